"""A reference (``related``, ``clip.seminar``, ``archived.successor``, ``told_in``) must name an entry that exists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue, references
from ethos.kinds.base import field_problem
from ethos.kinds.fields import Reference
from ethos.kinds.parse import nearest
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    known = dict.fromkeys([*catalogue.by_key, *(file.key for file in catalogue.faulty)])
    of_settings = ((source, loc, key) for source, (loc, _, key) in catalogue.settings.marked(Reference))
    of_entries = ((entry.source, loc, key) for entry in catalogue.entries for loc, key in references(entry))
    for source, loc, key in (*of_settings, *of_entries):
        if key not in known:
            yield field_problem(source, "dangling-reference", loc, written=key, nearest=nearest(key, list(known)))
