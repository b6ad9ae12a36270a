"""What other programs make something of, and a page of ours would show as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ethos.elements import HTML, NAME

FOREIGN = re.compile(
    r"^[ \t]*(?P<contents>\[\[?_?TOC_?\]?\])[ \t]*$|(?P<attributes>\{[:.#](?!\.)[^{}\n]*\})"
    r"|^[ \t]*(?P<box>:{3,}|(?:!!!|\?\?\?\+?)[ \t]+[a-z]+\b[^\n]*)"
    r"|(?<![\w:/]):(?P<emoji>[a-z][a-z0-9_+-]*[a-z0-9]):(?![\w:])"
    r"|(?P<template>\{\{[^{}\n]+\}\}|\{%[^{}\n]+%\})"
    r"|^(?P<import>import[ \t]+\S[\w{}*, \t]{0,200}[ \t]from[ \t]+(?P<quote>['\"])[^'\"\n]+(?P=quote);?)[ \t]*$"
    r"|(?P<wiki>\[\[[^\[\]\n]+\]\])(?![(\[:])|(?<![=\w])(?P<marker>==(?=[^\s=])[^=\n]*(?<=[^\s=])==)(?![=\w])",
    re.MULTILINE | re.IGNORECASE,
)
"""What other programs make something of: contents, attributes, boxes, pictures by name, templates, marked words."""
SORTS = ("contents", "attributes", "box", "emoji", "template", "import", "wiki", "marker")
COMPONENT = re.compile(r"<(?:/[A-Z][\w.]*|[A-Z][\w.]*(?:\s[^<>=]*=[^<>]*|\s*/))>")
"""An element that a program would have drawn: not what one fills in, as in ``Hej <Namn>``."""
DASHES = re.compile(r"^[> \t]*(?P<sign>[–—•●▪‣◦·])[ \t]+\S.*(?<!  )(?<!\\)\n[> \t]*(?P=sign)[ \t]+\S", re.MULTILINE)
"""Two lines in one paragraph that begin as an item of a list does in a word processor."""


def may_be(text: str) -> bool:
    """True for a text with any of these marks, but for components: those have signs that any parser looks at."""
    return bool(FOREIGN.search(text) or DASHES.search(text))


def marks(bare: str) -> Iterator[tuple[int, str, str]]:
    """Marks in a text without code and comments: the offset of each, what is written, and its sort in ``SORTS``."""
    for found in FOREIGN.finditer(bare):
        sort = next(each for each in SORTS if found[each])
        yield found.end() - len(found[0].lstrip()), found[0].strip(), sort


def component(written: str) -> str:
    """The first tag in HTML as written that no browser knows, and that some other program would draw; or nothing."""
    for found in COMPONENT.finditer(written):
        name = NAME.match(found[0])
        if name and name[1].lower() not in HTML:
            return found[0]
    return ""
