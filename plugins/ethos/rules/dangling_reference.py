"""A reference (``related``, ``clip.seminar``, ``archived.successor``) must name an entry that exists.

What the site hides of its base has a code of its own: it exists, and the site decides."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.catalogue import Catalogue, references
from ethos.kinds.parse import nearest
from ethos.problem import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    known = dict.fromkeys([*catalogue.by_key, *(file.key for file in catalogue.faulty)])
    for entry in catalogue.entries:
        for loc, key in references(entry):
            if key in catalogue.settings.site.hide and key not in known:
                yield entry.problem("hidden-reference", loc, written=key)
            elif key not in known:
                yield entry.problem("dangling-reference", loc, written=key, nearest=nearest(key, list(known)))
