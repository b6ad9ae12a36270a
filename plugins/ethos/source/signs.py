"""What looks like YAML's own signs and is none: a dash or colon that is another sign, a dash that lacks its space, a
space that does not break, a quotation mark that runs on over the lines below, a fence of the wrong length.

Editors cannot see the difference, and YAML reads all of it as text. So the line is told, with what it should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from yaml import events as ev

from ethos import texts
from ethos.source.text import Fault

CODES = frozenset({"yaml-space", "yaml-dash", "yaml-colon-other"})
"""What is told of a line here: whatever a parser says of the same lines comes of it."""

SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that are none to YAML. What cannot be seen at all is refused wherever it stands (``text.py``)."""

_LEAD = r"(?P<lead> *(?:- +)*)"
_SPACE = re.compile(rf"{_LEAD}(?P<kept>-|[a-z_]+:|)(?P<sign>[{SPACES}])[ {SPACES}]*(?P<rest>.*)")
_GLUED = re.compile(rf"{_LEAD}(?P<sign>-)(?P<rest>[^\W\d_].*|[\"'].*)")
_OTHER = re.compile(rf"{_LEAD}(?P<sign>[*+•·‣▪●○◦–—−])[ {SPACES}]+(?P<rest>.*)")
_BULLET = re.compile(rf"{_LEAD}(?P<sign>[•·‣▪●○◦])(?P<rest>\S.*)")
_COLON = re.compile(rf"(?P<name>{_LEAD}[a-z_]+)[ {SPACES}]*(?P<sign>[：﹕∶ː꞉])[ {SPACES}]*(?P<rest>.*)")
_SPOKEN = "–—−"
"""Signs that also begin a line that somebody says: one of them is no list."""
_KEY = re.compile(r"[^\s\"'\[{#:][^\"':]*:(?: |$)")
_FENCE = re.compile(r"^(?: +---|--|-{4,}|[–—]+[-–—]*|- - -|—|-[–—]+|={3,}|_{3,}|\*{3,})[ \t]*$", re.MULTILINE)
_CURLY = re.compile(r"\s*[”“„](?P<said>[^”“„\"]*)[”“]\s*")
"""A whole value in the quotation marks of running text, which YAML takes for a part of it."""
_LONGEST = 80
"""Characters of a line that are shown as it should be."""


def straight(value: str) -> str:
    """A value without the curly quotation marks around all of it, which were meant for YAML's own."""
    found = _CURLY.fullmatch(value)
    return found["said"] if found else value


class _Sign(NamedTuple):
    """A sign that is not YAML's: its column from 1, and what to tell."""

    column: int
    code: str
    facts: Mapping[str, object]
    sign: str
    fixed: str = ""
    """The whole line as it should be."""

    def at(self, line: int) -> Fault:
        return Fault(line, self.column, self.code, self.facts)


def in_line(line: str) -> _Sign | None:
    """The first such sign where a line's dash, name or indentation should be."""
    if found := _SPACE.match(line):
        start = f"{found['lead']}{found['kept']} " if found["kept"] else _blanks(found)
        return _told("yaml-space", found.start("sign"), found["sign"], start + found["rest"])
    if found := _COLON.match(line):
        fixed = f"{found['name']}: {found['rest']}".rstrip()
        return _told("yaml-colon-other", found.start("sign"), found["sign"], fixed)
    if found := _GLUED.match(line):
        return _dash(found, "glued")
    found = _OTHER.match(line) or _BULLET.match(line)
    return _dash(found, "other") if found else None


def _told(code: str, at: int, sign: str, fixed: str) -> _Sign:
    facts = {"point": f"U+{ord(sign):04X}", "fixed": _short(fixed)}
    return _Sign(at + 1, code, facts, sign, fixed)


