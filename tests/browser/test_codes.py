"""Ethical codes side by side, in a real browser: what is chosen, what there is to read, and what has nothing."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_codes_are_compared_by_what_the_address_says(page: Page, site_url: str) -> None:
    """The address chooses codes and a box changes it; the choice and the theme follow to where another is chosen."""
    page.goto(f"{site_url}/etiska-koder/jamfor/tema/jav/#koder=domstol,kommun")
    expect(page.locator("[data-kod]:visible")).to_have_count(2)
    page.get_by_text("Välj fritt").click()
    page.get_by_role("checkbox", name="Etisk kod för en domstol").uncheck()
    expect(page.locator("[data-kod]:visible")).to_have_count(1)
    assert page.url.endswith("#tema=jav&koder=kommun")
    page.get_by_role("link", name="Jämför efter något annat").click()
    page.wait_for_url("**/etiska-koder/jamfor/#tema=jav&koder=kommun")
    expect(page.get_by_label("Vad vill du jämföra?")).to_have_value("tema=jav")
    expect(page.locator("[data-kod]:visible")).to_have_count(1)
    expect(page.locator("[data-kod=kommun]:visible")).to_have_count(1)


def test_a_code_that_says_nothing_of_a_thing_is_told_of(page: Page, site_url: str) -> None:
    """Whoever ticked it is told so, in a row of its own with the way to its source, on both kinds of pages; what is
    only known to be there is told in another way, and a model by what stands in it."""
    rows = {
        "forsakringskassan": "Vi har ingen punkt om gåvor och förmåner i den här koden.",
        "rekryteringsmyndigheten": "Nämner det, men",
        "region-stockholm": "Nämner det i avsnittet om korruption",
    }
    rows |= {"forskningsfinansiar": "Provet"}
    codes = f"koder={','.join(rows)}"
    for address in (f"tema/gavor-och-formaner/#{codes}", f"#tema=gavor-och-formaner&{codes}"):
        page.goto(f"{site_url}/etiska-koder/jamfor/{address}")
        expect(page.locator("[data-kod]:visible")).to_have_count(len(rows))
        for code, words in rows.items():
            expect(page.locator(f"[data-kod={code}]:visible")).to_contain_text(words)
        for code in ("forsakringskassan", "region-stockholm"):
            expect(
                page.locator(f"[data-kod={code}]:visible").get_by_role("link", name="Läs hos källan")
            ).to_be_visible()


def test_the_choices_say_what_there_is_to_read(page: Page, site_url: str) -> None:
    """Of the chosen thing, at every box and those with something first; what nobody has decided is named so over its
    column, and a code with nothing is a column beside the others. Where it stands is not what it says: the code is not
    among those that have text. Codes open where their choice is, and lines beside each other are on one line."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site_url}/etiska-koder/jamfor/#tema=sekretess&koder=domstol,kodex-vii,rekryteringsmyndigheten")
    opener = page.get_by_text("Välj fritt")
    closed = opener.bounding_box()
    opener.click()
    assert opener.bounding_box() == closed
    real = page.get_by_role("group", name="Verkliga koder").locator("label")
    order = {"har text": 0, "nämner det": 1, "inget": 2}
    places = [order[each.split("\n")[-1]] for each in real.all_inner_texts()]
    assert places == sorted(places)
    assert set(places) == {0, 1, 2}
    for name, says in (("Försäkringskassans etiska kod", "nämner det"), ("norska staten", "har text")):
        expect(real.filter(has_text=name)).to_contain_text(says)
    columns = page.locator("[data-kod]:visible")
    assert [each.split("\n")[0] for each in columns.all_inner_texts()] == [
        "Modell",
        "Riktlinje, 2011",
        "Verklig kod, Danmark, 2015",
    ]
    for part in (columns, columns.locator("> div")):
        assert len({box["y"] for each in part.all() if (box := each.bounding_box())}) == 1


def test_the_page_keeps_the_code_that_a_reader_came_from(page: Page, site_url: str) -> None:
    """Another thing is compared among codes that say something of it, and the one that the reader came from."""
    page.goto(f"{site_url}/etiska-koder/jamfor/#tema=gavor-och-formaner&med=region-stockholm")
    expect(page.locator("[data-kod=region-stockholm]:visible")).to_contain_text("korruption")
    page.get_by_label("Vad vill du jämföra?").select_option("tema=tystnadskultur")
    expect(page.locator("[data-kod=region-stockholm]:visible")).to_contain_text("rapporterar")


def test_a_code_has_its_own_column(page: Page, site_url: str) -> None:
    """Who reads two codes down the page reads one of them; where it has nothing under a question, that is told."""
    page.goto(f"{site_url}/etiska-koder/jamfor/#tema=gavor-och-formaner&koder=skatteverket-mutor,riksbanken")
    rows = page.locator(".posed:visible > ul")
    expect(rows.first).to_contain_text("Sveriges riksbank")
    places = """lists => lists.map((list) => [...list.children].filter((each) => each.checkVisibility())
      .map((each) => [each.querySelector("a").firstChild.data, each.getBoundingClientRect().left]))"""
    found = rows.evaluate_all(places)
    assert len(found) > 2 and {len(row) for row in found} == {2}
    assert len({tuple(map(tuple, row)) for row in found}) == 1
    expect(page.get_by_text("Inget om det i det vi har läst.").first).to_be_visible()


