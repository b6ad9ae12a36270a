"""How one text stands to another: written once, in either of them, and shown on both, each from its own side."""

from __future__ import annotations

from enum import StrEnum

from ethos.kinds import fields as f


class Tie(StrEnum):
    """What a text does with another: the words of both sides stand in ``sv.toml``, ``tie`` and ``tied``."""

    DEEPENS = "deepens"
    BUILDS_ON = "builds-on"
    PRECEDES = "precedes"
    CORRESPONDS = "corresponds"

    @property
    def is_mutual(self) -> bool:
        """True for what both sides say in the same words; the others lead one way, and never back."""
        return self is Tie.CORRESPONDS


class SeeAlso(f.Model):
    tie: Tie
    entry: f.Related
