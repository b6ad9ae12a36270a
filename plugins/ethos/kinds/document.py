"""A document by somebody else: what it is about, in our words, and whether and where one can read it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from ethos.kinds import fields as f
from ethos.kinds.sourced import Sourced


class Standing(StrEnum):
    PUBLISHED = "published"
    COMING = "coming"
    UNPUBLISHED = "unpublished"
    UNKNOWN = "unknown"


class Paper(Sourced):
    kind: ClassVar[str] = "document"
    folder: ClassVar[str] = "content/documents"
    public: ClassVar[str] = "dokument/"
    above: ClassVar[str] = "programme"

    programme: Annotated[f.Slug, f.Reference("programme")] | None = None
    responsible: f.Organisation
    issued: f.When | None = None
    standing: Standing
    written_in: f.Language | None = None
    form: f.Line | None = None
    size: f.Line | None = None
    read_at: f.WebAddress | None = None
