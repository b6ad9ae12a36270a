"""How one subscribes, what a calendar says of itself, and the names an agency gives it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from calendar_sources import CALENDARS, CONTENTS, SITE, SOURCES, THEMES, catalogue, seminar, written

from ethos.kinds import settings as s
from ethos.kinds.parse import parse_value
from ethos.problem import Problem
from ethos.source import Document, read_yaml
from ethos.views.calendar import feed_for, feed_for_all, feed_for_event, feed_for_theme, feeds

ROOT = Path(__file__).resolve().parents[2]

# --- the calendar itself ---


def test_calendar_says_what_it_is() -> None:
    files = written(*SOURCES)
    told = files["kalender/tema/jav.ics"].decode().replace("\r\n ", "").split("\r\n")[:12]
    assert sorted(told) == sorted(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Ethos//Ethos kunskapsbank//SV",
            "NAME:tema Jäv",
            "X-WR-CALNAME:tema Jäv",
            "DESCRIPTION:Allt i tema Jäv.",
            "X-WR-CALDESC:Allt i tema Jäv.",
            "X-WR-TIMEZONE:Europe/Stockholm",
            "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
            "X-PUBLISHED-TTL:PT4H",
            "SOURCE;VALUE=URI:https://Ethos.example:8443/bas/kalender/tema/jav.ics",
            "BEGIN:VTIMEZONE",
        ]
    )
    assert not any(re.search(rb"\n(METHOD|ATTENDEE|ORGANIZER)", content) for content in files.values())
    assert b"NAME:" not in files["seminarier/gavan/gavan.ics"].replace(b"TZNAME:", b"")


def test_colours_follow_the_kind() -> None:
    colours = {path: set(re.findall(rb"\nCOLOR:(\w+)", content)) for path, content in written(*SOURCES).items()}
    assert colours["kalender/seminarier.ics"] == {b"steelblue"}
    assert colours["kalender/kurser.ics"] == {b"seagreen"}
    assert colours["kalender/sista-anmalan.ics"] == {b"firebrick"}


# --- subscribing ---


def test_four_ways_to_subscribe() -> None:
    feed = feed_for_theme(catalogue(), "https://ethos.example/bas", "jav")
    assert (feed.name, feed.path) == ("tema Jäv", "kalender/tema/jav.ics")
    assert feed.https == "https://ethos.example/bas/kalender/tema/jav.ics"
    assert feed.webcal == "webcal://ethos.example/bas/kalender/tema/jav.ics"
    assert parse_qs(urlsplit(feed.google).query) == {"cid": [feed.webcal]}
    assert parse_qs(urlsplit(feed.outlook).query) == {"url": [feed.https], "name": ["tema Jäv"]}
    assert "+" not in feed.outlook


def test_every_feed_that_is_shown_has_a_file() -> None:
    """Themes are all there to choose; an organiser without events is not."""
    chosen = catalogue(*SOURCES, themes=THEMES)
    groups = feeds(chosen, SITE)
    paths = [feed.path for _, listed in groups for feed in listed]
    assert [heading for heading, _ in groups] == ["Allt, eller en sort i taget", "Efter tema", "Efter arrangör"]
    assert set(CONTENTS) - set(paths) == {
        "kalender/arrangor/vilande.ics",
        *(path for path in CONTENTS if not path.startswith("kalender/")),
    }
    assert set(paths) < set(CONTENTS)
    assert paths[0] == feed_for_all(chosen, SITE).path == "kalender/alla.ics"


def test_one_event_can_be_subscribed_to() -> None:
    (event,) = catalogue(seminar("gavan")).events
    feed = feed_for_event(event, SITE)
    assert (feed.name, feed.path) == ("Gåvan", "seminarier/gavan/gavan.ics")
    assert "Onsdag 17 mars 2027" in feed.description


def test_an_unknown_calendar_is_a_fault_in_the_program() -> None:
    with pytest.raises(KeyError):
        feed_for(catalogue(), SITE, "tema/finns-inte")


# --- calendars.yml ---


def test_our_own_names_are_sound() -> None:
    value = parse_value(CALENDARS, _document(ROOT, "site_config/calendars.yml"))
    assert isinstance(value, s.Calendars), value
    assert "{term}" in value.tema.name


def test_a_name_without_its_term_is_told(tmp_path: Path) -> None:
    """Sixteen calendars of one name cannot be told apart."""
    text = (ROOT / "site_config/calendars.yml").read_text(encoding="utf-8")
    (tmp_path / "calendars.yml").write_text(text.replace("om temat {term}", "om temat"), encoding="utf-8")
    (fault,) = parse_value(CALENDARS, _document(tmp_path, "calendars.yml"))
    assert isinstance(fault, Problem)
    line = text.split("om temat {term}")[0].count("\n") + 1
    assert (fault.code, fault.line) == ("term-missing", line)
    assert "saknar {term}" in fault.message
    assert "description: Seminarier och kurstillfällen om temat {term}." in fault.hint


def _document(root: Path, path: str) -> Document:
    document = read_yaml(root, path)
    assert isinstance(document, Document), document
    return document
