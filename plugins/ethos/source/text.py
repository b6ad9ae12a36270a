"""Bytes → text that is safe to show: UTF-8, NFC, LF, and no character that hides or reorders others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from ethos.problem import Problem, problem
from ethos.source.garbled import garbled

MOST = 20
"""How many faulty characters of one kind are told about one file; the rest follow when these are mended."""

_MARKS = 30
"""Combining marks in a row: the bound of Unicode's Stream-Safe Text Format (UAX #15, section 13)."""

_NONCHARACTERS = "\ufdd0-\ufdef\ufffe\uffff" + "".join(
    chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17)
)
_GROUPS = {
    "text-control": "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f",
    "text-bidi": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "text-line-separator": "\u2028\u2029",
    "text-zero-width": "\u180e\u200b\u2060-\u2064",
    "text-bom": "\ufeff",
    "text-surrogate": "\ud800-\udfff",
    "text-replacement": "\ufffd",
    "text-noncharacter": _NONCHARACTERS,
}
_FORBIDDEN = re.compile(f"[{''.join(_GROUPS.values())}]")
_CODES = {code: re.compile(f"[{characters}]") for code, characters in _GROUPS.items()}
_PERHAPS_MARKS = re.compile(f"[\u0300-\U0010ffff]{{{_MARKS + 1},}}")
_CONFLICT = re.compile(r"^(?:(?:<{7}|>{7})(?: .*)?|(?<!\|\n)\|{7}(?: .*|(?!\n[|: -]+$)))$", re.MULTILINE)
"""What git leaves around the versions; a row of seven bars in a table, or at the head of one, is an empty row."""
_HALF = re.compile(r"^={7}$", re.MULTILINE)
"""What git leaves between two versions; below a line of Markdown it makes that a heading, and ``slips.py`` judges."""
_WIDE = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


class Fault(NamedTuple):
    """A problem of a text that does not know its file: line and column from 1, a code and its facts."""

    line: int
    column: int
    code: str
    facts: Mapping[str, object]

    def problem(self, path: str) -> Problem:
        """The fault as a Problem in the file at ``path``."""
        return problem(self.code, path, self.line, self.column, **self.facts)


def place(text: str, offset: int) -> tuple[int, int]:
    """The line and column, from 1, of a character's offset in a text with LF line ends."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def decode(data: bytes) -> tuple[str, list[Fault]]:
    """The text of a file, without byte order mark, with LF line ends and in NFC, and its faults.

    The text is empty when the bytes cannot be decoded; otherwise each forbidden character is replaced by
    U+FFFD, so that the rest of the file can be checked in the same run.
    """
    if wide := _wide_encoding(data):
        return "", [Fault(1, 1, "encoding-wide", {"encoding": wide})]
    try:
        text = _unix(data.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        return "", [_undecodable(data, error.start)]
    sound, faults = normalise(text)
    return sound, [*faults, *islice(_conflicts(sound), MOST), *islice(_mojibake(sound), MOST)]


def is_conflicted(faults: Iterable[Fault]) -> bool:
    """True for a text with two versions in it: which of them is meant is for nobody else to say."""
    return any(fault.code == "conflict-marker" for fault in faults)


def left_over(yaml: str) -> list[Fault]:
    """The line between two versions, left among fields when the other marks were taken away: no field looks so."""
    found = islice(_HALF.finditer(yaml), MOST)
    return [Fault(*place(yaml, match.start()), "conflict-marker", {"written": match[0]}) for match in found]


def normalise(text: str) -> tuple[str, list[Fault]]:
    """The text in NFC, and its faulty characters. Bounded: see ``_mark_runs``."""
    visible = text.replace("\n", "").isprintable() and "\ufffd" not in text
    if visible and text.isascii():
        return text, []
    faults = [] if visible else list(islice(_forbidden(text), MOST))
    faults += islice(_mark_runs(text), MOST)
    if not faults:
        return unicodedata.normalize("NFC", text), []
    return _FORBIDDEN.sub("\ufffd", text), faults


def hidden(text: str) -> str:
    """The code of the first character in a text that no text may hold, and nothing when there is none."""
    found = _FORBIDDEN.search(text)
    return next(code for code, pattern in _CODES.items() if pattern.match(found[0])) if found else ""


def without_hidden(text: str) -> str:
    """A text without the characters that no text may hold, whatever way they came into it."""
    return _FORBIDDEN.sub("", text)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _wide_encoding(data: bytes) -> str | None:
    """The name of an encoding with two or four bytes a character, from its mark or its many NUL bytes."""
    for mark, name in _WIDE.items():
        if data.startswith(mark):
            return name
    even, odd = data[:64:2].count(0), data[1:64:2].count(0)
    return "UTF-16" if min(even, odd) == 0 and max(even, odd) * 3 > len(data[:64]) else None


def _undecodable(data: bytes, start: int) -> Fault:
    before = _unix(data[:start].decode("utf-8").removeprefix("\ufeff"))
    line, column = place(before, len(before))
    if data[start] == 0xED and data[start + 1 : start + 2] >= b"\xa0":
        return Fault(line, column, "text-surrogate", {"point": "U+D800–U+DFFF"})
    rest = re.split(r"\s", data[start : start + 20].decode("cp1252", "replace"))[0]
    begun = re.split(r"\s", before[-20:])[-1]
    facts = {"byte": f"0x{data[start]:02X}", "character": rest[:1], "word": begun + rest}
    return Fault(line, column, "encoding-not-utf8", facts)


def _forbidden(text: str) -> Iterator[Fault]:
    for match in _FORBIDDEN.finditer(text):
        code = next(code for code, pattern in _CODES.items() if pattern.match(match[0]))
        yield Fault(*place(text, match.start()), code, {"point": f"U+{ord(match[0]):04X}"})


def _conflicts(text: str) -> Iterator[Fault]:
    """What git leaves where two have changed the same lines."""
    for match in _CONFLICT.finditer(text) if any(each * 7 in text for each in "<>|") else ():
        yield Fault(*place(text, match.start()), "conflict-marker", {"written": match[0]})


def _mojibake(text: str) -> Iterator[Fault]:
    """Words that have been read in another encoding than they were written in, and saved so."""
    for word in garbled(text):
        facts = {"written": word.written, "meant": word.meant}
        yield Fault(*place(text, word.offset), "text-mojibake", facts)


def _mark_runs(text: str) -> Iterator[Fault]:
    """Letters under a heap of combining marks: unreadable, and normalising them takes quadratic time."""
    for stretch in _PERHAPS_MARKS.finditer(text):
        run = 0
        for offset in range(*stretch.span()):
            run = run + 1 if unicodedata.combining(text[offset]) else 0
            if run == _MARKS + 1:
                yield Fault(*place(text, offset - _MARKS), "text-marks", {"limit": _MARKS})
