"""The promise in security.txt is made for a year at most (RFC 9116, 2.5.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ethos.problem import Problem
from ethos.share import Share

LONGEST = timedelta(days=365)


def check(share: Share, today: date) -> Iterator[Problem]:
    for settings in share.own:
        security = settings.site.security
        if security is not None and security.expires > today + LONGEST:
            facts = {"written": security.expires, "next": today + timedelta(days=300)}
            yield settings.problem("site", "security-too-far", ("security", "expires"), **facts)
