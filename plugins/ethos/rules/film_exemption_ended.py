"""An exemption from captions has not passed its day (lagen 2018:1937 om tillgänglighet till digital offentlig service).

A notice, though it is the law: the film is published since before, and a build that stopped would only keep tomorrow's
calendar from those who subscribe.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ethos.kinds.event import Gathering
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share, today: date) -> Iterator[Problem]:
    for entry in share.every(Gathering):
        film = entry.film
        if film is None or film.captions or film.exemption is None or film.exemption.until >= today:
            continue
        facts = {"until": film.exemption.until, "next": today + timedelta(days=90)}
        yield entry.problem("film-exemption-ended", ("film", "exemption", "until"), **facts)
