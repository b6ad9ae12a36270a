"""What comes with the program: words, laws, calendars' names, synonyms and plain words that every agency needs.

A site whose ``site.yml`` says ``base: ethos`` has them all, and writes in a file of its own only what is its own: that
is laid over ours, key by key. What is left blank there takes ours away. In the repository they are the files of
``site_config/``, in a wheel they lie in this package (``setup.py``): they are written once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeAlias

from ethos.problem import Problem
from ethos.source import Document, Value, read_yaml

BASE = "ethos"
"""What ``site.yml`` calls them."""
FOLDER = "defaults"
"""Where a wheel has what it takes from the repository's top, in this package and under the same paths."""
COPIED = (
    ".ci/comment.py",
    ".ci/possible",
    ".ci/proposal",
    ".ci/publish",
    ".editorconfig",
    ".gitattributes",
    ".github/pull_request_template.md",
    ".github/workflows/kommentar.yml",
    ".github/workflows/kunskapsbank.yml",
    ".gitlab-ci.yml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "CODEOWNERS",
    "requirements.txt",
)
"""What a new site has as it stands here: ``ethos init`` copies it."""
NAMES = ("vocabulary", "laws", "synonyms", "calendars", "klarsprak", "spanningar", "ordlista")
"""The files that are not about one agency."""
ABOUT_PAGES = "told_in"
"""A field that names a page of this repository's content: a site of another content has no such page."""
LENT = ("organisations",)
"""What a base with content has beside them: its seminars name those who hold them."""

Read: TypeAlias = "Document | list[Problem]"
NOTHING: Mapping[str, Read] = {}
"""What lies under a site that is laid over ours alone."""


def top() -> Path:
    """The folder that has them all, under their paths in the repository."""
    packed = Path(__file__).parent / FOLDER
    return packed if packed.is_dir() else Path(__file__).parents[2]


def files() -> list[Path]:
    """The settings: what a build is made of, beside the program and the site's own."""
    return [top() / _path(name) for name in NAMES]


def _path(name: str) -> str:
    return f"site_config/{name}.yml"


def laid(found: Mapping[str, Read], base: Mapping[str, Read] = NOTHING) -> dict[str, Read]:
    """The files of a site by name, laid over ours where ``site.yml`` says that it has a base; ``base`` are those that
    it has itself, which lie over ours already. Those with problems are as they are.
    """
    site = found.get("site")
    if not isinstance(site, Document) or site.fields.get("base") is None:
        return dict(found)
    below: dict[str, Read] = {name: base.get(name) or _ours(top(), name) for name in NAMES}
    below |= {name: base[name] for name in LENT if name in base}
    return {**found, **{name: _over(each, name, found.get(name)) for name, each in below.items()}}


def over_ours(name: str, theirs: Read, hides: Callable[[Value], bool]) -> Read:
    """A file of a base, laid over ours of that name; it leads to no page that is hidden."""
    if isinstance(theirs, list):
        return theirs
    shown = replace(theirs, fields={key: _without_pages(value, hides) for key, value in theirs.fields.items()})
    return _over(_ours(top(), name), name, shown) if name in NAMES else shown


def _over(below: Read, name: str, own: Read | None) -> Read:
    if isinstance(own, list):
        return own
    fields = {} if isinstance(below, list) else below.fields
    if own is None:
        return Document(_path(name), fields, "", 1)
    return replace(own, fields=_merged(fields, own.fields, lists_add=True))


@cache
def _ours(where: Path, name: str) -> Document:
    """A file of ours.

    Raises:
        ValueError: it cannot be read; a fault in the package.
    """
    document = read_yaml(where, _path(name))
    if isinstance(document, list):
        raise ValueError(document)
    return replace(
        document, fields={key: _without_pages(value, lambda _: True) for key, value in document.fields.items()}
    )


def _without_pages(value: Value, lost: Callable[[Value], bool]) -> Value:
    if isinstance(value, list):
        return [_without_pages(each, lost) for each in value]
    if isinstance(value, dict):
        kept = ((key, each) for key, each in value.items() if key != ABOUT_PAGES or not lost(each))
        return {key: _without_pages(each, lost) for key, each in kept}
    return value


def _merged(ours: Mapping[str, Value], own: Mapping[str, Value], *, lists_add: bool = False) -> dict[str, Value]:
    """Our keys in our order, each with the site's own value where it has one, then the site's own keys.

    With ``lists_add``, the site's own items come before ours that tell of other things than they do.
    """
    there = {key: _one(value, own[key], lists_add=lists_add) if key in own else value for key, value in ours.items()}
    new = {key: value for key, value in own.items() if key not in ours}
    return {key: value for key, value in {**there, **new}.items() if value is not None or key in new}


def _one(ours: Value, own: Value, *, lists_add: bool) -> Value:
    if isinstance(ours, dict) and isinstance(own, dict):
        return _merged(ours, own)
    if lists_add and isinstance(ours, list) and isinstance(own, list):
        return [*own, *(each for each in ours if not any(_replaces(other, each) for other in own))]
    return own


def _replaces(own: Value, ours: Value) -> bool:
    """True for the site's own words on the same two values, for a group of synonyms that shares a word, or a word."""
    if isinstance(own, dict) and isinstance(ours, dict):
        return {own.get("between"), own.get("and")} == {ours.get("between"), ours.get("and")}
    return bool(_words(own) & _words(ours))


def _words(item: Value) -> set[str]:
    return {str(each).casefold() for each in (item if isinstance(item, list) else [item])}
