"""A meeting put together where something is missing: the network, a case, a case's old address, scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser.meeting import TWO
from browser.meeting import chosen_page as opened
from browser.settled import violations

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(windowed: Browser) -> Browser:
    return windowed


def test_everything_works_without_a_network_once_opened(page: Page, url: str) -> None:
    """Time, group and order can be changed, the meeting led; what would need fetching is told, and nothing is lost."""
    opened(page, url, TWO)
    expect(page.locator("[data-redo]")).to_be_attached()
    page.context.set_offline(True)
    page.locator(".lengths input[value='90']").check()
    expect(page.locator("[data-sammanfattning]")).to_contain_text("90 minuter")
    page.get_by_role("button", name="Flytta upp Ett räknefel på elva kronor").click()
    expect(page.locator("[data-deltagarblad] summary h3").first).to_have_text("Ett räknefel på elva kronor")
    page.locator("[data-fler-fall] summary").click()
    expect(page.locator("[data-antal]")).to_contain_text("gick inte att hämta")
    page.get_by_label("Metod", exact=True).select_option("sme")
    expect(page.locator("[data-metodblad]")).to_contain_text("gick inte att hämta")
    expect(page.locator("[data-tidsplan] li")).not_to_have_count(0)
    page.get_by_label("Metod", exact=True).select_option("navigationshjulet")
    expect(page.locator("[data-metodblad] h3")).to_have_text("Navigationshjulet")
    page.locator("[data-starta]").click()
    expect(page.locator(".stage h1")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".stage h1")).to_have_text("Ett räknefel på elva kronor")


def test_a_case_that_does_not_come(page: Page, url: str) -> None:
    """One that is gone and one that the network loses are told apart; the rest goes on, and a new try works."""
    lost = {"lost": True}

    def route(each: Route) -> None:
        each.abort() if lost["lost"] else each.continue_()

    page.route("**/dilemman/elva-kronor-var/", route)
    opened(page, url, "fall=finns-inte,torsdagsbastun,elva-kronor-var&minuter=45")
    rows = page.locator(".picked li")
    expect(rows.nth(0)).to_contain_text("Fallet finns inte")
    expect(rows.nth(1).locator(".notice")).to_have_count(0)
    expect(rows.nth(2)).to_contain_text("Kontrollera uppkopplingen")
    sheets = page.locator("[data-deltagarblad] summary h3")
    expect(sheets).to_have_text(["Torsdagsbastun"])
    assert violations(page) == []
    lost["lost"] = False
    page.get_by_role("button", name="Försök igen").click()
    sheets = page.locator("[data-deltagarblad] summary h3")
    expect(sheets).to_have_text(["Torsdagsbastun", "Ett räknefel på elva kronor"])
    rows.nth(0).get_by_role("button", name="Ta bort").click()
    expect(page.locator(".picked .notice")).to_have_count(0)
    expect(page.locator("#samtalets-lank")).to_have_value(re.compile("fall=torsdagsbastun,elva-kronor-var&"))


def test_a_case_that_has_moved(page: Page, url: str) -> None:
    """A link made before a case got another name leads to it still, and from then on tells the new name."""
    moved = '<!doctype html><title>x</title><meta http-equiv="refresh" content="0; url=../torsdagsbastun/">'
    page.route("**/dilemman/bastun/", lambda route: route.fulfill(body=moved, content_type="text/html"))
    opened(page, url, "fall=bastun")
    expect(page.locator(".picked a")).to_have_text("Torsdagsbastun")
    assert "fall=torsdagsbastun&" in page.locator("#samtalets-lank").input_value()


def test_without_scripts_the_page_serves_a_meeting(browser: Browser, url: str) -> None:
    """Five plans, what to say, rules, roles and the ways on; nothing that would need a script is shown."""
    with browser.new_context(java_script_enabled=False) as still:
        page = still.new_page()
        page.goto(f"{url}/")
        page.get_by_role("link", name="Förbered ett samtal").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Förbered ett samtal")
        for minutes in (20, 30, 45, 60, 90):
            fold = page.locator(f"#plan-{minutes}")
            if fold.get_attribute("open") is None:
                fold.locator("summary").click()
            spans = fold.locator("tbody td:first-child").all_inner_texts()
            assert spans[0].startswith("0–") and spans[-1].endswith(f"–{minutes}")
        for name in ("Spelregler", "Roller", "Att säga i varje steg"):
            expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
        assert page.locator("main :is(button, input, select, textarea):visible").count() == 0
        expect(page.locator(".onward a[href='../metoder/']")).to_be_visible()
        for path in ("dilemman", "sa-leder-du-ett-samtal"):  # in the head and at the foot, as on every page
            expect(page.locator(f":is(body > header, body > footer) a[href='../{path}/']").first).to_be_attached()
        page.goto(f"{url}/dilemman/torsdagsbastun/")
        expect(page.get_by_role("link", name="Förbered samtalet")).to_be_hidden()
        page.get_by_role("link", name="tidsplanerna").click()
        expect(page.locator("#plan-20 table")).to_be_visible()
        page.goto(f"{url}/sa-leder-du-ett-samtal/")
        page.get_by_role("link", name="Förbered ett samtal").first.click()
        page.wait_for_url("**/samtal/")
