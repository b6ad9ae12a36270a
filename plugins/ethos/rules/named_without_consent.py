"""A story names nobody whose name its source does not give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds import Story
from ethos.kinds.story import Consent
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.every(Story):
        if entry.person and entry.consent is Consent.UNNAMED:
            yield entry.problem("named-without-consent", ("consent",), written=entry.person)
