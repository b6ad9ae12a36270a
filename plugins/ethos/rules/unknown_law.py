"""A citation, in an entry or in ``vocabulary.yml``, begins with a short name that ``site_config/laws.yml`` knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds.base import field_problem
from ethos.kinds.fields import CITATION, Citation
from ethos.kinds.parse import enumeration, nearest
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    laws = catalogue.settings.laws
    for document, (loc, _, citation) in catalogue.marked_everywhere(Citation):
        match = CITATION.fullmatch(citation)
        short = match["short"] if match else ""
        if match and short not in laws:
            yield field_problem(
                document,
                "unknown-law",
                loc,
                written=short,
                vocabulary=texts.label("vocabulary.laws"),
                nearest=nearest(short, {name: act.title for name, act in laws.items()}),
                allowed=enumeration(laws),
            )
