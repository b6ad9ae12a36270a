"""A meeting put together: from the library to a package that a link holds, that prints, and needs no network."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from pypdf import PdfReader

from browser.meeting import TWO
from browser.meeting import chosen_page as opened
from browser.settled import violations

pytestmark = pytest.mark.browser


@pytest.fixture
def browser(browser: Browser, request: pytest.FixtureRequest) -> Browser:
    """With a window for tests that are marked so."""
    windowed: Browser = request.getfixturevalue("windowed") if request.node.get_closest_marker("windowed") else browser
    return windowed


PACKAGE = """() => ["#samtalets-lank", "#inbjudan"].map((field) => document.querySelector(field).value)
  .concat(document.querySelector("[data-paket]").textContent)"""


@pytest.fixture
def entries(site_dir: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((site_dir / "data/dilemman.json").read_text("utf-8"))["entries"]
    return found


def chosen(page: Page) -> dict[str, Any]:
    """What the controls say."""
    minutes = page.locator("[name=minuter]:checked").input_value()
    fields = {name: page.locator(f"#{name}").input_value() for name in ("grupp", "metod", "start")}
    return {"cases": page.locator(".picked a, .picked b").all_inner_texts(), "minutes": minutes, **fields}


# From a case to a meeting


def test_from_the_library_to_the_same_package_elsewhere(browser: Browser, url: str) -> None:
    """A card, its page, one press: a meeting is ready. The link gives somebody else, in a fresh profile, the same."""
    with browser.new_context() as here, browser.new_context() as there:
        page = here.new_page()
        page.goto(f"{url}/dilemman/")
        page.get_by_label("Sök bland fallen").fill("torsdagsbastun")
        page.get_by_role("link", name="Torsdagsbastun").first.click()
        page.get_by_role("link", name="Förbered samtalet").click()
        page.locator("[data-paket]").wait_for()
        expect(page.get_by_role("heading", name="Tidsplan")).to_be_visible()
        page.locator(".lengths input[value='60']").check()
        page.get_by_label("Antal personer").fill("11")
        page.get_by_label("Metod", exact=True).select_option("etiska-kompassen")
        page.get_by_label("Börjar kl.").fill("930")
        summary = "kl. 9.30–10.30\u00a0· 11 personer\u00a0· Etiska kompassen"
        expect(page.locator("[data-sammanfattning]")).to_contain_text(summary)
        package = page.evaluate(PACKAGE)
        choice = "fall=torsdagsbastun&minuter=60&grupp=11&metod=etiska-kompassen&start=09:30"
        assert package[0].endswith(f"/samtal/#{choice}")
        for address in (package[0], page.url):
            other = there.new_page()
            other.goto(address)
            other.locator("[data-paket]").wait_for()
            assert other.evaluate(PACKAGE) == package
            assert chosen(other) == {
                "cases": ["Torsdagsbastun"],
                "minutes": "60",
                "grupp": "11",
                "metod": "etiska-kompassen",
                "start": "9.30",
            }


def test_a_case_alone_is_enough(page: Page, url: str, site_dir: Path, entries: list[dict[str, Any]]) -> None:
    """The shortest plan with room, its first method but those done apart, as many people as usual or as it is for."""
    for entry in random.Random(5).sample(entries, 8):
        opened(page, url, f"fall={entry['slug']}")
        html = (site_dir / f"dilemman/{entry['slug']}/index.html").read_text("utf-8")
        low, high = (int(re.search(rf'data-{name}="(\d+)"', html)[1]) for name in ("minst", "flest"))  # type: ignore[index]
        apart = page.locator("#metod option[data-isar]").evaluate_all("found => found.map((each) => each.value)")
        named = re.search(r'data-metoder="([^"]*)"', html)[1].split()  # type: ignore[index]
        methods = [each for each in named if each not in apart]
        wanted = chosen(page)
        assert int(wanted["minutes"]) == next(each for each in (20, 30, 45, 60, 90) if each >= entry["minutes"])
        assert low <= int(wanted["grupp"]) <= high
        assert wanted["metod"] == (methods[0] if methods else "fyra-fragor")
        expect(page.locator("[data-tidsplan] li")).not_to_have_count(0)
        head = re.search(r'<header class="head">.*?</header>', html, re.DOTALL)[0]  # type: ignore[index]
        expect(page.locator("[data-valda] .subtitle")).to_have_count(head.count('class="subtitle"'))


def test_a_case_without_a_subtitle_borrows_none(page: Page, url: str) -> None:
    """Other cases' stand further down on its page. And the whole invitation is seen."""
    opened(page, url, "fall=en-leverantor-bjuder-pa-lunch")
    expect(page.locator("[data-valda] .subtitle")).to_have_count(0)
    cut = "document.querySelector('#inbjudan').scrollHeight - document.querySelector('#inbjudan').clientHeight"
    assert page.evaluate(cut) <= 1


