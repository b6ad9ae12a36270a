"""Every output has an address of its own: a second one would overwrite the first, or stop the build half-way."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from ethos import texts
from ethos.output import Copy, Output, Page, file_of
from ethos.problem import Problem, problem


def collisions(outputs: Iterable[Output]) -> Iterator[Problem]:
    """Outputs that would be one file, or of which one would be a folder where another is a file; each names both.

    Capitals, the form of Unicode and a closing slash tell no two apart: there are disks and servers that see none.
    """
    taken: dict[str, Output] = {}
    for each in outputs:
        other = taken.setdefault(_plain(file_of(each)), each)
        if other is not each:
            yield _collision(other, each)
    told: set[tuple[str, str]] = set()
    for path, each in taken.items():
        file = next((taken[above] for above in _folders(path) if above in taken), None)
        if file and (pair := (file.path, origin(each) or each.path)) not in told:
            told.add(pair)  # all that one source becomes is told of once
            yield _collision(file, each)


def _folders(path: str) -> Iterator[str]:
    """The folders that a path lies in, the innermost first."""
    while path := path.rpartition("/")[0]:
        yield path


def _plain(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold().strip("/")


def _collision(one: Output, other: Output) -> Problem:
    path = next(filter(None, map(origin, (other, one))), ".")
    return problem("address-collision", path, address=f"/{other.path}", one=_told(one), other=_told(other))


def origin(output: Output) -> str | None:
    """The file that somebody has written and that an output is made of, relative to the root; None for our own."""
    return output.origin if isinstance(output, Copy) else output.source


def _told(output: Output) -> str:
    sort, name = ("page", output.title) if isinstance(output, Page) else ("file", output.path)
    return origin(output) or texts.label(f"address.{sort}").format(name=name)
