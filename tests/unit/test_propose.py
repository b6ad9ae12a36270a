"""Proposing without an account: what comes of the form passes the check, and letters hold the questions."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from conftest import TODAY, Lay
from ethos import draft, inspection
from ethos.catalogue import Catalogue
from ethos.content import load, settings
from ethos.kinds import Prose
from ethos.output import Page
from ethos.views import propose
from ethos.views.press import Press
from in_node import in_node

BLANK = dict.fromkeys(propose.ASKED["seminar"], "")
TIME = {"day": "2027-03-17", "begins": "13", "ends": "15.30"}
NASTY = "<b>x</b> *fet* # \"'\\ {a: [b]}\n- ---\n2. & nästa"


@pytest.mark.node
@pytest.mark.parametrize(
    ("more", "marked"),
    [
        ({}, {"start", "format", "place", "organisers", "summary"}),
        ({"day": "2027-03-17"}, {"format"}),
        ({"day": "2027-03-17", "begins": "23:59", "ends": "24.00"}, {"end"}),
        (TIME | {"city": "Umeå", "place": 'Salen "A"', "text": "Vi pratar. Mer."}, {"registration"}),
        (TIME | {"online_url": "https://prov.example/x", "registration": "a@prov.example"}, {"organisers"}),
        (
            TIME | {"online_url": "https://prov.example/x", "city": "Umeå", "registration": "https://prov.example/"},
            set(),
        ),
        ({"text": NASTY, "city": NASTY, "online_url": "javascript:x", "registration": "x y"}, {"registration"}),
    ],
)
def test_a_tip_is_a_draft_that_passes_the_check(more: dict[str, str], marked: set[str], site_in: Lay) -> None:
    """As a seminar that nobody takes for finished: what is not told is marked."""
    folder = site_in({"files": {}})
    known = settings(folder)
    words = {"theme": next(iter(known.words("themes"))), "organiser": next(iter(known.words("organisations")))}
    tip = BLANK | {"title": "Gåvor: ”en” ask"} | more | ({} if "organisers" in marked else words)
    awaited = list(draft.awaited("seminar", TODAY, known, {}).items())
    script = "contribute/seminar-draft.js"
    text = in_node(script, "return it.draft(given[0], given[1], '2026-11-30')", [tip, awaited])
    (folder / "seminars").mkdir()
    (folder / "seminars/gavor.md").write_text(text, "utf-8")
    found = inspection.inspect(folder, TODAY)
    assert {each.code for each in found.problems} <= ({"marked-line"} if NASTY in more.values() else set()), text
    assert found.catalogue and [each.is_draft for each in found.catalogue.entries] == [True]
    assert {name for name in marked if f"# ATT SKRIVA: {name}: " not in text} == set(), text


@pytest.fixture
def page(root: Path) -> Page:
    catalogue = load(root, kinds=(Prose,)).catalogue
    assert isinstance(catalogue, Catalogue)
    return next(propose.pages(Press(catalogue, TODAY)))


def test_each_way_has_a_letter_with_its_questions(page: Page, root: Path) -> None:
    """Which needs no script: the fields, which do, are hidden until there is one."""
    known = settings(root)
    letters = propose.letters(known.site.contact)
    assert letters.keys() == {"dilemma", *propose.ASKED}
    for part, letter in letters.items():
        assert letter.startswith(f"mailto:{known.site.contact}?subject=") and letter.replace("&", "&amp;") in page.body
        for each in propose.asked(part) if part in propose.ASKED else ():
            assert f"{each.name}\r\n" in unquote(letter) and f'name="{each.key}"' in page.body
    assert page.body.count("data-med-skript hidden") == 3
    assert "<form" not in page.body


@pytest.mark.node
def test_what_is_typed_is_shown_as_it_stands_in_both(root: Path) -> None:
    """By the browser and by the programs that make drafts."""
    lines = [NASTY.replace("\n", " "), "1) x", "- y", "= z", "å_ä_ö", "# a | b ~c~ &amp; [d](e)"]
    assert in_node("shared/drafting.js", "return given.map(it.plainly)", lines) == [*map(draft.plainly, lines)]
