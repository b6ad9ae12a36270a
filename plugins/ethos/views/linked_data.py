"""What a page is about, in schema.org's terms, for search engines and other machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from ethos import places
from ethos.catalogue import Event, events_of
from ethos.kinds import Course, Dilemma, Entry, Method
from ethos.kinds.attendance import Place, Registration
from ethos.kinds.event import Format, Gathering, Speaker, State, Timing, at, named
from ethos.kinds.settings import Organisation, Site

if TYPE_CHECKING:
    from ethos.views.cards import Shelf

Data = dict[str, object]

STATUS = {
    State.CANCELLED: "EventCancelled",
    State.POSTPONED: "EventPostponed",
    State.MOVED: "EventRescheduled",
}
MODE = {
    Format.ONSITE: "OfflineEventAttendanceMode",
    Format.ONLINE: "OnlineEventAttendanceMode",
    Format.HYBRID: "MixedEventAttendanceMode",
}
COURSE_MODE = {Format.ONSITE: "onsite", Format.ONLINE: "online", Format.HYBRID: "blended"}
SCHEMA = "https://schema.org/"


def as_script(data: Mapping[str, object]) -> str:
    """JSON that is safe inside a script element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def dilemma(entry: Dilemma, site_url: str) -> Data:
    return {**_work(entry, site_url), "@type": "LearningResource", "timeRequired": f"PT{entry.minutes}M"}


def method(entry: Method, site_url: str) -> Data:
    time = {"timeRequired": f"PT{entry.minutes}M"} if entry.minutes else {}
    return {**_work(entry, site_url), **time, "@type": "LearningResource", "learningResourceType": "metod"}


def creative_work(entry: Entry, site_url: str) -> Data:
    """What is said of a kind that nothing more is known of."""
    return {**_work(entry, site_url), "@type": "CreativeWork"}


def course(entry: Course, site_url: str, shelf: Shelf) -> Data:
    """A course, each occasion a ``CourseInstance`` with its own address on the page."""
    known = {
        "educationalLevel": entry.level,
        "numberOfCredits": _credits(entry.credits),
        "audience": _audience(entry, shelf),
        "keywords": shelf.labels("themes", entry.themes),
    }
    return {
        **_work(entry, site_url),
        **{name: value for name, value in known.items() if value},
        "@type": "Course",
        "provider": _organisations(entry.providers, shelf),
        "hasCourseInstance": [_instance(event, site_url) for event in events_of(entry)],
    }


def _instance(event: Event, site_url: str) -> Data:
    mode = {"courseMode": COURSE_MODE[event.timing.format]} if event.timing.format else {}
    url = f"{site_url}{event.entry.path}#{event.occasion}"
    return {**_occasion(event), **mode, **_people(event, "instructor"), "@type": "CourseInstance", "url": url}


def event(event: Event, site_url: str, shelf: Shelf) -> Data:
    """A seminar."""
    entry = event.entry
    known = {
        "audience": _audience(entry, shelf),
        "keywords": shelf.labels("themes", entry.themes),
        "superEvent": _series(entry, site_url),
        "recordedIn": _film(entry, site_url),
    }
    return {
        **_work(entry, site_url),
        **_occasion(event),
        **_people(event, "performer"),
        **{name: value for name, value in known.items() if value},
        "@type": "EducationEvent",
        "organizer": _organisations(event.organisers, shelf),
    }


def _work(entry: Entry, site_url: str) -> Data:
    return {
        "@context": SCHEMA.rstrip("/"),
        "name": entry.title,
        "description": entry.summary,
        "inLanguage": entry.language,
        "url": f"{site_url}{entry.path}",
    }


def _occasion(event: Event) -> Data:
    """When and where, and what has become of it. Nothing here is untrue on another day: no count of seats is told."""
    timing = event.timing
    data: Data = {
        "name": event.entry.title,
        "startDate": _iso(timing.start, timing),
        "endDate": _iso(timing.end, timing),
        "eventStatus": SCHEMA + STATUS.get(timing.state, "EventScheduled"),
    }
    if before := _before(timing):
        data["previousStartDate"] = _iso(before, timing)
    if timing.format:
        data["eventAttendanceMode"] = SCHEMA + MODE[timing.format]
    if timing.venue or timing.link:
        data["location"] = _locations(timing)
    if timing.registration and event.takes_place:
        data |= _registration(timing.registration, timing)
    return data


