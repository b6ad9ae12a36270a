"""What shows a series of conversations: its cases as a path, and the way to them as a year of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ethos import plan, texts
from ethos.kinds import Dilemma, Thread
from ethos.kinds.thread import Talk
from ethos.output import Page
from ethos.views import linked_data
from ethos.views.cards import Card, Shelf, facts
from ethos.views.face import Face
from ethos.views.press import Press
from ethos.views.spoken import length_words

QUARTERS = 4


def page(press: Press, entry: Thread) -> Page:
    shelf = press.shelf
    rows = {"length": " · ".join(on_card(shelf, entry)), "roles": ", ".join(shelf.plurals(entry.roles))}
    return press.entry_page(
        entry,
        facts=facts(rows),
        talks=talks(shelf, entry),
        year=year(entry, max(minutes(each) for each in cases(shelf, entry))),
        themes=shelf.links("themes", entry.themes),
        principles=shelf.links("principles", entry.principles),
        data=linked_data.creative_work(entry, press.site_url),
    )


def talks(shelf: Shelf, entry: Thread) -> list[tuple[Talk, Card]]:
    """Each conversation with the case that it is about."""
    return list(zip(entry.talks, shelf.cards(cases(shelf, entry)), strict=True))


def cases(shelf: Shelf, entry: Thread) -> list[Dilemma]:
    """The dilemmas that it is about, in its order."""
    found = (shelf.catalogue.by_key[f"{Dilemma.kind}/{each.dilemma}"] for each in entry.talks)
    return [each for each in found if isinstance(each, Dilemma)]


def length(found: Sequence[Dilemma]) -> str:
    """How long its conversations are: ``20–45 minuter``."""
    least, most = min(each.minutes for each in found), max(each.minutes for each in found)
    return length_words(most) if least == most else texts.label("film.minutes").format(minutes=f"{least}–{most}")


def minutes(entry: Dilemma) -> int:
    """How long a conversation about a case is booked for."""
    return plan.length([plan.case_of(entry)])


def year(entry: Thread, longest: int) -> str:
    """What is chosen on ``/arshjul/`` for its cases, as ``year/plan.js`` reads it: with time for each of them."""
    rhythm = "kvartal" if len(entry.talks) <= QUARTERS else "manad"
    return f"rytm={rhythm}&minuter={longest}&urval=egna&fall={','.join(each.dilemma for each in entry.talks)}"


def on_card(shelf: Shelf, entry: Thread) -> list[str]:
    return [texts.label("thread.talks").format(number=len(entry.talks)), length(cases(shelf, entry))]


def news(press: Press, entry: Thread) -> Mapping[str, object]:
    return {"talks": talks(press.shelf, entry)}


FACE = Face(page=page, facts=on_card, news=news)
