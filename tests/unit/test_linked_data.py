"""What machines are told of events is as true as what people read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from conftest import Lay
from ethos.content import load
from ethos.happening import events_of
from ethos.kinds import Course, Seminar
from ethos.views import linked_data
from ethos.views.cards import Shelf

SITE = "https://prov.example/"
Told = Callable[..., dict[str, Any]]


@pytest.fixture
def told(site_in: Lay) -> Told:
    """A function that writes a seminar's fields, and returns what machines are told."""

    def tell(**fields: str) -> dict[str, Any]:
        lines = {**SEMINAR, **fields}
        text = "\n".join(["---", *(f"{name}: {value}" for name, value in lines.items()), "---", "Text."])
        catalogue = load(site_in({"files": {"seminars/gransen.md": text}})).catalogue
        assert catalogue
        (entry,) = catalogue.of(Seminar)
        return linked_data.event(next(events_of(entry)), SITE, Shelf(catalogue, date(2027, 1, 1)))

    return tell


SEMINAR = {
    "title": "Var går gränsen?",
    "summary": "Om jäv.",
    "status": "published",
    "published": "2026-01-15",
    "themes": "[jav]",
    "start": "2027-03-17T08:15",
    "end": "2027-03-17T09:15",
    "state": "confirmed",
    "sequence": "0",
    "organisers": "[exempelmyndigheten]",
}


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("planned", "EventScheduled"),
        ("confirmed", "EventScheduled"),
        ("cancelled", "EventCancelled"),
        ("postponed", "EventPostponed"),
        ("moved", "EventRescheduled"),
    ],
)
def test_every_state_has_its_status(told: Told, state: str, status: str) -> None:
    assert told(state=state)["eventStatus"] == f"https://schema.org/{status}"


def test_moved_from_then_to_now(told: Told) -> None:
    data = told(state="moved", moved_from="2027-03-10T08:15")
    assert (data["previousStartDate"], data["startDate"]) == ("2027-03-10T08:15:00+01:00", "2027-03-17T08:15:00+01:00")


def test_put_off_from_a_time_that_no_longer_holds(told: Told) -> None:
    data = told(state="postponed")
    assert data["previousStartDate"] == data["startDate"] == "2027-03-17T08:15:00+01:00"


@pytest.mark.parametrize("state", ["confirmed", "cancelled"])
def test_an_old_day_is_not_told_of_what_was_not_moved(told: Told, state: str) -> None:
    assert "previousStartDate" not in told(state=state, moved_from="2027-03-10T08:15")


REGISTRATION = (
    "{url: 'https://prov.example/anmalan', opens: 2027-02-01, deadline: 2027-03-10T12:00, seats: 40, seats_left: 0}"
)


def test_registration_is_told_with_its_days(told: Told) -> None:
    """Seats that are left are not: the page may be read when they are gone."""
    data = told(registration=REGISTRATION)
    assert data["maximumAttendeeCapacity"] == 40
    assert data["offers"] == {
        "@type": "Offer",
        "url": "https://prov.example/anmalan",
        "validFrom": "2027-02-01",
        "availabilityEnds": "2027-03-10T12:00:00+01:00",
        "availability": "https://schema.org/SoldOut",
    }


@pytest.mark.parametrize(
    ("price", "amount"),
    [
        ("Kostnadsfri", "0"),
        ("Kostnadsfritt för anställda", "0"),
        ("gratis", "0"),
        ("0 kr", "0"),
        ("500 kr", "500"),
        ("1 200 kronor", "1200"),
        ("12 500,50 kr exklusive moms", "12500.50"),
        ("1200 kr för anställda", "1200"),
        ("Från 500 kr", ""),
        ("500–700 kr", ""),
        ("Självkostnad", ""),
    ],
)
def test_a_price_is_told_when_it_is_one_sum(told: Told, price: str, amount: str) -> None:
    """Search engines want a number and a currency; what is no single sum is told to people alone."""
    offer = told(registration=REGISTRATION, price=price)["offers"]
    expected = {"price": amount, "priceCurrency": "SEK"} if amount else {}
    assert {name: value for name, value in offer.items() if name.startswith("price")} == expected


def test_who_registers_by_mail_does_so_from_the_page(told: Told) -> None:
    """An offer has an address on the web."""
    assert told(registration="{url: 'mailto:kurser@prov.example'}")["offers"]["url"] == f"{SITE}seminarier/gransen/"


def test_a_picture_is_told(told: Told) -> None:
    assert told()["image"] == f"{SITE}delning/seminarier/gransen.png"


FILM = "{url: 'https://film.example/1', published: 2027-04-01, minutes: 58, captions: true}"


def test_a_film_has_what_search_engines_require(told: Told) -> None:
    film = told(film=FILM)["recordedIn"]
    assert film["thumbnailUrl"] == f"{SITE}delning/seminarier/gransen/film.png"
    assert film["uploadDate"] == "2027-04-01T00:00:00+02:00"
    assert (film["name"], film["description"]) == ("Var går gränsen?", "Om jäv.")


