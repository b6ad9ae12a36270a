"""Light and fast: what a visit costs on the wire, and that back and forth is instant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.conftest import CHROMIUM
from pages import PAGES
from served import Server, served

pytestmark = pytest.mark.browser

FIRST, REPEAT, REQUESTS = 100 * 1024, 15 * 1024, 9
BESIDE = ("/speculationrules.json", "/assets/favicon.")
"""What a browser with a window asks for beside a page that is shown: which pages may come next, and its icon."""


@pytest.fixture(scope="module")
def server(site_dir: Path) -> Iterator[Server]:
    with served(site_dir) as running:
        yield running


@dataclass
class Wire:
    """What a page's requests cost, headers included (CDP, Network.loadingFinished)."""

    page: Page
    sizes: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        session = self.page.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._finished)

    def _finished(self, event: dict[str, Any]) -> None:
        if event["encodedDataLength"]:  # nothing, for what lay in the browser's own cache
            self.sizes.append(event["encodedDataLength"])

    def visit(self, address: str) -> list[int]:
        self.sizes.clear()
        self.page.goto(address, wait_until="networkidle")
        return self.sizes


def of_the_page(asked: list[tuple[str, str]]) -> list[str]:
    """The paths that were asked for, for the page to be shown."""
    return [path for path, _ in asked if not path.startswith(BESIDE)]


def entries(site: Path) -> list[str]:
    """The address of every entry page."""
    rooms = ("dilemman", "etiska-koder", "seminarier", "kurser")
    found = sorted(file for room in rooms for file in site.glob(f"{room}/*/index.html"))
    return [f"/{file.parent.relative_to(site).as_posix()}/" for file in found]


def heaviest(site: Path, room: str) -> str:
    """The entry page of a room with the most to send."""
    pages = [path for path in entries(site) if path.startswith(f"/{room}/")]
    return max(pages, key=lambda path: (site / path[1:] / "index.html").stat().st_size)


