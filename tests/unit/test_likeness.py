"""What is like a dilemma: by what few share, apart from what its author chose, and without comparing all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from dilemma_sources import dilemma

from conftest import Lay
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
        dilemma("annat", one="mod", other="tillit"),
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
    assert len(looked) <= 13 * 4


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
