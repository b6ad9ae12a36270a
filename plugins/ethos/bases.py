"""The base that a site is laid over: where it is, what of it is seen, and what is wrong with it.

``site.yml`` names a folder of the repository (a git submodule, most often) or an installed package. A package is read
as files alone: nothing in it is imported. The base below all others is what comes with the program (``defaults.py``).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from ethos import defaults, texts
from ethos.catalogue import references
from ethos.kinds import KINDS, Entry
from ethos.kinds.event import Gathering
from ethos.kinds.fields import Reference, marked_raw
from ethos.kinds.parse import nearest, parse, parse_value
from ethos.kinds.retired import renewed
from ethos.problem import Level, Problem, problem
from ethos.source import Document, Loc, Value, discover, files, read, read_yaml
from ethos.source.layers import Base, Layers

SITE = "site_config/site.yml"
SETTINGS = (*defaults.NAMES, *defaults.LENT, "site")
"""What is read of a base's settings, by name."""
MOST = 5
"""Faults of a base that are told of at once."""


def layers(root: Path, sources: Collection[str]) -> Layers | Problem:
    """A site's files over those of its base, if it has one; ``sources`` are its own folders, where none can lie."""
    site = read_yaml(root, SITE)
    name = site.fields.get("base") if isinstance(site, Document) else None
    if not isinstance(site, Document) or not isinstance(name, str) or name == defaults.BASE:
        return Layers(root)
    found = _found(root, name, sources)
    if isinstance(found, Path):
        return Layers(root, Base(found, name), {source_of(key): key for key in hidden(site)})
    line, column = site.position(("base",))
    return problem("base-missing", SITE, line, column, written=name, why=texts.label(f"base-missing.{found}"))


def roots(root: Path, sources: Collection[str]) -> list[Path]:
    """The folders that the source folders lie in: the site's, and that of its base."""
    found = layers(root, sources)
    return [root, *([found.base.folder] if isinstance(found, Layers) and found.base else [])]


def _found(root: Path, name: str, sources: Collection[str]) -> Path | str:
    """Where a base lies, or why it does not: the label of the reason."""
    if name.split("/", maxsplit=1)[0] in sources:
        return "within"
    if files.off_limits(root, name):
        return "outside"
    folder = root / name if (root / name).is_dir() else _packed(name)
    if folder is None:
        return "nowhere"
    return folder if isinstance(files.size(folder, SITE), int) else "empty"


def _packed(name: str) -> Path | None:
    """The folder in an installed package that holds its ``site_config/site.yml``."""
    try:
        listed = metadata.distribution(name).files or []
    except (metadata.PackageNotFoundError, ValueError):
        return None
    found = [each for each in listed if each.parts[-2:] == tuple(SITE.split("/")) and ".." not in each.parts]
    return Path(str(found[0].locate())).parents[1] if len(found) == 1 else None


def hidden(site: Document) -> Sequence[str]:
    """What a site hides of its base, as it is written: ``dilemma/gavan``."""
    said = site.fields.get("hide")
    return [each for each in said if isinstance(each, str)] if isinstance(said, list) else []


def source_of(key: str) -> str:
    """The file of the entry that others call ``kind/slug``; what is no such key, as it is."""
    kind, _, slug = key.partition("/")
    return f"{KINDS[kind].folder}/{slug}.md" if kind in KINDS else key


def key_of(path: str) -> str:
    """What others call the entry in a file of a kind's folder: the other way round."""
    folder, _, name = path.rpartition("/")
    kind = next((kind for kind, model in KINDS.items() if model.folder == folder), folder)
    return f"{kind}/{name.removesuffix('.md')}"


def astray(site: Document, over: Layers) -> Iterator[Problem]:
    """What a site hides and its base does not have."""
    there = set(keys(over.base)) if over.base and hidden(site) else set()
    for at, key in enumerate(hidden(site)):
        if key not in there:
            line, column = site.position(("hide", at))
            yield problem("hidden-nowhere", SITE, line, column, written=key, nearest=nearest(key, sorted(there)))


def keys(base: Base) -> Iterator[str]:
    """What there is in a base, as others call it."""
    for model in KINDS.values():
        yield from map(key_of, discover(base.folder, model.folder)[0])


def edition(data: bytes) -> str:
    """A sign of what stands in a file, for who writes a text over it."""
    return f"sha-{sha256(data).hexdigest()[:12]}"


def editions(entries: Iterable[Entry], over: Layers) -> Iterator[Problem]:
    """What is to be said of the site's own texts that lie, or lay, over texts of the base: if the edition still stands.

    An event that the base no longer has keeps its mark: by that, calendars know it.
    """
    if over.base is None:
        return
    for entry in entries:
        path = entry.source.path
        there = None if entry.source.is_base else files.contents(over.base.folder, path)
        now = edition(there) if isinstance(there, bytes) else ""
        if now and not entry.based_on and path not in over.hidden:
            yield entry.problem("base-overridden", (), written=entry.key, edition=now)
        elif now and entry.based_on and entry.based_on != now:
            yield entry.problem("base-changed", ("based_on",), written=entry.key, edition=now)
        elif entry.based_on and not now and not isinstance(entry, Gathering):
            yield entry.problem("base-gone", ("based_on",), written=entry.key)


