"""The pipeline on one screen: files → documents → entries → catalogue → problems and outputs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from ethos import assets
from ethos.catalogue import Catalogue
from ethos.content import Progress, silent
from ethos.inspection import Inspection, check, inspect
from ethos.output import Copy, Link, Output
from ethos.paper.gallery import Gallery
from ethos.paper.printing import Printing
from ethos.picture import Drawing, look_of
from ethos.places import PLACES
from ethos.raster.album import Album
from ethos.raster.shelf import Shelf
from ethos.search.apart import Apart
from ethos.source.dress import FOLDER, Dress
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


def render(inspection: Inspection, today: date, progress: Progress = silent, *, preview: bool = False) -> Edition:
    """Everything to publish on a given day, from content without errors, and the search index in the making.

    A ``preview`` waits for nothing to be printed: it has no PDFs, and no links to them.

    Raises:
        EthosError: something cannot be drawn or printed.
        ValueError: the content has errors; an engine shows them and stops before it asks for outputs.
    """
    if inspection.catalogue is None or inspection.stops():
        raise ValueError("content with errors cannot be rendered")
    root, dress = inspection.root, inspection.dress
    album = Album(root, Shelf(root), published(inspection.catalogue), worn(dress))
    catalogue = replace(inspection.catalogue, pictures=album.shown)
    words = social.cards(catalogue, today)
    drawing = Drawing(root, look_of(dress, catalogue.settings.site.name), words)
    printing = None if preview else Printing(root, paper.order(catalogue, today, Gallery(root)))
    drawing.begin()
    if printing:
        printing.begin()
    pages = everything.outputs(catalogue, today, words, progress, printing)
    media = [*album.files, *films(root, catalogue)]
    papers = printing.files(progress) if printing else []
    outputs = [*dress.files, *pages, *assets.files(dress), *media, *drawing.files(), *papers]
    around = frame(dress, catalogue.settings.site, catalogue.led_to)
    return Edition(catalogue, outputs, around, Apart(partial(search.index, catalogue)), printing)


def faulty(inspection: Inspection) -> tuple[list[Output], Frame]:
    """What a live preview shows while the content has errors, and the frame around it."""
    led_to = {each.name: Link(each.path, each.label) for each in PLACES if each.is_ours and each.is_page}
    around = frame(inspection.dress, preview.SITE, led_to)
    return [*preview.pages(inspection.problems), *assets.files(inspection.dress)], around


def published(catalogue: Catalogue) -> dict[str, str]:
    """The pictures that pages show: where each lies among the sources, and where it is published."""
    return {path: catalogue.linkable[path] for path in catalogue.assets}


def worn(dress: Dress) -> dict[str, str]:
    """The same of the pictures in the agency's dress."""
    return {path: path.removeprefix(f"{FOLDER}/") for path in dress.pictures}


def films(root: Path, catalogue: Catalogue) -> list[Copy]:
    """The films that lie beside their gatherings."""
    return [Copy(public, root / source) for source, public in film.videos(catalogue)]
