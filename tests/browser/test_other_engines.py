"""The same way in the engines that are not Chromium's: Firefox ESR and WebKitGTK, where they are installed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import icalendar
import pytest
from pypdf import PdfReader

from browser import webdriver
from browser.chain import asked, found, until, walk

pytestmark = pytest.mark.browser


@pytest.fixture(params=sorted(webdriver.NEEDS))
def hand(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[webdriver.Pointer]:
    if why := webdriver.lacking(request.param):
        pytest.skip(why)
    with getattr(webdriver, request.param)(tmp_path) as wire:
        yield webdriver.Pointer(wire)


def test_the_whole_way(hand: webdriver.Pointer, url: str) -> None:
    """By the question and by the library to a case, an invitation, votes, a follow-up; on paper no sheet is empty."""
    asked(hand, url)
    until(hand, "location.pathname === '/samtal/' && document.querySelector('.picked a')")
    found(hand, url)
    walked = walk(hand)
    assert "När: onsdag 17 mars 2027" in icalendar.Calendar.from_ical(walked.invitation).events[0]["DESCRIPTION"]
    assert "logg" in icalendar.Calendar.from_ical(walked.follow_up).events[0]["SUMMARY"]  # WebKitGTK keeps f for itself
    assert {"frame", "read", "vote", "memory"} <= set(walked.steps)
    if isinstance(hand.wire, webdriver.Marionette):  # WebKitGTK's driver prints nothing
        sheets = [each.extract_text() for each in PdfReader(io.BytesIO(hand.paper())).pages]
        assert "läs spelreglerna" in sheets[0] and all(map(str.strip, sheets))
