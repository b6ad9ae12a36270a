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
from typing import Any, NoReturn

import icalendar
import pytest
import vobject

READERS_DIR = Path(__file__).resolve().parents[1] / "readers"
MODULES = READERS_DIR.parent / "node_modules"

Read = dict[str, dict[str, object]]
"""What a reader found: UID → what it says of the event; times in UTC, days as they are."""

Reader = Callable[[Path], Read]


def with_ics(path: Path) -> Read:
    return _output([sys.executable, str(READERS_DIR / "with_ics.py"), str(path)])


def with_icaljs(path: Path) -> Read:
    return _with_node(path, "ical.js", "with_icaljs.mjs")


def with_node_ical(path: Path) -> Read:
    return _with_node(path, "node-ical", "with_node_ical.mjs")


def _with_node(path: Path, package: str, script: str) -> Read:
    node = shutil.which("node")
    if not (MODULES / package).is_dir() or node is None:
        missing(f"{package} saknas: installera Node och kör make test")
    return _output([str(node), str(READERS_DIR / script), str(path)])


def missing(message: str) -> NoReturn:
    """Skip a test for want of a program, but in CI fail."""
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def with_vobject(path: Path) -> Read:
    """Read as CalDAV servers do (Radicale)."""
    found = vobject.readOne(path.read_bytes().decode())
    assert found.validate(raiseException=True)
    return {each.uid.value: _told_by_vobject(each.contents) for each in found.contents.get("vevent", [])}


def _told_by_vobject(contents: dict[str, list[Any]]) -> dict[str, object]:
    def value(name: str, otherwise: Any = "") -> Any:
        return contents[name][0].value if name in contents else otherwise

    start = value("dtstart")
    return {
        "uid": value("uid"),
        "start": _moment(start),
        "end": _moment(value("dtend", start)),
        "summary": value("summary"),
        "description": value("description"),
        "location": value("location"),
        "status": value("status"),
        "categories": sorted(value("categories", [])),
        "position": [float(degrees) for degrees in value("geo").split(";")] if "geo" in contents else None,
    }


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
        "summary": str(each.get("summary", "")),
        "description": str(each["description"]),
        "location": str(each.get("location", "")),
        "status": str(each["status"]),
        "categories": sorted(map(str, each["categories"].cats)) if "categories" in each else [],
        "position": [each["geo"].latitude, each["geo"].longitude] if "geo" in each else None,
    }


def _moment(value: date) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value.isoformat()


def restrictions_broken(folder: Path) -> list[str]:
    """What libical has against the calendar files in a folder; it tells the number of events of those it likes."""
    program = folder / "with_libical"
    if shutil.which("cc") is None or not Path("/usr/include/libical/ical.h").exists():
        missing("libical saknas: apt-get install gcc libc6-dev libical-dev")
    source = READERS_DIR / "with_libical.c"
    subprocess.run(["cc", "-Wall", "-Wextra", "-Werror", str(source), "-o", str(program), "-lical"], check=True)
    files = sorted(folder.rglob("*.ics"))
    assert files
    done = subprocess.run([str(program), *map(str, files)], capture_output=True, check=False)
    told = done.stdout.decode().splitlines()
    assert done.returncode in (0, 1), done.stderr.decode()
    assert done.returncode == 0 or told
    return [line for line in told if not line.rpartition(": ")[2].isdecimal()]


READERS = [
    pytest.param(with_ics, id="ics"),
    pytest.param(with_icaljs, id="ical.js", marks=pytest.mark.node),
    pytest.param(with_node_ical, id="node-ical", marks=pytest.mark.node),
    pytest.param(with_vobject, id="vobject"),
    pytest.param(with_icalendar, id="icalendar"),
]
each_reader = pytest.mark.parametrize("reader", READERS)


def read(reader: Reader, content: bytes, folder: Path) -> Read:
    """The content of a calendar file as a reader finds it."""
    path = folder / "kalender.ics"
    path.write_bytes(content)
    return reader(path)
