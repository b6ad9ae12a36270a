"""The owner is a role mailbox: an address of the form first.last belongs to a person who may leave."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ethos.problem import Problem
from ethos.share import Share

PERSONAL = re.compile(r"[^\W\d_]{2,}\.[^\W\d_]{2,}@.+")


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        if entry.owner is not None and PERSONAL.fullmatch(entry.owner):
            yield entry.problem("personal-owner", ("owner",), written=entry.owner)
