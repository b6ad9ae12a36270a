"""What the picture of each page says where somebody shares it: one for every entry, one for the rest of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ethos import places, texts
from ethos.catalogue import Catalogue, Event, events_of, midnight
from ethos.kinds import Code, Dilemma, Entry, Method
from ethos.kinds.event import Gathering, State
from ethos.kinds.film import Film
from ethos.markdown import typeset
from ethos.output import HOME, Link, Page
from ethos.picture.card import Words
from ethos.picture.letters import drawable
from ethos.views import swedish
from ethos.views.cards import Shelf, group, minutes
from ethos.views.spoken import length_words


def path_of(path: str) -> str:
    """Where the picture of a page lies, by the page's own path."""
    return f"{places.SOCIAL.path}{path.strip('/') or 'index'}.png"


def cards(catalogue: Catalogue, today: date) -> dict[str, Words]:
    """The words on every picture, by its path. What the font cannot write is left to the site's own picture."""
    shelf = Shelf(catalogue, today)
    site = catalogue.settings.site
    found = {path_of(entry.path): words(shelf, entry) for entry in catalogue.public}
    found |= {path_of(entry.film_path): film_words(entry, each) for entry, each in catalogue.filmed}
    written = {path: each for path, each in found.items() if drawable(f"{each.title}{each.note}")}
    return {path_of(HOME): Words("", site.tagline), **written}


def words(shelf: Shelf, entry: Entry) -> Words:
    """What the picture of an entry says."""
    kind = texts.label(f"kind.{entry.kind}") if entry.public else ""
    return Words(kind, typeset(entry.title), typeset(note(shelf, entry)))


def film_words(entry: Gathering, each: Film) -> Words:
    """What the picture of a film says."""
    captions = texts.label("film.captioned").lower() if each.captions else ""
    return Words(
        texts.label("kind.film"), typeset(entry.title), " · ".join(filter(None, (length_words(each.minutes), captions)))
    )


def note(shelf: Shelf, entry: Entry) -> str:
    """What one wants to know next: when it is, how long it takes, or whose it is."""
    if isinstance(entry, Dilemma | Method):
        return " · ".join(filter(None, (minutes(entry), group(entry))))
    if isinstance(entry, Code):
        return f"{shelf.labels('organisations', [entry.organisation])[0]} · {entry.year}"
    return event_note(_next(shelf, list(events_of(entry))))


def event_note(event: Event | None) -> str:
    """An event's day in words, and what has become of it; one that is put off has no day."""
    if event is None:
        return ""
    state = event.timing.state
    day = "" if state is State.POSTPONED else swedish.timing_words(event.timing)
    told = "" if event.takes_place and state is not State.MOVED else texts.label(f"state.{state}")
    return " · ".join(filter(None, (told, day)))


def _next(shelf: Shelf, events: list[Event]) -> Event | None:
    """The next of an entry's events, or the last one when all are past."""
    events.sort(key=lambda event: event.timing.starts)
    coming = (event for event in events if event.timing.ends > midnight(shelf.today))
    return next(coming, events[-1] if events else None)


def shown(page: Page, catalogue: Catalogue, found: Mapping[str, Words]) -> Page:
    """A page that tells its picture, and in words what stands on it."""
    path = path_of(page.path)
    path = path if path in found else path_of(HOME)
    said = found[path]
    told = ". ".join(filter(None, (said.kind, said.title, said.note, catalogue.settings.site.name)))
    return replace(page, social=Link(path, told))