@pytest.mark.parametrize("room", ["dilemman", "etiska-koder", "seminarier", "kurser"])
def test_an_entry_page_is_light(browser: Browser, site_dir: Path, server: Server, room: str) -> None:
    """First visit with fonts: at most 100 KiB in nine requests; again, or the next page of the kind: at most 15 KiB."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    wire = Wire(context.new_page())
    path, *rest = sorted(entries(site_dir), key=lambda each: (each != heaviest(site_dir, room), each))
    before = len(server.asked)
    first = sum(wire.visit(server.url + path))
    assert 30_000 < first <= FIRST, f"{path}: {first} bytes"
    assert len(found := of_the_page(server.asked[before:])) <= REQUESTS, found
    fonts = wire.page.evaluate(
        "document.fonts.ready.then(all => [...all].filter(each => each.status === 'loaded').length)"
    )
    assert fonts >= 1
    again = sum(wire.visit(server.url + path))
    assert again <= REPEAT, f"{path} again: {again} bytes"
    beside = next(each for each in rest if each.startswith(f"/{room}/"))
    onward = sum(wire.visit(server.url + beside))
    assert onward <= REPEAT, f"{beside} after {path}: {onward} bytes"
    context.close()


def test_the_start_page_is_light(browser: Browser, server: Server) -> None:
    """First visit with fonts, in the month of the build: at most 100 KiB in nine requests; again: at most 15 KiB."""
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        wire = Wire(context.new_page())
        wire.page.clock.set_fixed_time("2026-11-30T12:00:00Z")
        before = len(server.asked)
        first = sum(wire.visit(f"{server.url}/"))
        assert len(found := of_the_page(server.asked[before:])) <= REQUESTS, found
        again = sum(wire.visit(f"{server.url}/"))
    assert 30_000 < first <= FIRST
    assert again <= REPEAT


@dataclass
class Meeting:
    """``/samtal/`` as a link to a case opens it, before anyone has touched it."""

    page: Page
    first: int
    asked: list[str]


@pytest.fixture
def opened(browser: Browser, server: Server) -> Iterator[Meeting]:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        wire = Wire(context.new_page())
        wire.page.add_init_script(
            "const later = setTimeout; window.setTimeout = (run, ms) => later(run, ms > 1000 ? 1e9 : ms);"
            "addEventListener('hashchange', (event) => window.silent && event.stopImmediatePropagation())"
        )
        before = len(server.asked)
        first = sum(wire.visit(f"{server.url}/samtal/#fall=torsdagsbastun"))
        wire.page.locator("[data-visat]").wait_for()
        yield Meeting(wire.page, first, of_the_page(server.asked[before:]))


def test_a_meeting_about_a_case_is_light(opened: Meeting) -> None:
    """The case, its schedule and its buttons: at most 100 KiB in nine requests. All else comes to who turns to it."""
    assert 30_000 < opened.first <= FIRST
    assert len(opened.asked) <= REQUESTS, opened.asked
    seen = "[...document.querySelectorAll('[data-tidsplan] > li')].map(each => each.innerText)"
    plan, head = opened.page.evaluate(seen), opened.page.locator("[data-sammanfattning]").inner_text()
    listed = opened.page.locator("[data-valda]").inner_text()
    assert len(plan) > 7 and "Torsdagsbastun" in listed and "45 minuter" in head
    offered = """[...document.querySelectorAll('.package :is(a, button, h2)')]
      .filter(each => each.checkVisibility({visibilityProperty: true})).length"""
    assert opened.page.evaluate(offered) == 2, (
        "the headings of the plan and the invitation, and no button without its text"
    )
    opened.page.mouse.move(100, 100)
    opened.page.locator("[data-klar]").wait_for()
    assert opened.page.evaluate(seen) == plan
    assert opened.page.locator("[data-sammanfattning]").inner_text() == head
    assert opened.page.locator("[data-valda]").inner_text() == listed
    assert opened.page.evaluate(offered) > 7 and opened.page.locator("#deltagarnas-lank").is_visible()


def test_a_place_on_the_page_loses_no_choice_that_is_about_to_be_read(opened: Meeting) -> None:
    """A browser tells of a new fragment later than it goes there: all that is fetched may be read in between."""
    opened.page.evaluate("window.silent = true; location.hash = 'innehall'")
    opened.page.mouse.move(100, 100)
    opened.page.locator("[data-klar]").wait_for()
    expect(opened.page.locator("[data-valda]")).to_contain_text("Torsdagsbastun")
    assert opened.page.url.endswith("#innehall")
    opened.page.evaluate(
        "window.silent = false; dispatchEvent(new HashChangeEvent('hashchange', {newURL: location.href}))"
    )
    assert opened.page.url.endswith("#fall=torsdagsbastun")


@pytest.mark.parametrize("pressed", ["[data-starta]", "[data-valda] button", "label:has([name=minuter][value='60'])"])
def test_what_is_pressed_before_it_can_be_done_is_done_then(opened: Meeting, pressed: str) -> None:
    """By a program, which moves no pointer first."""
    opened.page.locator(pressed).dispatch_event("click")
    done = {"[data-starta]": "[data-scen]:not([hidden])", "[data-valda] button": "[data-klart][hidden]"}
    sign = done.get(pressed, "[name=minuter][value='60']:checked")
    opened.page.locator(sign).first.wait_for(state="attached")
    expect(opened.page.locator("[data-klar]")).to_be_attached()


INVITE = "Bjud in gruppen"


def invited(page: Page) -> None:
    """The invitation is seen with its text, and the address holds the meeting."""
    expect(page.locator("#inbjudan")).to_have_value(re.compile("Torsdagsbastun"))
    expect(page.locator("#paket-inbjudan")).to_be_in_viewport()
    page.wait_for_url("**/samtal/#fall=torsdagsbastun*")
    expect(page.locator(".picked a")).to_have_text("Torsdagsbastun")


@pytest.mark.parametrize("wait", [0, 700])
def test_the_invitation_is_gone_to_at_once(page: Page, server: Server, wait: int) -> None:
    """From the page of the case, at each time before all of the page has come: the meeting is kept."""
    page.goto(f"{server.url}/dilemman/torsdagsbastun/")
    page.get_by_role("link", name="Förbered samtalet").first.click()
    link = page.get_by_role("link", name=INVITE)
    link.wait_for()
    page.wait_for_timeout(wait)
    link.click()
    invited(page)


@pytest.mark.parametrize("kept", ["{}", "{localStorage.setItem('something', 'kept')}"])
def test_the_invitation_is_gone_to_by_the_keyboard(page: Page, server: Server, kept: str) -> None:
    """From the answer on the start page, and where the browser keeps something, which makes all come at once."""
    page.goto(f"{server.url}/")
    page.evaluate(kept)
    page.locator("[data-fraga] [name=ord]").fill("torsdagsbastun")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Förbered samtalet Torsdagsbastun").click()
    page.get_by_role("link", name=INVITE).press("Enter")
    invited(page)


def test_a_place_on_the_page_keeps_the_meeting_before_it_has_come(opened: Meeting) -> None:
    """The skip link's own jump goes through, outside what is drawn."""
    opened.page.evaluate("location.hash = 'innehall'")
    opened.page.locator("[data-klar]").wait_for()
    assert opened.page.url.endswith("#fall=torsdagsbastun")
    expect(opened.page.locator(".picked a")).to_have_text("Torsdagsbastun")


