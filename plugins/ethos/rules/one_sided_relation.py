"""``related`` is reciprocal: what A relates to relates to A.

But not between an entry of the base and one of the site's own: the base knows nothing of what is laid over it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ethos.catalogue import Catalogue
from ethos.kinds import Entry
from ethos.problem import Problem
from ethos.source import Loc


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for entry, place, other in one_sided(catalogue):
        yield entry.problem("one-sided-relation", place, written=other.key, other=other.source.path, back=entry.key)


def one_sided(catalogue: Catalogue) -> Iterator[tuple[Entry, Loc, Entry]]:
    """An entry, where it relates to another, and the other that does not relate to it."""
    for entry in catalogue.entries:
        for index, key in enumerate(entry.related):
            other = catalogue.by_key.get(key)
            if other is not None and entry.key not in other.related and entry.source.is_base == other.source.is_base:
                yield entry, ("related", index), other