@pytest.mark.parametrize("place", ["later", "{city: Umeå}"])
def test_a_place_that_is_not_known_is_told_as_that(told: Told, place: str) -> None:
    (here,) = told(format="onsite", place=place)["location"]
    assert here["name"] == "Platsen meddelas senare"
    assert here["address"]["addressCountry"] == "SE"


def test_the_meetings_of_a_seminar(told: Told) -> None:
    meetings = "[{start: 2027-03-17T08:15, end: 2027-03-17T09:15}, {start: 2027-03-31T08:15, end: 2027-03-31T09:15}]"
    data = told(meetings=meetings, end="2027-03-31T09:15")
    assert (data["startDate"], data["endDate"]) == ("2027-03-17T08:15:00+01:00", "2027-03-31T09:15:00+02:00")
    assert [each["startDate"] for each in data["subEvent"]] == [
        "2027-03-17T08:15:00+01:00",
        "2027-03-31T08:15:00+02:00",
    ]
    assert data["subEvent"][1]["name"] == "Var går gränsen? (träff 2 av 2)"


def test_moved_more_than_once(told: Told) -> None:
    data = told(state="moved", moved_from="[2027-01-13T08:15, 2027-03-10T08:15]")
    assert data["previousStartDate"] == ["2027-01-13T08:15:00+01:00", "2027-03-10T08:15:00+01:00"]


@pytest.mark.parametrize("state", ["cancelled", "postponed"])
def test_nothing_is_offered_that_is_called_off(told: Told, state: str) -> None:
    assert "offers" not in told(state=state, registration=REGISTRATION)


def test_a_place_and_a_link(told: Told) -> None:
    place = "{name: Salen, city: Umeå, address: Storgatan 1, map_url: 'https://karta.example/1'}"
    data = told(format="hybrid", place=place, online_url="https://video.example/1")
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    here, there = data["location"]
    assert here["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "SE",
        "addressLocality": "Umeå",
        "streetAddress": "Storgatan 1",
    }
    assert here["hasMap"] == "https://karta.example/1"
    assert there == {"@type": "VirtualLocation", "url": "https://video.example/1"}


def test_who_speaks_and_in_which_series(told: Told) -> None:
    people = "[{name: Kim Ek, role: rådman, background: practitioner}]"
    place = "{name: Salen, city: Umeå}"
    data = told(speakers=people, series="Vardagar", format="onsite", place=place)
    assert data["performer"] == [{"@type": "Person", "name": "Kim Ek", "jobTitle": "rådman"}]
    assert data["superEvent"] == {
        "@type": "EventSeries",
        "name": "Vardagar",
        "url": f"{SITE}serier/vardagar/",
        "startDate": "2027-03-17T08:15:00+01:00",
        "endDate": "2027-03-17T09:15:00+01:00",
        **{name: data[name] for name in ("eventAttendanceMode", "location", "organizer")},
    }


COURSE = """\
---
title: Leda samtal
summary: En kurs.
status: published
published: 2026-01-15
themes: [jav]
providers: [exempelmyndigheten]
level: Grundkurs
credits: 7.5
occasions:
  - {id: varen, start: 2027-03-27, end: 2027-03-28, format: hybrid, state: confirmed, sequence: 0}
  - {id: hosten, start: 2027-10-31T13:00, end: 2027-10-31T16:00, format: online, state: cancelled, sequence: 1}
---
Text.
"""


def test_a_course_and_its_occasions(site_in: Lay) -> None:
    """Each occasion has its own address, days and state; whole days are days."""
    catalogue = load(site_in({"files": {"seminars/courses/leda.md": COURSE}})).catalogue
    assert catalogue
    data: dict[str, Any] = linked_data.course(catalogue.of(Course)[0], SITE, Shelf(catalogue, date(2027, 1, 1)))
    spring, autumn = data["hasCourseInstance"]
    assert (spring["startDate"], spring["endDate"], spring["courseMode"]) == ("2027-03-27", "2027-03-28", "blended")
    assert (autumn["startDate"], autumn["courseMode"]) == ("2027-10-31T13:00:00+01:00", "online")
    assert autumn["eventStatus"] == "https://schema.org/EventCancelled"
    assert [each["url"] for each in (spring, autumn)] == [f"{SITE}kurser/leda/#{each}" for each in ("varen", "hosten")]
    assert [each["courseWorkload"] for each in (spring, autumn)] == ["P2D", "PT180M"]
    assert (data["datePublished"], data["dateModified"]) == ("2026-01-15", "2026-01-15")
    assert data["numberOfCredits"] == {"@type": "QuantitativeValue", "value": 7.5, "unitText": "högskolepoäng"}
