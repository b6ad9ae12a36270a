"""A meeting in the window that the group sees: by keys, touch and remote; twists, votes and the shift."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.meeting import STEPS, at, go_to, kept, leader_of, opened, place, started, vote, window
from conftest import ROOT

pytestmark = pytest.mark.browser

METHOD = ROOT / "content/methods/sme.md"
"""The method that a meeting is led with here (``CHOICE``)."""


@pytest.fixture
def browser(browser: Browser, request: pytest.FixtureRequest) -> Browser:
    """With a window for tests that are marked so."""
    windowed: Browser = request.getfixturevalue("windowed") if request.node.get_closest_marker("windowed") else browser
    return windowed


@pytest.mark.windowed
def test_the_keyboard_alone(context: BrowserContext, url: str) -> None:
    """From the package to the last step by keys alone: each step comes in its turn, and its heading has the focus."""
    page = opened(context, url)
    page.locator("[data-starta]").focus()
    page.keyboard.press("Enter")
    seen, named = [], []
    for key in ["ArrowRight", "PageDown", " ", "Enter"] * 20:
        expect(page.locator(".stage h1")).to_be_focused()
        seen.append(at(page))
        named += [page.locator(".stage h1").inner_text()] if seen[-1] == "plenary" else []
        if seen[-1] == "memory":
            break
        page.keyboard.press(key)
        page.wait_for_timeout(50)
    assert list(dict.fromkeys(seen)) == [*STEPS, "memory"]
    assert named == re.findall(r"(?m)^  - label: (.+)$", METHOD.read_text("utf-8")), "one for each step of the method"
    assert seen.count("twist") == 2, "hidden, then revealed"
    page.keyboard.press("Home")
    expect(page.locator("[data-laget]")).to_have_text("Steg 1 av 10 · Ram och spelregler")
    page.keyboard.press("End")
    expect(page.locator(".stage h1")).to_have_text("Det här tar vi med oss")
    page.keyboard.press("ArrowLeft")
    assert at(page) == "monday"


BELOW = "() => { const duk = document.querySelector('[data-duk]'); return duk.scrollHeight - duk.clientHeight }"


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1366, 768)])
def test_all_of_a_step_is_seen_at_once(browser: Browser, url: str, width: int, height: int) -> None:
    """On the screens that meeting rooms have, also while votes are typed in and when they have moved."""
    with window(browser, width, height) as context:
        page = started(context, url, "fall=konsulten-vill-lamna-anbud&minuter=60&grupp=12")
        cut: dict[str, int] = {}
        while at(page) != "memory":
            if at(page) in {"vote", "revote"}:
                counts = [5, 3, 1] if at(page) == "vote" else [2, 3, 4]
                page.locator(".stage-fold > summary").click()
                expect(page.locator(".stage [data-vag]").first).to_be_visible()
                page.wait_for_timeout(50)
                cut[f"{at(page)} open"] = page.evaluate(BELOW)
                page.locator(".stage-fold > summary").click()
                vote(page, counts)
            cut[place(page)] = page.evaluate(BELOW)
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(50)
        cut["memory"] = page.evaluate(BELOW)
        expect(page.locator(".stage-more")).to_be_hidden()
        assert len(cut) > 9
        assert {step: below for step, below in cut.items() if below > 8} == {}


def test_long_text_is_paged_before_the_step_is_left(browser: Browser, url: str) -> None:
    """Page Down, as a presenter's remote sends it, shows all of the situation first; Page Up goes back through it."""
    with window(browser, 1280, 500) as context:
        page = started(context, url)
        page.keyboard.press("ArrowRight")
        duk = "document.querySelector('[data-duk]')"
        tops = []
        while "(1 av 2)" in place(page) and len(tops) < 20:
            tops.append(page.evaluate(f"{duk}.scrollTop"))
            page.keyboard.press("PageDown")
            page.wait_for_timeout(50)
        assert len(tops) > 2 and tops == sorted(set(tops))
        assert (at(page), place(page)) == ("read", "Steg 2 av 10 · Situationen (2 av 2)")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("PageUp")
        assert at(page) == "frame"


