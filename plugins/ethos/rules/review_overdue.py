"""A published entry is reviewed again no later than ``review_by``; an archived one is left as it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ethos import due
from ethos.catalogue import Catalogue
from ethos.problem import Problem


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    for entry in due.reviews(catalogue, today):
        facts = {"written": entry.review_by, "today": today, "next": today + timedelta(days=365)}
        yield entry.problem("review-overdue", ("review_by",), **facts)
