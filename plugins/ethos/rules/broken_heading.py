"""A link to a heading, in its own file or another, leads to one that is there. A clause of a code counts as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache

from slugify import slugify

from ethos.catalogue import Catalogue
from ethos.kinds import Entry
from ethos.kinds.parse import closest, nearest
from ethos.markdown import anchors, is_elsewhere, resolve
from ethos.problem import Problem
from ethos.rules.broken_source_link import links_everywhere


def check(catalogue: Catalogue) -> Iterator[Problem]:
    known = cache(_anchors)
    for link in links_everywhere(catalogue):
        path, mark, heading = link.target.partition("#")
        if not mark or link.is_picture or is_elsewhere(link.target):
            continue
        to = catalogue.by_source.get(resolve(path, link.document.path)) if path else link.entry
        if (to or not path) and slugify(heading) not in (there := known(to) if to else ()):
            yield link.problem("broken-heading", _facts(path, heading, sorted(there)))


def _facts(path: str, heading: str, there: Sequence[str]) -> dict[str, str]:
    """The heading that was meant, or the file without one; a text of the settings has no page with headings."""
    meant = closest(heading, there) or next(iter(there), "")
    shown = f"[Läs mer]({path}#{meant})" if meant else f"[Läs mer]({path or '../content/om.md'})"
    return {"nearest": nearest(heading, there), "example": shown}


def _anchors(entry: Entry) -> Set[str]:
    """The headings of an entry's page that its author has made."""
    return {*entry.anchors, *anchors(entry.body)}