@pytest.mark.windowed
def test_cases_are_found_ordered_and_taken_away(page: Page, url: str) -> None:
    """Typing finds them, also without the dots; each press says in words what became of it."""
    opened(page, url, "")
    search = page.get_by_label("Sök bland fallen")
    search.fill("torsdagsbästun")
    expect(page.locator("[data-antal]")).to_have_text("1 fall passar.")
    page.get_by_role("button", name="Lägg till Torsdagsbastun").click()
    expect(page.locator("[data-hors]")).to_contain_text("45 minuter\u00a0· 8 personer")
    expect(page.locator("[data-fler-fall] summary")).to_be_focused()
    page.keyboard.press("Enter")
    search.fill("elva kronor")
    page.get_by_role("button", name="Lägg till Ett räknefel på elva kronor").click()
    expect(page.locator(".picked li")).to_have_count(2)
    page.get_by_role("button", name="Flytta upp Ett räknefel på elva kronor").click()
    expect(page.locator(".picked a")).to_have_text(["Ett räknefel på elva kronor", "Torsdagsbastun"])
    expect(page.get_by_role("button", name="Flytta ned Ett räknefel på elva kronor")).to_be_focused()
    assert "fall=elva-kronor-var,torsdagsbastun" in page.url
    sheets = page.locator("[data-deltagarblad] summary h3")
    expect(sheets).to_have_text(["Ett räknefel på elva kronor", "Torsdagsbastun"])
    page.get_by_role("button", name="Ta bort Ett räknefel på elva kronor").click()
    expect(page.get_by_role("button", name="Ta bort Torsdagsbastun")).to_be_focused()
    page.get_by_role("button", name="Ta bort Torsdagsbastun").click()
    expect(page.locator("[data-paket]")).to_be_hidden()
    expect(page.locator("[data-planer]")).to_be_visible()
    assert page.url.endswith("/samtal/")
    page.get_by_label("Sök bland fallen").fill("xqzxqz")
    expect(page.locator("[data-antal]")).to_contain_text("Inget fall passar orden")


def test_cases_put_aside_are_forgotten_with_the_tab(browser: Browser, url: str) -> None:
    """*Lägg i ditt samtal* on two pages gives one meeting; it is kept by the tab alone."""
    with browser.new_context() as context:
        page = context.new_page()
        for slug in ("torsdagsbastun", "elva-kronor-var"):
            page.goto(f"{url}/dilemman/{slug}/")
            page.get_by_role("button", name="Lägg i ditt samtal").click()
        expect(page.get_by_role("button", name="Ta ur ditt samtal")).to_be_visible()
        page.get_by_role("link", name="Till ditt samtal (2)").click()
        expect(page.locator(".picked a")).to_have_text(["Torsdagsbastun", "Ett räknefel på elva kronor"])
        page.goto(f"{url}/samtal/")
        expect(page.locator(".offers li").first).to_contain_text("Lagt i ditt samtal")
        stored = page.evaluate("[localStorage, sessionStorage].map(Object.keys).concat(document.cookie)")
        assert stored == [[], ["ethos-paket"], ""]
        page.goto(f"{url}/dilemman/torsdagsbastun/")
        page.get_by_role("button", name="Ta ur ditt samtal").click()
        expect(page.get_by_role("link", name="Till ditt samtal (1)")).to_be_visible()
        other = context.new_page()
        other.goto(f"{url}/dilemman/torsdagsbastun/")
        expect(other.get_by_role("button", name="Lägg i ditt samtal")).to_be_visible()
        expect(other.get_by_role("link", name="Till ditt samtal")).to_be_hidden()


@pytest.mark.windowed
def test_the_keyboard_alone(page: Page, url: str) -> None:
    """Search, add, choose the time with an arrow, change the number, start: nothing needs a pointer."""
    opened(page, url, "")
    page.locator("#sok-fall").focus()
    page.keyboard.type("bastun")
    expect(page.locator("[data-antal]")).to_have_text("1 fall passar.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".picked a")).to_have_text(["Torsdagsbastun"])
    expect(page.locator("[data-sammanfattning]")).to_contain_text("45 minuter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "minuter":
            break
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-sammanfattning]")).to_contain_text("60 minuter")
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("14")
    expect(page.locator("[data-sammanfattning]")).to_contain_text("14 personer")
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('[data-starta]')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".stage h1")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Fortsätt samtalet")).to_be_visible()
    page.get_by_role("button", name="Avsluta och glöm").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.evaluate("localStorage.length") == 0


