"""A piece of news, ours or somebody else's: what happened, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar

from ethos.kinds import fields as f
from ethos.kinds.author import Author
from ethos.kinds.sourced import Source, Sourced
from ethos.source import Loc


class Bulletin(Sourced):
    kind: ClassVar[str] = "bulletin"
    folder: ClassVar[str] = "content/bulletins"
    public: ClassVar[str] = "nyheter/"

    sources: Annotated[tuple[Source, ...], f.several()] = ()
    """None where we tell of our own site: the page that it leads to shows it."""
    author: Author
    told: f.When

    @property
    def people(self) -> Sequence[tuple[Loc, str, str]]:
        return self.author.people
