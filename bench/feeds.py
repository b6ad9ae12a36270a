"""How long the calendars of many years take: ``make bench``, bench/feeds.json.

    python bench/feeds.py [--events 5000] [--rounds 3]

The events are the real ones over and over, spread over twenty years with a hundred themes and a hundred organisers.
Each round is a process of its own, so that nothing is remembered. What is timed is all that a build does for calendars:
to sort the events, to make every file, and to write it. Reading the sources is not: every kind does. Processor time
stands beside the clock's: where they differ much, the machine did other things.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from ethos.catalogue import Catalogue
from ethos.content import load
from ethos.kinds import Course, Seminar
from ethos.kinds.event import Format, Place, Registration, State
from ethos.kinds.settings import Organisation, Settings, Term
from ethos.source import Document
from ethos.views.calendar import calendars
from ethos.views.calendar.keys import FOLDERS
from ethos.views.calendar.window import ARCHIVE

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "feeds.json"
TODAY = date(2026, 11, 21)
YEARS, AHEAD = 20, timedelta(days=365)
WORDS, CITIES = 100, 40
LIMIT = 3.0
"""Seconds for five thousand events."""
SECONDS = ("made", "written", "processor")
EVERYTHING = 100
"""Years back, when the calendars are not to be limited."""


def knowledge(count: int, years_back: int) -> Catalogue:
    """A catalogue of that many events: every fifth an occasion of a course, which has four."""
    real = load(HERE.parent).catalogue
    if real is None:
        raise SystemExit("The settings cannot be read: run make check.")
    seminars, courses = real.of(Seminar), real.of(Course)
    times = list(moments(count))
    entries: list[Seminar | Course] = []
    for number in range(count * 4 // 5):
        base = seminars[number % len(seminars)]
        entries.append(base.model_copy(update=timing(times.pop(), number) | words(number, "organisers")))
        entries[-1]._source = Document(f"seminars/seminarium-{number}.md", {}, "", 1)
    while times:
        base, number = courses[len(times) % len(courses)], len(times)
        each = base.occasions[0]
        occasions = [
            each.model_copy(update=timing(times.pop(), n) | {"id": f"tillfalle-{n}"}) for n in range(min(4, number))
        ]
        entries.append(base.model_copy(update={"occasions": tuple(occasions)} | words(number, "providers")))
        entries[-1]._source = Document(f"seminars/courses/kurs-{number}.md", {}, "", 1)
    return Catalogue(entries, settings(real.settings, years_back))


def moments(count: int) -> Iterator[datetime]:
    """Evenly over the years, at a quarter past eight, shuffled as files in a folder are."""
    first = datetime(TODAY.year - YEARS, TODAY.month, TODAY.day, 8, 15) + AHEAD  # noqa: DTZ001 — local, as in a source
    for number in range(count):
        yield first + timedelta(days=365.25 * YEARS * (number * 7919 % count) // count)


def timing(start: datetime, number: int) -> dict[str, Any]:
    deadline = Registration(url="https://anmalan.example/", deadline=(start - timedelta(days=7)).date().isoformat())
    return {
        "start": start,
        "end": start + timedelta(hours=1),
        "state": State.CANCELLED if number % 20 == 0 else State.CONFIRMED,
        "format": Format.HYBRID,
        "place": Place(name="Stora salen", address="Storgatan 1", city=f"Ort {number % CITIES}"),
        "online_url": "https://direkt.example/",
        "registration": deadline,
    }


def words(number: int, arranging: str) -> dict[str, Any]:
    return {
        "themes": (f"tema-{number % WORDS}", f"tema-{(number * 7 + 3) % WORDS}"),
        arranging: (f"arrangor-{number % WORDS}", f"arrangor-{(number * 11 + 5) % WORDS}"),
    }


def settings(real: Settings, years_back: int) -> Settings:
    themes = {f"tema-{n}": Term(label=f"Tema nummer {n}", definition="x") for n in range(WORDS)}
    organisations = {f"arrangor-{n}": Organisation(name=f"Myndigheten nummer {n}") for n in range(WORDS)}
    changed = {
        "vocabulary": real.vocabulary.model_copy(update={"themes": themes}),
        "organisations": organisations,
        "calendars": real.calendars.model_copy(update={"years_back": years_back}),
    }
    return real.model_copy(update=changed)


def once(count: int, years_back: int, folder: Path) -> dict[str, float]:
    """Make and write every calendar; seconds of the clock, and how much there was of it."""
    catalogue = knowledge(count, years_back)
    for entry in catalogue.entries:
        (folder / entry.path).mkdir(parents=True)  # where its page lies
    for name in ("", *FOLDERS, ARCHIVE):
        (folder / "kalender" / name).mkdir(parents=True, exist_ok=True)
    begun, processor = time.perf_counter(), time.process_time()
    files = list(calendars(catalogue, catalogue.settings.site.url, TODAY))
    made = time.perf_counter()
    for file in files:
        (folder / file.path).write_bytes(file.content)
    done = time.perf_counter()
    whole = {file.path: file.content for file in files}
    return {
        "made": made - begun,
        "written": done - made,
        "processor": time.process_time() - processor,
        "files": len(files),
        "megabytes": sum(map(len, whole.values())) / 1e6,
        "in_all": whole["kalender/alla.ics"].count(b"BEGIN:VEVENT"),
    }


def measure(count: int, years_back: int, rounds: int) -> dict[str, float]:
    """Medians of rounds, each in a process of its own."""
    found = []
    for _ in range(rounds):
        command = [sys.executable, str(Path(__file__)), "--once", "--events", str(count), "--years", str(years_back)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        found.append(json.loads(done.stdout))
    typical = {name: round(median(each[name] for each in found), 3) for name in found[0]}
    return {"events": count, "years_back": years_back, **typical}


def lines(rows: list[dict[str, float]]) -> Iterator[str]:
    """The table as text."""
    names = ("events", "years_back", *SECONDS, "files", "megabytes", "in_all")
    yield "".join(f"{name:>12}" for name in names)
    for row in rows:
        yield "".join(f"{row[name]:>12,.2f}" if name in SECONDS else f"{row[name]:>12,.0f}" for name in names)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--once", action="store_true", help="one round, as JSON")
    parser.add_argument("--years", type=int, default=2, help="how many years back the calendars go, with --once")
    given = parser.parse_args()
    if given.once:
        with tempfile.TemporaryDirectory(prefix="ethos-feeds-") as folder:
            json.dump(once(given.events, given.years, Path(folder)), sys.stdout)
        return
    load = os.getloadavg()
    sizes = [(given.events // 5, 2), (given.events, 2), (given.events, EVERYTHING)]
    rows = [measure(count, years, given.rounds) for count, years in sizes]
    total = rows[1]["made"] + rows[1]["written"]
    mark = "pass" if total <= LIMIT * given.events / 5000 else "MISS"
    goal = f"every calendar, seconds: {total:.2f} (at most {LIMIT:g} for 5,000 events)"
    print("\n".join([*lines(rows), "", f"  {mark}  {goal}; processor time {rows[1]['processor']:.2f}"]))
    found = {"seconds": total, "limit": LIMIT, "load": load, "rows": rows}
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
