"""Calendars are read back by other programs, and say what the sources say: which events, when, where, in what state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from calendar_readers import Reader, each_reader, read
from calendar_sources import (
    CONTENTS,
    GAVAN,
    HOST,
    HOSTEN,
    SOURCES,
    THEMES,
    UMEA,
    course,
    seminar,
    times,
    uids,
    vevent,
    written,
)

from ethos.kinds import Seminar
from ethos.views.calendar import ical

OWN, FOLLOWED = "seminarier/gavan/gavan.ics", "seminarier/gavan/folj/gavan.ics"
"""What somebody has chosen to go to: the file to add to a calendar, and the one to follow."""

# --- when ---

WHEN = {
    # local start, local end, zone → the instants, worked out by hand
    "fore-sommartid": ("2027-03-27T08:15", "2027-03-27T09:15", "", "2027-03-27T07:15:00Z", "2027-03-27T08:15:00Z"),
    "over-sommartid": ("2027-03-28T01:30", "2027-03-28T03:30", "", "2027-03-28T00:30:00Z", "2027-03-28T01:30:00Z"),
    "pa-sommartid": ("2027-03-28T08:15", "2027-03-28T09:15", "", "2027-03-28T06:15:00Z", "2027-03-28T07:15:00Z"),
    "efter-sommartid": ("2027-03-29T08:15", "2027-03-29T09:15", "", "2027-03-29T06:15:00Z", "2027-03-29T07:15:00Z"),
    "fore-vintertid": ("2027-10-30T08:15", "2027-10-30T09:15", "", "2027-10-30T06:15:00Z", "2027-10-30T07:15:00Z"),
    "over-vintertid": ("2027-10-31T01:30", "2027-10-31T03:30", "", "2027-10-30T23:30:00Z", "2027-10-31T02:30:00Z"),
    "pa-vintertid": ("2027-10-31T08:15", "2027-10-31T09:15", "", "2027-10-31T07:15:00Z", "2027-10-31T08:15:00Z"),
    "efter-vintertid": ("2027-11-01T08:15", "2027-11-01T09:15", "", "2027-11-01T07:15:00Z", "2027-11-01T08:15:00Z"),
    "over-nyar": ("2027-12-31T22:00", "2028-01-01T02:00", "", "2027-12-31T21:00:00Z", "2028-01-01T01:00:00Z"),
    "hel-dag": ("2027-03-28", "2027-03-28", "", "2027-03-28", "2027-03-29"),
    "flera-dagar": ("2027-10-30", "2027-11-01", "", "2027-10-30", "2027-11-02"),
    "helsingfors": (
        "2027-06-01T09:00",
        "2027-06-01T10:00",
        "Europe/Helsinki",
        "2027-06-01T06:00:00Z",
        "2027-06-01T07:00:00Z",
    ),
    # 21.30 in New York is the second 2.30 of that night in Stockholm
    "new-york": (
        "2027-10-30T21:30",
        "2027-10-30T22:30",
        "America/New_York",
        "2027-10-31T01:30:00Z",
        "2027-10-31T02:30:00Z",
    ),
    # summer time ended in September until 1995
    "forr": ("1995-10-15T10:00", "1995-10-15T11:00", "", "1995-10-15T09:00:00Z", "1995-10-15T10:00:00Z"),
}


def when_sources() -> Iterator[Seminar]:
    for slug, (start, end, zone, _, _) in WHEN.items():
        yield seminar(slug, start, end, **({"timezone": zone} if zone else {}))


@each_reader
def test_instants_equal_the_sources(reader: Reader, tmp_path: Path) -> None:
    """Days before, on and after a change of clocks, whole days and other zones: all readers find the same moments."""
    found = read(reader, written(*when_sources(), years_back=100)["kalender/alla.ics"], tmp_path)
    expected = {f"seminar-{slug}@{HOST}": (begin, end) for slug, (_, _, _, begin, end) in WHEN.items()}
    assert {uid: (each["start"], each["end"]) for uid, each in found.items()} == expected


@each_reader
def test_files_of_single_events_say_the_same(reader: Reader, tmp_path: Path) -> None:
    source = course("leda", times("2027-03-28T08:15", "2027-03-28T09:15", id="varen"))
    found = read(reader, written(source)["kurser/leda/varen.ics"], tmp_path)
    assert [(uid, each["start"]) for uid, each in found.items()] == [
        (f"course-leda-varen@{HOST}", "2027-03-28T06:15:00Z")
    ]


def test_whole_days_have_an_exclusive_end() -> None:
    content = written(seminar("x", "2027-10-30", "2027-11-01"))["kalender/alla.ics"]
    assert b"\r\nDTSTART;VALUE=DATE:20271030\r\nDTEND;VALUE=DATE:20271102\r\n" in content


def test_time_zone_agrees_with_the_clocks_of_stockholm() -> None:
    """Fails the day the European Union abolishes summer time and tzdata knows it."""
    stockholm = ZoneInfo("Europe/Stockholm")
    for year in range(ical.FIRST_YEAR, 2050):
        for month, before, after in ((3, 1, 2), (10, 2, 1)):
            sunday = max(d for n in range(25, 32) if (d := datetime(year, month, n, tzinfo=UTC)).weekday() == 6)
            change = sunday + timedelta(hours=1)
            clocks = [m.astimezone(stockholm).utcoffset() for m in (change - timedelta(seconds=1), change)]
            assert clocks == [timedelta(hours=before), timedelta(hours=after)], change


def test_time_zone_stands_once_and_first() -> None:
    content = written(*when_sources(), years_back=100)["kalender/alla.ics"]
    assert content.count(b"BEGIN:VTIMEZONE") == content.count(ical.VTIMEZONE) == 1
    assert content.index(b"BEGIN:VTIMEZONE") < content.index(b"BEGIN:VEVENT")


# --- which ---


def test_every_calendar_holds_its_events_in_order_of_time() -> None:
    """The addresses that people subscribe to; drafts are nowhere, a word that is not in the lists has no calendar."""
    found = {path: uids(text) for path, text in written(*SOURCES, themes=THEMES).items()}
    assert found == CONTENTS


@each_reader
def test_uids_equal_the_sources(reader: Reader, tmp_path: Path) -> None:
    files = written(*SOURCES, themes=THEMES)
    for path in ("kalender/alla.ics", "kalender/sista-anmalan.ics", "kalender/tema/tyst.ics"):
        assert set(read(reader, files[path], tmp_path)) == {f"{key}@{HOST}" for key in CONTENTS[path]}


@each_reader
def test_deadlines_are_events_of_their_own(reader: Reader, tmp_path: Path) -> None:
    """A day is a whole day; a time of day is that moment, and takes no time."""
    found = read(reader, written(*SOURCES)["kalender/sista-anmalan.ics"], tmp_path)
    day, moment = found[f"{GAVAN}-anmalan@{HOST}"], found[f"{HOSTEN}-anmalan@{HOST}"]
    assert (day["start"], day["end"], day["summary"]) == ("2027-03-10", "2027-03-11", "Sista anmälan: Gåvan")
    assert moment["start"] == "2027-09-20T10:00:00Z"


@each_reader
def test_themes_are_categories(reader: Reader, tmp_path: Path) -> None:
    found = read(
        reader, written(SOURCES[0], themes={"jav": "Jäv", "gavor": "Gåvor; små"})["kalender/alla.ics"], tmp_path
    )
    assert found[f"{GAVAN}@{HOST}"]["categories"] == ["Gåvor · små", "Jäv"]


def test_same_sources_give_the_same_bytes() -> None:
    assert written(*SOURCES, themes=THEMES) == written(*reversed(SOURCES), themes=THEMES)


# --- states ---


def test_identity_stays_when_all_else_changes() -> None:
    before = vevent(seminar("gavan"))
    after = vevent(
        seminar("gavan", "2027-04-17T08:15", "2027-04-17T09:15", title="B", sequence=3, updated="2027-01-02")
    )
    assert before["uid"] == after["uid"] == f"seminar-gavan@{HOST}"
    assert (before["sequence"], after["sequence"]) == (0, 3)
    assert before.DTSTAMP == before.LAST_MODIFIED == datetime(2026, 11, 5, tzinfo=UTC)
    assert after.DTSTAMP == after.LAST_MODIFIED == datetime(2027, 1, 2, 0, 0, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "updated", "sequence", "stamp"),
    [
        ("2026-11-05", None, 0, "20261105T000000Z"),
        ("2026-11-05", "2026-11-28", 1, "20261128T000001Z"),
        ("2026-11-05", "2026-11-28", 2, "20261128T000002Z"),
        ("2026-11-05", "2026-11-28T14:30", 2, "20261128T133002Z"),
        ("2026-11-05", "2027-06-01T14:30", 0, "20270601T123000Z"),
    ],
)
def test_every_change_has_a_moment_of_its_own(published: str, updated: str | None, sequence: int, stamp: str) -> None:
    """A day or a time of the entry's own, by the clock in Sweden, and a second for each change that it has counted."""
    own = {"updated": updated} if updated else {}
    event = vevent(seminar("x", published=published, sequence=sequence, **own))
    assert event["dtstamp"].to_ical() == event["last-modified"].to_ical() == stamp.encode()


