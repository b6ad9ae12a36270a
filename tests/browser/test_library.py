"""Finding a dilemma: facets with counts, a choice that the address holds, an order, a card, the month's own."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from browser.settled import violations
from ethos.views.touched import CASES

pytestmark = pytest.mark.browser
NOW = "2026-11-30T12:00:00Z"
"""The day of the build."""

TITLES = "all => all.map(each => each.textContent)"
CARD = "[data-urval] .card h3 a"
UNDER = "document.activeElement.getBoundingClientRect().bottom"


@pytest.fixture
def entries(site_dir: Path) -> list[dict[str, Any]]:
    """What can be chosen, in the library's order: the shortest about each thing, then the next about each."""
    found: list[dict[str, Any]] = json.loads((site_dir / "data/dilemman.json").read_text("utf-8"))["entries"]
    had = Counter[str]()
    turns = dict[str, int]()
    for each in sorted(found, key=lambda each: int(each["minutes"])):
        theme = each["values"]["tema"][0]
        turns[each["slug"]] = had[theme]
        had[theme] += 1
    return sorted(found, key=lambda each: (turns[each["slug"]], int(each["minutes"])))


def titles(entries: list[dict[str, Any]], **wanted: str) -> list[str]:
    """The titles of those that answer each facet so."""
    return [each["title"] for each in entries if all(value in each["values"][name] for name, value in wanted.items())]


def unfold(page: Page, *names: str) -> None:
    """Open facets that stand under ”Fler val”."""
    page.locator(".others").evaluate("(fold) => { fold.open = true }")
    for name in names:
        page.locator(f"[data-facett={name}] summary").click()


def test_a_choice_is_held_by_the_address(
    page: Page, context: BrowserContext, site_url: str, entries: list[dict[str, Any]]
) -> None:
    """Two facets narrow the list at once; the address gives the same list to somebody else, who clears it."""
    page.goto(f"{site_url}/dilemman/")
    unfold(page, "princip")
    page.get_by_label("Objektivitet").check()
    page.get_by_label("Högst 30 minuter").check()
    wanted = titles(entries, princip="objektivitet", tid="30")
    assert 0 < len(wanted) < len(titles(entries, princip="objektivitet"))
    expect(page.locator(CARD)).to_have_text(wanted)
    expect(page.get_by_role("heading", level=2, name=f"{len(wanted)} dilemman")).to_be_visible()
    assert page.url.endswith("/dilemman/#tid=30&princip=objektivitet")
    expect(page.locator("[data-valen] button")).to_have_text(["Ta bort Högst 30 minuter ×", "Ta bort Objektivitet ×"])

    other = context.new_page()
    other.goto(page.url)
    expect(other.locator(CARD)).to_have_text(wanted)
    expect(other.get_by_label("Objektivitet")).to_be_checked()
    expect(other.locator("[data-facett=uppgift] fieldset")).to_be_hidden()
    other.get_by_role("button", name="Ta bort Högst 30 minuter").click()
    expect(other.locator(CARD)).to_have_text(titles(entries, princip="objektivitet")[:96])
    expect(other.get_by_role("button", name="Ta bort Objektivitet")).to_be_focused()
    other.get_by_role("button", name="Rensa valen").click()
    expect(other.locator("[data-lista] .card").first).to_be_visible()
    assert other.url.endswith("/dilemman/")


def test_counts_tell_what_a_choice_would_leave(page: Page, site_url: str, entries: list[dict[str, Any]]) -> None:
    """A facet counts with the others' choices, not with its own: what it would add, not what it has taken."""
    page.goto(f"{site_url}/dilemman/#verksamhet=court")
    expect(page.locator(CARD).first).to_be_visible()
    unfold(page, "svarighet")
    for value in ("1", "2", "3"):
        count = page.locator(f"label:has([name=svarighet][value='{value}']) .count")
        expect(count).to_have_text(f"({len(titles(entries, verksamhet='court', svarighet=value))})")
    count = page.locator("label:has([value=agency]) .count")
    expect(count).to_have_text(f"({len(titles(entries, verksamhet='agency'))})")


