"""The pipeline on one screen: files → documents → entries → catalogue → problems and outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from itertools import chain

from ethos import addresses, assets, cores, manifest, readings
from ethos.catalogue import Catalogue
from ethos.content import Progress, silent
from ethos.drawn import Drawn, Known
from ethos.inspection import Inspection, check, inspect
from ethos.kept import HASH, NOTHING, Store
from ethos.output import Copy, File, Link, Output, Page, file_of
from ethos.paper.gallery import Gallery
from ethos.paper.printing import Printing
from ethos.picture import Drawing, look_of
from ethos.picture.card import Words
from ethos.places import PLACES
from ethos.problem import Problem
from ethos.raster.album import Album
from ethos.search.apart import Apart
from ethos.source.dress import FOLDER, Dress
from ethos.source.layers import Root, lies
from ethos.tree import Laid, Tree
from ethos.views import everything, film, paper, searched, sight
from ethos.views import pictures as social
from ethos.views import preview as shown_in_preview
from ethos.views.bare import bare
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
    printing: Printing
    """What is printed; it must live until the outputs are written."""
    drawn: Drawn
    """Which pages earlier builds have drawn of the same."""


@dataclass(frozen=True)
class Live:
    """What a live preview shows."""

    outputs: Iterable[Output]
    """They come one by one, once: no more are made than it takes to find what is asked for."""
    frame: Frame
    search: Apart | None = None


@dataclass(frozen=True)
class _Matter:
    """What outputs are made of."""

    root: Root
    catalogue: Catalogue
    today: date
    words: dict[str, Words]
    """What stands on each social card."""
    drawing: Drawing
    given: list[Output]
    """What is published as it lies somewhere."""
    frame: Frame
    search: Apart

    def pages(self, progress: Progress = silent, printing: Printing | None = None) -> Iterator[Output]:
        """Every page, and every file that is made of the same."""
        return everything.outputs(self.catalogue, self.today, self.words, progress, printing)


def render(
    inspection: Inspection, today: date, progress: Progress = silent, *, store: Store = NOTHING, whole: bool = False
) -> Edition | list[Problem]:
    """Everything to publish on a given day, from content without errors, and the search index in the making.

    Or what stops it: outputs that would have one address, which no rule can know before they are made.

    ``store`` has what has been drawn and printed before. Who will lay the ``whole`` of it has the index begun at once,
    beside the pages.

    Raises:
        EthosError: something cannot be drawn or printed.
        ValueError: the content has errors; an engine shows them and stops before it asks for outputs.
    """
    with readings.kept(store, "views"):
        return _rendered(_matter(inspection, _sound(inspection), today, store), progress, store, whole=whole)


def _rendered(matter: _Matter, progress: Progress, store: Store, *, whole: bool) -> Edition | list[Problem]:
    if whole:
        matter.search.begin()
    order = paper.order(matter.catalogue, matter.today, Gallery(matter.root))
    printing = Printing(store.shelf("documents"), order)
    matter.drawing.clear()
    printing.begin()
    pages = [*matter.pages(progress, printing)]
    outputs = [*matter.given, *matter.drawing.files(), *pages, *printing.files(progress)]
    if colliding := sorted(addresses.collisions([*outputs, File(manifest.PATH, b"")])):
        return colliding
    drawn = Drawn(store.shelf("drawn"), cache(partial(sight.names, matter.catalogue)))
    return Edition(matter.catalogue, outputs, matter.frame, matter.search, printing, drawn)


def live(inspection: Inspection, today: date, problems: Sequence[Problem] = (), *, store: Store = NOTHING) -> Live:
    """What a live preview shows of content without errors: drafts, too, and of warnings a page, and the way there.

    It waits for nothing that is drawn or printed: it has no PDFs, and no links to them; cards are drawn when they are
    asked for.

    Raises:
        EthosError: something cannot be drawn.
        ValueError: the content has errors.
    """
    matter = _matter(inspection, _sound(inspection).with_drafts(), today, store)
    outputs: Iterator[Output] = chain(matter.given, matter.drawing.files(), matter.pages())
    if not problems:
        return Live(outputs, matter.frame, matter.search)
    page = shown_in_preview.warnings(problems)
    way = Link(page.path, shown_in_preview.counted(problems))
    return Live(chain([page], outputs), replace(matter.frame, preview=way), matter.search)


def _sound(inspection: Inspection) -> Catalogue:
    if inspection.catalogue is None or inspection.stops():
        raise ValueError("content with errors cannot be rendered")
    return inspection.catalogue


def _matter(inspection: Inspection, shown: Catalogue, today: date, store: Store) -> _Matter:
    root, dress = inspection.layers, inspection.dress
    album = Album(root, store.shelf("pictures"), published(_sound(inspection)), worn(dress))
    catalogue = replace(shown, pictures=album.shown)
    words = social.cards(catalogue, today)
    drawing = Drawing(store.shelf("cards"), look_of(dress, catalogue.settings.site.name), words)
    around = frame(dress, catalogue.settings.site, catalogue.led_to, bare(catalogue))
    index = Apart(partial(searched.index, catalogue, today, store.shelf("search")))
    media = [*album.files, *films(root, catalogue), *attached(root, catalogue)]
    given: list[Output] = [*dress.files, *assets.files(dress), *media]
    return _Matter(root, catalogue, today, words, drawing, given, around, index)


def lay(
    outputs: Iterable[Output],
    around: Frame,
    tree: Tree,
    drawn: Drawn | None = None,
    beside: Callable[[str], None] = lambda _path: None,
) -> None:
    """Lay outputs in a tree, each page inside its frame: drawn when it is laid, for memory holds no 5,000 pages.

    Pages that have been ``drawn`` of the same before are taken from where they are published. Every core lays a share,
    and ``beside`` each file what belongs there.

    Raises:
        EthosError: the agency's own template asks for something that is not there, or a process was killed.
        OSError: a file cannot be read or written.
    """
    found = list(outputs)
    before = drawn.before() if drawn else {}
    made_of = _made_of(found, around) if before else {}
    stand = {path: before[path] for path, key in made_of.items() if _stands(drawn, before.get(path), key)}
    for laid in cores.shared(partial(_laid, around, tree, beside, stand), found):
        tree.take_in(laid)
    if drawn:
        made_of = made_of or _made_of(found, around)  # now that all is printed, whose sizes pages tell
        taken = stand.keys() & tree.known
        new = {
            path: drawn.known(key, tree.cards.get(path, ()), tree.digests[path])
            for path, key in made_of.items()
            if path not in taken
        }
        drawn.remember({path: stand[path] for path in taken} | new)


def _stands(drawn: Drawn | None, before: Known | None, key: str) -> bool:
    return drawn is not None and before is not None and drawn.stands(before, key)


def _made_of(outputs: Iterable[Output], around: Frame) -> dict[str, str]:
    """The files that are known without making them, and a hash of all that decides each."""
    framed = _hash(around.made_of)
    there = (each for each in outputs if not isinstance(each, Copy))
    known = ((each, each.made_of()) for each in there if each.made_of)
    return {file_of(each): _hash(framed, repr(each), key, _changed_at(each, around)) for each, key in known}


def _changed_at(output: Page | File, around: Frame) -> str | None:
    return around.changed_at(output) if isinstance(output, Page) else None


def _hash(*told: str | None) -> str:
    return HASH(repr(told).encode()).hexdigest()


def _laid(
    around: Frame, tree: Tree, beside: Callable[[str], None], stand: Mapping[str, Known], outputs: Sequence[Output]
) -> Laid:
    for each in outputs:
        path = file_of(each)
        if isinstance(each, Copy):
            tree.copy(path, each.source)
        elif path not in stand or not tree.lay_known(path, stand[path].digest):
            tree.lay(path, each.content if isinstance(each, File) else _page(around, tree, each))
        beside(path)
    return tree.laid()


def _page(around: Frame, tree: Tree, page: Page) -> bytes:
    drawn = page.draw()
    tree.cards[page.file] = sorted(drawn.cards)
    return around.around(page, drawn).encode()


def faulty(inspection: Inspection) -> Live:
    """What a live preview shows while the content has errors."""
    led_to = {each.name: Link(each.path, each.label) for each in PLACES if each.is_ours and each.is_page}
    around = frame(inspection.dress, shown_in_preview.SITE, led_to)
    return Live([*shown_in_preview.pages(inspection.problems), *assets.files(inspection.dress)], around)


def published(catalogue: Catalogue) -> dict[str, str]:
    """The pictures that pages show: where each lies among the sources, and where it is published."""
    return {path: catalogue.linkable[path] for path in catalogue.assets}


def worn(dress: Dress) -> dict[str, str]:
    """The same of the pictures in the agency's dress."""
    return {path: path.removeprefix(f"{FOLDER}/") for path in dress.pictures}


def films(root: Root, catalogue: Catalogue) -> list[Copy]:
    """The films that lie beside their gatherings."""
    return [Copy(public, lies(root, source) / source, origin=source) for source, public in film.videos(catalogue)]


def attached(root: Root, catalogue: Catalogue) -> list[Copy]:
    """The files that pages offer."""
    return [Copy(public, lies(root, source) / source, origin=source) for source, public in catalogue.attached.items()]
