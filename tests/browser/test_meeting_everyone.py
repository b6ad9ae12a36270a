"""Everyone can lead a meeting and follow one: axe at every step, size, stillness, colours, print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.meeting import LEADER, at, go_to, leader_of, started, vote, window
from browser.settled import violations
from browser.test_everyone import CUT, MOVING, SCHEMES, SMALL, SPACED, STOP

pytestmark = pytest.mark.browser


def states(page: Page) -> Iterator[str]:
    """A whole meeting, stopping at all that can be seen: each step, folds open, votes drawn, the twist shown."""
    seen = ""
    while True:
        kind = at(page)
        if kind != "plenary" or seen != kind:  # the method's steps all look the same
            yield kind
        seen = kind
        if kind in ("vote", "revote"):
            page.locator(".stage-fold > summary").click()
            page.locator(".stage [data-vag]").first.fill("-1")
            yield f"{kind} wrong"
            page.locator(".stage-fold > summary").click()
            vote(page, [5, 3, 1, 2] if kind == "vote" else [2, 6, 0, 3])
            yield f"{kind} closed"
        if kind == "memory":
            return
        page.locator("[data-framat]").click()


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_at_any_step(browser: Browser, url: str, width: int) -> None:
    """In the group's window and in the leader's, in the light and in the dark."""
    with window(browser, width, 800, bypass_csp=True, reduced_motion="reduce") as context:
        page = started(context, url)
        leader = leader_of(context, url)
        seen = []
        for state in states(page):
            seen.append(state)
            for scheme, rules in SCHEMES[width].items():
                for each in (page, leader):
                    each.emulate_media(color_scheme=scheme)
                    assert violations(each, rules) == [], (state, scheme)
        assert {"read", "vote closed", "twist", "revote closed", "law", "memory"} <= {*seen}


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_boxes(browser: Browser, url: str, width: int) -> None:
    """More, keys, the end, and the leader's notes as a sheet."""
    with window(browser, width, 800, bypass_csp=True, reduced_motion="reduce") as context:
        page = started(context, url)
        for name in ("mer", "tangenter", "avsluta", "anteckningar"):
            page.locator(f"[data-ruta={name}]").evaluate("each => each.showModal()")
            for scheme, rules in SCHEMES[width].items():
                page.emulate_media(color_scheme=scheme)
                assert violations(page, rules) == [], (name, scheme)
            page.keyboard.press("Escape")


@pytest.mark.parametrize("how", ["forced", "print"])
def test_axe_finds_nothing_in_forced_colours_and_in_print(browser: Browser, url: str, how: str) -> None:
    with window(browser, 794, 1000, bypass_csp=True, forced_colors="active" if how == "forced" else "none") as context:
        page = started(context, url)
        for state in states(page):
            if how == "print":
                page.evaluate("dispatchEvent(new Event('beforeprint'))")
                page.emulate_media(media="print")
            assert violations(page) == [], state
            page.emulate_media(media="screen")
            page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_the_leaders_window_before_and_after(browser: Browser, url: str) -> None:
    """Axe finds nothing in it while it waits, and when the meeting has ended."""
    with window(browser, 320, 640, bypass_csp=True) as context:
        leader = context.new_page()
        leader.goto(url + LEADER)
        expect(leader.locator("[data-lage]")).to_contain_text("Inget samtal pågår")
        assert violations(leader) == []
        page = started(context, url)
        expect(leader.locator("[data-samtalet]")).to_be_visible()
        page.locator("[data-mer]").click()
        page.locator("[data-avsluta]").click()
        page.locator("[data-scen] [data-glom]").click()
        expect(leader.locator("[data-lage]")).to_contain_text("avslutat")
        assert violations(leader) == []


WIDER = """() => [...document.querySelectorAll('.stage-main')].filter((each) => each.scrollWidth > each.clientWidth)
  .map((each) => each.innerText)"""
OVER = """() => {
  const box = (query) => document.querySelector(query).getBoundingClientRect();
  const [text, way] = [box('.stage-main'), box('[data-rulla]')];
  return way.height > 0 && way.top < text.bottom;
}"""


@pytest.mark.parametrize(("width", "height"), [(320, 256), (320, 640), (1280, 720), (1920, 1080)])
def test_no_sideways_scroll_and_nothing_cut(browser: Browser, url: str, width: int, height: int) -> None:
    """At 400 % zoom and with the text spacing of WCAG 1.4.12, in both windows at every step; targets are 44 px."""
    with window(browser, width, height, bypass_csp=True) as context:
        page = started(context, url)
        leader = leader_of(context, url)
        for each in (page, leader):
            each.add_style_tag(content=SPACED)
        for state in states(page):
            assert not page.evaluate(OVER), (state, "the way to more text lies over the text")
            for each in (page, leader):
                assert each.evaluate("document.documentElement.scrollWidth") <= width, state
                assert each.evaluate(
                    "[...document.querySelectorAll('.stage-main')].every((at) => at.scrollWidth <= at.clientWidth)"
                )
                assert each.evaluate(CUT) == [], state
                assert [found for found in each.evaluate(SMALL) if "data-hemlig" not in found[1]] == [], state


