"""A film has captions, or an exemption with a day and a reason (lagen 2018:1937 om tillgänglighet till digital
offentlig service)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds.event import Gathering
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.every(Gathering):
        if entry.film is not None and not entry.film.captions and entry.film.exemption is None:
            yield entry.problem("film-captions", ("film", "captions"))
