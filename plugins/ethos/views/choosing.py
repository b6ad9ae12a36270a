"""The site chooses: from how many they are, how long they have and what worries them, to one case and two others.

The rule is one order of all cases about a theme: first those that have room, then those for so many people, then those
that are about it before all else, then the easier, then those that use the time best. The first is shown, and the two
after it, each with why; so there is always an answer, which says where it falls short. Who has no theme gets the
easiest, about different things. With scripts the start page and the library answer at once (``library/choosing.js``,
the same rule); without, each theme and length has a page, and so has each length alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from ethos import places, texts
from ethos.kinds import Dilemma
from ethos.output import Link, Page
from ethos.plan import PLANS
from ethos.views import cards, swedish
from ethos.views.cards import Card
from ethos.views.press import Parts, Press

FOLDER = f"{Dilemma.public}valj/"
"""Where the pages lie for who has no scripts."""

LENGTHS = sorted(PLANS)[:-1]
"""How long people say that they have."""

USUAL = LENGTHS[0]
"""What one who has not said is shown: most who ask have a meeting already, and a part of it."""

SHOWN = 3
"""The case, and two others."""

ANY = "*"
"""What stands for every theme, where nothing is to be talked about before all else: no theme is called so."""

T = TypeVar("T")

UNBROKEN = "–\N{WORD JOINER}"
"""A dash within a number of people, after which no line ends."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A case that is proposed, why, and the way to a meeting about it."""

    card: Card
    why: str
    case: str
    asked: str
    """What was asked for, as it stands after # in the address of the case and of the meeting."""


BLANK = Pick(cards.BLANK, "Varför", "", "")
"""One with every part, which a script fills."""


def path(theme: str, minutes: int) -> str:
    """The page of a theme and a length, or of a length alone."""
    return f"{FOLDER}{minutes}/" if theme == ANY else f"{FOLDER}{theme}/{minutes}/"


def themes(press: Press) -> dict[str, str]:
    """All as one, then the themes that some case is about, in the vocabulary's order; as a sentence calls them."""
    used = {slug for each in press.catalogue.of(Dilemma) for slug in each.themes}
    themes = {
        slug: swedish.within(term.label)
        for slug, term in press.catalogue.settings.vocabulary.themes.items()
        if slug in used
    }
    return ({ANY: texts.label("choose.any")} if themes else {}) | themes


def links(press: Press) -> list[Link]:
    """The way to choose by each theme."""
    return [Link(path(slug, USUAL), _label(press, slug)) for slug in themes(press)]


def by_length(theme: str = ANY) -> list[Link]:
    """The way to choose about a theme by how long they have."""
    return [Link(path(theme, each), texts.label("choose.minutes").format(minutes=each)) for each in LENGTHS]


def pages(press: Press) -> Iterator[Page]:
    """A page for every theme and length, and for every length."""
    named = themes(press)
    for slug in named:
        about = [each for each in press.catalogue.of(Dilemma) if slug in (ANY, *each.themes)]
        for minutes in LENGTHS:
            yield _page(press, slug, minutes, chosen(about, slug, minutes), [*named])


def _page(press: Press, slug: str, minutes: int, found: Sequence[Dilemma], named: Sequence[str]) -> Page:
    title = texts.label("choose.title").format(theme=_label(press, slug), minutes=minutes)
    return press.page(
        "kinds/dilemma/chosen.html",
        path(slug, minutes),
        title,
        texts.label("choose.mild" if slug == ANY else "choose.description"),
        partial(_shown, press, slug, minutes, found, named),
        at=places.OF_KIND["dilemma"],
        indexed=False,
        made_of=partial(press.sight.listing, slug, minutes, [each.key for each in found], named),
        here=path(slug, minutes),
    )


def _shown(press: Press, slug: str, minutes: int, found: Sequence[Dilemma], named: Sequence[str]) -> Parts:
    return {
        "picks": [_pick(press, each, minutes) for each in found],
        "lacks_time": found[0].minutes > minutes,
        "lengths": by_length(slug),
        "themes": [Link(path(other, minutes), _label(press, other)) for other in named],
    }


def _pick(press: Press, entry: Dilemma, minutes: int) -> Pick:
    return Pick(press.shelf.card(entry), why(press, entry, minutes), entry.slug, f"minuter={minutes}")


def chosen(dilemmas: Sequence[Dilemma], theme: str, minutes: int) -> list[Dilemma]:
    """The case and the two others."""
    found = ranked(dilemmas, theme, minutes)
    return (_varied(found, minutes) if theme == ANY else found)[:SHOWN]


def _varied(found: Sequence[Dilemma], minutes: int) -> list[Dilemma]:
    """In their order, but of those that are as easy as the first and have room, one about each thing leads."""
    alike = [each for each in found if _ease(each, minutes) == _ease(found[0], minutes)]
    return list(dict.fromkeys([*apart(alike, lambda each: each.themes[0]), *found]))


def _ease(each: Dilemma, minutes: int) -> tuple[bool, int]:
    return each.minutes > minutes, each.difficulty


def apart(found: Iterable[T], about: Callable[[T], str]) -> Iterator[T]:
    """The first about each thing."""
    seen = set[str]()
    for each in found:
        if about(each) not in seen:
            seen.add(about(each))
            yield each


def ranked(dilemmas: Sequence[Dilemma], theme: str, minutes: int) -> list[Dilemma]:
    """Cases in the order that they are proposed in, for a meeting of so many minutes about a theme."""
    return nearest(dilemmas, minutes, lambda each: each.themes[0] != theme)


def nearest(dilemmas: Sequence[Dilemma], minutes: int, is_aside: Callable[[Dilemma], bool]) -> list[Dilemma]:
    """The same about anything: ``is_aside`` tells those that are about something else before it."""

    def place(each: Dilemma) -> tuple[bool, bool, int, int, str]:
        return each.minutes > minutes, is_aside(each), each.difficulty, abs(minutes - each.minutes), each.slug

    return sorted(dilemmas, key=place)


def why(press: Press, entry: Dilemma, minutes: int) -> str:
    """What speaks for a case, and where it falls short."""
    about = swedish.within(_label(press, entry.themes[0]))
    told = texts.label("choose.long" if entry.minutes > minutes else "choose.fits")
    level = texts.label(f"difficulty.{entry.difficulty}")
    return " ".join(
        [
            texts.label("choose.about").format(theme=about),
            told.format(minutes=entry.minutes, length=minutes),
            texts.label("choose.group").format(group=cards.group(entry).replace("–", UNBROKEN)),
            f"{level}.",
        ]
    )


def _label(press: Press, theme: str) -> str:
    if theme == ANY:
        return texts.label("choose.any").capitalize()
    return press.catalogue.settings.vocabulary.themes[theme].label
