"""A citation is of a provision that ``laws.yml`` describes, when it describes any of that law.

What is archived tells of law as it was then: its provision may have gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ethos.citing import mentions
from ethos.kinds import Entry
from ethos.kinds.act import Lawbook, Provision
from ethos.kinds.base import field_problem
from ethos.kinds.fields import Citation
from ethos.kinds.law import CITED, Reading, read
from ethos.kinds.parse import nearest
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    book = share.settings.lawbook
    then = {entry.source.path for entry in share.shown(Entry) if entry.is_archived}
    for document, (loc, _, citation) in share.marked_everywhere(Citation):
        for facts in _unknown(book, read(citation)) if CITED.fullmatch(citation) and document.path not in then else ():
            yield field_problem(document, "unknown-provision", loc, **facts)
    for entry in share.tended(Entry):
        for mention in mentions(entry, book):
            for facts in _unknown(book, mention.reading) if mention.text else ():
                yield mention.problem("unknown-provision", **facts)


def _unknown(book: Lawbook, reading: Reading) -> Iterator[Mapping[str, str]]:
    """What to say of each provision that is not described. A range may span numbers that no law has."""
    missing = [each for each in book.of(reading) if not _is_known(book, each)]
    for each in missing:
        named = {place: place for place in book.acts[each.law].provisions}
        near, example = nearest(each.place, named), f'provisions: {{"{each.place}": {{says: …}}}}'
        yield {"written": reading.written, "provision": book.cite(each), "nearest": near, "example": example}


def _is_known(book: Lawbook, provision: Provision) -> bool:
    described = book.acts[provision.law].provisions
    return not provision.place or not described or provision.place in described
