"""What whoever does not see the screen is told in a meeting, and where the keys are when something has ended."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.meeting import continued, go_to, leader_of, place, started

pytestmark = pytest.mark.browser


def test_the_leader_hears_that_the_group_has_gone_on(context: BrowserContext, url: str) -> None:
    stage = started(context, url)
    leader = leader_of(context, url)
    expect(leader.locator("h1:visible")).to_have_text(place(stage))
    said = leader.locator("[data-sagt]")
    expect(said).to_have_role("status")
    expect(said).to_be_empty()
    stage.locator("[data-framat]").click()
    expect(said).to_have_text("Steg 2 av 10 · Situationen (1 av 2). 2 minuter.")


def test_a_vote_that_cannot_be_is_told_with_its_field(context: BrowserContext, url: str) -> None:
    page = started(context, url)
    go_to(page, "vote")
    page.locator(".stage-fold > summary").click()
    field = page.locator("[data-vag]").first
    field.fill("501")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Skriv ett helt tal från 0 till 500.")
    field.fill("5")
    expect(field).to_have_accessible_description("")


def test_the_last_step_leads_to_the_end(context: BrowserContext, url: str) -> None:
    """There is nothing after it, so its first button ends the meeting, and asks before it forgets."""
    page = started(context, url)
    go_to(page, "memory")
    expect(page.locator("[data-framat]")).to_be_hidden()
    page.locator("[data-sluta]").click()
    expect(page.get_by_role("dialog", name="Avsluta samtalet?")).to_be_visible()
    page.get_by_role("button", name="Avsluta och glöm").click()
    receipt = page.locator(".notice", has_text="Samtalet är slut.")
    expect(receipt).to_be_focused()
    page.locator("[data-starta]").click()
    page.keyboard.press("Escape")
    expect(receipt).to_have_count(0)


def test_the_keys_are_where_one_goes_on(context: BrowserContext, url: str) -> None:
    """A meeting that is left can be gone on with: that is the one thing to do, until it is ended."""
    page = started(context, url)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Fortsätt samtalet")).to_be_focused()
    expect(page.locator("[data-starta]")).to_contain_class("quiet")
    expect(page.locator("[data-starta]")).to_have_text("Starta ett nytt samtal")
    page.get_by_role("button", name="Avsluta och glöm").click()
    expect(page.locator("[data-starta]")).not_to_contain_class("quiet")
    expect(page.locator("[data-starta]")).to_have_text("Starta samtalet")
    page.locator("[data-starta]").click()
    continued(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Fortsätt samtalet")).to_be_focused()


TAKEN = """() => {
  Object.defineProperty(document, "hasFocus", { value: () => true });
  dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));
  document.dispatchEvent(new Event("fullscreenchange"));
}"""


def test_a_letter_leaves_no_meeting(context: BrowserContext, url: str) -> None:
    """Some browsers take the whole screen away when something is typed in it."""
    page = started(context, url)
    page.evaluate(TAKEN)
    expect(page.locator(".stage h1")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".stage")).to_be_hidden()
