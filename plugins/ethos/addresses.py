"""Every output has an address of its own: a second one would overwrite the first, or stop the build half-way."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from ethos import texts
from ethos.output import Copy, Output, Page, file_of
from ethos.problem import Problem, problem


def collisions(outputs: Iterable[Output], root: Path) -> Iterator[Problem]:
    """Outputs that would be one file, or of which one would be a folder where another is a file; each names both.

    Capitals, the form of Unicode and a closing slash tell no two apart: there are disks and servers that see none.
    """
    taken: dict[str, Output] = {}
    for each in outputs:
        other = taken.setdefault(_plain(file_of(each)), each)
        if other is not each:
            yield _collision(other, each, root)
    for path, each in taken.items():
        if file := next((taken[str(above)] for above in PurePosixPath(path).parents if str(above) in taken), None):
            yield _collision(file, each, root)


def _plain(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold().strip("/")


def _collision(one: Output, other: Output, root: Path) -> Problem:
    known = [source for each in (other, one) if (source := source_of(each, root))]
    path, address = known[0] if known else ".", f"/{other.path}"
    return problem("address-collision", path, address=address, one=_told(one, root), other=_told(other, root))


def source_of(output: Output, root: Path) -> str | None:
    """The file that somebody has written and that an output is made of, relative to the root; None for our own."""
    if not isinstance(output, Copy):
        return output.source
    is_written = output.source.is_relative_to(root) and not output.source.is_relative_to(root / ".cache")
    return output.source.relative_to(root).as_posix() if is_written else None


def _told(output: Output, root: Path) -> str:
    if source := source_of(output, root):
        return source
    name = output.title if isinstance(output, Page) else output.path
    return texts.label(f"address.{'page' if isinstance(output, Page) else 'file'}").format(name=name)
