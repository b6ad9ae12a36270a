"""How pages offer what is printed: with its form and its size, known when a page is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from babel.numbers import format_decimal

from ethos import texts
from ethos.kinds import Code, Dilemma, Method, Poster
from ethos.paper.printing import Printing
from ethos.papers import (
    AFTERWARDS,
    BOOK_HELD,
    CARDS,
    CARDS_HELD,
    COLLECTION,
    POSTER_SIZES,
    guide,
    pack,
    poster,
    question,
    sheet,
    slides,
    volumes,
    word,
    worksheet,
)
from ethos.views.press import Press

KILOBYTE = 1000


@dataclass(frozen=True, slots=True)
class Offer:
    """A file to fetch: its path relative to the root, what it is, and how large: ``PDF, 62 kB``."""

    path: str
    label: str
    form: str


class Offers:
    """Files that a page offers; asked for when the page is drawn, for then they are there. Nothing where none is."""

    def __init__(self, printing: Printing | None, wanted: Iterable[tuple[str, str]]) -> None:
        """``wanted`` are paths, with what each is."""
        self._printing, self._wanted = printing, tuple(wanted)

    def __repr__(self) -> str:
        return repr([*self])

    def __iter__(self) -> Iterator[Offer]:
        for path, label in self._wanted:
            size = self._printing.size(path) if self._printing else None
            if size is not None:
                ending = path.rpartition(".")[2]
                form = texts.label(f"printed.form.{ending}").format(size=size_words(size))
                yield Offer(path, label, form)


def of_dilemma(press: Press, entry: Dilemma) -> dict[str, Offers]:
    """What the page of a dilemma offers: for the group, and for who leads it."""
    group = {"sheet": sheet, "slides": slides, "question": question}
    leader = {"guide": guide, "word": word}
    return {
        whose: Offers(press.printing, [(path(entry), _label(name)) for name, path in forms.items()])
        for whose, forms in (("for_group", group), ("for_leader", leader))
    }


def of_meeting(press: Press) -> Offers:
    """What the page where meetings are prepared offers."""
    return Offers(press.printing, [(AFTERWARDS, _label("afterwards"))])


def of_library(press: Press) -> Offers:
    """What the list of all dilemmas offers."""
    entries = press.catalogue.of(Dilemma)
    wanted = ((CARDS, CARDS_HELD, "cards"), (COLLECTION, BOOK_HELD, "collection"))
    return Offers(
        press.printing, [each for path, most, name in wanted for each in _labelled(path, entries, most, name)]
    )


def of_theme(press: Press, slug: str) -> Offers:
    """What the page of a theme offers."""
    return Offers(press.printing, [(pack(slug), _label("pack"))])


def of_method(press: Press, entry: Method) -> Offers:
    """What the page of a method offers."""
    return Offers(press.printing, [(worksheet(entry), _label("worksheet"))])


def of_poster(press: Press, entry: Poster | Code) -> Offers:
    """What the page of a poster or a code offers."""
    return Offers(press.printing, [(poster(entry, size), _label(f"poster_{size}")) for size in POSTER_SIZES])


def _label(name: str) -> str:
    return texts.label(f"printed.{name}")


def _labelled(path: str, entries: Sequence[Dilemma], most: int, name: str) -> Iterator[tuple[str, str]]:
    found = volumes(path, entries, most)
    for number, (file, _) in enumerate(found, 1):
        several = texts.label("printed.volume").format(label=_label(name), number=number)
        yield file, several if len(found) > 1 else _label(name)


def size_words(size: int) -> str:
    """A file's size in Swedish: ``62 kB``, ``1,4 MB``."""
    if size < 1000 * KILOBYTE:
        return f"{max(1, round(size / KILOBYTE))}\N{NO-BREAK SPACE}kB"
    return f"{format_decimal(round(size / KILOBYTE**2, 1), locale='sv')}\N{NO-BREAK SPACE}MB"
