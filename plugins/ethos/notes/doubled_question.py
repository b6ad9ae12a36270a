"""A question asks one thing: at most half of a case's questions have a second one hung on them with ”…, och vad”."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma
from ethos.problem import Problem
from ethos.prose import is_doubled

MOST = 1 / 2


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        if isinstance(entry, Dilemma):
            found = [index for index, each in enumerate(entry.questions) if is_doubled(each)]
            if len(found) > MOST * len(entry.questions):
                facts = {"count": len(found), "all": len(entry.questions), "written": entry.questions[found[0]]}
                yield entry.problem("doubled-question", ("questions", found[0]), **facts)
