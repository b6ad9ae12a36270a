"""Which files there are in a folder, and what in it cannot be a source file."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from ethos.problem import Problem, problem
from ethos.source import files

_BACKUPS = ("~", ".swp", ".swo", ".orig", ".bak", ".tmp", "#")
_LOOKALIKES = {".md": (".markdown", ".mdown", ".mkd", ".md.txt"), ".yml": (".yaml", ".yml.txt")}


def discover(
    root: Path, folder: str, suffix: str = ".md", *, recursive: bool = False
) -> tuple[list[str], list[Problem]]:
    """The files in ``root/folder`` whose names end with ``suffix``, as sorted paths relative to ``root``.

    What a problem is told about is not among them: symlinks, devices, unreadable folders, names that cannot be
    addresses. Whether a file can be read is told by reading it. Hidden files and editors' backup copies are passed
    over; a folder that is missing has no files.
    """
    if refused := files.off_limits(root, folder):
        return [], [refused]
    seen = list(_walk(root, folder, suffix, recursive=recursive))
    paths = sorted(each for each in seen if isinstance(each, str))
    return paths, sorted(each for each in seen if isinstance(each, Problem))


def _walk(root: Path, folder: str, suffix: str, *, recursive: bool) -> Iterator[str | Problem]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            for entry in _entries(root / here):
                path = f"{here}/{entry.name}"
                if not entry.is_dir(follow_symlinks=False):
                    yield from _judge(entry, path, folder, suffix)
                elif recursive:
                    waiting.append(path)
        except OSError as error:
            if here != folder:
                yield files.failed(here, error)
            else:
                yield from _top_failed(here, error)


def _top_failed(folder: str, error: OSError) -> Iterator[Problem]:
    """A folder that nobody has made yet is empty; anything else that stops a listing is told."""
    if error.errno == errno.ENOTDIR:
        yield problem("folder-is-file", files.shown(folder))
    elif error.errno != errno.ENOENT:
        yield files.failed(folder, error)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as listing:
        return [entry for entry in listing if not entry.name.startswith(".") and not entry.name.endswith(_BACKUPS)]


def _judge(entry: os.DirEntry[str], path: str, folder: str, suffix: str) -> Iterator[str | Problem]:
    """The path of a source file, or its problem, or nothing when it is a file of another sort."""
    if entry.is_symlink():
        yield files.symlink(path, entry.name)
    elif not entry.is_file(follow_symlinks=False):
        special = files.irregular(entry.stat(follow_symlinks=False).st_mode, path)
        yield from (special,) if special else ()
    elif entry.name.endswith(suffix):
        yield _misnamed(path, folder, suffix) or path
    elif like := _lookalike(entry.name, suffix):
        stem = entry.name[: -len(like)]
        yield problem("file-suffix", files.shown(path), name=files.shown(entry.name), suggestion=stem + suffix)


def _misnamed(path: str, folder: str, suffix: str) -> Problem | None:
    *folders, name = path.removeprefix(f"{folder}/").split("/")
    odd = (files.misnamed(path, each, folder=True) for each in folders)
    return next((each for each in odd if each), None) or files.misnamed(path, name.removesuffix(suffix))


def _lookalike(name: str, suffix: str) -> str | None:
    endings = (suffix, *_LOOKALIKES.get(suffix, ()))
    return next((ending for ending in endings if name.lower().endswith(ending)), None)