def test_words_that_all_events_share_have_a_moment_too() -> None:
    """A theme gets another name: every event says something else, and none of their files does."""
    older, newer = seminar("x", published="2026-11-05"), seminar("y", published="2026-11-05", updated="2026-11-20")
    files = written(older, newer, updated="2026-11-10T09:00")
    stamps = [re.findall(rb"DTSTAMP:(\w+)", files[f"seminarier/{slug}/{slug}.ics"]) for slug in "xy"]
    assert stamps == [[b"20261110T080000Z"], [b"20261120T000000Z"]]


@pytest.mark.parametrize(
    ("state", "status", "transparency", "summary"),
    [
        ("planned", "TENTATIVE", "OPAQUE", "Preliminärt: Gåvan"),
        ("confirmed", "CONFIRMED", "OPAQUE", "Gåvan"),
        ("moved", "CONFIRMED", "OPAQUE", "Gåvan"),
        ("cancelled", "CANCELLED", "TRANSPARENT", "INSTÄLLT: Gåvan"),
        ("postponed", "CANCELLED", "TRANSPARENT", "UPPSKJUTET: Gåvan"),
    ],
)
def test_states(state: str, status: str, transparency: str, summary: str) -> None:
    """What does not take place stays in the calendar and says so, also where STATUS is ignored."""
    event = vevent(seminar("gavan", state=state), path=OWN)
    assert (event["status"], event["transp"], event["summary"]) == (status, transparency, summary)


