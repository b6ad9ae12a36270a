"""What templates are given: small values with everything already looked up and worded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from ethos import places, texts
from ethos.catalogue import Catalogue
from ethos.happening import Event
from ethos.kinds import Dilemma, Entry, Method
from ethos.kinds.law import short_name
from ethos.markdown import typeset
from ethos.naming import name_of
from ethos.output import Link, Name
from ethos.views import face, swedish
from ethos.views.whens import When, when_of

CHIPS = 4
"""Principles on a card, at most."""


@dataclass(frozen=True, slots=True)
class Card:
    """An entry in a list."""

    path: str
    title: Name
    """Its title with its state: a template that shows one shows both."""
    summary: str
    kind: str
    kind_label: str
    facts: list[str]
    example: bool
    archived: bool
    principles: list[Link]
    lang: str = ""
    """The language of title, subtitle and summary (BCP 47), when it is not Swedish."""
    draft: bool = False
    """True in a preview only: nothing else has drafts."""
    subtitle: str = ""
    """What it is about in plain words, under a title that does not say so."""

    @property
    def chips(self) -> list[Link]:
        """The principles that a card shows: all, or none when they would fill it."""
        return self.principles if len(self.principles) <= CHIPS else []


BLANK = Card(
    "", Name("Rubrik"), "Sammanfattning", "", "", [], True, True, [Link("", "Princip")], subtitle="Underrubrik"
)
"""A card with every part, which scripts fill: drawn as others are, with names on its places (``shared/card.html``)."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited provision: as written, the law's title, and where to read it."""

    text: str
    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    term: str
    words: str


@dataclass(frozen=True, slots=True)
class EventCard:
    """A row in a list of events: the entry, and one of its occasions."""

    card: Card
    when: When
    """It says how it is with this occasion, so the row shows the title alone (``shared/events.html``)."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Makes the values of one site; everything it needs to know is in the catalogue and the day."""

    catalogue: Catalogue
    today: date
    _links: dict[tuple[str, str], Link] = field(default_factory=dict)
    _cards: dict[str, Card] = field(default_factory=dict)
    """By key: an entry is listed on some ten pages, under each of its words."""
    _whens: dict[str, When] = field(default_factory=dict)

    def link(self, vocabulary: str, slug: str) -> Link:
        """A word of the vocabulary, led to its page."""
        key = vocabulary, slug
        if key not in self._links:
            term = getattr(self.catalogue.settings.vocabulary, vocabulary)[slug]
            self._links[key] = Link(f"{places.OF_WORDS[vocabulary].path}{slug}/", term.label, slug, term.icon or "")
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

    def name(self, entry: Entry) -> Name:
        """What an entry is called on the day, with what has become of it."""
        return name_of(entry, self.today)

    def link_to(self, entry: Entry) -> Link:
        """The way to an entry, under its name."""
        return Link(entry.path, self.name(entry), lang=entry.lang)

    def card(self, entry: Entry) -> Card:
        key = entry.key
        if key not in self._cards:
            self._cards[key] = self._card(entry)
        return self._cards[key]

    def _card(self, entry: Entry) -> Card:
        return Card(
            entry.path,
            self.name(entry),
            entry.summary,
            entry.kind,
            texts.label(f"kind.{entry.kind}.one"),
            face.of(entry.kind).facts(self, entry),
            entry.example,
            entry.is_archived,
            self.links("principles", entry.principles),
            entry.lang,
            entry.is_draft,
            face.of(entry.kind).subtitle(entry),
        )

    def cards(self, entries: Iterable[Entry]) -> list[Card]:
        return [self.card(entry) for entry in entries]

    def related(self, entry: Entry) -> list[Card]:
        return self.cards(self.related_entries(entry))

    def related_entries(self, entry: Entry) -> list[Entry]:
        """What an entry's author chose to read on."""
        targets = (self.catalogue.by_key[key] for key in entry.related)
        return [each for each in targets if each.is_public]

    def successor(self, entry: Entry) -> Link | None:
        """What to read instead of an archived entry."""
        key = entry.archived and entry.archived.successor
        target = self.catalogue.by_key[key] if key else None
        return self.link_to(target) if target and target.is_public else None

    def backlinks(self, entry: Entry) -> list[Card]:
        """Cards of the entries that refer here and are not shown as related already."""
        return self.cards(self.referring(entry))

    def referring(self, entry: Entry) -> list[Entry]:
        return [each for each in self.catalogue.backlinks.get(entry.key, ()) if each.key not in entry.related]

    def cited(self, citations: Sequence[str]) -> list[Cited]:
        laws = self.catalogue.settings.laws
        found = ((text, laws[short_name(text)]) for text in citations)
        return [Cited(typeset(text), act.title, act.url) for text, act in found]

    def checked(self, citations: Iterable[str]) -> str:
        """When the cited laws were last checked by a jurist, or that they were not; nothing when none is cited."""
        days = [self.catalogue.settings.laws[short].checked for short in {short_name(text) for text in citations}]
        if not days:
            return ""
        if None in days:
            return texts.label("laws.unchecked")
        return texts.label("laws.checked").format(day=swedish.day_words(min(day for day in days if day)))

    def when(self, event: Event) -> When:
        if event.key not in self._whens:
            self._whens[event.key] = when_of(event, self.today)
        return self._whens[event.key]

    def event_card(self, event: Event) -> EventCard:
        return EventCard(self.card(event.entry), self.when(event))


def facts(rows: dict[str, str]) -> list[Fact]:
    """Named rows with words in them, in order; empty ones are left out."""
    return [Fact(texts.label(f"fact.{name}"), words) for name, words in rows.items() if words]


def minutes(entry: Dilemma | Method) -> str:
    return f"{entry.minutes} minuter" if entry.minutes else ""


def group(entry: Dilemma | Method) -> str:
    return f"{entry.group.min}–{entry.group.max} personer" if entry.group else ""
