"""A tension is between two values, and is told once: a value cannot stand against itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ethos import texts
from ethos.kinds import Dilemma
from ethos.kinds.dilemma import Tension
from ethos.kinds.settings import Described
from ethos.problem import Problem
from ethos.share import Share
from ethos.source import Loc


def check(share: Share) -> Iterator[Problem]:
    for entry in share.every(Dilemma):
        yield from (entry.problem("one-sided-tension", ("tension", *loc), **f) for loc, f in _faults(entry.tension))
    for settings in share.own:
        for loc, facts in _faults(settings.spanningar.pairs):
            yield settings.problem("spanningar", "one-sided-tension", ("pairs", *loc), **facts)


def _faults(pairs: Sequence[Tension | Described]) -> Iterator[tuple[Loc, dict[str, str]]]:
    """Where a pair is no pair, or one that is told before, and what to say of it."""
    told: set[frozenset[str]] = set()
    for index, each in enumerate(pairs):
        pair = frozenset((each.between, each.and_))
        if len(pair) < 2 or pair in told:
            why = texts.label(f"tension.{'itself' if len(pair) < 2 else 'again'}")
            yield (index, "and"), {"written": f"{each.between} – {each.and_}", "why": why}
        told.add(pair)
