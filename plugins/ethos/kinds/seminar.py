"""A seminar: one gathering, with its own calendar identity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar

from ethos.kinds import fields as f
from ethos.kinds.event import Gathering, Timing
from ethos.kinds.film import Film
from ethos.source import Loc


class Seminar(Timing, Gathering):
    kind: ClassVar[str] = "seminar"
    folder: ClassVar[str] = "seminars"
    in_menu: ClassVar[bool] = True
    public: ClassVar[str] = "seminarier/"

    organisers: Annotated[tuple[f.Organisation, ...], f.several(1)]
    filmed: f.Flag | None = None
    """Whether there is a film to wait for; when it is left out, the series tells."""

    @property
    def occurrences(self) -> Sequence[tuple[Loc, str, Timing]]:
        return (((), "", self),)

    @property
    def arrangers(self) -> Sequence[str]:
        return self.organisers

    @property
    def filming(self) -> tuple[Film | None, bool]:
        return self.film, bool(self.filmed)
