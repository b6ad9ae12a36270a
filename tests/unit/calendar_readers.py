"""Readers of calendar files that share no code with what wrote them (but for icalendar, which did)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest

READERS_DIR = Path(__file__).resolve().parents[1] / "readers"
MODULES = READERS_DIR.parent / "node_modules"

Read = dict[str, dict[str, object]]
"""What a reader found: UID → what it says of the event; times in UTC, days as they are."""

Reader = Callable[[Path], Read]


def with_ics(path: Path) -> Read:
    return _output([sys.executable, str(READERS_DIR / "with_ics.py"), str(path)])


def with_icaljs(path: Path) -> Read:
    node = shutil.which("node")
    if not (MODULES / "ical.js").is_dir() or node is None:
        message = "ical.js saknas: installera Node och kör make test"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return _output([node, str(READERS_DIR / "with_icaljs.mjs"), str(path)])


def with_icalendar(path: Path) -> Read:
    found = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(each["uid"]): _as_read(each) for each in found}


def _output(command: list[str]) -> Read:
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    events = json.loads(done.stdout)
    assert len({each["uid"] for each in events}) == len(events)
    return {each["uid"]: each for each in events}


def _as_read(each: Any) -> dict[str, object]:
    return {
        "uid": str(each["uid"]),
        "start": _moment(each["dtstart"].dt),
        "end": _moment(each["dtend"].dt if "dtend" in each else each["dtstart"].dt),
        "summary": str(each["summary"]),
        "description": str(each["description"]),
        "location": str(each.get("location", "")),
        "status": str(each["status"]),
        "categories": sorted(map(str, each["categories"].cats)) if "categories" in each else [],
    }


def _moment(value: date) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value.isoformat()


each_reader = pytest.mark.parametrize(
    "reader",
    [
        pytest.param(with_ics, id="ics"),
        pytest.param(with_icaljs, id="ical.js", marks=pytest.mark.node),
        pytest.param(with_icalendar, id="icalendar"),
    ],
)


def read(reader: Reader, content: bytes, folder: Path) -> Read:
    """The content of a calendar file as a reader finds it."""
    path = folder / "kalender.ics"
    path.write_bytes(content)
    return reader(path)
