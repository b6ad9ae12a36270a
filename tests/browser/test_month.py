"""The months: a table that the arrows go through, the same in a list, and the reader's own day."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
NOW = "2026-01-01T12:00:00Z"
"""A day that is in none of the months."""

MAY = "/kalender/2027-05/"
DAY = (
    """() => document.activeElement.closest("td[id]")?.id.slice(-2) ?? document.activeElement.outerHTML.slice(0, 80)"""
)
SAID = """rows => Object.fromEntries(rows.map(row => [row.id.slice(-10), {
  links: [...row.querySelectorAll(".marks a")].map(each => each.href),
  said: [...row.querySelectorAll(".marks strong")].map(each => each.textContent),
  off: row.querySelector(".holiday")?.textContent ?? "",
}]).filter(([, {links, off}]) => links.length || off))"""


def press(page: Page, *keys: str) -> Any:
    for key in keys:
        page.keyboard.press(key)
    return page.evaluate(DAY)


def test_the_arrows_go_between_days(page: Page, site_url: str) -> None:
    """From the first day with something on it; at the edges of the month one stays."""
    page.goto(site_url + MAY)
    page.locator("table [tabindex='0']").first.focus()
    assert page.evaluate(DAY) == "05"
    assert press(page, "ArrowRight") == "06"
    assert press(page, "ArrowDown") == "13"
    assert press(page, "Home") == "10"
    assert press(page, "End") == "16"
    assert press(page, "ArrowLeft", "ArrowUp") == "08"
    assert press(page, "ArrowUp") == "01"
    assert press(page, "ArrowUp") == "01"
    assert press(page, "Home") == "01"
    assert press(page, "End") == "02"
    assert press(page, *["ArrowDown"] * 9) == "30"
    assert press(page, "ArrowRight") == "31"
    assert press(page, "ArrowRight") == "31"
    assert press(page, "End") == "31"


def test_a_month_back_and_forth(page: Page, site_url: str) -> None:
    """To the same day, or the last one that the month has; at the ends of the calendar one stays."""
    page.goto(f"{site_url}{MAY}#31")
    assert page.evaluate(DAY) == "31"
    page.keyboard.press("PageDown")
    page.wait_for_url("**/2027-06/#30")
    assert page.evaluate(DAY) == "30"
    page.keyboard.press("PageUp")
    page.wait_for_url("**/2027-05/#30")
    assert page.evaluate(DAY) == "30"
    page.goto(f"{site_url}/kalender/2017-03/#17")
    page.keyboard.press("PageUp")
    page.wait_for_timeout(200)
    assert page.url.endswith("/2017-03/#17")


def test_tab_comes_to_one_day_and_to_what_is_on_it(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site_url}{MAY}#12")
    stops = [page.evaluate("document.activeElement.textContent.trim().replaceAll(/\\s+/g, ' ')")]
    for _ in range(2):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('td')?.id ?? 'out'"))
    assert stops == ["12 maj, visa i listan", "ruta-2027-05-12", "out"]
    page.keyboard.press("Shift+Tab")
    assert press(page, "ArrowLeft") == "11"


def test_enter_leads_to_the_day_in_the_list(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{MAY}#19")
    page.wait_for_function(f"({DAY})() === '19'")
    page.keyboard.press("Enter")
    page.wait_for_url("**#dag-2027-05-19")
    expect(page.locator("#dag-2027-05-19")).to_be_in_viewport()


def test_wherever_one_clicks_the_arrows_go_on_from_there(page: Page, site_url: str) -> None:
    page.goto(site_url + MAY)
    page.locator("#ruta-2027-05-20").click()
    assert press(page, "ArrowRight") == "21"
    assert page.locator("table [tabindex='0']").count() == 1


@pytest.mark.parametrize("month", ["2017-05", "2027-03", "2027-05", "2027-06"])
def test_the_table_and_the_list_have_the_same(page: Page, site_url: str, month: str) -> None:
    """The same links on the same days, the same words before them, the same days off and weeks."""
    page.goto(f"{site_url}/kalender/{month}/")
    table = page.locator("td[id]").evaluate_all(SAID)
    assert table == page.locator("ol.days > li").evaluate_all(SAID)
    assert table
    for row in page.locator("ol.days > li").all():
        day = (row.get_attribute("id") or "").replace("dag", "ruta")
        week = page.locator(f"tr:has(#{day}) th").inner_text()
        assert f"vecka {week}" in row.locator("h3").inner_text()


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "America/Los_Angeles", "Pacific/Auckland"])
def test_the_readers_own_day_is_marked(browser: Browser, site_url: str, zone: str) -> None:
    """The day in Sweden, half an hour into it, wherever the reader is; on pages of other months there is none."""
    with browser.new_context(timezone_id=zone) as context:
        page = context.new_page()
        page.clock.set_fixed_time("2027-05-18T22:30:00Z")
        page.goto(site_url + MAY)
        today = page.locator("[aria-current=date]")
        assert today.evaluate_all("all => all.map(each => each.closest('td').id)") == ["ruta-2027-05-19"]
        expect(page.locator("#ruta-2027-05-19 .today")).to_have_text("I dag")
        expect(page.locator("#dag-2027-05-19 h3")).to_contain_text("I dag")
        assert page.locator("table [tabindex='0']").first.evaluate("each => each.closest('td').id") == "ruta-2027-05-19"
        page.clock.set_fixed_time("2027-05-19T22:30:00Z")
        page.reload()
        assert today.evaluate_all("all => all.map(each => each.id)") == ["ruta-2027-05-20"]
        page.goto(f"{site_url}/kalender/2027-04/")
        assert page.get_by_text("I dag", exact=True).count() == 0


def test_a_narrow_window_loses_nothing(page: Page, site_url: str) -> None:
    """No room for words in a day: the day leads to the list, where they are; days off are still read aloud."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(site_url + MAY)
    assert page.locator("td .marks a:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for link in page.locator("td a.no").all():
        assert page.locator(f"li{link.get_attribute('href')} a:visible").count() > 0
    box = page.locator("td .no").first.bounding_box()
    assert box and box["height"] >= 44
    assert "Kristi himmelsfärdsdag" in (page.locator("#ruta-2027-05-06").aria_snapshot())


def test_without_script_a_day_is_a_link_and_no_day_is_today(browser: Browser, site_url: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(site_url + MAY)
        assert page.locator("[aria-current=date], [role=grid]").count() == 0
        expect(page.locator(".keys")).to_be_hidden()
        page.locator("#ruta-2027-05-19 a.no").click()
        assert page.url.endswith("#dag-2027-05-19")
        page.get_by_role("link", name="Nästa: Juni 2027").click()
        assert page.locator("h1").inner_text() == "Juni 2027"
