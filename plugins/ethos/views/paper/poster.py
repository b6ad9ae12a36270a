"""A poster as the plain data that ``paper/typst/poster.typ`` sets: an entry of its own, or an ethical code."""

from __future__ import annotations

from ethos.kinds import Code, Poster
from ethos.paper.tree import Json
from ethos.views.paper.case import Author, named


def data(author: Author, entry: Poster | Code) -> dict[str, Json]:
    """What stands on it: of a code the headings of its clauses, which are what one remembers."""
    source, labels = entry.source.path, author.press.shelf.labels
    told: list[Json] = (
        [[each.heading, author.runs(each.text, source)] for each in entry.points]
        if isinstance(entry, Poster)
        else [[each.heading, []] for each in entry.clauses]
    )
    return {
        **named(entry),
        "opening": entry.opening if isinstance(entry, Poster) else "",
        "whose": "".join(labels("organisations", filter(None, [entry.organisation]))),
        "points": told,
        "example": entry.example,
    }
