"""All entries, with what ties them together: themes, principles, roles, laws, references, and time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar

from ethos import papers, texts
from ethos.happening import Event, called_off, events_of, midnight
from ethos.kinds import Dilemma, Entry
from ethos.kinds.base import Faulty
from ethos.kinds.event import STOCKHOLM, Gathering, at, named
from ethos.kinds.fields import Reference, Word, marked
from ethos.kinds.film import Film
from ethos.kinds.settings import Settings
from ethos.naming import name_of
from ethos.output import Link, Picture
from ethos.place import Place
from ethos.places import FILES, PLACES
from ethos.share import Share
from ethos.source import Loc
from ethos.source.transcript import Transcript

E = TypeVar("E", bound=Entry)
Index = Mapping[str, Sequence[Entry]]


@dataclass(frozen=True)
class Catalogue(Share):
    """Every valid entry, drafts included; the indexes hold only what is published."""

    entries: Sequence[Entry]
    settings: Settings
    assets: Sequence[str] = ()
    """Pictures: their source paths relative to the root."""
    faulty: Sequence[Faulty] = ()
    """Files that are no entries yet. A reference to one is not dangling: it will hold when its faults are mended."""
    transcripts: Mapping[str, Transcript] = field(default_factory=dict)
    """What is said in films: their source paths relative to the root, and what stands there."""
    refused: Sequence[str] = ()
    """Pictures and files that are there but cannot be shown. A link to one will hold when its problem is mended."""
    attachments: Mapping[str, int] = field(default_factory=dict)
    """Files that entries offer: their source paths relative to the root, and how many bytes there are in each."""
    lost: Collection[str] = frozenset()
    """What the base may speak of and no reader finds, for the site hides it or keeps it as a draft: ``kind/slug``."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """How pages show pictures, by public path; known when they have been made ready to publish."""

    def with_drafts(self) -> Catalogue:
        """The same catalogue with drafts among what is shown, for a preview; a published site never has them."""
        return replace(self, entries=[each.previewed() if each.is_draft else each for each in self.entries])

    @cached_property
    def linkable(self) -> Mapping[str, str]:
        """Where what Markdown may link to is found: source path → public path, both from the root.

        A page of ours has no source file, and editors link to it all the same: ``[Förbered ett samtal](../samtal/)``,
        and to a PDF: ``[Handledningen](../dilemman/gavan/gavan.pdf)``.
        """
        pictures = {path: path.removeprefix("content/") for path in self.assets}
        ours = {each.name: each.path for each in self.ours if each.is_page}
        entries = {entry.source.path: entry.path for entry in self.public}
        return {**entries, **pictures, **self.attached, **{path: path for path in self.printed}, **ours}

    @cached_property
    def ours(self) -> Sequence[Place]:
        """The site's own places, but for what it does without.

        What lies under a page that an agency writes is there when that page is.
        """
        there, site = {entry.path for entry in self.public}, self.settings.site
        ours = [each for each in PLACES if each.is_ours and (each.section.is_ours or each.section.path in there)]
        return [each for each in ours if not each.chosen or getattr(site, each.chosen)]

    @cached_property
    def printed(self) -> Sequence[str]:
        """The addresses of what is printed, where the site's settings say that anything is."""
        is_on = self.settings.site.paper
        return list(papers.paths(self.public, list(self.settings.vocabulary.themes))) if is_on else []

    @cached_property
    def attached(self) -> Mapping[str, str]:
        """The files that published entries offer: source path → public path, both from the root."""
        declared = {each.path: f"{FILES.path}{each.file}" for entry in self.public for each in entry.attachments}
        return {path: public for path, public in declared.items() if path in self.attachments}

    @cached_property
    def led_to(self) -> Mapping[str, Link]:
        """Every page that a menu may lead to, by its address without the outer slashes: ``samtal``, ``om``."""
        ours = [Link(each.path, each.label) for each in self.ours if each.is_page]
        entries = [Link(each.path, name_of(each), lang=each.lang) for each in self.public]
        return {each.path.strip("/"): each for each in [*entries, *ours]}

    @cached_property
    def by_key(self) -> Mapping[str, Entry]:
        """``kind/slug`` → entry, drafts included."""
        return {entry.key: entry for entry in self.entries}

    @cached_property
    def by_source(self) -> Mapping[str, Entry]:
        """Source path relative to the root → entry, drafts included."""
        return {entry.source.path: entry for entry in self.entries}

    @cached_property
    def public(self) -> Sequence[Entry]:
        """What is published, newest first; ties by title."""
        found = (entry for entry in self.entries if entry.is_public)
        return sorted(found, key=lambda each: (-each.published.toordinal(), each.title, each.key))

    @cached_property
    def current(self) -> Sequence[Entry]:
        """What is published and not archived: all that lists, choices, news and indexes by word hold."""
        return [entry for entry in self.public if not entry.is_archived]

    @cached_property
    def archived(self) -> Sequence[Entry]:
        """What is archived: it keeps its address, its files and its place in calendars, and one page leads there."""
        return [entry for entry in self.public if entry.is_archived]

    def of(self, kind: type[E]) -> list[E]:
        """The entries of a kind that lists hold, newest first."""
        if kind not in self._of:  # found once: each page asks for them, and there are as many pages as entries
            self._of[kind] = [entry for entry in self.current if isinstance(entry, kind)]
        return [*self._of[kind]]

    @cached_property
    def _of(self) -> dict[type[Entry], list[Any]]:
        return {}

    def kept(self, kind: type[E]) -> list[E]:
        """Every entry of a kind that has a page, the archived among them, newest first."""
        return [entry for entry in self.public if isinstance(entry, kind)]

    def beside(self, entry: Entry, found: Iterable[E]) -> list[E]:
        """Those of some entries that an entry's page leads to by itself: an archived page to what was there then."""
        return [each for each in found if entry.is_archived or not each.is_archived]

    def events_of(self, kind: type[Entry]) -> list[Event]:
        """The events of a kind that lists hold, in order of time."""
        return [event for event in self.events if isinstance(event.entry, kind) and not event.entry.is_archived]

    @cached_property
    def by_theme(self) -> Index:
        return self._index("themes")

    @cached_property
    def by_principle(self) -> Index:
        return self._index("principles")

    @cached_property
    def by_value(self) -> Index:
        return self._index("values")

    @cached_property
    def by_tension(self) -> Mapping[tuple[str, str], Sequence[Dilemma]]:
        """Two values, sorted → the dilemmas in lists where they pull apart; none for a pair that is only described."""
        found: dict[tuple[str, str], list[Dilemma]] = {}
        for each in self.settings.spanningar.pairs:
            found[pair(each.between, each.and_)] = []
        for entry in self.kept(Dilemma):  # what is archived still leads to the page of its pair
            for tension in entry.tension:
                having = found.setdefault(pair(tension.between, tension.and_), [])
                having.extend([] if entry.is_archived else [entry])
        return found

    @cached_property
    def by_role(self) -> Index:
        return self._index("roles")

    @cached_property
    def by_task(self) -> Index:
        return self._index("tasks")

    @cached_property
    def by_organisation(self) -> Index:
        return self._index("organisations")

    @cached_property
    def backlinks(self) -> Index:
        """An entry's key → the published entries that refer to it."""
        pairs = ((key, e) for e in self.public for _, key in references(e))
        return _grouped(pairs)

    @cached_property
    def tied(self) -> Mapping[str, Sequence[tuple[str, Entry]]]:
        """An entry's key → the published entries that are tied to it, each with how its side says it, in words."""
        found: defaultdict[str, list[tuple[str, Entry]]] = defaultdict(list)
        for entry in self.public:
            for each in entry.see_also:
                other = self.by_key.get(each.entry)
                if other is not None and other.is_public:
                    ours = texts.label(f"tie.{each.tie}")
                    found[entry.key].append((ours, other))
                    found[other.key].append((ours if each.tie.is_mutual else texts.label(f"tied.{each.tie}"), entry))
        return found

    def _index(self, vocabulary: str) -> Index:
        return _grouped((slug, entry) for word, slug, entry in self._words if is_word(word, vocabulary))

    @cached_property
    def _words(self) -> Sequence[tuple[object, str, Entry]]:
        """Every word in the entries that lists hold: its marker, its slug and who carries it."""
        return [(word, slug, entry) for entry in self.current for _, word, slug in marked(entry, Word)]

    @cached_property
    def events(self) -> Sequence[Event]:
        """Every published seminar and course occasion, in order of time."""
        found = [event for entry in self.public for event in events_of(entry)]
        return sorted(found, key=lambda event: (event.timing.starts, event.key))

    @cached_property
    def in_calendars(self) -> Sequence[Event]:
        """The same, and those that were published once and are withdrawn: whoever has one is told that it is off."""
        withdrawn = (event for entry in self.entries if entry.is_withdrawn for event in events_of(entry))
        found = [*self.events, *map(called_off, withdrawn)]
        return sorted(found, key=lambda event: (event.timing.starts, event.key))

    @cached_property
    def by_series(self) -> Mapping[str, Sequence[Event]]:
        """What a series is called in addresses → its events, in order of time."""
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            if event.entry.series:
                found[named(event.entry.series)].append(event)
        return found

    @cached_property
    def filmed(self) -> Sequence[tuple[Gathering, Film]]:
        """The published gatherings that have a film, newest first."""
        return [(each, each.film) for each in self.kept(Gathering) if each.film]

    def transcript(self, entry: Gathering) -> Transcript | None:
        """What is said in a gathering's film, when that is written down here."""
        name = entry.film.text_file if entry.film else ""
        return self.transcripts.get(beside(entry, name)) if name else None

    def upcoming(self, today: date) -> list[Event]:
        """The events that have not ended when the day begins in Stockholm, soonest first."""
        return [event for event in self.events_of(Gathering) if event.timing.ends > midnight(today)]

    def past(self, today: date) -> list[Event]:
        """The events that had ended when the day began in Stockholm, latest first."""
        return [event for event in reversed(self.events_of(Gathering)) if event.timing.ends <= midnight(today)]


