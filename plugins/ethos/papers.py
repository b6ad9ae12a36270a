"""Where what is printed lies: PDFs and files to work on, which links may lead to before there are any."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from ethos import places
from ethos.kinds import Code, Dilemma, Entry, Method, Poster

CARDS, COLLECTION = f"{Dilemma.public}kort.pdf", f"{Dilemma.public}samlingen.pdf"
AFTERWARDS = f"{places.MEETING.path}efter-samtalet.docx"
"""The form for what a meeting came to."""
CARDS_HELD, BOOK_HELD = 200, 100
"""Dilemmas in a volume: typst needs some four megabytes of memory for each in a book, until the book is done."""
PACK_HELD = 12
"""Dilemmas in a theme's pack: as many as one prints and carries. The newest; the others are on the theme's page."""

POSTER_SIZES = ("a4", "a3")

T = TypeVar("T")


def guide(entry: Dilemma) -> str:
    """The path of the leader's guide."""
    return f"{entry.path}{entry.slug}.pdf"


def sheet(entry: Dilemma) -> str:
    """The path of the participants' sheet."""
    return f"{entry.path}{entry.slug}-deltagare.pdf"


def word(entry: Dilemma) -> str:
    """The path of the package as a Word file."""
    return f"{entry.path}{entry.slug}.docx"


def slides(entry: Dilemma) -> str:
    """The path of the slides."""
    return f"{entry.path}{entry.slug}.pptx"


def question(entry: Dilemma) -> str:
    """The path of the poster with its question, on A4 and on A3."""
    return f"{entry.path}{entry.slug}-affisch.pdf"


def pack(theme: str) -> str:
    """The path of a theme's pack."""
    return f"{places.OF_WORDS['themes'].path}{theme}/{theme}.pdf"


def worksheet(entry: Method) -> str:
    """The path of a method's worksheet."""
    return f"{entry.path}{entry.slug}.pdf"


def poster(entry: Poster | Code, size: str) -> str:
    """The path of a poster on a size of paper: ``a3``, ``a4``."""
    return f"{entry.path}{entry.slug}-{size}.pdf"


def posters(entries: Iterable[Entry]) -> list[Poster | Code]:
    """What is set as a poster: posters, and codes that have clauses."""
    return [each for each in entries if isinstance(each, Poster) or (isinstance(each, Code) and each.clauses)]


def volumes(path: str, entries: Sequence[T], most: int) -> list[tuple[str, Sequence[T]]]:
    """Entries in their order, as evenly as can be in as few volumes as can be; the first has the path itself."""
    count = -(-len(entries) // most)
    ends = [len(entries) * number // max(count, 1) for number in range(count + 1)]
    paths = [path, *(f"{path.removesuffix('.pdf')}-{number}.pdf" for number in range(2, count + 1))]
    return [(name, entries[start:end]) for name, start, end in zip(paths, ends, ends[1:], strict=False)]


def paths(public: Sequence[Entry], themes: Sequence[str]) -> Iterator[str]:
    """The addresses of all that is printed of published entries, and of themes that they are about.

    What has letters that no font of ours has is not printed: for that one has to ask ``views.paper``.
    """
    kept = [each for each in public if isinstance(each, Dilemma)]
    of_each = (guide, sheet, word, slides, question)
    yield from (path(each) for each in kept for path in of_each)
    yield from [AFTERWARDS] if kept else []
    yield from (worksheet(each) for each in public if isinstance(each, Method))
    yield from (poster(each, size) for each in posters(public) for size in POSTER_SIZES)
    dilemmas = [each for each in kept if not each.is_archived]
    for path, most in ((CARDS, CARDS_HELD), (COLLECTION, BOOK_HELD)):
        yield from (name for name, _ in volumes(path, dilemmas, most))
    yield from (pack(theme) for theme in themes if any(theme in each.themes for each in dilemmas))
