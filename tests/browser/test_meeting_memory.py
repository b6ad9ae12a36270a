"""What a meeting came to: its files and its paper hold what was typed, as others read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.meeting import CHOICE, continued, go_to, kept, leader_of, started, vote
from naughty import attacks, pasted

pytestmark = pytest.mark.browser

TEXT, MORE = "Spara som text", "Fler sätt att spara"
SERIES = f"{CHOICE}&sedan=elva-kronor-var,tallriken"
CALENDAR = "Spara uppföljningen i kalendern"
TYPED = "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }"


def noted(page: Page, **notes: str) -> None:
    for name, text in notes.items():
        page.locator(f"[data-scen] [data-not={name}]").evaluate(TYPED, text)


def saved(page: Page, button: str) -> tuple[str, Path]:
    """The name and the place of the file that a button gives."""
    found = page.get_by_role("button", name=button)
    if not found.is_visible():
        page.get_by_text(MORE, exact=True).click()
    with page.expect_download() as download:
        found.click()
    return download.value.suggested_filename, Path(download.value.path())


@pytest.fixture
def page(context: BrowserContext, url: str) -> Page:
    """A meeting of a series at its end, on a known day."""
    context.clock.install(time="2026-11-23T09:00:00Z")
    page = started(context, url, SERIES)
    page.keyboard.press("End")
    expect(page.locator("[data-not=decision]")).to_be_visible()
    return page


def test_the_text_is_whole(context: BrowserContext, url: str) -> None:
    """The day, the case and its address, the notes, the votes, the link back, and no marks; a name for any system."""
    context.clock.install(time="2026-11-23T09:00:00Z")
    page = started(context, url)
    go_to(page, "vote")
    vote(page, [5, 3, 1, 2])
    go_to(page, "revote")
    vote(page, [2, 6, 0, 3])
    go_to(page, "memory")
    noted(page, decision="Vi för_logg [alltid]", owner="Registraturen", until="2026-12-24")
    name, file = saved(page, TEXT)
    text = file.read_text("utf-8")
    assert name == "samtal-torsdagsbastun-2026-11-23.txt"
    assert "23 november 2026" in text and "24 december 2026" in text and "Registraturen" in text
    lines = text.splitlines()
    assert {"Torsdagsbastun", f"{url}/dilemman/torsdagsbastun/", f"{url}/samtal/#{CHOICE}", "Vi för_logg [alltid]"} <= {
        *lines
    }
    assert [line[-5:] for line in lines if "→" in line] == ["5 → 2", "3 → 6", "1 → 0", "2 → 3"]
    assert not re.search(r"(?m)^[#|]|\]\(|\\", text), "it is pasted into letters, where marks are but marks"


def test_the_follow_up_by_the_letter(page: Page, url: str) -> None:
    """CRLF, lines of at most 75 octets, whole days, not the leader's link, one identity as long as it lives."""
    noted(page, decision="å😀" * 400, until="2026-12-24")
    first = saved(page, CALENDAR)[1].read_bytes()
    assert first.endswith(b"END:VCALENDAR\r\n") and first.count(b"\n") == first.count(b"\r\n")
    assert max(map(len, first.split(b"\r\n"))) <= 75
    assert all(line.decode() for line in first.split(b"\r\n") if line), "no character is cut in two"
    [event] = icalendar.Calendar.from_ical(first).events
    assert b"DTSTART;VALUE=DATE:20261224\r\n" in first
    assert re.fullmatch(rf"{url}/dilemman/[a-z0-9-]+/deltagare/", event["URL"])
    assert event.DTSTAMP.isoformat().startswith("2026-11-23T09:00")
    continued(page)
    noted(page, decision="C:\\ny;a,b", until="2027-01-07")
    assert b": C:\\\\ny\\;a\\,b\r\n" in saved(page, CALENDAR)[1].read_bytes()
    [moved] = icalendar.Calendar.from_ical(saved(page, CALENDAR)[1].read_bytes()).events
    assert moved["UID"] == event["UID"] and re.fullmatch(r"samtal-[0-9a-f]{32}@127\.0\.0\.1", event["UID"])


