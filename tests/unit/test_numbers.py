"""A number that people are told is the one that decides: in what the program says, and in the guides that are text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from conftest import ROOT
from ethos import plan, texts
from ethos.form import Field, fields_of
from ethos.kinds import KINDS
from ethos.kinds.settings import Calendars
from ethos.kinds.stage import FRESH
from ethos.raster.decode import LARGEST
from ethos.rules import chapter_questions, hard_to_read
from ethos.source.files import MEBIBYTE
from ethos.views.calendar.window import CANCELLED_STAYS

WORDS = {1: "ett", 2: "två", 3: "tre", 4: "fyra", 15: "femton"}


def field(model: Any, *loc: str) -> Field:
    """A field of a model, by its path."""
    (found,) = (each for each in fields_of(model) if each.name == loc[0])
    for name in loc[1:]:
        (found,) = (each for each in found.inside if each.name == name)
    return found


def bounds(kind: str, *loc: str) -> Mapping[str, int]:
    return field(KINDS[kind], *loc).bounds


@pytest.mark.parametrize(
    ("model", "loc", "told"),
    [
        (KINDS["dilemma"], ("title",), "högst 90 tecken"),
        (KINDS["dilemma"], ("summary",), "högst 240 tecken"),
        (KINDS["dilemma"], ("subtitle",), "Högst 90 tecken"),
        (KINDS["dilemma"], ("options",), "Minst 2 vägar"),
        (KINDS["method"], ("steps",), "minst 2:"),
        (KINDS["seminar"], ("registration", "seats_left"), "i 14 dagar;"),
        (Calendars, ("years_back",), "1 till 100."),
        (Calendars, ("refresh_hours",), "1 till 168."),
    ],
)
def test_a_field_tells_its_bounds(model: Any, loc: tuple[str, ...], told: str) -> None:
    """They are filled in from the model, in the check's words and in what editors' programs show."""
    about = field(model, *loc).about
    assert told in about and "{" not in about


def test_bounds_that_the_model_does_not_have() -> None:
    """Those of one kind among several, and of a rule."""
    assert (
        f"minst {WORDS[bounds('dilemma', 'questions')['least']]} i ett dilemma"
        in field(KINDS["dilemma"], "questions").about
    )
    assert texts.label("meeting.step.groups.name") == f"Grupper om {WORDS[plan.FOURS]}"
    assert f"Högst {WORDS[chapter_questions.MOST]} frågor" in texts.field(("chapters", "questions"))["about"]


HANDBOOK = (
    f"(LIX över {hard_to_read.MOST})",
    f"visas i {FRESH.days} dagar",
    f"med högst {WORDS[chapter_questions.MOST]} frågor",
    f"märkt, i {CANCELLED_STAYS.days} dagar efter",
    f"En bild får väga högst {LARGEST // MEBIBYTE} MiB.",
)
*_, LAST = plan.PLANS
GUIDE = (
    f"planer för {', '.join(str(each) for each in plan.PLANS if each != LAST)} och {LAST} minuter,",
    f"Är ni fler än {WORDS[plan.MANY]}, låt grupperna lämna var sin mening",
)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        *(("handbok-for-redaktorer.md", each) for each in HANDBOOK),
        *(("sa-leder-du-ett-samtal.md", each) for each in GUIDE),
    ],
)
def test_a_guide_tells_the_numbers_that_decide(name: str, told: str) -> None:
    """A guide is a text of its own, which nothing is filled into: when a number changes, this says where it is told."""
    guide = " ".join((ROOT / "content" / name).read_text("utf-8").split())
    assert told in guide


def test_no_number_is_written_into_a_wording() -> None:
    """Of characters, days, minutes, people: each is filled in from the constant that decides it."""
    amounts = re.compile(r"\b(\d[\d \u00a0]*) (?:tecken|dagar|minuter|personer|rader|steg|MiB|år|timmar|frågor)\b")
    told = {match[0] for text in wordings(texts.catalogue()) for match in amounts.finditer(text)}
    assert told == set()


def wordings(node: object, name: str = "") -> list[str]:
    """All texts of the program but the examples."""
    if isinstance(node, Mapping):
        return [text for key, each in node.items() for text in wordings(each, key)]
    return [] if name == "example" else [str(node)]
