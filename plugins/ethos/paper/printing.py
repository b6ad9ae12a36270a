"""Sees to it that everything is printed: what is kept is used again, the rest is set by processes beside the build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib import metadata
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from ethos import cores, texts
from ethos.content import Progress, silent
from ethos.kept import HASH, Shelf
from ethos.output import Copy
from ethos.paper import office
from ethos.paper.letters import fitted
from ethos.paper.sheet import Order, Sheet
from ethos.paper.tree import Json
from ethos.problem import EthosError

PACKAGE = Path(__file__).parent
MOST = 4
"""Processes, where there are as many cores."""
ENOUGH = 8
"""Documents that make one more process worth its start."""
PATIENCE = 0.1
"""Seconds between two looks at how far it has come."""

Place = tuple[int, int, str]
"""Where shared data lies in its file: start, length in bytes, and its hash."""


class Printing:
    """The documents of a site: on their way from when they are begun, and at the latest when one is asked for."""

    def __init__(self, shelf: Shelf, order: Order) -> None:
        """``shelf`` has what has been printed before."""
        self._order = order
        self._shelf = shelf
        self._folder = tempfile.TemporaryDirectory(prefix="ethos-paper-")
        self._work = Path(self._folder.name)
        self._cases: dict[str, Place] = {}
        self._begun = False
        self._keys: dict[str, str] = {}
        self._files: dict[str, Path] = {}
        self._missing: list[Sheet] = []
        self._workers: list[subprocess.Popen[bytes]] = []
        self.plain: list[str] = []
        """What could only be set with nothing but its words, for a fault in typst."""

    def begin(self) -> None:
        """Find what is kept from before, and start to print the rest."""
        self._begun = True
        sheets = {sheet.path: sheet for sheet in self._order.sheets}
        self._keys = dict(self._keyed(sheets))
        self._shelf.clear_but(set(self._keys.values()))
        found = {path: self._shelf.find(key) for path, key in self._keys.items()}
        self._files = {path: file for path, file in found.items() if file}
        self._missing = [sheet for path, sheet in sheets.items() if path not in self._files]
        if self._missing:
            self._lay_out()
            count = min(MOST, cores.count(), 1 + len(self._missing) // ENOUGH)
            self._workers = [self._worker(number) for number in range(count)]

    def size(self, path: str) -> int | None:
        """How many bytes a document has, once it is printed; None when there is none."""
        self._wait(silent)
        return self._files[path].stat().st_size if path in self._files else None

    def files(self, progress: Progress = silent) -> list[Copy]:
        """Every document, in order.

        Raises:
            EthosError: one could not be printed.
        """
        self._wait(progress)
        return [Copy(path, self._files[path]) for path in self._keys if path in self._files]

    def _keyed(self, sheets: dict[str, Sheet]) -> Iterator[tuple[str, str]]:
        """Documents by path, each with the hash of all it is made of; shared data goes to a file meanwhile."""
        words = _text(dict(self._order.words)).encode()
        with (self._work / "cases").open("wb") as spool:
            for path, sheet in sheets.items():
                for name in sheet.cases:
                    if name not in self._cases:
                        self._cases[name] = _spooled(spool, _text(self._order.case(name)).encode())
                key = HASH(_recipe(is_office=sheet.template in office.MAKERS) + words)
                key.update(
                    _text([sheet.template, sheet.data(), *(self._cases[name][2] for name in sheet.cases)]).encode()
                )
                yield path, key.hexdigest()

    def _lay_out(self) -> None:
        """Put everything where the workers look for it."""
        for each in (PACKAGE / "typst").iterdir():
            shutil.copyfile(each, self._work / each.name)
        for name, file in self._order.pictures.items():
            shutil.copyfile(file, self._work / name)
        (self._work / "words.json").write_text(_text(dict(self._order.words)), encoding="utf-8")
        for name, is_long in (("long", True), ("short", False)):
            some = (each for each in self._missing if (len(each.cases) > 1) is is_long)
            with (self._work / name).open("w", encoding="utf-8") as jobs:
                jobs.writelines(self._job(*each) + "\n" for each in groupby(some, lambda sheet: sheet.cases))

    def _job(self, cases: tuple[str, ...], sheets: Iterable[Sheet]) -> str:
        """What one worker does at a time: the documents that are made of the same cases."""
        documents = [self._document(each) for each in sheets]
        return json.dumps({"cases": [self._cases[name][:2] for name in cases], "documents": documents})

    def _document(self, sheet: Sheet) -> dict[str, Json]:
        return {
            "path": sheet.path,
            "key": self._keys[sheet.path],
            "template": sheet.template,
            "data": fitted(sheet.data()),
        }

    def _worker(self, number: int) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "ethos.paper.worker", str(self._work), str(number), str(os.getpid())]
        with (self._work / f"said-{number}").open("wb") as said, tempfile.TemporaryFile() as told:
            told.write(json.dumps([str(self._shelf.folder or ""), self._shelf.secret]).encode())
            told.seek(0)  # a file without a name: who may see the arguments of a process is told nothing
            return subprocess.Popen(command, cwd=PACKAGE.parents[1], stdin=told, stdout=said, stderr=said)  # noqa: S603 - ours

    def _wait(self, progress: Progress) -> None:
        """Until the workers are done; what they have printed is ours then."""
        if not self._begun:
            self.begin()
        for worker in self._workers:
            while worker.poll() is None:
                with suppress(subprocess.TimeoutExpired):
                    worker.wait(PATIENCE)
                progress("Trycker", min(self._done(), len(self._missing) - 1), len(self._missing))
        if self._workers:
            progress("Trycker", len(self._missing) - 1, len(self._missing))
            self._take()
            self._workers = []

    def _done(self) -> int:
        return sum(path.read_bytes().count(b"\n") for path in self._work.glob("done-*"))

    def _take(self) -> None:
        results = [
            json.loads(line) for path in self._work.glob("done-*") for line in path.read_text("utf-8").splitlines()
        ]
        for each in results:
            if "fault" in each:
                raise EthosError(texts.label("printing.failed").format(path=each["path"], reason=each["fault"]))
            self._files[each["path"]] = Path(each["file"])
            self.plain += [each["path"]] if each["plain"] else []
        if len(results) < len(self._missing):
            said = "\n".join(path.read_text("utf-8", "replace") for path in sorted(self._work.glob("said-*")))
            raise EthosError(texts.label("printing.stopped").format(reason=said.strip()[-1000:]).strip())


def _spooled(spool: BinaryIO, data: bytes) -> Place:
    start = spool.tell()
    spool.write(data)
    return start, len(data), HASH(data).hexdigest()


def _text(data: Json) -> str:
    """Data as the templates read it: JSON, with only such characters as can be printed."""
    return json.dumps(fitted(data), ensure_ascii=False, sort_keys=True)


@cache
def _recipe(*, is_office: bool) -> bytes:
    """What else than data decides how a document comes out."""
    if is_office:
        return HASH(office.recipe()).digest()
    made_of = [PACKAGE / "worker.py", *(PACKAGE / "typst").iterdir(), *(PACKAGE / "fonts").iterdir()]
    parts = [each.read_bytes() for each in sorted(made_of)]
    return HASH(b"".join([*parts, metadata.version("typst").encode()])).digest()
