"""Series of conversations: what they refer to is there, and their link to a year is read as it was meant."""

from __future__ import annotations

from datetime import date

import pytest
from dilemma_sources import dilemma

from conftest import ROOT, Lay
from ethos import site
from ethos.content import load
from ethos.kinds import Dilemma, Thread
from ethos.views.faces import thread as face
from in_node import in_node

TODAY = date(2026, 11, 28)
THREAD = """---
title: Ett år
summary: Två samtal.
status: published
published: 2026-01-15
talks:
  - {{dilemma: ett, when: vår, why: Lätt., leads_to: Vidare.}}
  - {{dilemma: {second}, when: höst, why: Svårt., leads_to: Om igen.}}
---
Tråden.
"""
LOADED = load(ROOT).catalogue
assert LOADED is not None
THREADS = LOADED.of(Thread)


@pytest.mark.parametrize(
    ("second", "code"), [("annat", ""), ("utkast", "draft-referenced"), ("borta", "dangling-reference")]
)
def test_a_case_that_is_not_there_is_told(second: str, code: str, site_in: Lay) -> None:
    """With its place, by the rules that know of any reference: a draft too, and a name that nobody has."""
    files = dict([dilemma("ett"), dilemma("annat"), dilemma("utkast", status="draft")])
    found = site.check(site_in({"files": {**files, "content/threads/ar.md": THREAD.format(second=second)}}), TODAY)
    assert [(each.path, each.line, each.column, each.code) for each in found] == (
        [("content/threads/ar.md", 8, 15, code)] if code else []
    )


@pytest.mark.node
@pytest.mark.parametrize("entry", THREADS, ids=lambda each: each.slug)
def test_its_link_gives_a_year_of_its_own_cases(entry: Thread) -> None:
    """``/arshjul/`` reads every case in order, as the reader's own choice, and leaves nothing out."""
    known = {"months": ["2027-01"], "themes": ["jav"], "minutes": 20}
    link = f"#{face.year(entry, 60)}"
    found = in_node("year/plan.js", "return it.read(given.link, given.known)", {"link": link, "known": known})
    assert (found["rytm"], found["urval"], found["minuter"], found["dropped"]) == ("kvartal", "egna", 60, [])
    assert found["fall"] == [each.dilemma for each in entry.talks]


def test_more_than_four_are_a_year_of_months(site_in: Lay) -> None:
    """A quarter each would not give them room."""
    talks = "".join(f"  - {{dilemma: fall-{n}, when: vår, why: A., leads_to: B.}}\n" for n in range(5))
    text = THREAD.format(second="ett").partition("talks:\n")[0] + f"talks:\n{talks}---\nTråden.\n"
    files = dict(dilemma(f"fall-{number}") for number in range(5))
    found = load(site_in({"files": {**files, "content/threads/ar.md": text}})).catalogue
    assert found and face.year(found.of(Thread)[0], 20).startswith("rytm=manad&")


def test_every_case_of_ours_is_in_one_series() -> None:
    """A group that has led one need not meet the same case in the next; the first is no harder than the last."""
    told = [each.dilemma for entry in THREADS for each in entry.talks]
    assert len(told) == len(set(told)) == 4 * len(THREADS)
    for entry in THREADS:
        levels = [LOADED.by_key[f"dilemma/{each.dilemma}"] for each in entry.talks]
        assert isinstance(levels[0], Dilemma) and isinstance(levels[-1], Dilemma)
        assert levels[0].difficulty <= levels[-1].difficulty, entry.slug
