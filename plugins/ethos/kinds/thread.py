"""A series of conversations: dilemmas in an order that builds on itself over a year, and the thread between them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from ethos.kinds import fields as f
from ethos.kinds.base import Entry


class Talk(f.Model):
    """A conversation: about which case, when in the year, why just then, and what the group takes with it."""

    dilemma: Annotated[f.Slug, f.Reference("dilemma")]
    when: f.Line
    why: f.Text
    leads_to: f.Text


class Thread(Entry):
    """The text is the thread; twelve conversations are as many as a year on ``/arshjul/`` holds."""

    kind: ClassVar[str] = "thread"
    folder: ClassVar[str] = "content/threads"
    public: ClassVar[str] = "samtalsserier/"

    roles: Annotated[tuple[f.Role, ...], f.several()] = ()
    talks: Annotated[tuple[Talk, ...], f.several(2, most=12)]
