"""The promise in security.txt is renewed in time: who reads it after its day may not trust it (RFC 9116, 2.5.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ethos import texts
from ethos.problem import Problem
from ethos.share import Share

AHEAD = timedelta(days=30)
"""How long before the day one is told: enough for someone who is away."""


def check(share: Share, today: date) -> Iterator[Problem]:
    for settings in share.own:
        security = settings.site.security
        if security is not None and security.expires <= today + AHEAD:
            what = texts.label(f"security.{'passed' if security.expires < today else 'soon'}")
            facts = {"what": what.format(written=security.expires), "next": today + timedelta(days=300)}
            yield settings.problem("site", "security-expires", ("security", "expires"), **facts)
