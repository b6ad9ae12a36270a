"""An ethical code: what an organisation has promised, clause by clause."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from ethos.kinds import fields as f
from ethos.kinds.base import Entry


class Genre(StrEnum):
    """What a text is to those that it holds for, in the order in which a list has them."""

    CODE = "code"
    GUIDELINE = "guideline"
    ROUTINE = "routine"
    PROPOSAL = "proposal"


class Clause(f.Model):
    id: f.Slug
    heading: f.Line
    question: f.Line | None = None
    """What it answers, in the words in which others' codes are asked the same: it stands beside their answers."""
    text: f.Text
    principles: Annotated[tuple[f.Principle, ...], f.several()] = ()
    themes: Annotated[tuple[f.Theme, ...], f.several()] = ()
    values: Annotated[tuple[f.Value, ...], f.several()] = ()


class Brief(f.Model):
    """What somebody else's code says of a theme, as we tell it."""

    themes: Annotated[tuple[f.Theme, ...], f.several(1)]
    question: f.Line | None = None
    """What a reader asks that this answers, in the same words in every code that does."""
    text: f.Said


class Mention(f.Model):
    """Where somebody else's code takes up a theme, when we do not know what it says of it."""

    themes: Annotated[tuple[f.Theme, ...], f.several(1)]
    where: f.Line
    """What a sentence that begins with ”Nämner det i” ends with, so that no rule of the code can be written here."""


class Code(Entry):
    kind: ClassVar[str] = "code"
    folder: ClassVar[str] = "content/codes"
    in_menu: ClassVar[bool] = True
    public: ClassVar[str] = "etiska-koder/"

    organisation: f.Organisation
    year: Annotated[f.Whole | None, Field(ge=1900, le=2200)] = None
    """None for what somebody else has published without saying when: no year is guessed."""
    version: f.Line | None = None
    genre: Genre = Genre.CODE
    caveat: f.Line | None = None
    """What a reader needs to know of the text wherever an answer of it stands alone: ”Kan ha ersatts”."""
    source_url: f.WebAddress | None = None
    copied: bool = False
    """Whether the address leads to a copy on somebody else's site."""
    clauses: Annotated[tuple[Clause, ...], f.several(0, most=200)]
    """None for a code that somebody else has published, which is told of and read there."""
    in_brief: Annotated[tuple[Brief, ...], f.several()] = ()
    """In our words: nothing is copied, and of what we do not know nothing is said."""
    mentions: Annotated[tuple[Mention, ...], f.several()] = ()
    """Never among what codes say: a reader is led to the source."""

    @property
    def anchors(self) -> tuple[str, ...]:
        return tuple(each.id for each in self.clauses)
