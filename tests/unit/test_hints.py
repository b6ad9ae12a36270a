"""What an editor is told to write is what mends the fault: each slip gets the advice that is its own."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Lay
from ethos import site
from ethos.problem import Problem

DAY = date(2026, 11, 21)
FIELDS = {"title": "Om oss", "summary": "Vad vi gör.", "status": "published", "published": "2026-01-15"}


def page(body: str = "Text.", more: str = "", **fields: str) -> str:
    """A page whose fields are right but for those that are given; ``more`` is written after them."""
    written = "".join(f"{name}: {value}".rstrip() + "\n" for name, value in {**FIELDS, **fields}.items())
    return f"---\n{written}{more}---\n{body}\n"


def told(site_in: Lay, text: str, path: str = "content/om.md") -> list[Problem]:
    """What is told of one file."""
    return [each for each in site.check(site_in({"files": {path: text}}), DAY) if each.path == path]


def test_only_a_place_may_come_later(site_in: Lay) -> None:
    (found,) = told(site_in, page().replace("title: Om oss\n", ""))
    assert (found.code, "place" in found.hint) == ("missing-field", False)
    coming = page(start="2027-03-17T08:15", end="2027-03-17T09:15", format="hybrid", state="confirmed", themes="[jav]")
    registered = "sequence: 0\nregistration: none\norganisers: [exempelmyndigheten]\n---\nText"
    found_ = told(site_in, coming.replace("---\nText", registered), "seminars/gransen.md")
    assert {each.code for each in found_} == {"event-without-place"}
    later = {each.message: "place: later" in each.hint for each in found_}
    assert sorted(later.values()) == [False, True]
    assert later["Ett kommande tillfälle saknar plats."]


@pytest.mark.parametrize("blank", ["", '""', "''", "null", "~", '"  "'])
def test_what_is_empty_is_called_empty(site_in: Lay, blank: str) -> None:
    """A date too: nothing is quoted of what is not there."""
    (found,) = told(site_in, page(published=blank))
    assert (found.code, found.message) == ("empty-field", "Fältet ”published” är tomt.")
    assert "null" not in found.message + found.hint


@pytest.mark.parametrize(
    "written",
    ['updated: ""', "owner: ''", 'language: ""', 'example: ""', 'themes: [""]', 'aliases: [" "]', 'related: [""]'],
)
def test_so_is_every_sort_of_value(site_in: Lay, written: str) -> None:
    assert [each.code for each in told(site_in, page(more=f"{written}\n"))] == ["empty-field"]


DILEMMA = page(
    "Det är måndag.",
    summary="En kollega får en gåva. Vad gör du?",
    themes="[jav]",
    roles="[chef]",
    settings="[agency]",
    tension="[{between: rattssakerhet, and: effektivitet}]",
    difficulty="2",
    minutes="40",
    group="{min: 4, max: 12}",
    closure="open",
    options="[{label: A, for: Ingen gissar., against: Det kan skada.}, {label: B, for: Du vet mer., against: Nej.}]",
    questions="[Vad gör du?, Vem berörs?, Vad säger du?]",
    leader="{purpose: Att våga säga till., closing: Vad ändrar vi?}",
)


def of_dilemma(site_in: Lay, name: str, written: str) -> list[Problem]:
    """What is told of a dilemma in which a field is written otherwise."""
    lines = [line for line in DILEMMA.split("\n") if not line.startswith(f"{name}:")]
    at = lines.index("---", 1)
    return told(site_in, "\n".join([*lines[:at], written, *lines[at:]]), "dilemmas/gavan.md")


def test_a_field_at_the_wrong_level_is_shown_at_its_own(site_in: Lay) -> None:
    found = of_dilemma(site_in, "leader", "leader:\n  closing: Vad ändrar vi?\npurpose: Att våga.")
    hints = {each.code: each.hint for each in found}
    assert 'purpose: "closing' not in hints["missing-field"]
    assert hints["unknown-field"].endswith("Så här:\nleader:\n  purpose: Att våga.")
    found = of_dilemma(site_in, "leader", "leader:\n  purpose:\n    closing: Vad ändrar vi?")
    assert [each.code for each in found] == ["missing-field", "wrong-type"]
    (found_,) = told(site_in, page(more="origin: {organisation: A, licence: B, owner: a@prov.example}\n"))
    assert found_.hint.endswith("Så här:\nowner: a@prov.example")
