"""What becomes of pages' addresses: one that is published leads somewhere for ever, by its file or by an alias."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from pathlib import PurePosixPath

from slugify import slugify

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds import Entry
from ethos.kinds.event import Gathering
from ethos.problem import Problem, problem


def lost(before: Iterable[Entry], after: Catalogue, hidden: Set[str]) -> Iterator[Problem]:
    """A problem for each address that was published and is no longer kept, at the file that can keep it.

    ``hidden`` are files and folders that cannot be read now: they are neither there nor gone. What is withdrawn has
    said that its page goes, and of a gathering that goes its subscribers' calendars tell.
    """
    kept = {address for entry in after.public for address in addresses(entry)}
    for old in before:
        path, here = PurePosixPath(old.source.path), after.by_source.get(old.source.path)
        told = isinstance(old, Gathering) and not (here and here.is_public)
        if old.is_public and not (here and here.is_withdrawn) and not hidden & {*map(str, (path, *path.parents))}:
            gone = {address: name for address, name in addresses(old).items() if address not in kept}
            yield from (_lost(old, address, name, after) for address, name in gone.items() if not told)


def addresses(entry: Entry) -> dict[str, str]:
    """The public paths that lead to an entry's page, each with the name that it comes from: its file's, or an alias."""
    return {f"{entry.public}{slugify(name)}/": name for name in (entry.slug, *entry.aliases)}


def _lost(old: Entry, address: str, name: str, after: Catalogue) -> Problem:
    heir, why = _heir(old, after)
    aliases = ", ".join([*heir.aliases, slugify(name)] if heir else [slugify(name)])
    facts: dict[str, object] = {"title": old.title, "address": f"/{address}", "aliases": aliases}
    facts["why"] = texts.label(f"impact.page.{why}").format(path=heir.source.path if heir else old.source.path)
    if heir is None:
        return problem("address-vanishes", old.source.path, 1, 1, **facts)
    field = {"draft": "status", "alias": "aliases"}.get(why, "title")
    return heir.problem("address-vanishes", (field,), **facts)


def _heir(old: Entry, after: Catalogue) -> tuple[Entry | None, str]:
    """The entry that can keep the address now, and in which way the address was lost."""
    here = after.by_source.get(old.source.path)
    if here is not None:
        return here, "alias" if here.is_public else "draft"
    alike = [each for each in after.entries if each.kind == old.kind and _is_same(old, each)]
    return (alike[0], "renamed") if alike else (None, "deleted")


def _is_same(old: Entry, new: Entry) -> bool:
    return new.title == old.title or (new.body != "" and new.body == old.body)
