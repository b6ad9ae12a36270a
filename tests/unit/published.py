"""A site that is published, and what can be told of it: shared by the tests of publication."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from ethos import publish as room
from ethos.problem import Problem

SECRET = b"what this machine alone knows..."
publish = partial(room.publish, secret=SECRET)
"""Publication on this machine."""


def building(text: str) -> Callable[[Path], None]:
    """A build of two pages."""

    def build(folder: Path) -> None:
        (folder / "sida").mkdir()
        (folder / "index.html").write_text(text)
        (folder / "sida" / "index.html").write_text(text * 1000)

    return build


def nothing_wrong(folder: Path) -> list[Problem]:
    return []


def tree(folder: Path) -> dict[Path, tuple[int, bytes]]:
    """Mode and bytes of everything in a folder, and of the folder."""
    paths = [folder, *folder.rglob("*")] if folder.is_dir() else [folder]
    return {path: (path.lstat().st_mode, path.read_bytes() if path.is_file() else b"") for path in paths}


def names(folder: Path) -> list[str]:
    """What a folder holds, sorted."""
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def left_alone(site: Path) -> Iterator[None]:
    """The published tree is byte-identical afterwards, and nothing new stands beside it."""
    before, beside = tree(site), names(site.parent)
    yield
    assert tree(site) == before
    assert names(site.parent) == beside
