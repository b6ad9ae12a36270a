"""What every entry has, whatever its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath
from typing import Annotated, ClassVar, Self

from pydantic import PrivateAttr
from slugify import slugify

from ethos import texts
from ethos.kinds import fields as f
from ethos.kinds.tie import SeeAlso
from ethos.problem import Problem, problem
from ethos.source import Document, Loc
from ethos.source.attachments import FOLDER


class Status(StrEnum):
    """A draft is checked but not published; an archived entry keeps its page, under a banner, and is in no list.

    What is withdrawn was published and is no longer: calendars alone keep it, as cancelled, for those who have it.
    """

    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"


class Origin(f.Model):
    organisation: f.Line
    licence: f.Line
    url: f.WebAddress | None = None
    adapted_from: f.Line | None = None


class Attachment(f.Model):
    """A file that a page offers its readers to take away."""

    file: f.AttachedFile
    title: f.Line
    language: f.Language = "sv"

    @property
    def path(self) -> str:
        """Where it lies, relative to the root."""
        return f"{FOLDER}/{self.file}"


class Archived(f.Model):
    date: f.PastDay
    publisher: f.Line
    published_under: f.Line | None = None
    begins: f.When | None = None
    """With ``ends`` the time that it held, where that is another than from ``published`` to ``date``."""
    ends: f.When | None = None
    successor: f.Related | None = None


class Entry(f.Model):
    """A validated document. Its slug is its file's name and never changes; its body is Markdown."""

    kind: ClassVar[str]
    folder: ClassVar[str]
    public: ClassVar[str]
    """The public path under which entries of this kind lie, such as ``dilemman/``."""
    above: ClassVar[str] = ""
    """The kind whose list leads to this one's, when it is not reached from the start page."""
    in_menu: ClassVar[bool] = False
    """True when the list of this kind stands in the menu of a site that has chosen nothing else."""
    is_told: ClassVar[bool] = False
    """True when the body is what a reader comes for: without it there is nothing to publish."""
    inside: ClassVar[frozenset[str]] = frozenset({"owner", "updated", "reviewed", "review_by"})
    """The fields that no page shows or chooses by but the entry's own, and those that read all texts (``sight.py``)."""
    on_cards: ClassVar[frozenset[str]] = frozenset()
    """The fields that pages of the same kind show of another entry on its card alone, and never choose by."""

    title: f.Title
    summary: f.Summary
    status: Status
    published: f.PastDay
    themes: Annotated[tuple[f.Theme, ...], f.several()] = ()
    principles: Annotated[tuple[f.Principle, ...], f.several()] = ()
    searched_as: Annotated[tuple[f.Sought, ...], f.several(most=30)] = ()
    """What people type who look for it, where the text has other words for it. Never shown."""
    updated: f.PastMoment | None = None
    """With a time when the text changes twice on one day."""
    reviewed: f.PastDay | None = None
    review_by: f.Day | None = None
    owner: f.MailAddress | None = None
    language: f.Language = "sv"
    origin: Origin | None = None
    aliases: Annotated[tuple[f.Alias, ...], f.several()] = ()
    related: Annotated[tuple[f.Related, ...], f.several()] = ()
    see_also: Annotated[tuple[SeeAlso, ...], f.several()] = ()
    attachments: Annotated[tuple[Attachment, ...], f.several()] = ()
    archived: Archived | None = None
    based_on: f.Line | None = None
    """Which edition of the base's entry this one was written over: a sign of what stood there (``bases.py``)."""
    example: f.Flag = False
    """An example that no organisation has given; it is marked as one on its page."""

    _source: Document = PrivateAttr()
    _previewed: bool = PrivateAttr(default=False)

    @cached_property
    def source(self) -> Document:
        """The file this entry was read from."""
        return self._source

    @cached_property
    def slug(self) -> str:
        """The name in the page's address. Asked for a hundred times of each entry, as is what stands beside it."""
        return self._source.slug

    @cached_property
    def body(self) -> str:
        """The Markdown after the front matter, without the line feeds that end the file."""
        return self._source.body.rstrip("\n")

    @property
    def former_names(self) -> Sequence[str]:
        """The names that its file had before, as they stand in addresses, the oldest first."""
        return [slugify(each) for each in self.aliases]

    @property
    def first_name(self) -> str:
        """The name that its file had at first."""
        return next(iter(self.former_names), self.slug)

    @cached_property
    def key(self) -> str:
        """What others write to refer to this entry: ``kind/slug``."""
        return f"{self.kind}/{self.slug}"

    @cached_property
    def path(self) -> str:
        """The public path of the entry's page, relative to the site's root, with a closing slash."""
        return f"{self.public}{self.slug}/"

    @property
    def data_path(self) -> str:
        """The public path of the entry as data, beside its page."""
        return f"{self.path}{self.slug}.json"

    @property
    def people(self) -> Sequence[tuple[Loc, str, str]]:
        """Whom it names as who wrote it, told it or sits in it: where in the file, the name, and the office."""
        return ()

    @property
    def lang(self) -> str:
        """The language (BCP 47) when it is another than the site's: what is said of the entry is marked with it."""
        return "" if self.language == "sv" else self.language

    @property
    def anchors(self) -> tuple[str, ...]:
        """What one can link to on the entry's page beside the headings of its body."""
        return ()

    @property
    def changed(self) -> date:
        """The day of the last change that a reader would notice: ``updated``, else ``published``."""
        return f.day_of(self.updated or self.published)

    @property
    def is_reviewed(self) -> bool:
        """True when somebody has read it anew after the day it was published: to write a text is not to review it."""
        return self.reviewed is not None and self.reviewed > self.published

    def problem(self, code: str, loc: Loc = (), **facts: object) -> Problem:
        """A problem at a field of this entry."""
        return field_problem(self._source, code, loc, **facts)

    @property
    def is_draft(self) -> bool:
        return self.status is Status.DRAFT

    @property
    def is_public(self) -> bool:
        """True for what is shown: what is published or archived, and in a preview drafts too."""
        return self.status in {Status.PUBLISHED, Status.ARCHIVED} or (self._previewed and self.is_draft)

    @property
    def is_withdrawn(self) -> bool:
        return self.status is Status.WITHDRAWN

    @property
    def was_published(self) -> bool:
        """True for what is published, and for what was once and is withdrawn."""
        return self.is_public or self.is_withdrawn

    def previewed(self) -> Self:
        """The same entry, shown although it is a draft."""
        shown = self.model_copy()
        shown._previewed = True
        return shown

    @property
    def is_archived(self) -> bool:
        """Kept for those who look for it, and marked so; it is no longer reviewed."""
        return self.status is Status.ARCHIVED or self.archived is not None


@dataclass(frozen=True)
class Faulty:
    """A file that is there but is no entry, for the faults in it; no document when not even its fields can be read."""

    model: type[Entry]
    path: str
    document: Document | None

    @property
    def key(self) -> str:
        """What others write to refer to the entry that the file would be."""
        return f"{self.model.kind}/{PurePosixPath(self.path).stem}"


def example(document: Document, loc: Loc) -> str:
    """A correct example of the field at a place, in the words of the site where it is known."""
    return document.show(loc) if document.show else texts.field(loc)["example"]


def field_problem(document: Document, code: str, loc: Loc = (), **facts: object) -> Problem:
    """A problem at a field of a document; ``example`` is filled with a correct example of that field."""
    line, column = document.position(loc)
    return problem(code, document.path, line, column, **({"example": example(document, loc)} | facts))
