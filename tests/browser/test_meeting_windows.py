"""One meeting in two windows: the leader's beside the group's, in step, and the end that is the end everywhere."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from browser.meeting import CHOICE, LEADER, at, go_to, kept, leader_of, place, started, vote, window

pytestmark = pytest.mark.browser


def said(tree: Any) -> str:
    """The words of a packed element."""
    return tree if isinstance(tree, str) else "".join(map(said, tree[2:]))


def test_the_group_never_sees_the_notes(context: BrowserContext, url: str) -> None:
    """No note of the leader's, and before its step no law, is in the text of the group's window at any step."""
    page = started(context, url)
    state = kept(page)
    assert state
    case = state["cases"][0]
    notes = [" ".join(said(tree).split()) for tree in case["leader"].values()]
    assert len(notes) == 8 and all(len(each) > 20 for each in notes)
    for _ in range(20):
        told = " ".join(page.locator("[data-duk]").inner_text().split())
        assert [each for each in notes if each[:40] in told] == []
        if at(page) not in ("law", "monday", "memory"):
            assert "Lagrummen" not in told
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(30)
    assert at(page) == "memory"


def test_in_step_both_ways(context: BrowserContext, url: str) -> None:
    """What is done in one window is seen in the other: steps, parts, the twist, the pause, the votes and the notes."""
    stage = started(context, url)
    with context.expect_page() as popup:
        stage.locator("[data-mer]").click()
        stage.locator("[data-fonster]").click()
    leader = popup.value
    expect(leader.locator("h1:visible")).to_have_text(place(stage))
    stage.bring_to_front()
    stage.keyboard.press("ArrowRight")
    expect(leader.locator("h1:visible")).to_contain_text("Steg 2 av 10")
    leader.locator("[data-gor=framat]").click()
    expect(stage.locator("[data-laget]")).to_contain_text("Situationen (2 av 2)")
    leader.locator("[data-gor=framat]").click()
    expect(stage.locator("[data-laget]")).to_contain_text("Steg 3 av 10")
    leader.locator("[data-vag]").first.fill("7")
    stage.locator(".stage-fold > summary").click()
    expect(stage.locator("[data-vag]").first).to_have_value("7")
    stage.locator("[data-vag]").last.fill("2")
    expect(leader.locator("[data-vag]").last).to_have_value("2")
    leader.locator("[data-gor=paus]").click()
    expect(stage.locator("[data-paus]")).to_have_text("Fortsätt")
    while "Vändning" not in place(stage):
        leader.locator("[data-gor=framat]").click()
        expect(stage.locator("[data-laget]")).to_have_text(leader.locator("h1:visible").inner_text())
    leader.locator("[data-gor=framat]").click()
    expect(stage.locator(".stage-twist")).to_have_count(1)
    stage.keyboard.press("End")
    expect(leader.locator("h1:visible")).to_have_text("Sist · Kom ihåg")
    leader.locator("[data-not=decision]").fill("Vi skriver ner det")
    expect(stage.locator("[data-not=decision]")).to_have_value("Vi skriver ner det")


def test_the_leaders_window_has_the_keys_of_the_groups(context: BrowserContext, url: str) -> None:
    """Arrows and a remote's keys move the meeting from there, too; a field keeps its own, and what scrolls scrolls."""
    stage = started(context, url)
    leader = leader_of(context, url)
    heading, seen = leader.locator("h1:visible"), stage.locator("[data-laget]")
    for key, step in [("ArrowRight", 2), ("PageDown", 2), ("PageUp", 2), ("ArrowLeft", 1), ("Enter", 2), ("Home", 1)]:
        leader.keyboard.press(key)
        expect(heading).to_contain_text(f"Steg {step} av 10")
        expect(seen).to_contain_text(f"Steg {step} av 10")
    for key in (" ", "ArrowDown", "ArrowUp"):
        leader.keyboard.press(key)
        expect(heading).to_contain_text("Steg 1 av 10")
    leader.keyboard.press("End")
    expect(heading).to_have_text("Sist · Kom ihåg")
    leader.locator("[data-not=decision]").click()
    leader.keyboard.type("x")
    leader.keyboard.press("ArrowLeft")
    expect(heading).to_have_text("Sist · Kom ihåg")


def test_the_leaders_window_has_the_notes_and_what_comes(context: BrowserContext, url: str) -> None:
    """The five ways out, the purpose, what to do and say, the time left, and the next step."""
    stage = started(context, url)
    leader = leader_of(context, url)
    go_to(stage, "pairs")
    expect(leader.locator("h1:visible")).to_contain_text("Prata i par")
    headings = leader.locator(".cues h3").all_inner_texts()
    aid = ["ingen börjar", "alla är överens", "det kör fast", "det blir spänt", "ett verkligt fall dyker upp"]
    assert headings == ["Säg", "Gör så här", "Syfte", *(f"Om {each}" for each in aid)]
    expect(leader.locator(".after")).to_have_text("Sedan: Grupper om fyra")
    expect(leader.locator(".leading-clock")).to_contain_text("min kvar av samtalet")


def test_at_a_distance_a_line_leads_to_where_the_group_is(context: BrowserContext, url: str) -> None:
    """The participants' page shows what is reached, and all when asked; in a room there is no such line."""
    stage = started(context, url, f"{CHOICE}&lank=https%3A%2F%2Fmoten.example")
    leader = leader_of(context, url)
    go_to(stage, "vote")
    line = leader.get_by_text("Vi är här: ").inner_text()
    page = context.new_page()
    page.goto(line.removeprefix("Vi är här: "))
    expect(page.locator("[data-har]")).to_have_text("Gruppen är här: Vägar att gå. Visa hela sidan")
    expect(page.locator("#vagar")).to_be_in_viewport()
    expect(page.locator("#fragor")).to_be_hidden()
    page.get_by_role("link", name="Visa hela sidan").click()
    expect(page.locator("#fragor")).to_be_visible()
    expect(page.locator("[data-har]")).to_be_hidden()
    go_to(stage, "law")
    expect(leader.locator("h1:visible")).to_contain_text("Lag")
    expect(leader.get_by_text("Vi är här: ")).to_have_count(0)


