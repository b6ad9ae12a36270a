"""An indicator: what was measured, when, and by whom; efforts and results are never one figure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, Strict

from ethos.kinds import fields as f
from ethos.kinds.sourced import Sourced


class Measures(StrEnum):
    EFFORT = "effort"
    RESULT = "result"


class Measure(f.Model):
    """A value for a time; ``in_words`` stands in its place where the source is no more exact."""

    period: f.When
    value: Annotated[float, Strict(), Field(ge=-1e12, le=1e12)]
    in_words: f.Line | None = None


class Indicator(Sourced):
    kind: ClassVar[str] = "indicator"
    folder: ClassVar[str] = "content/indicators"
    public: ClassVar[str] = "resultat/"
    above: ClassVar[str] = "programme"

    programme: Annotated[f.Slug, f.Reference("programme")]
    measures: Measures
    unit: f.Line
    baseline: Measure | None = None
    target: Measure | None = None
    outcomes: Annotated[tuple[Measure, ...], f.several(1)]

    @property
    def points(self) -> Sequence[tuple[str, Measure]]:
        """Every value with what it is: the baseline, the outcomes in their order, the target."""
        found = (("baseline", self.baseline), *(("outcome", each) for each in self.outcomes), ("target", self.target))
        return [(name, each) for name, each in found if each]
