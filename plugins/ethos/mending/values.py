"""Mends of a field's value: a day, a time or a type that is written in another way than it is read."""

from __future__ import annotations

import re
import unicodedata

from yaml import events as ev

from ethos.kinds import Entry, right
from ethos.kinds.meant import Meant, meant
from ethos.mending.lines import quotable, rows
from ethos.problem import Edit, Problem
from ethos.source import Document, parse
from ethos.source.signs import straight
from ethos.source.yaml12 import parse_events, start

CODES = frozenset({"not-a-date", "not-a-time-code", "wrong-type", "colon-in-text"})

WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
WHOLE = re.compile(r"\d+")


def mend(problem: Problem, data: bytes, model: type[Entry]) -> Edit | None:
    """The value of a problem as it should stand, where no word of it would be lost."""
    document = parse(problem.path, data)
    if not isinstance(document, Document):
        return None
    at = (problem.line, problem.column)
    found = next((each for each in meant(model, document) if each.code == problem.code and each.at == at), None)
    new = _said(found) if found else ""
    return _edit(problem, document, data, new) if new else None


def _said(found: Meant) -> str:
    """What is to be written in the value's place, or nothing."""
    new = found.right
    written = straight(found.written) if isinstance(found.written, str) else found.written
    if found.code == "wrong-type":
        return found.retyped if _keeps(written, found.kind) else ""
    if found.code == "not-a-date" and not _is_sure(str(written), new):
        return ""
    return _quoted(new) if found.code == "colon-in-text" and new else right.said(new) if new else ""


def _keeps(written: object, kind: str) -> bool:
    """True when a value of another type says all that was said."""
    if kind in {"tuple_type", "list_type"}:
        return isinstance(written, str) and " och " not in written
    return kind in {"string_type", "bool_type"} or (kind == "int_type" and WHOLE.fullmatch(str(written)) is not None)


def _is_sure(written: str, new: str) -> bool:
    """True when all of a text has been read as the day and the time, and the day of the week is the one it was."""
    day = right.moment(written)[:10]
    named = next((n for n, each in enumerate(WEEKDAYS) if written.strip().lower().startswith(each)), None)
    return right.moment(written) == new and (named is None or right.weekday(day) == named)


def _quoted(text: str) -> str:
    return f"'{text.replace(chr(39), chr(39) * 2)}'" if {'"', "\\"} & set(text) else f'"{text}"'


def _edit(problem: Problem, document: Document, data: bytes, new: str) -> Edit | None:
    """The value at a place, when it stands whole on its line."""
    found = rows(data)
    line = found[problem.line - 1].rstrip("\r\n")
    at = problem.column - 1
    if unicodedata.normalize("NFC", line) != line or problem.line - 1 >= len(document.yaml.split("\n")):
        return None
    if problem.code == "colon-in-text":
        below = [each.rstrip("\r\n") for each in found[problem.line : problem.line + 1]]
        old = line[at:] if quotable(line, below) and not re.search(r"[\[{\"']", line) else ""
    else:
        old = _scalar(document, problem)
    return Edit(problem.path, problem.line, problem.column, old, new) if old else None


def _scalar(document: Document, problem: Problem) -> str:
    """The single value that begins at a place, as it is written, quotation marks and all."""
    for event in parse_events(document.yaml):
        if isinstance(event, ev.ScalarEvent) and start(event) == (problem.line, problem.column):
            first, last = event.start_mark, event.end_mark
            if first and last and first.line == last.line and event.style in (None, "", '"', "'"):
                return document.yaml.split("\n")[first.line][first.column : last.column].rstrip()
    return ""
