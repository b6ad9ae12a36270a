"""The state of things, for those who look after the site: what is due, how many drafts there are, and where gaps are.

It is in no menu, and a site may do without it (``overview: false``). Of a draft there is its number alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ethos import due, places, texts
from ethos.output import Link, Page
from ethos.place import Place
from ethos.views import swedish
from ethos.views.coverage import SQUARE, coverage
from ethos.views.new_file import new_file
from ethos.views.press import Press, words


@dataclass(frozen=True)
class Due:
    """Something to do: with what, and why it is time."""

    link: Link
    note: str


def pages(press: Press) -> Iterator[Page]:
    """/bidra/laget/, where a site has it."""
    if places.OVERVIEW.key in press.places:
        yield _page(press, replace(places.OVERVIEW, parent=press.places[places.CONTRIBUTE.key]))


def _page(press: Press, place: Place) -> Page:
    title, description = words("overview")
    return press.page(
        "contribute/overview.html",
        place.path,
        title,
        description,
        at=place,
        dated=swedish.day_words(press.today),
        due={"reviews": list(_reviews(press)), "laws": list(_laws(press)), "films": list(_films(press))},
        drafts=list(_drafts(press)),
        coverage=coverage(press.catalogue),
        square=SQUARE - 2,
        new_file=new_file(press),
    )


def _reviews(press: Press) -> Iterator[Due]:
    found = sorted(
        due.reviews(press.catalogue, press.today), key=lambda each: (each.review_by or press.today, each.key)
    )
    for each in found:
        note = texts.label("overview.due.reviews").format(day=swedish.day_words(each.review_by or press.today))
        yield Due(Link(each.path, press.shelf.name(each), lang=each.lang), note)


def _laws(press: Press) -> Iterator[Due]:
    acts = press.catalogue.settings.lawbook.acts
    for each in due.laws(press.catalogue, press.today):
        notes = [texts.label("overview.due.laws").format(cited=each.cited)]
        notes += [texts.label("overview.due.unsigned").format(number=each.unsigned)] if each.unsigned else []
        notes += [texts.label("overview.due.stale").format(number=each.stale)] if each.stale else []
        yield Due(Link(places.of_law(each.short), acts[each.short].called), " ".join(notes))


def _films(press: Press) -> Iterator[Due]:
    for event, days in due.films(press.catalogue, press.today):
        entry, note = event.entry, texts.label("overview.due.films").format(days=days)
        yield Due(Link(entry.path, press.shelf.name(entry), lang=entry.lang), note)


def _drafts(press: Press) -> Iterator[tuple[str, int]]:
    """How many drafts there are of each kind; nothing of what they say."""
    count = Counter(each.kind for each in press.catalogue.entries if each.is_draft)
    yield from ((texts.label(f"kind.{kind}.many"), number) for kind, number in sorted(count.items()))
