"""A reference (``related``, ``clip.seminar``, ``archived.successor``) must name an entry that exists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue, references
from ethos.kinds.parse import nearest
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    known = dict.fromkeys([*catalogue.by_key, *(file.key for file in catalogue.faulty)])
    for entry in catalogue.entries:
        for loc, key in references(entry):
            if key not in known:
                yield entry.problem("dangling-reference", loc, written=key, nearest=nearest(key, list(known)))