def test_two_codes_are_chosen_in_two_presses(page: Page, site_url: str) -> None:
    """One, then another beside it, among those that say something; without either, all that answer are back."""
    page.goto(f"{site_url}/etiska-koder/jamfor/#tema=gavor-och-formaner")
    told = page.locator("[data-kod]:visible")
    expect(page.get_by_text(re.compile(r"^\d+ valda, \d+ har text$"))).to_be_visible()
    every = told.count()
    one, other = page.get_by_label("Jämför", exact=True), page.get_by_label("med", exact=True)
    assert "forsakringskassan" not in one.locator("option").evaluate_all("each => each.map(({value}) => value)")
    one.select_option("skatteverket-mutor")
    assert {each.split("\n")[0] for each in told.all_inner_texts()} == {"Skatteverket"}
    other.select_option("riksbanken")
    expect(page.locator("[data-sak]:visible.in-two")).to_have_count(1)
    assert {*unquote(page.url).partition("&koder=")[2].split(",")} == {"skatteverket-mutor", "riksbanken"}
    one.select_option("")
    expect(one).not_to_have_value("")  # what is left comes first
    one.select_option("")
    expect(told).to_have_count(every)


def test_what_is_compared_changes_on_the_page(page: Page, site_url: str) -> None:
    """Codes that answer the same questions are compared from the start, the Swedish first; another theme comes in its
    place, with codes of its own until the reader has ticked some; from a code's page, it is there."""
    page.goto(f"{site_url}/etiska-koder/jamfor/")
    told, asked = page.locator("[data-kod]:visible"), page.locator(".posed:visible")
    expect(asked.first).to_contain_text("Får jag ta emot något?")
    expect(told.first).to_contain_text("Lund")
    assert {each.split("\n")[0] for each in asked.nth(1).locator("li").all_inner_texts()} > {
        "Lunds kommun",
        "Skatteverket",
    }
    page.get_by_label("Vad vill du jämföra?").select_option("tema=sekretess")
    assert [each.split("\n")[0] for each in told.all_inner_texts()] == [
        "Verklig kod, 2014",
        "Riktlinje, Norge, 2017",
        "Modell",
    ]
    subject = page.get_by_label("Vad vill du jämföra?")
    subject.select_option("tema=gavor-och-formaner")
    expect(page.get_by_text("De verkliga koderna står i korthet, med våra ord.")).to_be_visible()
    page.get_by_text("Välj fritt").click()
    page.get_by_role("button", name="Avmarkera alla", exact=True).click()
    expect(page.get_by_text("Välj minst en kod.")).to_be_visible()
    page.get_by_role("checkbox", name="Etisk kod för en kommun").check()
    expect(asked).to_have_count(1)
    subject.select_option("princip=legalitet")
    page.reload()
    expect(subject).to_have_value("princip=legalitet")
    expect(told).to_have_count(1)
    page.get_by_text("Välj fritt").click()
    page.get_by_role("button", name="Markera alla", exact=True).click()
    expect(told).to_have_count(page.get_by_role("checkbox").count())
    page.goto(f"{site_url}/etiska-koder/region-stockholm/")
    page.get_by_role("link", name="Jämför med andra koder").click()
    expect(page.locator("[data-kod=region-stockholm]:visible")).to_contain_text("följer samma kod")
    assert told.count() > 1


def test_models_are_explained_only_where_one_is_shown(page: Page, site_url: str) -> None:
    """On both kinds of pages: nobody reads of what they have not chosen; who then ticks a model is told what it is."""
    told = page.get_by_text("Modellerna är exempel att låna av")
    for address in ("tema/gavor-och-formaner/#", "#tema=gavor-och-formaner&"):
        page.goto(f"{site_url}/etiska-koder/jamfor/{address}koder=region-stockholm,rekryteringsmyndigheten")
        expect(page.locator("[data-kod=region-stockholm]:visible")).to_have_count(1)
        expect(told).to_be_hidden()
        page.get_by_text("Välj fritt").click()
        page.locator("input[value=forskningsfinansiar]").check()
        expect(told).to_be_visible()


def test_two_codes_stand_side_by_side_a_model_too(page: Page, site_url: str) -> None:
    """A model's clause stands beside what a real code answers to the same question, named a model; what to know of the
    real one is told beside its answer, and what the model lacks is not said to be unread."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site_url}/etiska-koder/jamfor/#tema=gavor-och-formaner&koder=riksbanken,kommun")
    gifts = page.locator(".posed:visible", has_text="Får jag ta emot något?").locator("li:visible")
    expect(gifts).to_have_count(2)
    expect(gifts.nth(0)).to_contain_text("Kan ha ersatts")
    expect(gifts.nth(1)).to_contain_text("Modell")
    expect(gifts.nth(1)).to_contain_text("Ett handskrivet kort")
    assert len({box["y"] for each in gifts.all() if (box := each.bounding_box())}) == 1
    hosting = page.locator(".posed:visible", has_text="Vad gäller när vi bjuder?").locator("li:visible")
    expect(hosting.nth(1)).to_contain_text("Inget om det i modellen.")
