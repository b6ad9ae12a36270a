"""Mends of a file's name, where the file is a text that nobody refers to by its old one."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from slugify import slugify

from ethos.kinds import KINDS, Entry
from ethos.problem import Problem
from ethos.source import SLUG, discover, files

CODES = frozenset({"file-name", "file-suffix", "windows-name"})
ENDING = ".md"


def model_of(path: str) -> type[Entry] | None:
    """The kind of entry that lies in a file's folder."""
    folder = path.rpartition("/")[0]
    return next((each for each in KINDS.values() if each.folder == folder), None)


def renames(root: Path, problems: Collection[Problem]) -> Iterator[tuple[str, str]]:
    """Paths of files that can be called something else at once, and what they should be called."""
    given: set[str] = set()
    for path in sorted({each.path for each in problems if each.code in CODES}):
        new = right(path)
        if new and new not in given and (root / path).is_file() and not os.path.lexists(root / new):
            given.add(new)
            if not _is_mentioned(root, path):
                yield path, new


def right(path: str) -> str:
    """What a text should be called, with its folder; nothing for what is no text, or has no letter of an address."""
    slug = slugify(PurePosixPath(path).stem)
    if not slug or not model_of(path):
        return ""
    odd = files.unportable(path, slug + ENDING) is not None
    return f"{path.rpartition('/')[0]}/{slug}{'-1' if odd else ''}{ENDING}"


def former(path: str) -> str:
    """The name that a file has been published under and that its address was made of, if it could be."""
    stem = PurePosixPath(path).stem
    return stem if path.endswith(ENDING) and SLUG.fullmatch(stem) else ""


def _is_mentioned(root: Path, path: str) -> bool:
    """True when a text leads to the file by its name, or refers to it as an entry."""
    name, model = path.rpartition("/")[2], model_of(path)
    ways = [name, quote(name), *([f"{model.kind}/{former(path)}"] if model and former(path) else [])]
    others = (each for kind in KINDS.values() for each in discover(root, kind.folder)[0] if each != path)
    found = (files.contents(root, each) for each in others)
    return any(way.encode() in data for data in found if isinstance(data, bytes) for way in ways)
