"""The form of an event agrees with what is said of where it is: nothing online has a place to go to, and nothing on
site a link. Otherwise each reader is told another half of it, and somebody stands before a locked door."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue, events_of
from ethos.kinds.event import Format
from ethos.problem import Problem

REFUSED = {Format.ONLINE: "place", Format.ONSITE: "online_url"}


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        for event in events_of(entry):
            field = REFUSED.get(event.timing.format) if event.timing.format else None
            if field and getattr(event.timing, field):
                words = texts.label(f"format_contradicts.{event.timing.format}")
                facts = {"field": field, "what": words}
                yield entry.problem("format-contradicts", (*event.loc, field), **facts)
