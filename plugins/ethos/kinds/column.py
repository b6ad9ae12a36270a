"""A column by somebody: the question it asks and where it stood; its text is its author's, and is not here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar

from ethos.kinds import fields as f
from ethos.kinds.author import Author
from ethos.kinds.sourced import Sourced
from ethos.source import Loc


class Column(Sourced):
    kind: ClassVar[str] = "column"
    folder: ClassVar[str] = "content/columns"
    public: ClassVar[str] = "kronikor/"
    above: ClassVar[str] = "bulletin"

    author: Author
    responsible: f.Organisation
    question: f.Said
    told: f.When
    council: Annotated[f.Slug, f.Reference("council")] | None = None
    read_at: f.WebAddress | None = None

    @property
    def people(self) -> Sequence[tuple[Loc, str, str]]:
        return self.author.people
