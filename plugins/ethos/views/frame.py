"""What stands around every page: its head, the menu, the way to it, and the foot. Engines only place what it draws."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode, urlsplit

from jinja2 import Template, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from ethos import assets, texts
from ethos.kinds.settings import Site
from ethos.output import Drawn, Link, Page, Use
from ethos.place import Place
from ethos.places import FEET, FOR_REAL, PLACES, PROPOSE, SEARCH
from ethos.problem import EthosError, Problem, problem
from ethos.source.dress import FOLDER, FRAME, Dress
from ethos.views.linked_data import as_script, trail
from ethos.views.press import environment

EVERYWHERE = {"ethos-sans.woff2": Use.RUN, "shared/every-page.js": Use.RUN, "search/dialog.js": Use.RUN}
"""What every page needs, whoever makes it."""

PATTERN = "{fil}.md"
"""Stands for a file where its address is told to ``contribute/page.js``."""
EditUrl = Callable[[str], str | None]
"""From a source file, relative to the root, to where an editor changes it."""


def nowhere(_source: str) -> None:
    """There is no such place: the engine knows none."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one site; the same for each of its pages."""

    site: Site
    menu: tuple[Link, ...]
    feet: tuple[tuple[str, tuple[Link, ...]], ...]
    """The foot in groups, each under its heading; in one without where the agency has chosen what it holds."""
    bare: Collection[Place]
    """The places with nothing to see, which are on the way to no other page."""
    dressing: assets.Dressing
    template: Template
    proposing: str = ""
    """The path of the page where one proposes a change; nothing on a site without it."""
    real: Link | None = None
    """The way to what one does when it has happened for real: nobody looks for that under a menu's words."""
    edit_url: EditUrl = nowhere
    preview: Link | None = None
    """The way to what a live preview wants an editor to see first."""
    dressed_in: str = ""
    """The agency's own template, as written."""

    @property
    def base_path(self) -> str:
        """The path that the site lies under on its host: ``/``, or ``/kultur/``."""
        return urlsplit(self.site.url).path.rstrip("/") + "/"

    @property
    def foot(self) -> list[Link]:
        """All that the foot holds, in order."""
        return [link for _, links in self.feet for link in links]

    @property
    def made_of(self) -> str:
        """All that decides what stands around every page, beside the program and the page itself."""
        bare, edited = sorted(each.path for each in self.bare), self.edit_url(PATTERN)
        ways = (self.menu, self.feet, self.real, self.proposing, self.preview)
        told = (*ways, bare, self.dressing, self.dressed_in, edited)
        return repr((self.site.model_dump_json(), *told))

    def html(self, page: Page) -> str:
        """The whole document of a page; as ``around``."""
        return self.around(page, page.draw())

    def around(self, page: Page, drawn: Drawn) -> str:
        """The whole document of a page that is drawn.

        Raises:
            EthosError: the agency's own template asks for something that is not there.
        """
        try:
            return self._around(page, drawn)
        except TemplateError as error:
            if self.template.name:  # ours: a fault in the program
                raise
            told = texts.label("frame.failed").format(path=f"{FOLDER}/{FRAME}", page=page.file, said=error.message)
            raise EthosError(told) from error

    def _around(self, page: Page, drawn: Drawn) -> str:
        needed, way = {**EVERYWHERE, **drawn.needs}.items(), crumbs(page, self.bare)
        return self.template.render(
            page=page,
            body=Markup(drawn.html),  # noqa: S704 — made by our own autoescaped templates
            title=self.title(page),
            base=page.base,
            site=self.site,
            site_url=self.site_url,
            menu=self.menu,
            foot=self.foot,
            feet=self.feet,
            real=self.real,
            search=SEARCH,
            crumbs=way,
            preview=self.preview,
            dressing=self.dressing,
            fonts=[name for name, _ in needed if name.endswith(".woff2")],
            styles=[assets.STYLE, *(name for name, _ in needed if name.endswith(".css"))],
            scripts=[(name, use) for name, use in needed if name.endswith(".js")],
            canonical=f"{self.site_url}{page.path}" if page.indexed else "",
            edit_url=self.changed_at(page),  # for frames of an agency's own
            change=self._change(page, page.source) if page.source else None,
            edited_at=self.edit_url(PATTERN) if self.proposing and page.path == self.proposing else None,
            json_ld=[Markup(as_script(each)) for each in self._data(page, way)],  # noqa: S704 — escaped for a script
        )

    def changed_at(self, page: Page) -> str | None:
        """Where an editor changes the source of a page; nowhere when it has none, or the engine knows of none."""
        return self.edit_url(page.source) if page.source else None

    def _change(self, page: Page, source: str) -> str | None:
        """Where one proposes a change of a page: by mail too, where the site has a page for that, else in its file."""
        there = self.edit_url(source)
        if not self.proposing:
            return there
        asked = {"sida": page.path} | ({"fil": source.removesuffix(".md")} if there else {})
        return f"{page.base}{self.proposing}?{urlencode(asked, safe='/')}#ratta"

    def _data(self, page: Page, way: Sequence[Link]) -> Iterator[Mapping[str, object]]:
        """What the page is about, and the way to it, for machines."""
        if page.data:
            yield page.data
        if way and page.indexed:
            yield trail([Link("", self.site.name), *way, Link(page.path, page.title)], self.site_url)

    @property
    def site_url(self) -> str:
        """The site's address as programs read it, with a closing slash."""
        return self.site.address

    def title(self, page: Page) -> str:
        """What a browser's tab says."""
        if page.title and page.title != self.site.name:
            return f"{page.title} – {self.site.name}"
        return f"{self.site.name} – {self.site.tagline}"


