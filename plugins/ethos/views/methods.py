"""Methods: the list, shortest first, a page for each with its steps, a worksheet, and the dilemmas that name it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ethos import places, plan, texts
from ethos.kinds import Dilemma, Entry, Method
from ethos.kinds.method import Shape, Step
from ethos.output import Link, Page
from ethos.views import archive, linked_data, printed
from ethos.views.cards import Card, facts, group, minutes
from ethos.views.face import listed
from ethos.views.paging import BEGUN, CARDS, Sheet, sheets
from ethos.views.press import Parts, Press
from ethos.views.spokes import Sector, sectors

IN_ONE_COLUMN = 6
SHEET, DRAWN, WORDS, LINE = 200, 92, 15, 8
"""Millimetres on a printed A4: what steps can take, the drawing, a step's label and prompt, and a line to write on."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A step, and its minutes of the method's own time; none without it, or when steps are not one after another."""

    step: Step
    minutes: int


@dataclass(frozen=True, slots=True)
class Told:
    """A method as it is shown: what is known of it in a list, its steps, and its drawing."""

    entry: Method
    card: Card
    facts: Sequence[str]
    """How long, for how many, and its shape."""
    steps: Sequence[Timed]
    drawing: Sequence[Sector]
    """Nothing when its steps are simply steps."""
    worksheet: Link

    @property
    def beside(self) -> bool:
        """True when the worksheet has its steps in two columns."""
        return bool(self.drawing) or len(self.steps) > IN_ONE_COLUMN

    @property
    def lines(self) -> int:
        """Lines to write on below each step, so that the worksheet fills one A4."""
        rows = -(-len(self.steps) // 2) if self.beside else len(self.steps)
        room = SHEET - (DRAWN if self.drawing else 0)
        return max(1, (room // rows - WORDS) // LINE)


def by_length(methods: Iterable[Method]) -> list[Method]:
    """The shortest first."""
    return sorted(methods, key=lambda each: (each.minutes or math.inf, each.title, each.slug))


def pages(press: Press) -> Iterator[Page]:
    """The list, and what belongs to each method beside its own page: the worksheet and its dilemmas."""
    found = by_length(press.catalogue.of(Method))
    parts: dict[str, Any] = {"at": places.OF_KIND["method"], "methods": [told(press, each) for each in found]}
    yield press.page("kinds/method/list.html", Method.public, *listed("method"), **parts)
    for entry in press.catalogue.kept(Method):
        yield worksheet(press, entry)
        if named_by(press, entry):
            yield from dilemma_pages(press, entry)


def page(press: Press, entry: Method) -> Page:
    """The page of one method."""
    named = named_by(press, entry)
    rows = {
        "fits": entry.fits or "",
        "time": minutes(entry),
        "group": group(entry),
        "shape": texts.label(f"shape.{entry.shape}"),
    }
    return press.entry_page(
        entry,
        facts=facts(rows),
        method=told(press, entry),
        themes=press.shelf.links("themes", entry.themes),
        principles=press.shelf.links("principles", entry.principles),
        backlinks=press.shelf.cards(each for each in referring(press, entry) if not isinstance(each, Dilemma)),
        dilemmas=press.shelf.cards(named[:BEGUN]),
        all_dilemmas=Link(_listing(entry), _count(len(named))),
        papers=printed.of_method(press, entry),
        data=linked_data.method(entry, press.site_url),
    )


def worksheet(press: Press, entry: Method) -> Page:
    """One A4 to print and write on. Search engines are led to the method's own page instead."""
    title = texts.label("method.worksheet").format(title=entry.title)
    return press.page(
        "kinds/method/worksheet.html",
        _worksheet(entry).path,
        title,
        texts.label("method.about_worksheet").format(title=entry.title),
        at=places.OF_KIND["method"],
        within=_within(entry),
        source=entry.source.path,
        indexed=False,
        entry=entry,
        archive=archive.banner(press.catalogue, entry),
        method=told(press, entry),
    )


def dilemma_pages(press: Press, entry: Method) -> Iterator[Page]:
    """All dilemmas that name a method, newest first."""
    title = texts.label("method.dilemmas").format(title=entry.title)
    for sheet in sheets(_listing(entry), named_by(press, entry), CARDS):
        parts: dict[str, Any] = {"at": places.OF_KIND["method"], "within": _within(entry), "indexed": False}
        parts |= {"made_of": partial(press.sight.listing, sheet.known_by), "sheet": sheet, "entry": entry}
        titled = (sheet.path, sheet.title(title), listed("dilemma")[1], partial(_cards, press, sheet))
        yield press.page("kinds/method/dilemmas.html", *titled, **parts)


def _cards(press: Press, sheet: Sheet[Dilemma]) -> Parts:
    return {"cards": press.shelf.cards(sheet.items)}


def told(press: Press, entry: Method) -> Told:
    """A method with its shape drawn, or its time divided: round a wheel one goes again, in a compass all at once."""
    in_order = entry.shape is Shape.STEPS
    spent = plan.divided((in_order and entry.minutes) or 0, [each.share for each in entry.steps])
    timed = [Timed(step, minutes) for step, minutes in zip(entry.steps, spent, strict=True)]
    drawing = [] if in_order else sectors([each.label for each in entry.steps])
    card = press.shelf.card(entry)
    return Told(entry, card, [*card.facts, texts.label(f"shape.{entry.shape}")], timed, drawing, _worksheet(entry))


def of_dilemma(press: Press, entry: Dilemma) -> list[Card]:
    """The methods that a dilemma names, in its own order."""
    found = (press.catalogue.by_key.get(f"method/{name}") for name in entry.models)
    return press.shelf.cards(each for each in found if each and each.is_public)


def named_by(press: Press, entry: Method) -> list[Dilemma]:
    """The dilemmas that name a method, newest first."""
    return [each for each in referring(press, entry) if isinstance(each, Dilemma)]


def referring(press: Press, entry: Method) -> Sequence[Entry]:
    """What names a method: dilemmas, and what its author chose as related."""
    return press.catalogue.beside(entry, press.catalogue.backlinks.get(entry.key, ()))


def _worksheet(entry: Method) -> Link:
    return Link(f"{entry.path}arbetsblad/", texts.label("method.worksheet").format(title=entry.title))


def _listing(entry: Method) -> str:
    return f"{entry.path}dilemman/"


def _count(number: int) -> str:
    return texts.label("method.all").format(number=number)


def _within(entry: Method) -> tuple[Link, ...]:
    return (Link(entry.path, entry.title, lang=entry.lang),)
