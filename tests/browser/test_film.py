"""A film of our own: nothing of it is fetched until somebody plays it, and then with captions, within the policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from served import served

pytestmark = pytest.mark.browser

PATH = "/seminarier/alla-kanner-alla/film/"


@pytest.fixture
def strict(site_dir: Path) -> Iterator[str]:
    """The site as it is served, with the policy that forbids all but its own."""
    with served(site_dir) as server:
        yield server.url


def asked(page: Page) -> list[str]:
    """The addresses that a page asks for, from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


def test_a_chapter_is_played_on_the_page_with_captions(browser: Browser, strict: str) -> None:
    with browser.new_context(locale="sv-SE") as context:
        page = context.new_page()
        requests, refused = asked(page), []
        page.on("console", lambda said: refused.append(said.text) if "Security Policy" in said.text else None)
        page.goto(strict + PATH, wait_until="networkidle")
        assert not [each for each in requests if each.endswith(".webm")]
        assert all(each.startswith(strict) for each in requests)
        page.locator("#kapitel-1 [data-hopp]").click()
        for _ in range(150):  # wait_for_function evaluates text, which the policy forbids
            if page.evaluate("document.querySelector('video').currentTime") > 3.5:
                break
            page.wait_for_timeout(200)
        told = page.evaluate("[...document.querySelector('video').textTracks[0].activeCues].map((cue) => cue.text)")
        assert told == ["<v Solveig Norrbäck>Jag är chef för bygglov i en\nkommun där alla känner alla."]
        assert page.url == strict + PATH
        assert refused == []


def test_a_clip_leads_to_its_chapter(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.goto(f"{site_url}/dilemman/den-trebenta-beaglen/")
    page.get_by_role("link", name="Till klippet").click()
    page.wait_for_url("**/film/#kapitel-2")
    expect(page.locator("#kapitel-2 h2")).to_contain_text("Meningen som räcker")
    expect(page.locator("#kapitel-2")).to_be_in_viewport()
    page.locator("#kapitel-2").get_by_role("link", name="Ditt ex söker tillstånd hos er").click()
    page.wait_for_url("**/dilemman/den-trebenta-beaglen/")
    page.close()


def test_without_a_script_a_chapter_is_a_link_into_the_film(browser: Browser, site_url: str) -> None:
    """And what is said can be read."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site_url + PATH)
        link = page.locator("#kapitel-2").get_by_role("link", name="Se kapitlet")
        assert link.get_attribute("href") == "alla-kanner-alla.webm#t=71"
        said = page.locator("#kapitel-2").get_by_text("Vi har en mening på väggen")
        expect(said).to_be_hidden()
        page.locator("#kapitel-2 summary").click()
        expect(said).to_be_visible()


def test_what_is_said_is_found(browser: Browser, site_url: str) -> None:
    """Words that stand nowhere but in the film lead to its page."""
    page = browser.new_page()
    page.goto(f"{site_url}/sok/#q=handbollslag sommarvikarie")
    expect(page.locator(".sok-traff a").first).to_have_attribute("href", PATH)
    page.close()
