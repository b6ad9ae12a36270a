"""Pairs of values that pull apart: all of them as a map with the same in a table, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ethos import places, texts
from ethos.catalogue import pair
from ethos.kinds import Code, Dilemma
from ethos.kinds.code import Clause
from ethos.kinds.settings import Described
from ethos.markdown import plain
from ethos.output import Link, Page
from ethos.views import arcs, clauses
from ethos.views.paging import CARDS, Sheet, sheets
from ethos.views.press import Parts, Press, words


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values, the way to their page, and the cases where they meet."""

    one: str
    other: str
    link: Link
    cases: Sequence[Dilemma]


def pages(press: Press) -> Iterator[Page]:
    """The map, and a page for each pair."""
    found = pairs(press)
    yield chart(press, found)
    said = {pair(each.between, each.and_): each for each in press.catalogue.settings.spanningar.pairs}
    for each in found:
        for sheet in sheets(each.link.path, each.cases, CARDS):
            yield page(press, each, sheet, said.get((each.one, each.other)))


def pairs(press: Press) -> list[Pair]:
    """Every pair, those with the most cases first, then in the order of the vocabulary."""
    rank = {slug: number for number, slug in enumerate(press.catalogue.settings.words("values"))}
    found = press.catalogue.by_tension.items()
    order = sorted(found, key=lambda each: (-len(each[1]), *sorted(rank[slug] for slug in each[0])))
    return [Pair(*values, link(press, *values), cases) for values, cases in order]


def link(press: Press, one: str, other: str) -> Link:
    """The way to the page of two values, under the names of both, in the order they are told here."""
    labels = press.catalogue.settings.words("values")
    name = texts.label("tension.pair").format(one=labels[one], other=labels[other].lower())
    return Link(places.of_tension(one, other), name)


def against(press: Press, value: str) -> list[tuple[Link, int]]:
    """What a value stands against, and in how many cases; the most common first."""
    found = [(each, each.other if each.one == value else each.one) for each in pairs(press)]
    labels = press.catalogue.settings.words("values")
    return [
        (Link(each.link.path, labels[other]), len(each.cases))
        for each, other in found
        if value in {each.one, each.other}
    ]


def chart(press: Press, found: Sequence[Pair]) -> Page:
    """The page /spanningar/: the values below each other, and an arc between two that meet in a case."""
    meeting = {slug for each in found for slug in (each.one, each.other)}
    rows = [slug for slug in press.catalogue.settings.words("values") if slug in meeting]
    title, description = words("tensions")
    return press.page(
        "tension/map.html",
        places.TENSIONS.path,
        title,
        description,
        at=places.TENSIONS,
        pairs=found,
        values=press.shelf.links("values", rows),
        arcs=list(arcs.between(rows, [(each.one, each.other, len(each.cases)) for each in found])),
        box=arcs.box(rows),
    )


def page(press: Press, each: Pair, sheet: Sheet[Dilemma], said: Described | None) -> Page:
    """The page of a pair: why each is right, how far one can go, and the cases and clauses where both are at stake."""

    def later() -> Parts:
        shared = _clauses(press, each) if sheet.number == 1 else ()
        return {"cards": press.shelf.cards(sheet.items), "clauses": [(clauses.link(*it), it[0]) for it in shared]}

    return press.page(
        "tension/page.html",
        sheet.path,
        sheet.title(texts.label("tension.title").format(pair=each.link.label[:1].lower() + each.link.label[1:])),
        plain(said.limit) if said else texts.label("tension.about").format(pair=each.link.label),
        later,
        at=places.TENSIONS,
        source="site_config/spanningar.yml" if said else "site_config/vocabulary.yml",
        made_of=partial(press.sight.listing, sheet.known_by),
        sides=_sides(press, each, said),
        said=said,
        heading=sheet.title(each.link.label),
        sheet=sheet,
    )


def _sides(press: Press, each: Pair, said: Described | None) -> list[tuple[Link, str]]:
    """Both values with why it is right; what it is by itself, where nobody has written of the two."""
    terms, shelf = press.catalogue.settings.vocabulary.values, press.shelf
    own = {slug: terms[slug].meaning or terms[slug].definition for slug in (each.one, each.other)}
    own |= {said.between: said.one_says, said.and_: said.other_says} if said else {}
    return [(shelf.link("values", slug), text) for slug, text in own.items()]


def _clauses(press: Press, each: Pair) -> Iterator[tuple[Code, Clause]]:
    for code, clause in clauses.touching(press, "values", each.one):
        if each.other in clause.values:
            yield code, clause