@each_reader
def test_a_moved_event_says_from_when(reader: Reader, tmp_path: Path) -> None:
    source = seminar("gavan", state="moved", moved_from="2027-03-10T13:00", sequence=1)
    (found,) = read(reader, written(source)["kalender/alla.ics"], tmp_path).values()
    assert str(found["description"]).startswith(
        "Flyttat. Den tidigare tiden var 10 mars 2027 kl. 13.00 svensk tid.\nOm gåvor.\n"
    )


def test_what_is_preliminary_says_so_where_few_programs_do() -> None:
    """In its name, in its first line, and to Outlook, which takes what is opaque for settled."""
    planned, settled = (vevent(seminar("gavan", state=state), path=OWN) for state in ("planned", "confirmed"))
    assert str(planned["description"]).startswith("Preliminärt. Tiden kan ändras.\nOm gåvor.\n")
    assert planned["x-microsoft-cdo-busystatus"] == "TENTATIVE"
    assert "x-microsoft-cdo-busystatus" not in settled
    assert str(settled["description"]).startswith("Om gåvor.\n")


@pytest.mark.parametrize(
    ("start", "end", "busy"),
    [
        ("2027-05-11T13:00", "2027-05-11T14:00", "OPAQUE"),
        ("2027-05-11T20:00", "2027-05-12T01:00", "OPAQUE"),
        ("2027-05-11T09:00", "2027-05-12T16:00", "TRANSPARENT"),
        ("2027-05-11", "2027-05-11", "TRANSPARENT"),
        ("2027-05-11", "2027-05-12", "TRANSPARENT"),
    ],
)
def test_nobody_is_busy_for_days(start: str, end: str, busy: str) -> None:
    """Nobody is marked as away through the nights of what lasts for days; an evening is one evening."""
    for path in (OWN, FOLLOWED):
        assert vevent(seminar("gavan", start, end), path=path)["transp"] == busy


