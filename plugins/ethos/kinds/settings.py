"""What an agency keeps in ``site_config/``: its name and address, its words, laws, organisations and synonyms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated
from urllib.parse import urlsplit, urlunsplit

from pydantic import AfterValidator, Field, PrivateAttr
from pydantic_core import PydanticCustomError

from ethos import texts
from ethos.kinds import fields as f
from ethos.kinds.act import Act, LawAddresses, Lawbook
from ethos.kinds.allvar import ForReal
from ethos.kinds.base import Entry, field_problem
from ethos.kinds.organisation import Organisation
from ethos.kinds.statement import Statement
from ethos.kinds.vocabulary import GLOSSARY, Term, Vocabulary
from ethos.problem import Problem
from ethos.source import Document, Loc
from ethos.web import closed, identity_of, plain_address


class Security(f.Model):
    """Where to tell about a hole in the site's security, and how long that holds: ``security.txt`` (RFC 9116)."""

    contact: f.MailAddress
    expires: f.Day
    policy: f.WebAddress | None = None


class Licence(f.Model):
    """What others may do with the texts, where an entry says nothing else."""

    name: f.Line
    url: f.WebAddress


def _site_address(value: str) -> str:
    """Every address on the site is put together from this one: what stands after ? or # would end up within them."""
    parts = urlsplit(value)
    whole = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
    if value != whole:
        raise PydanticCustomError("not-a-site-address", "more than a site's address", {"right": whole})
    return value


class CodeHost(StrEnum):
    """Programs for code hosts that the editor in the browser can write to."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"


class Editor(f.Model):
    """Where the editor in the browser, /redigera/, reads and writes the content."""

    backend: CodeHost
    repo: f.Repository
    branch: f.Line = "main"
    host: Annotated[f.WebAddress, AfterValidator(_site_address)] | None = None
    """A server of the agency's own; without it, the one that the program's maker runs."""


class Site(f.Model):
    """``site.yml``: whose knowledge base this is, and where it is published."""

    name: f.Line
    url: Annotated[f.WebAddress, AfterValidator(_site_address)]
    tagline: f.Line
    description: f.Summary
    publisher: f.Line
    contact: f.MailAddress
    edition: f.Line | None = None
    """Which edition of the content this is, for those who build on it."""
    base: f.Line | None = None
    """What it is laid over: the words that come with the program (``ethos``), or others' content too (``bases.py``)."""
    hide: Annotated[tuple[f.Key, ...], f.several(most=1000)] = ()
    """Entries of the base that this site does without: ``dilemma/gavan``."""
    written: f.Line | None = None
    """How the cases have been written, as each of them says before it is used: ``Skriven med AI.``"""
    security: Security | None = None
    licence: Licence | None = None
    law: LawAddresses = LawAddresses()
    """Where official texts of law are read."""
    paper: f.Flag = True
    """Whether PDFs, Word files and slides are made of the dilemmas."""
    overview: f.Flag = True
    """Whether there is a page of the state of things, for those who look after the site."""
    editor: Editor | None = None
    """Where the editor in the browser writes; without it there is none."""
    menu: dict[f.Line, f.Line | None] | None = None
    """The menu: addresses of pages, without the outer slashes, in their order, each with a name of its own or none."""
    foot: dict[f.Line, f.Line | None] | None = None
    """The same at the foot of every page."""

    calendar_id: f.Uid | None = None
    """What the UID of every event ends with, where that is not to follow the address."""

    @property
    def identity(self) -> str:
        """What the UID of every event ends with: an identity that nothing else in the world has, and that stays."""
        return self.calendar_id or identity_of(self.url)

    @property
    def address(self) -> str:
        """Where the site is, as programs read it, with a closing slash."""
        return plain_address(closed(self.url))


class Synonyms(f.Model):
    groups: Annotated[tuple[Annotated[tuple[f.Line, ...], f.several(2)], ...], f.several(0, 500)] = ()


