"""A film has captions, or an exemption that has not passed its date (lagen 2018:1937 om tillgänglighet till
digital offentlig service)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds.event import Gathering
from ethos.problem import Problem


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    for entry in catalogue.every(Gathering):
        film = entry.film
        if film is None or film.captions or (film.exemption and film.exemption.until >= today):
            continue
        expired = film.exemption and texts.label("captions.expired").format(until=film.exemption.until)
        yield entry.problem("film-captions", ("film", "captions"), what=expired or "")
