"""What is looked for on a page as it stands: plain words, lost words, small targets, axe."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page

from tests.browser.room import RUN_AXE, WCAG, with_axe

OVERRIDES = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"
)
"""The text spacing of WCAG 1.4.12."""

_TEXTS = """
() => {
  // People's own words are marked by their language or direction, languages by their own names.
  const theirs = "[dir=auto], [lang]:not(html), script, style, noscript, [hidden]";
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    if (textContent.trim() && !parentElement.closest(theirs)) found.push(textContent.trim());
  }
  for (const name of ["aria-label", "placeholder", "alt", "title"])
    for (const element of document.body.querySelectorAll(`[${name}]`))
      if (element.getAttribute(name)) found.push(element.getAttribute(name));
  return found;
}
"""

_LOST = """
() => {
  const width = document.documentElement.clientWidth;
  const found = [];
  if (document.scrollingElement.scrollWidth > width)
    found.push(`the page is ${document.scrollingElement.scrollWidth} wide in ${width}`);
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest(".visually-hidden, .skip-link, svg, .aloud")) continue;
    const style = getComputedStyle(element);
    if (style.visibility === "hidden" || !element.textContent.trim()) continue;
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const start = element.textContent.trim().slice(0, 40);
    const name = `${element.tagName} ${element.className} "${start}"`;
    if (box.left < -1 || box.right > width + 1) found.push(`beside the page: ${name}`);
    const over = element.scrollWidth > element.clientWidth + 1
      || element.scrollHeight > element.clientHeight + 1;
    const cut = over && /hidden|clip/.test(style.overflow);
    if (cut) found.push(`cut: ${name}`);
  }
  return found.slice(0, 5);
}
"""

_SMALL = """
() => {
  const found = [];
  const targets = "button, a[href], label.choice, input, textarea, select";
  for (const element of document.body.querySelectorAll(targets)) {
    if (element.closest(".skip-link, label.choice") && !element.matches("label.choice")) continue;
    const box = element.getBoundingClientRect();
    if (!box.width || getComputedStyle(element).visibility === "hidden") continue;
    const inText = element.matches("a") && getComputedStyle(element).display === "inline";
    const least = element.matches(".answer") ? 56 : 44;
    if (!inText && (box.height < least - 0.5 || box.width < 43.5))
      found.push(`${box.width} × ${box.height}: ${element.textContent.trim().slice(0, 40)}`);
  }
  return found;
}
"""


def untranslated(page: Page, known: tuple[str, ...]) -> list[str]:
    """Texts with letters outside of the pseudo-locale's brackets. ``known``: people's words."""
    found = []
    for text in page.evaluate(_TEXTS):
        rest = text
        for words in known:
            rest = rest.replace(words, "")
        while rest != (inner := re.sub(r"\[[^\[\]]*\]", "", rest)):
            rest = inner
        if re.search(r"[A-Za-z]", rest):
            found.append(text)
    return found


def lost(page: Page) -> list[str]:
    """What lies beside the page or is cut."""
    found: list[str] = page.evaluate(_LOST)
    return found


def small(page: Page) -> list[str]:
    """Targets under 44 px, vote buttons under 56 px. A link inside a text may be smaller."""
    found: list[str] = page.evaluate(_SMALL)
    return found


def axe(page: Page, strict: bool = False) -> list[str]:
    """Violations of WCAG 2.2 AA; ``strict``: with the contrast of AAA."""
    with_axe(page)
    rules = {"color-contrast-enhanced": {"enabled": True}} if strict else {}
    run = page.evaluate(RUN_AXE, {"runOnly": {"type": "tag", "values": WCAG}, "rules": rules})
    return [f"{one['id']}: {one['where'][:3]}" for one in run]


def read_as(page: Page, theme: str = "paper", size: int = 100, typeface: str = "legible") -> None:
    """As the settings do it, without a walk through them."""
    page.evaluate(
        "([theme, size, typeface]) => {"
        " const root = document.documentElement;"
        " root.dataset.theme = theme; root.dataset.typeface = typeface;"
        " root.style.fontSize = size === 100 ? '' : `${size}%`; }",
        [theme, size, typeface],
    )


def spaced(page: Page, on: bool) -> None:
    """Text spacing as a reader may force it. By a sheet of the page: others are not allowed."""
    page.evaluate(
        "([rules, on]) => { const sheet = document.styleSheets[0];"
        " if (on) rules.split('} ').forEach((r, i) => sheet.insertRule(r.replace(/}?$/, '}'), i));"
        " else { sheet.deleteRule(0); sheet.deleteRule(0); } }",
        [OVERRIDES, on],
    )


def all_of(**found: Any) -> dict[str, Any]:
    """Only what found something."""
    return {name: what for name, what in found.items() if what}