def crumbs(page: Page, bare: Collection[Place] = ()) -> list[Link]:
    """The way to a page from the start page, without the page itself, and without what is bare."""
    above = [Link(each.path, each.label) for each in page.at.way if each not in bare] if page.at else []
    return [each for each in [*above, *page.within] if each.path != page.path]


def frame(dress: Dress, site: Site, led_to: Mapping[str, Link], bare: Collection[Place] = ()) -> Frame:
    """The frame of a site, as the agency has dressed it.

    ``led_to`` are the pages that are there, by their names; what is ``bare`` only who has chosen it is led to.
    """
    topmost = [each for each in PLACES if each.menu and (each.parent is None or each.parent in bare)]
    there = (each for each in PLACES if each.short and each.name in led_to)
    short = {each.name: replace(led_to[each.name], label=each.called) for each in there}
    menu = led({**led_to, **short}, site.menu, [each.name for each in topmost if each not in bare])
    proposing = PROPOSE.path if PROPOSE.name in led_to else ""
    feet, dressing = tuple(_feet(led_to, site, bare)), assets.dressing(dress)
    own, real = dress.frame or "", led_to.get(FOR_REAL.name) if FOR_REAL not in bare else None
    return Frame(site, tuple(menu), feet, bare, dressing, template(dress), proposing, real, dressed_in=own)


def _feet(led_to: Mapping[str, Link], site: Site, bare: Collection[Place]) -> Iterator[tuple[str, tuple[Link, ...]]]:
    if site.foot is not None:
        yield "", tuple(led(led_to, site.foot, ()))
        return
    for group in FEET:
        usual = [each.name for each in PLACES if each.foot == group and each not in bare]
        if links := tuple(led(led_to, None, usual)):
            yield texts.label(f"foot.{group}"), links


def led(led_to: Mapping[str, Link], chosen: Mapping[str, str | None] | None, usual: Iterable[str]) -> Iterator[Link]:
    """The entries of a menu: those that the agency has chosen, under its names, else the usual ones that are there."""
    for name, label in (dict.fromkeys(usual) if chosen is None else chosen).items():
        if link := led_to.get(name):
            yield Link(link.path, label) if label else link


def template(dress: Dress) -> Template:
    """The frame's template: the agency's own when there is one beside its styles, else ours."""
    if dress.frame is None:
        return environment().get_template(FRAME)
    return environment().from_string(dress.frame)


def faults(dress: Dress) -> Iterator[Problem]:
    """What keeps the agency's own template from being read as one; it is not run."""
    try:
        environment().compile(dress.frame or "", raw=True)
    except TemplateSyntaxError as error:
        yield problem("frame-broken", f"{FOLDER}/{FRAME}", error.lineno, said=error.message or "")
    except RecursionError as error:
        yield problem("frame-broken", f"{FOLDER}/{FRAME}", said=str(error))
