"""What templates are given: small values with everything already looked up and worded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ethos import places, texts
from ethos.catalogue import Catalogue
from ethos.happening import Event
from ethos.kinds import Dilemma, Entry, Method
from ethos.kinds.act import Act, Numbering, Provision
from ethos.kinds.fields import Citation, marked
from ethos.kinds.law import in_words
from ethos.markdown import plain, typeset
from ethos.naming import name_of
from ethos.output import Link, Name
from ethos.views import disc, face, swedish
from ethos.views.disc import Disc
from ethos.views.whens import When, when_of

YEAR = timedelta(days=365)
"""A signature under what we say of law is fresh for so long."""

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
    disc: Disc | None = None
    """The figure beside its title."""

    @property
    def chips(self) -> list[Link]:
        """The principles that a card shows: all, or none when they would fill it."""
        return self.principles if len(self.principles) <= CHIPS else []


BLANK = Card(
    "",
    Name("Rubrik"),
    "Sammanfattning",
    "",
    "",
    [],
    True,
    False,
    [],
    disc=disc.BLANK,
)
"""A card with every part, which scripts fill: drawn as others are, with names on its places (``shared/card.html``)."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited provision: as written, what its law is called, the page about it here, where its official text is, and
    what each provision in it says, as its own page does."""

    text: str
    words: str
    """As one says it, ``3 kap. 3 a § arbetsmiljölagen``; the law's name when all of it is cited."""
    title: str
    path: str
    url: str | None
    says: Sequence[str] = ()
    headings: Sequence[str] = ()
    """What each of these is about, in a few words."""
    short: str = ""
    """What its law is called for short, where that is not what it is called in full."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A named row; what has a page of its own is led to it."""

    term: str
    words: str
    path: str = ""


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
    asked: set[str] = field(default_factory=set)
    """The keys of the entries whose cards or names somebody has asked for."""

    def link(self, vocabulary: str, slug: str) -> Link:
        """A word of the vocabulary, led to its page."""
        key = vocabulary, slug
        if key not in self._links:
            term = self.catalogue.settings.terms(vocabulary)[slug]
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
        self.asked.add(entry.key)
        return name_of(entry, self.today)

    def link_to(self, entry: Entry) -> Link:
        """The way to an entry, under its name."""
        return Link(entry.path, self.name(entry), lang=entry.lang)

    def card(self, entry: Entry) -> Card:
        key = entry.key
        self.asked.add(key)
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
            face.of(entry.kind).disc(entry),
        )

    def cards(self, entries: Iterable[Entry]) -> list[Card]:
        return [self.card(entry) for entry in entries]

    def related(self, entry: Entry) -> list[Card]:
        return self.cards(self.related_entries(entry))

    def related_entries(self, entry: Entry) -> list[Entry]:
        """What an entry's author chose to read on."""
        targets = (self.catalogue.by_key[key] for key in entry.related)
        return [each for each in targets if each.is_public]

    def public_link(self, key: str | None) -> Link | None:
        """The way to an entry by its key, when readers see it: a site may have our words but not our pages."""
        target = self.catalogue.by_key.get(key) if key else None
        return self.link_to(target) if target and target.is_public else None

    def backlinks(self, entry: Entry) -> list[Card]:
        """Cards of the entries that refer here and are not shown as related already."""
        return self.cards(self.referring(entry))

    def referring(self, entry: Entry) -> list[Entry]:
        apart = {*entry.related, *(each.key for _, each in self.catalogue.tied.get(entry.key, ()))}
        found = self.catalogue.beside(entry, self.catalogue.backlinks.get(entry.key, ()))
        return [each for each in found if each.key not in apart]

    def tied(self, entry: Entry) -> list[tuple[str, list[Card]]]:
        """Cards of the entries that are tied to one, under how they are."""
        found = self.catalogue.tied.get(entry.key, ())
        groups = {how: [each for name, each in found if name == how] for how, _ in found}
        shown = {how: self.cards(self.catalogue.beside(entry, some)) for how, some in groups.items()}
        return [(how, cards) for how, cards in shown.items() if cards]

    def cited(self, citations: Sequence[str]) -> list[Cited]:
        return [self._cited(text) for text in citations]

    def _cited(self, citation: str) -> Cited:
        settings = self.catalogue.settings
        provisions = settings.lawbook.provisions(citation)
        act = settings.laws[provisions[0].law]
        said = in_words(citation) or citation.removeprefix(provisions[0].law).strip()
        of = "i " if said.startswith("art") else ""
        words = typeset(f"{said.replace('art.', 'artikel')} {of}{swedish.within(act.called)}") if said else act.called
        rules = [rule for each in provisions if (rule := settings.lawbook.rule(each))]
        says, headings = [typeset(plain(each.says)) for each in rules], [each.heading for each in rules if each.heading]
        path, official = self.law_path(provisions), settings.site.law.of(act)
        law = provisions[0].law
        short = "" if law == act.called else law
        return Cited(typeset(citation), words, act.called, path, official, says, headings, short)

    def law_path(self, provisions: Sequence[Provision]) -> str:
        """The page of a provision; of its law when several are cited, at the first, or when none is described."""
        first, book = provisions[0], self.catalogue.settings.lawbook
        if book.rule(first) is None:
            return places.of_law(first.law)
        if len(provisions) == 1:
            return places.of_law(*first)
        return f"{places.of_law(first.law)}#{places.law_anchor(first.place)}"

    def checked(self, entry: Entry) -> str:
        """The mark of what an entry cites; none of today's on what is archived, which tells of law as it was."""
        return "" if entry.is_archived else self.checked_all(text for _, _, text in marked(entry, Citation))

    def checked_all(self, citations: Iterable[str]) -> str:
        """The mark of the cited provisions; nothing when none is cited."""
        book = self.catalogue.settings.lawbook
        return self.mark([each for text in citations for each in book.provisions(text)])

    def mark(self, provisions: Iterable[Provision]) -> str:
        """That no jurist has signed some of what we say of law, or when the oldest of it was signed, in one line."""
        signed = [self.catalogue.settings.lawbook.signed(each) for each in provisions]
        if not signed:
            return ""
        days = [each.date for each in signed if each]
        if len(days) < len(signed):
            return texts.label("laws.unchecked")
        oldest = min(days)
        is_stale = oldest < self.today - YEAR
        told = texts.label("laws.stale") if is_stale else texts.label("laws.checked")
        return told.format(day=swedish.day_words(oldest))

    def when(self, event: Event) -> When:
        if event.key not in self._whens:
            self._whens[event.key] = when_of(event, self.today)
        return self._whens[event.key]

    def event_card(self, event: Event) -> EventCard:
        return EventCard(self.card(event.entry), self.when(event))


