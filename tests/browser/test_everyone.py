"""Everyone can use every page: axe, keyboard alone, zoom, text spacing, forced colours, stillness, no JavaScript."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.settled import COLOURS, RULES, at_rest, search_for, settle, shown, unfold, violations
from conftest import TODAY
from pages import PAGES

pytestmark = pytest.mark.browser

SCHEMES: Mapping[int, Mapping[Literal["light", "dark"], Sequence[str]]] = {
    320: {"light": RULES, "dark": COLOURS},
    1280: {"light": COLOURS, "dark": COLOURS},
}
"""What axe looks for by width: what a page is made of is the same in a wide window, and only what is seen another."""

WITH_DETAILS = ["dilemmas", "dilemma", "film", "seminars", "courses", "theme", "calendars", "own-calendar", "search"]


SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
SPACE = """(css) => {
  const style = document.querySelector("style[data-by-test]") ?? document.createElement("style");
  style.dataset.byTest = "";
  document.head.append(style);
  style.textContent = css;
}"""
CUT = """() => [...document.querySelectorAll("body *")].filter((each) => {
  const {overflowX, overflowY} = getComputedStyle(each);
  if (!each.checkVisibility() || each.closest(".hear, input, svg, dialog:not([open])")) return false;
  const [x, y] = [overflowX, overflowY].map((how) => how === "hidden" || how === "clip");
  return (x && each.scrollWidth > each.clientWidth + 1) || (y && each.scrollHeight > each.clientHeight + 1);
}).map((each) => each.outerHTML.slice(0, 200))"""
SMALL = """() => {
  const least = (each) => each.closest(".skip, [inert]") ? 0 : getComputedStyle(each).display === "inline" ? 24 : 44;
  const size = (each) => {
    if (getComputedStyle(each).display === "inline") return parseFloat(getComputedStyle(each.parentElement).lineHeight);
    if (each.type === "checkbox") return size(each.closest("label"));
    const box = each.getBoundingClientRect(), hit = getComputedStyle(each, "::after");
    const spread = hit.position === "absolute" && hit.content !== "none" ? parseFloat(hit.height) : 0;
    return Math.min(Math.max(box.height, spread), Math.max(box.width, each.matches("a:not(.button)") ? 44 : 0));
  };
  return [...document.querySelectorAll("a[href], button, input, summary")]
    .filter((each) => each.checkVisibility() && size(each) < least(each) - 0.5)
    .map((each) => [size(each), each.outerHTML.slice(0, 120)]);
}"""
WIDE = """(width) => document.documentElement.scrollWidth <= width ? [] : [
  document.documentElement.scrollWidth,
  ...[...document.querySelectorAll("body *")]
    .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > width)
    .map((each) => each.outerHTML.slice(0, 200)),
]"""


def too_wide(page: Page, width: int) -> list[Any]:
    """What makes the page scroll sideways."""
    found: list[Any] = page.evaluate(WIDE, width)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_everyone_can_read_and_press(browser: Browser, site_url: str, site_dir: Path, name: str) -> None:
    """On any type of page, folded in and out, in narrow and wide: a page is opened once and looked at in every way.

    Nothing is wider than the window, at 320 × 256 px too, which is 1280 × 1024 at 400 %. What one presses is at least
    44 px high; a link in running text has a line of at least 24. axe finds nothing, in the light and in the dark. With
    the spacing of WCAG 1.4.12 no text is cut. No error, no request to another host, no cookie; nothing moves while the
    page loads and is read to its end, and only those fonts are preloaded that it shows: in a wide window by
    ``test_policy.py``. Where a script asks for the window's width, the page is opened in each.
    """
    wrong: list[str] = []
    asked: set[str] = set()
    found: dict[str, Any] = {}
    address = site_url + PAGES[name]
    with shown(browser, address, 320, 256, wrong=wrong, asked=asked, reduced_motion="reduce") as page:
        found |= at_rest(page, 320)  # with reduced motion colours change at once
        for width in SCHEMES:
            page.set_viewport_size({"width": width, "height": 256})
            if width > 320 and asked & by_width(site_dir):
                page.reload()
                settle(page, address)
            found |= looked_at(page, width)
    found["wrong"] = wrong
    assert {way: faults for way, faults in found.items() if faults} == {}


@cache
def by_width(site: Path) -> frozenset[str]:
    """The paths of all scripts that ask how wide the window is."""
    asks = re.compile(r"matchMedia|innerWidth|clientWidth|offsetWidth|getBoundingClientRect|ResizeObserver")
    return frozenset(
        f"/assets/{each.name}" for each in site.glob("assets/*.js") if asks.search(each.read_text("utf-8"))
    )


def looked_at(page: Page, width: int) -> dict[str, Any]:
    """What is wrong with a page in a window of some width."""
    page.evaluate("document.querySelectorAll('details[data-by-test]').forEach(each => each.open = false)")
    found: dict[str, Any] = {"folded in": too_wide(page, width)}
    page.evaluate("document.querySelectorAll('details:not([open])').forEach(each => each.dataset.byTest = '')")
    unfold(page)
    found |= {"folded out": too_wide(page, width), "small": page.evaluate(SMALL)}
    page.set_viewport_size({"width": width, "height": 800})
    for scheme, rules in SCHEMES[width].items():
        page.emulate_media(color_scheme=scheme)
        found[scheme] = violations(page, rules)
    page.evaluate(SPACE, SPACED)
    found |= {"spaced": too_wide(page, width), "cut": page.evaluate(CUT), "cookies": page.context.cookies()}
    page.evaluate(SPACE, "")
    return {f"{way} {width}": faults for way, faults in found.items()}


@pytest.mark.parametrize("name", WITH_DETAILS)
def test_axe_finds_nothing_in_folded_pages(browser: Browser, site_url: str, name: str) -> None:
    with shown(browser, site_url + PAGES[name]) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = false)")
        assert violations(page) == []


@pytest.mark.parametrize("name", ["dilemma", "code", "seminars", "course", "calendars", "month", "statement", "search"])
def test_axe_finds_nothing_in_print(browser: Browser, site_url: str, name: str) -> None:
    with shown(browser, site_url + PAGES[name], 794) as page:
        page.emulate_media(media="print")
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_search_dialog(browser: Browser, site_url: str, width: int, scheme: str) -> None:
    """Empty, with hits, and with none."""
    with shown(browser, f"{site_url}/dilemman/torsdagsbastun/", width, color_scheme=scheme) as page:
        page.keyboard.press("Control+k")
        assert violations(page) == []
        page.keyboard.type("jäv")
        expect(page.locator("dialog .sok-traff").first).to_be_visible()
        assert violations(page) == []
        page.locator("dialog input").fill("xqzxqz")
        expect(page.locator("dialog [role=status]")).to_contain_text("Inga träffar")
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["q=jäv&slag=dilemma&tema=jav", "q=xqzxqz"])
def test_axe_finds_nothing_among_filters(browser: Browser, site_url: str, query: str, scheme: str) -> None:
    """/sok/ with a selection, and with nothing found."""
    with shown(browser, f"{site_url}/sok/#{query}", color_scheme=scheme) as page:
        unfold(page)
        assert violations(page) == []


STOP = """() => {
  const stop = document.activeElement;
  if (!stop || stop === document.body || stop === document.documentElement) return null;
  const box = stop.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2; // of what is in the window
  const points = [...stop.getClientRects()].map((part) =>
    [middle(part.left, part.right, innerWidth), middle(part.top, part.bottom, innerHeight)]);
  const is = (found) => found && (stop.contains(found) || found.closest("label")?.control === stop);
  const drawn = ({outlineStyle: line, outlineWidth: width, outlineColor: colour}) =>
    line !== "none" && parseFloat(width) >= 2 && colour !== "rgba(0, 0, 0, 0)";
  const rings = [[stop], [stop, "::after"], [stop.closest("li") ?? stop]].map((where) => getComputedStyle(...where));
  if (stop !== globalThis.atStop) stop.dataset.visited = (Number(stop.dataset.visited ?? 0) + 1);
  globalThis.atStop = stop; // a field for a day has stops of its own within it
  return {
    what: stop.outerHTML.slice(0, 120),
    seen: right - left > 4 && bottom - top > 4 && box.left >= -1 && box.right <= innerWidth + 1 && scrollX === 0,
    clear: points.some(([x, y]) => is(document.elementFromPoint(x, y))),
    ringed: rings.some(drawn),
  };
}"""
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, summary, textarea")]
  .filter((each) => each.checkVisibility({visibilityProperty: true}) && !each.disabled)
  .filter((each) => each.tabIndex === 0 || !each.closest("[role=grid]"))
  .filter((each) => each.type !== "radio" || each.checked)"""
