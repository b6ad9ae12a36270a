"""The screen a meeting is shown on: whole where the browser allows it, lit, and given back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.meeting import at, opened, started
from browser.settled import until

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(windowed: Browser) -> Browser:
    return windowed


def begun(context: BrowserContext, url: str) -> tuple[Page, list[str]]:
    """A meeting that has just begun, and what goes wrong there from its beginning on, unhandled refusals too."""
    page, faults = opened(context, url), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.locator("[data-starta]").click()
    expect(page.locator(".stage h1")).to_be_focused()
    return page, faults


@pytest.mark.parametrize("how", ["reject(new TypeError())", "resolve()"])
def test_full_screen_refused_or_not(context: BrowserContext, url: str, how: str) -> None:
    """Where the browser allows no full screen the meeting fills the window, header and footer gone."""
    context.add_init_script(f"Element.prototype.requestFullscreen = () => new Promise((resolve, reject) => {how})")
    page, faults = begun(context, url)
    box = page.locator("[data-scen]").bounding_box()
    size = page.viewport_size
    assert box and size and (box["x"], box["y"], box["width"], box["height"]) == (0, 0, size["width"], size["height"])
    assert page.evaluate("document.elementFromPoint(20, 20).closest('[data-scen]') !== null")
    assert faults == []


@pytest.mark.parametrize(
    "missing", ["Element.prototype.requestFullscreen", "Navigator.prototype.wakeLock", "window.BroadcastChannel"]
)
def test_a_browser_that_lacks_something(context: BrowserContext, url: str, missing: str) -> None:
    """Without a whole screen, as on a phone, or wakefulness, or word between windows, the meeting runs all the same."""
    context.add_init_script(f"delete {missing}")
    page, faults = begun(context, url)
    page.keyboard.press("ArrowRight")
    assert at(page) == "read"
    page.locator("[data-lamna]").click()
    expect(page.get_by_role("button", name="Fortsätt samtalet")).to_be_visible()
    assert faults == []


SLOW = """Element.prototype.requestFullscreen = () => new Promise((resolve) => { window.granted = resolve });
window.taken = 0;
Document.prototype.exitFullscreen = async () => { taken += 1 };"""


def test_left_before_the_whole_screen_is_granted(context: BrowserContext, url: str) -> None:
    """Whoever leaves while the browser still asks does not end up with a whole screen of nothing."""
    context.add_init_script(SLOW)
    page = started(context, url)
    page.locator("[data-lamna]").click()
    expect(page.locator("[data-scen]")).to_be_hidden()
    page.evaluate("granted()")
    until(page, "taken === 1")


AWAKE = """window.held = 0;
navigator.wakeLock.request = async () => { held += 1; return { release: () => { held -= 1 } } };"""


def test_the_screen_stays_lit_as_long_as_the_meeting(context: BrowserContext, url: str) -> None:
    """Nobody touches the computer for ten minutes: it is kept awake from the start until the meeting is left."""
    context.add_init_script(AWAKE)
    page = started(context, url)
    until(page, "held === 1")
    page.locator("[data-lamna]").click()
    until(page, "held === 0")


def test_the_whole_screen_is_given_back(context: BrowserContext, url: str) -> None:
    """It goes with the meeting, and the meeting with it: a browser keeps Esc for itself."""
    page = started(context, url)
    until(page, "document.fullscreenElement !== null")
    page.locator("[data-lamna]").click()
    until(page, "document.fullscreenElement === null")
    page.get_by_role("button", name="Fortsätt samtalet").click()
    until(page, "document.fullscreenElement !== null")
    page.evaluate("document.exitFullscreen()")
    expect(page.locator("[data-scen]")).to_be_hidden()
