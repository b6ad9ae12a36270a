"""A tie (``see_also``) leads to another text, is told once, and never leads round to where it began.

If A deepens B, B cannot deepen A, not even by way of C; and what stands among ``related`` has no tie as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds import Entry
from ethos.kinds.tie import SeeAlso, Tie
from ethos.problem import Problem

Way = Mapping[tuple[Tie, str], list[str]]
"""A tie and a key → the keys that it leads to."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    ways: defaultdict[tuple[Tie, str], list[str]] = defaultdict(list)
    told: dict[frozenset[str], str] = {}
    for entry in catalogue.entries:
        for each in entry.see_also:
            ways[each.tie, entry.key].append(each.entry)
    for entry in catalogue.entries:
        for at, each in enumerate(entry.see_also):
            pair = frozenset((entry.key, each.entry))
            if why := _fault(entry, each, ways, told.get(pair, "")):
                yield entry.problem(
                    "tie-contradicts", ("see_also", at, "entry"), written=each.entry, why=texts.label(f"tie.{why}")
                )
            told.setdefault(pair, entry.source.path)


def _fault(entry: Entry, each: SeeAlso, ways: Way, told: str) -> str:
    """What is wrong with a tie, as a name in ``sv.toml``; nothing when it is right."""
    if each.entry == entry.key:
        return "itself"
    if not each.tie.is_mutual and _leads(each.entry, entry.key, each.tie, ways):
        return "round"
    return "twice" if told or each.entry in entry.related else ""


def _leads(start: str, end: str, tie: Tie, ways: Way) -> bool:
    """True when one comes from one text to another by ties of one sort."""
    seen, waiting = {start}, [start]
    for key in waiting:
        ahead = [each for each in ways.get((tie, key), ()) if each not in seen]
        seen.update(ahead)
        waiting += ahead
    return end in seen
