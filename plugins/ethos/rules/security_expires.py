"""The promise in security.txt is renewed in time, and made for a year at most (RFC 9116, section 2.5.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.problem import Problem

AHEAD = timedelta(days=30)
"""How long before the day one is told: enough for someone who is away."""
LONGEST = timedelta(days=365)


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    settings = catalogue.settings
    if settings.site.security is None:
        return
    expires = settings.site.security.expires
    if expires < today:
        fault = "passed"
    elif expires <= today + AHEAD:
        fault = "soon"
    elif expires > today + LONGEST:
        fault = "far"
    else:
        return
    what = texts.label(f"security.{fault}").format(written=expires)
    renewed = today + timedelta(days=300)
    yield settings.problem("site", "security-expires", ("security", "expires"), what=what, next=renewed)