def test_words_find_what_the_whole_site_finds(page: Page, site_url: str) -> None:
    """One index: a word that stands in no title finds its cases here and in the meeting's own search."""
    page.goto(f"{site_url}/dilemman/")
    every = page.locator(CARD).count()
    page.get_by_label("Sök bland fallen").fill("nepotism")
    expect(page.locator("[data-valen] button")).to_have_text(["Ta bort ”nepotism” ×"])
    page.wait_for_url("**/dilemman/#q=nepotism")
    expect(page.locator(CARD)).not_to_have_count(every)  # the list is drawn when the index has come
    page.locator("[data-valt][data-klar]").wait_for(state="attached")
    first = page.locator(CARD).first.inner_text()
    held: list[Route] = []
    page.route("**/conversation-page.*", lambda route: held.append(route))  # noqa: PLW0108 - it is given no attribute
    page.goto(f"{site_url}/samtal/", wait_until="commit")
    page.get_by_label("Sök bland fallen").fill("nepotism")  # who types before the script has come loses nothing
    for each in held:
        each.continue_()
    expect(page.locator(".offers a").first).to_have_text(first)


def test_the_way_on_from_an_answer(page: Page, site_url: str) -> None:
    """To all about a theme; too many people are told so; and no old answer stands beside what cannot be answered."""
    page.goto(f"{site_url}/")
    page.get_by_label("Vad ni behöver prata om", exact=True).select_option("jav")
    page.get_by_role("button", name="Visa ett fall").click()
    expect(page.get_by_role("link", name=re.compile(r"^Se alla \d+ fall om jäv$"))).to_be_visible()
    page.get_by_label("Hur många ni är").fill("60")
    page.get_by_role("button", name="Visa ett fall").click()
    expect(page.locator("[data-brist]")).to_contain_text("Ni är fler än fallen är skrivna för, som mest")
    page.get_by_label("Hur många ni är").fill("900")
    page.get_by_role("button", name="Visa ett fall").click()
    expect(page.locator("[data-svar]")).to_be_hidden()
    expect(page.get_by_label("Hur många ni är")).to_be_focused()


def test_a_choice_is_read_after_a_question_mark_too(page: Page, site_url: str) -> None:
    """As others write it."""
    page.goto(f"{site_url}/dilemman/?tema=jav")
    expect(page.locator("[data-valen] button")).to_have_text(["Ta bort Jäv ×"])


def test_the_site_chooses(page: Page, site_url: str) -> None:
    """The question of the start page gives three cases at once, and the way to a meeting for so many, so long."""
    page.goto(f"{site_url}/")
    expect(page.locator(".seats > *")).to_have_count(8)
    page.get_by_label("Vad ni behöver prata om", exact=True).select_option("jav")
    page.get_by_role("button", name="Visa ett fall").click()
    expect(page.locator(".pick")).to_have_count(3)
    expect(page.locator(".pick.first .button:not(.quiet)")).to_have_count(1)
    expect(page.locator(".pick .button.quiet")).to_have_count(2)
    expect(page.get_by_role("heading", name="Ett fall för er")).to_be_focused()
    page.get_by_label("Eller skriv").fill("nepotism")
    page.get_by_role("button", name="Visa ett fall").click()
    expect(page.locator("[data-svar] .meta").first).to_contain_text("20")
    sentence = page.get_by_label("Vad ni behöver prata om", exact=True).locator("option:checked")
    expect(sentence).to_have_text("det ni skriver")
    every = page.get_by_role("link", name=re.compile(r"^Se alla \d+ fall som sökningen hittar$"))
    expect(every).to_have_attribute("href", re.compile(r"dilemman/#q=nepotism$"))
    page.get_by_label("Hur många ni är").fill("11")
    expect(page.locator(".seats > *")).to_have_count(11)
    page.get_by_role("button", name="Visa ett fall").click()
    page.locator(".pick .actions a[href*='grupp=11']").first.click()
    page.wait_for_url("**/samtal/**")
    page.go_back()
    expect(page.locator(".pick .actions a[href*='grupp=11']")).not_to_have_count(0)
    expect(page.get_by_label("Eller skriv")).to_have_value("nepotism")
    expect(page.get_by_label("Hur många ni är")).to_have_value("11")
    expect(page.locator(".seats > *")).to_have_count(11)
    expect(sentence).to_have_text("det ni skriver")
    page.get_by_label("Eller skriv").fill("")
    expect(sentence).to_have_text("jäv")


