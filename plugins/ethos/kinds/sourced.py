"""What is told by somebody else: the entry says who told it, where and when."""

from __future__ import annotations

from typing import Annotated

from ethos.kinds import fields as f
from ethos.kinds.base import Entry


class Source(f.Model):
    """Where the facts of an entry are from."""

    title: f.Line
    organisation: f.Organisation
    dated: f.Line
    """When it was written, or what one knows of that: many pages have no date."""
    url: f.WebAddress | None = None
    language: f.Language = "sv"


class Sourced(Entry):
    """An entry whose every fact is from its sources."""

    sources: Annotated[tuple[Source, ...], f.several(1)]
