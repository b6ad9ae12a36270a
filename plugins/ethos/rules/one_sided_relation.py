"""``related`` is reciprocal: what A relates to relates to A."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        for index, key in enumerate(entry.related):
            other = catalogue.by_key.get(key)
            if other is not None and entry.key not in other.related:
                yield entry.problem(
                    "one-sided-relation", ("related", index), written=key, other=other.source.path, back=entry.key
                )
