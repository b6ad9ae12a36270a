"""A course: given on one or more occasions, each with its own calendar identity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar

from pydantic import Field, Strict

from ethos.kinds import fields as f
from ethos.kinds.event import Gathering, Occasion, Timing
from ethos.source import Loc


class Course(Gathering):
    kind: ClassVar[str] = "course"
    folder: ClassVar[str] = "seminars/courses"
    above: ClassVar[str] = "seminar"
    in_menu: ClassVar[bool] = True
    public: ClassVar[str] = "kurser/"

    providers: Annotated[tuple[f.Organisation, ...], f.several(1)]
    level: f.Line | None = None
    credits: Annotated[float, Strict(), Field(ge=0, le=400)] | None = None
    occasions: Annotated[tuple[Occasion, ...], f.several(1)]

    @property
    def occurrences(self) -> Sequence[tuple[Loc, str, Timing]]:
        return [(("occasions", index), each.id, each) for index, each in enumerate(self.occasions)]

    @property
    def arrangers(self) -> Sequence[str]:
        return self.providers
