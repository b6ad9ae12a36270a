"""What shows a programme: its aims, its initiatives along the years and what came of them; and how they all stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ethos import places
from ethos.kinds import Council, Indicator, Initiative, Paper, Programme, Story, span
from ethos.kinds.sourced import Sourced
from ethos.output import Page
from ethos.views import drawn, face, swedish, told
from ethos.views.cards import Shelf
from ethos.views.face import Face
from ethos.views.faces import initiative
from ethos.views.press import Press, words


def page(press: Press, entry: Programme) -> Page:
    shelf = press.shelf
    rows = {
        "responsible": told.owner(press, entry.responsible),
        "time": swedish.period(entry.begins, entry.ends, begun_before=entry.begun_before),
    }
    efforts = efforts_of(press, entry)
    return told.page(
        press,
        entry,
        rows,
        efforts=[row(press, each) for each in efforts],
        drawing=timeline(efforts) if efforts else None,
        indicators=[figures(press, each) for each in _of(press, entry, Indicator)],
        stories=shelf.cards(_of(press, entry, Story)),
        papers=shelf.cards(_of(press, entry, Paper)),
        councils=shelf.cards(_of(press, entry, Council)),
        backlinks=(),
    )


def efforts_of(press: Press, entry: Programme) -> list[Initiative]:
    """The initiatives of a programme, in the order in which they began."""
    found = [
        each for each in press.catalogue.beside(entry, press.catalogue.kept(Initiative)) if each.programme == entry.slug
    ]
    return sorted(found, key=lambda each: (span.bounds(each.begins), each.title))


def _of(press: Press, entry: Programme, kind: type[Sourced]) -> list[Sourced]:
    kept = press.catalogue.beside(entry, press.catalogue.kept(kind))
    found = [each for each in kept if getattr(each, "programme", None) == entry.slug]
    return sorted(found, key=lambda each: each.title)


def row(press: Press, each: Initiative) -> dict[str, object]:
    """An initiative as a row: when, whose, how it stands, what was done and what came of it."""
    return {
        "link": press.shelf.link_to(each),
        "when": initiative.period(each),
        "whose": told.organisation(press.shelf, each.responsible),
        "progress": initiative.progress(each),
        "effort": each.effort,
        "result": each.result or "",
        "overdue": each.is_overdue(press.today),
    }


def figures(press: Press, each: Sourced) -> dict[str, object]:
    """An indicator as a row: its card and every value."""
    return {"link": press.shelf.link_to(each), "facts": face.of(each.kind).facts(press.shelf, each)}


def timeline(efforts: Sequence[Initiative]) -> drawn.Drawing:
    """Each from when it began to when it ended, or as long as its source tells of it."""
    rows = []
    for each in efforts:
        begins, known = span.bounds(each.begins), span.bounds(each.ends or each.told)
        rows.append((each.title, begins[0], max(known[1], begins[1]), bool(each.ends)))
    return drawn.timeline(rows)


def pages(press: Press) -> Iterator[Page]:
    """The list, and how every programme stands, on one page that prints."""
    yield from face.listing(press, Programme.kind)
    programmes = press.catalogue.of(Programme)
    stand = [
        (press.shelf.link_to(each), [row(press, e) for e in efforts_of(press, each)], _figures(press, each))
        for each in programmes
    ]
    title, description = words("standing")
    yield press.page(
        "programme/standing.html", places.STANDING.path, title, description, at=places.STANDING, stand=stand
    )


def _figures(press: Press, entry: Programme) -> list[dict[str, object]]:
    return [figures(press, each) for each in _of(press, entry, Indicator)]


def on_card(shelf: Shelf, entry: Programme) -> list[str]:
    return [
        told.organisation(shelf, entry.responsible),
        swedish.period(entry.begins, entry.ends, begun_before=entry.begun_before),
    ]


FACE = Face(page=page, pages=pages, facts=on_card)
