"""The calendar file of a year: its days and instants, its identities, and that other programs read it alike."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser.year import DATA, YEAR, events, ready, rows, saved
from unit.calendar_readers import with_icaljs, with_ics

pytestmark = pytest.mark.browser
NOW = "2026-11-30T12:00:00Z"
"""A day in November."""

STOCKHOLM = ZoneInfo("Europe/Stockholm")
AWKWARD = (
    "Semikolon; komma, kolon: och \\ omvänt snedstreck",
    r"Redan skyddat \, och \; så",
    "👩‍👩‍👧‍👦 Familjen vid vikningen " + "👩‍👩‍👧‍👦" * 5,
    "å" * 90,
    "x" * 67 + "å på den sjuttiofemte byten",
    "”Citat” och \"raka\" och 'enkla'",
    "BEGIN:VEVENT",
    "Ärendet <b>fetstilt</b> & sonen",
    "Tabb\toch  dubbla mellanslag",
    "= lika med, % procent, # nummer",
    "العربية وعبرית",
    "🎁",
)
"""A year of titles that trip up who writes a calendar by hand."""


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "Pacific/Auckland"])
def test_the_file_says_nine_o_clock_all_year(browser: Browser, site_url: str, zone: str, tmp_path: Path) -> None:
    """In Swedish time, summer and winter, wherever one is; three readers agree, and each link is the group's."""
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-30T12:00:00Z")
    ready(page, f"{site_url}{YEAR}#fran=2027-01&minuter=30")
    content = saved(page, tmp_path / "ar.ics")
    plan = rows(page)
    found = events(content)
    assert len(found) == len(plan) == 12
    for event, row in zip(found, plan, strict=True):
        start, end = event["DTSTART"].dt.astimezone(STOCKHOLM), event["DTEND"].dt.astimezone(STOCKHOLM)
        assert (start.weekday(), start.time(), end - start) == (1, time(9), timedelta(minutes=30))
        assert f" {start.day} " in row["day"] and str(start.year) in row["day"]
        assert event["SUMMARY"] == f"Samtal: {row['title']}"
        link = f"{site_url}/dilemman/{row['fall']}/deltagare/"
        assert event["URL"] == link and re.findall(r"http\S+", event["DESCRIPTION"]) == [link]
    assert {event["DTSTART"].dt.astimezone(UTC).hour for event in found} == {7, 8}
    assert agreed(tmp_path / "ar.ics") == agreed_by_icalendar(found)
    page.goto(str(found[0]["URL"]))
    expect(page.locator("main [data-deltagare] h1")).to_have_text(plan[0]["title"])
    page.goto(f"{site_url}{YEAR}{plan[0]['meeting']}")
    expect(page.get_by_role("radio", name="30")).to_be_checked()
    context.close()


def agreed(path: Path) -> dict[str, tuple[object, ...]]:
    """What two readers make of a file, when they make the same of it."""
    names = ("start", "end", "summary", "description")
    one, other = (
        {uid: tuple(each[name] for name in names) for uid, each in reader(path).items()}
        for reader in (with_ics, with_icaljs)
    )
    assert one == other
    return one


def agreed_by_icalendar(found: list[Any]) -> dict[str, tuple[object, ...]]:
    """The same in the same form, by a third."""
    return {
        str(event["UID"]): (
            *(f"{event[name].dt.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" for name in ("DTSTART", "DTEND")),
            *(str(event[name]) for name in ("SUMMARY", "DESCRIPTION")),
        )
        for event in found
    }


def test_the_same_choice_has_the_same_identities(page: Page, site_url: str, tmp_path: Path) -> None:
    """Byte by byte the same after a reload; another time of day is another year, which replaces nothing."""
    address = f"{site_url}{YEAR}#fran=2027-01&fall=torsdagsbastun"
    ready(page, address)
    first = saved(page, tmp_path / "1.ics")
    whole = page.url
    ready(page, whole)
    assert saved(page, tmp_path / "2.ics") == first
    page.get_by_label("Börjar kl.").fill("10")
    page.get_by_label("Börjar kl.").blur()
    other = {event["UID"] for event in events(saved(page, tmp_path / "3.ics"))}
    ours = [event["UID"] for event in events(first)]
    assert len(set(ours)) == 12 and not other & set(ours)
    assert all(re.fullmatch(r"arshjul-[0-9a-f]{16}-\d{1,2}@[\w.-]+", uid) for uid in ours)
    assert {event["DTSTAMP"].dt for event in events(first)} == {datetime(2026, 11, 30, tzinfo=UTC)}


def awkward(route: Route) -> None:
    """The same dilemmas under awkward titles."""
    data: dict[str, Any] = json.loads(route.fetch().text())
    for entry, title in zip(data["entries"], AWKWARD, strict=False):
        entry.update(title=title, summary=f"{title}\n{title}", minutes=20)
    route.fulfill(json={**data, "entries": data["entries"][: len(AWKWARD)]})


def test_awkward_titles_arrive_whole(page: Page, site_url: str, tmp_path: Path) -> None:
    """Commas, semicolons, emoji, long words at the fold: CRLF, 75 octets a line, every reader has the title back."""
    page.route(DATA, awkward)
    ready(page, f"{site_url}{YEAR}#fran=2027-01")
    content = saved(page, tmp_path / "ar.ics")
    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"") and max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1]) and lines[-1] == b""
    titles = {f"Samtal: {title}" for title in AWKWARD}
    assert {str(event["SUMMARY"]) for event in events(content)} == titles
    found = agreed(tmp_path / "ar.ics")
    assert {each[2] for each in found.values()} == titles and len(found) == 12
    assert {str(each[3]).count("\n") for each in found.values()} == {13}
    assert all(each[2].removeprefix("Samtal: ") in each[3] for each in found.values())
    assert page.locator("main b").count() == 0  # a title is text, never markup
    assert {row["title"] for row in rows(page)} == set(AWKWARD)
