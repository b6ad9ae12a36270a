"""A story has a rhythm: its sentences are eight words in the mean, and differ by four.

Sentences that are all short, or all of one length, sound like a list read aloud. Told of stories only: a page that
explains may well be even.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma
from ethos.problem import Problem, problem
from ethos.prose import Spread, sentences, spread

MEAN, DEVIATION = 8, 4
"""The least, in words."""
LEAST = 8
"""Sentences: of fewer, neither figure says much."""


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        if isinstance(entry, Dilemma) and _is_hacked(found := spread([each.length for each in sentences(entry.body)])):
            mean, deviation = _told(found.mean), _told(found.deviation)
            path, line = entry.source.path, entry.source.body_line
            yield problem("staccato", path, line, mean=mean, deviation=deviation)


def _is_hacked(found: Spread) -> bool:
    return found.count >= LEAST and (found.mean < MEAN or found.deviation < DEVIATION)


def _told(figure: float) -> str:
    return f"{figure:.1f}".replace(".", ",")
