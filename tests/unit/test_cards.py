"""What a card shows of an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from ethos import content
from ethos.kinds import Dilemma
from ethos.kinds.base import Origin
from ethos.output import Link
from ethos.views import face
from ethos.views.cards import BLANK
from ethos.views.press import Press


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, 1), (4, 4), (5, 0), (6, 0)])
def test_four_principles_fill_a_card(count: int, shown: int) -> None:
    """All of them up to four, which is what fits on two lines of a narrow screen; more would say what all cards say."""
    principles = [Link("", f"Princip {number}") for number in range(count)]
    assert replace(BLANK, principles=principles).chips == principles[:shown]


def test_a_case_without_words_of_its_own_says_what_the_law_does(root: Path, today: date) -> None:
    """Each provision with its sentence, as its own page has it; where the case says it itself, that is all."""
    catalogue = content.load(root).catalogue
    assert catalogue
    press = Press(catalogue, today)
    (found,) = press.shelf.cited(["LOA 7–7 c §§"])
    acts = catalogue.settings.laws["LOA"].provisions
    assert list(found.says) == [acts[each].says for each in ("7", "7 a", "7 b", "7 c") if each in acts]
    cases = [each for each in catalogue.of(Dilemma) if each.laws]
    for says in (True, False):
        entry = next(each for each in cases if bool(each.law_says) is says)
        (shown,) = LexborHTMLParser(face.of("dilemma").page(press, entry).body).css("[data-samtal=lagrum]")
        assert bool(shown.css(".laws p")) is not says and bool(shown.css(".law-says")) is says


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Skriven med AI. Ingen jurist har läst den."),
        ({"reviewed": date(2027, 1, 2)}, "Skriven med AI. Granskad 2 januari 2027, men inte av jurist."),
        ({"laws": ()}, "Skriven med AI. Inte granskad sedan den skrevs."),
        ({"laws": (), "reviewed": date(2027, 1, 2)}, ""),
        ({"origin": Origin(organisation="Annan", licence="CC0")}, "Ingen jurist har läst den."),
    ],
)
def test_a_case_says_how_it_was_written_and_who_has_not_read_it(
    root: Path, fields: dict[str, object], told: str
) -> None:
    """Once, before it is used: what no jurist has signed, and what nobody has reviewed."""
    catalogue = content.load(root).catalogue
    assert catalogue
    entry = next(each for each in catalogue.of(Dilemma) if each.laws and not each.reviewed and not each.is_archived)
    press = Press(catalogue, date(2027, 2, 1))
    page = face.of("dilemma").page(press, entry.model_copy(update=fields)).body
    hint = LexborHTMLParser(page).css_first("header > .hint")
    assert (hint.text(deep=False).strip() if hint else "") == told
    assert page.count("granskad av jurist") == 0
