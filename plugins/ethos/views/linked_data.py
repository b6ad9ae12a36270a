"""What a page is about, in schema.org's terms, for search engines and other machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from ethos import places
from ethos.happening import Event, events_of, midnight
from ethos.kinds import Course, Dilemma, Entry, Method
from ethos.kinds.attendance import Registration
from ethos.kinds.event import Format, Gathering, Speaker, State, Timing, at, named
from ethos.kinds.fields import day_of
from ethos.kinds.film import Film
from ethos.kinds.organisation import Organisation
from ethos.kinds.settings import Site
from ethos.output import Link
from ethos.views.calendar.wording import meeting_title
from ethos.views.linked_places import locations
from ethos.views.social import picture_of
from ethos.views.sums import amount

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
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def trail(way: Sequence[Link], site_url: str) -> Data:
    """The way to a page from the start page, itself last: where that is, the page says already."""
    steps: list[dict[str, object]] = [
        {"@type": "ListItem", "position": number, "name": each.label, "item": f"{site_url}{each.path}"}
        for number, each in enumerate(way, 1)
    ]
    del steps[-1]["item"]
    return {"@context": SCHEMA.rstrip("/"), "@type": "BreadcrumbList", "itemListElement": steps}


def dilemma(entry: Dilemma, site_url: str) -> Data:
    return {
        **_work(entry, site_url),
        **_dates(entry),
        "@type": "LearningResource",
        "timeRequired": f"PT{entry.minutes}M",
    }


def method(entry: Method, site_url: str) -> Data:
    time = {"timeRequired": f"PT{entry.minutes}M"} if entry.minutes else {}
    return {
        **_work(entry, site_url),
        **_dates(entry),
        **time,
        "@type": "LearningResource",
        "learningResourceType": "metod",
    }


def creative_work(entry: Entry, site_url: str) -> Data:
    """What is said of a kind that nothing more is known of."""
    return {**_work(entry, site_url), **_dates(entry), "@type": "CreativeWork"}


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
        **_dates(entry),
        **{name: value for name, value in known.items() if value},
        "@type": "Course",
        "provider": _organisations(entry.providers, shelf),
        "hasCourseInstance": [_instance(event, site_url) for event in events_of(entry)],
    }


def _instance(event: Event, site_url: str) -> Data:
    mode = {"courseMode": COURSE_MODE[event.timing.format]} if event.timing.format else {}
    url = f"{site_url}{event.entry.path}#{event.occasion}"
    told = {**_occasion(event, site_url), **mode, **_people(event, "instructor")}
    told["courseWorkload"] = _workload(event.timing.sittings)
    return {**told, "@type": "CourseInstance", "url": url, "image": _image(event.entry, site_url)}


def _workload(sittings: Sequence[Timing]) -> str:
    """How long one takes part, as ISO 8601 tells a duration: in days where one is there for whole ones."""
    if any(each.takes_days for each in sittings):
        return f"P{sum((each.last_day - day_of(each.start)).days + 1 for each in sittings)}D"
    return f"PT{round(sum((each.ends - each.starts).total_seconds() for each in sittings) / 60)}M"


def event(event: Event, site_url: str, shelf: Shelf) -> Data:
    """A seminar."""
    entry = event.entry
    known = {
        "audience": _audience(entry, shelf),
        "keywords": shelf.labels("themes", entry.themes),
        "superEvent": _series(event, site_url, shelf),
        "recordedIn": _film(entry, site_url),
    }
    return {
        **_work(entry, site_url),
        **_occasion(event, site_url),
        **_people(event, "performer"),
        **{name: value for name, value in known.items() if value},
        "@type": "EducationEvent",
        "image": _image(entry, site_url),
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


def _dates(entry: Entry) -> Data:
    return {"datePublished": entry.published.isoformat(), "dateModified": entry.changed.isoformat()}


def _occasion(event: Event, site_url: str) -> Data:
    """When and where, and what has become of it. Nothing here is untrue on another day: no count of seats is told."""
    timing = event.timing
    data: Data = {"name": event.entry.title, **_sitting(timing)}
    if before := [iso(each, timing) for each in _before(timing)]:
        data["previousStartDate"] = before if len(before) > 1 else before[0]
    if timing.registration and event.takes_place and not event.entry.example:
        data |= _registration(event, timing.registration, site_url)
    if timing.meetings:
        names = (meeting_title(event, number) for number, _ in enumerate(timing.meetings, 1))
        sittings = zip(names, timing.sittings, strict=True)
        data["subEvent"] = [{"@type": "Event", "name": name, **_sitting(each)} for name, each in sittings]
    return data


def _sitting(timing: Timing) -> Data:
    """When and where people meet, from when it begins to when it ends."""
    data: Data = {
        "startDate": iso(timing.start, timing),
        "endDate": iso(timing.end, timing),
        "eventStatus": SCHEMA + STATUS.get(timing.state, "EventScheduled"),
    }
    if timing.format:
        data["eventAttendanceMode"] = SCHEMA + MODE[timing.format]
    if timing.venue or timing.link or timing.place_comes:
        data["location"] = locations(timing)
    return data


def _before(timing: Timing) -> Sequence[date]:
    """When it was to start: for what is put off the time that no longer holds (schema.org, EventPostponed)."""
    if timing.state is State.MOVED:
        return timing.moves
    return (timing.start,) if timing.state is State.POSTPONED else ()


def _registration(event: Event, registration: Registration, site_url: str) -> Data:
    """Who registers by mail does so from the event's own page. Full is full until the editor has counted anew."""
    timing = event.timing
    days = {"validFrom": registration.opens, "availabilityEnds": registration.deadline}
    offer: Data = {name: iso(moment, timing) for name, moment in days.items() if moment}
    offer["url"] = f"{site_url}{event.entry.path}" if registration.mail else registration.url
    offer["availability"] = SCHEMA + ("SoldOut" if registration.seats_left == 0 else "InStock")
    if price := amount(event.entry.price or ""):
        offer |= {"price": price, "priceCurrency": "SEK"}
    seats = {"maximumAttendeeCapacity": registration.seats} if registration.seats else {}
    return {**seats, "offers": {**offer, "@type": "Offer"}}


