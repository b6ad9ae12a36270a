"""Small sites with events, for the tests of calendars."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, TypeVar

import icalendar
from pydantic import TypeAdapter

from ethos.catalogue import Catalogue
from ethos.kinds import Course, Entry, Seminar
from ethos.kinds import settings as s
from ethos.kinds.parse import parse
from ethos.kinds.statement import Statement
from ethos.source import Document
from ethos.views.calendar import calendars

SITE = "https://Ethos.example:8443/bas/"
HOST = "ethos.example/bas"
"""What every UID ends with."""
CALENDARS = TypeAdapter(s.Calendars)
TODAY = date(2026, 11, 21)

E = TypeVar("E", bound=Entry)


def fields(**own: Any) -> dict[str, Any]:
    shared = {"title": "Gåvan", "summary": "Om gåvor.", "status": "published", "published": "2026-11-05"}
    return shared | {"themes": ["jav"]} | own


def times(start: str, end: str, **own: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "state": "confirmed", "sequence": 0} | own


def seminar(slug: str, start: str = "2027-03-17T08:15", end: str = "2027-03-17T09:15", **own: Any) -> Seminar:
    written = fields(organisers=["verket"]) | times(start, end, **own)
    return entry(Seminar, f"seminars/{slug}.md", written)


def course(slug: str, *occasions: dict[str, Any], **own: Any) -> Course:
    return entry(Course, f"seminars/courses/{slug}.md", fields(providers=["verket"], occasions=list(occasions)) | own)


def entry(model: type[E], path: str, written: dict[str, Any]) -> E:
    parsed = parse(model, Document(path, written, "", 1))
    assert not isinstance(parsed, list), parsed
    return parsed


def named(path: str) -> dict[str, str]:
    return {"name": f"{path} {{term}}", "description": f"Allt i {path} {{term}}."}


ROLES = {"chef": s.Term(label="Chef", plural="Chefer", definition="x"), "hr": s.Term(label="HR", definition="x")}
FOLDERS = ("tema", "arrangor", "malgrupp", "ort", "arkiv")


def catalogue(*entries: Entry, themes: dict[str, str] | None = None, **calendars: Any) -> Catalogue:
    """Entries, the labels of themes, and what ``calendars.yml`` says beside names."""
    labels = themes or {"jav": "Jäv"}  # past validation: what the model would refuse must do no harm either
    terms = {slug: s.Term.model_construct(label=text, definition="x") for slug, text in labels.items()}
    words = s.Vocabulary(themes=terms, principles={}, roles=ROLES, settings={}, values={})
    site = s.Site(name="E", url=SITE, tagline="t", description="d", publisher="p", contact="a@ethos.example")
    texts = {name: named(name) for name in ("alla", "seminarier", "kurser", "sista-anmalan", "digitalt", *FOLDERS)}
    organisations = {slug: s.Organisation(name=slug.title()) for slug in ("verket", "vilande")}
    chosen = s.Settings(
        site=site,
        vocabulary=words,
        laws={},
        organisations=organisations,
        synonyms=s.Synonyms(),
        calendars=CALENDARS.validate_python(texts | calendars),
        tillganglighet=Statement.model_construct(),
    )
    return Catalogue(entries, chosen)


def written(*entries: Entry, today: date = TODAY, **settings: Any) -> dict[str, bytes]:
    """The calendar files of a site with these entries, by path."""
    return {file.path: file.content for file in calendars(catalogue(*entries, **settings), SITE, today)}


def vevent(*entries: Entry, path: str = "kalender/alla.ics") -> icalendar.Event:
    (only,) = icalendar.Calendar.from_ical(written(*entries)[path]).walk("VEVENT")
    assert isinstance(only, icalendar.Event)
    return only


def uids(content: bytes) -> list[str]:
    """The part before the host of every UID in a calendar, in its order."""
    found = re.findall(rb"^UID:((?:.|\r\n )*)@ethos\.example/bas\r$", content, re.MULTILINE)
    return [uid.decode().replace("\r\n ", "") for uid in found]


UMEA = {"name": "Salen", "city": "Umeå"}
SOURCES = (
    seminar(
        "gavan",
        themes=["jav", "gavor"],
        registration={"url": "https://a.example/", "deadline": "2027-03-10"},
        audience=["hr", "chef"],
        format="hybrid",
        place=UMEA,
        online_url="https://direkt.example/",
    ),
    seminar("mejlet", organisers=["verket", "okand"], themes=["okant"], audience=["okand"], format="online"),
    course(
        "leda",
        times("2027-04-01", "2027-04-02", id="varen", place=UMEA),
        times(
            "2027-10-01T13:00",
            "2027-10-01T15:00",
            id="hosten",
            registration={"url": "https://a.example/", "deadline": "2027-09-20T12:00"},
            place={"name": "Salen", "city": "Östersund"},
        ),
        themes=["gavor"],
        audience=["chef"],
    ),
    seminar("utkast", status="draft", place={"name": "Salen", "city": "Utkaststad"}),
    seminar("forr", "2024-11-20T10:00", "2024-11-20T11:00"),
)
THEMES = {"jav": "Jäv", "gavor": "Gåvor, små; stora", "tyst": "Tystnad"}
GAVAN, MEJLET, VAREN, HOSTEN = "seminar-gavan", "seminar-mejlet", "course-leda-varen", "course-leda-hosten"
CONTENTS = {
    "kalender/alla.ics": [GAVAN, MEJLET, VAREN, HOSTEN],
    "kalender/seminarier.ics": [GAVAN, MEJLET],
    "kalender/kurser.ics": [VAREN, HOSTEN],
    "kalender/sista-anmalan.ics": [f"{GAVAN}-anmalan", f"{HOSTEN}-anmalan"],
    "kalender/tema/jav.ics": [GAVAN],
    "kalender/tema/gavor.ics": [GAVAN, VAREN, HOSTEN],
    "kalender/tema/tyst.ics": [],
    "kalender/malgrupp/chef.ics": [GAVAN, VAREN, HOSTEN],
    "kalender/malgrupp/hr.ics": [GAVAN],
    "kalender/ort/digitalt.ics": [GAVAN, MEJLET],
    "kalender/ort/umea.ics": [GAVAN, VAREN],
    "kalender/ort/ostersund.ics": [HOSTEN],
    "kalender/arrangor/verket.ics": [GAVAN, MEJLET, VAREN, HOSTEN],
    "kalender/arrangor/vilande.ics": [],
    "kalender/arkiv/2024.ics": ["seminar-forr"],
    **{f"seminarier/gavan/{folder}gavan.ics": [GAVAN] for folder in ("", "folj/")},
    **{f"seminarier/mejlet/{folder}mejlet.ics": [MEJLET] for folder in ("", "folj/")},
    **{f"seminarier/forr/{folder}forr.ics": ["seminar-forr"] for folder in ("", "folj/")},
    **{f"kurser/leda/{folder}varen.ics": [VAREN] for folder in ("", "folj/")},
    **{f"kurser/leda/{folder}hosten.ics": [HOSTEN] for folder in ("", "folj/")},
}
