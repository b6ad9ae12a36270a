"""A line that says what a person must write is a draft's: what stands below it was put there for the check alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.problem import Problem, problem
from ethos.source.text import place


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    mark = re.compile(rf"^[ \t]*(# {re.escape(texts.label('draft.mark'))}.*)$", re.MULTILINE)
    for entry in catalogue.public:
        for found in mark.finditer(entry.source.yaml):
            line, column = place(entry.source.yaml, found.start(1))
            yield problem("unwritten", entry.source.path, line, column, written=found[1])
