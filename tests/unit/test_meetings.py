"""An occasion of several meetings, and what else a whole course asks of a calendar, as other programs read it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest
from calendar_readers import Reader, each_reader, read
from calendar_sources import HOST, SITE, catalogue, course, seminar, uids, written

from conftest import Lay
from ethos import site
from ethos.catalogue import Catalogue
from ethos.happening import Event, events_of
from ethos.kinds import Entry
from ethos.output import Page
from ethos.views.calendar import adding
from ethos.views.marks import marks
from ethos.views.press import Press

MEETINGS = [
    {"start": "2027-03-26T09:00", "end": "2027-03-26T12:00"},
    {"start": "2027-03-29T09:00", "end": "2027-03-29T12:00"},
    {"start": "2027-04-07T13:00", "end": "2027-04-07T16:00"},
]
"""Summer time begins between the first and the second."""

REGISTRATION = {"url": "https://a.example/", "deadline": "2027-03-01"}


def varen(**own: Any) -> dict[str, Any]:
    known = {"id": "varen", "meetings": MEETINGS, "state": "confirmed", "sequence": 0, "registration": REGISTRATION}
    return known | own


def event(*entries: Entry) -> Event:
    return next(events_of(entries[0]))


@each_reader
def test_each_meeting_is_an_event(reader: Reader, tmp_path: Path) -> None:
    """Of its own hours and its own UID, of which the first is what the occasion has when it is held once."""
    found = read(reader, written(course("leda", varen()))["kalender/kurser.ics"], tmp_path)
    assert {uid: (each["start"], each["end"], each["summary"]) for uid, each in found.items()} == {
        f"course-leda-varen@{HOST}": ("2027-03-26T08:00:00Z", "2027-03-26T11:00:00Z", "Gåvan (träff 1 av 3)"),
        f"course-leda-varen.2@{HOST}": ("2027-03-29T07:00:00Z", "2027-03-29T10:00:00Z", "Gåvan (träff 2 av 3)"),
        f"course-leda-varen.3@{HOST}": ("2027-04-07T11:00:00Z", "2027-04-07T14:00:00Z", "Gåvan (träff 3 av 3)"),
    }


def test_its_meetings_have_one_deadline() -> None:
    assert uids(written(course("leda", varen()))["kalender/sista-anmalan.ics"]) == ["course-leda-varen-anmalan"]


@pytest.mark.parametrize("state", ["cancelled", "moved", "planned"])
def test_all_of_its_meetings_are_in_its_state(state: str) -> None:
    content = written(course("leda", varen(state=state)))["kurser/leda/varen.ics"]
    told = {str(each["status"]) for each in icalendar.Calendar.from_ical(content).walk("VEVENT")}
    assert told == {{"cancelled": "CANCELLED", "moved": "CONFIRMED", "planned": "TENTATIVE"}[state]}


def test_a_month_has_each_meeting_and_no_day_between() -> None:
    press = Press(catalogue(course("leda", varen(place={"name": "Salen", "city": "Umeå"}))), date(2027, 1, 1))
    days = {day for day, found in marks(press).items() if any(mark.is_event for mark in found)}
    assert days == {date(2027, 3, 26), date(2027, 3, 29), date(2027, 4, 7)}


# --- another system's UID ---


def test_an_event_from_another_system_keeps_its_uid() -> None:
    """As it is, whatever the site is called; its deadline and its further meetings are called after it."""
    timing = {"meetings": MEETINGS[:2], "uid": "8f3c-1@gamla.example", "registration": REGISTRATION}
    files = written(seminar("gavan", start=MEETINGS[0]["start"], end=MEETINGS[1]["end"], **timing))
    everything = files["kalender/alla.ics"] + files["kalender/sista-anmalan.ics"]
    found = [line for line in everything.split(b"\r\n") if line.startswith(b"UID:")]
    assert found == [b"UID:8f3c-1%b@gamla.example" % part for part in (b"", b".2", b"-anmalan")]


# --- reminders ---


def test_only_what_one_adds_reminds_and_only_where_the_agency_has_chosen_it() -> None:
    source = seminar("gavan")
    assert not any(b"VALARM" in content for content in written(source).values())
    files = written(source, reminder_hours=24)
    reminding = [path for path, content in files.items() if b"VALARM" in content]
    assert reminding == ["seminarier/gavan/gavan.ics"]
    (alarm,) = icalendar.Calendar.from_ical(files[reminding[0]]).walk("VALARM")
    assert (alarm["action"], alarm["description"], alarm["trigger"].dt) == ("DISPLAY", "Gåvan", timedelta(hours=-24))


def test_what_is_cancelled_reminds_of_nothing() -> None:
    files = written(seminar("gavan", state="cancelled"), reminder_hours=24)
    assert not any(b"VALARM" in content for content in files.values())


@each_reader
def test_a_reminder_hides_nothing(reader: Reader, tmp_path: Path) -> None:
    content = written(course("leda", varen()), reminder_hours=24)["kurser/leda/varen.ics"]
    assert len(read(reader, content, tmp_path)) == len(MEETINGS)


# --- Google ---


def added(found: Catalogue, at: int = 0) -> dict[str, str]:
    links = adding(event(*found.entries), found.settings)
    return {name: value for name, (value,) in parse_qs(urlsplit(links[at].path).query).items()}


def test_google_adds_this_event() -> None:
    """What stands in its calendar file, and no calendar."""
    told = added(catalogue(seminar("gavan", place={"name": "Salen", "city": "Umeå"}, format="onsite")))
    assert (told["action"], told["text"], told["location"]) == ("TEMPLATE", "Gåvan", "Salen, Umeå")
    assert told["dates"] == "20270317T071500Z/20270317T081500Z"
    assert f"{SITE}seminarier/gavan/" in told["details"]


def test_google_counts_whole_days_as_calendars_do() -> None:
    assert added(catalogue(seminar("gavan", "2027-10-30", "2027-11-01")))["dates"] == "20271030/20271102"


def test_google_adds_each_meeting() -> None:
    assert added(catalogue(course("leda", varen())), at=2)["dates"] == "20270407T110000Z/20270407T140000Z"


# --- pages ---

SEMINAR = """\
---
title: Gåvan
summary: Om gåvor.
status: published
published: 2026-01-15
themes: [jav]
start: 2027-03-17T08:15
end: 2027-03-17T09:15
format: onsite
place: later
state: confirmed
sequence: 0
registration: none
organisers: [exempelmyndigheten]
---
Text.
"""


def test_pages_name_their_calendars_for_programs(site_in: Lay) -> None:
    """An event's page its own, a list that of its kind, and /kalender/ that of everything."""
    day = date(2026, 11, 21)
    edition = site.render(site.inspect(site_in({"files": {"seminars/gavan.md": SEMINAR}}), day), day)
    assert isinstance(edition, site.Edition)
    pages = {each.path: each for each in edition.outputs if isinstance(each, Page)}
    own = {
        "seminarier/gavan/": "seminarier/gavan/folj/gavan.ics",
        "seminarier/": "kalender/seminarier.ics",
        "kurser/": "kalender/kurser.ics",
        "kalender/": "kalender/alla.ics",
    }
    assert {path: [a.path for a in pages[path].alternates if a.type == "text/calendar"] for path in own} == {
        path: [calendar] for path, calendar in own.items()
    }
    assert 'type="text/calendar"' in edition.frame.html(pages["seminarier/gavan/"])
