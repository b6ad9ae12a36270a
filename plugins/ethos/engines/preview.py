"""A live preview's files, each laid when somebody asks for it: of five thousand pages an editor looks at one."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
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
        self._waiting: dict[str, Output] = {}
        self._search: Apart | None = None

    def clear(self) -> None:
        """Nothing waits any longer. What is being laid is there when this returns, and goes with all else."""
        with self._lock:
            self._waiting, self._search = {}, None

    def show(self, outputs: Iterable[Output], around: Frame, tree: Tree, search: Apart | None) -> None:
        """Let outputs wait. The page for what is missing is laid at once, for nobody asks for it by its name.

        Raises:
            EthosError: the agency's own template asks for something that is not there.
            OSError: a file cannot be read or written.
        """
        with self._lock:
            self._around, self._tree, self._search = around, tree, search
            self._waiting = {file_of(each): each for each in outputs}
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
            return self._lay(plain) or self._lay(posixpath.join(plain, "index.html")) or self._lay_search(plain)

    def _lay(self, path: str) -> bool:
        found = self._waiting.get(path)
        if found:
            site.lay([found], self._around, self._tree)
            del self._waiting[path]  # what cannot be drawn is asked for again, and says so again
        return found is not None

    def _lay_search(self, path: str) -> bool:
        """The index, which is one work, when any part of it is asked for."""
        search = self._search if path.startswith(places.INDEX.path) else None
        if search:
            search.into(self._tree)
            self._search = None
        return search is not None
