"""A small site with every sort of event in one year, to be built and read on many days."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from shutil import copytree
from typing import Any
from zoneinfo import ZoneInfo

from conftest import ROOT, SETTINGS
from ethos import site
from ethos.engines import mkdocs

STOCKHOLM = ZoneInfo("Europe/Stockholm")

DAYS = {
    "before": date(2027, 1, 15),
    "between": date(2027, 2, 20),
    "deadline near": date(2027, 3, 5),
    "last day": date(2027, 3, 10),
    "on the day": date(2027, 3, 17),
    "after": date(2027, 3, 18),
    "clocks forward": date(2027, 3, 28),
    "clocks back": date(2027, 10, 31),
    "new year": date(2028, 1, 1),
    "long after": date(2028, 6, 1),
}
"""The first is when the one build is made that is read on all of them."""

PLACE = {"name": "Stora salen", "address": "Storgatan 1", "city": "Stockholm", "map_url": "https://karta.example/1"}
KIM = {"name": "Kim Ek", "role": "rådman", "organisation": "Exempeldomstolen", "background": "practitioner"}
FILM = {"url": "https://film.example/1", "published": "2027-04-01", "minutes": 58, "captions": True}


def seats(left: int, as_of: str) -> dict[str, Any]:
    return {"seats": 40, "seats_left": left, "as_of": as_of}


SEMINARS: dict[str, dict[str, Any]] = {
    "var-gar-gransen": {
        "start": "2027-03-17T08:15",
        "end": "2027-03-17T09:15",
        "registration": {"opens": "2027-02-01", "deadline": "2027-03-10", **seats(12, "2027-02-15")},
        "film": FILM,
    },
    "fullt-hus": {
        "start": "2027-04-21T13:00",
        "end": "2027-04-21T14:30",
        "registration": {"deadline": "2027-04-14", **seats(0, "2027-02-01")},
    },
    "installt": {"start": "2027-03-17T13:00", "end": "2027-03-17T14:00", "state": "cancelled", "sequence": 1},
    "flyttat": {
        "start": "2027-03-28T13:00",
        "end": "2027-03-28T14:00",
        "state": "moved",
        "sequence": 1,
        "moved_from": "2027-03-21T13:00",
        "registration": {"deadline": "2027-03-26T12:00"},
    },
    "uppskjutet": {"start": "2027-10-30T09:00", "end": "2027-10-30T10:00", "state": "postponed", "sequence": 1},
    "hela-dagar": {"start": "2027-10-30", "end": "2027-10-31", "registration": {}},
    "nyarsafton": {
        "start": "2027-12-31T22:00",
        "end": "2028-01-01T01:00",
        "format": "hybrid",
        "online_url": "https://video.example/nyar",
    },
    "fran-new-york": {
        "start": "2027-03-16T20:00",
        "end": "2027-03-16T21:00",
        "timezone": "America/New_York",
        "format": "online",
        "online_url": "https://video.example/new-york",
        "registration": {"deadline": "2027-03-16"},
    },
    "filmen-drojer": {"start": "2027-02-10T13:00", "end": "2027-02-10T14:00", "filmed": True},
    "fran-i-fjol": {"start": "2026-05-03T13:00", "end": "2026-05-03T14:30"},
    "nasta-ar": {"start": "2028-05-01T13:00", "end": "2028-05-01T14:30", "state": "planned"},
}
OCCASIONS: list[dict[str, Any]] = [
    {"id": "varen-2027", "start": "2027-03-16", "end": "2027-03-17", "registration": {"deadline": "2027-03-01"}},
    {"id": "hosten-2027", "start": "2027-10-31T13:00", "end": "2027-10-31T16:30", "state": "cancelled", "sequence": 2},
    {
        "id": "varen-2028",
        "start": "2028-01-01T13:00",
        "end": "2028-01-01T16:30",
        "registration": {"opens": "2027-12-31"},
    },
]
COURSES = {"leda-samtal": OCCASIONS, "en-gang": [{"id": "enda", "start": "2027-02-19", "end": "2027-02-20"}]}
"""Some days are not working days: the clocks do not know."""


def lay(folder: Path) -> Path:
    """Write the sources into a folder."""
    copytree(SETTINGS, folder / "site_config")
    (folder / "site_config" / "theme").mkdir()
    address = folder / "site_config" / "site.yml"
    address.write_text(address.read_text("utf-8").replace("prov.example/kultur/", "prov.example/"), encoding="utf-8")
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (folder / "content").mkdir()
    (folder / "seminars" / "courses").mkdir(parents=True)
    for slug, changes in SEMINARS.items():
        fields = {**timing(changes), "organisers": ["exempelmyndigheten"], "speakers": [KIM], "series": "Vardagar"}
        write(folder / "seminars" / f"{slug}.md", entry(slug, fields))
    for slug, occasions in COURSES.items():
        fields = {"occasions": [timing(each) for each in occasions], "providers": ["exempelmyndigheten"]}
        write(folder / "seminars" / "courses" / f"{slug}.md", entry(slug, fields))
    return folder


def timing(changes: Mapping[str, Any]) -> dict[str, Any]:
    made = {"format": "onsite", "state": "confirmed", "sequence": 0, **changes}
    if made["format"] != "online":
        made["place"] = PLACE
    if "registration" in changes:
        made["registration"] = {"url": "https://prov.example/anmalan", **changes["registration"]}
    return made


def entry(slug: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    told = {"title": slug.replace("-", " ").capitalize(), "summary": "Ett tillfälle att ses.", "themes": ["jav"]}
    return {**told, "status": "published", "published": "2026-01-15", **fields}


def write(path: Path, fields: Mapping[str, Any]) -> None:
    """YAML holds JSON, so a field a line is enough."""
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items())
    path.write_text("\n".join(["---", *lines, "---", "Välkommen."]), encoding="utf-8")


def build(folder: Path, target: Path, day: date) -> Path:
    """The site as it is published on a day."""
    inspection = site.inspect(folder, day)
    mkdocs.build(folder, target, site.render(inspection, day), strict=False)
    return target


def midnight(day: date) -> datetime:
    """When a day begins in Stockholm."""
    return datetime(day.year, day.month, day.day, tzinfo=STOCKHOLM)
