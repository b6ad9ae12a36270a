"""Methods: their time divides into whole minutes, their drawing keeps within its rim, what names them is told."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from math import dist
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as quick
from hypothesis import strategies as st

from ethos import plan
from ethos.catalogue import Catalogue
from ethos.content import load
from ethos.kinds import Method
from ethos.kinds.method import Shape
from ethos.kinds.parse import parse
from ethos.output import Page
from ethos.source import parse as read
from ethos.views import methods
from ethos.views.press import Press
from ethos.views.spokes import CENTRE, LETTER, RIM, sectors

SHARES = st.lists(st.integers(1, 20), min_size=2, max_size=12)
"""What the steps of a method may have."""
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = load(Path(__file__).parents[2]).catalogue
    assert found is not None
    return found


def test_what_a_method_asks_is_said_to_the_group(catalogue: Catalogue) -> None:
    """All see it on the stage and the sheet: what the leader is to do stands in how the method is led."""
    told = re.compile(r"(?i)\bledaren\b|\b(?:dela ut|läs upp|låt|be) (?:dem|alla|gruppen|var och en)\b")
    steps = [(each.slug, step) for each in catalogue.of(Method) for step in each.steps]
    assert [(slug, step.label) for slug, step in steps if told.search(step.prompt)] == []


@given(SHARES, st.integers(0, 240))
@quick(max_examples=100)
def test_minutes_add_up_and_follow_the_shares(shares: list[int], minutes: int) -> None:
    """Whole minutes, as many as there are, each less than one from its exact part, and more for the larger share."""
    spent = plan.divided(minutes, shares)
    assert sum(spent) == minutes
    exact = [minutes * share / sum(shares) for share in shares]
    assert all(abs(whole - part) < 1 for whole, part in zip(spent, exact, strict=True))
    by_share = sorted(zip(shares, spent, strict=True))
    assert all(one[1] <= other[1] or one[0] == other[0] for one, other in pairwise(by_share))


def test_only_steps_in_order_are_timed(catalogue: Catalogue) -> None:
    """Nobody is told five minutes for each direction of a compass, when all four are taken in the same five."""
    press = Press(catalogue, DAY)
    told = [methods.told(press, each) for each in catalogue.of(Method)]
    assert {each.entry.shape for each in told} == {*Shape}
    for each in told:
        time = each.entry.minutes if each.entry.shape is Shape.STEPS else 0
        assert sum(step.minutes for step in each.steps) == time


@given(st.lists(st.text(st.characters(codec="utf-8", categories=["L", "Zs"]), min_size=1), min_size=2, max_size=12))
@quick(max_examples=100)
def test_a_drawing_keeps_within_its_rim(labels: list[str]) -> None:
    """Every line, needle and label begins inside the circle, whatever the labels are: one without room is a number."""
    for sector in sectors(labels):
        numbers = [float(each) for each in re.findall(r"-?\d+\.\d", sector.spoke + sector.needle + sector.shade)]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        for line in sector.lines:
            half = len(line.words) * LETTER / 2
            points += [(line.x - half, line.y), (line.x + half, line.y)]
        assert all(dist(point, (CENTRE, CENTRE)) <= RIM + 0.1 for point in points)


def test_labels_are_told_when_they_have_room_and_numbered_when_one_has_not() -> None:
    told = ["Lag", "Värden, principer och lagar", "Moral", "Anseende", "Ekonomi", "Etik"]
    assert said(told) == ["Lag", "Värden,|principer och|lagar", "Moral", "Anseende", "Ekonomi", "Etik"]
    assert said(["Lag", "Förvaltningsmyndighetsinstruktion"]) == ["1", "2"]
    assert said(["Regler", "Värden", "Samvete", "Förebilder"]) == ["Regler", "Värden", "Samvete", "Förebilder"]


def said(labels: list[str]) -> list[str]:
    """What stands in each sector, its lines divided by a bar."""
    return ["|".join(line.words for line in each.lines) for each in sectors(labels)]


def test_the_first_sector_is_at_the_top_and_the_next_to_its_right() -> None:
    """Sunwise, as a clock and a compass go."""
    top, right, bottom, left = (each.lines[0] for each in sectors(["N", "Ö", "S", "V"]))
    assert top.y < right.y < bottom.y and left.x < top.x < right.x
    assert (top.x, right.y) == (bottom.x, left.y) == (CENTRE, CENTRE)


@pytest.mark.parametrize(("count", "shape"), [(2, "steps"), (4, "steps"), (6, "steps"), (12, "steps"), (4, "compass")])
def test_a_worksheet_has_lines_for_one_sheet(count: int, shape: str, catalogue: Catalogue) -> None:
    """At least a line a step, and together no more than an A4 has room for."""
    entry = method(count, shape)
    told = methods.told(Press(catalogue, DAY), entry)
    rows = -(-count // 2) if told.beside else count
    drawn = methods.DRAWN if told.drawing else 0
    assert told.lines >= 1
    assert rows * (methods.WORDS + told.lines * methods.LINE) + drawn <= methods.SHEET


def method(count: int, shape: str) -> Method:
    """A method with so many steps."""
    steps = ", ".join(f"{{label: Steg {number}, prompt: Vad?}}" for number in range(count))
    told = f"title: A\nsummary: B\nstatus: published\npublished: 2026-01-15\nshape: {shape}\nsteps: [{steps}]"
    document = read("content/methods/a.md", f"---\n{told}\n---\nC.\n".encode())
    assert not isinstance(document, list)
    entry = parse(Method, document)
    assert isinstance(entry, Method), entry
    return entry


def test_every_dilemma_of_a_method_is_on_its_list_and_back(catalogue: Catalogue) -> None:
    """A dilemma that names a method leads to it, and the method's list holds exactly those that name it."""
    press = Press(catalogue, DAY)
    found = catalogue.of(Method)
    assert {each.slug for each in found} >= {"sme", "navigationshjulet", "etiska-kompassen", "fyra-fragor"}
    for entry in found:
        named = methods.named_by(press, entry)
        assert {each.key for each in named} == {
            each.key for each in catalogue.public if entry.slug in getattr(each, "models", ())
        }
        assert all(entry.title in {card.title for card in methods.of_dilemma(press, each)} for each in named)


def test_the_list_is_shortest_first(catalogue: Catalogue) -> None:
    """A manager with ten minutes finds what takes ten minutes first."""
    first = next(methods.pages(Press(catalogue, DAY)))
    assert isinstance(first, Page) and first.path == "metoder/"
    times = [int(each) for each in re.findall(r">(\d+) minuter", first.body)]
    assert times == sorted(times) and len(times) == len(catalogue.of(Method))