"""Within a grid, and among buttons of which one is chosen, the arrows go on from its one stop."""
PLAYER = 12
"""How many stops a browser's own player has, at most."""
DAY = 3
"""How many more a field for a day has: its year, its calendar."""


@pytest.mark.parametrize("name", PAGES)
def test_keyboard_alone(browser: Browser, site_url: str, name: str) -> None:
    """Tab reaches everything that can be worked, once, at 320 px: in view, not covered, with a ring around it."""
    with shown(browser, site_url + PAGES[name], 320, 640) as page:
        if "#q=" in PAGES[name]:
            expect(page.locator(".sok-traff").first).to_be_visible()  # what is found comes after the page
        total = page.evaluate(f"({REACHABLE})().length")
        for _ in range(total + 1 + PLAYER * page.locator("video").count() + DAY * page.locator("[type=date]").count()):
            page.keyboard.press("Tab")
            stop = page.evaluate(STOP)
            if stop is None:
                break
            assert all((stop["seen"], stop["clear"], stop["ringed"])), stop
        missed = page.evaluate(
            f"({REACHABLE})().filter((each) => each.dataset.visited !== '1').map((each) => each.outerHTML)"
        )
        assert missed == []


@pytest.mark.parametrize("how", ["Control+k", "/", "button"])
def test_dialog_keeps_and_returns_focus(browser: Browser, site_url: str, how: str) -> None:
    """Focus stays in the open dialog and comes back to where it was."""
    with shown(browser, f"{site_url}/dilemman/torsdagsbastun/") as page:
        start = page.locator("[data-sok-oppna]" if how == "button" else "main a").first
        start.focus()
        page.keyboard.press("Enter" if how == "button" else how)
        expect(page.locator("dialog input")).to_be_focused()
        for _ in range(4):
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.matches('body, dialog, dialog *')")
        page.keyboard.press("Escape")
        expect(page.locator("dialog[data-sok-dialog]")).to_be_hidden()
        expect(start).to_be_focused()


