"""A menu and a foot that an agency has chosen lead to pages that are there: a link to none would be left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ethos.catalogue import Catalogue
from ethos.kinds.base import Faulty
from ethos.kinds.parse import nearest
from ethos.problem import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    known = {name: link.label for name, link in catalogue.led_to.items()}
    mended = {_name(file) for file in catalogue.faulty}
    for field in ("menu", "foot"):
        for written in getattr(catalogue.settings.site, field) or ():
            if written not in known and written not in mended:
                facts = {"written": written, "nearest": nearest(written, known)}
                yield catalogue.settings.problem("site", "unknown-page", (field, written), **facts)


def _name(file: Faulty) -> str:
    """What a page will be called here, when the faults in its file are mended."""
    return f"{file.model.public}{PurePosixPath(file.path).stem}"
