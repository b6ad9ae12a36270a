"""From files to drafts: each of its sort is read by its own reader, and nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from ethos import draft as d
from ethos.catalogue import Catalogue
from ethos.kinds import Seminar
from ethos.kinds.settings import Settings
from ethos.later import load
from ethos.moving.found import Found, Read, refused, told
from ethos.problem import EthosError

TABLES = (".csv", ".tsv", ".xlsx")
ENDINGS = (".ics", *TABLES, ".docx", ".html", ".htm", ".md", ".markdown", ".mdx")
MOST = 2000
"""Files at a time."""


@dataclass(frozen=True)
class Asked:
    """What somebody has asked for: of which kind texts are, and what columns hold that have other names."""

    kind: str = "dilemma"
    columns: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Made:
    """A draft of one thing in a file, or why there is none."""

    title: str
    draft: d.Draft | None
    told: Sequence[str]
    there: str = ""
    """The file in the knowledge base that is this already."""


@dataclass(frozen=True)
class Import:
    """What comes of a file; a fault when it cannot be read."""

    path: Path
    made: Sequence[Made] = ()
    columns: Sequence[str] = ()
    fault: str = ""


def gathered(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in folders named that we have a reader for; links in folders are not followed.

    Raises:
        EthosError: one is not there, or they are too many.
    """
    found = [each for path in paths for each in (_within(path) if path.is_dir() else [path])]
    if missing := next((each for each in found if not each.is_file()), None):
        raise refused("missing", path=missing)
    if len(found) > MOST:
        raise refused("many", number=len(found), limit=MOST)
    return found


def _within(folder: Path) -> list[Path]:
    files = (each for each in folder.rglob("*") if each.suffix.lower() in ENDINGS and not each.is_symlink())
    return sorted(each for each in files if each.is_file())


def imports(paths: Iterable[Path], asked: Asked, catalogue: Catalogue, today: date) -> Iterator[Import]:
    """A draft of all that stands in each file, in turn, none at the address of another."""
    taken: dict[str, None] = {}
    known: dict[str, list[str]] = {}
    for entry in catalogue.entries:
        known.setdefault(entry.kind, []).append(entry.slug)
    there = {each.uid: each.source.path for each in catalogue.every(Seminar) if each.uid}
    maker = _Maker(catalogue, known, there, taken, today)
    for path in paths:
        try:
            read = _read(path, asked, catalogue, today)
        except EthosError as error:
            yield Import(path, fault=str(error))
        else:
            yield Import(path, [maker.made(each) for each in read.found], read.columns)


def _read(path: Path, asked: Asked, catalogue: Catalogue, today: date) -> Read:
    """What is in a file, by what its name ends with. A reader is loaded when there is something for it."""
    ending, settings = path.suffix.lower(), catalogue.settings
    if ending == ".ics":
        calendar: Read = load("moving.calendar").seminars(path, settings)
        return calendar
    if ending in TABLES:
        rows = load("moving.excel").rows(path) if ending == ".xlsx" else load("moving.table").comma_separated(path)
        table: Read = load("moving.table").seminars(rows, path, settings, asked.columns or {})
        return table
    if ending not in ENDINGS:
        raise refused("sort", path=path.name, endings=", ".join(ENDINGS))
    prose, rest = load("moving.prose"), (path, asked.kind, settings, today)
    if ending == ".docx":
        return Read([prose.document(load("moving.word").as_html(path), *rest)])
    return Read([prose.page(*rest) if ending in {".html", ".htm"} else prose.markdown(*rest)])


def draft_of(found: Found, settings: Settings, known: Mapping[str, Sequence[str]], today: date) -> d.Draft:
    """A draft of what a reader found; ``known`` are the slugs of each kind."""
    return d.draft(found.kind, found.title, today, settings, known, found.fields, found.body)


@dataclass(frozen=True)
class _Maker:
    catalogue: Catalogue
    known: Mapping[str, Sequence[str]]
    there: Mapping[str, str]
    """The identities in calendars that are taken, and by which file."""
    taken: dict[str, None]
    """The paths of drafts so far."""
    today: date

    def made(self, found: Found) -> Made:
        uid = str(found.fields.get("uid", ""))
        if path := self.there.get(uid):
            return Made(found.title, None, [told("there", path=path)], path)
        try:
            draft = draft_of(found, self.catalogue.settings, self.known, self.today)
        except EthosError as error:
            return Made(found.title, None, [str(error)])
        draft = replace(draft, path=self._free(draft.path))
        self.taken[draft.path] = None
        return Made(found.title, draft, [*found.told, *(told("refused", field=name) for name in draft.refused)])

    def _free(self, path: str) -> str:
        """A path that no draft of this import has: two occasions of one name are two files."""
        whole = PurePosixPath(path)
        names = (path, *(str(whole.with_stem(f"{whole.stem}-{number}")) for number in range(2, MOST)))
        return next(each for each in names if each not in self.taken)