def test_one_way_to_save_stands_first(page: Page) -> None:
    """The screen that a talk ends with has one button that stands out, and no more than another beside it."""
    buttons = page.locator(".stage .remember .button:visible")
    expect(buttons).to_have_text(["Mejla till gruppen", CALENDAR])
    expect(page.locator(".stage .button:not(.quiet):visible")).to_have_text(["Mejla till gruppen"])


def test_without_a_day_there_is_no_follow_up(page: Page) -> None:
    """The page says what is missing and leads there."""
    page.get_by_role("button", name=CALENDAR).click()
    until = page.locator("[data-not=until]")
    expect(page.locator("#minne-until-fel")).to_have_text("Välj först en dag för uppföljningen.")
    expect(until).to_be_focused()
    expect(until).to_have_attribute("aria-invalid", "true")
    expect(until).to_have_accessible_description(re.compile("Välj först en dag"))
    noted(page, until="2026-12-24")
    expect(until).to_have_attribute("aria-invalid", "false")
    noted(page, until="2026-11-22")
    expect(page.locator("#minne-until-om")).to_have_text("Ni följer upp 22 november 2026. Den dagen har varit.")


def test_nothing_written_is_not_mailed(page: Page) -> None:
    """The page asks for what was decided, and makes no letter until something is written."""
    letter = page.get_by_role("link", name="Mejla till gruppen")
    decision = page.locator("[data-not=decision]")
    letter.click()
    expect(decision).to_be_focused()
    expect(page.locator("#minne-decision-fel")).to_have_text("Skriv först vad ni bestämde.")
    expect(letter).to_have_attribute("href", "mailto:")
    noted(page, learned="Fråga först")
    expect(page.locator("#minne-decision-fel")).to_be_empty()