def _blanks(found: re.Match[str]) -> str:
    """The beginning of a line with common spaces: as far in as it looks, in steps of two; nothing more after a dash."""
    dashes = found["lead"].rstrip(" ")
    return found["lead"] if dashes else " " * (found.start("rest") // 2 * 2)


def _dash(found: re.Match[str], why: str) -> _Sign:
    what = texts.label(f"yaml-dash.{why}").format(sign=found["sign"])
    fixed = f"{found['lead']}- {found['rest']}"
    return _Sign(found.start("sign") + 1, "yaml-dash", {"what": what, "fixed": _short(fixed)}, found["sign"], fixed)


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def in_key(lines: list[str], event: ev.ScalarEvent) -> Fault | None:
    """A space that does not break, first or last in a name without quotation marks: to YAML it is a letter of it."""
    name = event.value.strip()
    if event.style or name == event.value or not event.start_mark:
        return None
    row, column = event.start_mark.line, event.start_mark.column
    line = lines[row]
    if _SPACE.match(line) and event.value[0].isspace() and (found := in_line(line)):
        return found.at(row + 1)
    gap = " " if event.value[0].isspace() else ""
    at = 0 if gap else len(name)
    fixed = f"{line[:column]}{gap}{name}{line[column + len(event.value) :]}"
    return _told("yaml-space", column + at, event.value[at], fixed).at(row + 1)


def in_text(lines: list[str], event: ev.ScalarEvent, *, in_list: bool) -> Fault | None:
    """The first such sign in a text without quotation marks, whose lines YAML has put together.

    A text that begins on a line of its own may have been meant as a list; in a list, each of its lines may have been
    meant as a point.
    """
    if event.style or not event.value or not event.start_mark or not event.end_mark:
        return None
    first, last = event.start_mark.line, event.end_mark.line
    begins = 0 if not lines[first][: event.start_mark.column].strip() else 1
    if _is_short(event, first, last, begins):
        return None
    for number in range(first + begins, min(last, len(lines) - 1) + 1 if in_list else first + 1):
        found = in_line(lines[number])
        if found and (found.sign not in _SPOKEN or _again(lines[number + 1 : last + 1], found.sign)):
            return found.at(number + 1)
        if in_list and begins and number > first and lines[number].lstrip().startswith("- "):
            return _deep(lines[number], number)
    return None


def _is_short(event: ev.ScalarEvent, first: int, last: int, begins: int) -> bool:
    """True for what is on one line after its name or dash, as nearly all is."""
    return bool(begins and first == last and event.value.isascii())


def _again(lines: list[str], sign: str) -> bool:
    """True when a line below begins as a point too, with the same sign or with the right one."""
    return any(
        line.lstrip().startswith("- ") or ((found := in_line(line)) is not None and found.sign == sign)
        for line in lines
    )


def _deep(line: str, number: int) -> Fault:
    facts = {"what": texts.label("yaml-dash.deep"), "fixed": _short(line.lstrip())}
    return Fault(number + 1, len(line) - len(line.lstrip()) + 1, "yaml-dash", facts)


def unended(lines: list[str], event: ev.ScalarEvent) -> Fault | None:
    """The quotation mark of a text that goes on over lines that are no deeper in than its own name.

    YAML forbids that (1.2.2, section 7.3.1), though its parsers read on to the next quotation mark, many lines below.
    """
    if not event.start_mark or not event.end_mark or event.start_mark.line == event.end_mark.line:
        return None
    row, column = event.start_mark.line, event.start_mark.column
    line, quote = lines[row], lines[row][column : column + 1]
    least = _least(line)
    if not any(_indent(each) < least for each in _going_on(lines[row + 1 : event.end_mark.line + 1], quote)):
        return None
    return quoted_fault(line, row + 1, column, quote)


def _going_on(lines: list[str], quote: str) -> Iterator[str]:
    """The lines of a text after its first, but for empty ones and one that holds its last quotation mark alone."""
    return (each for each in lines if each.strip() not in {"", quote})


def quoted_fault(line: str, row: int, column: int, quote: str) -> Fault:
    """A quotation mark that is not ended, with the line as it should be."""
    inner = line[column + 1 :].strip()
    outer = quote if quote not in inner else next(each for each in "'\"" if each != quote)
    fixed = f"{line[:column].strip()} {outer}{inner}{outer}".strip()
    facts = {"quote": quote, "written": _short(line.strip()), "fixed": fixed}
    return Fault(row, column + 1, "yaml-quote", facts)


def _least(line: str) -> int:
    """How far in a line must be to go on with a value that begins on this one."""
    lead = re.match(r" *(?:- +)*", line)
    indent = len(lead[0]) if lead else 0
    if _KEY.match(line[indent:]):
        return indent + 1
    return line.rfind("-", 0, indent) + 2 if "-" in line[:indent] else 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def fence(text: str) -> Fault | None:
    """A line after the first that was meant to end the fields, and is not three dashes."""
    found = next((each for each in _FENCE.finditer(text) if each.start()), None)
    if found is None:
        return None
    return Fault(text.count("\n", 0, found.start()) + 1, 1, "front-matter-fence", {"written": found[0].strip()})


def lost_dash(lines: list[str], row: int) -> Fault | None:
    """A line (from 0) that stands where the points of a list above it have their dashes, and has none itself."""
    line = lines[row]
    indent, written = _indent(line), line.strip()
    if not written or written.startswith("-"):
        return None
    above = (each[indent + 2 :] for each in reversed(lines[:row]) if each.startswith(f"{' ' * indent}- "))
    name = _KEY.match(written)
    if not any(not name or each.lstrip().startswith(name[0].strip()) for each in above):
        return None
    return missing_dash(line, row + 1)


def missing_dash(line: str, row: int) -> Fault:
    """A line that begins a point of a list, without its dash."""
    facts = {"written": _short(line.strip()), "fixed": _short(f"- {line.strip()}")}
    return Fault(row, _indent(line) + 1, "yaml-dash-missing", facts)
