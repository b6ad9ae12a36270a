"""From a worry to a meeting that is held and followed up, in one go: by keys, and by a finger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page

from browser.chain import DAY, FOLLOWED, Walked, asked, seen, until, walk
from browser.meeting import window
from unit.calendar_readers import with_icaljs, with_vobject

pytestmark = pytest.mark.browser

TOLD = ("uid", "start", "summary", "description", "location")


class Keys:
    """A keyboard: Tab until it is there, Enter."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses = page, 0

    def go(self, address: str) -> None:
        self.page.goto(address)

    def run(self, expression: str) -> Any:
        try:
            return self.page.evaluate(expression)
        except Error:  # the page that it was asked of has just been left
            self.page.wait_for_load_state()
            return self.page.evaluate(expression)

    def reach(self, css: str) -> None:
        until(self, seen(css))
        here = f"document.activeElement === document.querySelector({json.dumps(css)})"
        for _ in range(80):
            if self.run(here):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not come to {css}")

    def press(self, css: str) -> None:
        self.reach(css)
        self.page.keyboard.press("Enter")
        self.presses += 1

    def jump(self, css: str) -> None:
        self.press(css)

    def write(self, css: str, text: str) -> None:
        self.reach(css)
        if text in {DAY, FOLLOWED}:
            self.page.locator(css).first.fill(text)  # the order of its parts is the browser's own language's
        else:
            self.page.keyboard.type(text)

    def turn(self, onward: bool = True) -> None:
        self.page.locator("[data-duk]").focus()
        self.page.keyboard.press("ArrowRight" if onward else "ArrowLeft")


class Finger(Keys):
    """A finger on a screen: each field and each button is a tap; a day is a tap and a choice."""

    def press(self, css: str) -> None:
        until(self, seen(css))
        self.page.locator(css).first.tap()
        self.presses += 1

    def jump(self, css: str) -> None:
        """A finger scrolls."""

    def write(self, css: str, text: str) -> None:
        self.press(css)
        self.presses += text in {DAY, FOLLOWED}
        self.page.locator(css).first.fill(text)

    def turn(self, onward: bool = True) -> None:
        self.page.locator("[data-framat]" if onward else "[data-bakat]").tap()


@pytest.fixture(params=[Keys, Finger])
def walked(request: pytest.FixtureRequest, browser: Browser, url: str) -> Iterator[Walked]:
    with window(browser, 1280, 720, has_touch=request.param is Finger) as context:
        hand = request.param(context.new_page())
        asked(hand, url)
        yield walk(hand)


def test_from_a_worry_to_a_meeting_that_is_followed_up(walked: Walked, tmp_path: Path) -> None:
    """At most 6 presses to a sent invitation; its day, and that of the follow-up, read alike by two readers."""
    assert walked.presses <= 6
    letter = parse_qs(urlsplit(walked.letter).query)
    assert letter["subject"][0].startswith("Samtal: onsdag 17 mars 2027: ")
    assert "När: onsdag 17 mars 2027" in letter["body"][0] and "/deltagare/" in letter["body"][0]
    assert {"frame", "read", "vote", "memory"} <= set(walked.steps)
    for made, day in ((walked.invitation, DAY), (walked.follow_up, FOLLOWED)):
        file = tmp_path / f"{day}.ics"
        file.write_bytes(made)
        [one], [other] = with_icaljs(file).values(), with_vobject(file).values()
        assert [one[each] for each in TOLD] == [other[each] for each in TOLD]
        assert one["start"].startswith(day) and (len(one["start"]) > len(day)) is (day == DAY)
