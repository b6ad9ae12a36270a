"""No two events, nor an event and the deadline of another, may have the same calendar UID (RFC 5545, 3.8.4.7)."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.catalogue import Catalogue
from ethos.happening import DEADLINE, Event, events_of
from ethos.problem import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    taken: dict[str, Event] = {}
    for entry in sorted(catalogue.entries, key=lambda each: (not each.source.is_base, each.source.path)):
        for event in events_of(entry):
            names = [event.identity + part for part in dict.fromkeys(("", DEADLINE, *event.meetings))]
            other = next((taken[name] for name in names if name in taken), None)
            # The same occasion twice in one course is told as a duplicate id.
            if other is not None and (other.entry is not entry or other.occasion != event.occasion):
                loc = (*event.loc, "id") if event.occasion else ()
                yield entry.problem("calendar-identity", loc, identity=event.identity, other=other.entry.source.path)
            taken |= dict.fromkeys(names, event)
