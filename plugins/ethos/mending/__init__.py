"""What can be mended without asking: where what was meant can be one thing only, and nothing that anyone reads is lost.

A mend replaces a part of one line, so that all else in the file stays byte for byte as it was: comments, line ends and
the text below. It stands only if the fault is gone when the file is read anew. The order of fields is no fault, and is
put right by itself (``order.py``).
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ethos.catalogue import Catalogue
from ethos.engine import FILE as MKDOCS
from ethos.kinds import Entry
from ethos.kinds.parse import parse as as_entry
from ethos.mending import lines, names, order, related, values
from ethos.mending.names import model_of, renames
from ethos.problem import Edit, Problem, printable
from ethos.rules.one_sided_relation import one_sided
from ethos.source import Document, Loc, files, parse, parse_yaml

MOST = 200
"""Mends of one file in one go."""
SETTINGS = "site_config/"
"""Where files are fields alone. ``mkdocs.yml``, which is another program's, is left alone."""
LONGEST = 4000
"""Characters of a line that are shown."""
SAFE = frozenset({*lines.MENDS, *values.CODES, related.CODE})
"""The codes of which some problems can be mended."""

ALIASES = "aliases"

Changes = Mapping[str, tuple[bytes, bytes]]
"""Paths of files → what is in them, and what there would be."""


def changes(
    root: Path, problems: Collection[Problem], catalogue: Catalogue | None, paths: Collection[str] = ()
) -> Changes:
    """The files in which something can be mended of what is told of them, or put in order: those of ``paths``."""
    told = sorted({each.path for each in problems if _is_safe(each) and each.code != related.CODE})
    data = {path: found for path in told if isinstance(found := files.contents(root, path), bytes)}
    after = {path: mended(path, each) for path, each in data.items()}
    for entry, _, other in _halves(catalogue):
        path = other.source.path
        if any(each.code == related.CODE and each.path == entry.source.path for each in problems):
            found = data.get(path) or files.contents(root, path)
            if isinstance(found, bytes):
                data[path] = found
                after[path] = applied(after.get(path, found), related.added(path, after.get(path, found), entry.key))
    for path, _ in renames(root, problems):
        found = data.get(path) or files.contents(root, path)
        if isinstance(found, bytes) and names.former(path):
            data[path] = found
            after[path] = applied(after.get(path, found), _alias(path, after.get(path, found)))
    for entry in catalogue.entries if catalogue else ():
        path = entry.source.path
        found = data.get(path) or files.contents(root, path) if path in paths else b""
        if isinstance(found, bytes) and found:
            data[path] = found
            after[path] = order.ordered(path, after.get(path, found), order.known(type(entry)))
    return {path: (data[path], after[path]) for path in sorted(data) if after[path] != data[path]}


def _alias(path: str, data: bytes) -> Edit | None:
    """What lets a file's former address lead to it when it is called something else."""
    return related.listed(path, data, ALIASES, names.former(path))


def _is_safe(problem: Problem) -> bool:
    return problem.code in SAFE and problem.path != MKDOCS


def mended(path: str, data: bytes) -> bytes:
    """A file's bytes with all in it that can be mended; the same bytes when nothing can."""
    for _ in range(MOST):
        found = faults(path, data)
        known = {(each.code, each.line) for each in found}
        tried = (applied(data, edit) for each in found if (edit := mend(each, data)))
        better = next((new for new in tried if new != data and _is_better(path, new, data, known)), None)
        if better is None:
            break
        data = better
    return data


def _is_better(path: str, new: bytes, old: bytes, known: Collection[tuple[str, int]]) -> bool:
    """True when a fault is gone, none has come that the file was read far enough to have had, and the text is whole."""
    now, before = faults(path, new), faults(path, old)
    left = {(each.code, each.line) for each in now}
    could_read = isinstance(_read(path, old), Document)
    return len(left & set(known)) < len(known) and not (could_read and len(now) >= len(before))


def faults(path: str, data: bytes) -> Sequence[Problem]:
    """What is wrong with a file by itself."""
    document = _read(path, data)
    if isinstance(document, list):
        return document
    model = model_of(path)
    found = as_entry(model, document) if model else []
    return found if isinstance(found, list) else []


def _read(path: str, data: bytes) -> Document | list[Problem]:
    return parse_yaml(path, data) if path.startswith(SETTINGS) else parse(path, data)


def mend(problem: Problem, data: bytes) -> Edit | None:
    """What mends a problem of a file with those bytes, or nothing."""
    if problem.code in lines.MENDS:
        return lines.mend(problem, data)
    model = model_of(problem.path)
    return values.mend(problem, data, model) if model and problem.code in values.CODES else None


def applied(data: bytes, edit: Edit | None) -> bytes:
    """The bytes of a file with an edit made; the same when the file does not hold what the edit replaces."""
    if edit is None:
        return data
    rows = lines.rows(data)
    row, at = edit.line - 1, edit.column - 1
    if row >= len(rows) or not rows[row].startswith(edit.old, at):
        return data
    new = edit.new.replace("\n", lines.ending(rows))
    rows[row] = rows[row][:at] + new + rows[row][at + len(edit.old) :]
    return "".join(rows).encode("utf-8", "surrogatepass")


def with_edits(root: Path, problems: Sequence[Problem], catalogue: Catalogue | None) -> Iterator[Problem]:
    """Problems with the edits that mend them, and the names that do, for programs to offer."""
    back = {(entry.source.path, *entry.source.position(at)): (entry, other) for entry, at, other in _halves(catalogue)}
    moved = dict(renames(root, problems))
    for each in problems:
        if each.code in names.CODES and each.path in moved:
            yield _renamed(root, each, moved[each.path])
            continue
        halves = back.get((each.path, each.line, each.column)) if each.code == related.CODE else None
        path = halves[1].source.path if halves else each.path
        data = files.contents(root, path) if _is_safe(each) else None
        edit = None
        if isinstance(data, bytes):
            edit = related.added(path, data, halves[0].key) if halves else mend(each, data)
        yield replace(each, edits=(edit,)) if edit else each


def _renamed(root: Path, problem: Problem, new: str) -> Problem:
    """A problem of a file's name: what the file should be called, and what keeps its former address alive."""
    data = files.contents(root, problem.path) if names.former(problem.path) else None
    edit = _alias(problem.path, data) if isinstance(data, bytes) else None
    return replace(problem, rename=new, edits=(edit,) if edit else ())


def _halves(catalogue: Catalogue | None) -> Iterator[tuple[Entry, Loc, Entry]]:
    return one_sided(catalogue) if catalogue else iter(())


def diff(found: Changes, renamed: Iterable[tuple[str, str]] = ()) -> str:
    """What would change, in the unified form that git and reviewers read."""
    moved = (f"rename from {printable(old)}\nrename to {printable(new)}\n" for old, new in renamed)
    return "".join(line for path, (old, new) in found.items() for line in _diff(path, old, new)) + "".join(moved)


def _diff(path: str, old: bytes, new: bytes) -> Iterator[str]:
    before, after = lines.rows(old), lines.rows(new)
    for line in difflib.unified_diff(before, after, f"a/{path}", f"b/{path}"):
        yield printable(line.rstrip("\r\n"), LONGEST) + "\n"


__all__ = ["SAFE", "Changes", "applied", "changes", "diff", "faults", "mended", "renames", "with_edits"]