def pair(one: str, other: str) -> tuple[str, str]:
    """Two values in the order that has nothing to do with which is told first."""
    return (one, other) if one < other else (other, one)


def is_word(marker: object, vocabulary: str) -> bool:
    """True for a marker of that vocabulary."""
    return isinstance(marker, Word) and marker.vocabulary == vocabulary


def references(entry: Entry) -> Iterator[tuple[Loc, str]]:
    """Every reference in an entry's fields: its place, and the ``kind/slug`` it names."""
    for loc, marker, text in marked(entry, Reference):
        kind = marker.kind if isinstance(marker, Reference) else ""
        yield loc, f"{kind}/{text}" if kind else text


def beside(entry: Entry, name: str) -> str:
    """The source path of a file in the same folder as an entry's."""
    return f"{entry.source.path.rpartition('/')[0]}/{name}"


def changed(entry: Entry) -> datetime:
    """When an entry last changed so that a reader would notice, in Stockholm: a day stands for its midnight.

    Each change that its events count is a second more: also two on one day are told apart.
    """
    numbers = sum(event.timing.sequence for event in events_of(entry))
    return at(entry.updated or entry.published, STOCKHOLM) + timedelta(seconds=numbers)


def _grouped(pairs: Iterable[tuple[str, Entry]]) -> Index:
    """Pairs as lists by key, without repeats, in the order they came."""
    groups: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    for key, entry in pairs:
        groups[key].setdefault(entry.key, entry)
    return {key: list(group.values()) for key, group in groups.items()}
