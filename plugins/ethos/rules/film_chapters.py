"""Chapters come in order, begin before the film ends, and have titles of their own: clips and links name them."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.kinds.event import Gathering
from ethos.kinds.film import Film
from ethos.problem import Problem
from ethos.share import Share
from ethos.source import Loc

LAST_MINUTE = 60
"""Seconds: the length is told in whole minutes, which may be rounded down."""


def check(share: Share) -> Iterator[Problem]:
    for entry in share.every(Gathering):
        if entry.film is not None:
            for loc, fault, written in _faults(entry.film):
                what = texts.label(f"chapters.{fault}").format(minutes=entry.film.minutes)
                yield entry.problem("film-chapters", ("film", "chapters", *loc), written=written, what=what)


def _faults(film: Film) -> Iterator[tuple[Loc, str, str]]:
    titles: set[str] = set()
    before = -1
    for index, each in enumerate(film.chapters):
        if each.seconds <= before:
            yield (index, "at"), "order", each.at
        elif each.seconds >= film.seconds + LAST_MINUTE:
            yield (index, "at"), "beyond", each.at
        if each.title in titles:
            yield (index, "title"), "repeated", each.title
        titles.add(each.title)
        before = max(before, each.seconds)
