"""The questions of a case begin in different ways: no first word begins more than two thirds of three or more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma
from ethos.problem import Problem
from ethos.prose import opening

LEAST, MOST = 3, 2 / 3


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        if isinstance(entry, Dilemma):
            [(word, count)] = Counter(map(opening, entry.questions)).most_common(1)
            if count >= LEAST and count > MOST * len(entry.questions):
                facts = {"word": word.capitalize(), "count": count, "all": len(entry.questions)}
                yield entry.problem("repeated-opening", ("questions",), **facts)
