"""Mends of what keeps a file from being read: a sign that only looks right, or that YAML takes for its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from ethos.problem import Edit, Problem
from ethos.source import signs, syntax

ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
MARK = "\ufeff"
"""A byte order mark, which is no part of the first line."""

Mend = Callable[[str, int, Sequence[str]], str | None]
"""From a line, the column of the fault from 0, and the lines below, to the line as it should stand, or nothing."""


def rows(data: bytes) -> list[str]:
    """The lines of a file, each with its end; none when it is not UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return []
    return [each for each in ROW.findall(text) if each]


def ending(of: Sequence[str]) -> str:
    """How lines end in a file: as its first one does."""
    first = of[0] if of else ""
    return first[len(first.rstrip("\r\n")) :] or "\n"


def mend(problem: Problem, data: bytes) -> Edit | None:
    """The line of a problem as it should stand."""
    found = rows(data)
    if problem.line > len(found):
        return None
    line, row = found[problem.line - 1].rstrip("\r\n"), problem.line - 1
    mark = MARK if row == 0 and line.startswith(MARK) else ""
    bare = line.removeprefix(mark)
    if unicodedata.normalize("NFC", bare) != bare:
        return None  # columns count what is shown
    below = [each.rstrip("\r\n") for each in found[row + 1 : row + 2]]
    new = MENDS[problem.code](bare, problem.column - 1, below)
    return None if new is None or new == bare else Edit(problem.path, problem.line, 1 + len(mark), bare, new)


def _without(line: str, at: int, _below: Sequence[str]) -> str:
    """Without a character that nobody sees, wherever it stands in the line."""
    return line.replace(line[at : at + 1], "") if at < len(line) else line


def _space(line: str, at: int, _below: Sequence[str]) -> str:
    """With common spaces where others stand; at the beginning of a line as many as it looks to be in."""
    found = signs.in_line(line)
    if found and found.code == "yaml-space":
        return found.fixed
    return line[:at] + re.sub(f"^[{signs.SPACES}]+", " ", line[at:])


def _sign(line: str, _at: int, _below: Sequence[str]) -> str | None:
    found = signs.in_line(line)
    return found.fixed if found else None


def _colon_space(line: str, _at: int, _below: Sequence[str]) -> str | None:
    found = syntax.NO_SPACE.fullmatch(line)
    return f"{found['key']}: {found['value']}" if found else None


def _tab(line: str, _at: int, _below: Sequence[str]) -> str:
    """Two spaces for every tab at the beginning."""
    rest = line.lstrip(" \t")
    return line[: len(line) - len(rest)].replace("\t", "  ") + rest


def _fence(_line: str, _at: int, _below: Sequence[str]) -> str:
    return "---"


def quotable(line: str, below: Sequence[str]) -> bool:
    """True for a value that ends where its line does, and has no comment after it."""
    indent = len(line) - len(line.lstrip(" "))
    goes_on = any(each.strip() and len(each) - len(each.lstrip(" ")) > indent for each in below)
    return not goes_on and not re.search(r"\s#", line) and line == line.rstrip()


def _quoted(line: str, _at: int, below: Sequence[str]) -> str | None:
    """The value in quotation marks, where it is a text on one line."""
    found = syntax.KEY_VALUE.match(line)
    if not quotable(line, below) or not found or found["value"][0] in "[{|>'\"":
        return None
    return line[: len(line) - len(line.lstrip(" "))] + syntax.quoted(line)


MENDS: Mapping[str, Mend] = {
    **dict.fromkeys(("text-zero-width", "text-bom"), _without),
    **dict.fromkeys(("yaml-dash", "yaml-colon-other"), _sign),
    **dict.fromkeys(("yaml-colon-in-value", "yaml-reserved", "yaml-anchor", "yaml-tag"), _quoted),
    "yaml-space": _space,
    "yaml-colon-space": _colon_space,
    "yaml-tab": _tab,
    "front-matter-fence": _fence,
}
"""What mends each code."""
