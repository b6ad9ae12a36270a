"""A case of one's own, from the first letter to the last step, a file and a draft. Nothing is sent."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, expect

from browser.meeting import at, kept, window
from conftest import ROOT, TODAY
from ethos import site

pytestmark = pytest.mark.browser

TYPED = {
    "title": "Nyckeln <b>",
    "situation": "Du är ny. Anna Berg lånar bilen.\n\nDu ska skriva under.",
    "label1": "Fråga först",
    "for1": "Hen får rätta sig.",
    "against1": "Du vet för lite.",
    "label2": "Säg det till chefen",
    "for2": "Den som ansvarar får veta.",
    "against2": "Hen får inte förklara sig.",
    "twist": "Chefen har sagt ja <img src=x onerror=document.title=1>.",
    "purpose": "Fråga i tid.",
}


def test_from_the_first_letter_to_the_editors(browser: Browser, url: str, tmp_path: Path) -> None:
    """By keyboard; what is typed is text; a file brings it back; a broken one is told; the draft passes the check."""
    with window(browser) as context:
        page = context.new_page()
        page.goto(f"{url}/samtal/eget/", wait_until="networkidle")
        expect(page.locator("[data-utan-skript]")).to_be_hidden()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))

        page.get_by_role("link", name="Till knappen Förbered samtalet").press("Enter")
        expect(page.get_by_role("link", name="Förbered samtalet", exact=True)).to_be_in_viewport()
        expect(page.locator("#falt-purpose, #falt-law, #falt-label3").first).to_be_hidden()
        page.get_by_text("En vändning, lagen och anteckningar till dig som leder").press("Enter")
        page.locator("#falt-title").focus()
        for name, text in TYPED.items():
            while page.evaluate("document.activeElement.name") != name:
                page.keyboard.press("Tab")
            page.keyboard.insert_text(text)
        page.keyboard.press("Tab")
        expect(page.locator("#rad-situation")).to_contain_text("”Anna Berg” kan vara namnet på en verklig person.")
        expect(page.locator("[data-lage]")).to_contain_text("Fallet går att använda. Se gärna över en sak")

        with page.expect_download() as saved:
            page.get_by_role("button", name="Spara fallet i en fil").press("Enter")
        saved.value.save_as(tmp_path / "fall.json")
        page.locator(".to-editors summary").press("Enter")
        page.get_by_text("En vändning, lagen och anteckningar till dig som leder").press("Enter")
        page.locator("#falt-purpose").evaluate("each => each.value = ''")
        page.locator("#falt-for2").fill("")
        page.locator("#falt-one").select_option(index=1)
        page.get_by_role("button", name="Spara utkastet").press("Enter")
        expect(page.locator("#falt-for2")).to_be_focused()
        expect(page.locator("#falt-for2-fel")).to_have_text("Skriv det bästa skälet för.")
        expect(page.locator("#falt-other")).to_have_attribute("aria-invalid", "true")
        expect(page.locator("#falt-purpose")).to_be_visible()
        page.locator("#falt-purpose").fill(TYPED["purpose"])
        page.locator("#falt-for2").focus()
        page.keyboard.insert_text(TYPED["for2"])
        page.locator("#falt-one").select_option("")
        expect(page.locator("[aria-invalid=true]")).to_have_count(0)
        with page.expect_download() as drafted:
            page.get_by_role("button", name="Spara utkastet").press("Enter")
        (tmp_path / "dilemmas").mkdir()
        drafted.value.save_as(tmp_path / "dilemmas" / drafted.value.suggested_filename)
        assert [each for each in asked if not each.startswith("blob:")] == []

        page.get_by_role("button", name="Töm allt").press("Enter")
        page.locator("[data-tom]").get_by_role("button", name="Töm allt").press("Enter")
        expect(page.locator("#falt-title")).to_have_value("")
        page.get_by_role("link", name="Förbered samtalet", exact=True).press("Enter")
        expect(page.locator("#falt-title")).to_be_focused()
        expect(page.locator("#falt-title")).to_have_attribute("aria-invalid", "true")
        assert (
            page.locator("#falt-label2-fel").text_content()
            == "Skriv vad man kan göra. Gruppen behöver flera vägar att välja mellan."
        )
        page.keyboard.insert_text("Nyckeln")
        expect(page.locator("#falt-title-fel")).to_be_empty()
        (tmp_path / "trasig.json").write_text("{")
        page.locator("#eget-fil").set_input_files(tmp_path / "trasig.json")
        expect(page.locator("[data-svar]")).to_contain_text("Filen är trasig")
        page.locator("#eget-fil").set_input_files(tmp_path / "fall.json")
        expect(page.locator("#falt-situation")).to_have_value(TYPED["situation"])
        page.locator("#falt-title").fill("")
        expect(page.locator("[data-lage]")).to_contain_text("Det här behövs")
        page.locator("#falt-title").fill(TYPED["title"])
        expect(page.locator("[data-saknas] li")).to_have_count(0)
        expect(page.locator("[data-lage]")).not_to_contain_text("Det här behövs")
        page.locator("#falt-who").press_sequentially(", Bo Ek")
        assert page.locator("#rad-who").inner_text() == "", "nobody is advised in the middle of a word"
        page.keyboard.press("Tab")
        expect(page.locator("#rad-who")).to_contain_text("”Bo Ek” kan vara")

        page.get_by_role("link", name="Förbered samtalet", exact=True).press("Enter")
        expect(page.locator("[data-starta]")).to_be_enabled()
        expect(page.locator("[name=minuter][value='20']")).to_be_checked()
        expect(page.locator(".picked .meta")).to_have_text("20 minuter")
        expect(page.locator("[data-deltagarblad]")).to_contain_text("Nyckeln <b>")
        expect(page.locator("[data-med-lank]").first).to_be_hidden()
        page.locator("[data-starta]").press("Enter")
        seen = {at(page): page.locator("[data-duk]").inner_text()}
        while at(page) != "memory":
            page.keyboard.press("ArrowRight")
            seen[at(page)] = seen.get(at(page), "") + page.locator("[data-duk]").inner_text()
        assert "Säg det till chefen" in seen["vote"] and TYPED["twist"] in seen["twist"] and "<b>" in seen["read"]
        assert page.locator('[data-scen] a[href$="allvar/"]').is_visible()
        assert page.title() != "1" and (kept(page) or {})["cases"][0]["slug"] == "eget--fall"

    copytree(ROOT / "site_config", tmp_path / "site_config")
    found = site.inspect(tmp_path, TODAY)
    assert {each.code for each in found.problems} == {"possible-name", "marked-line"}
    assert [each.status for each in found.catalogue.entries] == ["draft"] if found.catalogue else False
    assert json.loads((tmp_path / "fall.json").read_text("utf-8"))["case"]["title"] == TYPED["title"]
