"""An ethical code: what an organisation has promised, clause by clause."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from ethos.kinds import fields as f
from ethos.kinds.base import Entry


class Clause(f.Model):
    id: f.Slug
    heading: f.Line
    text: f.Text
    principles: Annotated[tuple[f.Principle, ...], f.several()] = ()
    themes: Annotated[tuple[f.Theme, ...], f.several()] = ()
    values: Annotated[tuple[f.Value, ...], f.several()] = ()


class Code(Entry):
    kind: ClassVar[str] = "code"
    folder: ClassVar[str] = "content/codes"
    in_menu: ClassVar[bool] = True
    public: ClassVar[str] = "etiska-koder/"

    organisation: f.Organisation
    year: Annotated[f.Whole, Field(ge=1900, le=2200)]
    version: f.Line | None = None
    source_url: f.WebAddress | None = None
    clauses: Annotated[tuple[Clause, ...], f.several(0, most=200)]
    """None for a code that somebody else has published, which is told of and read there."""

    @property
    def anchors(self) -> tuple[str, ...]:
        return tuple(each.id for each in self.clauses)