class PlainLanguage(f.Model):
    """``klarsprak.yml``: what notes on a text's language go by."""

    known: Annotated[tuple[f.Line, ...], f.several(0, 20_000)] = ()
    """Words that are spelled right, though hunspell does not know them."""
    plainer: Annotated[dict[f.Line, f.Line], Field(max_length=2000)] = Field(default_factory=dict)
    """A word, with its forms after commas → a plainer one."""


class FeedText(f.Model):
    """What a calendar is called, in readers' programs and where one subscribes, and what it holds."""

    name: f.Line
    description: f.Line


def _with_term(value: str) -> str:
    if "{term}" not in value:
        raise PydanticCustomError("term-missing", "{{term}} is missing")
    return value


class TermFeedText(f.Model):
    """The same for a calendar per theme or organisation, whose name stands for ``{term}``."""

    name: Annotated[f.Line, AfterValidator(_with_term)]
    description: Annotated[f.Line, AfterValidator(_with_term)]


class Described(f.Model):
    """Two values that pull apart, and what there is to say of them beside what each of them is."""

    between: f.Value
    and_: Annotated[f.Value, Field(alias="and")]
    one_says: f.Text
    """Why the first is right."""
    other_says: f.Text
    limit: f.Text
    """How far one can go for either."""
    prompts: Annotated[tuple[f.Said, ...], f.several(most=6)] = ()


class Tensions(f.Model):
    """``spanningar.yml``: words for pairs of values; a pair that dilemmas name has a page without them too."""

    pairs: Annotated[tuple[Described, ...], f.several(0, 500)] = ()


class Colour(StrEnum):
    """Colours for events: a choice of dark ones among the CSS names that RFC 7986 section 5.9 allows."""

    CHOCOLATE = "chocolate"
    DARKCYAN = "darkcyan"
    DIMGRAY = "dimgray"
    FIREBRICK = "firebrick"
    INDIGO = "indigo"
    MAROON = "maroon"
    MEDIUMVIOLETRED = "mediumvioletred"
    NAVY = "navy"
    SEAGREEN = "seagreen"
    SIENNA = "sienna"
    STEELBLUE = "steelblue"
    TEAL = "teal"


class Colours(f.Model):
    """A colour for each sort of event, for readers that show it."""

    seminar: Colour = Colour.STEELBLUE
    course: Colour = Colour.SEAGREEN
    deadline: Colour = Colour.FIREBRICK

    def of(self, kind: str) -> Colour:
        """The colour of a kind's events."""
        return {"seminar": self.seminar, "course": self.course}[kind]


class Calendars(f.Model):
    """``calendars.yml``: what the calendars are called, and how much they hold.

    ``{site}`` is the name of the site, and ``{term}`` that of the theme, the organisation, the audience or the city, or
    the year. A calendar that came later than an agency's file has a name of ours until the agency gives it one.
    """

    alla: FeedText
    seminarier: FeedText
    kurser: FeedText
    sista_anmalan: Annotated[FeedText, Field(alias="sista-anmalan")]
    tema: TermFeedText
    arrangor: TermFeedText
    malgrupp: Annotated[
        TermFeedText, Field(default_factory=lambda: TermFeedText(**texts.labels("calendar.feed.malgrupp")))
    ]
    ort: Annotated[TermFeedText, Field(default_factory=lambda: TermFeedText(**texts.labels("calendar.feed.ort")))]
    digitalt: Annotated[FeedText, Field(default_factory=lambda: FeedText(**texts.labels("calendar.feed.digitalt")))]
    arkiv: Annotated[TermFeedText, Field(default_factory=lambda: TermFeedText(**texts.labels("calendar.feed.arkiv")))]
    colours: Colours = Colours()
    updated: f.PastMoment | None = None
    """When words that all events share last changed, such as the name of a theme: no event has changed less lately."""
    reminder_hours: Annotated[f.Whole, Field(ge=1, le=336)] | None = None
    """How long before it starts the file to add to one's own calendar reminds of it; calendars to follow never do."""
    refresh_hours: Annotated[f.Whole, Field(ge=1, le=168)] = 4
    years_back: Annotated[f.Whole, Field(ge=1, le=100)] = 2
    """What ended longer ago is in the archives only: some programs cope badly with large calendars."""
    months_ahead: Annotated[f.Whole, Field(ge=1, le=120)] | None = None
    """What begins later is not yet in the calendars to follow, but in its own file; without it, all to come is."""
    cities: Annotated[tuple[f.Line, ...], f.several(0, 500)] = ()
    """Cities that keep their calendar though no event names them any longer."""

    def feed(self, name: str) -> FeedText | TermFeedText:
        """The words of a calendar, or of a folder of them, by its name in public addresses."""
        found: FeedText | TermFeedText = getattr(self, name.replace("-", "_"))
        return found


