"""Every type of page in a real browser: closed to other hosts, whole at 320 px, still, readable without script."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request
from pypdf import PdfReader

from pages import PAGES
from pdf import letters

pytestmark = pytest.mark.browser


SHIFTS = """() => new Promise(resolve => {
  const found = [];
  new PerformanceObserver(list => found.push(...list.getEntries().map(({value, sources}) =>
    `${value} ${sources.map(({node}) => node?.outerHTML?.slice(0, 80)).join(", ")}`))
  ).observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(found), 150);
})"""
UNUSED = """async () => {
  await document.fonts.ready;
  const loaded = [...document.fonts].filter(({status}) => status === "loaded").map(({family}) => family);
  return [...document.querySelectorAll("link[rel=preload]")].map(({href}) => href)
    .filter(href => !loaded.some(family => href.includes(family.replaceAll('"', "").toLowerCase().replace(" ", "-"))));
}"""


def look(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """A page once it has settled, and everything that went wrong on the way."""
    page, wrong = context.new_page(), []
    host = address.split("/")[2]

    def on_request(request: Request) -> None:
        if request.url.split("/")[2:3] != [host] and not request.url.startswith(("data:", "blob:")):
            wrong.append(f"request to another host: {request.url}")

    page.on("request", on_request)
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(address, wait_until="networkidle")
    return page, [each for each in wrong if "404" not in each or "/finns/" not in address]


def at_rest(page: Page, width: int) -> dict[str, list[str]]:
    """What is wrong with a page as it loads and is read to its end: what moves, is wider, or is fetched for nothing."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    unused = page.evaluate(UNUSED)
    page.mouse.wheel(0, 3000)
    found = {"wide": [wide] if wide > width else [], "unused": unused, "moved": page.evaluate(SHIFTS)}
    return {how: faults for how, faults in found.items() if faults}


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_fault(browser: Browser, url: str, name: str) -> None:
    """No error, no foreign request, no cookie, no sideways scroll; only those fonts are preloaded that it shows.

    Nothing moves while it loads and is read to its end. In a wide window ``test_policy.py`` sees the same.
    """
    context = browser.new_context(viewport={"width": 320, "height": 800}, locale="sv-SE")
    page, wrong = look(context, url + PAGES[name])
    assert wrong == []
    assert context.cookies() == []
    assert at_rest(page, 320) == {}
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_page_without_script(browser: Browser, site_url: str, name: str) -> None:
    """Without JavaScript a page says what it is, and every way on from it leads somewhere."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(site_url + PAGES[name])
    assert page.locator("h1").count() == 1
    assert page.locator("main").inner_text().strip()
    assert page.get_by_role("navigation", name="Huvudmeny").get_by_role("link").count() == 6
    context.close()


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
    said = page.locator(".for-real :is(dt, h3, li)").all_inner_texts()
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 1
    text = letters(sheets[0].extract_text())
    assert [each for each in said if letters(each.split("\n")[0])[:40] not in text] == []


def test_the_foot_of_a_page_is_no_sheet_of_its_own(context: BrowserContext, url: str) -> None:
    """A case on paper ends with its address, and not with what is said of cookies."""
    page = context.new_page()
    for slug in ("forsta-samtalet-om-gavor", "torsdagsbastun", "tallriken"):
        page.goto(f"{url}/dilemman/{slug}/")
        *_, last = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
        text = last.extract_text()
        assert f"/dilemman/{slug}/" in text and "Inga kakor" not in text
        assert len(text) > 500, slug


def test_every_page_is_at_most_25_kb(site_dir: Path) -> None:
    """An entry page's HTML stays light."""
    heavy = {path.parent.name: path.stat().st_size for path in site_dir.glob("dilemman/*/index.html")}
    assert max(heavy.values()) <= 25 * 1024, heavy