def joined(entries: Sequence[Entry], over: Layers) -> tuple[Sequence[Entry], frozenset[str]]:
    """Entries of the site and of its base, and the keys of those that the base speaks of and no reader finds.

    What is hidden, or is a draft, the base's entries no longer refer to; drafts of the base are for others to see. One
    that is nothing without what it referred to, as a series is without its dilemma, is hidden with it.
    """
    if over.base is None:
        return entries, frozenset()
    own = [each for each in entries if not each.source.is_base]
    drafts = {each.key for each in entries if each.source.is_base and each.is_draft}
    gone = {*drafts, *over.hidden.values(), *(each.key for each in own)} - {each.key for each in own if each.is_public}
    known, count = {each.key: each for each in entries if each.key not in drafts}, -1
    while count != len(gone):
        count = len(gone)
        for each in [each for each in known.values() if each.source.is_base and _refers(each, gone)]:
            left = _without(each, gone, over.base)
            if left is None:
                gone.add(each.key)
                del known[each.key]
            else:
                known[each.key] = left
    return list(known.values()), frozenset(gone)


def _refers(entry: Entry, keys: Collection[str]) -> bool:
    return any(key in keys for _, key in references(entry))


def _without(entry: Entry, gone: Collection[str], base: Base) -> Entry | None:
    """The entry without what refers to some others; None when it cannot be without it."""
    document = read(base.folder, entry.source.path)
    if isinstance(document, list):
        return None
    document = renewed(document, entry.kind)
    said = marked_raw(type(entry), document.fields, Reference)
    cut = {_whole(loc) for loc, marker, text in said if _key(marker, text) in gone}
    fields = _pruned(dict(document.fields), (), cut)
    assert isinstance(fields, dict)  # noqa: S101 - it was one
    made = parse(type(entry), replace(document, fields=fields, show=entry.source.show, is_base=True))
    return None if isinstance(made, list) else made


def _key(marker: object, text: str) -> str:
    kind = marker.kind if isinstance(marker, Reference) else ""
    return f"{kind}/{text}" if kind else text


def _whole(loc: Loc) -> Loc:
    """What goes with a reference: the point in a list that it stands in, else the whole field."""
    return next((loc[: at + 1] for at in reversed(range(len(loc))) if isinstance(loc[at], int)), loc[:1])


def _pruned(value: Value, at: Loc, cut: Collection[Loc]) -> Value:
    if isinstance(value, list):
        return [_pruned(each, (*at, n), cut) for n, each in enumerate(value) if (*at, n) not in cut]
    if not isinstance(value, dict):
        return value
    left = {name: (each, _pruned(each, (*at, name), cut)) for name, each in value.items() if (*at, name) not in cut}
    return {name: now for name, (before, now) in left.items() if now != [] or before == []}


def told(problems: Iterable[Problem], over: Layers) -> list[Problem]:
    """The site's own problems, sorted, and one that tells of the errors in its base, which are for others to mend.

    What else is wrong there is for others to see.
    """
    if over.base is None:
        return sorted(problems)
    named = {replace(each, path=over.named(each.path)) for each in problems}
    own = {each for each in named if not each.path.startswith(over.base.shown)}
    faults = sorted(each for each in named - own if each.level is Level.ERROR)
    return sorted([*own, *(_faulty(over, faults) if faults else ())])


def _faulty(over: Layers, faults: Sequence[Problem]) -> Iterator[Problem]:
    site = read_yaml(over.own, SITE)
    line, column = site.position(("base",)) if isinstance(site, Document) else (1, 1)
    some = "\n".join(f"{each.path}:{each.line}:{each.column}: {each.message} [{each.code}]" for each in faults[:MOST])
    name = over.base.name if over.base else ""
    yield problem("base-faulty", SITE, line, column, written=name, count=len(faults), some=some)


def lent(over: Layers, shapes: Mapping[str, TypeAdapter[Any]], problems: list[Problem]) -> dict[str, Document]:
    """What the base has of settings, by name, laid over what comes with the program; not those with faults."""
    if over.base is None:
        return {}
    found: dict[str, Document] = {}
    for name in SETTINGS:
        path = f"site_config/{name}.yml"
        if os.path.lexists(over.base.folder / path):
            whole = defaults.over_ours(name, _renewed(read_yaml(over.base.folder, path), name), over.hides)
            value = whole if isinstance(whole, list) else parse_value(shapes[name], whole)
            if isinstance(value, list):
                problems += (replace(each, path=f"{over.base.shown}{each.path}") for each in value)
            elif isinstance(whole, Document):
                found[name] = whole
    return found


def _renewed(found: Document | list[Problem], name: str) -> Document | list[Problem]:
    return renewed(found, name) if isinstance(found, Document) else found
