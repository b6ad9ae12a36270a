"""Which files there are in a folder, and what in it cannot be a source file."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from slugify import slugify

from ethos.problem import Problem, problem
from ethos.source import files
from ethos.source.layers import Root

DEEPEST = 8
"""Folders in each other below a source folder."""
MOST = 50_000
"""Files and folders below a source folder: ten times the largest knowledge base that we have built."""

_BACKUPS = ("~", ".swp", ".swo", ".orig", ".bak", ".tmp", "#")
_LOOKALIKES = {".md": (".markdown", ".mdown", ".mkd", ".md.txt"), ".yml": (".yaml", ".yml.txt")}


def discover(
    root: Root, folder: str, suffix: str = ".md", *, recursive: bool = False
) -> tuple[list[str], list[Problem]]:
    """The files in ``root/folder`` whose names end with ``suffix``, as sorted paths relative to ``root``.

    What a problem is told about is not among them: symlinks, devices, unreadable folders, names that cannot be
    addresses. Whether a file can be read is told by reading it. Hidden files and editors' backup copies are passed
    over; a folder that is missing has no files.
    """
    found, problems = everything(root, folder, recursive=recursive)
    seen = [judged(path, folder, (suffix,)) for path in found]
    paths = [each for each in seen if isinstance(each, str)]
    return paths, sorted([*problems, *(each for each in seen if isinstance(each, Problem))])


def everything(
    root: Root, folder: str, *, recursive: bool = True, deepest: int = DEEPEST, most: int = MOST
) -> tuple[list[str], list[Problem]]:
    """Every regular file in ``root/folder``, whatever its name, as ``discover`` has them; none of too many."""
    if isinstance(root, Path):
        return _listed(root, folder, deepest if recursive else -1, most)
    paths, problems = _listed(root.own, folder, deepest if recursive else -1, most)
    if root.base is None:
        return paths, problems
    theirs, faults = _listed(root.base.folder, folder, deepest if recursive else -1, most)
    shown = [path for path in theirs if root.is_base(path)]
    told = (replace(each, path=f"{root.base.shown}{each.path}") for each in faults)
    return sorted([*paths, *shown]), sorted([*problems, *told])


def _listed(root: Path, folder: str, deepest: int, most: int) -> tuple[list[str], list[Problem]]:
    """The same below one folder."""
    if refused := files.off_limits(root, folder):
        return [], [refused]
    paths: list[str] = []
    problems: list[Problem] = []
    for count, each in enumerate(_walk(root, folder, deepest)):
        if count >= most:
            return [], [problem("folder-too-full", files.shown(folder), most=most)]
        if isinstance(each, Problem):
            problems.append(each)
        elif each:
            paths.append(each)
    return sorted(paths), sorted(problems)


def beside(root: Path) -> tuple[list[str], list[str]]:
    """The names of the folders and of the regular files in ``root`` itself, sorted; none that is hidden or a link."""
    try:
        there = sorted(_entries(root), key=lambda each: each.name)
    except OSError:
        return [], []
    folders = [each.name for each in there if each.is_dir(follow_symlinks=False)]
    return folders, [each.name for each in there if each.is_file(follow_symlinks=False)]


def judged(path: str, folder: str, suffixes: tuple[str, ...]) -> str | Problem | None:
    """The path of a source file, or its problem, or nothing when it is a file of another sort."""
    name = path.rpartition("/")[2]
    if name.endswith(suffixes):
        return _misnamed(path, folder, suffixes) or path
    return next((_told(path, name, suffix) for suffix in suffixes if _like(name, suffix)), None)


def _walk(root: Path, folder: str, deepest: int) -> Iterator[str | Problem | None]:
    """Every file's path or problem; nothing for a folder, but those below ``deepest`` are told (at -1, passed over)."""
    waiting = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        try:
            for entry in _entries(root / here):
                path = f"{here}/{entry.name}"
                if not entry.is_dir(follow_symlinks=False):
                    yield _found(entry, path)
                elif unportable := files.unportable(path, entry.name):
                    yield unportable
                elif depth < deepest:
                    waiting.append((path, depth + 1))
                    yield None
                elif deepest >= 0:
                    yield problem("folder-too-deep", files.shown(path), most=deepest)
        except OSError as error:
            yield files.failed(here, error) if here != folder else _top_failed(here, error)


def _top_failed(folder: str, error: OSError) -> Problem | None:
    """A folder that nobody has made yet is empty; anything else that stops a listing is told."""
    if error.errno == errno.ENOTDIR:
        return problem("folder-is-file", files.shown(folder))
    return None if error.errno == errno.ENOENT else files.failed(folder, error)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as listing:
        return [entry for entry in listing if not entry.name.startswith(".") and not entry.name.endswith(_BACKUPS)]


def _found(entry: os.DirEntry[str], path: str) -> str | Problem | None:
    if entry.is_symlink():
        return files.symlink(path, entry.name)
    if entry.is_file(follow_symlinks=False):
        return files.unportable(path, entry.name) or path
    return files.irregular(entry.stat(follow_symlinks=False).st_mode, path)


def _misnamed(path: str, folder: str, suffixes: tuple[str, ...]) -> Problem | None:
    *folders, name = path.removeprefix(f"{folder}/").split("/")
    odd = (files.misnamed(path, each, folder=True) for each in folders)
    suffix = next(each for each in suffixes if name.endswith(each))
    return next((each for each in odd if each), None) or files.misnamed(path, name.removesuffix(suffix))


def _told(path: str, name: str, suffix: str) -> Problem:
    """The problem of a file whose ending is nearly right, with a name that would be right as a whole."""
    stem = name[: -len(_like(name, suffix))]
    right = stem if files.SLUG.fullmatch(stem) else slugify(stem) or files.NAMELESS
    return problem("file-suffix", files.shown(path), name=files.shown(name), suggestion=right + suffix)


def _like(name: str, suffix: str) -> str:
    endings = (suffix, *_LOOKALIKES.get(suffix, ()))
    return next((ending for ending in endings if name.lower().endswith(ending)), "")
