"""What happens to calendars themselves, in sentences: they come, go, or get another name."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.impact.seen import Calendars, properties

NAME = "NAME"


def tidings(before: Calendars, after: Calendars) -> Iterator[str]:
    """A sentence for each calendar that is not what it was, sorted by address."""
    old, new = before.feeds, after.feeds
    for path in sorted(old.keys() | new.keys()):
        if path not in old:
            yield _said("came", path)
        elif path not in new:
            yield _said("went", path)
        elif (was := _name(old[path])) != (now := _name(new[path])):
            yield _said("renamed", path, old=was, new=now)


def _name(header: bytes) -> str:
    return "".join(properties(header).get(NAME, ())).lstrip(":")


def _said(label: str, path: str, **facts: str) -> str:
    return texts.label(f"impact.calendar.{label}").format(address=f"/{path}", **facts)
