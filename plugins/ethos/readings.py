"""What texts were read as and found to be, kept from one run of the program to the next: what is new alone is read.

It is a ledger (``recalled.py``) in a few files on a shelf (``kept.py``), each with the lines whose keys begin alike: a
key, a space, and the answer as JSON. What no run has asked for since is gone with the next change. It is of no use to
another program, or with other packages.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from ethos.kept import Store, packages, program
from ethos.recalled import Ledger, key_of, using

SORT = "readings"
FIRST = "0123456789abcdef"
"""How keys begin."""


class Readings:
    """The ledger of a store, in use until it is closed."""

    def __init__(self, store: Store, sort: str = SORT) -> None:
        """Open it; ``sort`` tells ledgers apart, each of which forgets what nobody has asked it for.

        Raises:
            EthosError: as ``Store.shelf``.
        """
        self._shelf = store.shelf(sort)
        made_by = key_of(program(), *packages()) if self._shelf.folder else ""
        self._keys = {first: key_of(made_by, first) for first in FIRST}
        self._ledger = Ledger({key: line for each in FIRST for key, line in self._lines(each)})
        self._ways = ExitStack()
        self._ways.enter_context(using(self._ledger))

    def close(self) -> None:
        """Use it no longer."""
        self._ways.close()

    def keep(self) -> None:
        """Put what has come on the shelf, and leave out what nobody has asked for."""
        changed = {key[0] for key in self._ledger.settle()}
        for first in sorted(changed):
            lines = sorted(each for each in self._ledger.lines.items() if each[0][0] == first)
            self._shelf.keep(self._keys[first], b"\n".join(b"%s %s" % (key.encode(), line) for key, line in lines))
        if changed:
            self._shelf.clear_but(self._keys.values())

    def _lines(self, first: str) -> Iterator[tuple[str, bytes]]:
        for each in (self._shelf.read(self._keys[first]) or b"").split(b"\n"):
            key, _, line = each.partition(b" ")
            if line:
                yield key.decode(), line


@contextmanager
def kept(store: Store, sort: str = SORT) -> Iterator[None]:
    """Read with what was kept, and keep what has come, if all goes well.

    Raises:
        EthosError: as ``Store.shelf``.
    """
    found = Readings(store, sort)
    try:
        yield
        found.keep()
    finally:
        found.close()
