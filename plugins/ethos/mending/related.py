"""The other half of a relation: what A relates to relates to A."""

from __future__ import annotations

from yaml import events as ev

from ethos.problem import Edit
from ethos.source import Document, parse
from ethos.source.yaml12 import parse_events

CODE = "one-sided-relation"
FIELD = "related"


def added(path: str, data: bytes, key: str) -> Edit | None:
    """What makes a file relate to an entry too."""
    return listed(path, data, FIELD, key)


def listed(path: str, data: bytes, field: str, word: str) -> Edit | None:
    """What puts a word in a list: in the one that is there, else on a line of its own, the last one."""
    document = parse(path, data)
    if not isinstance(document, Document):
        return None
    if field not in document.fields:
        return Edit(path, document.yaml.count("\n") + 1, 1, "", f"{field}: [{word}]\n")
    known = document.fields[field]
    if not isinstance(known, list) or not known or word in known:
        return None
    return _after_last(path, document, field, word)


def _after_last(path: str, document: Document, field: str, word: str) -> Edit | None:
    """After the last of the list, in its own manner."""
    found = list(parse_events(document.yaml))
    names = (n for n, each in enumerate(found) if isinstance(each, ev.ScalarEvent) and each.value == field)
    for number in names:
        begin = found[number + 1]
        if isinstance(begin, ev.SequenceStartEvent):
            last = next(each for each in found[number + 1 :] if isinstance(each, ev.SequenceEndEvent))
            before = found[found.index(last) - 1]
            mark = before.end_mark
            lead = ", " if begin.flow_style else f"\n{_lead(document, before)}"
            return Edit(path, mark.line + 1, mark.column + 1, "", f"{lead}{word}") if mark else None
    return None


def _lead(document: Document, item: ev.Event) -> str:
    """What stands before a point on its line: its indentation and its dash."""
    mark = item.start_mark
    return document.yaml.split("\n")[mark.line][: mark.column] if mark else "- "
