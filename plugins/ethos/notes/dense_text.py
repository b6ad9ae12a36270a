"""A text is easy to listen to: its LIX is at most 40, as in most fiction and magazines.

Over 50 it is hard, which is no note but a warning: ``rules.hard_to_read``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.problem import Problem, problem
from ethos.prose import lix

MOST, WARNED = 40, 50


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        if MOST < (found := lix(entry.body)) <= WARNED:
            yield problem("dense-text", entry.source.path, entry.source.body_line, lix=found, most=MOST)
