"""A source file as read: its path, its fields, its body, and the line and column of every field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import PurePosixPath
from typing import NamedTuple

from ethos import recalled, texts
from ethos.problem import Problem
from ethos.source import comment, files, signs, text, yaml12
from ethos.source.layers import Root
from ethos.source.position import Loc, spots
from ethos.source.text import Fault
from ethos.source.yaml12 import Value

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_PROSE = re.compile(r"[^\W\d_][^:]*(?: [^:]*){3,}$|#+ ")
"""A line of text or a heading, as stands below the fields."""


class Former(NamedTuple):
    """A field that has been read under a name that is going."""

    loc: Loc
    """Where it stands in the file, as it is called there."""
    new: str
    """What it is called now; nothing when nothing has taken its place."""
    gone: str
    """The release that no longer reads it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source file as read, before any kind has looked at it."""

    path: str
    """Relative to the root, ``/`` between its parts, NFC."""
    fields: Mapping[str, Value]
    """The front matter, or the whole of a YAML file. Dates and times are text exactly as written."""
    body: str
    """The Markdown after the front matter, NFC, LF; empty for a YAML file."""
    body_line: int
    """The line of the file, from 1, where the body starts."""
    yaml: str = field(default="", repr=False, compare=False)
    """The text that ``fields`` were read from, up to where it ends in the file: positions are found in it."""
    show: Callable[[Loc], str] | None = field(default=None, repr=False, compare=False)
    """How a field of this file is written, in the words of its own site; None where no site is known."""
    is_base: bool = False
    """True when it is not the site's own, but of the base that it is laid over."""
    digest: str = field(default="", repr=False, compare=False)
    """What it was made of, as a hash; nothing where that is not told, or it has been altered since."""
    former: tuple[Former, ...] = field(default=(), repr=False, compare=False)
    """The fields of it that are going, which ``fields`` has under the names that they have now."""

    @property
    def slug(self) -> str:
        """The file's name without its suffix."""
        name = self.path.rpartition("/")[2]  # asked for thousands of times, which PurePosixPath takes a second for
        return name.rpartition(".")[0] or name

    def position(self, loc: Loc, *, key: bool = False) -> tuple[int, int]:
        """Line and column in the file, from 1, of the value at ``loc`` (or of its key), or of its nearest ancestor.

        Columns count characters of the line in NFC. An item of a list has no key: its own place is given.
        """
        spot = spots(self.yaml).nearest(loc)
        return spot.key if key else spot.value


def read(root: Root, path: str) -> Document | list[Problem]:
    """The Markdown file with front matter at ``path`` below ``root``, or all its problems, sorted."""
    data = files.contents(root, path)
    return [data] if isinstance(data, Problem) else parse(path, data)


def read_yaml(root: Root, path: str, tags: Collection[str] = ()) -> Document | list[Problem]:
    """The YAML file at ``path`` below ``root``, or all its problems, sorted; ``tags`` as in ``yaml12.load``."""
    data = files.contents(root, path)
    return [data] if isinstance(data, Problem) else parse_yaml(path, data, tags)


def parse(path: str, data: bytes) -> Document | list[Problem]:
    """As ``read``, of bytes already at hand."""
    misnamed = files.misnamed(path, PurePosixPath(path).stem)
    content, faults = text.decode(data)
    problems = [misnamed] if misnamed else []
    if not content.strip():
        return _told(path, faults or [Fault(1, 1, "file-empty", {})], problems)
    if text.is_conflicted(faults):
        return _told(path, faults, problems)  # what the fields would be is for nobody to say
    opening = _FENCE.match(content)
    closing = _FENCE.search(content, opening.end()) if opening else None
    if not closing:
        return _told(path, [*faults, _unfenced(content, is_open=opening is not None)], problems)
    front = content[: closing.start()]
    fields, more = _mapping(front)
    if problems or faults or more:
        return _told(path, faults + (_unending(front, more) if more else []), problems)
    line, _ = text.place(content, closing.start())
    return Document(_nfc(path), fields, content[closing.end() + 1 :], line + 1, front)


def parse_yaml(path: str, data: bytes, tags: Collection[str] = ()) -> Document | list[Problem]:
    """As ``read_yaml``, of bytes already at hand."""
    content, faults = text.decode(data)
    if not content.strip():
        return _told(path, faults or [Fault(1, 1, "file-empty", {})])
    if text.is_conflicted(faults):
        return _told(path, faults)
    fields, more = _mapping(content, tags)
    if faults or more:
        return _told(path, faults + more)
    return Document(_nfc(path), fields, "", content.count("\n") + 1, content)


def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _told(path: str, faults: list[Fault], problems: list[Problem] | None = None) -> list[Problem]:
    told = files.shown(path)
    return sorted({*(problems or ()), *(fault.problem(told) for fault in faults)})


def _mapping(content: str, tags: Collection[str] = ()) -> tuple[dict[str, Value], list[Fault]]:
    """The fields of a YAML text; comments alone are no fields, which is for a kind to judge."""
    if halves := text.left_over(content):
        return {}, halves
    key = recalled.key_of("fields", content, *sorted(tags))
    if (before := recalled.noted(key)) is not None:
        return before, []
    value, faults = yaml12.load(content, tags=tags)
    faults += [] if faults else [_cut(each) for each in comment.cuts(content) if each.is_glued]
    if faults or value is None:
        return {}, faults
    if isinstance(value, dict):
        recalled.note(key, value)
        return value, []
    line, column = spots(content).value
    return {}, [Fault(line, column, "yaml-not-mapping", {"found": _described(value)})]


def _unfenced(content: str, *, is_open: bool) -> Fault:
    """What is wrong with a file whose fields do not begin, or do not end."""
    fence = signs.fence(content) if is_open else None
    code = "front-matter-unclosed" if is_open else "front-matter-missing"
    return fence or Fault(1, 1, code, {"written": content.split("\n", 1)[0]})


def _unending(front: str, found: list[Fault]) -> list[Fault]:
    """The faults of fields, or the fence that is missing: then some of the text below has been read as fields."""
    if text.is_conflicted(found):
        return found
    first = min(found, key=attrgetter("line", "column"))  # faults at one place have no other order
    if (fence := signs.fence(front)) and fence.line <= first.line:
        return [fence]
    lines = front.split("\n")[: first.line]
    is_text = len(lines) > 2 and not lines[-2].strip() and _PROSE.match(lines[-1])
    return [Fault(first.line, 1, "front-matter-unclosed", {})] if is_text else found


def _cut(found: comment.Cut) -> Fault:
    return Fault(found.line, found.column, "yaml-comment", {"written": found.written, "fixed": found.fixed})


def _described(value: Value) -> str:
    return texts.label("yaml-value.list") if isinstance(value, list) else texts.label("yaml-value.text")
