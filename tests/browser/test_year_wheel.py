"""A year of conversations on /arshjul/: the days it falls on, the link that holds it, the file that others can read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import icalendar
import pytest
from holidays import country_holidays
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from unit.calendar_readers import with_icaljs, with_ics

pytestmark = pytest.mark.browser

YEAR = "/arshjul/"
ROWS = "[data-rader] tr"
DATA = "**/data/dilemman.json"
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


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on a day in November."""
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.clock.set_fixed_time("2026-11-22T12:00:00Z")
    yield page


def rows(page: Page) -> list[dict[str, str]]:
    """The plan as it stands: the day, why it was moved, the case, where its meeting is led."""
    found: list[dict[str, str]] = page.locator(ROWS).evaluate_all(
        """all => all.map(row => ({ day: row.querySelector("th span").textContent, fall: row.dataset.fall,
          moved: row.querySelector("th .meta")?.textContent ?? "", title: row.querySelector("td a").textContent,
          meeting: row.querySelector(".meta a[href*=samtal]").getAttribute("href") }))"""
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


def module(site_dir: Path, site_url: str, name: str) -> str:
    """The address of one of our scripts, under its published name."""
    [found] = site_dir.glob(f"assets/{name}.*.js")
    return f"{site_url}/assets/{found.name}"


def test_a_year_at_first_sight(page: Page, site_url: str) -> None:
    """Twelve second Tuesdays, none in July; the same in the wheel; nothing is written into the address unasked."""
    ready(page, site_url + YEAR)
    plan = rows(page)
    assert len({row["fall"] for row in plan}) == len(plan) == 12
    assert all(row["day"].startswith("tisdag ") and "juli" not in row["day"] for row in plan)
    assert plan[0]["day"] == "tisdag 8 december 2026" and plan[-1]["day"] == "tisdag 14 december 2027"
    told = page.locator("[data-hjul] desc").text_content() or ""
    assert all(f"{row['day']}: {row['title']}." in told for row in plan)
    assert page.locator("[data-hjul] .spoke").count() == 12
    assert page.url == site_url + YEAR


def test_a_link_holds_the_whole_year(page: Page, browser: Browser, site_url: str) -> None:
    """What is chosen stands in the address after #, and gives the same year in a fresh profile."""
    ready(page, site_url + YEAR)
    page.get_by_label("Varje kvartal").check()
    page.get_by_label("Veckodag").select_option("Torsdagen")
    page.get_by_label("Vilken i månaden").select_option("Sista")
    page.get_by_label("Börjar kl.").fill("13.30")
    page.get_by_label("Första månaden").select_option("februari 2027")
    page.get_by_label("Vad ni pratar om").select_option("Jäv")
    page.get_by_role("radio", name="20", exact=True).check()
    page.get_by_role("button", name="Byt fall").first.click()
    chosen = parse_qs(urlsplit(page.url).fragment)
    plan = rows(page)
    assert chosen.pop("fall") == [",".join(row["fall"] for row in plan)]
    assert chosen == {
        **{"rytm": ["kvartal"], "vilken": ["sista"], "dag": ["4"], "tid": ["13:30"], "minuter": ["20"]},
        **{"urval": ["jav"], "fran": ["2027-02"]},
    }
    said = "Varje kvartal, den sista torsdagen kl. 13.30, 20 minuter."
    expect(page.locator("[data-sammanfattning]")).to_have_text(said)
    assert [row["day"] for row in plan] == [
        "torsdag 25 februari 2027",
        "torsdag 27 maj 2027",
        "torsdag 26 augusti 2027",
        "torsdag 25 november 2027",
    ]
    other = browser.new_context(timezone_id="America/Los_Angeles", locale="en-US")
    ready(fresh := other.new_page(), page.url)
    assert rows(fresh) == plan
    expect(fresh.locator("[data-sammanfattning]")).to_have_text(said)
    assert fresh.get_by_label("Börjar kl.").input_value() == "13.30"
    other.close()


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
        module(site_dir, site_url, "arshjul-plan"),
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
        [module(site_dir, site_url, "arshjul-plan"), cases],
    )
    for (day, clock), told in zip(cases, found, strict=True):
        local = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=STOCKHOLM)
        assert datetime.fromisoformat(told) == local.astimezone(UTC), (day, clock)


