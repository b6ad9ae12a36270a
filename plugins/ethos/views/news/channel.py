"""Which news feeds there are, and what is in each: everything, a kind, a theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ethos import places, texts
from ethos.catalogue import Catalogue, changed
from ethos.kinds import KINDS, Entry
from ethos.output import HOME, Alternate, Page
from ethos.views.news.items import written

ALL = "nytt"
NEWEST = 30
"""Entries in a feed. Programs ask daily or oftener, so this is a month for who reads weekly, on a site that grows by
one entry a day; in full text it is some 40 kB as it is sent."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed changed that has never had anything in it: Atom asks for a moment, and every clock's first says that none
has come."""

ATOM, JSON = "application/atom+xml", "application/feed+json"


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed before it has a form."""

    key: str
    """The middle of its address: ``nytt``, ``dilemman``, ``tema/jav``."""
    title: str
    label: str
    """The name in a list of feeds, where what they have in common need not be said each time."""
    description: str
    home: str
    """The path of the page that it tells news of."""
    entries: list[Entry] = field(default_factory=list)
    """The newest, last changed first."""

    @property
    def atom(self) -> str:
        return f"{places.NEWS.path}{self.key}.atom"

    @property
    def json(self) -> str:
        return f"{places.NEWS.path}{self.key}.json"

    @property
    def forms(self) -> Sequence[Alternate]:
        return (Alternate(self.atom, ATOM, self.title), Alternate(self.json, JSON, self.title))

    @property
    def updated(self) -> datetime:
        """When what is in it last changed: nothing here reads a clock."""
        return changed(self.entries[0]) if self.entries else NEVER


def channels(catalogue: Catalogue) -> Mapping[str, Channel]:
    """Every feed by its key. A theme has one though nothing is in it, so that who follows it early meets no error.

    One pass over the entries, the last changed first: what is moved or rewritten is news again, under the id that it
    has always had. What is archived is kept for those who look for it, and is no news; nor is what is invented.
    """
    found = {each.key: each for each in _empty(catalogue)}
    for entry in sorted((each for each in catalogue.current if not each.example), key=changed, reverse=True):
        for key in _keys(entry):
            if key in found and len(found[key].entries) < NEWEST:
                found[key].entries.append(entry)
    return found


def keys_of(page: Page) -> Sequence[str]:
    """The feeds that a page should name: its own, else those of its place; a list's page that of everything, too."""
    if page.news or page.at is None:
        return page.news
    return (*page.at.news, ALL) if page.at.news and page.at.begins(page.path) else page.at.news


def _keys(entry: Entry) -> Iterator[str]:
    yield ALL
    yield entry.public.strip("/")
    yield from (f"tema/{theme}" for theme in dict.fromkeys(entry.themes))


def _empty(catalogue: Catalogue) -> Iterator[Channel]:
    yield _channel(catalogue, ALL, texts.label("news.all"), HOME, texts.label("news.about.all"))
    for kind, model in KINDS.items():
        if model.public:
            label = texts.label(f"kind.{kind}.many")
            about = texts.label("news.about.kind").format(kinds=label.lower())
            yield _channel(catalogue, model.public.strip("/"), label, model.public, about)
    for slug, term in catalogue.settings.vocabulary.themes.items():
        about = texts.label("news.about.theme").format(theme=term.label)
        yield _channel(catalogue, f"tema/{slug}", term.label, f"{places.OF_WORDS['themes'].path}{slug}/", about)


def _channel(catalogue: Catalogue, key: str, label: str, home: str, about: str) -> Channel:
    title = texts.label("news.title").format(site=catalogue.settings.site.name, label=label)
    return Channel(key, written(title), label, written(about), home)
