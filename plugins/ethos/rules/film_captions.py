"""A film has captions, or an exemption with a day and a reason (lagen 2018:1937 om tillgänglighet till digital
offentlig service)."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds.event import Gathering
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.every(Gathering):
        if entry.film is not None and not entry.film.captions and entry.film.exemption is None:
            yield entry.problem("film-captions", ("film", "captions"))
