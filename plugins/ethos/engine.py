"""``mkdocs.yml``: what may stand in it, as far as that can be told without MkDocs and without running anything.

The file is read as every other is. What of it would run code from the tree, or read other files by other rules, is
refused: a proposal that changes it shall say what it does. MkDocs judges the rest when it builds.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.machinery import PathFinder
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ethos import engine_values, texts
from ethos.kinds.parse import nearest, written
from ethos.problem import Problem, problem
from ethos.source import Document, Loc, Value, read_yaml

FILE = "mkdocs.yml"
OURS = "ethos"
TAGS = frozenset({"!ENV", "!relative"})
"""What MkDocs makes of a value with such a tag is not known here."""

TEXT, FLAG, LIST, MAPPING = (str,), (bool,), (list,), (dict,)
OPTIONS: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(("site_name", "site_url", "site_description", "site_author", "copyright", "docs_dir"), TEXT),
    **dict.fromkeys(("site_dir", "dev_addr", "repo_url", "repo_name", "edit_uri", "edit_uri_template"), TEXT),
    **dict.fromkeys(("remote_branch", "remote_name", "exclude_docs", "draft_docs", "not_in_nav"), TEXT),
    **dict.fromkeys(("use_directory_urls", "strict"), FLAG),
    **dict.fromkeys(("nav", "extra_css", "extra_javascript", "extra_templates", "watch"), LIST),
    **dict.fromkeys(("extra", "validation"), MAPPING),
    **dict.fromkeys(("plugins", "markdown_extensions"), (list, dict)),
    "theme": (str, dict),
}
"""The options of MkDocs 1.6 and ProperDocs 1.6, and what each takes."""
ADDRESSES = ("site_url", "repo_url")
"""What must be an address, as MkDocs sees it: with a scheme and a host."""
CODE = ("hooks", "INHERIT")
"""What runs a program from the tree, or reads settings from another file."""
PLUGIN = frozenset({"today"})
"""Our plugin's own options."""
WORDS = frozenset({"yes", "no", "on", "off", "true", "false"})
"""What YAML 1.1, which MkDocs reads, takes for true and false."""


def faults(root: Path) -> Iterator[Problem]:
    """What is wrong with the file under a root, if there is one."""
    if not os.path.lexists(root / FILE):
        return
    document = read_yaml(root, FILE, TAGS)
    if isinstance(document, list):
        yield from document
    else:
        yield from _options(document)
        yield from _inside(document)
        yield from _plugins(document)
        yield from _extensions(root, document)
        yield from _folder(root, document)


def _folder(root: Path, document: Document) -> Iterator[Problem]:
    """MkDocs by itself begins nothing while the folder of its theme is not there; git keeps no empty ones."""
    theme = document.fields.get("theme")
    name = theme.get("custom_dir") if isinstance(theme, dict) else None
    if isinstance(name, str) and not (root / name).is_dir():
        yield _at(document, ("theme", "custom_dir"), "mkdocs-folder", name=name)


def _options(document: Document) -> Iterator[Problem]:
    if "site_name" not in document.fields:
        yield problem("missing-field", FILE, field="site_name", example="site_name: Förvaltningskultur")
    for name, value in document.fields.items():
        if name in CODE:
            yield _at(document, (name,), "mkdocs-code", key=True, field=name)
        elif name not in OPTIONS:
            yield _at(document, (name,), "mkdocs-option", key=True, field=name, nearest=nearest(name, list(OPTIONS)))
        elif value is not None and not _fits(value, OPTIONS[name]):
            expected = texts.label(f"mkdocs.{'-'.join(each.__name__ for each in OPTIONS[name])}")
            yield _at(document, (name,), "mkdocs-value", field=name, written=written(value), expected=expected)
        elif name in ADDRESSES and value and not _is_address(str(value)):
            expected = texts.label("mkdocs.address")
            yield _at(document, (name,), "mkdocs-value", field=name, written=written(value), expected=expected)


