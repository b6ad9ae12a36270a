"""The form of an event agrees with what is said of where it is: nothing online has a place to go to, and nothing on
site a link. Otherwise each reader is told another half of it, and somebody stands before a locked door."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.happening import events_of
from ethos.kinds.event import Format
from ethos.problem import Problem

REFUSED = {Format.ONLINE: ("place", "located"), Format.ONSITE: ("online_url", "online_url")}
"""The field that each form refuses, and what its value is called in the model."""


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        for event in events_of(entry):
            field, name = REFUSED.get(event.timing.format, ("", "")) if event.timing.format else ("", "")
            if field and getattr(event.timing, name):
                words = texts.label(f"format_contradicts.{event.timing.format}")
                facts = {"field": field, "what": words}
                yield entry.problem("format-contradicts", (*event.loc, field), **facts)