@pytest.mark.parametrize("state", ["planned", "confirmed", "cancelled"])
def test_what_is_offered_takes_nobodys_time(state: str) -> None:
    """Who follows the calendars of all there is to go to has not chosen to go to it, and is free until then."""
    source = seminar("gavan", state=state, place={"name": "Salen", "city": "Umeå"})
    for path, content in written(source).items():
        offered = path.startswith("kalender/") and b"BEGIN:VEVENT" in content
        assert not offered or (b"TRANSP:TRANSPARENT" in content and b"BUSYSTATUS" not in content)
    assert vevent(source)["transp"] == "TRANSPARENT"


def test_a_cancelled_event_asks_nobody_to_register() -> None:
    registration = {"url": "https://anmal.example/", "deadline": "2027-03-10"}
    for state, asked in (("confirmed", True), ("cancelled", False)):
        event = vevent(seminar("gavan", state=state, registration=registration, online_url="https://direkt.example/"))
        assert ("https://anmal.example/" in str(event["description"])) is asked
        assert ("Anmäl dig senast 10 mars 2027." in str(event["description"])) is asked


def test_what_is_invented_is_in_no_calendar() -> None:
    """Beside what is real: not the event, nor its last day to register, nor in the archive of its year."""
    own = {"registration": {"url": "https://anmal.example/", "deadline": "2027-03-10"}, "place": {"city": "Umeå"}}
    old = seminar("lange-sedan", "2015-03-17T08:15", "2015-03-17T09:15", example=True)
    leda = course("leda", times("2027-04-01", "2027-04-02", id="ett"), example=True)
    files = written(seminar("gavan", **own), seminar("pahitt", example=True, **own), leda, old)
    assert {uid for content in files.values() for uid in uids(content)} == {"seminar-gavan", "seminar-gavan-anmalan"}
    assert "kalender/arkiv/2015.ics" not in files


@each_reader
@pytest.mark.parametrize(
    "path", ["seminarier/pahitt/pahitt.ics", "seminarier/pahitt/folj/pahitt.ics", "kalender/alla.ics"]
)
def test_who_had_what_is_invented_is_rid_of_it(reader: Reader, path: str, tmp_path: Path) -> None:
    """Its own calendars answer where they always have, sound and empty: a program with no answer keeps what it has."""
    content = written(seminar("pahitt", example=True))[path]
    assert read(reader, content, tmp_path) == {}
    assert [each in content for each in (b"REFRESH-INTERVAL", b"BEGIN:VTIMEZONE", b"VEVENT")] == [True, True, False]


# --- where ---


def test_place_and_online_address() -> None:
    place = {"name": "Salen, 2 tr", "address": "Gatan 1", "city": "Umeå"}
    event = vevent(seminar("x", format="hybrid", place=place, online_url="https://direkt.example/å?a=1,2;3"))
    assert event["location"] == "Salen, 2 tr, Gatan 1, Umeå"
    assert event["url"] == "https://Ethos.example:8443/bas/seminarier/x/"
    assert event["conference"] == "https://direkt.example/%C3%A5?a=1,2;3"
    assert event["conference"].params == {"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": "Delta digitalt"}
    assert vevent(seminar("x", format="online"))["location"] == "Digitalt"
    assert "location" not in vevent(seminar("x"))


