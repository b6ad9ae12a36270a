"""A live preview's files, each laid when somebody asks for it: of five thousand pages an editor looks at one."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterable, Iterator
from threading import Lock
from typing import Any

from ethos import places, site
from ethos.output import MISSING, Output, file_of
from ethos.search.apart import Apart
from ethos.tree import Tree
from ethos.views.frame import Frame

Answer = Iterable[bytes] | None
App = Callable[[dict[str, Any], Callable[..., object]], Answer]
"""What answers a request (PEP 3333), or has no file to answer with."""


class Preview:
    """What waits to be asked for, and the tree that it is laid in then. Requests come in threads of their own."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._coming: Iterator[Output] = iter(())
        self._waiting: dict[str, Output] = {}
        self._search: Apart | None = None

    def clear(self) -> None:
        """Nothing waits any longer. What is being laid is there when this returns, and goes with all else."""
        with self._lock:
            self._coming, self._waiting, self._search = iter(()), {}, None

    def show(self, outputs: Iterable[Output], around: Frame, tree: Tree, search: Apart | None) -> None:
        """Let outputs wait. They are made one by one, and no more of them than it takes to find what is asked for."""
        with self._lock:
            self._around, self._tree, self._search = around, tree, search
            self._coming, self._waiting = iter(outputs), {}

    def lay_missing(self) -> None:
        """Lay the page for what is missing, which nobody asks for by its name.

        Raises:
            EthosError: the agency's own template asks for something that is not there.
            OSError: a file cannot be read or written.
        """
        with self._lock:
            self._lay(MISSING)

    def behind(self, app: App, mount: str) -> App:
        """An app that lays what ``app`` has no file for, and lets it answer then; ``mount`` is where the site lies.

        It asks again and again, for the site may have been made anew between.
        """

        def answer(environ: dict[str, Any], start: Callable[..., object]) -> Answer:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            while (found := app(environ, start)) is None and self._asked(path.removeprefix(mount)):
                pass
            return found

        return answer

    def _asked(self, path: str) -> bool:
        """Lay what a request asks for, a page with or without its slash; False when nothing that waits lies there."""
        plain = posixpath.normpath("/" + path).lstrip("/")
        with self._lock:
            return self._lay_search(plain) or self._lay(plain, posixpath.join(plain, "index.html"))

    def _lay(self, *paths: str) -> bool:
        """Lay the first that there is."""
        found = next((each for each in paths if each in self._waiting), None) or self._listed(paths)
        if found:
            site.lay([self._waiting[found]], self._around, self._tree)
            del self._waiting[found]  # what cannot be drawn is asked for again, and says so again
        return found is not None

    def _listed(self, paths: Container[str]) -> str | None:
        """Go on through what comes until one of these files has come."""
        for each in self._coming:
            self._waiting[file_of(each)] = each
            if file_of(each) in paths:
                return file_of(each)
        return None

    def _lay_search(self, path: str) -> bool:
        """The index, which is one work, when any part of it is asked for."""
        search = self._search if path.startswith(places.INDEX.path) else None
        if search:
            search.into(self._tree)
            self._search = None
        return search is not None