def _before(timing: Timing) -> date | None:
    """When it was to start: for what is put off the time that no longer holds (schema.org, EventPostponed)."""
    if timing.state is State.MOVED:
        return timing.moved_from
    return timing.start if timing.state is State.POSTPONED else None


def _registration(registration: Registration, timing: Timing) -> Data:
    days = {"validFrom": registration.opens, "availabilityEnds": registration.deadline}
    offer: Data = {name: _iso(moment, timing) for name, moment in days.items() if moment}
    seats = {"maximumAttendeeCapacity": registration.seats} if registration.seats else {}
    return {**seats, "offers": {**offer, "@type": "Offer", "url": registration.url}}


def _iso(moment: date, timing: Timing) -> str:
    return at(moment, timing.timezone).isoformat() if isinstance(moment, datetime) else moment.isoformat()


def _locations(timing: Timing) -> list[Data]:
    found: list[Data] = []
    if timing.venue:
        found.append(_place(timing.venue))
    if timing.link:
        found.append({"@type": "VirtualLocation", "url": timing.link})
    return found


def _place(place: Place) -> Data:
    address: Data = {"@type": "PostalAddress", "addressLocality": place.city}
    if place.address:
        address["streetAddress"] = place.address
    data: Data = {"@type": "Place", "name": place.name, "address": address}
    if place.map_url:
        data["hasMap"] = place.map_url
    if place.position:
        data["geo"] = {"@type": "GeoCoordinates", "latitude": place.position.lat, "longitude": place.position.lon}
    return data


def _people(event: Event, role: str) -> Data:
    """Those who speak, under the name that they have in that role; nothing when nobody is known."""
    people = [_person(each) for each in event.entry.speakers]
    return {role: people} if people else {}


def _person(speaker: Speaker) -> Data:
    data: Data = {"@type": "Person", "name": speaker.name}
    if speaker.role:
        data["jobTitle"] = speaker.role
    if speaker.organisation:
        data["affiliation"] = {"@type": "Organization", "name": speaker.organisation}
    return data


def _audience(entry: Gathering, shelf: Shelf) -> list[Data]:
    return [{"@type": "Audience", "audienceType": each} for each in shelf.plurals(entry.audience)]


def _series(entry: Gathering, site_url: str) -> Data | None:
    if not entry.series:
        return None
    url = f"{site_url}{places.SERIES.path}{named(entry.series)}/"
    return {"@type": "EventSeries", "name": entry.series, "url": url}


def _credits(credits: float | None) -> Data | None:
    """Half points are common, and a bare number would have to be whole."""
    return {"@type": "QuantitativeValue", "value": credits, "unitText": "högskolepoäng"} if credits else None


def _film(entry: Gathering, site_url: str) -> Data | None:
    if not entry.film:
        return None
    film = entry.film
    return {
        "@type": "VideoObject",
        "name": entry.title,
        "url": f"{site_url}{entry.film_path}",
        "uploadDate": film.published.isoformat(),
        "duration": f"PT{film.minutes}M",
    }


def _organisations(slugs: Iterable[str], shelf: Shelf) -> list[Data]:
    known = [shelf.catalogue.settings.organisations[slug] for slug in slugs]
    return [_organisation(each) for each in known]


def _organisation(known: Organisation) -> Data:
    data: Data = {"@type": "Organization", "name": known.name}
    return {**data, "url": known.url} if known.url else data


def site(settings: Site, site_url: str) -> Data:
    return {
        "@context": SCHEMA.rstrip("/"),
        "@type": "WebSite",
        "name": settings.name,
        "description": settings.description,
        "inLanguage": "sv",
        "url": site_url,
        "publisher": {"@type": "Organization", "name": settings.publisher},
    }
