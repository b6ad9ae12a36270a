"""What a page is about, in schema.org's terms, for search engines and other machines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

from ethos.catalogue import Event, events_of
from ethos.kinds import Code, Course, Dilemma, Entry
from ethos.kinds.event import Format, State, Timing, at
from ethos.kinds.settings import Site
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
SCHEMA = "https://schema.org/"


def as_script(data: Mapping[str, object]) -> str:
    """JSON that is safe inside a script element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def dilemma(entry: Dilemma, site_url: str) -> Data:
    return {**_work(entry, site_url), "@type": "LearningResource", "timeRequired": f"PT{entry.minutes}M"}


def code(entry: Code, site_url: str) -> Data:
    return {**_work(entry, site_url), "@type": "CreativeWork"}


def course(entry: Course, site_url: str, shelf: Shelf) -> Data:
    instances = [{**_occasion(event, site_url), "@type": "CourseInstance"} for event in events_of(entry)]
    return {
        **_work(entry, site_url),
        "@type": "Course",
        "provider": _organisations(shelf.labels("organisations", entry.providers)),
        "hasCourseInstance": instances,
    }


def event(event: Event, site_url: str, shelf: Shelf) -> Data:
    organisers = _organisations(shelf.labels("organisations", event.organisers))
    facts = {"@type": "EducationEvent", "organizer": organisers}
    return {**_work(event.entry, site_url), **_occasion(event, site_url), **facts}


def _work(entry: Entry, site_url: str) -> Data:
    return {
        "@context": SCHEMA.rstrip("/"),
        "name": entry.title,
        "description": entry.summary,
        "inLanguage": entry.language,
        "url": f"{site_url}{entry.path}",
    }


def _occasion(event: Event, site_url: str) -> Data:
    timing = event.timing
    data: Data = {
        "name": event.entry.title,
        "startDate": _iso(timing.start, timing),
        "endDate": _iso(timing.end, timing),
        "eventStatus": SCHEMA + STATUS.get(timing.state, "EventScheduled"),
        "url": f"{site_url}{event.entry.path}",
    }
    if timing.format:
        data["eventAttendanceMode"] = SCHEMA + MODE[timing.format]
    if timing.place or timing.online_url:
        data["location"] = _locations(timing)
    return data


def _iso(moment: date, timing: Timing) -> str:
    return at(moment, timing.timezone).isoformat() if isinstance(moment, datetime) else moment.isoformat()


def _locations(timing: Timing) -> list[Data]:
    found: list[Data] = []
    if timing.place:
        address = ", ".join(filter(None, (timing.place.address, timing.place.city)))
        found.append({"@type": "Place", "name": timing.place.name, "address": address})
    if timing.online_url:
        found.append({"@type": "VirtualLocation", "url": timing.online_url})
    return found


def _organisations(names: list[str]) -> list[Data]:
    return [{"@type": "Organization", "name": name} for name in names]


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
