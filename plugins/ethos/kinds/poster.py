"""A poster: a few promises to hang on a wall, an agency's own or one to adapt."""

from __future__ import annotations

from typing import Annotated, ClassVar

from ethos.kinds import fields as f
from ethos.kinds.base import Entry


class Point(f.Model):
    heading: f.Line
    text: f.Said


class Poster(Entry):
    kind: ClassVar[str] = "poster"
    folder: ClassVar[str] = "content/posters"
    public: ClassVar[str] = "plakater/"
    above: ClassVar[str] = "code"

    organisation: f.Organisation | None = None
    opening: f.Summary
    """What stands above the points."""
    points: Annotated[tuple[Point, ...], f.several(3, most=9)]
    adapted: f.Related | None = None
    """The poster or the code that it was made of."""