def test_who_finds_nothing_has_ways_on(page: Page, site_url: str) -> None:
    """All that there is, a case of one's own and the themes; another question is answered as if nothing had been."""
    page.goto(f"{site_url}/")
    page.get_by_label("Vad ni behöver prata om", exact=True).select_option("jav")
    page.get_by_label("Hur många ni är").fill("11")
    page.get_by_label("Eller skriv").fill("qzxqzx")
    page.get_by_role("button", name="Visa ett fall").click()
    expect(page.get_by_role("heading", name="Inget fall om det")).to_be_in_viewport()
    expect(page.get_by_label("Eller skriv")).to_be_focused()
    expect(page.get_by_role("link", name="Sök i allt")).to_have_attribute("href", re.compile("sok/#q=qzxqzx$"))
    expect(page.locator("[data-svar]").get_by_role("link", name="Skriv ett eget fall")).to_be_visible()
    expect(page.locator("[data-svar] .ask-links a[href$='valj/jav/20/']")).to_be_visible()
    about, own = page.get_by_label("Vad ni behöver prata om", exact=True), page.get_by_label("Eller skriv")
    about.select_option("jav")
    expect(own).to_have_value("")
    expect(own).to_have_attribute("placeholder", "qzxqzx")  # put aside, not lost
    about.select_option("det ni skriver")
    expect(own).to_have_value("qzxqzx")
    about.select_option("jav")
    page.get_by_role("button", name="Visa ett fall").click()
    expect(page.locator(".pick")).to_have_count(3)
    assert violations(page) == []
    page.get_by_role("link", name="Förbered samtalet").first.click()
    page.locator("[data-paket]").wait_for()
    expect(page.locator("[data-sammanfattning]")).to_contain_text("20 minuter\u00a0· 11 personer")


def test_the_sentence_begins_with_anything(page: Page, site_url: str) -> None:
    """Who has chosen nothing is asked nothing: three cases about different things, and the way to them all."""
    page.goto(f"{site_url}/")
    page.get_by_role("button", name="Visa ett fall").click()
    expect(page.locator(".pick")).to_have_count(3)
    about = {each.split(".")[0] for each in page.locator(".pick .meta").all_inner_texts()}
    assert len(about) == 3
    expect(page.get_by_role("link", name=re.compile(r"^Se alla \d+ fall$"))).to_be_visible()


def test_what_only_lies_near_stands_under_a_heading_of_its_own(page: Page, site_url: str) -> None:
    """And only what has room; a case that has not is no button to press before those, and another question has none."""
    page.goto(f"{site_url}/")
    own, show = page.get_by_label("Eller skriv"), page.get_by_role("button", name="Visa ett fall")
    apart = page.get_by_role("region", name="Annat som ryms på er tid").locator(".pick .meta")
    own.fill("otillåtna slagningar i it-system")
    show.click()
    expect(page.locator(".pick.first .meta")).to_contain_text("och ni har 20")
    expect(page.locator(".pick .button:not(.quiet)")).to_have_count(0)
    expect(apart).not_to_have_count(0)
    assert all("av era 20 minuter" in each for each in apart.all_inner_texts())
    page.get_by_label("Hur lång tid ni har").select_option("45 minuter")
    show.click()
    expect(page.locator(".pick.first .button:not(.quiet)")).to_have_count(1)
    own.fill("jäv")
    show.click()
    expect(apart).to_have_count(0)


