"""A build of what has been built already: where nothing has changed, what is published stands, and nothing is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import metadata
from pathlib import Path

from ethos import bases, engine, manifest
from ethos.content import FOLDERS
from ethos.kept import HASH, Shelf, program
from ethos.problem import Problem
from ethos.source import files
from ethos.source.discover import everything
from ethos.tree import Published

LARGEST = 64 * files.MEBIBYTE
"""Bytes of a source that is hashed to see whether it has changed: with a longer film all is built."""
ENVIRONMENT = b"!ENV"
"""In mkdocs.yml, what the environment decides."""


def made_of(root: Path, today: date) -> str:
    """A hash of all that decides what is published: sources, day, program and packages; nothing if that is not told."""
    found = list(_sources(root))
    packages = sorted(f"{each.name} {each.version}" for each in metadata.distributions())
    told = repr([program(), packages, today.isoformat(), found])
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


def stands(published: Published, shelf: Shelf, key: str) -> bool:
    """True when what is published is, to the last byte, what was made of ``key``."""
    found = shelf.read(key)
    return found is not None and published.is_whole(found.decode())


def remember(site: Path, shelf: Shelf, key: str) -> None:
    """Keep what was made of ``key``, and that alone.

    Raises:
        OSError: no site is there.
    """
    shelf.keep(key, manifest.digest(site / manifest.PATH).encode())
    shelf.clear_but({key})