def test_the_ways_are_read_before_the_vote(context: BrowserContext, url: str) -> None:
    """The plan says that the situation is read aloud and then the ways: both are on the stage when they are."""
    page = started(context, url)
    go_to(page, "read")
    expect(page.locator(".stage-told .told")).to_be_visible()
    expect(page.locator(".stage-options")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vägar att gå")
    ways = page.locator(".stage-options").inner_text()
    expect(page.locator(".stage-told .told")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    assert at(page) == "vote" and page.locator(".stage-options").inner_text() == ways
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vägar att gå")


@pytest.mark.windowed
def test_votes_by_keys(context: BrowserContext, url: str) -> None:
    """The fold opens with Enter, and keys typed in a field are the field's own."""
    page = started(context, url)
    go_to(page, "vote")
    page.locator(".stage-fold > summary").focus()
    page.keyboard.press("Enter")
    for number in "5312":
        page.keyboard.press("Tab")
        page.keyboard.type(number)
        page.keyboard.press("Home")
        page.keyboard.press("ArrowRight")
    assert at(page) == "vote"
    page.keyboard.press("Enter")
    expect(page.locator(".stage-fold")).not_to_have_attribute("open", "")
    expect(page.locator(".stage h1")).to_be_focused()
    state = kept(page)
    assert state and state["votes"][0]["before"] == {"counts": [5, 3, 1, 2], "done": True}


@pytest.mark.windowed
def test_help_leave_and_go_on(context: BrowserContext, url: str) -> None:
    """? helps, Esc closes the help, in a field it leaves the field, else the stage; the meeting is kept, offered, and
    goes on where it was."""
    page = started(context, url)
    page.keyboard.press("End")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Tangenter")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    assert at(page) == "memory"
    field = page.locator("[data-scen] textarea:visible").first
    field.focus()
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()
    assert at(page) == "memory"
    page.keyboard.press("Escape")
    if page.locator("[data-scen]").is_visible():  # a browser in full screen keeps the first Esc for itself
        page.keyboard.press("Escape")
    expect(page.locator("[data-scen]")).to_be_hidden()
    assert page.evaluate("document.querySelectorAll('[inert]').length") == 0
    page.get_by_role("button", name="Fortsätt samtalet").click()
    expect(page.locator("[data-laget]")).to_have_text("Sist · Kom ihåg")


@pytest.mark.windowed
def test_the_sites_own_keys_rest(context: BrowserContext, url: str) -> None:
    """Ctrl+K and / do not open the search over the meeting, and Tab stays within it."""
    context.add_init_script("Element.prototype.requestFullscreen = () => Promise.reject(new TypeError())")
    page = started(context, url)
    for key in ("Control+k", "/"):
        page.keyboard.press(key)
        expect(page.locator("[data-sok-dialog]")).to_be_hidden()
    for _ in range(14):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('body, [data-scen] *')")


def finger(page: Page, start: tuple[int, int], end: tuple[int, int], wait: int = 0) -> None:
    """A finger that is put down, drawn and lifted."""
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[int, int]) -> None:
        found = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": found})

    touch("touchStart", start)
    for share in (0.3, 0.6, 1):
        touch("touchMove", (int(start[0] + (end[0] - start[0]) * share), int(start[1] + (end[1] - start[1]) * share)))
    page.wait_for_timeout(wait)
    touch("touchEnd")
    page.wait_for_timeout(80)


@pytest.mark.windowed
def test_touch(browser: Browser, url: str) -> None:
    """A swipe to the left goes on and one to the right back; one down the page, or a slow one, turns nothing."""
    with window(browser, 390, 760, has_touch=True, is_mobile=True) as context:
        page = opened(context, url)
        page.locator("[data-starta]").tap()
        expect(page.locator(".stage h1")).to_be_focused()
        finger(page, (330, 400), (60, 410))
        assert at(page) == "read"
        finger(page, (200, 500), (190, 200))
        assert at(page) == "read"
        finger(page, (330, 400), (60, 410), 1200)
        assert at(page) == "read"
        finger(page, (60, 400), (330, 410))
        assert at(page) == "frame"
        while at(page) != "revote":
            page.locator("[data-framat]").tap()
        page.locator("[data-anteckningar]").tap()
        expect(page.get_by_role("dialog", name="Ledarens anteckningar")).to_contain_text("Om det kör fast")


def test_the_twist_waits_for_the_leader(context: BrowserContext, url: str) -> None:
    """Nothing of it is on the page before it is revealed; it can be passed over, and a second one shown."""
    page = started(context, url)
    go_to(page, "twist")
    expect(page.locator("[data-framat]")).to_have_text("Visa vändningen")
    shown = page.locator(".stage-twist")
    assert shown.count() == 0
    page.locator("[data-framat]").click()
    expect(shown).to_have_count(1)
    page.locator("[data-till]").click()
    expect(shown).to_have_count(2)
    assert shown.first.inner_text() != shown.last.inner_text()
    assert at(page) == "twist"


def test_a_twist_can_be_passed_over(context: BrowserContext, url: str) -> None:
    page = started(context, url)
    go_to(page, "twist")
    page.locator("[data-hoppa]").click()
    assert at(page) == "revote"
    state = kept(page)
    assert state and state["revealed"] == [[]]


def test_the_shift(context: BrowserContext, url: str) -> None:
    """Said in words, drawn, and in a table that tells the drawing's numbers; only what can be known is said."""
    page = started(context, url)
    go_to(page, "vote")
    vote(page, [5, 3, 1, 2])
    go_to(page, "revote")
    vote(page, [2, 6, 0, 3])
    figure = page.locator(".stage figure.shift")
    expect(figure.locator("figcaption")).to_contain_text("Minst 4 personer bytte väg.")
    expect(figure.locator("figcaption")).to_contain_text("Bara skillnaden syns.")
    expect(page.locator("[data-sagt]")).to_have_text(
        re.compile(r"^Minst 4 personer bytte väg\. Bara skillnaden syns\.")
    )
    expect(figure.locator(".bars").first).to_have_attribute("aria-hidden", "true")
    expect(figure.locator(".disc")).to_have_attribute("data-lut", "5")  # from 4, where the first votes weighed
    expect(figure.get_by_role("table", name="Rösterna före och efter")).to_be_visible()
    rows = [row.locator("td:not(.bars)").all_inner_texts() for row in figure.locator("tbody tr").all()]
    assert rows == [["5", "2", "3 färre"], ["3", "6", "3 fler"], ["1", "0", "1 färre"], ["2", "3", "1 fler"]]
    bars = figure.locator(".bars i")
    widths = bars.evaluate_all("found => found.map((each) => each.getBoundingClientRect().width)")
    assert widths[0] / widths[1] == pytest.approx(5 / 2, rel=0.02)
    assert bars.first.evaluate("each => getComputedStyle(each).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_different_numbers_are_told(context: BrowserContext, url: str) -> None:
    """When more or fewer voted the second time, the page says that it cannot tell who moved."""
    page = started(context, url)
    go_to(page, "vote")
    vote(page, [5, 5, 0, 0])
    go_to(page, "revote")
    vote(page, [4, 5, 0, 0])
    words = page.locator(".stage figcaption")
    expect(words).to_contain_text("Skillnaden kan bero på att olika många röstade.")
    expect(words).to_contain_text("Först röstade 10, sedan 9.")
    expect(words).not_to_contain_text("bytte väg")


def test_the_first_vote_is_secret_until_the_leader_shows_it(context: BrowserContext, url: str) -> None:
    """Nothing of the first vote is seen before the second, unless the leader wants it."""
    page = started(context, url)
    go_to(page, "vote")
    vote(page, [5, 3, 1, 2])
    expect(page.locator(".stage-fold")).not_to_have_attribute("open", "")
    assert page.locator(".stage figure").count() == 0
    page.locator(".stage-fold > summary").click()
    page.get_by_role("radio", name="nu").check()
    expect(page.locator(".stage figure tbody td:not(.bars)")).to_have_text(["5", "3", "1", "2"])


MASK = "each => getComputedStyle(each).webkitTextSecurity"


def test_the_options_stay_and_the_numbers_are_masked_while_they_are_typed(context: BrowserContext, url: str) -> None:
    """The group sees what it votes on, but of the first vote's numbers their sum, unless the leader says so."""
    page = started(context, url)
    leader = leader_of(context, url)
    page.bring_to_front()
    go_to(page, "vote")
    page.locator(".stage-fold > summary").click()
    fields = page.locator(".stage [data-vag]")
    fields.first.fill("5")
    expect(page.locator(".stage-options > li").first).to_be_visible()
    expect(fields.first).to_have_accessible_name(
        " ".join(page.locator(".stage-options > li").first.inner_text().split("\n")[:2])
    )
    expect(page.locator(".stage .sum")).to_have_text("5 av 8 röster inskrivna.")
    assert fields.first.evaluate(MASK) == "disc"
    assert leader.locator("[data-vag]").first.evaluate(MASK) == "none", "the leader's own window is nobody else's"
    when = page.get_by_role("group", name="Gruppen ser siffrorna")
    expect(when.get_by_role("radio", name="efter den andra rösten")).to_be_checked()
    when.get_by_role("radio", name="nu").check()
    assert fields.first.evaluate(MASK) == "none"
    expect(leader.get_by_role("radio", name="nu")).to_be_checked()
    when.get_by_role("radio", name="efter den andra rösten").check()
    go_to(page, "revote")
    page.locator(".stage-fold > summary").click()
    fields.first.fill("5")
    assert fields.first.evaluate(MASK) == "none", "both votes are about to be shown"
    page.locator(".stage .votes [type=submit]").click()
    expect(page.locator(".stage figure")).to_be_visible()


def test_more_votes_than_people_are_told_while_they_are_typed(context: BrowserContext, url: str) -> None:
    """As a warning beside the fields, and gone with the slip."""
    page = started(context, url)
    go_to(page, "vote")
    page.locator(".stage-fold > summary").click()
    warning = page.locator(".stage .over")
    for number, words in (("5", ""), ("55", "55 röster, fast ni är 8. Se över siffrorna."), ("5", "")):
        page.locator(".stage [data-vag]").first.fill(number)
        expect(warning).to_have_text(words)
        expect(warning).to_have_role("status")


def test_only_whole_numbers_are_counted(context: BrowserContext, url: str) -> None:
    page = started(context, url)
    go_to(page, "vote")
    page.locator(".stage-fold > summary").click()
    field = page.locator("[data-vag]").first
    for typed in ("501", "-1", "1.5", "1e2", "x", "<b>"):
        field.fill("500")
        expect(page.get_by_role("alert")).to_be_hidden()
        field.fill(typed)
        expect(page.get_by_role("alert")).to_have_text("Skriv ett helt tal från 0 till 500.")
        page.locator(".stage .votes [type=submit]").click()
        state = kept(page)
        assert state and state["votes"][0]["before"] == {"counts": [None] * 4, "done": False}, typed


def test_a_key_held_down_goes_one_step(context: BrowserContext, url: str) -> None:
    page = started(context, url)
    for _ in range(4):
        page.keyboard.down("ArrowRight")
    page.keyboard.up("ArrowRight")
    assert at(page) == "read"


def test_votes_that_nobody_closed_count(context: BrowserContext, url: str) -> None:
    """Typed in and left with the key for the next step, they are the first vote; what was left empty is nobody."""
    page = started(context, url)
    go_to(page, "vote")
    page.locator(".stage-fold > summary").click()
    page.locator("[data-vag]").first.fill("4")
    go_to(page, "revote")
    vote(page, [1, 3, 0, 0])
    expect(page.locator(".stage figcaption")).to_contain_text("Minst 3 personer bytte väg.")
    state = kept(page)
    assert state and state["votes"][0]["before"] == {"counts": [4, 0, 0, 0], "done": True}


def test_a_second_vote_alone_shows_no_shift(context: BrowserContext, url: str) -> None:
    """Where no first vote was taken nobody is said to have moved: the votes are shown as they are."""
    page = started(context, url)
    go_to(page, "revote")
    expect(page.locator(".stage .votes [type=submit]")).to_have_text("Visa rösterna")
    vote(page, [1, 3, 0, 0])
    expect(page.locator("[data-sagt]")).to_have_text("4 av 8 röster sparade. Ändra.")
    expect(page.locator(".stage figure tbody td:not(.bars)")).to_have_text(["1", "3", "0", "0"])
    assert page.locator(".stage figcaption").count() == 0


@pytest.mark.windowed
def test_two_fingers_turn_nothing(browser: Browser, url: str) -> None:
    """Whoever draws two fingers apart to see larger stays at the step."""
    with window(browser, 390, 760, has_touch=True, is_mobile=True) as context:
        page = started(context, url)
        session = context.new_cdp_session(page)
        for kind, first, second in (("touchStart", 200, 220), ("touchMove", 150, 270), ("touchMove", 60, 340)):
            points = [{"x": first, "y": 400, "id": 0}, {"x": second, "y": 400, "id": 1}]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        finger(page, (330, 400), (60, 410))
        assert at(page) == "read", "one finger has gone one step, and two none"