def test_who_is_answered_beside_the_words_is_told_so(page: Page, site_url: str) -> None:
    """What was searched for instead, and the words that no case says: such cases only lie near, and lead on to all."""
    page.goto(f"{site_url}/")
    own, show = page.get_by_label("Eller skriv"), page.get_by_role("button", name="Visa ett fall")
    own.fill("svensk köttfärs i skolan")
    show.click()
    expect(page.get_by_role("heading", name="Det som ligger närmast")).to_be_focused()
    expect(page.locator("[data-brist]")).to_contain_text("Visar träffar för ”svensk skolan”.")
    expect(page.locator("[data-brist] a")).to_have_attribute("href", re.compile("sok/#q=svensk"))
    expect(page.locator(".pick .button:not(.quiet)")).to_have_count(0)
    own.fill("lex maria")
    show.click()
    expect(page.locator("[data-brist]")).to_contain_text("Ordet ”lex” syns inte i fallen.")
    expect(page.locator(".earnest")).to_be_focused()
    own.fill("gåva från leverantör")
    show.click()
    expect(page.get_by_role("heading", name="Ett fall för er")).to_be_focused()
    expect(page.locator("[data-brist]")).to_be_hidden()


def test_what_to_do_when_it_has_happened_comes_first(page: Page, site_url: str) -> None:
    """On the start page, where the meeting looks for cases, and wherever one searches; for no other words."""
    way = page.locator(".earnest").get_by_role("link", name="Har det hänt på riktigt?")
    page.goto(f"{site_url}/")
    words, show = page.get_by_label("Eller skriv"), page.get_by_role("button", name="Visa ett fall")
    words.fill("min chef tafsar på mig")
    show.click()
    expect(page.locator(".earnest")).to_be_focused()
    expect(way).to_be_in_viewport()
    words.fill("jäv")
    show.click()
    expect(page.get_by_role("heading", name="Ett fall för er")).to_be_focused()
    expect(way).to_have_count(0)
    page.keyboard.press("Control+k")
    page.locator("[data-sok-dialog] input[type=search]").fill("jag är hotad")
    expect(way).to_be_visible()
    page.goto(f"{site_url}/samtal/")
    page.locator("[data-samtal-rot][data-klar]").wait_for(state="attached")
    page.get_by_label("Sök bland fallen").fill("jag är hotad")
    expect(way).to_be_visible()
    page.goto(f"{site_url}/sok/#q=jag är hotad")
    expect(way).to_be_visible()
    page.locator("#sok-falt").fill("hot mot handläggare")
    expect(way).to_have_count(0)
    page.locator("#sok-falt").fill("han slår mig")
    way.click()
    page.wait_for_url("**/allvar/")
    expect(page.get_by_role("link", name="Ring 112")).to_have_attribute("href", "tel:112")


def test_what_is_asked_follows_by_way_of_the_case(page: Page, site_url: str) -> None:
    """How long and for how many goes with the title, too: from the page of the case to the meeting. Nothing is kept."""
    page.goto(f"{site_url}/")
    page.get_by_label("Vad ni behöver prata om", exact=True).select_option("jav")
    page.get_by_label("Hur lång tid ni har").select_option("30 minuter")
    page.get_by_label("Hur många ni är").fill("11")
    page.get_by_role("button", name="Visa ett fall").click()
    page.locator(".pick h3 a").first.click()
    page.get_by_role("link", name="Förbered samtalet").click()
    expect(page.locator("[data-sammanfattning]")).to_contain_text("30 minuter\u00a0· 11 personer")
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]


def test_a_number_that_nobody_is_is_told_of_in_the_sites_own_words(page: Page, site_url: str) -> None:
    """Below the sentence, which no bubble of the browser's covers; when it is mended the answer comes."""
    page.goto(f"{site_url}/")
    people, told = page.get_by_label("Hur många ni är"), page.locator("#sa-manga-fel")
    for wrong in ("900", "1", "2.5"):
        people.fill(wrong)
        page.get_by_role("button", name="Visa ett fall").click()
        expect(told).to_have_text("Skriv hur många ni är, ett helt tal från 2 till 500.")
        expect(people).to_be_focused()
        expect(page.locator("[data-svar]")).to_be_hidden()
    people.fill("12")
    page.get_by_role("button", name="Visa ett fall").click()
    expect(page.locator(".pick")).to_have_count(3)
    expect(told).to_be_empty()


