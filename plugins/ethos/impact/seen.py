"""What subscribers see of a catalogue: each event as it is written in the calendars, and which calendars hold it.

The calendars themselves are asked, the bytes that would be published, and not a second list of what they hold: so a
property or a calendar that is added to them is watched from that day on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from ethos.catalogue import Catalogue
from ethos.happening import DEADLINE, FOLLOW, Event
from ethos.views.calendar import calendars

VEVENT = re.compile(rb"BEGIN:VEVENT\r\n(.*?)END:VEVENT\r\n", re.DOTALL)
UID = re.compile(rb"^UID:(.*)\r$", re.MULTILINE)
ALARM = re.compile(rb"BEGIN:VALARM\r\n.*?END:VALARM\r\n", re.DOTALL)
"""What only the file to download has: the reminder is a setting, and no event's own."""
FOLD = b"\r\n "
HEADER_END = b"BEGIN:V"

Properties = Mapping[str, Sequence[str]]
"""Names of properties → what is written after each, in the order of the file."""


@dataclass(frozen=True)
class Seen:
    """One event as its subscribers see it, with its deadline, which is an event of its own."""

    event: Event
    written: bytes
    """What its own file says of it, one meeting after another: the others say the same, but for whose time it takes."""
    deadline: bytes
    calendars: frozenset[str]
    """The public paths of the calendars that hold it or its deadline, its own file among them."""


@dataclass(frozen=True)
class Calendars:
    """All the calendars of a catalogue on a day."""

    catalogue: Catalogue
    events: Mapping[str, Seen]
    """By identity: the part of the UID before the site's."""
    feeds: Mapping[str, bytes]
    """What can be subscribed to beside single events: public path → its own properties, without its events."""

    @property
    def site_url(self) -> str:
        return self.catalogue.settings.site.url


def calendars_of(catalogue: Catalogue, today: date) -> Calendars:
    """What the calendars hold on a given day."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    blocks: dict[str, bytes] = {}
    feeds: dict[str, bytes] = {}
    own = {event.ics for event in catalogue.in_calendars}
    same = {
        event.ics_at(*each) for event in catalogue.in_calendars for each in product(event.names, ("", FOLLOW))
    } - own
    for file in (each for each in calendars(catalogue, catalogue.settings.site.url, today) if each.path not in same):
        for block in VEVENT.findall(ALARM.sub(b"", file.content)):
            uid = _uid(block)
            held[uid].add(file.path)
            blocks.setdefault(uid, block)  # an event's own file comes first
        if file.path not in own:
            feeds[file.path] = _header(file.content)
    return Calendars(catalogue, dict(_seen(catalogue, held, blocks)), feeds)


def _seen(
    catalogue: Catalogue, held: Mapping[str, set[str]], blocks: Mapping[str, bytes]
) -> Iterator[tuple[str, Seen]]:
    for event in catalogue.in_calendars:
        site = catalogue.settings.identity_of(event.entry)
        meetings, deadline = [event.uid(site, part) for part in event.meetings], event.uid(site, DEADLINE)
        paths = frozenset(path for uid in (*meetings, deadline) for path in held.get(uid, ()))
        written = b"".join(blocks.get(uid, b"") for uid in meetings)
        if written:  # what is invented is in no calendar
            yield event.identity, Seen(event, written, blocks.get(deadline, b""), paths)


def _uid(block: bytes) -> str:
    found = UID.search(block.replace(FOLD, b""))
    return re.sub(r"\\(.)", r"\1", found[1].decode()) if found else ""


def _header(content: bytes) -> bytes:
    """A calendar's own properties: what stands before its first component."""
    start = content.index(b"\r\n") + 2
    return content[start : content.index(HEADER_END, start)]


def properties(block: bytes) -> Properties:
    """The properties in a component's lines, put together again where they were folded (RFC 5545 section 3.1)."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in block.replace(FOLD, b"").decode().split("\r\n"):
        name = re.split("[:;]", line, maxsplit=1)[0]
        if name:
            found[name].append(line[len(name) :])
    return found
