"""The pipeline on one screen: files → documents → entries → catalogue → problems and outputs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from ethos import assets, notes, rules, views
from ethos.catalogue import Catalogue
from ethos.content import Progress, load, silent
from ethos.output import Copy, File, Output
from ethos.paper.gallery import Gallery
from ethos.paper.printing import Printing
from ethos.picture import Drawing
from ethos.problem import Problem, has_errors
from ethos.search.apart import Apart
from ethos.views import paper


@dataclass(frozen=True)
class Inspection:
    """A site's content, and every problem in it, sorted; no catalogue when the settings cannot be read."""

    root: Path
    catalogue: Catalogue | None
    problems: list[Problem]

    def stops(self, *, strict: bool = False) -> bool:
        """True when the content may not be published."""
        return self.catalogue is None or has_errors(self.problems, strict=strict)


def inspect(root: Path, today: date, progress: Progress = silent) -> Inspection:
    """Read everything under a root and find all that is wrong with it on a given day."""
    content = load(root, progress)
    found = list(rules.check(content.catalogue, today)) if content.catalogue else []
    return Inspection(root, content.catalogue, sorted({*content.problems, *found}))


def check(root: Path, today: date, progress: Progress = silent, *, with_notes: bool = False) -> list[Problem]:
    """Every problem in the content, and if asked for every note, sorted by file, line and column."""
    inspection = inspect(root, today, progress)
    told = notes.check(inspection.catalogue, today) if with_notes and inspection.catalogue else ()
    return sorted({*inspection.problems, *told})


@dataclass(frozen=True)
class Edition:
    """Everything to publish on a given day, and the catalogue that it was made from."""

    catalogue: Catalogue
    outputs: list[Output]
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
    root, catalogue = inspection.root, inspection.catalogue
    search = Apart(partial(views.search.index, catalogue))
    cards = Drawing(root, catalogue.settings.site.name, views.pictures.cards(catalogue, today))
    printing = None if preview else Printing(root, paper.order(catalogue, today, Gallery(root)))
    pages = views.outputs(catalogue, today, progress, printing)
    media: list[Output] = [*pictures(root, catalogue), *films(root, catalogue)]
    papers = printing.files(progress) if printing else []
    return Edition(catalogue, [*pages, *assets.files(root), *media, *cards.files(), *papers], search, printing)


def pictures(root: Path, catalogue: Catalogue) -> list[File]:
    """The pictures that pages show, as they are published."""
    return [File(catalogue.linkable[path], (root / path).read_bytes()) for path in catalogue.assets]


def films(root: Path, catalogue: Catalogue) -> list[Copy]:
    """The films that lie beside their gatherings."""
    return [Copy(public, root / source) for source, public in views.film.videos(catalogue)]
