"""A share of what there is to check: what may be asked by a rule that judges each text by itself.

Such a rule says so by what it is given: ``check(share)``. It is run on every entry apart, so what it has found of one
that has not changed still holds, and it has no way to ask for another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ethos.kinds import Entry
from ethos.kinds.base import Faulty
from ethos.kinds.fields import Marked, MarkerType, marked, marked_raw
from ethos.kinds.settings import Settings
from ethos.source import Document
from ethos.source.transcript import Transcript

E = TypeVar("E", bound=Entry)


class Share:
    """Any share, the whole catalogue among them."""

    entries: Sequence[Entry]
    settings: Settings
    """What the site has of words and laws, by which the share is judged."""
    faulty: Sequence[Faulty]
    transcripts: Mapping[str, Transcript]

    @property
    def own(self) -> Sequence[Settings]:
        """The settings, in the share that they are themselves to be judged in."""
        return (self.settings,)

    @property
    def documents(self) -> Iterator[Document]:
        """Every file that has been read, of settings and of entries."""
        yield from (document for settings in self.own for document in settings.sources)
        yield from (entry.source for entry in self.entries)

    def every(self, kind: type[E]) -> list[E]:
        """The entries of a kind, drafts included, in the order of their files."""
        return [entry for entry in self.entries if isinstance(entry, kind)]

    def tended(self, kind: type[E]) -> list[E]:
        """The entries of a kind that the site looks after, drafts included: what is archived is left as it was."""
        return [each for each in self.every(kind) if not (each.is_archived or each.source.is_base)]

    def shown(self, kind: type[E]) -> list[E]:
        """The entries of a kind that have a page, in the order of their files."""
        return [each for each in self.every(kind) if each.is_public]

    def marked_everywhere(self, kind: MarkerType) -> Iterator[tuple[Document, Marked]]:
        """Every text with a marker of a kind: in settings, in entries, and as written in files that are no entries.

        So a rule about one word tells its problems in the same round as the faults that keep a file from being read.
        """
        for settings in self.own:
            yield from settings.marked(kind)  # type: ignore[arg-type] # as in ``fields.marked``
        for entry in self.entries:
            yield from ((entry.source, each) for each in marked(entry, kind))
        for file in self.faulty:
            if file.document is not None:
                found = marked_raw(file.model, file.document.fields, kind)
                yield from ((file.document, each) for each in found)


@dataclass(frozen=True)
class Alone(Share):
    """The least that can be judged: one entry, the settings themselves, or the files that nothing is known of."""

    settings: Settings
    entries: Sequence[Entry] = ()
    own: Sequence[Settings] = ()
    faulty: Sequence[Faulty] = ()
    transcripts: Mapping[str, Transcript] = field(default_factory=dict)
    digest: str = ""
    """What it is made of, as a hash; nothing where that is not told, and what is found of it is not kept."""

    @property
    def subject(self) -> object:
        """What is judged: while it is the same object, all that was found of it holds."""
        return next(iter((*self.entries, *self.own)), None)


def shares(whole: Share) -> Iterator[Alone]:
    """All of a catalogue, each share of it once."""
    settings = whole.settings
    yield Alone(settings, own=(settings,), digest="settings")
    yield from (Alone(settings, (entry,), digest=entry.source.digest) for entry in whole.entries)
    if whole.faulty or whole.transcripts:
        yield Alone(settings, faulty=whole.faulty, transcripts=whole.transcripts)
