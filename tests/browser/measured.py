"""A big screen's page measured: letters for the back row, nothing cut, nothing beside a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.staged import Json, Stage, settle

SIZES = [(1280, 720), (1920, 1080), (3840, 2160), (1024, 768), (2560, 1080)]
FLOOR, FAR = 0.057, 0.0758
"""Share of the screen's height that no letter's size is below; the same for a far back row."""

MEASURE = r"""([floor, texts]) => {
  const wrong = [];
  const say = (what, node) => wrong.push(`${what}: ${node.textContent.trim().slice(0, 40)}`);
  const height = innerHeight;
  const onOnePage = (line, flow, box) => {
    const rtl = getComputedStyle(flow).direction === 'rtl';
    const column = box.width + (parseFloat(getComputedStyle(flow).columnGap) || 0);
    const shown = rtl ? box.right - line.right : line.left - box.left;
    const from = shown + Math.abs(flow.scrollLeft);
    const said = document.querySelector('.sheet-pages');
    const pages = said ? Number(said.textContent.match(/\d+/g).at(-1)) : 1;
    const page = Math.floor((from + 2) / column);
    return page >= 0 && page < pages && from - page * column + line.width <= flow.clientWidth + 2;
  };
  const walker = document.createTreeWalker(document.querySelector('.big'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    const style = getComputedStyle(parent);
    if (!node.textContent.trim() || style.visibility === 'hidden') continue;
    if (style.display === 'none' || parent.closest('.visually-hidden')) continue;
    const size = parseFloat(style.fontSize);
    if (size < floor * height - 0.01) say(`${(100 * size / height).toFixed(2)} % high`, node);
    if (style.textOverflow === 'ellipsis') say('cut by an ellipsis', node);
    const flow = parent.closest('.sheet-flow');
    const around = flow || parent.closest('.captions, .big-main') || document.body;
    const box = around.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      // A line's box is taller than its letters: a fifth above and below is blank.
      const blank = line.height * 0.2;
      const cut = line.top + blank < box.top - 1 || line.bottom - blank > box.bottom + 1;
      if (cut) say('over the edge', node);
      if (line.width > box.width + 1) say('wider than the screen', node);
      const beside = line.left < -1 || line.right > innerWidth + 1;
      if (beside && !flow) say('beside the screen', node);
      if (flow && !onOnePage(line, flow, box)) say('between two pages', node);
    }
  }
  const told = (text) => text.replace(/\s+/g, '');
  const there = told(document.querySelector('.big').textContent);
  // The words that are measured have no such sign, so whatever has one was cut.
  if (there.includes('…') || there.includes('...')) wrong.push('a text is cut');
  const missing = texts.filter((text) => !there.includes(told(text)));
  wrong.push(...missing.map((text) => `not whole: ${text.slice(0, 40)}`));
  const { scrollHeight, scrollWidth } = document.documentElement;
  if (scrollHeight > height + 1 || scrollWidth > innerWidth + 1) wrong.push('the page scrolls');
  return [...new Set(wrong)];
}"""


def wrong(page: Page, floor: float = FLOOR, texts: list[str] | None = None) -> list[str]:
    """What is wrong with the page that is shown. ``texts``: what it has to hold whole."""
    found: list[str] = page.evaluate(MEASURE, [floor, texts or []])
    return found


def texts_of(view: Json) -> list[str]:
    """The words of a screen that it must show whole, on one page or on several."""
    screen = view["screen"]
    if view["big"]["held"]:
        return [view["big"]["words"]]
    # A dissent reminds of a text that was on the pages before.
    names = ["reminder" if screen["kind"] == "dissent" else "text", "dissent", "title"]
    why = [reason["why"] for reason in screen.get("reasons", [])]
    found = [screen.get(name) for name in names if screen["kind"] != "ended"]
    items = [i if isinstance(i, str) else i["text"] for i in screen.get("items", [])]
    # Once a vote is revealed, what it was about follows on pages of its own.
    listed = [] if screen.get("result") else screen.get("list", [])
    return [*filter(None, found), *why, *items, *listed]


def pages_of(page: Page) -> int:
    said = page.locator(".sheet-pages")
    return int(re.findall(r"\d+", said.inner_text())[-1]) if said.count() else 1


def turned(stage: Stage, view: Json) -> Iterator[int]:
    """Shows a view, and turns to each of its pages: 1, 2 … A step is turned by who leads it."""
    for _, number in turned_together({stage: view}):
        yield number


def turned_together(shown: dict[Stage, Json]) -> Iterator[tuple[Stage, int]]:
    """The same on several screens at once, each with as many pages as it has."""
    for stage, view in shown.items():
        stage.tell(view)
    settle(*shown)
    pages = {stage: pages_of(stage.page) for stage in shown}
    for number in range(1, max(pages.values()) + 1):
        there = [stage for stage in shown if pages[stage] >= number]
        if number > 1:
            for stage in there:
                _turn(stage, shown[stage], number)
            settle(*there)
        for stage in there:
            if number > 1:
                said = stage.page.locator(".sheet-pages").inner_text()
                assert re.findall(r"\d+", said)[0] == str(number)
            yield stage, number


def _turn(stage: Stage, view: Json, number: int) -> None:
    if view["turn"]:
        stage.tell({**view, "turn": {**view["turn"], "page": number, "pages": 99}})
    else:
        stage.page.keyboard.press("ArrowRight")