def test_orders(page: Page, site_url: str, entries: list[dict[str, Any]]) -> None:
    """Different things first; mixed, in a way that the address keeps; nothing left out."""
    page.goto(f"{site_url}/dilemman/")
    first = [each["title"] for each in entries]
    expect(page.locator("[data-lista] .card h3 a")).to_have_text(first[:96])
    page.get_by_label("Ordning").select_option("Blandade")
    expect(page.locator(CARD).first).to_be_visible()
    page.wait_for_url("**/dilemman/#ordning=slump&fro=*")
    mixed = page.locator(CARD).evaluate_all(TITLES)
    assert set(mixed) <= set(first) and len(mixed) == min(96, len(first))
    assert mixed != first
    page.reload()
    expect(page.locator(CARD)).to_have_text(mixed)


def test_a_card_is_drawn_among_what_is_chosen(page: Page, site_url: str, entries: list[dict[str, Any]]) -> None:
    """Never one that does not fit, never the same twice in a row; the reader stands on it."""
    page.goto(f"{site_url}/dilemman/#princip=demokrati")
    wanted, seen = titles(entries, princip="demokrati"), []
    for _ in range(4):
        page.get_by_role("button", name="Dra ett kort").click()
        expect(page.locator("[data-draget] a")).to_be_focused()
        seen.append(page.locator("[data-draget] a").inner_text())
    assert set(seen) <= set(wanted)
    assert all(one != other for one, other in pairwise(seen))
    expect(page.locator("[data-lott]")).to_be_hidden()
    page.goto(f"{site_url}/dilemman/")
    page.reload()
    for _ in range(4):
        page.get_by_role("button", name="Dra ett kort").click()
        expect(page.locator("[data-draget] a")).to_be_focused()
        expect(page.locator("[data-draget] .meta")).to_contain_text(re.compile("(15|20)\\sminuter.*Lätt att börja med"))
    expect(page.locator("[data-lott]")).to_be_visible()


def test_nothing_fits(page: Page, site_url: str) -> None:
    """Said in words, with the way out beside it; axe finds nothing then either."""
    page.goto(f"{site_url}/dilemman/#princip=demokrati&tema=arbetsmiljo&svarighet=3")
    expect(page.get_by_text("Inget dilemma passar alla val")).to_be_visible()
    expect(page.locator("[data-antal]")).to_have_text("0 dilemman")
    page.locator("[data-utvagar] button").first.click()
    expect(page.get_by_text("Inget dilemma passar alla val")).to_be_hidden()
    expect(page.locator("[data-antal]")).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_a_choice(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}/dilemman/#princip=objektivitet&tid=45")
    page.get_by_role("button", name="Dra ett kort").click()
    expect(page.locator("[data-draget] a")).to_be_focused()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_the_keyboard_alone(page: Page, site_url: str) -> None:
    """Open a facet, tick a box, and stay where one was."""
    page.goto(f"{site_url}/dilemman/")
    unfold(page)
    page.locator("[data-facett=slut] summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[data-facett=slut] summary")).to_have_text("Avslut 1 vald")
    expect(page.locator(CARD).first).to_be_visible()
    assert page.evaluate("document.activeElement.name") == "slut"


def test_nothing_comes(page: Page, site_url: str) -> None:
    """When the data cannot be fetched the list stays and the reader is told; the next try works."""
    answer = {"fails": True}

    def route(each: Route) -> None:
        each.abort() if answer["fails"] else each.continue_()

    page.route("**/data/dilemman.json", route)
    page.goto(f"{site_url}/dilemman/#princip=demokrati")
    expect(page.get_by_role("alert")).to_contain_text("gick inte att hämta")
    expect(page.locator("[data-lista] .card").first).to_be_visible()
    answer["fails"] = False
    page.locator("[data-facett] [name=tema]").first.check()
    expect(page.get_by_role("alert")).to_be_hidden()


