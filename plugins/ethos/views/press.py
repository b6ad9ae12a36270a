"""Renders templates to pages: autoescaped, strict about what is missing, with links relative to each page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from functools import cache, cached_property, partial
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ethos import mailbox, texts
from ethos.catalogue import Catalogue
from ethos.compiled import Compiled
from ethos.kinds import Entry
from ethos.language import direction
from ethos.markdown import Renderer, headings
from ethos.output import MISSING, Alternate, Drawn, Link, Page, Use
from ethos.paper.printing import Printing
from ethos.place import Place
from ethos.places import OF_KIND, THEIRS
from ethos.views import archive, swedish
from ethos.views.attached import attached
from ethos.views.bare import bare
from ethos.views.cards import BLANK, Card, Shelf
from ethos.views.glossary import Glossary, Key, Reading, uses
from ethos.views.likeness import Likeness
from ethos.views.paging import begun
from ethos.views.scene import ROOMS
from ethos.views.sight import Sight
from ethos.views.whose import licence_of, whose

OWN = {field.name for field in fields(Page)} - {"path", "title", "description", "draw", "base"}
"""What a page carries beside its body: a view may name these among the template's context."""


DIALLED = re.compile(r"\+?[\d ()/–-]{2,}")
"""A telephone number as people write it, and nothing else."""

Parts = Mapping[str, Any]
"""What a template is shown, by name."""

ROOT = "\0"
"""Stands for the way to the root in what several pages show. No source may hold it."""


class Press:
    """Makes the pages of one site on one day."""

    def __init__(self, catalogue: Catalogue, today: date, printing: Printing | None = None) -> None:
        self.catalogue = catalogue
        self.today = today
        self.printing = printing
        """What can be printed; pages offer it."""
        self.shelf = Shelf(catalogue, today)
        self.likeness = Likeness(catalogue)
        self.sight = Sight(catalogue, today, printing)
        self.renderer = Renderer(catalogue.linkable, catalogue.pictures)
        self.glossary = Glossary(catalogue.settings)
        there = {entry.path: entry.title for entry in catalogue.public}
        theirs = (replace(each, title=there[each.path]) for each in THEIRS if each.path in there)
        self.places = {each.key: each for each in (*catalogue.ours, *theirs)}
        """The places that pages may lead to, by key."""
        self.bare = bare(catalogue)
        """Those that no page leads to yet."""
        self._rendered: dict[tuple[str, int, bool], Markup] = {}
        """Cards by path, level of heading and whether they tell their kind; ``ROOT`` stands for the way to the root."""

    @cached_property
    def uses(self) -> Mapping[Key, Sequence[Entry]]:
        """A word that is marked → the published entries whose pages say it."""
        return uses(self.catalogue, self.glossary, self.renderer)

    @property
    def site_url(self) -> str:
        """The site's address as programs read it, with a closing slash."""
        return self.catalogue.settings.site.address

    def base(self, path: str) -> str:
        """The way from a page to the root: relative, but from the 404 page, which is shown at any depth."""
        return urlsplit(self.site_url).path if path == MISSING else "../" * path.count("/")

    def render(self, template: str, path: str, source: str = "", **context: Any) -> Drawn:
        """A template's HTML, for a page at a path; ``source`` is the file that links in its Markdown start from."""
        needs: dict[str, Use] = {}
        reading = Reading(self.glossary if context.get("tells_words") else None, self.renderer, self.base(path))
        if "body" in context:
            context["body"] = reading.marked(context["body"])
        given = {
            "base": self.base(path),
            "glossed": reading,
            "source": source,
            "renderer": self.renderer,
            "rendered": self._rendered,
            "places": self.places,
            "bare": self.bare,
            "site": self.catalogue.settings.site,
            "needs": needs,
            "attached": partial(attached, self.catalogue),
            "whose": partial(whose, self.catalogue.settings),
            "licence_of": partial(licence_of, self.catalogue.settings),
        }
        return Drawn(environment().get_template(template).render(given | context), needs)

    def template(self, kind: str, name: str) -> str:
        """The template of a kind's pages, or of its list: its own, else the plain one."""
        return f"kinds/{kind}/{name}.html" if f"kinds/{kind}/{name}.html" in templates() else f"kinds/{name}.html"

    def page(
        self, template: str, path: str, title: str, description: str, later: Callable[[], Parts] = dict, /, **parts: Any
    ) -> Page:
        """A page; ``parts`` are the template's context, and any of Page's own further fields.

        ``later`` is more of the context, made when the page is drawn: a preview draws only what is asked for.
        """
        own = {name: parts.pop(name) for name in OWN if name in parts}
        if own.get("at"):
            own = {"indexed": own["at"].indexed} | own
        section = own["at"].section.key if own.get("at") else ""
        told = {"title": title, "description": description, "path": path, "section": section}

        def draw() -> Drawn:
            self.shelf.asked.clear()
            drawn = self.render(template, path, own.get("source") or "", page=told, **parts, **later())
            return drawn._replace(cards=frozenset(self.shelf.asked))

        return Page(path, title, description, draw, base=self.base(path), **own)

    def entry_page(self, entry: Entry, later: Callable[[], Parts] = dict, /, **parts: Any) -> Page:
        """The page of one entry, with its rendered body and what every kind shows; ``later`` as ``page`` has it."""
        name = str(self.shelf.name(entry))
        own = {
            "source": entry.source.path,
            "at": OF_KIND.get(entry.kind),
            "made_of": partial(self.sight.of, entry),
            "alternates": (Alternate(entry.data_path, "application/json", name),),
            **{name: parts.pop(name) for name in OWN if name in parts},
        }
        context = partial(self._entry, entry, later, parts)
        return self.page(self.template(entry.kind, "page"), entry.path, name, entry.summary, context, **own)

    def _entry(self, entry: Entry, later: Callable[[], Parts], parts: Parts) -> Parts:
        body = self.renderer.block(entry.body, entry.source.path, self.base(entry.path))
        shared = {
            "entry": entry,
            "kind_label": texts.label(f"kind.{entry.kind}.one"),
            "body": body,
            "toc": tuple(Link(f"#{name}", text) for name, text in headings(body)),
            "related": self.shelf.related(entry),
            "tied": self.shelf.tied(entry),
            "archive": archive.banner(self.catalogue, entry),
            "backlinks": self.shelf.backlinks(entry),
            "tells_words": not entry.lang,
        }
        return {**shared, **parts, **later()}


