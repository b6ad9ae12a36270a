"""A formal foundation: what an administration goes by, what it is, and the law or the document where it stands."""

from __future__ import annotations

from typing import Annotated, ClassVar

from ethos.kinds import fields as f
from ethos.kinds.sourced import Sourced


class Foundation(Sourced):
    kind: ClassVar[str] = "foundation"
    folder: ClassVar[str] = "content/foundations"
    public: ClassVar[str] = "formella-grunder/"

    words: f.Line
    """What the first of its sources calls it."""
    found_in: f.Line | None = None
    """The document that it stands in, and the day of that, where a source tells."""
    tasks: Annotated[tuple[f.Task, ...], f.several()] = ()
    laws: Annotated[tuple[f.Law, ...], f.several()] = ()
