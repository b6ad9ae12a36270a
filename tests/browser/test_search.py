"""Search in a real browser against the built site: what it finds, how it is worked, and what it fetches."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.settled import search_for
from in_node import in_node
from test_search_ranking import ASK, WORRIES

pytestmark = pytest.mark.browser

INDEX = "/sokregister/"
HITS = "[data-sok-sida] .sok-traff"
STATUS = "[data-sok-sida] [data-sok-status]"


def test_nothing_is_fetched_before_someone_searches(page: Page, site_url: str) -> None:
    """A page brings neither the index nor the modules of search; opening the dialog does."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(urlsplit(request.url).path))
    page.goto(site_url, wait_until="networkidle")
    assert not [path for path in fetched if INDEX in path or "search-core" in path or "search-words" in path]
    search_for(page, "bisyssla", "Control+k")
    expect(page.locator("dialog .sok-traff").first).to_be_visible()
    assert any(INDEX in path for path in fetched)


@pytest.mark.parametrize("key", ["Control+k", "Meta+k", "/"])
def test_dialog_opens_with_keys_and_closes_with_escape(page: Page, site_url: str, key: str) -> None:
    """The field has focus in the open dialog, and Esc closes it also when something is written there."""
    page.goto(site_url)
    page.keyboard.press(key)
    expect(page.locator("dialog[data-sok-dialog]")).to_be_visible()
    expect(page.locator("dialog input")).to_be_focused()
    page.keyboard.type("jäv")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[data-sok-dialog]")).to_be_hidden()


def test_focus_returns_to_the_button_that_opened_the_dialog(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.locator("[data-sok-oppna]").first.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("[data-sok-oppna]").first).to_be_focused()


