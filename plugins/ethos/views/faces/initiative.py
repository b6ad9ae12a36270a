"""What shows an initiative."""

from __future__ import annotations

from ethos import texts
from ethos.kinds import Initiative
from ethos.output import Page
from ethos.views import swedish, told
from ethos.views.cards import Shelf
from ethos.views.face import Face
from ethos.views.press import Press


def page(press: Press, entry: Initiative) -> Page:
    shelf, offer = press.shelf, entry.offer
    rows = {
        "responsible": told.owner(press, entry.responsible),
        "partners": ", ".join(shelf.labels("organisations", entry.partners)),
        "time": period(entry),
        "state": progress(entry),
        "access": texts.label(f"access.{offer.access}").format(told=swedish.when(entry.told)) if offer else "",
        "fee": (offer.fee or "") if offer else "",
    }
    return told.page(press, entry, rows, overdue=entry.is_overdue(press.today))


def progress(entry: Initiative) -> str:
    """How it went, and as of when: ``Pågick 2017``."""
    return texts.label(f"progress.{entry.progress}").format(told=swedish.when(entry.told))


def period(entry: Initiative) -> str:
    return swedish.period(entry.begins, entry.ends, begun_before=entry.begun_before)


def on_card(shelf: Shelf, entry: Initiative) -> list[str]:
    return [told.organisation(shelf, entry.responsible), period(entry)]


FACE = Face(page=page, facts=on_card)
