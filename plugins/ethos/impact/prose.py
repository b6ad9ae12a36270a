"""What changes in words between two texts: what stood there, what stands there now, and a few words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 4
"""Words shown on each side of what has changed."""
MORE = "…"
"""That more stands there."""
JOINED = 2
"""Changes with no more words than this between them are one: nobody reads every other word."""
COMPARED = 200
"""How many words, or paragraphs, are compared one by one: the time for that grows with the cube of their number."""

Words = Sequence[str]
Span = tuple[int, int, int, int]
"""Where a change begins and ends before, and where after."""


@dataclass(frozen=True)
class Edit:
    """One change: words, with a space between each two; ``lead`` and ``tail`` stand around it and are the same."""

    lead: str
    old: str
    new: str
    tail: str


def edits(before: str, after: str) -> Iterator[Edit]:
    """Every change of a text, paragraph by paragraph, in order."""
    old, new = _paragraphs(before), _paragraphs(after)
    for start, end, begin, stop in _spans(old, new):
        gone, come = old[start:end], new[begin:stop]
        pairs = zip(gone, come, strict=True) if len(gone) == len(come) else [("\n".join(gone), "\n".join(come))]
        for was, now in pairs:
            yield from _reworded(was.split(), now.split())


def _paragraphs(text: str) -> list[str]:
    return [each for each in text.split("\n\n") if each.strip()]


def _reworded(old: Words, new: Words) -> Iterator[Edit]:
    for start, end, begin, stop in _joined(_spans(old, new)):
        lead, tail = old[max(start - AROUND, 0) : start], old[end : end + AROUND]
        before, after = [MORE] * (start > AROUND), [MORE] * (len(old) > end + AROUND)
        yield Edit(*(" ".join(each) for each in ([*before, *lead], old[start:end], new[begin:stop], [*tail, *after])))


def _spans(old: Words, new: Words) -> Iterator[Span]:
    """Where two lists differ. Those too long to be compared differ in all that stands between their like ends."""
    shortest = min(len(old), len(new))
    first = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    last = next((at for at in range(shortest - first) if old[-1 - at] != new[-1 - at]), shortest - first)
    end, stop = len(old) - last, len(new) - last
    if max(end, stop) - first > COMPARED:
        yield first, end, first, stop
        return
    for tag, *(one, two, three, four) in SequenceMatcher(None, old[first:end], new[first:stop], False).get_opcodes():
        if tag != "equal":
            yield first + one, first + two, first + three, first + four


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    kept: Span | None = None
    for each in spans:
        if kept and each[0] - kept[1] <= JOINED:
            kept = (kept[0], each[1], kept[2], each[3])
            continue
        if kept:
            yield kept
        kept = each
    if kept:
        yield kept