def test_what_cannot_be_used_is_told_at_its_field(page: Page, url: str) -> None:
    """A number beyond reason stays, changes nothing, and says why when one leaves it; so does a time that is none."""
    opened(page, url, "fall=torsdagsbastun&grupp=9")
    group, start = page.get_by_label("Antal personer"), page.get_by_label("Börjar kl.")
    for wrong in ("1", "501", "", "9999"):
        group.fill(wrong)
        group.blur()
        expect(group).to_have_attribute("aria-invalid", "true")
        assert "grupp=9" in page.locator("#samtalets-lank").input_value()
    expect(group).to_have_accessible_description("Skriv ett helt tal från 2 till 500. Så länge gäller det förra talet.")
    start.fill("25.00")
    start.blur()
    expect(group).to_have_value("9999")
    expect(start).to_have_value("25.00")
    expect(start).to_have_accessible_description("Skriv klockslaget så här: 9.00.")
    assert "kl." not in page.locator("#inbjudan").input_value()
    start.fill("13")
    expect(start).to_have_accessible_description("")
    assert "kl. 13.00" in page.locator("#inbjudan").input_value()


# What nobody else gets to know


@pytest.mark.windowed
def test_nothing_that_is_chosen_is_sent(page: Page, url: str) -> None:
    """No request has a query, a body or another host, or tells of minutes, people, method in use or time."""
    asked: list[Request] = []
    page.on("request", lambda request: asked.insert(0, request))
    opened(page, url, f"{TWO}&start=08:15")
    page.get_by_label("Antal personer").fill("17")
    page.locator(".lengths input[value='90']").check()
    page.locator("[data-fler-fall] summary").click()
    page.get_by_label("Sök bland fallen").fill("hemligt ord")
    expect(page.locator("[data-antal]")).to_contain_text("fall passar")
    page.locator("[data-starta]").click()
    expect(page.locator(".stage h1")).to_be_focused()
    assert len(asked) > 6
    for each in asked:
        assert each.method == "GET" and each.post_data is None
        sent = each.url.partition("#")[0]  # Playwright tells the fragment too, which is not sent
        assert sent.startswith(f"{url}/") and "?" not in sent
        headers = json.dumps(each.all_headers())
        assert not re.search(r"minuter=|grupp=|08:15|08%3A15|hemligt", headers)


def test_the_group_gets_none_of_the_notes(page: Page, url: str, site_dir: Path) -> None:
    """Neither the invitation nor the handouts hold a twist, a law, an argument or a word of the leader's notes."""
    opened(page, url, TWO)
    given = page.evaluate("document.querySelector('.handouts').textContent + document.querySelector('#inbjudan').value")
    hidden: list[str] = []
    for slug in ("torsdagsbastun", "elva-kronor-var"):
        other = page.context.new_page()
        other.goto(f"{url}/dilemman/{slug}/")
        hidden += other.locator("[data-ledare], [data-del], [data-samtal=lagrum] li").all_text_contents()
        other.close()
    assert len(hidden) > 40
    squeezed = " ".join(given.split())
    assert [each for each in hidden if " ".join(each.split()) in squeezed] == []
    for held in ("påhittade", "60 minuter", "avstå från att svara", "Torsdagsbastun” och ”Ett räknefel på elva kronor"):
        assert held in page.locator("#inbjudan").input_value()
    leader = page.locator(".prepare").text_content() or ""
    notes = [each for each in hidden if len(each) > 60]
    assert sum(" ".join(each.split()) in " ".join(leader.split()) for each in notes) > 15
    assert page.locator("a.word").count() == 0, "what a word means is told on the case's own page alone"


def test_what_to_do_is_in_sight_while_the_invitation_is_written(page: Page, url: str) -> None:
    """Beside it where there is room; the leader's link is folded, so that the case and the time come soon."""
    page.set_viewport_size({"width": 1280, "height": 720})
    opened(page, url, "fall=torsdagsbastun")
    page.locator("#inbjudan").scroll_into_view_if_needed()
    expect(page.locator("[data-starta]")).to_be_in_viewport(ratio=1)
    edges = "['.invite', '.panel'].map((each) => document.querySelector(each).getBoundingClientRect())"
    assert page.evaluate(f"(([one, other]) => one.right <= other.left)({edges})")
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator("#samtalets-lank")).to_be_hidden()
    assert page.evaluate("document.querySelector('#valda-fall').getBoundingClientRect().top") < 2 * 640
    page.get_by_text("Länken till dig som leder", exact=True).click()
    expect(page.locator("#samtalets-lank")).to_be_visible()


