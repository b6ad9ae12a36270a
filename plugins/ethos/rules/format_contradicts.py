"""The form of an event agrees with what is said of where it is: nothing online has a place to go to, and nothing on
site a link. Otherwise each reader is told another half of it, and somebody stands before a locked door."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.happening import events_of
from ethos.kinds.event import Format
from ethos.problem import Problem
from ethos.share import Share

REFUSED = {Format.ONLINE: ("place", "located"), Format.ONSITE: ("online_url", "online_url")}
"""The field that each form refuses, and what its value is called in the model."""


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for event in events_of(entry):
            field, name = REFUSED.get(event.timing.format, ("", "")) if event.timing.format else ("", "")
            if field and getattr(event.timing, name):
                words = texts.label(f"format_contradicts.{event.timing.format}")
                facts = {"field": field, "what": words}
                yield entry.problem("format-contradicts", (*event.loc, field), **facts)