def test_nothing_is_fetched_before_it_is_needed(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/dilemman/", "/"):
        page.goto(site_url + path, wait_until="networkidle")
    assert [url for url in asked if "/data/" in url] == []


def test_without_scripts_every_choice_is_a_page(context: BrowserContext, site_url: str, site_dir: Path) -> None:
    """Each facet has links, and each leads to a page with as many dilemmas as it says."""
    plain = context.browser
    assert plain
    with plain.new_context(java_script_enabled=False) as still:
        page = still.new_page()
        page.goto(f"{site_url}/dilemman/")
        expect(page.get_by_role("button", name="Dra ett kort")).to_be_hidden()
        for name in ("tid", "grupp", "svarighet", "slut", "verksamhet"):
            link = page.locator(f"[data-facett={name}] a").first
            path, count = link.get_attribute("href") or "", link.text_content() or ""
            other = still.new_page()
            other.goto(f"{site_url}/dilemman/{path}")
            listed = other.locator(".rows li").count()
            while (further := other.locator("a[rel=next]")).count():
                further.first.click()
                listed += other.locator(".rows li").count()
            assert f"({listed})" in count, path
            other.close()


def test_the_month_is_the_readers(page: Page, site_url: str, site_dir: Path) -> None:
    """In the build's month its own; in a later one that month's, with its situation; far away the build's, named."""
    months = json.loads((site_dir / "data/manadens-dilemma.json").read_text("utf-8"))
    assert next(iter(months)) == "2026-11" and len(months) == 24
    page.goto(site_url)
    expect(page.locator("#manadens")).to_have_text(months["2026-11"]["title"])
    expect(page.locator(".seated .eyebrow")).to_contain_text("november 2026")
    other = next(key for key in months if months[key]["title"] != months["2026-11"]["title"])
    built = page.locator(".seated .situation").inner_text()
    page.clock.set_fixed_time(f"{other}-15T12:00:00Z")
    page.goto(site_url)
    expect(page.locator("#manadens")).to_have_text(months[other]["title"])
    expect(page.locator(".seated .eyebrow")).to_contain_text(months[other]["words"])
    assert page.locator(".seated .situation").inner_text() not in ("", built)
    page.goto(f"{site_url}/dilemman/")
    expect(page.locator("[data-manadens] a")).to_have_text(months[other]["title"])
    page.locator("[data-manadens] a").click()
    page.wait_for_url(f"**/{months[other]['path']}")
    page.clock.set_fixed_time("2040-01-01T12:00:00Z")
    page.goto(site_url)
    expect(page.locator(".seated .eyebrow")).to_contain_text("november 2026")


def test_another_card_on_the_start_page(page: Page, site_url: str) -> None:
    """In the place of the first; what stands beside it stays, and is not drawn."""
    page.goto(site_url)
    cards = page.locator(".begin .card a")
    shown = cards.all_inner_texts()
    for _ in range(2):
        page.get_by_role("button", name="Dra ett kort").click()
        expect(cards.first).not_to_have_text(shown[0])
        expect(cards.first).to_be_focused()
        expect(page.locator(".begin .card").first).to_contain_text("Lätt att börja med")
        assert cards.all_inner_texts()[1:] == shown[1:]
        shown = cards.all_inner_texts()
        assert len({*shown}) == len(shown) == 3
    expect(page.locator("[data-lott]")).to_be_visible()


@pytest.mark.parametrize("address", ["/principer/legalitet/", "/lagar/rf/1-9/", "/varden/lojalitet/"])
def test_what_is_long_begins_with_its_first_rows(address: str, browser: Browser, site_url: str) -> None:
    """What nearly all cases touch is no wall of cards: the others are in a fold, which needs no script."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}{address}")
        cases = page.locator("section.talks")
        expect(cases.locator(".card:visible")).to_have_count(CASES)
        others = cases.locator(".lines li")
        expect(others.first).to_be_hidden()
        cases.get_by_text(f"Visa {others.count()} till").click()
        expect(cases.locator(".lines li:visible")).to_have_count(others.count())
        assert others.count() > CASES


def test_a_word_leads_to_its_cases_and_to_a_talk(page: Page, site_url: str) -> None:
    """The library shows as many as the page says, and the talk is about the case that it names."""
    page.goto(f"{site_url}/teman/jav/")
    every = page.get_by_role("link", name=re.compile(r"^Visa alla \d+ dilemman$"))
    told = every.inner_text().removeprefix("Visa alla ")
    every.click()
    expect(page.locator("[data-antal]")).to_have_text(told)
    page.go_back()
    first = page.locator("section.talks .card a").first.inner_text()
    page.locator(".begin-talk a").first.click()
    expect(page.locator("[data-valda]")).to_contain_text(first)


def test_a_law_says_what_it_says_before_anything_is_pressed(page: Page, site_url: str) -> None:
    """Cases lead to the first of several provisions; the one button leads to the text itself."""
    page.goto(f"{site_url}/lagar/fl/#p-16")
    expect(page.locator("#p-16 dd")).to_be_in_viewport()
    button = page.get_by_role("main").locator("a.button")
    expect(button.first).to_have_text("Läs lagtexten hos utgivaren")
    expect(button.locator("visible=true").and_(page.locator(":not(.quiet)"))).to_have_count(1)


def test_the_way_to_the_list_follows_who_chooses_on_a_phone(page: Page, site_url: str) -> None:
    """It says how many there are, leads there, and hides nothing that one stands on."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site_url}/dilemman/")
    see = page.locator("[data-se]")
    expect(see).to_be_hidden()
    page.locator("[data-facett=tema] summary").click()
    boxes = page.locator("[data-facett=tema] input")
    boxes.nth(2).check()
    told = page.locator("[data-antal]")
    expect(page.locator("[data-valen] button")).to_have_count(1)
    expect(see).to_be_in_viewport(ratio=1)
    for _ in range(boxes.count() - 3):
        page.keyboard.press("Tab")
        assert page.evaluate(UNDER) <= see.bounding_box()["y"]  # type: ignore[index]
    expect(see).to_have_text(f"Visa {told.inner_text()}")
    see.click()
    expect(told).to_be_focused()
    expect(told).to_be_in_viewport()
    expect(see).not_to_be_in_viewport()


