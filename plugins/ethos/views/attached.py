"""Files that a page offers: what each is called, its format, how large it is and in which language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds import Entry
from ethos.source.attachments import FORMATS

KILO, MEGA = 1_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Attached:
    """A file as a page tells of it; its path is relative to the root."""

    path: str
    title: str
    facts: str
    """``PDF, 1,2 MB, engelska``."""
    language: str


def attached(catalogue: Catalogue, entry: Entry) -> list[Attached]:
    """The files that an entry offers, in its own order."""
    found = []
    for each in entry.attachments:
        told = (FORMATS[PurePosixPath(each.file).suffix], size_words(catalogue.attachments[each.path]))
        facts = ", ".join((*told, language_words(each.language)))
        found.append(Attached(catalogue.attached[each.path], each.title, facts, each.language))
    return found


def size_words(size: int) -> str:
    """``1,2 MB``, ``340 kB``: of bytes, in thousands as people count them."""
    if size < MEGA:
        return f"{max(1, round(size / KILO))}\N{NO-BREAK SPACE}kB"
    return f"{size / MEGA:.1f}\N{NO-BREAK SPACE}MB".replace(".", ",")


def language_words(code: str) -> str:
    """``engelska``; a language that we have no word for is told by its code."""
    names = texts.labels("language")
    known = str(names.get(code.split("-", maxsplit=1)[0], ""))
    return known or texts.label("attached.language").format(code=code)
