"""A published entry may not refer to a draft: its readers would find nothing there."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.catalogue import Catalogue, references
from ethos.problem import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for entry in catalogue.public:
        for loc, key in references(entry):
            target = catalogue.by_key.get(key)
            if target is not None and not target.is_public:
                yield entry.problem("draft-referenced", loc, written=key, other=target.source.path)
