"""Snippets for VS Code and editors that read its format: fields and allowed words, completed in front matter.

The YAML extension reads our JSON Schema but leaves the front matter of Markdown alone (redhat-developer/vscode-yaml
issue 207). The editor's own snippets do not: it takes front matter for YAML, and offers there what is scoped to YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypedDict

from ethos.form import Field, example, fields_of, words
from ethos.kinds import KINDS
from ethos.kinds import fields as f
from ethos.kinds.settings import Settings
from ethos.source import Value


class Snippet(TypedDict):
    """One completion: what is typed, what it becomes, and what is told beside it."""

    scope: str
    prefix: str
    body: str
    description: str


def snippets(settings: Settings) -> dict[str, Snippet]:
    """One snippet a field, by its path of keys, ready for a ``.code-snippets`` file.

    What says the same as an earlier one is left out: a course's occasion has the fields of a seminar.
    """
    made: dict[tuple[str, str], tuple[str, Snippet]] = {}
    for field in chain.from_iterable(_all(fields_of(model)) for model in KINDS.values()):
        snippet = _snippet(field, settings)
        made.setdefault((snippet["body"], snippet["description"]), (".".join(field.loc), snippet))
    return dict(made.values())


def _all(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _all(field.inside)


def _snippet(field: Field, settings: Settings) -> Snippet:
    choice = words(field, settings)
    named = choice and not field.is_a(f.Law)
    body = _choice(field, choice) if named else _example(field, example(field, settings))
    return {"scope": "yaml", "prefix": field.name, "body": body, "description": field.about}


def _choice(field: Field, choice: Iterable[str]) -> str:
    """One of the allowed words; in a list, with room for more."""
    stop = f"${{1|{','.join(choice)}|}}"
    return f"{field.name}: [{stop}$2]" if field.many else f"{field.name}: {stop}"


def _example(field: Field, value: Value) -> str:
    """An example to write over: selected when it is a single value."""
    lines = [re.sub(r"([\\$}])", r"\\\1", line) for line in field.lines(value)]
    key, _, rest = lines[0].partition(": ")
    return f"{key}: ${{1:{rest}}}" if len(lines) == 1 else "\n".join(lines)
