"""A sentence can be said in one breath: it has at most thirty words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.passage import passages
from ethos.problem import Problem
from ethos.prose import sentences

MOST = 30
SHOWN = 60
"""Characters of the sentence that are told."""


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for passage in (passage for entry in catalogue.entries for passage in passages(entry)):
        for each in sentences(passage.text):
            if each.length > MOST:
                yield passage.problem("long-sentence", each.start, count=each.length, written=f"{each.text[:SHOWN]}…")
