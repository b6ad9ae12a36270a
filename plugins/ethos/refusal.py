"""What MkDocs says when it refuses ``mkdocs.yml``, in Swedish: ``refused`` in ``sv.toml`` has each sentence of its.

MkDocs has no catalogues, and fills its sentences before anyone sees them. So each is found by its shape, and what
stands where one has ``{}`` is put into ours; a test holds the shapes to what MkDocs' source says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ethos import texts

CLASS = re.compile(r"<class '(?:\w+\.)*(\w+)'>")
SEVERAL = re.compile(r"\((.+?),?\)")
A_VALUE = re.compile(r"a (\w+): (.*)", re.DOTALL)
"""How MkDocs writes a class, several of them, and a value with its class."""


def said(message: str) -> str:
    """A sentence of MkDocs' in Swedish; one that is not its own as it stands, called English."""
    told = "\n".join(_sentence(each) for each in message.split("\n")) if _known(message) is None else _sentence(message)
    return told if told != message else texts.label("mkdocs.foreign").format(said=message)


def _sentence(message: str) -> str:
    found = _known(message)
    if found is None:
        return message
    swedish, match = found
    return swedish.format(*map(_value, match.groups()))


def _known(message: str) -> tuple[str, re.Match[str]] | None:
    tried = ((swedish, shape.fullmatch(message)) for shape, swedish in _shapes().items())
    return next(((swedish, match) for swedish, match in tried if match), None)


@cache
def _shapes() -> Mapping[re.Pattern[str], str]:
    """The most exact first: the one that says most by itself."""
    known: Mapping[str, str] = texts.catalogue()["refused"]
    exact = sorted(known, key=lambda each: -len(each.replace("{}", "")))
    parts = {each: "(.*?)".join(map(re.escape, each.split("{}"))) for each in exact}
    return {re.compile(shape, re.DOTALL): known[each] for each, shape in parts.items()}


def _value(written: str) -> str:
    """What stands in a sentence: a class by its Swedish name, a sentence inside it, or what the editor wrote."""
    sorts: Mapping[str, str] = texts.catalogue()["refused-sort"]
    if written in sorts:
        return sorts[written]
    if (match := A_VALUE.fullmatch(written)) and match[1] in sorts:
        return f"{sorts[match[1]]}: {match[2]}"
    inside = SEVERAL.fullmatch(written)
    names = CLASS.findall(written)
    if names and CLASS.sub("", inside[1] if inside else written).strip(", ") == "":
        return texts.label("mkdocs.or").join(sorts.get(name, name) for name in names)
    return _sentence(written)
