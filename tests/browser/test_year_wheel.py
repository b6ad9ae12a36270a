"""A year of conversations on /arshjul/: the link that holds it, what one can choose, and what is printed."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.year import DATA, ROWS, YEAR, change, events, ready, rows, saved

pytestmark = pytest.mark.browser
NOW = "2026-11-30T12:00:00Z"
"""A day in November."""


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
    page.get_by_role("radio", name="60", exact=True).check()
    change(page, "Byt fall", 0).click()
    chosen = parse_qs(urlsplit(page.url).fragment)
    plan = rows(page)
    assert chosen.pop("fall") == [",".join(row["fall"] for row in plan)]
    assert chosen == {
        **{"rytm": ["kvartal"], "vilken": ["sista"], "dag": ["4"], "tid": ["13:30"], "minuter": ["60"]},
        **{"urval": ["jav"], "fran": ["2027-02"]},
    }
    said = "Varje kvartal, den sista torsdagen kl. 13.30, 60 minuter."
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
    page.locator(".changes summary").first.press("Enter")
    for _ in range(12):
        page.get_by_role("button", name="Ta bort").first.press("Enter")
    expect(page.locator(ROWS)).to_have_count(0)
    expect(page.get_by_role("button", name="Spara som kalenderfil")).to_be_disabled()
    for words, slug in (("torsdagsbastun", "torsdagsbastun"), ("oroande svar i en enkät", "ett-anonymt-svar")):
        page.get_by_label("Sök bland fallen").fill(words)
        expect(page.locator("[data-lista] input:not(:checked)").first).to_have_value(slug)
        page.locator("[data-lista] input:not(:checked)").first.press("Space")
        expect(page.locator("[data-lista] input:focus")).to_be_checked()
    assert [row["fall"] for row in rows(page)] == ["torsdagsbastun", "ett-anonymt-svar"]
    expect(page.locator("[data-sammanfattning]")).to_contain_text("Du har valt 2 fall av 12.")
    change(page, "Flytta upp", 1).press("Enter")
    assert [row["fall"] for row in rows(page)] == ["ett-anonymt-svar", "torsdagsbastun"]
    assert page.evaluate("document.activeElement.closest('tr')?.dataset.fall") == "ett-anonymt-svar"
    assert "fall=ett-anonymt-svar,torsdagsbastun" in page.url


def test_a_theme_fills_the_year_first(page: Page, site_url: str) -> None:
    """All of its cases that there is time for, before others, in their months; when they do not reach, that is told."""
    ready(page, site_url + YEAR)
    for option in page.locator("#urval optgroup option").all():
        page.get_by_label("Vad ni pratar om").select_option(option.text_content())
        theme = option.get_attribute("value")
        having = page.evaluate(
            """async (theme) => (await (await fetch("../data/dilemman.json")).json()).entries
              .filter(each => each.values.tema.includes(theme) && each.minutes <= 20)
              .map(each => [each.slug, each.season])""",
            theme,
        )
        chosen = [row["fall"] for row in rows(page)]
        tied = {slug for slug, season in having if season}
        own = [slug in dict(having) for slug in chosen if slug not in tied]
        free = min(12 - len(tied & {*chosen}), len(having) - len(tied))
        assert own == [True] * free + [False] * (len(own) - free), theme
        assert len(having) > 12 or tied <= {*chosen}, theme
        said = page.locator("[data-sammanfattning]").text_content() or ""
        assert ("Temat räcker inte hela året" in said) == (len(having) < 12)


def test_a_year_for_those_who_meet_with_one_day_moved(page: Page, site_url: str) -> None:
    """Whom it is for and how many they are chooses the cases; one day is moved by its own field, and back."""
    ready(page, site_url + YEAR)
    page.get_by_label("Vilka ni är").select_option("Ledningsgrupper")
    page.get_by_label("Antal personer").fill("17")
    page.get_by_label("Antal personer").blur()
    assert "roll=ledningsgrupp&grupp=17" in page.url
    before = rows(page)
    change(page, "Byt dag", 1).click()
    page.get_by_label("Ny dag för").fill("2027-01-15")
    expect(page.locator("[data-rader] th .meta")).to_have_text("Flyttat av dig från 12 januari.")
    expect(page.locator(ROWS).nth(1).get_by_role("button", name="Byt dag")).to_be_focused()
    after = rows(page)
    assert after[1]["day"] == "fredag 15 januari 2027" and "flytt=2027-01-12.2027-01-15" in page.url
    assert [each["fall"] for each in after] == [each["fall"] for each in before]
    assert "dag=2027-01-15" in after[1]["meeting"] and "grupp=17" in after[1]["meeting"]


def test_enter_leads_to_the_plan(page: Page, site_url: str) -> None:
    """From a field, as on a phone where the plan stands below; nothing is sent and the cases stay."""
    ready(page, site_url + YEAR)
    before = rows(page)
    page.get_by_label("Börjar kl.").fill("8")
    page.get_by_label("Börjar kl.").press("Enter")
    assert page.evaluate("document.activeElement.id") == "planen"
    expect(page.locator("[data-sammanfattning]")).to_contain_text("kl. 8.00")
    assert [each["fall"] for each in rows(page)] == [each["fall"] for each in before]


def test_a_time_that_is_none_is_told_and_not_used(page: Page, site_url: str) -> None:
    ready(page, site_url + YEAR)
    page.get_by_label("Börjar kl.").fill("abc")
    page.get_by_label("Börjar kl.").blur()
    field = page.get_by_label("Börjar kl.")
    expect(field).to_have_accessible_description("Skriv klockslaget så här: 9.00. Så länge räknar planen med 9.00.")
    expect(field).to_have_value("abc")
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