@each_reader
def test_position(reader: Reader, tmp_path: Path) -> None:
    """Degrees north, then east, also near the equator and west of Greenwich; what is online is nowhere."""
    positions = {"slottet": (59.3268, 18.0717), "bukten": (0.00001, -0.5)}
    sources = [
        seminar(slug, format="hybrid", place={"name": "Salen", "city": "Umeå", "position": {"lat": lat, "lon": lon}})
        for slug, (lat, lon) in positions.items()
    ]
    studio = {"name": "Studion", "city": "Umeå", "position": {"lat": 63.8, "lon": 20.2}}
    sources += [seminar("salen", place=UMEA), seminar("direkt", format="online", place=studio)]
    found = read(reader, written(*sources)["kalender/alla.ics"], tmp_path)
    told = {uid.split("@")[0].removeprefix("seminar-"): each["position"] for uid, each in found.items()}
    assert told == {**{slug: list(each) for slug, each in positions.items()}, "salen": None, "direkt": None}
    assert found[f"seminar-direkt@{HOST}"]["location"] == "Digitalt"


# --- everything at once ---


def test_every_property_of_an_event() -> None:
    """All that a seminar can say to a calendar, and nothing else."""
    source = seminar(
        "gavan",
        title="Gåvan; och vänskapen, igen",
        updated="2026-12-01",
        sequence=2,
        state="moved",
        moved_from="2027-03-10T08:15",
        themes=["jav", "hot"],
        format="hybrid",
        place={"name": "Salen", "city": "Umeå", "position": {"lat": 63.8258, "lon": 20.263}},
        online_url="https://direkt.example/gavan",
        registration={"url": "https://anmal.example/", "deadline": "2027-03-10T12:00"},
    )
    content = written(source, themes={"jav": "Jäv", "hot": "Hot, våld"})[OWN].decode()
    page = "https://Ethos.example:8443/bas/seminarier/gavan/"
    lines = content.replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1].split("\r\nEND:VEVENT")[0].split("\r\n")
    assert sorted(lines) == sorted(
        [
            f"UID:seminar-gavan@{HOST}",
            "SEQUENCE:2",
            "DTSTAMP:20261201T000002Z",
            "LAST-MODIFIED:20261201T000002Z",
            "STATUS:CONFIRMED",
            "TRANSP:OPAQUE",
            "COLOR:steelblue",
            "CATEGORIES:Jäv,Hot · våld",
            "SUMMARY:Gåvan\\; och vänskapen\\, igen",
            "DTSTART;TZID=Europe/Stockholm:20270317T081500",
            "DTEND;TZID=Europe/Stockholm:20270317T091500",
            "LOCATION:Salen\\, Umeå",
            "GEO:63.825800;20.263000",
            "CONFERENCE;FEATURE=VIDEO;LABEL=Delta digitalt;VALUE=URI:https://direkt.example/gavan",
            f"URL:{page}",
            "DESCRIPTION:Flyttat. Den tidigare tiden var 10 mars 2027 kl. 8.15 svensk tid.\\nOm gåvor.\\n"
            "Arrangör: Verket\\n\\nAnmäl dig senast 10 mars 2027 kl. 12.00 svensk tid.\\nAnmälan: https://anmal.example/"
            f"\\nDigitalt: https://direkt.example/gavan\\nMer om tillfället: {page}",
        ]
    )


def test_a_cancelled_event_is_marked_for_every_program() -> None:
    """The same identity, said in STATUS, in TRANSP and in the name; where it was, but no way in."""
    place = {"name": "Salen", "city": "Umeå"}
    event = vevent(
        seminar(
            "gavan", state="cancelled", sequence=1, place=place, online_url="https://direkt.example/", format="hybrid"
        )
    )
    assert (event["uid"], event["sequence"], event["location"]) == (f"seminar-gavan@{HOST}", 1, "Salen, Umeå")
    assert "conference" not in event
    assert str(event["description"]).startswith("Inställt.\n")


def test_the_deadline_of_a_cancelled_event_is_cancelled_too() -> None:
    registration = {"url": "https://anmal.example/", "deadline": "2027-03-10"}
    event = vevent(
        seminar("gavan", state="cancelled", sequence=1, registration=registration), path="kalender/sista-anmalan.ics"
    )
    assert (event["status"], event["transp"], event["sequence"]) == ("CANCELLED", "TRANSPARENT", 1)
    assert event["summary"] == "INSTÄLLT: Sista anmälan: Gåvan"
