"""No two published texts of a kind have the same title or the same body: a copy that was never finished is there twice.

What people gather for may come again under its title, at another time.
"""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.happening import events_of
from ethos.kinds import Entry
from ethos.kinds.event import Gathering
from ethos.problem import Problem
from ethos.source import Loc

LONG = 200
"""Characters: a shorter body may be the same for two."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    taken: dict[tuple[object, ...], Entry] = {}
    for entry in sorted(catalogue.public, key=lambda each: (not each.source.is_base, each.key)):
        for what, loc, sign in _signs(entry):
            other = taken.setdefault((entry.kind, entry.language, *sign), entry)
            if other is not entry:
                told = texts.label(f"copied_entry.{what}")
                yield entry.problem("copied-entry", loc, what=told, other=other.source.path)
                break


def _signs(entry: Entry) -> Iterator[tuple[str, Loc, tuple[object, ...]]]:
    """What no other entry may have, with what it is and where it stands."""
    if isinstance(entry, Gathering):
        for event in events_of(entry):
            yield "event", (*event.loc, "start"), (_plain(entry.title), event.timing.starts)
        return
    yield "title", ("title",), (_plain(entry.title),)
    if len(entry.body) >= LONG:
        yield "body", ("title",), (_plain(entry.body),)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