def iso(moment: date, timing: Timing) -> str:
    """A moment with its distance from UTC; a day is a day."""
    return at(moment, timing.timezone).isoformat() if isinstance(moment, datetime) else moment.isoformat()


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


def _series(event: Event, site_url: str, shelf: Shelf) -> Data | None:
    """The series that it is a part of, from its first event to its last, where it meets this time."""
    name = event.entry.series
    if not name:
        return None
    timings = [each.timing for each in shelf.catalogue.by_series[named(name)]]
    first, last = min(timings, key=lambda each: each.starts), max(timings, key=lambda each: each.ends)
    known = {key: value for key, value in _sitting(event.timing).items() if key in {"location", "eventAttendanceMode"}}
    return {
        **known,
        "@type": "EventSeries",
        "name": name,
        "url": f"{site_url}{places.SERIES.path}{named(name)}/",
        "startDate": iso(first.start, first),
        "endDate": iso(last.end, last),
        "organizer": _organisations(event.organisers, shelf),
    }


def _credits(credits: float | None) -> Data | None:
    """Half points are common, and a bare number would have to be whole."""
    return {"@type": "QuantitativeValue", "value": credits, "unitText": "högskolepoäng"} if credits else None


def _film(entry: Gathering, site_url: str) -> Data | None:
    return video(entry, entry.film, site_url) if entry.film else None


def video(entry: Gathering, film: Film, site_url: str) -> Data:
    """The film of a gathering, with all that search engines require of one. A day is told as its first moment."""
    return {
        "@type": "VideoObject",
        "name": entry.title,
        "description": entry.summary,
        "inLanguage": entry.language,
        "url": f"{site_url}{entry.film_path}",
        "thumbnailUrl": f"{site_url}{picture_of(entry.film_path, entry.title)}",
        "uploadDate": midnight(film.published).isoformat(),
        "duration": f"PT{film.minutes}M",
    }


def _image(entry: Gathering, site_url: str) -> str:
    return f"{site_url}{picture_of(entry.path, entry.title)}"


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
