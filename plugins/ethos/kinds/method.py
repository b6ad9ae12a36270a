"""A method: the steps that a group takes through a case, and how its leader uses them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from ethos.kinds import fields as f
from ethos.kinds.base import Entry
from ethos.kinds.group import Group


class Shape(StrEnum):
    """How a method is drawn: steps in order, spokes that are equals, or directions that may point apart."""

    STEPS = "steps"
    WHEEL = "wheel"
    COMPASS = "compass"


class Step(f.Model):
    """A step, and its part of the time: a step with ``share: 2`` gets twice as long as one with 1.

    Spokes and directions are not taken one after another: there it is only a part of the worksheet's room.
    """

    label: f.Line
    prompt: f.Text
    share: Annotated[f.Whole, Field(ge=1, le=20)] = 1


class Method(Entry):
    kind: ClassVar[str] = "method"
    folder: ClassVar[str] = "content/methods"
    public: ClassVar[str] = "metoder/"

    shape: Shape
    steps: Annotated[tuple[Step, ...], f.several(2, most=12)]
    fits: f.Summary | None = None
    minutes: Annotated[f.Whole, Field(ge=5, le=240)] | None = None
    group: Group | None = None
