"""A page of prose: about the knowledge base, how to lead a conversation, how to contribute."""

from __future__ import annotations

from typing import ClassVar

from ethos.kinds.base import Entry


class Prose(Entry):
    kind: ClassVar[str] = "prose"
    folder: ClassVar[str] = "content"
    public: ClassVar[str] = ""
    is_told: ClassVar[bool] = True
