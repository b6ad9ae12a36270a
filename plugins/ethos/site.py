"""The pipeline on one screen: files → documents → entries → catalogue → problems and outputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from ethos import addresses, assets, manifest
from ethos.catalogue import Catalogue
from ethos.content import Progress, silent
from ethos.inspection import Inspection, check, inspect
from ethos.output import Copy, File, Link, Output
from ethos.paper.gallery import Gallery
from ethos.paper.printing import Printing
from ethos.picture import Drawing, look_of
from ethos.places import PLACES
from ethos.problem import Problem
from ethos.search.apart import Apart
from ethos.views import everything, film, paper, preview, search
from ethos.views import pictures as social
from ethos.views.frame import Frame, frame

__all__ = ["Edition", "Inspection", "check", "inspect", "render"]


@dataclass(frozen=True)
class Edition:
    """Everything to publish on a given day, and the catalogue that it was made from."""

    catalogue: Catalogue
    outputs: list[Output]
    frame: Frame
    """What stands around every page."""
    search: Apart
    """The search index, in the making: an engine puts it into the site last."""
    printing: Printing | None
    """What is printed, if anything; it must live until the outputs are written."""

    @property
    def base_path(self) -> str:
        """The path that the site lies under on its host: ``/``, or ``/kultur/``."""
        return urlsplit(self.catalogue.settings.site.url).path.rstrip("/") + "/"


def render(
    inspection: Inspection, today: date, progress: Progress = silent, *, preview: bool = False
) -> Edition | list[Problem]:
    """Everything to publish on a given day, from content without errors, and the search index in the making.

    Or what stops it: outputs that would have one address, which the rules do not know.

    A ``preview`` waits for nothing to be printed: it has no PDFs, and no links to them.

    Raises:
        EthosError: something cannot be drawn or printed.
        ValueError: the content has errors; an engine shows them and stops before it asks for outputs.
    """
    if inspection.catalogue is None or inspection.stops():
        raise ValueError("content with errors cannot be rendered")
    root, catalogue = inspection.root, inspection.catalogue
    words = social.cards(catalogue, today)
    drawing = Drawing(root, look_of(root, catalogue.settings.site.name), words)
    printing = None if preview else Printing(root, paper.order(catalogue, today, Gallery(root)))
    drawing.begin()
    if printing:
        printing.begin()
    pages = everything.outputs(catalogue, today, words, progress, printing)
    media: list[Output] = [*pictures(root, catalogue), *films(root, catalogue)]
    papers = printing.files(progress) if printing else []
    outputs = [*pages, *assets.files(root), *assets.extras(root), *media, *drawing.files(), *papers]
    if colliding := sorted(addresses.collisions([*outputs, File(manifest.PATH, b"")], root)):
        return colliding
    around = frame(root, catalogue.settings.site, catalogue.led_to)
    return Edition(catalogue, outputs, around, Apart(partial(search.index, catalogue)), printing)


def faulty(root: Path, problems: Sequence[Problem]) -> tuple[list[Output], Frame]:
    """What a live preview shows while the content has errors, and the frame around it."""
    led_to = {each.name: Link(each.path, each.label) for each in PLACES if each.is_ours and each.is_page}
    return [*preview.pages(problems), *assets.files(root), *assets.extras(root)], frame(root, preview.SITE, led_to)


def pictures(root: Path, catalogue: Catalogue) -> list[File]:
    """The pictures that pages show, as they are published."""
    return [File(catalogue.linkable[path], (root / path).read_bytes(), path) for path in catalogue.assets]


def films(root: Path, catalogue: Catalogue) -> list[Copy]:
    """The films that lie beside their gatherings."""
    return [Copy(public, root / source) for source, public in film.videos(catalogue)]
