"""Every type of page in a real browser without script, and what single pages do and print."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from pages import PAGES
from pdf import letters

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A window without JavaScript, for page after page: none of them can leave anything to the next."""
    with browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800}) as context:
        yield context.new_page()


@pytest.mark.parametrize("name", PAGES)
def test_page_without_script(plain: Page, site_url: str, name: str) -> None:
    """Without JavaScript a page says what it is, and every way on from it leads somewhere."""
    plain.goto("about:blank")  # or only the fragment would change, and the menu would be open
    plain.goto(site_url + PAGES[name])
    assert plain.locator("h1").count() == 1
    assert plain.locator("main").inner_text().strip()
    menu = plain.get_by_role("navigation", name="Huvudmeny")
    if name == "participants":
        assert menu.get_by_role("link").count() == 1, "what it is for when it is real: who takes part looks for nothing"
        return
    assert menu.get_by_role("link").count() == 2, "what it is for when it is real, and the search"
    menu.get_by_role("button", name="Meny").click()
    assert menu.get_by_role("link").count() == 7


def test_search_page_without_script_leads_to_a_o(browser: Browser, site_url: str) -> None:
    """Who cannot search is led to the list of everything."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/sok/")
    page.locator("main").get_by_role("link", name="A–Ö").first.click()
    assert page.locator("h1").inner_text() == "A–Ö"
    context.close()


def test_copying_a_calendar_address(browser: Browser, site_url: str) -> None:
    """The button puts the https address on the clipboard and says so."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site_url}/seminarier/")
    page.get_by_role("button", name="Kopiera").first.click()
    address = page.evaluate("navigator.clipboard.readText()")
    assert address == "https://forvaltningskultur.example/kalender/alla.ics"
    context.close()


REFUSED = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error()) } })"
MARKED = "(({ value, selectionStart: from, selectionEnd: to }) => value.slice(from, to))(document.activeElement)"


def unfolded(page: Page) -> None:
    """Open what is folded beside a case, as a press does: printed forms, and ways to pass it on."""
    for each in page.locator(".panel summary").filter(has_text="Skriv ut och dela").all():
        each.click()


def test_a_copy_that_the_browser_refuses_is_told_and_can_be_made_by_hand(
    context: BrowserContext, site_url: str
) -> None:
    """Seen, with the text marked: in a field of its own where the page has none; and told once, however often tried."""
    context.add_init_script(REFUSED)
    page = context.new_page()
    case = f"{site_url}/dilemman/torsdagsbastun/"
    for address, name, text in [(case, "Dela", case), (f"{site_url}/seminarier/", "Kopiera", "https://")]:
        page.goto(address)
        unfolded(page)
        for _ in range(2):
            page.get_by_role("button", name=name, exact=True).first.click()
        expect(page.get_by_role("alert")).to_have_count(1)
        expect(page.get_by_role("alert")).to_contain_text("Webbläsaren lät sidan inte kopiera.")
        assert str(page.evaluate(MARKED)).startswith(text)


def test_calendars_addresses_are_whole_on_paper(context: BrowserContext, url: str) -> None:
    """Nobody can press them there: each is broken between lines, and none ends in three dots."""
    page = context.new_page()
    page.goto(f"{url}/kalender/")
    told = page.locator(".copy[data-adress]").evaluate_all("each => each.map(({dataset}) => dataset.adress)")
    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    words = letters("".join(sheet.extract_text() for sheet in sheets))
    assert len(told) > 20
    assert [each for each in told if letters(each) not in words] == []
    page.close()


def test_what_to_do_for_real_fits_one_sheet(context: BrowserContext, url: str) -> None:
    """Everything that the page says, on one sheet of A4 to hang up."""
    page = context.new_page()
    page.goto(f"{url}/allvar/")
    said = page.locator(".for-real :is(dt, h3, li):not(.to-parts *)").all_inner_texts()
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 1
    text = letters(sheets[0].extract_text())
    assert [each for each in said if letters(each.split("\n")[0])[:40] not in text] == []


def sheets_of(page: Page) -> list[str]:
    """What stands on each sheet of a page that is printed."""
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]


def with_the_leaders(page: Page) -> list[str]:
    """The sheets of a case, when its own button prints them."""
    page.evaluate("window.print = () => {}")
    unfolded(page)
    page.get_by_role("button", name="Skriv ut med ledarens blad").click()
    return sheets_of(page)


def test_the_foot_of_a_page_is_no_sheet_of_its_own(context: BrowserContext, url: str) -> None:
    """A case on paper begins with its address, and does not end with what is said of cookies; no sheet of it is empty.

    On the last of these the group's part fills its sheet to the foot.
    """
    page = context.new_page()
    for slug in ("forsta-samtalet-om-gavor", "torsdagsbastun", "tallriken", "en-leverantor-bjuder-pa-lunch"):
        page.goto(f"{url}/dilemman/{slug}/")
        sheets = with_the_leaders(page)
        assert f"/dilemman/{slug}/" in sheets[0] and "Inga kakor" not in sheets[-1]
        assert min(map(len, sheets)) > 400, slug


def test_the_groups_sheet_says_the_same_wherever_it_is(context: BrowserContext, url: str) -> None:
    """What the meeting's page draws is what the build says on the participants' page: questions, ways, blanks."""
    found = []
    for path, root in {"dilemman/{}/deltagare/": "main", "samtal/#fall={}": "[data-deltagarblad]"}.items():
        page = context.new_page()
        page.goto(f"{url}/{path.format('torsdagsbastun')}")
        expect(page.locator(f"{root} .ways-on li")).to_have_count(4)
        named = (".questions li", ".ways-on li", ".blank")
        parts = [page.locator(f"{root} {each}").all_text_contents() for each in named]
        found.append([[letters(text) for text in texts] for texts in parts])
    assert found[0] == found[1] and all(found[0])


