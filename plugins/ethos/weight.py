"""What is too heavy among what is published for those who fetch it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ethos import manifest, places
from ethos.problem import Problem, problem

MEGABYTE = 1_000_000

LARGEST = MEGABYTE
"""Bytes of a calendar. Google's limit, which it does not tell: beyond about so many, events were lost there."""


def heavy_calendars(fresh: Path) -> Iterator[Problem]:
    """A warning for each calendar to subscribe to that has grown past what programs take."""
    folder = fresh / places.CALENDAR.path
    for path, size in sorted(manifest.sizes_in(folder).items()) if folder.is_dir() else ():
        if path.endswith(".ics") and size > LARGEST:
            told = f"{size / MEGABYTE:.1f}".replace(".", ",")
            yield problem("calendar-large", f"{places.CALENDAR.path}{path}", size=told, limit=LARGEST // MEGABYTE)
