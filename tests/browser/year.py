"""A year of conversations to try things on: the page /arshjul/, its plan and its file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import icalendar
from playwright.sync_api import Locator, Page, expect

YEAR = "/arshjul/"
ROWS = "[data-rader] tr"
DATA = "**/data/dilemman.json"


def rows(page: Page) -> list[dict[str, str]]:
    """The plan as it stands: the day, why it was moved, the case, where its meeting is led."""
    found: list[dict[str, str]] = page.locator(ROWS).evaluate_all(
        """all => all.map(row => ({ day: row.querySelector("th span").textContent, fall: row.dataset.fall,
          moved: row.querySelector("th .meta")?.textContent ?? "", title: row.querySelector("td a").textContent,
          meeting: row.querySelector(".actions a[href*=samtal]").getAttribute("href") }))"""
    )
    return found


def saved(page: Page, path: Path) -> bytes:
    """The calendar file that the button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Spara som kalenderfil").click()
    assert re.fullmatch(r"arshjul-\d{4}-\d\d\.ics", download.value.suggested_filename)
    download.value.save_as(path)
    return path.read_bytes()


def ready(page: Page, address: str) -> None:
    """Open a year, and wait until it is drawn."""
    page.goto("about:blank")
    with page.expect_response(DATA):
        page.goto(address)
    expect(page.locator("[data-hjul] svg")).to_be_visible()


def events(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def change(page: Page, name: str, at: int) -> Locator:
    """What one seldom does with a row, unfolded."""
    row = page.locator(ROWS).nth(at)
    row.locator(".changes summary").click()
    return row.get_by_role("button", name=name)
