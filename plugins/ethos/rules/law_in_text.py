"""A law that is named in running text with a place in it stands in ``laws.yml``: it may be a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.citing import mentions
from ethos.kinds import Entry
from ethos.problem import Problem
from ethos.rules.unknown_law import facts
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    book = share.settings.lawbook
    for entry in share.tended(Entry):
        for mention in mentions(entry, book):
            if mention.text and book.short(mention.reading.name) is None:
                yield mention.problem("law-in-text", **facts(book, mention.reading.name, mention.reading.written))