def test_what_is_typed_before_anyone_listens_is_read(opened: Meeting) -> None:
    """Both in a field and in a list."""
    opened.page.evaluate(
        """for (const [id, value] of [["plats", "Röda rummet"], ["metod", "navigationshjulet"]]) {
          const field = document.getElementById(id);
          field.value = value;
          field.dispatchEvent(new Event("input", {bubbles: true}));
        }
        dispatchEvent(new Event("keydown"))"""
    )
    opened.page.wait_for_url("**metod=navigationshjulet**")
    opened.page.wait_for_url("**plats=**")
    expect(opened.page.locator("#inbjudan")).to_have_value(re.compile("Röda rummet"))


def test_the_next_page_is_fetched_before_it_is_asked_for(context: BrowserContext, server: Server) -> None:
    """A link that the reader is about to follow is prepared within the policy; a file is not."""
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{server.url}/dilemman/", wait_until="networkidle")
    before = len(server.asked)
    page.locator("main a[href$='.pdf']").first.hover()
    page.wait_for_timeout(400)
    link = page.locator("[data-lista] .card a").first
    path = urlsplit(link.evaluate("link => link.href")).path
    link.hover()
    page.wait_for_timeout(600)
    prepared = [path for path, purpose in server.asked[before:] if "prefetch" in purpose]
    assert prepared == [path]
    link.click()
    page.wait_for_url(f"**{path}")
    assert [asked for asked, _ in server.asked[before:]].count(path) == 1
    assert page.evaluate("performance.getEntriesByType('navigation')[0].deliveryType") == "navigational-prefetch"
    assert not [each for each in said if "Content Security Policy" in each]


@pytest.fixture(scope="module")
def remembering(browser: Browser) -> Iterator[BrowserContext]:
    """A profile in Chromium as readers have it: Playwright turns the cache for back and forward off."""
    running = browser.browser_type.launch(
        executable_path=CHROMIUM, args=["--no-sandbox"], ignore_default_args=["--disable-back-forward-cache"]
    )
    yield running.new_context()
    running.close()


def test_back_is_instant(remembering: BrowserContext, server: Server, site_dir: Path) -> None:
    """A page left and returned to is the same page still: no script keeps it from the browser's memory.

    One page is tried of each set of scripts that a page may load.
    """
    tried = {
        scripts(site_dir / path.partition("#")[0].strip("/")): path
        for path in PAGES.values()
        if path != PAGES["missing"]
    }
    assert len(tried) > 10
    page = remembering.new_page()
    for path in tried.values():
        page.goto(server.url + path, wait_until="networkidle")  # what is still fetched keeps it out
        page.evaluate("addEventListener('pageshow', ({persisted}) => { document.title = `persisted ${persisted}` })")
        page.goto(f"{server.url}/om/")
        page.go_back(wait_until="commit")
        expect(page, path).to_have_title(re.compile("persisted true"))


def scripts(folder: Path) -> frozenset[str]:
    """The names of all scripts that a page may ever load: their hashes stand on it."""
    return frozenset(re.findall(r"assets/([\w-]+)\.\w+\.js", (folder / "index.html").read_text("utf-8")))