@pytest.mark.parametrize("width", [320, 1280])
def test_every_control_is_reached_with_a_ring(browser: Browser, url: str, width: int) -> None:
    """Tab goes through what can be worked at each step, in view and with a visible ring, in both windows."""
    with window(browser, width, 640) as context:
        page = started(context, url)
        leader = leader_of(context, url)
        for kind in ("frame", "vote", "twist", "revote", "memory"):
            page.bring_to_front()
            go_to(page, kind)
            for each, root in ((page, "[data-scen]"), (leader, "[data-samtalet]")):
                each.bring_to_front()
                assert missed(each, root) == [], kind


def missed(page: Page, root: str) -> list[Any]:
    """What Tab does not come to, or comes to without its being seen."""
    page.evaluate(f"document.querySelector('{root} h1').focus()")
    wanted = f"""[...document.querySelectorAll("{root} :is(a[href], button, input, textarea, summary)")]
      .filter((each) => each.checkVisibility({{visibilityProperty: true}}) && !each.disabled)
      .filter((each) => !each.matches("[type=radio]:not(:checked)"))"""  # arrows come to the others
    page.evaluate("document.querySelectorAll('[data-visited]').forEach((each) => delete each.dataset.visited)")
    wrong = []
    for _ in range(3 + 2 * int(page.evaluate(f"{wanted}.length"))):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop and not (stop["seen"] and stop["clear"] and stop["ringed"]):
            wrong.append(stop)
    return [*wrong, *page.evaluate(f"{wanted}.filter((each) => !each.dataset.visited).map((each) => each.outerHTML)")]


def test_stillness(browser: Browser, url: str) -> None:
    """Nothing moves for who has asked for it, at any step; and the clock never flashes for anybody."""
    with window(browser, reduced_motion="reduce") as context:
        page = started(context, url)
        for state in states(page):
            assert page.evaluate(MOVING) == [], state
    with window(browser) as context:
        context.clock.install(time="2026-11-23T09:00:00Z")
        page = started(context, url)
        look = "getComputedStyle(document.querySelector('[data-tid]')).cssText"
        clock = page.locator("[data-tid]")
        before = clock.evaluate(f"() => [{look}, getComputedStyle(document.querySelector('[data-tid]')).color]")
        context.clock.fast_forward("06:00")
        expect(page.locator("[data-tidsord]")).to_have_text("över tiden")
        assert clock.evaluate(f"() => [{look}, getComputedStyle(document.querySelector('[data-tid]')).color]") == before
        assert clock.get_attribute("aria-live") is None and clock.get_attribute("role") == "timer"


def test_readable_from_the_back_of_the_room(browser: Browser, url: str) -> None:
    """On a projector of 1920 × 1080 what the group reads is at least 38 px, the clock 48 px, the rules 28 px."""
    sizes = "query => [...document.querySelectorAll(query)].map((each) => parseFloat(getComputedStyle(each).fontSize))"
    least = {"frame": (".stage-two li", 28), "read": (".stage-told p", 38), "vote": (".stage-options li", 38)}
    least |= {"pairs": (".stage-big", 50), "plenary": (".stage-big", 70), "twist": (".stage-big", 50)}
    with window(browser, 1920, 1080) as context:
        page = started(context, url)
        for kind, (query, size) in least.items():
            go_to(page, kind)
            found = page.evaluate(sizes, query)
            assert found and min(found) >= size, (kind, found)
        assert page.evaluate(sizes, "[data-tid]") >= [48]
        assert min(page.evaluate(sizes, ":is(.stage-top, .stage-foot) .button")) >= 24


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_the_heading_has_its_place(browser: Browser, url: str, width: int, height: int) -> None:
    """It stands where it stood when the step changes, and begins where the marks of the steps above it begin."""
    edges = """['h1', '.stage-steps', '[data-bakat]'].map((each) => document.querySelector(`.stage ${each}`))
      .map((each) => each.getBoundingClientRect()).map(({ x, y }) => [Math.round(x), Math.round(y)])"""
    with window(browser, width, height) as context:
        page = started(context, url)
        (left, line), *others = page.evaluate(edges)
        assert [x for x, _ in others] == [left, left]
        while at(page) != "memory":
            page.locator("[data-framat]").click()
            assert page.evaluate(edges)[0] == [left, line], at(page)


def test_each_step_is_told_once(context: BrowserContext, url: str) -> None:
    """A screen reader hears where it is: the heading has the focus, and a polite message says the step and its time."""
    page = started(context, url)
    page.keyboard.press("ArrowRight")
    said = page.locator("[data-sagt]")
    expect(said).to_have_role("status")
    expect(said).to_have_text("Steg 2 av 10 · Situationen (1 av 2). 2 minuter.")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("heading", level=1)).to_have_text("Torsdagsbastun")
