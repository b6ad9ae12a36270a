"""What cites a provision that has changed, or ended, is read again: the change tells all that it touches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.citing import index
from ethos.kinds import Entry
from ethos.kinds.act import Provision, Rule
from ethos.kinds.parse import enumeration
from ethos.problem import Problem


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    laws = catalogue.settings.laws
    moved = [
        (Provision(short, place), *change)
        for short, act in laws.items()
        for place, rule in act.provisions.items()
        for change in _changes(rule, today)
    ]
    citing = index(catalogue) if moved else {}
    for provision, field, day in moved:
        cited = {each.entry.key: each.entry for each in citing.get(provision, ())}
        if touched := [key for key, entry in cited.items() if field == "to" or _read(entry) < day]:
            yield catalogue.settings.problem(
                "laws",
                "changed-provision",
                (provision.law, "provisions", provision.place, field),
                provision=catalogue.settings.lawbook.cite(provision),
                what=texts.label("law.ended") if field == "to" else texts.label("law.changed"),
                day=day,
                count=len(touched),
                touched=enumeration(sorted(touched)),
                today=today,
            )


def _changes(rule: Rule, today: date) -> Iterator[tuple[str, date]]:
    if rule.to and rule.is_over(today):
        yield "to", rule.to
    if rule.changed and rule.changed <= today:
        yield "changed", rule.changed


def _read(entry: Entry) -> date:
    """When somebody last read the entry through."""
    return max(filter(None, (entry.published, entry.changed, entry.reviewed)))
