"""The pages of seminars and courses."""

from __future__ import annotations

from ethos.catalogue import events_of
from ethos.kinds import Course, Seminar
from ethos.kinds.event import Gathering
from ethos.output import Page
from ethos.views import linked_data
from ethos.views.calendar import feed_for_all, feed_for_event
from ethos.views.cards import facts
from ethos.views.press import Press


def seminar(press: Press, entry: Seminar) -> Page:
    shelf = press.shelf
    event = next(events_of(entry))
    when = shelf.when(event)
    organisers = shelf.labels("organisations", entry.organisers)
    rows = {"when": when.words, "where": when.place, "organisers": ", ".join(organisers), "series": entry.series or ""}
    rows["audience"] = ", ".join(shelf.plurals(entry.audience))
    return press.entry_page(
        entry,
        when=when,
        facts=facts(rows),
        organisers=organisers,
        feeds=[feed_for_event(event, press.site_url), feed_for_all(press.catalogue, press.site_url)],
        data=linked_data.event(event, press.site_url, shelf),
        **gathering(press, entry),
    )


def course(press: Press, entry: Course) -> Page:
    shelf = press.shelf
    events = list(events_of(entry))
    providers = shelf.labels("organisations", entry.providers)
    rows = {
        "providers": ", ".join(providers),
        "level": entry.level or "",
        "credits": f"{entry.credits:g}".replace(".", ",") if entry.credits else "",
        "price": entry.price or "",
        "audience": ", ".join(shelf.plurals(entry.audience)),
    }
    return press.entry_page(
        entry,
        occasions=[shelf.when(event) for event in events],
        facts=facts(rows),
        providers=providers,
        feeds=[*(feed_for_event(e, press.site_url) for e in events), feed_for_all(press.catalogue, press.site_url)],
        data=linked_data.course(entry, press.site_url, shelf),
        **gathering(press, entry),
    )


def gathering(press: Press, entry: Gathering) -> dict[str, object]:
    """What seminars and courses both show."""
    return {
        "speakers": entry.speakers,
        "themes": press.shelf.links("themes", entry.themes),
        "principles": press.shelf.links("principles", entry.principles),
        "audience": press.shelf.links("roles", entry.audience),
    }
