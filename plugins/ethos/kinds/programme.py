"""A programme: what somebody means to better over some years, and why. Its initiatives say how."""

from __future__ import annotations

from typing import Annotated, ClassVar

from ethos.kinds import fields as f
from ethos.kinds.sourced import Sourced


class Programme(Sourced):
    kind: ClassVar[str] = "programme"
    folder: ClassVar[str] = "content/programmes"
    public: ClassVar[str] = "program/"

    responsible: f.Organisation
    begins: f.When
    begun_before: f.Flag = False
    """True when the source tells only that it had begun by then."""
    ends: f.When | None = None
    aims: Annotated[tuple[f.Said, ...], f.several(1)]
