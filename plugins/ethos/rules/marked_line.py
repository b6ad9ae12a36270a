"""A field of plain text has no Markdown and no HTML: their marks would be shown, in a page's title first of all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from ethos.kinds.fields import Markdown, Model, marked
from ethos.problem import Problem
from ethos.share import Share
from ethos.source import Loc

MARKS = re.compile(
    r"\*\*(?=\S)|(?<![\w*])\*(?=[^\s*](?:[^*\n]*[^\s*])?\*(?![\w*]))|`(?=[^`]+`)|\]\(|~~(?=\S)"
    r"|(?<![\w/=&.#@:?\\-])_{1,3}(?=[^\s_](?:[^_\n]|(?<=\w)_(?=\w))*(?<=[^\s_])_{1,3}(?![\w/]|\.\w))"
    r"|</?(?:a|b|br|div|em|font|h[1-6]|i|img|p|small|span|strong|sub|sup|u)\b[^<>]*>|&(?:#\w+|amp|lt|gt|quot|nbsp|shy);"
)
"""What means a form in Markdown or HTML, and hardly stands in Swedish text for any other reason.

Not so ``så_här``, ``__init__.py`` and ``/_mall_/``: names of files and in programs hold underscores.
"""


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for loc, mark in _left(entry):
            yield entry.problem("marked-line", loc, written=mark)
    for settings in share.own:
        for loc, mark in _left(settings):
            yield settings.problem(str(loc[0]), "marked-line", loc[1:], written=mark)


def _left(model: Model) -> Iterator[tuple[Loc, str]]:
    """Where marks would be shown in a model's texts, and the first of them in each."""
    in_markdown = {loc for loc, _, _ in marked(model, Markdown)}
    for loc, text in _every_text(model):
        if loc not in in_markdown and (found := MARKS.search(text)):
            yield loc, found[0]


def _every_text(value: object, at: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text in a model, whatever its type, with its place in the file."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _every_text(getattr(value, name), (*at, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _every_text(item, (*at, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _every_text(item, (*at, key))
