"""libical, which GNOME and KDE use, finds nothing in our calendars that RFC 5545 does not allow."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from calendar_readers import restrictions_broken
from calendar_sources import SOURCES, THEMES, seminar, written

from ethos.content import load
from ethos.views.calendar import calendars

ROOT = Path(__file__).resolve().parents[2]
VENUE = {"name": "Salen", "city": "Umeå", "position": {"lat": 63.8258, "lon": 20.263}}
REGISTRATION = {"url": "https://anmal.example/", "deadline": "2027-03-01T12:00"}


def laid(files: dict[str, bytes], folder: Path) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def test_no_restriction_is_broken(tmp_path: Path) -> None:
    """Every state and form of time, with all that an event can have; files of one, of many, and of none."""
    full = {"place": VENUE, "online_url": "https://direkt.example/", "format": "hybrid", "registration": REGISTRATION}
    moved = {"moved_from": "2027-03-10T08:15", "sequence": 1}
    states = [
        seminar(f"s-{state}", state=state, **full) for state in ("planned", "confirmed", "cancelled", "postponed")
    ]
    forms = [
        seminar("s-moved", state="moved", **full, **moved),
        seminar("dagar", "2027-03-27", "2027-03-29"),
        seminar("natt", "2027-10-30T22:00", "2027-10-31T04:00"),
        seminar("borta", "2027-10-30T22:00", "2027-10-30T23:00", timezone="America/New_York"),
    ]
    assert restrictions_broken(laid(written(*SOURCES, *states, *forms, themes=THEMES), tmp_path)) == []


def test_our_own_calendars_break_none(tmp_path: Path, today: date) -> None:
    catalogue = load(ROOT).catalogue
    assert catalogue is not None
    files = {file.path: file.content for file in calendars(catalogue, catalogue.settings.site.url, today)}
    assert restrictions_broken(laid(files, tmp_path)) == []


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        (b"X-PUBLISHED-TTL", b"METHOD:PUBLISH\r\nX-PUBLISHED-TTL"),  # which would ask for an ORGANIZER
        (b"STATUS:CONFIRMED", b"STATUS:CONFIRMED\r\nSTATUS:CANCELLED"),
        (b"DTSTART;TZID=Europe/Stockholm:20270317", b"DTSTART;TZID=Europe/Stockholm:2027317"),
        (b"END:VEVENT\r\n", b""),
    ],
)
def test_what_is_broken_is_found(sound: bytes, broken: bytes, tmp_path: Path) -> None:
    content = written(seminar("gavan"))["kalender/alla.ics"]
    assert sound in content
    assert restrictions_broken(laid({"fel.ics": content.replace(sound, broken)}, tmp_path)) != []
