"""A coming event says where it is: a place, an online address, or both when it is hybrid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.happening import Event
from ethos.kinds.event import Format
from ethos.problem import Problem


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    for event in catalogue.upcoming(today):
        if event.takes_place:
            for missing in _missing(event):
                facts = {"what": texts.label(f"event.{missing}"), "add": texts.label(f"add.{missing}")}
                yield event.entry.problem("event-without-place", (*event.loc, missing), **facts)


def _missing(event: Event) -> Iterator[str]:
    timing = event.timing
    if timing.format is None:
        yield "format"
        return
    if timing.format is not Format.ONLINE and not (timing.place or timing.place_comes):
        yield "place"
    if timing.format is not Format.ONSITE and timing.online_url is None:
        yield "online_url"
