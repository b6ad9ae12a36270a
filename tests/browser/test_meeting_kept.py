"""What a browser keeps of a meeting under way: true after sleep, believed only when whole."""

from __future__ import annotations

import json
import re
from functools import reduce
from operator import getitem
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.meeting import KEY, continued, go_to, kept, leader_of, opened, started, vote, window
from browser.settled import until

pytestmark = pytest.mark.browser


def expect_clock(page: Page, seconds: int) -> None:
    """The clock shows a time, or one within six seconds: the browser's own clock goes on between commands."""
    near = "|".join(f"{each // 60:02}:{each % 60:02}" for each in range(max(0, seconds - 6), seconds + 7))
    expect(page.locator("[data-tid]")).to_have_text(re.compile(near))


def test_the_clock_is_true_after_reload_and_sleep(context: BrowserContext, url: str) -> None:
    """It counts from a kept instant: what passes while the page is closed or asleep has passed; a pause stops it."""
    context.clock.install(time="2026-11-23T09:00:00Z")
    page = started(context, url)
    context.clock.pause_at("2026-11-23T09:01:01Z")
    expect_clock(page, 239)
    context.clock.set_system_time("2026-11-23T09:02:30Z")
    continued(page)
    expect_clock(page, 150)
    page.locator("[data-paus]").click()
    expect(page.locator("[data-tidsord]")).to_have_text("pausad")
    context.clock.fast_forward("30:00")
    expect_clock(page, 150)
    page.locator("[data-paus]").click()
    context.clock.fast_forward("03:00")
    expect_clock(page, 30)
    expect(page.locator("[data-tidsord]")).to_have_text("över tiden")
    expect(page.locator("[data-sagt]")).to_have_text("Tiden för steget har gått.")


def test_a_step_keeps_its_time_when_one_comes_back(context: BrowserContext, url: str) -> None:
    context.clock.install(time="2026-11-23T09:00:00Z")
    page = started(context, url)
    context.clock.fast_forward(60_000)
    page.keyboard.press("ArrowRight")
    context.clock.fast_forward(30_000)
    page.keyboard.press("ArrowLeft")
    expect_clock(page, 240)


def test_a_clock_that_is_set_back_takes_no_time(context: BrowserContext, url: str) -> None:
    context.clock.install(time="2026-11-23T09:00:00Z")
    page = started(context, url)
    context.clock.set_system_time("2026-11-22T09:00:00Z")
    continued(page)
    expect_clock(page, 300)


def test_nothing_is_lost(context: BrowserContext, url: str) -> None:
    """After a reload at the last step everything is there: the place, the votes, the twist and the notes."""
    page = started(context, url)
    go_to(page, "vote")
    vote(page, [1, 2, 3, 4])
    go_to(page, "twist")
    page.locator("[data-framat]").click()
    go_to(page, "memory")
    page.locator("[data-not=decision]").fill("En rad\nen till")
    page.locator("[data-not=until]").fill("2026-12-24")
    before = kept(page)
    continued(page)
    assert kept(page) == before
    expect(page.locator("[data-not=decision]")).to_have_value("En rad\nen till")
    expect(page.locator("[data-not=until]")).to_have_value("2026-12-24")
    page.keyboard.press("Escape")
    assert before and before["votes"][0]["before"]["counts"] == [1, 2, 3, 4] and before["revealed"] == [[0]]


def test_a_meeting_under_way_is_not_replaced_unasked(context: BrowserContext, url: str) -> None:
    """Starting another asks: think better of it, go on with the first, or forget it."""
    page = started(context, url)
    first = kept(page)
    page.reload()
    box = page.get_by_role("dialog", name="Ett samtal pågår redan")
    page.locator("[data-starta]").click()
    expect(box).to_be_visible()
    expect(page.locator("[data-samtal-sida]")).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("[data-sok-dialog]")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("[data-scen]")).to_be_hidden()
    assert kept(page) == first
    page.locator("[data-starta]").click()
    box.get_by_role("button", name="Fortsätt det som pågår").click()
    expect(page.locator(".stage h1")).to_be_focused()
    assert kept(page) == first
    page.reload()
    page.locator("[data-starta]").click()
    box.get_by_role("button", name="Glöm det och börja ett nytt").click()
    expect(page.locator(".stage h1")).to_be_focused()
    state = kept(page)
    assert first and state and state["id"] != first["id"]


@pytest.mark.parametrize(
    "value",
    ["", "{", "null", "[]", '{"version": 2}', '{"version": 99, "id": "x"}', "x" * 2_100_000, '"<b>x</b>"'],
    ids=["empty", "cut", "null", "list", "bare", "future", "huge", "markup"],
)
def test_what_is_foreign_is_dropped(context: BrowserContext, url: str, value: str) -> None:
    """A value that is broken or not ours is taken away without a word."""
    page = context.new_page()
    page.goto(f"{url}/samtal/")
    page.evaluate("value => localStorage.setItem('ethos-samtal', value)", value)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.reload()
    until(page, "localStorage.getItem('ethos-samtal') === null")
    expect(page.get_by_role("button", name="Fortsätt samtalet")).to_be_hidden()
    assert faults == []