class Settings(f.Model):
    """Everything in ``site_config/``, one attribute a file."""

    site: Site
    vocabulary: Vocabulary
    laws: dict[str, Act]
    organisations: dict[f.Slug, Organisation]
    synonyms: Synonyms
    calendars: Calendars
    tillganglighet: Statement
    klarsprak: PlainLanguage = Field(default_factory=PlainLanguage)
    spanningar: Tensions = Field(default_factory=Tensions)
    ordlista: dict[f.Slug, Term] = Field(default_factory=dict)
    """``ordlista.yml``: words that a new reader may not know; no entry refers to them, they stand in its text."""
    allvar: ForReal | None = None
    base: Site | None = None
    """Who stands behind the base that the site is laid over: the base's own ``site.yml``."""

    _sources: Mapping[str, Document] = PrivateAttr(default_factory=dict)
    _digest: str = PrivateAttr(default="")

    def read_from(self, sources: Mapping[str, Document], digest: str = "") -> Settings:
        """The same settings, which now know the file that each attribute was read from, and a hash of all of them."""
        self._sources, self._digest = sources, digest
        return self

    @property
    def digest(self) -> str:
        return self._digest

    @property
    def sources(self) -> Iterable[Document]:
        """The files that were read."""
        return self._sources.values()

    def marked(self, kind: type[f.Marker]) -> Iterator[tuple[Document, f.Marked]]:
        """Every text with a marker of a kind, in the file that it was read from."""
        for (name, *loc), marker, text in f.marked(self, kind):
            if source := self._sources.get(str(name)):
                yield source, (tuple(loc), marker, text)

    @cached_property
    def lawbook(self) -> Lawbook:
        """The laws, found by any of their names."""
        return Lawbook(self.laws)

    def identity_of(self, entry: Entry) -> str:
        """What the UID of an entry's events ends with: the base's, for what comes from it or is written over it.

        So a seminar that many sites have is one event to whoever follows the calendars of two of them."""
        from_base = self.base if entry.source.is_base or entry.based_on else None
        return (from_base or self.site).identity

    def problem(self, name: str, code: str, loc: Loc, **facts: object) -> Problem:
        """A problem at a field of one of the files: ``("site", …, ("url",))``."""
        return field_problem(self._sources[name], code, loc, **facts)

    def words(self, vocabulary: str) -> dict[str, str]:
        """The allowed slugs of a vocabulary and their labels, in the order of the file."""
        if vocabulary == "organisations":
            return {slug: each.name for slug, each in self.organisations.items()}
        return {slug: term.label for slug, term in self.terms(vocabulary).items()}

    def terms(self, vocabulary: str) -> Mapping[str, Term]:
        """The words of a vocabulary, ``words`` for the glossary, in the order of the file."""
        found: Mapping[str, Term] = self.ordlista if vocabulary == GLOSSARY else getattr(self.vocabulary, vocabulary)
        return found
