"""Events that are published and that a build would take away without a word.

Whoever has one in a calendar keeps it: a program that gets no answer about an event shows what it knows. So the sources
must say what becomes of it. The published tree is only looked at: no byte of what is built depends on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ethos import places, texts
from ethos.kinds import KINDS
from ethos.kinds.event import Gathering
from ethos.problem import Problem, problem

OWN = {f"{model.public}*/*.ics": model.folder for model in KINDS.values() if issubclass(model, Gathering)}
"""Where the calendars of single events lie, and in which folder their sources do."""
EVERYTHING = f"{places.CALENDAR.path}alla.ics"
BEGINS = "BEGIN:VEVENT\n"

IDENTITY = re.compile(r"^UID:(.*?)(?:\.(?:[2-9]|[1-4]\d))?(?:@[^@]*)?$", re.MULTILINE)
"""Without the number of a meeting: an event is there as long as it is held at all."""
INVENTED = ("SUMMARY:Exempel: ", "påhittat exempel")
"""What an invented event said, when calendars held such: it leaves them, as it should."""
TITLE = re.compile(r"^SUMMARY:(.*)$", re.MULTILINE)
START = re.compile(r"^DTSTART[^:]*:(\d{4})(\d\d)(\d\d)", re.MULTILINE)


@dataclass(frozen=True)
class Published:
    """An event as it was published: where its calendar lies, which file it came from, its name and its day."""

    path: str
    source: str
    title: str
    day: str


def departed(fresh: Path, site: Path) -> Iterator[Problem]:
    """A problem for each event of a published site that a fresh one lacks: an error while it is in the calendars."""
    before, after = published(site), published(fresh)
    held = set(IDENTITY.findall(_text(site / EVERYTHING)))
    for identity in sorted(before.keys() - after.keys()):
        event = before[identity]
        code = "event-vanishes" if identity in held else "past-event-vanishes"
        why = texts.label("impact.why.published").format(address=f"/{event.path}")
        mend = "\n".join(texts.label(f"impact.mend.{each}") for each in ("deleted", "named"))
        yield problem(code, event.source, title=event.title, when=event.day, why=why, mend=mend)


def published(site: Path) -> Mapping[str, Published]:
    """The events of a built site by their identity: the part of the UID before the site's."""
    return {identity: event for file in _own(site) for identity, event in _events(site, *file)}


def _own(site: Path) -> Iterator[tuple[Path, str]]:
    """The calendars of single events, and the file that each was made of."""
    for pattern, folder in OWN.items():
        yield from ((file, f"{folder}/{file.parent.name}.md") for file in sorted(site.glob(pattern)))


def _events(site: Path, file: Path, source: str) -> Iterator[tuple[str, Published]]:
    for block in _text(file).split(BEGINS)[1:]:
        identity, title, day = (pattern.search(block) for pattern in (IDENTITY, TITLE, START))
        name = re.sub(r"\\(.)", r"\1", title[1]) if title else ""
        if identity and not all(each in block for each in INVENTED):
            path = file.relative_to(site).as_posix()
            yield identity[1], Published(path, source, name, "-".join(day.groups()) if day else "")


def _text(file: Path) -> str:
    """A calendar's lines, put together again where they were folded; nothing for one that is not there."""
    if not file.is_file():
        return ""
    return file.read_bytes().decode(errors="replace").replace("\r\n ", "").replace("\r\n", "\n")
