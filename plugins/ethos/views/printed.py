"""Where what is printed lies, and how pages offer it: with its form and its size, known when a page is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from babel.numbers import format_decimal

from ethos import places, texts
from ethos.kinds import Code, Dilemma, Method, Poster
from ethos.paper.printing import Printing
from ethos.views.press import Press

CARDS, COLLECTION = f"{Dilemma.public}kort.pdf", f"{Dilemma.public}samlingen.pdf"
CARDS_HELD, BOOK_HELD = 200, 100
"""Dilemmas in a volume: typst needs some four megabytes of memory for each in a book, until the book is done."""
PACK_HELD = 12
"""Dilemmas in a theme's pack: as many as one prints and carries. The newest; the others are on the theme's page."""
POSTER_SIZES = ("a4", "a3")
KILOBYTE = 1000

T = TypeVar("T")


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

    def __iter__(self) -> Iterator[Offer]:
        for path, label in self._wanted:
            size = self._printing.size(path) if self._printing else None
            if size is not None:
                yield Offer(path, label, texts.label("printed.form").format(size=size_words(size)))


def guide(entry: Dilemma) -> str:
    """The path of the leader's guide."""
    return f"{entry.path}{entry.slug}.pdf"


def sheet(entry: Dilemma) -> str:
    """The path of the participants' sheet."""
    return f"{entry.path}{entry.slug}-deltagare.pdf"


def pack(theme: str) -> str:
    """The path of a theme's pack."""
    return f"{places.OF_WORDS['themes'].path}{theme}/{theme}.pdf"


def worksheet(entry: Method) -> str:
    """The path of a method's worksheet."""
    return f"{entry.path}{entry.slug}.pdf"


def poster(entry: Poster | Code, size: str) -> str:
    """The path of a poster on a size of paper: ``a3``, ``a4``."""
    return f"{entry.path}{entry.slug}-{size}.pdf"


def volumes(path: str, entries: Sequence[T], most: int) -> list[tuple[str, Sequence[T]]]:
    """Entries in their order, as evenly as can be in as few volumes as can be; the first has the path itself."""
    count = -(-len(entries) // most)
    ends = [len(entries) * number // max(count, 1) for number in range(count + 1)]
    paths = [path, *(f"{path.removesuffix('.pdf')}-{number}.pdf" for number in range(2, count + 1))]
    return [(name, entries[start:end]) for name, start, end in zip(paths, ends, ends[1:], strict=False)]


def of_dilemma(press: Press, entry: Dilemma) -> Offers:
    """What the page of a dilemma offers."""
    return Offers(press.printing, [(guide(entry), _label("guide")), (sheet(entry), _label("sheet"))])


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
