"""What is wrong with YAML that cannot be parsed, said so that an editor can mend it.

PyYAML and libyaml word the same fault differently, in English and for programmers. What their messages share is
recognised in ``_READINGS``, and the text at the fault decides the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from ethos.source import signs
from ethos.source.text import Fault, place

KEY_VALUE = re.compile(r"(?P<key>[ \-]*[^\s:\"'\[{][^:]{0,200}): +(?P<value>\S.*)")
NO_SPACE = re.compile(r"(?P<key>[ \-]*[^\W\d][\w-]{0,60}):(?P<value>[^\s/].*)")
_LARGE_ESCAPE = re.compile(r"\\U(?!000|0010)[0-9a-fA-F]{8}")
_CLOSES = {"[": "]", "{": "}"}
BLOCK = r"(?<=[:\-] )[|>][-+\d]*$"
"""What says that the lines below are a text."""
_ABOVE = re.compile(rf"[\]}}]$|{BLOCK}")
_WITHIN = re.compile(r"(?P<head>.*[\[{,:]\s*)(?P<value>[^\[\]{},]*?)")
"""The last value between brackets, and all that stands before it."""


@dataclass(frozen=True, slots=True)
class _Clash:
    """Where the parser stopped (``at``), what it was reading (``since``), both as offsets, and its own words."""

    text: str
    at: int
    since: int
    said: str

    def character(self, offset: int) -> str:
        return self.text[offset : offset + 1]

    def line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def line(self, offset: int) -> str:
        """The whole line around an offset."""
        end = self.text.find("\n", offset)
        return self.text[self.line_start(offset) : end if end >= 0 else len(self.text)]

    def before(self) -> str:
        """The line where the parser stopped, up to that point."""
        return self.text[self.line_start(self.at) : self.at]

    def previous(self) -> int:
        """The offset of the last thing written on the nearest line above that is not empty."""
        return max(len(self.text[: self.line_start(self.at)].rstrip()) - 1, 0)

    def sign(self) -> Fault | None:
        """A sign in one of the lines that only looks like YAML's own: then that is what is wrong."""
        for offset in (self.since, self.at, self.previous()):
            if found := signs.in_line(self.line(offset)):
                return found.at(place(self.text, offset)[0])
        return None

    def lost_dash(self, offset: int) -> Fault | None:
        return signs.lost_dash(self.text.split("\n"), place(self.text, offset)[0] - 1)

    def fault(self, code: str, offset: int, **facts: object) -> Fault:
        return Fault(*place(self.text, min(offset, len(self.text))), code, facts)

    def line_fault(self, code: str, offset: int, **facts: object) -> Fault:
        """A fault of a whole line, placed at its first character."""
        line = self.line(offset)
        row, _ = place(self.text, offset)
        return Fault(row, len(line) - len(line.lstrip()) + 1, code, {"written": line.strip(), **facts})


def explain(error: Exception, text: str) -> Fault:
    """The fault behind an exception of PyYAML's (or of Python's own in its scanner), with its place."""
    if not isinstance(error, yaml.MarkedYAMLError):
        escape = _LARGE_ESCAPE.search(text)
        offset = escape.start() if escape else 0
        return Fault(*place(text, offset), "yaml-escape" if escape else "yaml-syntax", {})
    at = _offset(error.problem_mark, text, 0)
    clash = _Clash(text, at, _offset(error.context_mark, text, at), f"{error.context} {error.problem}")
    if sign := clash.sign():
        return sign
    reading = next((reading for words, reading in _READINGS if re.search(words, clash.said)), _general)
    return reading(clash)


def _offset(mark: yaml.Mark | None, text: str, default: int) -> int:
    return default if mark is None else min(mark.index, len(text))


def _general(clash: _Clash) -> Fault:
    return clash.fault("yaml-syntax", clash.at)


def _second_colon(clash: _Clash) -> Fault:
    """A colon where no key may be: in a value, after a key whose indentation is wrong, or after a lost colon."""
    before = clash.before()
    if re.search(r":[ ]+\S", before):
        line = clash.line(clash.at)
        return clash.fault("yaml-colon-in-value", clash.at, written=line.strip(), fixed=quoted(line))
    if _indent(before) > _indent(clash.line(clash.previous())):
        return clash.line_fault("yaml-indentation", clash.at)
    return _colon_missing(clash, clash.previous())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _lost_colon(clash: _Clash) -> Fault:
    return _colon_missing(clash, clash.since)


def _colon_missing(clash: _Clash, offset: int) -> Fault:
    line = clash.line(offset)
    if lost := clash.lost_dash(offset):
        return lost
    if glued := NO_SPACE.fullmatch(line):
        return clash.line_fault("yaml-colon-space", offset, fixed=f"{glued['key'].strip()}: {glued['value']}")
    word = line.strip().split(" ")[0].strip(":-\"'")
    return clash.line_fault("yaml-colon-missing", offset, fixed=f"{word or 'title'}: …")


def _misplaced(clash: _Clash) -> Fault:
    """Something after a value that has ended, or a line that is indented as none above it."""
    before = clash.before().rstrip()
    if before.endswith(('"', "'", "]", "}")):
        return clash.fault("yaml-text-after", clash.at, end=before[-1], written=clash.line(clash.at).strip())
    return clash.lost_dash(clash.at) or clash.line_fault("yaml-indentation", clash.at)


