"""A comment after a value says nothing that a reader should have: ``title: C # för alla`` is shown as ”C”."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.problem import Problem, problem
from ethos.source import cuts


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        for cut in cuts(entry.source.yaml):
            facts = {"written": cut.written, "fixed": cut.fixed}
            yield problem("trailing-comment", entry.source.path, cut.line, cut.column, **facts)
