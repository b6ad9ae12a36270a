"""The library of dilemmas: the list, its facets as plain pages, and all that a reader's own choice is made of.

A facet is a question that a leader chooses by: what it is about, how long it takes. Each of its values has a page, so
the choice works without scripts. With scripts ``library/page.js`` turns the links into boxes and fetches
``data/dilemman.json`` when somebody ticks one: one way for thirty dilemmas and for five thousand.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ethos import places, texts
from ethos.kinds import Dilemma
from ethos.kinds.dilemma import Closure
from ethos.output import File, Link, Page
from ethos.plan import FEWEST, MOST, USUAL_PEOPLE
from ethos.views import choosing, monthly, printed, swedish
from ethos.views.cards import Card
from ethos.views.face import listed
from ethos.views.paging import CARDS, Sheet, sheets
from ethos.views.press import Press

VERSION = "2"

MINUTES = choosing.LENGTHS
"""The times that people ask for: a dilemma fits every time that is at least its own."""

GROUPS = {"2-4": (2, 4), "5-8": (5, 8), "9-12": (9, 12), "13-16": (13, 16), "17": (17, MOST)}
"""How many people come. A dilemma fits when some of these sizes are among its own."""

WORDS = {"tema": "themes", "princip": "principles", "roll": "roles", "verksamhet": "settings", "uppgift": "tasks"}
"""The facets that are words of a vocabulary; as fields, the vocabularies have the same names."""

FIRST = ("tema", "tid", "roll")
"""The facets that stand open: what one knows who has a meeting to lead."""

FACETS = (*FIRST, "grupp", *(name for name in WORDS if name not in FIRST), "svarighet", "slut")

APART = 0.95
"""A value that more than so many of the cases have tells none of them apart, and is not offered beside the list."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, and how many dilemmas have it."""

    value: str
    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """A question to choose by; ``name`` stands in addresses."""

    name: str
    heading: str
    choices: Sequence[Choice]
    note: str = ""
    """What is said of the values that are not shown, for nearly all suit them."""


def values(entry: Dilemma) -> dict[str, list[str]]:
    """What a dilemma answers in each facet."""
    found = {name: list(dict.fromkeys(getattr(entry, field))) for name, field in WORDS.items()}
    low, high = entry.group.min, entry.group.max
    return found | {
        "tid": [str(most) for most in MINUTES if entry.minutes <= most],
        "grupp": [name for name, (least, most) in GROUPS.items() if least <= high and most >= low],
        "svarighet": [str(entry.difficulty)],
        "slut": [entry.closure.value],
    }


def pages(press: Press) -> Iterator[Page]:
    """The library, and a page for every value of a facet that no vocabulary's page shows, shortest first."""
    found = sorted(press.catalogue.of(Dilemma), key=lambda each: each.minutes)
    having = _having(found)
    facets = [facet for name in FACETS if (facet := _facet(press, name, having[name])).choices]
    apart = [each for facet in facets if (each := _apart(facet, len(found))).choices]
    month = monthly.of(press.catalogue, press.today)
    principles = press.catalogue.settings.vocabulary.principles if any(each.principles for each in found) else ()
    title, description = listed("dilemma")
    for sheet in sheets(Dilemma.public, varied(found), CARDS):
        shown = {"sheet": sheet, "cards": press.shelf.cards(sheet.items), "facets": apart, "month": month}
        shown |= {"first": FIRST, "principles": press.shelf.links("principles", principles)}
        shown |= {"asked": asked(press), "BLANK_PICK": choosing.BLANK, "papers": printed.of_library(press)}
        yield press.page(
            "kinds/dilemma/list.html",
            sheet.path,
            sheet.title(title),
            description,
            at=places.OF_KIND["dilemma"],
            **shown,
        )
    for facet in facets:
        if facet.name not in PUBLIC_FACETS:
            yield from _facet_pages(press, facet, having[facet.name])


def varied(found: Sequence[Dilemma]) -> list[Dilemma]:
    """In their order, but one about each thing first, then another about each."""
    had = Counter[str]()
    turns = dict[str, int]()
    for each in found:
        turns[each.key] = had[each.themes[0]]
        had[each.themes[0]] += 1
    return sorted(found, key=lambda each: turns[each.key])


PUBLIC_FACETS = {name for name, field in WORDS.items() if field in places.OF_WORDS}
"""Facets whose values have pages of their own, with entries of every kind."""


def _having(dilemmas: Sequence[Dilemma]) -> Mapping[str, Mapping[str, list[Dilemma]]]:
    """Facet → value → the dilemmas that have it, in the order they are given."""
    found: dict[str, defaultdict[str, list[Dilemma]]] = {name: defaultdict(list) for name in FACETS}
    for entry in dilemmas:
        for name, having in values(entry).items():
            for value in having:
                found[name][value].append(entry)
    return found