def _unclosed_quote(clash: _Clash) -> Fault:
    row, column = place(clash.text, clash.since)
    return signs.quoted_fault(clash.line(clash.since), row, column - 1, clash.character(clash.since))


def _unclosed_bracket(clash: _Clash) -> Fault:
    if lost := _lost_bracket(clash, clash.since):
        return lost
    opened = clash.character(clash.since)
    facts = {"open": opened, "close": _CLOSES.get(opened, "]")}
    same_line = "\n" not in clash.text[clash.since : clash.at]
    if same_line and clash.at < len(clash.text):
        return clash.fault("yaml-comma", clash.at, **facts)
    return clash.fault("yaml-bracket", clash.since, written=clash.line(clash.since).strip(), **facts)


def _lost_bracket(clash: _Clash, offset: int) -> Fault | None:
    """The comment that the closing bracket of the line around an offset has come to stand in."""
    line, start = clash.line(offset), clash.line_start(offset)
    found = re.compile(r"[ \t,\[{\"'](#[^\]}]*[\]}].*)").search(line)
    if found is None:
        return None
    return clash.fault("yaml-comment", start + found.start(1), written=found[1], fixed=mended(line, found.start(1)))


def _reserved(clash: _Clash) -> Fault:
    return _reserved_at(clash, clash.at)


def _reserved_since(clash: _Clash) -> Fault:
    return _reserved_at(clash, clash.since)


def _reserved_at(clash: _Clash, offset: int) -> Fault:
    character = clash.character(offset)
    if not character.strip():
        return _lost_bracket(clash, clash.previous()) or _general(clash)
    if character in ",]}":
        return clash.fault("yaml-gap", offset, character=character)
    line = clash.line(offset)
    alone = re.match(r"[^\[{]*$", line[: offset - clash.line_start(offset)])
    fixed = quoted(line) if alone else f'"{character} …"'
    return clash.fault("yaml-reserved", offset, character=character, fixed=fixed)


def _empty(clash: _Clash) -> Fault:
    return clash.fault("yaml-gap", clash.at + 1, character=clash.character(clash.at + 1).strip() or ":")


def _tag(clash: _Clash) -> Fault:
    return clash.fault("yaml-tag", clash.since, tag=re.split(r"\s", clash.text[clash.since : clash.since + 40])[0])


def _inline_list(clash: _Clash) -> Fault:
    return clash.fault("yaml-inline-list", clash.at, written=clash.line(clash.at).strip())


def _escape(clash: _Clash) -> Fault:
    return clash.fault("yaml-escape", clash.text.rfind("\\", clash.since, clash.at + 1))


def _after_end(clash: _Clash) -> Fault:
    ended = clash.line(clash.previous()).strip() == "..."
    return clash.fault("yaml-documents", clash.at) if ended else clash.line_fault("yaml-indentation", clash.at)


def quoted(line: str) -> str:
    """The line with its value in quotation marks, as the editor should write it."""
    match = KEY_VALUE.match(line)
    key, value = (f"{match['key'].strip()}: ", match["value"]) if match else ("", line.strip())
    if not match and value.startswith("- "):
        key, value = "- ", value[2:]
    value = signs.straight(value.strip())
    return f"{key}'{value.replace(chr(39), chr(39) * 2)}'" if {'"', "\\"} & set(value) else f'{key}"{value}"'


def mended(line: str, at: int) -> str:
    """The line with its comment, from ``at``, in the value before it; or above, where it can be in no single value."""
    before, said = line[:at].rstrip(), line[at:].rstrip()
    if _ABOVE.search(before):
        indent = line[: len(line) - len(line.lstrip())]
        return f"{indent}# {said.lstrip('# ')}\n{before}"
    closing = said[len(said.rstrip("]}")) :] if _is_open(before) else ""
    said = said.removesuffix(closing).rstrip()
    if before[-1] in "\"'" and before[-1] not in said and "\\" not in said:
        return f"{before[:-1]} {said}{before[-1]}{closing}"
    inside = _WITHIN.fullmatch(before) if _is_open(before) else None
    if inside and not {'"', "'", "\\"} & {*inside["value"], *said}:
        value = f"{inside['value']} {said}".strip()
        head = re.sub(r"(?<=[,:])\s*$", " ", inside["head"])
        return f'{head}"{value}"{closing}'
    return quoted(line)


def _is_open(line: str) -> bool:
    """True for a line in which more brackets are opened than closed."""
    return sum(line.count(each) for each in "[{") > sum(line.count(each) for each in "]}")


_Reading: TypeAlias = Callable[[_Clash], Fault]
_READINGS: tuple[tuple[str, _Reading], ...] = (
    (r"mapping values are not allowed", _second_colon),
    (r"could not find expected ':'", _lost_colon),
    (r"quoted scalar found unexpected (end of stream|document)", _unclosed_quote),
    (r"quoted scalar", _escape),
    (r"scanning an (alias|anchor)|scanning a block scalar", _reserved_since),
    (r"(scanning|parsing) a tag|undefined tag handle", _tag),
    (r"found unexpected ':'", _empty),
    (r"flow (sequence|mapping) ", _unclosed_bracket),
    (r"cannot start any token|mapping keys are not allowed|node content", _reserved),
    (r"sequence entries are not allowed", _inline_list),
    (r"<document start>", _after_end),
    (r"expected key|<block end>|'-' indicator", _misplaced),
)
