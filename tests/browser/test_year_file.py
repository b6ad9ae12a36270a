"""The calendar file of a year: its days and instants, its identities, and that other programs read it alike."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from holidays import country_holidays
from playwright.sync_api import Browser, Page, Route, expect

from browser.year import DATA, YEAR, events, module, ready, rows, saved
from unit.calendar_readers import with_icaljs, with_ics

pytestmark = pytest.mark.browser
NOW = "2026-11-22T12:00:00Z"
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
    """In Swedish time, summer and winter, wherever one is; three readers agree, and each link leads to a meeting."""
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-22T12:00:00Z")
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
        link = f"{site_url}/samtal/#fall={row['fall']}&minuter=30"
        assert event["URL"] == link and link in event["DESCRIPTION"]
    assert {event["DTSTART"].dt.astimezone(UTC).hour for event in found} == {7, 8}
    assert agreed(tmp_path / "ar.ics") == agreed_by_icalendar(found)
    page.goto(str(found[0]["URL"]))
    expect(page.get_by_role("radio", name="30")).to_be_checked()
    expect(page.locator("main")).to_contain_text(plan[0]["title"])
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
    assert {event["DTSTAMP"].dt for event in events(first)} == {datetime(2026, 11, 21, tzinfo=UTC)}


def awkward(route: Route) -> None:
    """The same dilemmas under awkward titles."""
    data: dict[str, Any] = json.loads(route.fetch().text())
    for entry, title in zip(data["entries"], AWKWARD, strict=False):
        entry.update(title=title, summary=f"{title}\n{title}")
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
    assert {str(each[3]).count("\n") for each in found.values()} == {4}
    assert page.locator("main b").count() == 0  # a title is text, never markup
    assert {row["title"] for row in rows(page)} == set(AWKWARD)


def test_days_follow_the_calendar(page: Page, site_url: str, site_dir: Path) -> None:
    """Every rhythm, weekday and place in the month, from each of 24 months: the right weekday, no July, no day off."""
    ready(page, site_url + YEAR)
    found = page.evaluate(
        """async (address) => {
          const { days } = await import(address);
          const times = [...document.querySelectorAll("[data-lediga] time")];
          const off = new Map(times.map(each => [each.dateTime, "ledig"]));
          const months = [...document.querySelectorAll("#fran option")].map(each => each.value);
          const all = (names, then) => names.flatMap(then);
          return all(["manad", "kvartal"], rytm => all(["1", "2", "3", "4", "sista"], vilken =>
            all(["1", "2", "3", "4", "5"], dag => months.map(fran =>
              ({ rytm, vilken, dag, fran, days: days({ rytm, vilken, dag, fran }, off) })))));
        }""",
        module(site_dir, site_url, "year-plan"),
    )
    assert len(found) == 2 * 5 * 5 * 24
    off = country_holidays("SE", years=range(2026, 2031), categories=("public", "de_facto"))
    for each in found:
        step = {"manad": 1, "kvartal": 3}[each["rytm"]]
        days = [date.fromisoformat(one["day"]) for one in each["days"]]
        assert len(days) == {1: 12, 3: 4}[step]
        assert f"{days[0]:%Y-%m}" == each["fran"].replace("-07", "-08")
        numbers = [day.year * 12 + day.month for day in days]
        assert all(1 <= other - one <= step + 1 for one, other in pairwise(numbers)), each
        for day, one in zip(days, each["days"], strict=True):
            # Sundays are public holidays to the package, and no weekday is a Sunday.
            assert day.isoweekday() == int(each["dag"]) and day.month != 7 and day not in off, (each, day)
            place = (day.day - 1) // 7 + 1
            last = (day + timedelta(7)).month != day.month
            wanted = last if each["vilken"] == "sista" else place == int(each["vilken"])
            assert wanted == (one["instead"] == ""), (each, day)


def test_an_hour_in_sweden_is_the_same_instant_as_python_says(page: Page, site_url: str, site_dir: Path) -> None:
    """For each day of three years at five times of day, but for the hour that is skipped: weekdays never meet it."""
    page.goto(site_url + YEAR)
    days = [date(2026, 1, 1) + timedelta(number) for number in range(3 * 365)]
    cases = [(f"{day}", clock) for day in days for clock in ("00:00", "01:30", "04:00", "09:00", "23:59")]
    found = page.evaluate(
        """async ([address, cases]) => {
          const { instant } = await import(address);
          return cases.map(([day, time]) => instant(day, time).toISOString());
        }""",
        [module(site_dir, site_url, "year-plan"), cases],
    )
    for (day, clock), told in zip(cases, found, strict=True):
        local = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=STOCKHOLM)
        assert datetime.fromisoformat(told) == local.astimezone(UTC), (day, clock)