def test_the_participants_page_prints_as_the_groups_sheet(context: BrowserContext, url: str) -> None:
    """One page: the ways by their letters and what to write, and not a word for the leader nor of reasons."""
    page = context.new_page()
    page.goto(f"{url}/dilemman/en-leverantor-bjuder-pa-lunch/deltagare/")
    expect(page.get_by_role("button", name="Skriv ut gruppens blad")).to_be_visible()
    (sheet,) = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    told = letters(sheet.extract_text())
    assert [each for each in ("Vägar att gå", "A Följ med", "Mitt första val") if letters(each) not in told] == []
    assert [each for each in ("Vändning", "Talar emot", "Skriv ut") if letters(each) in told] == []
    for slug in ("torsdagsbastun", "en-visselblasare-larmar", "inget-namn-i-brevet", "vid-vaggen-finns-inga-stolar"):
        page.goto(f"{url}/dilemman/{slug}/deltagare/")
        assert len(sheets_of(page)) == 1, f"{slug} has most to say of them all"


def test_a_heading_stands_with_what_it_heads_on_paper(context: BrowserContext, url: str) -> None:
    """None is the last of its sheet, and what is folded on a screen begins where there is room for it."""
    page = context.new_page()
    for path in ("metoder/etiska-kompassen/", "etiska-koder/kommun/", "kalender/", "seminarier/"):
        page.goto(f"{url}/{path}")
        headings = {letters(each) for each in page.locator(":is(h1, h2, h3):visible").all_inner_texts()}
        sheets = [each.strip().splitlines() for each in sheets_of(page)]
        ends = [letters(line) for lines in sheets for line in lines[-2:]]  # beside the number of the sheet
        assert [each for each in ends if each in headings] == [], path
        assert min(len("".join(lines)) for lines in sheets[:-1]) > 400, path


def test_the_leaders_part_of_a_case_is_on_sheets_of_its_own(context: BrowserContext, url: str) -> None:
    """They say so, hold the twists and notes, and come by their button only: a plain print has neither."""
    page = context.new_page()
    for slug in ("torsdagsbastun", "hovrattsradet-har-lyssnare", "alla-far-jobba-hemma-utom-receptionen"):
        page.goto(f"{url}/dilemman/{slug}/")
        parts = "#fragor", ".options h3", "#vandningar", "#leda"
        told = [letters(page.locator(each).first.inner_text()) for each in parts]
        sheets = [*map(letters, with_the_leaders(page))]
        first = next(at for at, text in enumerate(sheets) if letters("Ledarens blad.") in text)
        group, leader = "".join(sheets[:first]), "".join(sheets[first:])
        assert [(each in group, each in leader) for each in told] == [(True, False)] * 2 + [(False, True)] * 2, slug
        assert len(sheets) <= 4 and len(sheets[-1]) > 400, slug
        plain = "".join(map(letters, sheets_of(page)))
        assert [each in plain for each in (*told, letters("Ledarens blad."))] == [True] * 2 + [False] * 3, slug


def test_every_page_is_at_most_26_kb(site_dir: Path) -> None:
    """An entry page's HTML stays light."""
    heavy = {path.parent.name: path.stat().st_size for path in site_dir.glob("dilemman/*/index.html")}
    assert max(heavy.values()) <= 26 * 1024, heavy


def test_headings_of_siblings_stand_on_one_line(plain: Page, site_url: str) -> None:
    """The topmost pages of all parts; and those below them, by as much lower as the way back takes, and no more."""

    def top(path: str) -> float:
        plain.goto(f"{site_url}{path}")
        box = plain.locator("h1").bounding_box()
        assert box
        return box["y"]

    topmost = {top(path) for path in ("/etiska-koder/", "/kunskap/", "/samtal/", "/seminarier/", "/dilemman/")}
    below = {top(path) for path in ("/etiska-koder/jamfor/", "/lagar/", "/kalender/", "/arshjul/", "/metoder/")}
    assert len(topmost) == len(below) == 1
    assert 0 < below.pop() - topmost.pop() < 44


@pytest.mark.parametrize("path", ["/dilemman/", "/arshjul/"])
def test_facts_in_a_row_begin_and_end_no_line_with_a_dot(plain: Page, site_url: str, path: str) -> None:
    """On a narrow screen: a dot stands before its fact, on the same line, and is seen only after another fact."""
    plain.goto(f"{site_url}{path}")
    seen = plain.locator(".dotted:visible").evaluate_all(
        """rows => rows.map((row) => {
             const edge = row.getBoundingClientRect().left + parseFloat(getComputedStyle(row.firstChild).paddingLeft);
             const facts = [...row.children].map((fact) => fact.getBoundingClientRect());
             const dots = [...row.querySelectorAll("i")].map((dot) => dot.getBoundingClientRect());
             const place = (dot, at) => {
               if (facts[at].top === facts[at + 1].top) return "between";
               return dot.right <= edge + 1 ? "unseen" : "seen";
             };
             return dots.map(place);
           }).flat()"""
    )
    assert {"between", "unseen"} >= set(seen) > set()


def test_what_a_case_offers_is_told_by_whom_it_is_for(plain: Page, site_url: str) -> None:
    """The group's sheet first of all."""
    plain.goto(f"{site_url}/dilemman/torsdagsbastun/")
    unfolded(plain)
    lists = {name: plain.get_by_role("list", name=name, exact=True) for name in ("Till gruppen", "Till dig")}
    assert lists["Till gruppen"].get_by_role("link").first.inner_text().startswith("Gruppens blad")
    assert lists["Till dig"].get_by_role("link").first.inner_text().startswith("Ledarens guide")