def test_leader_first_reloaded_and_alone(context: BrowserContext, url: str) -> None:
    """Opened before the meeting it waits; reloaded it is in step again; when the group's window is gone it says so."""
    leader = context.new_page()
    leader.goto(url + LEADER)
    expect(leader.locator("[data-lage]")).to_contain_text("Inget samtal pågår")
    stage = started(context, url)
    expect(leader.locator("h1:visible")).to_contain_text("Steg 1 av 10")
    stage.keyboard.press("ArrowRight")
    leader.reload()
    expect(leader.locator("h1:visible")).to_contain_text("Steg 2 av 10")
    expect(leader.locator("[data-lage]")).to_be_hidden()
    stage.close()
    expect(leader.locator("[data-lage]")).to_contain_text("Fönstret som gruppen ser är stängt")
    leader.reload()
    expect(leader.locator("h1:visible")).to_contain_text("Steg 2 av 10")
    expect(leader.locator("[data-lage]")).to_contain_text("Fönstret som gruppen ser är stängt")


def test_a_stopped_popup_is_told(context: BrowserContext, url: str) -> None:
    context.add_init_script("window.open = () => null")
    page = started(context, url)
    page.locator("[data-mer]").click()
    page.locator("[data-fonster]").click()
    expect(page.get_by_role("alert")).to_contain_text("Tillåt popup-fönster")


LEFT = """async () => [Object.keys(localStorage), Object.keys(sessionStorage), await caches.keys(),
  await indexedDB.databases(), document.cookie]"""


def test_the_end_forgets_everywhere(context: BrowserContext, url: str) -> None:
    """It asks once; then nothing is in any storage or window, and the page offers nothing to go on with."""
    page = started(context, url)
    leader = leader_of(context, url)
    other = context.new_page()
    other.goto(f"{url}/samtal/")
    other.get_by_role("button", name="Fortsätt samtalet").click()
    page.bring_to_front()
    page.locator("[data-mer]").click()
    page.locator("[data-avsluta]").click()
    page.get_by_role("button", name="Fortsätt samtalet").click()
    assert kept(page)
    page.locator("[data-mer]").click()
    page.locator("[data-avsluta]").click()
    page.locator("[data-scen] [data-glom]").click()
    expect(page.locator("[data-scen]")).to_be_hidden()
    expect(other.locator("[data-scen]")).to_be_hidden()
    expect(leader.locator("[data-lage]")).to_have_text("Samtalet är avslutat och glömt.")
    assert leader.locator("[data-samtalet]").inner_html() == ""
    for each in (page, other, leader):
        assert each.evaluate(LEFT) == [[], [], [], [], ""]
    assert page.locator("[data-duk]").inner_text() == ""
    page.reload()
    page.locator("[data-starta]").wait_for()
    expect(page.get_by_role("button", name="Fortsätt samtalet")).to_be_hidden()


def test_the_leaders_window_without_script(browser: Browser, url: str) -> None:
    """It says what to do instead, and leads back."""
    with window(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(url + LEADER)
        expect(page.locator("[data-lage]")).to_contain_text("skriv ut")
        expect(page.get_by_role("main").get_by_role("link", name="Förbered ett samtal").last).to_be_visible()


def test_several_cases(context: BrowserContext, url: str) -> None:
    """Two cases have their own votes and twists; the leader's window says whose step comes next."""
    page = started(context, url, "fall=torsdagsbastun,elva-kronor-var&minuter=90&grupp=8&metod=sme")
    leader = leader_of(context, url)
    go_to(page, "vote")
    vote(page, [1, 1, 1, 1])
    go_to(page, "law")
    title = page.locator(".stage .eyebrow").inner_text()
    expect(leader.locator(".after")).not_to_contain_text(title)
    page.locator("[data-framat]").click()
    expect(page.locator(".stage h1")).not_to_have_text(title)
    go_to(page, "vote")
    state = kept(page)
    assert state and [each["before"]["done"] for each in state["votes"]] == [True, False]


def test_the_leader_is_told_when_the_group_window_is_left(context: BrowserContext, url: str) -> None:
    """Left and not closed, the window says so itself: the leader need not wait until it has been silent long enough."""
    context.clock.install()
    stage = started(context, url)
    leader = leader_of(context, url)
    expect(leader.locator("[data-lage]")).to_be_hidden()
    leader.clock.pause_at("2100-01-01")
    stage.bring_to_front()
    stage.locator("[data-lamna]").click()
    expect(leader.locator("[data-lage]")).to_contain_text("Fönstret som gruppen ser är stängt")


def test_the_leader_knows_what_is_left_in_all(context: BrowserContext, url: str) -> None:
    """What is left of the step and of those to come, not of those that were."""
    context.clock.install()
    stage = started(context, url)
    leader = leader_of(context, url)
    left = leader.locator(".leading-clock")
    expect(left).to_contain_text("· 45 min kvar av samtalet")
    leader.locator("[data-gor=framat]").click()
    expect(stage.locator("[data-laget]")).to_contain_text("Steg 2 av 10")
    expect(left).to_contain_text("· 40 min kvar av samtalet")