def law_name(act: Act, place: str) -> str:
    """A provision under the law's name in full: ``5 § förvaltningslagen``, ``1 kap. 9 § regeringsformen``."""
    name = swedish.within(act.called)
    if act.numbering is Numbering.ARTICLES:
        return f"Artikel {place} i {name}"
    chapter, _, section = place.rpartition(":")
    return f"{chapter} kap. {section} § {name}" if chapter else f"{section} § {name}"


def named(act: Act, place: str) -> str:
    """What a provision is about, and which it is: ``Vem som är jävig (16 § förvaltningslagen)``."""
    name, heading = law_name(act, place), act.provisions[place].heading
    return f"{heading} ({name})" if heading else name


def facts(rows: Mapping[str, str | Link]) -> list[Fact]:
    """Named rows with words in them, in order; empty ones are left out."""
    return [_fact(texts.label(f"fact.{name}"), told) for name, told in rows.items() if told]


def _fact(term: str, told: str | Link) -> Fact:
    return Fact(term, told.label, told.path) if isinstance(told, Link) else Fact(term, told)


def minutes(entry: Dilemma | Method) -> str:
    return f"{entry.minutes} minuter" if entry.minutes else ""


def group(entry: Dilemma | Method) -> str:
    return f"{entry.group.min}–{entry.group.max} personer" if entry.group else ""
