"""How a file of an office suite is closed: what it says of itself, and the same bytes on any day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

SWEDISH = "sv-SE"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can tell."""


class About(Protocol):
    """Core properties (ECMA-376 part 2, 11), as both libraries have them."""

    title: str
    author: str
    subject: str
    language: str
    keywords: str
    comments: str
    last_modified_by: str
    revision: int
    created: Any
    modified: Any


def tell(about: About, of: Mapping[str, Any]) -> None:
    """Say what a file is; its days are those of the text."""
    day = datetime(*of["day"])  # noqa: DTZ001 — the libraries take days without a zone
    about.title, about.author, about.subject = of["title"], of["site"], of["summary"]
    about.language, about.keywords, about.comments = SWEDISH, of["sort"], of["address"]
    about.created = about.modified = day
    about.last_modified_by, about.revision = of["site"], 1


def closed(save: Callable[[io.BytesIO], None]) -> bytes:
    """What ``save`` writes, with no moment of its own in it."""
    open_ = io.BytesIO()
    save(open_)
    out = io.BytesIO()
    with zipfile.ZipFile(open_) as loose, zipfile.ZipFile(out, "w") as packed:
        for each in loose.infolist():
            entry = zipfile.ZipInfo(each.filename, EARLIEST)
            entry.create_system, entry.compress_type = 3, zipfile.ZIP_DEFLATED
            packed.writestr(entry, loose.read(each))
    return out.getvalue()


def code(of: Mapping[str, Any]) -> str:
    """The language of what an editor wrote: ``sv-SE`` where nothing else is said."""
    return "-".join(filter(None, (of.get("lang", ""), of.get("region", "")))) or SWEDISH


def dropped(rels: Mapping[str, Any], endings: Sequence[str]) -> list[str]:
    """The relations of a template's part that lead to what nobody needs."""
    return [name for name, each in rels.items() if each.reltype.endswith(tuple(endings))]
