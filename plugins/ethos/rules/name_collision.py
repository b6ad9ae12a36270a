"""Persons and series are gathered by the address that their name gets: ``/medverkande/<name>/``, ``/serier/<name>/``.
Two names that differ must not get the same one: it would put two persons, or two series, on one page."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import places
from ethos.catalogue import Catalogue
from ethos.kinds import Entry
from ethos.kinds.event import Gathering, named
from ethos.problem import Problem
from ethos.source import Loc


def check(catalogue: Catalogue) -> Iterator[Problem]:
    taken: dict[str, tuple[str, Entry]] = {}
    for entry in sorted(catalogue.every(Entry), key=lambda each: (not each.source.is_base, each.source.path)):
        for loc, address, name in _names(entry):
            other, file = taken.setdefault(address, (name, entry))
            if _alike(other) != _alike(name):
                facts = {"written": name, "other": other, "file": file.source.path, "address": address}
                yield entry.problem("name-collision", loc, **facts)


def _names(entry: Entry) -> Iterator[tuple[Loc, str, str]]:
    """Every name that becomes an address: where it stands, its address, and the name. An ``id`` has been chosen."""
    for loc, name, _ in entry.people:
        yield loc, f"/{places.PEOPLE.path}{named(name)}/", name
    if not isinstance(entry, Gathering):
        return
    for index, each in enumerate(entry.speakers):
        if each.id is None:
            yield ("speakers", index, "name"), f"/{places.PEOPLE.path}{each.slug}/", each.name
    if entry.series:
        yield ("series",), f"/{places.SERIES.path}{named(entry.series)}/", entry.series


def _alike(name: str) -> str:
    """A name without what does not make it another: capitals, and how many spaces there are."""
    return " ".join(name.casefold().split())
