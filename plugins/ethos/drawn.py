"""Pages that need not be drawn again: what each was drawn of when it was, and the SHA-256 of what it became.

Kept with the machine's seal, as all is (``kept.py``). The page itself is taken from the published site, whose bytes are
compared with that hash, so whoever has changed it there has it drawn anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from ethos.kept import HASH, NOWHERE, Shelf

Known = Mapping[str, tuple[str, str]]
"""A page's file → the hash of all that decides it, and that of its bytes."""

KEY = HASH(b"drawn").hexdigest()


class Drawn:
    """What builds before this one have drawn."""

    def __init__(self, shelf: Shelf = NOWHERE) -> None:
        self._shelf = shelf

    def before(self) -> Known:
        """What is known of the pages of an earlier build."""
        found = self._shelf.read(KEY)
        return {path: (made_of, digest) for path, (made_of, digest) in json.loads(found).items()} if found else {}

    def remember(self, known: Known) -> None:
        """Keep what is known of the pages of this build, and nothing else."""
        self._shelf.keep(KEY, json.dumps(known).encode())


NOTHING = Drawn()
"""Nothing has been drawn before, or it is not to be used."""
