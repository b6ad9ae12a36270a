"""What a reader found in a file, and the faults that it tells an editor of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from slugify import slugify

from ethos import texts
from ethos.kinds.settings import Settings
from ethos.problem import EthosError
from ethos.rules.marked_line import MARKS
from ethos.source import Value
from ethos.source.text import without_hidden

MEBIBYTE = 1 << 20
LARGEST = 20 * MEBIBYTE
"""Bytes of a file, and of all the parts of an office file together when they are unpacked (four times this)."""
LARGEST_TEXT = 2 * MEBIBYTE
MOST = 500
"""Drafts of one file."""
TITLE, LINE, SUMMARY = 90, 200, 240
"""Characters, as ``kinds.fields`` has them."""


@dataclass(frozen=True)
class Found:
    """One thing in a file that becomes a draft."""

    kind: str
    title: str
    fields: Mapping[str, Value] = field(default_factory=dict)
    body: str = ""
    told: Sequence[str] = ()
    """What a person must know of it: what was left out, and why."""


@dataclass(frozen=True)
class Read:
    """A file as read: what is in it, and how its columns were understood, where it has columns."""

    found: Sequence[Found]
    columns: Sequence[str] = ()
    """A line each."""


def refused(name: str, **facts: object) -> EthosError:
    """A file that cannot be read, said in Swedish."""
    return EthosError(texts.label(f"import.fault.{name}").format(**facts))


def told(name: str, **facts: object) -> str:
    """Something to know, said in Swedish."""
    said: str = texts.label(f"import.told.{name}").format(**facts)
    return said


def contents(path: Path, limit: int = LARGEST) -> bytes:
    """The bytes of a file that somebody has named.

    Raises:
        EthosError: it is larger than ``limit``.
    """
    if not path.is_file():
        raise refused("missing", path=path)
    with path.open("rb") as opened:
        data = opened.read(limit + 1)
    if len(data) > limit:
        raise refused("large", path=path.name, limit=limit // MEBIBYTE)
    return data


def decoded(data: bytes, charset: str = "") -> str:
    """A text in the encoding that it says, else UTF-8, else what Windows in Swedish writes; without what hides."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16" if wide else "utf-8-sig", charset or "cp1252"):
        try:
            return without_hidden(data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n"))
        except (UnicodeDecodeError, LookupError):
            continue
    return without_hidden(data.decode("cp1252", "replace"))


def in_line(text: str, most: int = LINE) -> str:
    """A text on one line, cut between words when there is too much of it."""
    line = " ".join(without_hidden(text).split())
    return line if len(line) <= most else f"{line[: most - 2].rsplit(' ', 1)[0]} …"


def words_in(settings: Settings, vocabulary: str, written: Sequence[str]) -> tuple[list[Value], list[str]]:
    """The site's own words that are written as they are called there, and what is no such word."""
    known = {slugify(name): slug for slug, label in settings.words(vocabulary).items() for name in (slug, label)}
    named = [each for each in map(str.strip, written) if each]
    slugs = dict.fromkeys(known[slugify(each)] for each in named if slugify(each) in known)
    return list(slugs), [each for each in named if slugify(each) not in known]


def worded(
    settings: Settings, lists: Mapping[str, tuple[str, Sequence[str]]]
) -> Iterator[tuple[str, list[Value], str]]:
    """The same for several fields: field → vocabulary and what is written; what is not there is told of."""
    for name, (vocabulary, written) in lists.items():
        slugs, others = words_in(settings, vocabulary, written)
        yield name, slugs, told("word", words=", ".join(others), field=name) if others else ""


def first_sentence(text: str) -> str:
    """What a text begins with, as a summary: a whole sentence without marks of form, or nothing."""
    line = " ".join(text.split())
    end = next((at + 1 for at, sign in enumerate(line) if sign in ".?!" and line[at + 1 : at + 2] in {" ", ""}), 0)
    return line[:end] if 0 < end <= SUMMARY and not MARKS.search(line[:end]) else ""
