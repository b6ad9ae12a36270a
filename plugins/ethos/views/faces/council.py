"""What shows a council, with the terms of who sits in it as far as they are known."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.kinds import Council
from ethos.kinds.council import Member
from ethos.output import Page
from ethos.views import people, swedish, told
from ethos.views.cards import Shelf
from ethos.views.face import Face
from ethos.views.press import Press


def page(press: Press, entry: Council) -> Page:
    rows = {
        "responsible": told.owner(press, entry.responsible),
        "when": swedish.when(entry.told),
    }
    members = [(each, people.link(press, each.name), term(each)) for each in entry.members]
    return told.page(press, entry, rows, members=members)


def term(member: Member) -> str:
    """From when to when, or when the seat was held where the source says no more."""
    if member.begins or member.ends:
        return swedish.period(member.begins, member.ends)
    return texts.label("council.told").format(told=swedish.when(member.told))


def on_card(shelf: Shelf, entry: Council) -> list[str]:
    return [told.organisation(shelf, entry.responsible), swedish.when(entry.told)]


def names(entry: Council) -> Iterator[str]:
    """Who sits in it."""
    yield from (f"{each.name}, {each.office}" for each in entry.members)


FACE = Face(page=page, facts=on_card, names=names)