def test_a_day_off_moves_within_its_month_and_says_why(page: Page, site_url: str) -> None:
    ready(page, f"{site_url}{YEAR}#fran=2027-01&vilken=1&dag=5")
    first, *_ = plan = rows(page)
    assert first["day"] == "fredag 8 januari 2027" and "nyårsdagen" in first["moved"]
    assert [row["day"] for row in plan if "klämdag" in row["moved"]] == [
        "fredag 14 maj 2027",
        "fredag 14 januari 2028",
    ]


@pytest.mark.parametrize(
    ("fragment", "told"),
    [
        ("rytm=dagligen", "hur ofta"),
        ("fran=1999-13&dag=9", "första månaden"),
        ("fall=finns-inte,torsdagsbastun", "fallen"),
        ("fall=<img src=x onerror=alert(1)>&urval=constructor", "temat"),
        ("tid=25:99&minuter=-1", "klockslaget"),
        ("fall=" + "torsdagsbastun," * 900, "fallen"),
    ],
)
def test_what_is_broken_is_left_out_with_a_word(page: Page, site_url: str, fragment: str, told: str) -> None:
    """A whole year all the same, and no error."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    ready(page, f"{site_url}{YEAR}#{fragment}")
    assert len({row["fall"] for row in rows(page)}) == 12
    expect(page.locator("[data-besked]")).to_contain_text(told)
    assert errors == []


def test_a_link_followed_on_the_page_is_another_year(page: Page, site_url: str) -> None:
    """And the way past the menu is still a place on the page."""
    ready(page, f"{site_url}{YEAR}#fran=2027-01&dag=1")
    page.evaluate("location.hash = '#rytm=kvartal&fran=2027-03&dag=3'")
    expect(page.locator(ROWS)).to_have_count(4)
    assert rows(page)[0]["day"] == "onsdag 10 mars 2027"
    page.evaluate("location.hash = '#innehall'")
    expect(page.locator(ROWS)).to_have_count(4)


def test_cases_of_ones_own_by_keyboard(page: Page, site_url: str) -> None:
    """Find, tick, put first, take away: with keys alone, and the focus stays where one works."""
    ready(page, site_url + YEAR)
    page.get_by_label("Vad ni pratar om").select_option("Fall som vi väljer själva")
    for _ in range(12):
        page.get_by_role("button", name="Ta bort").first.press("Enter")
    expect(page.locator(ROWS)).to_have_count(0)
    expect(page.get_by_role("button", name="Spara som kalenderfil")).to_be_disabled()
    for words in ("torsdagsbastun", "kommatecknen"):
        page.get_by_label("Sök bland fallen").fill(words)
        box = page.locator("[data-lista] input:not(:checked)").first
        box.press("Space")
        expect(page.locator("[data-lista] input:focus")).to_be_checked()
    assert [row["fall"] for row in rows(page)] == ["torsdagsbastun", "ett-anonymt-svar"]
    expect(page.locator("[data-sammanfattning]")).to_contain_text("Du har valt 2 fall av 12.")
    page.get_by_role("button", name="Flytta upp").press("Enter")
    assert [row["fall"] for row in rows(page)] == ["ett-anonymt-svar", "torsdagsbastun"]
    assert page.evaluate("document.activeElement.closest('tr')?.dataset.fall") == "ett-anonymt-svar"
    assert "fall=ett-anonymt-svar,torsdagsbastun" in page.url


def test_a_theme_fills_the_year_first(page: Page, site_url: str) -> None:
    """All of its cases before any other; when they do not reach, that is told."""
    ready(page, site_url + YEAR)
    for option in page.locator("#urval optgroup option").all():
        page.get_by_label("Vad ni pratar om").select_option(option.text_content())
        theme = option.get_attribute("value")
        having = page.evaluate(
            """async (theme) => (await (await fetch("../data/dilemman.json")).json()).entries
              .filter(each => each.values.tema.includes(theme)).map(each => each.slug)""",
            theme,
        )
        chosen = [row["fall"] for row in rows(page)]
        own = [slug in having for slug in chosen]
        assert own == [True] * min(12, len(having)) + [False] * max(0, 12 - len(having)), theme
        said = page.locator("[data-sammanfattning]").text_content() or ""
        assert ("Temat räcker inte hela året" in said) == (len(having) < 12)


def test_enter_leads_to_the_plan(page: Page, site_url: str) -> None:
    """From a field, as on a phone where the plan stands below; nothing is sent and the cases stay."""
    ready(page, site_url + YEAR)
    before = rows(page)
    page.get_by_label("Börjar kl.").fill("8")
    page.get_by_label("Börjar kl.").press("Enter")
    assert page.evaluate("document.activeElement.id") == "planen"
    expect(page.locator("[data-sammanfattning]")).to_contain_text("kl. 8.00")
    assert rows(page) == before


def test_a_time_that_is_none_is_told_and_not_used(page: Page, site_url: str) -> None:
    ready(page, site_url + YEAR)
    page.get_by_label("Börjar kl.").fill("halv tio")
    page.get_by_label("Börjar kl.").blur()
    expect(page.locator("[data-tid-fel]")).to_have_text("Skriv klockslaget så här: 9.00.")
    expect(page.locator("[data-sammanfattning]")).to_contain_text("kl. 9.00")


def test_without_the_list_of_cases_the_plan_still_serves(page: Page, site_url: str, tmp_path: Path) -> None:
    """A network that fails: the cases in the page, a word about it, and a file."""
    page.route(DATA, lambda route: route.abort())
    page.goto(site_url + YEAR)
    expect(page.locator("[data-besked]")).to_contain_text("gick inte att hämta")
    assert len(events(saved(page, tmp_path / "ar.ics"))) == 12


def test_without_scripts_there_is_a_plan(browser: Browser, site_url: str) -> None:
    """Twelve months with links to the cases and their meetings, how to put it into one's calendar, and no dead form."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + YEAR)
    expect(page.locator(ROWS)).to_have_count(12)
    assert "Juli" not in (page.locator(".plan").text_content() or "")
    expect(page.locator("main form")).to_be_hidden()
    expect(page.get_by_role("heading", name="Så får du in det i kalendern")).to_be_visible()
    assert [each for each in page.locator("main button").all() if each.is_visible()] == []
    page.locator(ROWS).first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Att samtala om")).to_be_visible()
    context.close()


@pytest.mark.parametrize("fragment", ["", "#rytm=kvartal&fran=2027-01", "#fran=2027-01&vilken=1&dag=5"])
def test_the_wheel_is_one_sheet(page: Page, site_url: str, fragment: str) -> None:
    ready(page, site_url + YEAR + fragment)
    assert sheets(page) == 1


def test_every_worksheet_is_one_sheet(page: Page, site_url: str) -> None:
    """From the browser, on A4, with lines to write on."""
    page.goto(f"{site_url}/metoder/")
    paths = [link.get_attribute("href") for link in page.locator(".methods h2 a").all()]
    assert len(paths) >= 6
    for path in paths:
        page.goto(f"{site_url}/metoder/{path}arbetsblad/")
        assert sheets(page) == 1, path
        assert page.locator(".lines i").count() >= page.locator(".steps > li").count()


def sheets(page: Page) -> int:
    """How many pages the browser prints."""
    return len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True)))
