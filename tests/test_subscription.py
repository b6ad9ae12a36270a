"""Somebody subscribes once, and through every change her program shows what is true: vdirsyncer, khal, real builds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Lay
from subscriber import FAULTS, Subscriber, line_to

SEMINAR = """\
---
title: {title}
summary: Ett seminarium.
status: published
published: 2026-11-15
updated: {updated}
themes: [jav]
start: {start}
end: {end}
format: onsite
place: {{name: Stora salen, city: Stockholm}}
state: {state}
sequence: {sequence}
registration: {{url: https://prov.example/anmalan}}
organisers: [exempelmyndigheten]
---
Text.
"""


def source(
    title: str, start: str, end: str, state: str = "confirmed", sequence: int = 0, updated: str = "2026-11-15"
) -> str:
    return SEMINAR.format(title=title, start=start, end=end, state=state, sequence=sequence, updated=updated)


def moved(text: str) -> str:
    return text.replace("\nsequence:", "\nmoved_from: 2027-03-17T08:15\nsequence:")


GAVAN = source("Gåvan", "2027-03-17T08:15", "2027-03-17T09:15")
DAGAR = source("Två dagar", "2027-03-27", "2027-03-28")
MOVED = moved(source("Gåvan", "2027-04-01T09:15", "2027-04-01T10:15", "moved", 1, "2027-01-20"))
CANCELLED = source("Gåvan", "2027-04-01T09:15", "2027-04-01T10:15", "cancelled", 2, "2027-01-25")


PAGE = "---\ntitle: Sidan {}\nsummary: En sida.\nstatus: published\npublished: 2026-11-15\n---\nText.\n"
FRAME = ("content/om.md", "content/bidra.md", "content/sa-leder-du-ett-samtal.md")
"""Pages that every page leads to."""


@pytest.fixture
def root(site_in: Lay) -> Path:
    """A small site with one seminar."""
    engine = {"mkdocs.yml": "site_name: Prov\ndocs_dir: content\ntheme: {name: material}\nplugins: [ethos]\n"}
    return site_in(
        {"files": {**engine, **{path: PAGE.format(path[8:-3]) for path in FRAME}, "seminars/gavan.md": GAVAN}}
    )


def build(root: Path, today: str, **sources: str) -> None:
    """Change some seminars, and publish the site as it is on a day."""
    for slug, text in sources.items():
        (root / f"seminars/{slug}.md").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "ethos", "--root", str(root), "build", "--today", today]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def shown(subscriber: Subscriber) -> list[tuple[str, str, str, str]]:
    """What her program shows of half a year."""
    return [
        (each["title"], each["start-long"], each["end-long"], each["status"])
        for each in subscriber.sees("2027-02-01", 180)
    ]


TWO_DAYS = ("Två dagar", "2027-03-27", "2027-03-28", "CONFIRMED")


@pytest.mark.slow
def test_a_subscriber_sees_every_change(root: Path, tmp_path: Path) -> None:
    """New, moved over the change of clocks, cancelled, and ninety days later gone: each event is there once."""
    build(root, "2026-11-21")
    with line_to(root / "site") as line:
        subscriber = Subscriber(tmp_path / "prenumerant", f"{line.url}kalender/alla.ics")
        subscriber.subscribe()
        assert subscriber.fetch() == ""
        assert shown(subscriber) == [("Gåvan", "2027-03-17 08:15", "2027-03-17 09:15", "CONFIRMED")]

        build(root, "2027-01-10", dagar=DAGAR)
        assert subscriber.fetch() == ""
        assert shown(subscriber) == [("Gåvan", "2027-03-17 08:15", "2027-03-17 09:15", "CONFIRMED"), TWO_DAYS]

        build(root, "2027-01-20", gavan=MOVED)
        assert subscriber.fetch() == ""
        assert shown(subscriber) == [TWO_DAYS, ("Gåvan", "2027-04-01 09:15", "2027-04-01 10:15", "CONFIRMED")]

        before = subscriber.kept()
        build(root, "2027-01-25", gavan=CANCELLED)
        for line.fault in FAULTS:
            assert subscriber.fetch() != "", line.fault
            assert subscriber.kept() == before, line.fault
        line.fault = ""
        assert subscriber.fetch() == ""
        cancelled = ("INSTÄLLT: Gåvan", "2027-04-01 09:15", "2027-04-01 10:15", "CANCELLED")
        assert shown(subscriber) == [TWO_DAYS, cancelled]

        build(root, "2027-07-01")
        assert subscriber.fetch() == ""
        assert shown(subscriber) == [TWO_DAYS]
