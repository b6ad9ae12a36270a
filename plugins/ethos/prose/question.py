"""How a question begins, and whether it is two in one."""

from __future__ import annotations

import re

from ethos.prose.sentence import words

DOUBLED = re.compile(r", och (?:vad|vem|vems|vilka|vilken|vilket|hur|när|var|varför|vart)\b", re.IGNORECASE)
"""”Vad är du skyldig Marie, och vad är du skyldig de nio?”: a second question hung on the first."""


def opening(question: str, count: int = 1) -> str:
    """The first words of a question, in small letters."""
    return " ".join(words(question)[:count]).lower()


def is_doubled(question: str) -> bool:
    """True when a second question is hung on the first with ”och” and a question word."""
    return DOUBLED.search(question) is not None
