"""What shows a document by somebody else."""

from __future__ import annotations

from ethos import texts
from ethos.kinds import Paper
from ethos.output import Page
from ethos.views import swedish, told
from ethos.views.attached import language_words
from ethos.views.cards import Shelf
from ethos.views.face import Face
from ethos.views.press import Press


def page(press: Press, entry: Paper) -> Page:
    rows = {
        "responsible": told.owner(press, entry.responsible),
        "time": swedish.when(entry.issued) if entry.issued else "",
        "state": texts.label(f"standing.{entry.standing}"),
        "written_in": language_words(entry.written_in) if entry.written_in else "",
        "format": ", ".join(filter(None, (entry.form, entry.size))),
    }
    return told.page(press, entry, rows)


def on_card(shelf: Shelf, entry: Paper) -> list[str]:
    issued = [swedish.when(entry.issued)] if entry.issued else []
    return [told.organisation(shelf, entry.responsible), *issued]


FACE = Face(page=page, facts=on_card)