@pytest.mark.parametrize(("width", "at_once"), [(320, 10), (1280, 24)])
def test_the_library_comes_a_part_at_a_time(width: int, at_once: int, page: Page, site_url: str) -> None:
    """The first cards and the way to more, on which the reader stands."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}/dilemman/")
    shown = page.locator("[data-lista] .card:visible")
    expect(shown).to_have_count(at_once)
    expect(page.locator(".key li").first).to_be_visible(visible=width > 320)  # what the discs' colours stand for
    page.get_by_role("button", name="Visa fler").click()
    expect(shown).to_have_count(2 * at_once)
    expect(shown.nth(at_once).locator("a").first).to_be_focused()


def test_the_library_is_whole_when_the_window_is_turned(page: Page, site_url: str) -> None:
    """A list that began with its first rows on a phone hides nothing where there is room."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{site_url}/dilemman/")
    shown = page.locator("[data-lista] .card:visible")
    expect(shown).to_have_count(10)
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.get_by_role("button", name="Visa fler")).to_be_hidden()
    assert shown.count() == page.locator("[data-lista] .card").count() > 20


def test_an_empty_letter_is_not_opened(page: Page, site_url: str) -> None:
    """The field that it says nothing without tells so, until something stands in it."""
    page.goto(f"{site_url}/bidra/foresla/")
    field = page.get_by_label("Det här är fel")
    page.get_by_role("link", name="Mejla oss rättelsen").click()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#falt-wrong-fel")).to_have_text("Skriv först vad som är fel.")
    field.fill("Lagen heter så inte.")
    expect(page.locator("#falt-wrong-fel")).to_have_text("")
    expect(field).to_have_attribute("aria-invalid", "false")
