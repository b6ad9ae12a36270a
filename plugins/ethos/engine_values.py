"""What MkDocs refuses inside the options of ``mkdocs.yml``, told without it: a menu, a theme, plugins and such.

``tests/unit/test_engine.py`` holds it to MkDocs, value by value. A value with a tag of MkDocs' own is None here, and so
is a blank one: what MkDocs makes of that it tells when it builds.
"""

from __future__ import annotations

import ipaddress
import string
from collections.abc import Callable, Iterator, Mapping

from ethos.source import Loc, Value

Fault = tuple[Loc, Value, str]
"""Where a value stands, what it is, and which words of ``label.mkdocs`` say what should stand there."""

LEVELS = ("warn", "info", "ignore")
LINKS = (*LEVELS, "relative_to_docs")
PLACES = frozenset({"path", "path_noext"})
"""What an address of a source may have in braces."""


def faults(fields: Mapping[str, Value]) -> Iterator[Fault]:
    """Every value in the options that MkDocs would refuse, where the option is of the right sort as a whole."""
    for name, look in LOOKS.items():
        if fields.get(name) is not None:
            yield from look((name,), fields[name])


def _menu(loc: Loc, value: Value) -> Iterator[Fault]:
    for at, each in enumerate(value) if isinstance(value, list) else ():
        if isinstance(each, dict) and len(each) == 1:
            yield from _under(each, (*loc, at))
        elif each is not None and not isinstance(each, str):
            yield (*loc, at), each, "menu"


def _under(value: Mapping[str, Value], loc: Loc) -> Iterator[Fault]:
    """What stands under a name in the menu: an address, more rows, or as MkDocs still lets pass names of its own."""
    for name, each in value.items():
        if isinstance(each, list):
            yield from _menu((*loc, name), each)
        elif isinstance(each, dict) and each:
            yield from _under(each, (*loc, name))
        elif each is not None and not isinstance(each, str):
            yield (*loc, name), each, "menu"


def _served(loc: Loc, value: Value) -> Iterator[Fault]:
    host, _, port = value.rpartition(":") if isinstance(value, str) else ("", "", "")
    try:
        _ = int(port), host == "localhost" or ipaddress.ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        yield loc, value, "served"


def _theme(loc: Loc, value: Value) -> Iterator[Fault]:
    if not isinstance(value, dict):
        return
    wrong = [key for key in ("name", "custom_dir", "locale") if not isinstance(value.get(key), str | None)]
    yield from (((*loc, key), value[key], "str") for key in wrong)
    if "name" not in value or not (value["name"] or "custom_dir" in value):
        yield loc, value, "theme"


def _named(loc: Loc, value: Value) -> Iterator[Fault]:
    """Plugins or extensions: each by name, with what sets it, if anything, under it."""
    rows = enumerate(value) if isinstance(value, list) else ()
    given = {loc: value} if isinstance(value, dict) else {(*loc, at): each for at, each in rows}
    for at, each in given.items():
        if isinstance(each, dict) and (len(each) == 1 or at == loc):
            yield from (
                ((*at, name), set_, "dict") for name, set_ in each.items() if set_ and not isinstance(set_, dict)
            )
        elif each is not None and not isinstance(each, str):
            yield at, each, "named"


def _scripts(loc: Loc, value: Value) -> Iterator[Fault]:
    sorts = {"path": str, "type": str, "defer": bool, "async": bool}
    for at, each in enumerate(value) if isinstance(value, list) else ():
        if isinstance(each, dict):
            wrong = [key for key, sort in sorts.items() if not isinstance(each.get(key), sort | None)]
            yield from (((*loc, at, key), each[key], sorts[key].__name__) for key in wrong)
        elif each is not None and not isinstance(each, str):
            yield (*loc, at), each, "script"


def _texts(loc: Loc, value: Value) -> Iterator[Fault]:
    rows = enumerate(value) if isinstance(value, list) else ()
    yield from (((*loc, at), each, "str") for at, each in rows if not isinstance(each, str | None))


def _levels(loc: Loc, value: Value) -> Iterator[Fault]:
    """How loudly MkDocs warns: by name, alone or for menus (``nav``) and texts (``links``) apart."""
    for name, each in value.items() if isinstance(value, dict) else ():
        if name in {"nav", "links"} and len(loc) == 1:
            yield from _levels((*loc, name), each) if isinstance(each, dict | None) else [((*loc, name), each, "dict")]
        elif name in LEVELED and each is not None and each not in (LINKS if name == "absolute_links" else LEVELS):
            yield (*loc, name), each, "level"


LEVELED = frozenset({"omitted_files", "not_found", "absolute_links", "unrecognized_links", "anchors"})


def _template(loc: Loc, value: Value) -> Iterator[Fault]:
    try:
        parts = list(string.Formatter().parse(value if isinstance(value, str) else ""))
    except ValueError:
        parts = [("", "", "", None)]
    if any(name is not None and (name not in PLACES or told) for _, name, told, _ in parts):
        yield loc, value, "template"


LOOKS: Mapping[str, Callable[[Loc, Value], Iterator[Fault]]] = {
    "nav": _menu,
    "dev_addr": _served,
    "theme": _theme,
    "plugins": _named,
    "markdown_extensions": _named,
    "extra_javascript": _scripts,
    "watch": _texts,
    "validation": _levels,
    "edit_uri_template": _template,
}
