"""Every screen of a phone, as different people read it. What is found is told at the end."""

from __future__ import annotations

import json
from collections import defaultdict

import pytest
from playwright.sync_api import Page

from tests.browser.journey import KNOWN, SCREENS, Phones
from tests.browser.looks import all_of, axe, lost, read_as, small, spaced, untranslated
from tests.browser.pairwise import Run, pairwise
from tests.browser.room import PHONE, Room

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}
"""What 1280 pixels become at 400 % zoom, too."""

MOST_RUNS = 150
IN_ENGLISH_ONLY = {"accessibility"}

RUNS = pairwise(
    {
        "screen": SCREENS,
        "reads": ("en", "easy", "ar"),
        "theme": ("paper", "dark", "cream", "high"),
        "size": ("100", "150", "200"),
        "typeface": ("legible", "dyslexic"),
    }
)


def test_every_screen_for_everyone(room: Room, capsys: pytest.CaptureFixture[str]) -> None:
    phones = Phones(room, ("en", "easy", "ar", "pseudo"))
    by_screen: dict[str, list[Run]] = defaultdict(list)
    for run in RUNS:
        by_screen[run["screen"]].append(run)
    found, seen = {}, []
    for screen in phones.screens():
        seen.append(screen)
        for run in by_screen[screen]:
            found[f"axe: {' '.join(run.values())}"] = _axe(phones.pages[run["reads"]], run)
        for language, page in phones.pages.items():
            read_as(page)
            found[f"{screen} {language}: small"] = small(page)
        for language in ("pseudo", "ar"):
            found.update(_narrow(phones.pages[language], f"{screen} {language}"))
        if screen not in IN_ENGLISH_ONLY:
            plain = untranslated(phones.pages["pseudo"], KNOWN)
            found[f"{screen}: not translated"] = plain
    with capsys.disabled():
        print(f"\n{len(seen)} screens, {len(RUNS)} runs of axe for every pair of settings")
    assert tuple(seen) == SCREENS
    assert len(RUNS) <= MOST_RUNS
    assert all_of(**found) == {}, json.dumps(all_of(**found), indent=1, ensure_ascii=False)


def _axe(page: Page, run: Run) -> list[str]:
    read_as(page, run["theme"], int(run["size"]), run["typeface"])
    return axe(page, strict=run["theme"] == "high")


def _narrow(page: Page, where: str) -> dict[str, list[str]]:
    found = {}
    page.set_viewport_size(NARROW)
    found[f"{where}: narrow"] = lost(page)
    read_as(page, size=200)
    found[f"{where}: narrow, letters of 200 %"] = lost(page)
    read_as(page)
    spaced(page, True)
    found[f"{where}: narrow, spaced"] = lost(page)
    spaced(page, False)
    page.set_viewport_size(PHONE)
    return found
