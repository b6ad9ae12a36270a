"""A link to a heading, in its own file or another, leads to one that is there. A clause of a code counts as one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from slugify import slugify

from ethos.catalogue import Catalogue
from ethos.kinds import Entry
from ethos.kinds.parse import closest, nearest
from ethos.markdown import anchors, burden, is_elsewhere, resolve
from ethos.problem import Problem
from ethos.rules.broken_source_link import links, problem_at


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    known = cache(_anchors)
    for entry in catalogue.entries:
        for loc, target, is_picture in links(entry):
            path, mark, heading = target.partition("#")
            to = catalogue.by_source.get(resolve(path, entry.source.path)) if path else entry
            if mark and not is_picture and not is_elsewhere(target) and to and slugify(heading) not in known(to):
                there = sorted(known(to))
                meant = closest(heading, there) or next(iter(there), "")
                shown = f"[Läs mer]({path}{mark}{meant})" if meant else f"[Läs mer]({path or to.source.path})"
                facts = {"written": target, "nearest": nearest(heading, there), "example": shown}
                yield problem_at(entry, loc, "broken-heading", facts)


def _anchors(entry: Entry) -> set[str]:
    """The headings of an entry's page that its author has made."""
    others = set(entry.anchors)
    return others if burden(entry.body) else anchors(entry.body) | others
