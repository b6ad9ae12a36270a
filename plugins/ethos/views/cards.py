"""What templates are given: small values with everything already looked up and worded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue, Event, midnight
from ethos.kinds import Code, Course, Dilemma, Entry, Seminar
from ethos.kinds.event import Format, Registration, State, Timing
from ethos.kinds.law import short_name
from ethos.markdown import typeset
from ethos.output import Link
from ethos.views import swedish

PUBLIC = {"themes": "teman/", "principles": "principer/", "roles": "roller/"}
"""The vocabularies whose words have pages, and where."""

NOTABLE = {State.CANCELLED, State.POSTPONED, State.MOVED}


@dataclass(frozen=True, slots=True)
class Card:
    """An entry in a list."""

    path: str
    title: str
    summary: str
    kind: str
    kind_label: str
    facts: list[str]
    example: bool
    archived: bool
    principles: list[Link]
    lang: str = ""
    """The language of title and summary (BCP 47), when it is not Swedish."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited provision: as written, the law's title, and where to read it."""

    text: str
    title: str
    url: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    term: str
    words: str


@dataclass(frozen=True, slots=True)
class DateBlock:
    """A day as a picture: month, day and weekday, short; ``iso`` for machines."""

    iso: str
    month: str
    day: str
    weekday: str
    year: str


@dataclass(frozen=True, slots=True)
class When:
    """One event's time, place, state and registration, in words."""

    block: DateBlock
    words: str
    place: str
    state: str
    warns: bool
    past: bool
    ics: str
    moved_from: str = ""
    deadline: str = ""
    seats: str = ""
    place_words: str = ""
    address: str = ""
    map_url: str | None = None
    online_url: str | None = None
    registration_url: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class EventCard:
    card: Card
    when: When


