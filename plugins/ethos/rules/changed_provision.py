"""What cites a provision that has changed, or ended, is read again: the change tells all that it touches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.citing import index, terms
from ethos.kinds import Entry
from ethos.kinds.act import Act, Provision
from ethos.problem import Problem
from ethos.source import Loc

Change = tuple[Provision, Loc, date]
"""What has changed, the field that says so, and from which day."""


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    book = catalogue.settings.lawbook
    moved = [each for short, act in book.acts.items() for each in _changes(short, act, today)]
    citing, named = (index(catalogue), terms(catalogue.settings)) if moved else ({}, {})
    for provision, loc, day in moved:
        ended, cited = loc[-1] == "to", {each.entry.key: each.entry for each in citing.get(provision, ())}
        touched = sorted(key for key, entry in cited.items() if ended or _read(entry) < day)
        # A word has no day on which it was read: it is named where a text is, or where the law itself is gone.
        if touched := [*touched, *named.get(provision, ())] if touched or ended else touched:
            yield catalogue.settings.problem(
                "laws",
                "changed-provision",
                loc,
                provision=book.cite(provision),
                what=texts.label("law.ended") if ended else texts.label("law.changed"),
                day=day,
                count=len(touched),
                touched=", ".join(touched),
                today=today,
            )


def _changes(short: str, act: Act, today: date) -> Iterator[Change]:
    if act.is_over(today) and act.to:
        yield Provision(short), (short, "to"), act.to
    for place, rule in act.provisions.items():
        at = (short, "provisions", place)
        if rule.to and rule.is_over(today):
            yield Provision(short, place), (*at, "to"), rule.to
        if rule.changed and rule.changed <= today:
            yield Provision(short, place), (*at, "changed"), rule.changed


def _read(entry: Entry) -> date:
    """When somebody last read the entry through."""
    return max(filter(None, (entry.published, entry.changed, entry.reviewed)))