@pytest.fixture(scope="module")
def begun(browser: Browser, url: str) -> str:
    """A meeting under way, as the browser has kept it; in another profile, where it is put, one can go on with it."""
    with window(browser) as context:
        page = started(context, url)
        page.goto("about:blank")
        page.goto(f"{url}/om/")
        told: str = page.evaluate(f"localStorage.getItem('{KEY}')")
    with window(browser) as context:
        page = context.new_page()
        put(page, url, told)
        expect(page.get_by_role("button", name="Fortsätt samtalet")).to_be_visible()
    return told


def put(page: Page, url: str, told: str) -> None:
    """Let a browser have kept a meeting before it opens the page of meetings."""
    page.goto(f"{url}/om/")
    page.evaluate("([key, told]) => localStorage.setItem(key, told)", [KEY, told])
    page.goto(f"{url}/samtal/")


def bent(told: str, path: list[str | int], value: Any) -> str:
    """The meeting with something else at a place in it."""
    meeting = json.loads(told)
    at, last = reduce(getitem, path[:-1], meeting), path[-1]
    at[last] = value
    return json.dumps(meeting)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["version"], 99),
        (["marks"], None),
        (["marks", "place"], 1_000),
        (["step"], 99),
        (["step"], "1"),
        (["address"], "javascript:alert(1)"),
        (["cases", 0, "address"], "http://["),
        (["clock", "since"], "now"),
        (["votes", 0, "before", "counts"], [1]),
        (["votes", 0, "before", "counts", 0], 501),
        (["revealed", 0], [9]),
        (["notes", "owner"], "x" * 121),
        (["steps", 1, "case"], 7),
        (["steps", 1, "kind"], "constructor"),
        (["cases", 0, "situation"], ["script", {}, "alert(1)"]),
        (["cases", 0, "situation"], ["p", {"onclick": "alert(1)"}]),
        (["cases", 0, "laws"], ["a", {"href": "javascript:alert(1)"}]),
        (["cases", 0, "situation"], ["img", {"src": "https://elsewhere.example/x.png"}]),
        (["cases", 0, "closure"], ""),
        (["steps", 1, "kind"], "clip"),
    ],
)
def test_a_meeting_that_was_bent_is_dropped(page: Page, url: str, begun: str, path: list[str], value: Any) -> None:
    put(page, url, bent(begun, path, value))
    until(page, "localStorage.getItem('ethos-samtal') === null")
    expect(page.get_by_role("button", name="Fortsätt samtalet")).to_be_hidden()


def test_the_stage_is_left_whatever_has_failed(context: BrowserContext, url: str) -> None:
    """A step that cannot be drawn leaves nobody behind an empty stage: Esc gives the page back."""
    page = opened(context, url)
    page.locator("template[data-scensteg=frame]").evaluate("each => each.remove()")
    with page.expect_event("pageerror"):
        page.locator("[data-starta]").click()
    expect(page.locator("[data-scen]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-scen]")).to_be_hidden()
    assert page.locator("main :is([inert], [inert] *)").count() == 0


BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
}"""


def test_without_storage(context: BrowserContext, url: str) -> None:
    """A browser that keeps nothing runs the meeting, in step with the leader; it says what would be lost, and asks."""
    context.add_init_script(BLOCKED)
    page = started_or_told(context, url)
    expect(page.locator("[data-minneslos]")).to_be_visible()
    page.locator("[data-ruta=mer] [data-stang]").click()
    leader = leader_of(context, url)
    go_to(page, "vote")
    vote(page, [1, 1, 1, 1])
    go_to(page, "memory")
    expect(leader.locator("h1:visible")).to_have_text("Sist · Kom ihåg")
    page.bring_to_front()
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    page.locator("[data-mer]").click()
    page.locator("[data-avsluta]").click()
    page.locator("[data-scen] [data-glom]").click()
    expect(leader.locator("[data-lage]")).to_have_text("Samtalet är avslutat och glömt.")


def started_or_told(context: BrowserContext, url: str) -> Page:
    page = opened(context, url)
    page.locator("[data-starta]").click()
    expect(page.locator(".stage h1")).to_be_visible()
    return page


def test_no_request_after_the_start(context: BrowserContext, url: str) -> None:
    """The network may go when the meeting has started: steps, votes and files work, and nothing is asked for."""
    page = started(context, url)
    page.evaluate("document.fonts.ready.then(() => null)")
    asked: list[str] = []
    context.set_offline(True)
    page.on("request", lambda request: asked.append(request.url))
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    go_to(page, "vote")
    vote(page, [1, 2, 3, 4])
    go_to(page, "revote")
    vote(page, [4, 3, 2, 1])
    go_to(page, "memory")
    page.locator("[data-not=decision]").fill("x")
    page.locator("[data-not=until]").fill("2026-12-01")
    page.get_by_text("Fler sätt att spara", exact=True).click()
    for name in ("Spara som text", "Spara uppföljningen i kalendern"):
        with page.expect_download():
            page.get_by_role("button", name=name).click()
    assert [each for each in asked if not each.startswith("blob:")] == [] and faults == []


def test_a_pause_lasts_when_the_step_is_changed(context: BrowserContext, url: str) -> None:
    """The leader who has stopped the clock and goes on starts it again; the step then has its whole time."""
    context.clock.install(time="2026-11-23T09:00:00Z")
    page = started(context, url)
    page.locator("[data-paus]").click()
    page.keyboard.press("ArrowRight")
    context.clock.fast_forward("10:00")
    expect(page.locator("[data-tid]")).to_have_text("02:00")
    expect(page.locator("[data-tidsord]")).to_have_text("pausad")