def words(page: str) -> tuple[str, str]:
    """The title and the description of a page that is no entry's."""
    return texts.label(f"page.{page}.title"), texts.label(f"page.{page}.description")


@cache
def templates() -> frozenset[str]:
    return frozenset(environment().list_templates(["html"]))


@cache
def environment() -> Environment:
    """The core's own Jinja environment (MkDocs' does not escape)."""
    env = Environment(
        loader=PackageLoader("ethos"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(__file__),
    )
    env.filters |= {
        "md": _block,
        "mdi": _inline,
        "mail": _mail,
        "tel": _tel,
        "day": swedish.day_words,
        "dotted": _dotted,
        "label": texts.label,
        "labels": texts.labels,
        "begun": begun,
        "card": _card,
        "tongue": _tongue,
        "swedish": _swedish,
    }
    env.globals |= {"to": _to, "has": _has, "need": _need, "BLANK": BLANK, "ROOMS": ROOMS}
    return env


@cache
def _tongue(code: str) -> Markup:
    """The attributes of what is said in a language (BCP 47); none where it is Swedish, which has no code here."""
    side = Markup(' dir="{}"').format(direction(code)) if direction(code) else ""
    return Markup(' lang="{}"{}').format(code, side) if code else Markup()


@cache
def _swedish(code: str) -> Markup:
    """The attributes of Swedish words inside what is said in a language."""
    side = ' dir="ltr"' if direction(code) else ""
    return Markup(f' lang="sv"{side}') if code else Markup()  # noqa: S704 — our own words


def _dotted(facts: Iterable[str]) -> Markup:
    """Facts in a row: none is broken, and no line begins or ends with a dot (``shared/elements.js``)."""
    # Escaped one by one: Markup.format took ten times as long, and there are ten rows to a page.
    row = " ".join(
        f'<span class="fact">{"<i>· </i>" if at else ""}{escape(each)}</span>' for at, each in enumerate(facts)
    )
    return Markup(f'<span class="dotted">{row}</span>' if row else "")  # noqa: S704 — its facts are escaped


@pass_context
def _block(context: Context, text: str) -> Markup:
    reading: Reading = context["glossed"]
    return reading.marked(_renderer(context).block(text, context["source"], context["base"]))


@pass_context
def _inline(context: Context, text: str) -> Markup:
    reading: Reading = context["glossed"]
    return reading.marked(_renderer(context).inline(text, context["source"], context["base"]))


def _mail(address: str) -> Markup:
    """A mail address as a link."""
    return Markup('<a href="mailto:{}">{}</a>').format(address, mailbox.lines(address))


def _tel(number: str, words: str = "{phone}") -> Markup:
    """A number to call as a link, in some words; unless more than a number is said: nobody is to call the wrong one."""
    said = words.format(phone=number.replace(" ", "\N{NO-BREAK SPACE}"))
    if not DIALLED.fullmatch(number):
        return escape(said)
    dialled, whole = re.sub(r"[^+\d]", "", number), said.replace(" ", "\N{NO-BREAK SPACE}")
    return Markup('<a href="tel:{}">{}</a>').format(dialled, whole)


@pass_context
def _to(context: Context, key: str) -> str:
    """The address of a place, from the page: ``to("search")``.

    Raises:
        KeyError: there is no such place, or it is an agency's and not there: ask ``has`` first.
    """
    place: Place = context["places"][key]
    return f"{context['base']}{place.path}"


@pass_context
def _has(context: Context, key: str) -> bool:
    """True when there is something to lead to: an agency's own page that is there, a list that is not empty."""
    places: dict[str, Place] = context["places"]
    return key in places and places[key] not in context["bare"]


@pass_context
def _need(context: Context, name: str, use: str = Use.RUN) -> str:
    """Say that what stands here needs a script or a font of ours: ``{{ need("events/stage.js", "block") }}``."""
    context["needs"].setdefault(name, Use(use))
    return ""


@pass_context
def _card(context: Context, card: Card, level: int, kind: bool) -> Markup:
    """A card's HTML: an entry stands on some ten lists, under each of its words."""
    rendered: dict[tuple[str, int, bool], Markup] = context["rendered"]
    key = (card.path, level, kind)
    if key not in rendered:
        html = environment().get_template("shared/card.html").render(each=card, level=level, kind=kind, base=ROOT)
        rendered[key] = Markup(html)  # noqa: S704 — autoescaped
    return rendered[key].replace(ROOT, context["base"])


def _renderer(context: Context) -> Renderer:
    renderer = context["renderer"]
    assert isinstance(renderer, Renderer)  # noqa: S101 — the press put it there
    return renderer
