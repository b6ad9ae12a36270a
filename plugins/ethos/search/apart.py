"""Work done in a process of its own, beside what else a build does: indexing needs as long as all pages together."""

from __future__ import annotations

import multiprocessing
import shutil
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from ethos.cores import can_fork
from ethos.manifest import sizes_in
from ethos.problem import EthosError
from ethos.tree import Tree


class Apart:
    """A folder that ``make`` fills with folders, from when the work is begun, else when what was made is asked for."""

    def __init__(self, make: Callable[[Path], None]) -> None:
        self._make = make
        self._folder = tempfile.TemporaryDirectory(prefix="ethos-apart-")
        self._told: Connection | None = None

    def begin(self) -> None:
        """Begin in another process, where processes can be forked, if it is not begun."""
        if self._told is not None or not can_fork():
            return
        context = multiprocessing.get_context("fork")
        self._told, tell = context.Pipe(duplex=False)
        self._process = context.Process(target=self._work, args=(tell,), daemon=True)
        self._process.start()
        tell.close()

    def _work(self, tell: Connection) -> None:
        try:
            self._make(Path(self._folder.name))
            tell.send("")
        except EthosError as error:
            tell.send(str(error))

    def into(self, tree: Tree) -> None:
        """Wait for the work, and lay what was made in a tree: file by file, for the folder itself is closed to others.

        Raises:
            EthosError: the work failed, or its process was killed.
        """
        if self._told is None:
            self._make(Path(self._folder.name))
        else:
            self._hear(self._told)
        made = Path(self._folder.name)
        for each in made.iterdir():
            shutil.rmtree(tree.folder / each.name, ignore_errors=True)
        for path in sorted(sizes_in(made)):
            tree.move(path, made / path)
        self._folder.cleanup()

    def _hear(self, told: Connection) -> None:
        try:
            fault = told.recv()
        except EOFError:
            fault = "Sökregistret blev inte klart: processen som gjorde det avbröts."
        self._process.join()
        if fault:
            raise EthosError(fault)
