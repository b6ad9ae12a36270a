"""One meeting in windows that have not heard of each other's changes: the newest stands, and is the same in all."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.meeting import CHOICE, KEY, kept, leader_of, place, started
from browser.settled import until

pytestmark = pytest.mark.browser


SLOW_POST = """(() => {
const post = BroadcastChannel.prototype.postMessage;
BroadcastChannel.prototype.postMessage = function (message) { setTimeout(() => post.call(this, message), 700); };
})()"""
"""Messages between windows take so long that two of them can do something at the same moment."""


def test_two_changes_at_once_leave_the_windows_in_step(context: BrowserContext, url: str) -> None:
    """Of two things done at one place one stands, the same in both windows and in what is kept."""
    context.add_init_script(SLOW_POST)
    stage = started(context, url)
    leader = leader_of(context, url)
    expect(leader.locator("h1:visible")).to_have_text(place(stage))
    stage.locator("[data-paus]").evaluate("(button) => button.click()")
    leader.locator("[data-gor=framat]").evaluate("(button) => button.click()")
    assert place(stage) != leader.locator("h1:visible").inner_text()
    stage.wait_for_timeout(2500)
    assert place(stage) == leader.locator("h1:visible").inner_text()
    assert stage.locator("[data-paus]").inner_text() == leader.locator("[data-gor=paus]").inner_text()
    assert [kept(stage)["step"]] == [int(place(stage).split()[1]) - 1]
    stage.locator("[data-framat]").click()
    expect(leader.locator("h1:visible")).to_have_text(place(stage))


def test_a_word_and_a_step_at_once_both_stand(context: BrowserContext, url: str) -> None:
    """What the leader writes is not lost because the group's window goes on in the same moment, nor the other way."""
    context.add_init_script(SLOW_POST)
    stage = started(context, url)
    leader = leader_of(context, url)
    stage.keyboard.press("End")
    stage.keyboard.press("ArrowLeft")
    expect(leader.locator("h1:visible")).to_have_text(place(stage))
    leader.locator("[data-not=decision]").fill("Vi skriver ner det")
    stage.locator("[data-framat]").evaluate("(button) => button.click()")
    for page, heading in ((stage, "Det här tar vi med oss"), (leader, "Kom ihåg")):
        expect(page.locator("h1:visible")).to_contain_text(heading)
        expect(page.locator("[data-not=decision]")).to_have_value("Vi skriver ner det")
    state = kept(stage)
    assert state and state["notes"]["decision"] == "Vi skriver ner det"


def test_two_tabs_show_the_same(context: BrowserContext, url: str) -> None:
    """The same meeting in two tabs is one meeting, whichever is worked."""
    one = started(context, url)
    other = context.new_page()
    other.goto(f"{url}/samtal/")
    other.get_by_role("button", name="Fortsätt samtalet").click()
    one.bring_to_front()
    one.keyboard.press("ArrowRight")
    expect(other.locator("[data-laget]")).to_contain_text("Steg 2 av 10")
    other.bring_to_front()
    other.keyboard.press("ArrowRight")
    expect(one.locator("[data-laget]")).to_contain_text("Situationen (2 av 2)")
    assert kept(one) == kept(other)


def test_going_on_begins_where_the_meeting_is_by_then(context: BrowserContext, url: str) -> None:
    """A tab that was opened earlier takes nothing back: not a step, and not an end."""
    one = started(context, url)
    other, third = context.new_page(), context.new_page()
    for page in (other, third):
        page.goto(f"{url}/samtal/")
        expect(page.get_by_role("button", name="Fortsätt samtalet")).to_be_visible()
    one.bring_to_front()
    one.keyboard.press("ArrowRight")
    expect(one.locator("[data-laget]")).to_contain_text("Steg 2 av 10")
    other.bring_to_front()
    other.get_by_role("button", name="Fortsätt samtalet").click()
    expect(other.locator("[data-laget]")).to_contain_text("Steg 2 av 10")
    state = kept(other)
    assert state and state["revision"] == 2
    one.evaluate(f"localStorage.removeItem('{KEY}')")
    third.bring_to_front()
    third.get_by_role("button", name="Fortsätt samtalet").click()
    expect(third.get_by_role("button", name="Fortsätt samtalet")).to_be_hidden()
    expect(third.get_by_role("heading", level=1)).to_be_visible()
    assert not kept(third)


LATE = """state => {
  const channel = new BroadcastChannel("KEY");
  channel.addEventListener("message", ({ data }) => { globalThis.told = data.meeting?.revision; });
  localStorage.setItem("KEY", JSON.stringify(state));
  channel.postMessage({ meeting: state });
}"""


def test_a_window_that_saw_an_older_meeting_is_told(context: BrowserContext, url: str) -> None:
    """Storage reaches other windows late: who begins from an older state, and keeps that, is put right."""
    one = started(context, url)
    older = kept(one)
    one.keyboard.press("ArrowRight")
    expect(one.locator("[data-laget]")).to_contain_text("Steg 2 av 10")
    other = context.new_page()
    other.goto(f"{url}/om/")
    other.evaluate(LATE.replace("KEY", KEY), older)
    until(other, "globalThis.told === 2")
    newer = kept(one)
    assert newer and newer["revision"] == 2
    expect(one.locator("[data-laget]")).to_contain_text("Steg 2 av 10")


def test_a_new_meeting_ends_the_old_one_in_its_window(context: BrowserContext, url: str) -> None:
    """Forgotten for a new one, a meeting does not go on in another tab, whose next step would replace the new."""
    one = started(context, url)
    other = context.new_page()
    other.goto(f"{url}/samtal/#{CHOICE}")
    other.locator("[data-starta]").click()
    other.get_by_role("button", name="Glöm det och börja ett nytt").click()
    expect(other.locator(".stage h1")).to_be_visible()
    expect(one.locator("[data-scen]")).to_be_hidden()


def test_what_happened_while_a_window_slept(context: BrowserContext, url: str) -> None:
    """A window that no message reached takes up what the browser keeps when it wakes: the step, and the end."""
    context.add_init_script("delete window.BroadcastChannel")
    one = started(context, url)
    other = context.new_page()
    other.goto(f"{url}/samtal/")
    other.get_by_role("button", name="Fortsätt samtalet").click()
    other.locator("[data-framat]").click()
    woken = "document.dispatchEvent(new Event('visibilitychange'))"
    one.bring_to_front()
    one.evaluate(woken)
    expect(one.locator("[data-laget]")).to_contain_text("Steg 2 av 10")
    other.bring_to_front()
    other.locator("[data-mer]").click()
    other.locator("[data-avsluta]").click()
    other.locator("[data-scen] [data-glom]").click()
    one.bring_to_front()
    one.evaluate(woken)
    expect(one.locator("[data-scen]")).to_be_hidden()
    assert kept(one) is None


SENT = """([key, change]) => new BroadcastChannel(key).postMessage(
  { meeting: { ...JSON.parse(localStorage.getItem(key)), ...change } })"""


def test_another_edition_is_not_listened_to(context: BrowserContext, url: str) -> None:
    """A message is believed when it is a whole meeting, as what is kept is; what is not is passed over."""
    stage = started(context, url)
    other = context.new_page()
    other.goto(f"{url}/om/")
    other.evaluate(SENT, [KEY, {"revision": 99, "step": "x"}])
    other.evaluate(SENT, [KEY, {"revision": 50, "step": 1}])
    expect(stage.locator("[data-laget]")).to_contain_text("Steg 2 av 10")
