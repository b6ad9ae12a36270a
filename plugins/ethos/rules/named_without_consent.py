"""A story names nobody whose name its source does not give."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds import Story
from ethos.kinds.story import Consent
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.every(Story):
        if entry.person and entry.consent is Consent.UNNAMED:
            yield entry.problem("named-without-consent", ("consent",), written=entry.person)