@dataclass(frozen=True, slots=True)
class Shelf:
    """Makes the values of one site; everything it needs to know is in the catalogue and the day."""

    catalogue: Catalogue
    today: date
    _links: dict[tuple[str, str], Link] = field(default_factory=dict)
    _cards: dict[str, Card] = field(default_factory=dict)
    """By key: an entry is listed on some ten pages, under each of its words."""

    def link(self, vocabulary: str, slug: str) -> Link:
        """A word of the vocabulary, led to its page."""
        key = vocabulary, slug
        if key not in self._links:
            term = getattr(self.catalogue.settings.vocabulary, vocabulary)[slug]
            self._links[key] = Link(f"{PUBLIC[vocabulary]}{slug}/", term.label, slug, term.icon or "")
        return self._links[key]

    def links(self, vocabulary: str, slugs: Iterable[str]) -> list[Link]:
        return [self.link(vocabulary, slug) for slug in slugs]

    def labels(self, vocabulary: str, slugs: Iterable[str]) -> list[str]:
        """The labels of words that have no page of their own."""
        words = self.catalogue.settings.words(vocabulary)
        return [words[slug] for slug in slugs]

    def plurals(self, roles: Iterable[str]) -> list[str]:
        terms = self.catalogue.settings.vocabulary.roles
        return [terms[role].plural or terms[role].label for role in roles]

    def card(self, entry: Entry) -> Card:
        key = entry.key
        if key not in self._cards:
            self._cards[key] = self._card(entry)
        return self._cards[key]

    def _card(self, entry: Entry) -> Card:
        return Card(
            entry.path,
            entry.title,
            entry.summary,
            entry.kind,
            texts.label(f"kind.{entry.kind}"),
            self._facts(entry),
            entry.example,
            entry.is_archived,
            self.links("principles", entry.principles),
            entry.lang,
        )

    def cards(self, entries: Iterable[Entry]) -> list[Card]:
        return [self.card(entry) for entry in entries]

    def _facts(self, entry: Entry) -> list[str]:
        if isinstance(entry, Dilemma):
            return [minutes(entry), group(entry), texts.label(f"difficulty.{entry.difficulty}")]
        if isinstance(entry, Code):
            return [*self.labels("organisations", [entry.organisation]), str(entry.year)]
        if isinstance(entry, Seminar):
            return [swedish.timing_words(entry)]
        if isinstance(entry, Course):
            return [swedish.timing_words(each) for each in entry.occasions]
        return []

    def related(self, entry: Entry) -> list[Card]:
        targets = (self.catalogue.by_key[key] for key in entry.related)
        return self.cards(each for each in targets if each.is_public)

    def successor(self, entry: Entry) -> Link | None:
        """What to read instead of an archived entry."""
        key = entry.archived and entry.archived.successor
        target = self.catalogue.by_key[key] if key else None
        return Link(target.path, target.title, lang=target.lang) if target and target.is_public else None

    def backlinks(self, entry: Entry) -> list[Card]:
        """Cards of the entries that refer here and are not shown as related already."""
        return self.cards(e for e in self.catalogue.backlinks.get(entry.key, ()) if e.key not in entry.related)

    def cited(self, citations: Sequence[str]) -> list[Cited]:
        laws = self.catalogue.settings.laws
        found = ((text, laws[short_name(text)]) for text in citations)
        return [Cited(typeset(text), act.title, act.url, act.note) for text, act in found]

    def when(self, event: Event) -> When:
        timing, place = event.timing, event.timing.place
        shown = timing.state if timing.state in NOTABLE else None
        return When(
            block(timing),
            typeset(swedish.timing_words(timing)),
            venue(timing),
            texts.label(f"state.{shown}") if shown else "",
            shown is not None,
            timing.ends <= midnight(self.today),
            event.ics if event.takes_place else "",
            moved_from=typeset(swedish.moment_words(timing.moved_from)) if timing.moved_from else "",
            deadline=deadline(timing.registration) if event.takes_place else "",
            seats=seats(timing.registration) if event.takes_place else "",
            place_words=", ".join(filter(None, (place.name, place.city))) if place else "",
            address=(place.address or "") if place else "",
            map_url=place.map_url if place else None,
            online_url=timing.online_url,
            registration_url=timing.registration.url if timing.registration and event.takes_place else None,
            id=event.occasion,
        )

    def event_card(self, event: Event) -> EventCard:
        return EventCard(self.card(event.entry), self.when(event))


def facts(rows: dict[str, str]) -> list[Fact]:
    """Named rows with words in them, in order; empty ones are left out."""
    return [Fact(texts.label(f"fact.{name}"), words) for name, words in rows.items() if words]


def minutes(entry: Dilemma) -> str:
    return f"{entry.minutes} minuter"


def group(entry: Dilemma) -> str:
    return f"{entry.group.min}–{entry.group.max} personer"


def block(timing: Timing) -> DateBlock:
    day = timing.starts.date()
    month, weekday = (swedish.words(day, pattern).strip(".")[:3] for pattern in ("MMM", "EEE"))
    return DateBlock(day.isoformat(), month, str(day.day), weekday, str(day.year))


def venue(timing: Timing) -> str:
    """Where, in a few words: the town, ”digitalt”, or both."""
    town = timing.place.city if timing.place else ""
    if timing.format is Format.ONLINE:
        return texts.label("venue.online")
    if timing.format is Format.HYBRID:
        return texts.label("venue.hybrid").format(town=town) if town else texts.label("format.hybrid")
    return town


def deadline(registration: Registration | None) -> str:
    if registration is None or registration.deadline is None:
        return ""
    return texts.label("event.deadline").format(day=typeset(swedish.moment_words(registration.deadline)))


def seats(registration: Registration | None) -> str:
    if registration is None or registration.seats_left is None or registration.as_of is None:
        return ""
    form = "some" if registration.seats_left else "none"
    day = swedish.day_words(registration.as_of)
    total = registration.seats or registration.seats_left
    return texts.label(f"seats.{form}").format(left=registration.seats_left, total=total, day=day)
