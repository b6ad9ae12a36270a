"""What is like a dilemma: by what few share, apart from what its author chose, and without comparing all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from dilemma_sources import dilemma

from conftest import ROOT, Lay
from ethos import content
from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma
from ethos.views import likeness
from ethos.views.likeness import Likeness


def shelf(site_in: Lay, *files: tuple[str, str]) -> Catalogue:
    found = content.load(site_in({"files": dict(files)})).catalogue
    assert found
    return found


def alike(catalogue: Catalogue, slug: str) -> list[str]:
    entry = catalogue.by_key[f"dilemma/{slug}"]
    assert isinstance(entry, Dilemma)
    return [each.slug for each in Likeness(catalogue).alike(entry)]


def test_a_tension_says_more_than_a_principle(site_in: Lay) -> None:
    """In either order of its values; a law between the two; what shares nothing is not like it."""
    catalogue = shelf(
        site_in,
        dilemma("fallet", principles="objektivitet", laws="'RF 1:9'"),
        dilemma("princip", principles="objektivitet", one="laglighet", other="omtanke"),
        dilemma("spanning", one="effektivitet", other="rattssakerhet"),
        dilemma("lag", laws="'RF 2:1'", one="laglighet", other="tillit"),
        dilemma("inget", one="mod", other="tillit"),
    )
    assert alike(catalogue, "fallet") == ["spanning", "lag", "princip"]


def test_a_theme_comes_before_all_else(site_in: Lay) -> None:
    """What is about the same stands first, then what only touches it, and last what shares all but the theme."""
    known = {"principles": "objektivitet, respekt", "laws": "'RF 1:9'", "sought": "julklapp"}
    catalogue = shelf(
        site_in,
        dilemma("fallet", themes="jav, service", **known),
        dilemma("om-annat", themes="rekrytering", **known),
        dilemma("ror-det", themes="rekrytering, service", one="mod", other="tillit"),
        dilemma("om-det", themes="jav", one="mod", other="tillit"),
    )
    assert alike(catalogue, "fallet") == ["om-det", "ror-det", "om-annat"]


def test_the_same_worry_says_more_than_the_same_principle(site_in: Lay) -> None:
    """A worry is what readers type, in any form of the word."""
    others = {"one": "mod", "other": "tillit"}
    catalogue = shelf(
        site_in,
        dilemma("fallet", principles="objektivitet", sought="julklapp från kund, korg"),
        dilemma("princip", principles="objektivitet", **others),
        dilemma("oro", sought="julklapparna, korgen", **others),
    )
    assert alike(catalogue, "fallet") == ["oro", "princip"]


def test_of_two_as_like_the_one_that_the_group_has_time_for(site_in: Lay) -> None:
    """And is enough people for; it takes more than that to leave the worry behind."""
    catalogue = shelf(
        site_in,
        dilemma("fallet", sought="muta", minutes="20", least="2", most="6"),
        dilemma("a-for-lang", sought="muta", minutes="60", least="2", most="6"),
        dilemma("b-for-manga", sought="muta", minutes="60", least="20", most="30"),
        dilemma("c-lagom", sought="muta", minutes="25", least="2", most="6"),
        dilemma("d-lagom", one="mod", other="tillit", minutes="20", least="2", most="6"),
    )
    assert alike(catalogue, "fallet") == ["c-lagom", "a-for-lang", "b-for-manga"]


def test_who_reads_about_gifts_is_shown_gifts() -> None:
    """Our own cases: all that are shown as like one share a theme with it, and a first talk leads to the next."""
    catalogue = content.load(ROOT).catalogue
    assert catalogue
    like = Likeness(catalogue)
    shown = {each: like.alike(each) for each in catalogue.of(Dilemma)}
    assert [
        each.slug for each, found in shown.items() if any(set(each.themes).isdisjoint(o.themes) for o in found)
    ] == []
    assert {len(found) for found in shown.values()} == {likeness.SHOWN}
    gifts = next(found for each, found in shown.items() if each.slug == "forsta-samtalet-om-gavor")
    assert {each.themes[0] for each in gifts} == {"gavor-och-formaner"}


def test_what_few_share_says_more(site_in: Lay) -> None:
    many = [dilemma(f"vanlig-{number}", principles="legalitet", one="mod", other="tillit") for number in range(6)]
    rare = dilemma("ovanlig", principles="respekt", one="laglighet", other="omtanke")
    catalogue = shelf(site_in, dilemma("fallet", principles="legalitet, respekt"), rare, *many)
    assert alike(catalogue, "fallet") == ["ovanlig", "vanlig-0", "vanlig-1"]


def test_apart_from_what_its_author_chose_and_what_is_no_longer_kept(site_in: Lay) -> None:
    catalogue = shelf(
        site_in,
        dilemma("fallet", related="dilemma/vald"),
        dilemma("vald", related="dilemma/fallet"),
        dilemma("arkiverad", status="archived"),
        dilemma("utkast", status="draft"),
        dilemma("kvar"),
        dilemma("annat", themes="service", one="mod", other="tillit"),
    )
    assert alike(catalogue, "fallet") == ["kvar"]


def test_the_work_is_bounded(site_in: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a word that everyone has only the newest are looked at."""
    catalogue = shelf(site_in, *(dilemma(f"fall-{number}") for number in range(12)), dilemma("annat", one="mod"))
    monkeypatch.setattr(likeness, "MOST", 4)
    looked: list[str] = []

    class Counting(list[str]):
        def __getitem__(self, place: Any) -> Any:
            found = super().__getitem__(place)
            looked.extend(found)
            return found

    made = Likeness(catalogue)
    made.__dict__["_having"] = {word: Counting(having) for word, having in made._having.items()}
    for entry in catalogue.of(Dilemma):
        made.alike(entry)
    assert len(looked) <= 13 * 3 * 4  # its first theme, its themes, its tension


def touching() -> Iterator[tuple[str, str]]:
    yield dilemma("fallet", principles="objektivitet")
    yield (
        "content/codes/koden.md",
        """---
title: Koden
summary: Vad vi lovar.
status: published
published: 2026-01-15
organisation: exempelmyndigheten
year: 2026
themes: [jav]
principles: [objektivitet]
clauses:
  - {id: bada, heading: Båda, text: Ja., themes: [jav], principles: [objektivitet]}
  - {id: bara-tema, heading: Bara temat, text: Nej., themes: [jav]}
  - {id: bara-princip, heading: Bara principen, text: Nej., principles: [objektivitet]}
---
Text.
""",
    )


def test_clauses_share_both_theme_and_principle(site_in: Lay) -> None:
    catalogue = shelf(site_in, *touching())
    entry = catalogue.by_key["dilemma/fallet"]
    assert isinstance(entry, Dilemma)
    assert [clause.id for _, clause in Likeness(catalogue).clauses(entry)] == ["bada"]
