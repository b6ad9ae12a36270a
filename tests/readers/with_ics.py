"""Reads the calendar file named on the command line with ics and prints its events as JSON.

A process of its own, with room to recurse: a few parses in one process are too many for its grammar.
"""

import json
import sys
from datetime import UTC
from pathlib import Path
from typing import Any

from ics import Calendar, Event

sys.setrecursionlimit(20_000)


def moment(event: Event, value: Any) -> str:
    if event.all_day:
        return value.date().isoformat()
    return value.to("utc").datetime.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def as_json(event: Event) -> dict[str, object]:
    return {
        "uid": event.uid,
        "start": moment(event, event.begin),
        "end": moment(event, event.end),
        "summary": event.name,
        "description": event.description,
        "location": event.location or "",
        "status": event.status,
        "categories": sorted(event.categories),
        "position": [event.geo.latitude, event.geo.longitude] if event.geo else None,
    }


calendar = Calendar(Path(sys.argv[1]).read_bytes().decode())
sys.stdout.write(json.dumps([as_json(event) for event in calendar.events]))