def test_the_letter_and_the_copy(context: BrowserContext, page: Page) -> None:
    """The same words: what was noted, and no address of the leader's. The next meeting is a way of its own."""
    onward = page.get_by_role("link", name="Förbered nästa samtal i serien").get_attribute("href") or ""
    assert "#fall=elva-kronor-var&" in onward and onward.endswith("&sedan=tallriken")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    noted(page, decision="Vi för logg & håller den", owner="Registraturen")
    page.get_by_text(MORE, exact=True).click()
    page.get_by_role("button", name="Kopiera").click()
    expect(page.get_by_role("button", name="Kopierat")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("link", name="Mejla").evaluate(
        "each => { each.addEventListener('click', (event) => event.preventDefault()); each.click(); }"
    )
    letter = parse_qs(urlsplit(page.get_by_role("link", name="Mejla").get_attribute("href") or "").query)
    assert letter["subject"] == ["Efter samtalet: Torsdagsbastun"]
    assert copied in letter["body"][0].replace("\r\n", "\n") and "samtal/#" not in copied
    assert "Vi för logg & håller den" in copied and "Registraturen" in copied


def test_the_record_is_asked_for_and_taken_away(page: Page) -> None:
    """Nothing is kept until the box is ticked; then a row outlives the meeting, until one press takes all away."""
    log = "localStorage.getItem('ethos-logg')"
    noted(page, decision="Vi för logg")
    assert page.evaluate(log) is None
    page.get_by_text(MORE, exact=True).click()
    page.get_by_role("checkbox", name="Lägg samtalet i min egen logg").check()
    noted(page, owner="Registraturen")
    page.get_by_role("button", name="Avsluta samtalet").first.click()
    page.locator("[data-scen] [data-glom]").click()
    section = page.get_by_role("region", name="Mina samtal")
    expect(section).to_contain_text("Registraturen")
    name, file = saved(page, "Spara som fil")
    assert name == "mina-samtal-2026-11-23.csv" and '"Vi för logg"' in file.read_text("utf-8-sig")
    section.get_by_role("button", name="Ta bort alla").click()
    expect(section.get_by_role("status")).to_have_text("Allt är borttaget ur den här webbläsaren.")
    expect(section.get_by_role("heading")).to_be_focused()
    assert page.evaluate(log) is None


def test_what_nobody_has_saved_is_told_before_it_is_forgotten(page: Page) -> None:
    """Until it is saved, and again when it has changed since; what was followed up is told when all else is gone."""
    told, end = page.locator("[data-osparat]"), page.get_by_role("button", name="Avsluta samtalet").first

    def asked() -> None:
        end.click()
        expect(page.get_by_role("dialog", name="Avsluta samtalet?")).to_be_visible()

    def kept_on() -> None:
        page.get_by_role("dialog").get_by_role("button", name="Fortsätt samtalet").click()

    asked()
    expect(told).to_be_hidden()
    kept_on()
    noted(page, decision="Vi för logg", until="2026-12-21")
    asked()
    expect(told).to_be_visible()
    kept_on()
    name, _ = saved(page, "Spara uppföljningen i kalendern")
    assert name == "uppfoljning-torsdagsbastun-2026-12-21.ics"
    asked()
    expect(told).to_be_hidden()
    kept_on()
    noted(page, learned="Fråga först")
    saved(page, "Spara uppföljningen i kalendern")  # which says nothing of what was learnt
    asked()
    expect(told).to_be_visible()
    kept_on()
    noted(page, decision="Vi för ingen logg")
    asked()
    expect(told).to_be_visible()
    page.locator("[data-scen] [data-glom]").click()
    expect(page.locator(".notice", has_text="Samtalet är slut.")).to_contain_text("Ni följer upp 21 december 2026.")


def test_a_name_is_for_who_acts(page: Page) -> None:
    """The field for who owns it says, where one types and for the ear, whose name it is for."""
    expect(page.locator("[data-not=owner]")).to_have_accessible_description(
        re.compile("namnet på den som gör det. Aldrig vem som sa vad")
    )


@contextmanager
def without_faults(context: BrowserContext) -> Iterator[None]:
    """Nothing that is typed runs."""
    faults: list[Any] = []
    context.on("dialog", lambda dialog: faults.append(dialog.message))
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield
    assert faults == []


def test_what_is_typed_is_only_text(context: BrowserContext, url: str, page: Page) -> None:
    """What attackers write and anyone may paste: the same in both windows, after a reload and on paper."""
    with without_faults(context):
        leader = leader_of(context, url)
        page.bring_to_front()
        for text in [*attacks(), *pasted()[::5]]:
            noted(page, decision=text[:1000], owner=text[:120], learned=text[:500])
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("[data-blad] :not(h1, h2, p)").count() == 0
        state = kept(page)
        assert state
        field = "[data-not=decision]"
        expect(page.locator(field)).to_have_value(state["notes"]["decision"])
        expect(leader.locator(field)).to_have_value(state["notes"]["decision"])
        continued(page)
        expect(page.locator(field)).to_have_value(state["notes"]["decision"])


def test_what_is_typed_is_shown_to_no_service(context: BrowserContext, url: str) -> None:
    """No spelling help of the browser's, which may be in a cloud, and no offer to the next reader; no form is sent."""
    page = started(context, url)
    leader = leader_of(context, url)
    for kind in ("vote", "memory"):
        go_to(page, kind)
        for window in (page, leader):
            fields = window.locator("form :is(input, textarea):not([type=checkbox])")
            expect(fields.first).to_be_attached()
            told = fields.evaluate_all("all => all.map(each => [each.spellcheck, each.autocomplete, each.form.method])")
            assert set(map(tuple, told)) == {(False, "off", "dialog")}


def test_paper(page: Page) -> None:
    """The last page is printed as a sheet: what was noted, and not the fields and buttons."""
    noted(page, decision="Vi skriver ner det", until="2026-12-24")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    sheet = page.locator("[data-blad]")
    expect(sheet).to_contain_text("Vi skriver ner det")
    expect(sheet).to_contain_text("24 december 2026")
    assert sheet.locator("h2 + .line + .line").count() == 2, "lines to write on, where nobody typed"
    for hidden in ("[data-framat]", ".remember", "[data-samtal-sida] h1"):
        expect(page.locator(hidden)).to_be_hidden()


def test_the_day_is_that_of_sweden(context: BrowserContext, url: str) -> None:
    """Half past midnight it is the new day, in the text and in the name of its file."""
    context.clock.install(time="2026-11-23T23:30:00Z")
    page = started(context, url)
    go_to(page, "memory")
    name, file = saved(page, TEXT)
    assert name == "samtal-torsdagsbastun-2026-11-24.txt"
    assert "24 november 2026" in file.read_text("utf-8")
