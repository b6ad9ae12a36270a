"""What decides the HTML of a page, as a hash that is known before the page is drawn.

Of an entry the whole site sees its *face*: every field but those that its kind calls ``inside``. The fields inside and
the body are seen on the entry's own pages alone, and wherever all texts are read (search, news, the glossary). So an
entry's page is decided by that entry, by the faces of all, by the site's settings, the program and the day, and when an
editor changes a sentence, no other entry's page need be drawn again.

Of others of its kind a page may see still less: their names and summaries, which are ``on_cards``, only where it shows
their cards. It tells which it shows when it is drawn, and holds as long as these are called the same.

A view that gives a page such a hash promises that it is so; ``tests/test_sight.py`` holds it to that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ethos import papers
from ethos.catalogue import Catalogue
from ethos.kept import program
from ethos.kinds import Entry
from ethos.kinds.event import Gathering
from ethos.paper.printing import Printing


@dataclass(frozen=True)
class Sight:
    """What the pages of one site see on one day."""

    catalogue: Catalogue
    today: date
    printing: Printing | None = None
    _own: dict[str, str] = field(default_factory=dict)
    """What decides the pages of an entry, by its key."""

    @cached_property
    def _site(self) -> str:
        return _hash(*self._told())

    def _told(self) -> Iterator[object]:
        """All but what entries are called: also in which order that puts them."""
        seen = self.catalogue
        yield from (program(), self.today, self.printing is None, seen.settings.model_dump_json())
        yield from (seen.linkable, seen.pictures, seen.attachments, sorted(seen.lost), [*seen.transcripts])
        yield from ([each.key for each in order] for order in (seen.public, sorted(seen.entries, key=_title)))
        for each in seen.entries:
            face = each.model_dump_json(exclude={*each.inside, *each.on_cards})
            yield each.source.path, each.source.is_base, each.is_public, face

    @cached_property
    def _faces(self) -> str:
        return _hash(self._site, names(self.catalogue))

    def of(self, entry: Entry) -> str:
        """What the pages of an entry show, and its file: that too which is printed of it, with its size."""
        if entry.key not in self._own:
            self._own[entry.key] = self._of(entry)
        return self._own[entry.key]

    def _of(self, entry: Entry) -> str:
        is_alone = entry.on_cards and not entry.is_archived  # which tells what has come in its place
        said = self.catalogue.transcript(entry) if isinstance(entry, Gathering) else None
        own = (entry.key, entry.model_dump_json(), entry.body, said, [*self._sizes(entry)])
        return _hash(self._site if is_alone else self._faces, *own)

    def listing(self, *told: object) -> str:
        """What decides a page that shows faces and cards alone; ``told`` is whose, and what else does."""
        return _hash(self._site, *told)

    def texts(self, entries: Sequence[Entry], *told: object) -> str:
        """What decides a file that holds the whole texts of some entries; ``told`` is what else does."""
        return _hash(self._faces, *map(self.of, entries), *told)

    def _sizes(self, entry: Entry) -> Iterator[int | None]:
        for path in papers.paths([entry], ()) if self.printing else ():
            if path.startswith(entry.path):
                yield self.printing.size(path) if self.printing else None


def names(catalogue: Catalogue) -> Mapping[str, str]:
    """What each entry is called on cards, as a hash by its key."""
    return {each.key: _hash(each.model_dump_json(include={*each.on_cards})) for each in catalogue.public}


def _title(entry: Entry) -> tuple[str, str]:
    return entry.title, entry.key


def _hash(*told: object) -> str:
    made_of = hashlib.sha256()
    for each in told:
        made_of.update(f"{each!r}\0".encode())
    return made_of.hexdigest()