def test_slash_in_a_field_is_a_slash(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/sok/")
    page.locator("#sok-falt").click()
    page.keyboard.type("1/2")
    expect(page.locator("#sok-falt")).to_have_value("1/2")
    expect(page.locator("dialog[data-sok-dialog]")).to_be_hidden()


def test_arrow_keys_walk_through_the_hits(page: Page, site_url: str) -> None:
    """Down goes from the field to the first link and on, up comes back, and Enter follows."""
    page.goto(site_url)
    search_for(page, "torsdagsbastun")
    expect(page.locator("dialog .sok-traff a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("dialog .sok-traff a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("dialog input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dilemman/torsdagsbastun/")


def test_dialog_tells_how_many_hits_and_leads_to_all(page: Page, site_url: str) -> None:
    """The number stands in a live region; the button leads to /sok/ with the same words."""
    page.goto(site_url)
    search_for(page, "beslut")
    status = page.locator("dialog [role=status]")
    expect(status).to_contain_text("träffar")
    number = status.inner_text()
    page.get_by_role("button", name="Visa alla träffar").click()
    page.wait_for_url("**/sok/#q=beslut")
    expect(page.locator(STATUS)).to_have_text(number)


def test_no_number_looks_like_all_there_is(page: Page, site_url: str) -> None:
    """Where what answers less is left out these are the nearest, also of what is chosen; else all are told."""
    page.goto(f"{site_url}/sok/#q=j%C3%A4v kusin")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d+ träffar, de närmaste\."))
    expect(page.locator(STATUS)).to_contain_text("Ordet ”kusin” syns inte i de första träffarna.")
    expect(page.locator("[data-sok-lista] a", has_text="FL 16").first).to_be_visible()
    page.locator("input[name=slag][value=dilemma]").check()
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d+ träffar av de \d+ närmaste\."))
    page.goto(f"{site_url}/sok/#q=torsdagsbastun")
    expect(page.locator(STATUS)).not_to_contain_text("närmaste")
    expect(page.locator(STATUS)).not_to_contain_text("syns inte")


def test_facets_widen_within_and_narrow_between(page: Page, site_url: str) -> None:
    """Two themes give more than one; a theme and a kind give fewer; counts foretell what a choice gives."""
    page.goto(f"{site_url}/sok/#q=beslut")
    expect(page.locator("[data-antal]").first).not_to_be_empty()
    page.locator(".sok-facett summary", has_text="Tema").click()
    box = page.locator("input[name=tema][value=jav]")
    foretold = int(box.locator("xpath=..").locator("[data-antal]").inner_text())
    box.check()
    expect(page.locator(STATUS)).to_contain_text(f"{foretold} träff")
    both = page.locator("input[name=tema][value=sekretess]")
    added = int(both.locator("xpath=..").locator("[data-antal]").inner_text())
    assert added > 0, "choosing one theme must not hide what another would add"
    both.check()
    widened = told(page, least=foretold)
    page.locator("input[name=slag][value=dilemma]").check()
    assert 0 < told(page, most=widened) < widened


def test_what_would_find_nothing_is_not_offered(page: Page, site_url: str) -> None:
    """Nor the heading above nothing; what is chosen stays, so that it can be taken away, until it has been."""
    page.goto(f"{site_url}/sok/#q=torsdagsbastun&slag=council")
    expect(page.locator(STATUS)).to_contain_text("0 träffar")
    chosen = page.locator("input[name=slag][value=council]")
    expect(chosen).to_be_visible()
    expect(page.locator("input[name=slag][value=dilemma]")).to_be_visible()
    expect(page.locator("input[name=slag][value=course]")).to_be_hidden()
    chosen.uncheck()
    expect(page.locator(STATUS)).not_to_contain_text("0 träffar")
    expect(chosen).to_be_focused()
    page.locator("#sok-falt").fill("torsdagsbastu")
    expect(chosen).to_be_hidden()
    page.locator("#sok-falt").fill("")
    expect(page.locator("[data-sok-filter]")).to_be_hidden()


def test_before_a_search_there_are_ways_in_and_nothing_to_choose_among(page: Page, site_url: str) -> None:
    """Themes and principles, as for who runs no scripts; a search takes their place, and gives it back."""
    page.goto(f"{site_url}/sok/")
    way = page.locator("[data-sok-innan] a[href$='teman/jav/']")
    expect(way).to_be_visible()
    expect(page.locator("[data-sok-filter]")).to_be_hidden()
    page.locator("#sok-falt").fill("jäv")
    expect(page.locator("[data-sok-filter]")).to_be_visible()
    expect(way).to_be_hidden()
    page.locator("#sok-falt").fill("")
    expect(way).to_be_visible()


def told(page: Page, least: int = -1, most: int = 1_000_000) -> int:
    """How many hits the page says, once that is more than ``least`` and less than ``most``."""
    page.wait_for_function(
        """([where, least, most]) => {
          const count = parseInt(document.querySelector(where).textContent, 10);
          return least < count && count < most;
        }""",
        arg=[STATUS, least, most],
    )
    return int(page.locator(STATUS).inner_text().split()[0])


def test_selection_stands_in_the_address(page: Page, site_url: str) -> None:
    """An address with a selection shows it; what is chosen then is written there, and survives going away and back."""
    page.goto(f"{site_url}/sok/#q=jäv&slag=dilemma&tema=jav")
    expect(page.locator("input[name=slag][value=dilemma]")).to_be_checked()
    expect(page.locator("input[name=tema][value=jav]")).to_be_visible()
    page.locator(".sok-facett summary", has_text="Princip").click()
    page.locator("input[name=princip][value=objektivitet]").check()
    page.wait_for_url("**princip=objektivitet**")
    assert parse_qs(urlsplit(page.url).fragment) == {
        "q": ["jäv"],
        "slag": ["dilemma"],
        "tema": ["jav"],
        "princip": ["objektivitet"],
    }
    page.locator(f"{HITS} a").first.click()
    page.wait_for_url("**/dilemman/*/")
    page.go_back()
    expect(page.locator("input[name=princip][value=objektivitet]")).to_be_checked()
    expect(page.locator(HITS).first).to_be_visible()


def test_a_mended_typo_is_told(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/sok/#q=upphandlng")
    expect(page.locator(STATUS)).to_contain_text("Visar träffar för ”upphandling”")


def test_nothing_found_helps_on(page: Page, site_url: str) -> None:
    """No hits: what to do, words to try, and A–Ö; a word to try is searched for."""
    page.goto(f"{site_url}/sok/#q=xqzxqz")
    none = page.locator("[data-sok-ingen]")
    expect(none).to_be_visible()
    expect(none.get_by_role("link", name="A–Ö")).to_have_attribute("href", "../a-o/")
    facets = page.locator("[data-sok-filter]")
    expect(facets).to_be_hidden()
    none.get_by_role("button").first.click()
    expect(page.locator(HITS).first).to_be_visible()
    expect(none).to_be_hidden()
    expect(facets).to_be_visible()


def test_without_javascript_the_page_leads_to_the_list_of_everything(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{site_url}/sok/")
    expect(plain.locator("[data-sok-sida]")).to_be_hidden()
    plain.locator(".sok-utan", has_text="behöver JavaScript").locator("a").click()
    assert urlsplit(plain.url).path == "/a-o/"
    context.close()


def test_markup_in_a_query_stays_text(page: Page, site_url: str) -> None:
    """What someone writes is never markup, neither in the field nor in what is said about it."""
    page.goto(f"{site_url}/sok/#q=<img src=x onerror=alert(1)>jäv")
    page.wait_for_selector(f"{STATUS}:not(:empty)")
    assert page.locator("[data-sok-sida] img").count() == 0
    assert page.locator(f"{HITS} *").evaluate_all("all => [...new Set(all.map(({tagName}) => tagName))].sort()") in (
        [],
        ["A", "I", "MARK", "P", "SPAN"],
        ["A", "I", "P", "SPAN"],
    )


def test_the_button_is_a_link_too(page: Page, site_url: str) -> None:
    """Pressed with Ctrl it opens the page of search in a tab of its own, and no dialog here."""
    page.goto(site_url)
    with page.context.expect_page() as opened:
        page.locator("[data-sok-oppna]").first.click(modifiers=["Control"])
    opened.value.wait_for_url("**/sok/")
    expect(page.locator("dialog[data-sok-dialog]")).to_be_hidden()


@pytest.mark.parametrize("lost", ["**/search-core.*", "**/sokregister/**", "**/sokregister/delar/**"])
def test_a_search_that_the_network_loses(page: Page, site_url: str, lost: str) -> None:
    """It is told, and when the network is back the next letter finds, as the words promise."""
    page.goto(site_url, wait_until="networkidle")
    page.route(lost, lambda route: route.abort())
    search_for(page, "besl")
    status = page.locator("dialog [role=status]")
    expect(status).to_contain_text("Sökningen gick inte att hämta.")
    page.unroute(lost)
    page.keyboard.type("ut")
    expect(status).to_contain_text("träffar")
    expect(page.locator("dialog .sok-traff").first).to_be_visible()


def test_a_search_that_failed_leads_to_the_list_of_everything(page: Page, site_url: str) -> None:
    """On the page too it is told as a failure, never as no hits; and the next search works."""
    page.route("**/sokregister/delar/**", lambda route: route.fulfill(status=503))
    page.goto(f"{site_url}/sok/#q=jäv")
    expect(page.locator(STATUS)).to_have_text(
        "Sökningen gick inte att hämta. Kontrollera uppkopplingen och försök igen."
    )
    expect(page.locator("[data-sok-fel] a")).to_have_attribute("href", "../a-o/")
    expect(page.locator("[data-sok-ingen]")).to_be_hidden()
    page.unroute("**/sokregister/delar/**")
    page.get_by_role("button", name="Sök", exact=True).last.click()
    expect(page.locator(HITS).first).to_be_visible()
    expect(page.locator("[data-sok-fel]")).to_be_hidden()


def test_an_older_browser_gets_the_plain_pages(page: Page, site_url: str) -> None:
    """Safari before 16.4 and Firefox before 113 have no raw deflate: no script runs, and pages say what is there."""
    page.add_init_script("delete globalThis.DecompressionStream")
    page.goto(f"{site_url}/sok/#q=jäv")
    expect(page.get_by_text("Sökningen behöver JavaScript och en webbläsare från 2023")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="A–Ö")).to_be_visible()
    expect(page.locator("[data-sok-sida]")).to_be_hidden()
    page.goto(site_url)
    expect(page.locator(".ask-links").get_by_role("link", name="Högst 30 minuter")).to_be_visible()
    expect(page.locator(".ask").first).to_be_hidden()
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_hit_shows_where_the_words_stand(page: Page, site_url: str) -> None:
    """Marked, in what the page is about or in what it says; a hit always says something."""
    page.goto(f"{site_url}/sok/#q=bastun")
    expect(page.locator(f"{HITS} mark").first).to_be_visible()
    assert page.locator(f"{HITS} .sok-traff__text:empty").count() == 0


def test_a_phrase_is_what_was_typed(page: Page, site_url: str) -> None:
    """One hit is one hit, in the dialog and on the page, with nothing searched for instead and no more to show."""
    page.goto(site_url)
    search_for(page, '"hon heter som du"')
    expect(page.locator("dialog [role=status]")).to_have_text("1 träff.")
    expect(page.get_by_role("button", name="Visa alla träffar")).to_be_hidden()
    page.goto(f'{site_url}/sok/#q="hon heter som du"')
    expect(page.locator(STATUS)).to_have_text("1 träff.")


def test_back_leads_to_the_same_rows_and_place(page: Page, site_url: str) -> None:
    """What ”Visa fler” had shown is there, and the hit that was followed is on the screen."""
    page.goto(f"{site_url}/sok/#q=chef")
    page.get_by_role("button", name="Visa fler").click()
    expect(page.locator(HITS)).to_have_count(40)
    link = page.locator(f"{HITS} a").nth(30)
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    page.wait_for_url(lambda url: "/sok/" not in url)
    page.go_back()
    expect(page.locator(HITS)).to_have_count(40)
    expect(page.locator(f"{HITS} a").nth(30)).to_be_in_viewport()
    assert before > 1000


def test_the_browser_answers_as_node_does(page: Page, site_url: str, site_dir: Path) -> None:
    """So what is measured of ranking in Node is what readers get: the same pages in the same order for every worry."""
    asked = [each["q"] for each in WORRIES]
    page.goto(f"{site_url}/sok/#q=jäv")
    expect(page.locator(HITS).first).to_be_visible()
    found = page.evaluate(
        """async (asked) => {
          const { name } = performance.getEntriesByType("resource").find(({ name }) => name.includes("/search-core."));
          const { search } = await import(name);
          const urls = async (query) => (await (await search(query)).hits(0, 5)).map(({ url }) => url);
          return Promise.all(asked.map(urls));
        }""",
        asked,
    )
    in_ours = in_node("search/reader.js", ASK, {"folder": str(site_dir), "queries": asked})
    assert found == [each["urls"] for each in in_ours]