def test_details_open_and_close_with_the_keyboard(browser: Browser, site_url: str) -> None:
    with shown(browser, f"{site_url}/dilemman/torsdagsbastun/") as page:
        for details in page.locator("main details").all():
            details.locator("summary").focus()
            page.keyboard.press("Enter")
            expect(details.locator("> div")).to_be_visible()
            page.keyboard.press("Space")
            expect(details.locator("> div")).to_be_hidden()


def test_dialog_at_four_hundred_percent(browser: Browser, site_url: str) -> None:
    """All of the dialog can be scrolled to in a window of 320 × 256 px."""
    with shown(browser, site_url, 320, 256) as page:
        search_for(page, "beslut", "Control+k")
        expect(page.locator("dialog .sok-traff").first).to_be_visible()
        for each in (
            page.locator("dialog").get_by_role("button", name=name) for name in ("Stäng", "Visa alla träffar")
        ):
            each.scroll_into_view_if_needed()
            expect(each).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.querySelector('dialog').scrollWidth <= 320")


def test_forced_colours(browser: Browser, site_url: str) -> None:
    """Where one is, what is chosen and what has focus is seen when the reader's own colours rule."""
    with shown(browser, f"{site_url}/dilemman/torsdagsbastun/", 1280, forced_colors="active") as page:
        border = "each => getComputedStyle(each).borderBottomColor"
        links = page.locator("header nav li:not(.find) a")
        current, *others = [links.nth(index).evaluate(border) for index in range(5)]
        assert current not in others
        assert page.locator(".chip").first.evaluate("each => getComputedStyle(each).borderStyle") == "solid"
        assert page.locator("button.button").first.evaluate("each => getComputedStyle(each).borderStyle") == "solid"
        for stop in ("header nav a", "main summary", "main .chip", "button.button"):
            page.locator(stop).first.focus()
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Tab")
            assert page.evaluate(STOP)["ringed"], stop


MOVING = """() => [...document.querySelectorAll("*")].flatMap((each) => [null, "::before", "::after"].map((part) => {
  const {transitionDuration: long, animationName: name, scrollBehavior: scroll} = getComputedStyle(each, part);
  return parseFloat(long) > 0 || name !== "none" || scroll === "smooth" ? each.tagName + part : "";
})).filter(Boolean)"""


@pytest.mark.parametrize("name", ["start", "dilemma", "search"])
def test_reduced_motion(browser: Browser, site_url: str, name: str) -> None:
    """Nothing moves for who has asked for stillness; for others something does, so the test would see it."""
    with shown(browser, site_url + PAGES[name], 1280, reduced_motion="reduce") as page:
        assert page.evaluate(MOVING) == []
        page.emulate_media(reduced_motion="no-preference")
        assert page.evaluate(MOVING) != []


def test_subscribing_without_script(browser: Browser, site_url: str) -> None:
    """Without JavaScript the calendar opens by a link, and its address can be read and copied."""
    for path in ("/seminarier/", "/kalender/"):
        with shown(browser, site_url + path, java_script_enabled=False) as page:
            assert page.locator("main a[href^='webcal://']").first.is_visible()
            field = page.locator("main input[readonly]").first
            assert field.is_visible() and field.input_value().startswith("https://")
            assert page.locator("main button:visible").count() == 0, "a button that does nothing"


@pytest.mark.parametrize("name", ["dilemma", "calendars", "course", "month", "people"])
def test_nothing_to_read_is_hidden_without_script(browser: Browser, site_url: str, name: str) -> None:
    """The words of a page are the same with and without JavaScript, but for what needs it or stands in its place."""
    gone = "button, [role=status], [data-egen], .keys, noscript, [data-med-skript]"
    words = f"main => main.querySelectorAll('{gone}').forEach(each => each.remove()) || main.innerText"
    told = []
    for enabled in (True, False):
        with shown(browser, site_url + PAGES[name], java_script_enabled=enabled) as page:
            if enabled:  # events are told as on the day of the build; test_time_travel.py looks at other days
                page.clock.set_fixed_time(f"{TODAY}T00:00+01:00")
                page.reload()
            told.append(page.locator("main").evaluate(words))
    assert told[0].split() == told[1].split()