def _inside(document: Document) -> Iterator[Problem]:
    for loc, value, expected in engine_values.faults(document.fields):
        words = texts.label(f"mkdocs.{expected}")
        yield _at(document, loc, "mkdocs-value", field=loc[0], written=written(value), expected=words)


def _fits(value: Value, types: tuple[type, ...]) -> bool:
    return isinstance(value, types) or (types == FLAG and isinstance(value, str) and value.lower() in WORDS)


def _is_address(written: str) -> bool:
    try:
        parts = urlsplit(written)
    except ValueError:
        return False
    return bool(parts.scheme and parts.netloc)


def _plugins(document: Document) -> Iterator[Problem]:
    """Ours must be among the plugins, and the others be installed, where MkDocs is at all."""
    named = dict(_named(document, "plugins"))
    if OURS not in named:
        yield _at(document, ("plugins",), "mkdocs-plugin", key=True)
    known = _installed("mkdocs.plugins")
    for name, loc in named.items():
        if known and name != OURS and not known & {name.removeprefix("/"), f"{_theme(document)}/{name}"}:
            yield _at(document, loc, "mkdocs-not-installed", name=name)
    theme, themes = _theme(document), _installed("mkdocs.themes")
    if themes and theme and theme not in themes:
        yield _at(document, ("theme",), "mkdocs-not-installed", name=theme)
    for name in _own(document.fields.get("plugins")):
        if name not in PLUGIN:
            yield _at(document, named[OURS], "mkdocs-option", field=name, nearest=nearest(name, sorted(PLUGIN)))


def _extensions(root: Path, document: Document) -> Iterator[Problem]:
    """MkDocs imports each extension of Markdown by its name before anything else, and ends if there is none."""
    known = _installed("markdown.extensions")
    for name, loc in _named(document, "markdown_extensions"):
        if known and name not in known and not _is_module(root, name.partition(":")[0]):
            yield _at(document, loc, "mkdocs-not-installed", name=name)


def _is_module(root: Path, name: str) -> bool:
    """True for a module that is installed; nothing is imported, and a program in the tree itself is none."""
    places: list[str] | None = [each for each in sys.path if Path(each).resolve() != root.resolve()]
    for part in name.split("."):
        found = PathFinder.find_spec(part, places) if part.isidentifier() and places is not None else None
        if found is None:
            return False
        places = found.submodule_search_locations and list(found.submodule_search_locations)
    return True


def _named(document: Document, option: str) -> Iterator[tuple[str, Loc]]:
    """Plugins or such by name, and where each stands: in a list as a word or with its options, or in a mapping."""
    given = document.fields.get(option)
    if isinstance(given, dict):
        yield from ((name, (option, name)) for name in given)
    for at, each in enumerate(given if isinstance(given, list) else ()):
        if isinstance(each, str):
            yield each, (option, at)
        elif isinstance(each, dict):
            yield from ((name, (option, at)) for name in each)


def _own(plugins: Value) -> list[str]:
    """The names of the options that our plugin is given."""
    found = plugins if isinstance(plugins, list) else [plugins]
    given = next((each[OURS] for each in found if isinstance(each, dict) and OURS in each), None)
    return list(given) if isinstance(given, dict) else []


def _theme(document: Document) -> str:
    theme = document.fields.get("theme")
    name = theme.get("name") if isinstance(theme, dict) else theme
    return name if isinstance(name, str) else ""


def _installed(group: str) -> set[str]:
    return {each.name for each in _registered().select(group=group)}


@cache
def _registered() -> Any:
    """What packages have put themselves down as; it takes as long as to read fifty texts."""
    return entry_points()


def _at(document: Document, loc: Loc, code: str, *, key: bool = False, **facts: object) -> Problem:
    line, column = document.position(loc, key=key)
    return problem(code, FILE, line, column, **facts)