def _facet(press: Press, name: str, having: Mapping[str, list[Dilemma]]) -> Facet:
    found = [(value, label) for value, label in _labels(press, name).items() if having.get(value)]
    choices = [Choice(value, _link(press, name, value, label), len(having[value])) for value, label in found]
    return Facet(name, texts.label(f"facet.{name}"), choices)


def _apart(facet: Facet, total: int) -> Facet:
    """A facet without the values that tell nothing apart; without any, when a single one is left."""
    told = [each for each in facet.choices if each.count <= APART * total]
    common = [each.link.label for each in facet.choices if each.count > APART * total]
    note = (
        texts.label("facet.nearly_all").format(groups=swedish.listed(common))
        if common and facet.name == "grupp"
        else ""
    )
    return Facet(facet.name, facet.heading, told if len(told) > 1 else [], note)


def _labels(press: Press, name: str) -> dict[str, str]:
    """The values of a facet in words, in the order they are shown."""
    if name in WORDS:
        return dict(press.catalogue.settings.words(WORDS[name]))
    if name == "tid":
        return {str(most): texts.label("facet.most").format(minutes=most) for most in MINUTES}
    if name == "grupp":
        return {value: _people(*bounds) for value, bounds in GROUPS.items()}
    if name == "svarighet":
        return {value: texts.label(f"difficulty.{value}") for value in ("1", "2", "3")}
    return {each.value: texts.label(f"closure.{each.value}") for each in Closure}


def _people(least: int, most: int) -> str:
    return texts.label("facet.large" if most == MOST else "facet.group").format(least=least, most=most)


def _link(press: Press, name: str, value: str, label: str) -> Link:
    if name in PUBLIC_FACETS:
        return press.shelf.link(WORDS[name], value)
    return Link(f"{Dilemma.public}{name}/{value}/", label)


def _facet_pages(press: Press, facet: Facet, having: Mapping[str, list[Dilemma]]) -> Iterator[Page]:
    for choice in facet.choices:
        for sheet in sheets(choice.link.path, having[choice.value], CARDS):
            yield _facet_page(press, facet, choice, sheet)


def _facet_page(press: Press, facet: Facet, choice: Choice, sheet: Sheet[Dilemma]) -> Page:
    title = texts.label("facet.title").format(facet=facet.heading.lower(), value=choice.link.label.lower())
    return press.page(
        "kinds/dilemma/facet.html",
        sheet.path,
        sheet.title(title),
        listed("dilemma")[1],
        lambda: {"cards": press.shelf.cards(sheet.items)},
        at=places.OF_KIND["dilemma"],
        indexed=False,
        made_of=partial(press.sight.listing, facet, choice, sheet.known_by),
        facet=facet,
        chosen=choice,
        sheet=sheet,
    )


@dataclass(frozen=True, slots=True)
class Question:
    """What one is asked who lets the site choose."""

    fewest: int
    most: int
    usual: int
    """How many they are."""
    lengths: Sequence[int]
    themes: Mapping[str, str]
    by_length: Sequence[Link]
    links: Sequence[Link]
    """The same for who runs no scripts: by length, and by theme."""


def asked(press: Press) -> Question:
    """The question that the start page asks, and the library."""
    return Question(
        FEWEST,
        MOST,
        USUAL_PEOPLE,
        choosing.LENGTHS,
        choosing.themes(press),
        choosing.by_length(),
        choosing.links(press),
    )


def files(press: Press) -> Iterator[File]:
    """All dilemmas as data to choose among, and the dilemma of each coming month."""
    yield File(places.DILEMMA_DATA.path, partial(_as_lines, press))
    yield monthly.file(press.catalogue, press.today)


def _as_lines(press: Press) -> bytes:
    """JSON with one dilemma a line, newest first: it is sent whole, so it holds no spaces that it need not."""
    rows = [_row(entry, press.shelf.card(entry)) for entry in press.catalogue.of(Dilemma)]
    head = f'{{"schema":{_json(VERSION)},"entries":[\n'
    return (head + ",\n".join(map(_json, rows)) + "\n]}\n").encode()


def _row(entry: Dilemma, card: Card) -> dict[str, object]:
    told = {"slug": entry.slug, "title": entry.title, "summary": entry.summary}
    bounds = {"minutes": entry.minutes, "most": entry.group.max}
    marks = {"example": card.example, "lang": card.lang, "subtitle": card.subtitle}
    sides = {"disc": [card.disc.one, card.disc.other, card.disc.lean]} if card.disc else {}
    return {
        **told,
        **bounds,
        "facts": card.facts,
        "values": values(entry),
        **({"season": entry.season} if entry.season else {}),
        **{name: mark for name, mark in marks.items() if mark},
        **sides,
    }


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
