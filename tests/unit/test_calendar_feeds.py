"""How one subscribes, what a calendar says of itself, and the names an agency gives it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from calendar_sources import CALENDARS, CONTENTS, SITE, SOURCES, THEMES, catalogue, seminar, uids, written

from ethos.kinds import Seminar
from ethos.kinds import settings as s
from ethos.kinds.parse import parse_value
from ethos.problem import Problem
from ethos.source import Document, read_yaml
from ethos.views.calendar import feed_for, feed_for_all, feed_for_event, feed_for_theme, feeds

ROOT = Path(__file__).resolve().parents[2]
TERMED = ("tema", "arrangor")

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
    alone = files["seminarier/gavan/gavan.ics"].decode().replace("\r\n ", "").split("\r\n")
    assert "SOURCE;VALUE=URI:https://Ethos.example:8443/bas/seminarier/gavan/gavan.ics" in alone
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
    """Themes, roles and cities are all there to choose; an organiser without events is not."""
    chosen = catalogue(*SOURCES, themes=THEMES)
    groups = feeds(chosen, SITE)
    paths = [feed.path for _, listed in groups for feed in listed]
    assert [heading for heading, _ in groups] == [
        "Allt, eller en sort i taget",
        "Efter tema",
        "Efter målgrupp",
        "Efter ort",
        "Efter arrangör",
    ]
    assert set(CONTENTS) - set(paths) == {
        "kalender/arrangor/vilande.ics",
        "kalender/arkiv/2024.ics",
        *(path for path in CONTENTS if not path.startswith("kalender/")),
    }
    assert set(paths) < set(CONTENTS)
    assert paths[0] == feed_for_all(chosen, SITE).path == "kalender/alla.ics"


def test_feeds_are_called_what_they_are_about() -> None:
    """An audience in the plural, what is online by words of its own, cities in the order of the Swedish alphabet."""
    shown = dict(feeds(catalogue(*SOURCES, themes=THEMES), SITE))
    assert [feed.label for feed in shown["Efter målgrupp"]] == ["Chefer", "HR"]
    assert [feed.label for feed in shown["Efter ort"]] == ["Digitalt", "Umeå", "Östersund"]
    assert shown["Efter ort"][0].name == "digitalt Digitalt"
    assert shown["Efter ort"][1].name == "ort Umeå"


def test_a_feed_by_its_key_is_the_feed_that_is_shown() -> None:
    chosen = catalogue(*SOURCES, themes=THEMES)
    for _, listed in feeds(chosen, SITE):
        for feed in listed:
            assert feed_for(chosen, SITE, feed.path.removeprefix("kalender/").removesuffix(".ics")) == feed


def in_cities(*cities: str, **own: Any) -> list[Seminar]:
    return [seminar(f"s{n}", place={"name": "Salen", "city": city}, **own) for n, city in enumerate(cities)]


def test_a_city_has_one_calendar_however_it_is_spelled() -> None:
    chosen = catalogue(*in_cities("UMEA", "Umeå", "umeå", "Umeå", "Malmö"))
    places = dict(feeds(chosen, SITE))["Efter ort"]
    assert [(feed.label, feed.path) for feed in places[1:]] == [
        ("Malmö", "kalender/ort/malmo.ics"),
        ("Umeå", "kalender/ort/umea.ics"),
    ]
    assert uids(written(*in_cities("UMEA", "Umeå"))["kalender/ort/umea.ics"]) == ["seminar-s0", "seminar-s1"]


def test_a_city_keeps_its_calendar() -> None:
    """What was there long ago, and what has moved away: whoever subscribes finds an empty calendar, and no error."""
    files = written(*in_cities("Gävle", start="2009-03-17", end="2009-03-17"), cities=["Ystad", "Gävle"])
    assert uids(files["kalender/ort/gavle.ics"]) == uids(files["kalender/ort/ystad.ics"]) == []
    assert "kalender/ort/umea.ics" not in files


def test_any_name_of_a_city_makes_a_sound_address() -> None:
    """Without letters there is no calendar; a long name is cut; one called as the online calendar is in that."""
    files = written(*in_cities("!?", "Ö" * 200, "Digitalt", "../../x", "北京"))
    places = {path.removeprefix("kalender/ort/") for path in files if path.startswith("kalender/ort/")}
    assert places == {"digitalt.ics", f"{'o' * 60}.ics", "x.ics", "bei-jing.ics"}
    assert uids(files["kalender/ort/digitalt.ics"]) == ["seminar-s2"]


def test_what_is_online_only_is_in_no_city() -> None:
    (studio,) = in_cities("Umeå", format="online")
    files = written(studio)
    assert "kalender/ort/umea.ics" not in files
    assert uids(files["kalender/ort/digitalt.ics"]) == ["seminar-s0"]


def test_one_event_can_be_subscribed_to() -> None:
    (event,) = catalogue(seminar("gavan")).events
    feed = feed_for_event(event, SITE)
    assert (feed.name, feed.path) == ("Gåvan", "seminarier/gavan/folj/gavan.ics")
    assert "Onsdag 17 mars 2027" in feed.description
    files = written(seminar("gavan"))
    names = [line for line in files[feed.path].decode().split("\r\n") if re.match("(X-WR-CAL)?NAME:", line)]
    assert names == ["NAME:Gåvan", "X-WR-CALNAME:Gåvan"]
    assert events(files[feed.path]) == events(files["seminarier/gavan/gavan.ics"])


def events(content: bytes) -> list[bytes]:
    return re.findall(rb"BEGIN:VEVENT.*?END:VEVENT", content, re.DOTALL)


def test_an_unknown_calendar_is_a_fault_in_the_program() -> None:
    with pytest.raises(KeyError):
        feed_for(catalogue(), SITE, "tema/finns-inte")


# --- calendars.yml ---


def test_our_own_names_are_sound() -> None:
    value = parse_value(CALENDARS, _document(ROOT, "site_config/calendars.yml"))
    assert isinstance(value, s.Calendars), value
    assert "{term}" in value.tema.name


def test_an_older_file_names_the_later_calendars_too() -> None:
    """An agency's file, or an older revision of it, need not know of calendars that came since."""
    older = {name: {"name": name, "description": "x"} for name in ("alla", "seminarier", "kurser", "sista-anmalan")}
    found = CALENDARS.validate_python(older | {name: {"name": "{term}", "description": "{term}"} for name in TERMED})
    assert (found.malgrupp.name, found.digitalt.name) == (
        "{site}: {term}",
        "{site}: digitalt",
    )
    assert all("{term}" in each.description for each in (found.malgrupp, found.ort, found.arkiv))


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


def test_our_own_calendars_bear_the_name_of_the_site() -> None:
    """One name everywhere, which is written once (moved-city among the golden cases shows what becomes of it)."""
    value = parse_value(CALENDARS, _document(ROOT, "site_config/calendars.yml"))
    assert isinstance(value, s.Calendars)
    assert all(each.name.startswith("{site}: ") for _, each in value if isinstance(each, s.FeedText | s.TermFeedText))
