"""Where a site explains the problems that are told of its sources."""

from __future__ import annotations

from collections.abc import Iterable

from ethos.catalogue import Catalogue
from ethos.places import FAULTS
from ethos.problem import Problem, linked


def explained(problems: Iterable[Problem], catalogue: Catalogue | None) -> list[Problem]:
    """Problems with the pages of the published site that explain them, when it has such pages and they are known of."""
    there = catalogue and FAULTS in catalogue.ours
    return list(linked(problems, f"{catalogue.settings.site.address}{FAULTS.path}" if catalogue and there else ""))