def test_day_and_time_of_the_invitation_are_read_whole(page: Page, url: str) -> None:
    """A time is read as people write it, and stays as typed where it cannot be. A day that has been is told."""
    opened(page, url, "fall=torsdagsbastun")
    start, day = page.locator("#start"), page.locator("#dag")
    for written in ("kl. 9.30", "klockan 9:30"):
        start.fill("")
        start.press_sequentially(written)
        start.press("Tab")
        expect(page).to_have_url(re.compile("start=09:30"))
        expect(page.locator("#start-fel")).to_be_empty()
    start.fill("")
    start.press_sequentially("klockan nio")
    start.press("Tab")
    expect(start).to_have_value("klockan nio")
    expect(page.locator("#start-fel")).to_have_text("Skriv klockslaget så här: 9.00.")
    for when, words in (("2020-01-20", "Den dagen har varit."), ("2090-01-20", "")):
        day.fill(when)
        expect(page.locator("#dag-fel")).to_have_text(words)
        expect(page.locator("#inbjudan")).to_have_value(re.compile(when[:4]))
        expect(day).not_to_have_attribute("aria-invalid", "true")


def test_the_mail_holds_the_link(page: Page, url: str) -> None:
    opened(page, url, "fall=torsdagsbastun")
    page.get_by_label("Antal personer").fill("6")
    expect(page.locator("#samtalets-lank")).to_have_value(re.compile("grupp=6"))
    href = page.locator("[data-mejla]").get_attribute("href") or ""
    link = page.locator("#samtalets-lank").input_value()
    assert page.evaluate("(href) => new URLSearchParams(href.split('?')[1]).get('body')", href).count(link) == 1
    assert href.startswith("mailto:?subject=Samtal")


# Without a network, and with one that fails


@pytest.mark.windowed
def test_a_place_on_the_page_keeps_the_choice(page: Page, url: str) -> None:
    """The skip link goes where it leads, and the address still holds the meeting; a new choice in it is followed."""
    opened(page, url, "fall=torsdagsbastun")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#innehall")).to_be_focused()
    expect(page.locator(".picked a")).to_have_text("Torsdagsbastun")
    assert page.url.endswith("#fall=torsdagsbastun")
    page.evaluate("location.hash = 'fall=elva-kronor-var&minuter=30&sedan=torsdagsbastun'")
    expect(page.locator(".picked a")).to_have_text("Ett räknefel på elva kronor")
    expect(page.locator("[name=minuter]:checked")).to_have_value("30")
    onward = page.get_by_role("link", name="Förbered nästa samtal i serien")
    onward.click()
    expect(page.locator(".picked a")).to_have_text("Torsdagsbastun")
    expect(page.locator("#ditt-samtal")).to_be_focused()
    expect(onward).to_be_hidden()
    assert "minuter=30" in page.url


# On paper

PRINTED = {
    "Skriv ut dina blad": ["Ledarens blad"] * 3,
    "Skriv ut gruppens blad": ["Gruppens blad", "Gruppens blad", "Metodblad"],
}


@pytest.mark.windowed
def test_each_part_prints_on_pages_of_its_own(browser: Browser, url: str, tmp_path: Path) -> None:
    """A4: the leader's agenda, list and pages, or the group's sheets and the method's; never both, and no buttons."""
    page = opened(browser.new_page(), url, f"{TWO}&start=09:00")
    page.evaluate("window.print = () => {}")
    whole = ""
    for name, starts in PRINTED.items():
        page.get_by_role("button", name=name).click()
        page.pdf(path=tmp_path / "paket.pdf", prefer_css_page_size=True)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        sheets = [each.extract_text() for each in PdfReader(tmp_path / "paket.pdf").pages]
        known = {each for every in PRINTED.values() for each in every}
        found = [next((each for each in known if each in sheet), "") for sheet in sheets]
        assert [each for each in found if each] == starts
        assert len(sheets) <= len(starts) + 2, "a part goes on where it must, and no page is empty"
        assert [each for each in sheets if len(each.strip()) <= 150] == []
        whole += "\n".join(sheets)
    page.close()
    for gone in ("Kopiera", "Starta samtalet", "Mejla", "Huvudmeny", "Lägg till", "Inbjudan\n"):
        assert gone not in whole
    for there in ("Spelregler", "Invånarens röst", "9.00–9.05", "Mitt första val", "Ansvarig", "(i tidsplanen)"):
        assert there in whole


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.windowed
def test_axe_finds_nothing_in_print_or_in_a_search(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, url, TWO)
    page.locator("[data-fler-fall] summary").click()
    page.get_by_label("Sök bland fallen").fill("chef")
    expect(page.locator("[data-antal]")).to_contain_text("passar")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(media="print")
    assert violations(page) == []
