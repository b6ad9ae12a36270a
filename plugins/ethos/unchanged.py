"""A build of what has been built already: where nothing has changed, what is published stands, and nothing is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from ethos import bases, engine, manifest
from ethos.content import FOLDERS
from ethos.kept import HASH, Shelf, packages, program
from ethos.problem import Problem
from ethos.source import files
from ethos.source.discover import everything


@dataclass(frozen=True)
class Made:
    """A build that was published."""

    digest: str
    """The SHA-256 of the site's manifest."""
    problems: tuple[Problem, ...]
    """All that was found in the content, sorted."""


_READ = TypeAdapter(Made)

LARGEST = 64 * files.MEBIBYTE
"""Bytes of a source that is hashed to see whether it has changed: with a longer film all is built."""
ENVIRONMENT = b"!ENV"
"""In mkdocs.yml, what the environment decides."""


def folders(root: Path) -> list[Path]:
    """Where the sources of a root lie, and those of its base."""
    places = bases.roots(root, FOLDERS)
    return [*places, *(place / each for place in places for each in FOLDERS)]


def made_of(root: Path, today: date) -> str:
    """A hash of all that decides what is published: sources, day, program and packages; nothing if that is not told."""
    found = list(_sources(root))
    told = repr([program(), packages(), today.isoformat(), found])
    return HASH(told.encode()).hexdigest() if all(digest for _, digest in found) else ""


def _sources(root: Path) -> Iterator[tuple[str, str]]:
    """Every source by path, with its hash; none for what cannot be read, or does not decide alone."""
    settings = files.contents(root, engine.FILE)
    is_alone = isinstance(settings, bytes) and ENVIRONMENT not in settings
    yield engine.FILE, _hash(settings) if is_alone else ""
    for layer, place in enumerate(bases.roots(root, FOLDERS)):
        for folder in FOLDERS:
            paths, problems = everything(place, folder)
            yield from ((f"{layer}/{each.path}", "") for each in problems)
            yield from ((f"{layer}/{path}", _hash(files.contents(place, path, LARGEST))) for path in paths)


def _hash(content: bytes | Problem) -> str:
    return "" if isinstance(content, Problem) else HASH(content).hexdigest()


def made_before(shelf: Shelf, key: str) -> Made | None:
    """What was made of ``key`` when it was last built, and what was told of it then."""
    found = shelf.read(key)
    return None if found is None else _READ.validate_json(found)


def remember(site: Path, shelf: Shelf, key: str, problems: Sequence[Problem]) -> None:
    """Keep what was made of ``key`` and found in it, and that alone.

    Raises:
        OSError: no site is there.
    """
    made = Made(manifest.digest(site / manifest.PATH), tuple(problems))
    shelf.keep(key, _READ.dump_json(made))
    shelf.clear_but({key})
