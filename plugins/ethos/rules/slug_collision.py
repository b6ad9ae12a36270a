"""No two entries, old names included, may share an address: not even when only case, the form of Unicode or the
dots over a letter tell them apart, and not with an address that the knowledge base uses itself."""

from __future__ import annotations

from collections.abc import Iterator

from slugify import slugify

from ethos import place
from ethos.catalogue import Catalogue
from ethos.kinds import KINDS, Entry
from ethos.places import PLACES
from ethos.problem import Problem
from ethos.source import Loc


def check(catalogue: Catalogue) -> Iterator[Problem]:
    taken: dict[str, Entry] = {}
    reserved = {kind: frozenset(place.taken(PLACES, model.public)) for kind, model in KINDS.items()}
    for entry in sorted(catalogue.entries, key=lambda each: (not each.source.is_base, each.source.path)):
        for loc, name in _names(entry):
            slug = slugify(name)
            address = f"/{entry.public}{slug}/"
            if slug in reserved[entry.kind]:
                yield entry.problem("reserved-address", loc, address=address, example="om-oss.md")
            elif address in taken:
                yield _collision(entry, loc, address, taken[address])
            taken.setdefault(address, entry)


def _names(entry: Entry) -> Iterator[tuple[Loc, str]]:
    yield (), entry.slug
    for index, alias in enumerate(entry.aliases):
        yield ("aliases", index), alias


def _collision(entry: Entry, loc: Loc, address: str, other: Entry) -> Problem:
    return entry.problem("slug-collision", loc, address=address, other=other.source.path, example="den-andra-vagen.md")
