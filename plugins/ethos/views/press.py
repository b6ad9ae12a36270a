"""Renders templates to pages: autoescaped, strict about what is missing, with links relative to each page."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from functools import cache, partial
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds import Entry
from ethos.markdown import Renderer, headings
from ethos.output import MISSING, Link, Page
from ethos.paper.printing import Printing
from ethos.views import swedish
from ethos.views.cards import BLANK, Card, Shelf
from ethos.views.likeness import Likeness

OWN = {field.name for field in fields(Page)} - {"path", "title", "description", "draw", "base"}
"""What a page carries beside its body: a view may name these among the template's context."""


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
        self.renderer = Renderer(catalogue.linkable)
        self._rendered: dict[tuple[str, int, bool], Markup] = {}
        """Cards by path, level of heading and whether they tell their kind; ``ROOT`` stands for the way to the root."""

    @property
    def site_url(self) -> str:
        """The site's address, with a closing slash."""
        return self.catalogue.settings.site.url.rstrip("/") + "/"

    def base(self, path: str) -> str:
        """The way from a page to the root: relative, but from the 404 page, which is shown at any depth."""
        return urlsplit(self.site_url).path if path == MISSING else "../" * path.count("/")

    def render(self, template: str, path: str, source: str = "", **context: object) -> str:
        """A template's HTML, for a page at a path; ``source`` is the file that links in its Markdown start from."""
        given = {"base": self.base(path), "source": source, "renderer": self.renderer, "rendered": self._rendered}
        return environment().get_template(template).render(given | {"site": self.catalogue.settings.site} | context)

    def page(self, template: str, path: str, title: str, description: str, **parts: Any) -> Page:
        """A page; ``parts`` are the template's context, and any of Page's own further fields."""
        own = {name: parts.pop(name) for name in OWN if name in parts}
        told = {"title": title, "description": description, "path": path}
        draw = partial(self.render, template, path, own.get("source") or "", page=told, **parts)
        return Page(path, title, description, draw, base=self.base(path), **own)

    def entry_page(self, entry: Entry, **parts: Any) -> Page:
        """The page of one entry, with its rendered body and what every kind shows."""
        body = self.renderer.block(entry.body, entry.source.path, self.base(entry.path))
        contents = tuple(Link(f"#{name}", text) for name, text in headings(body))
        shared: dict[str, Any] = {
            "entry": entry,
            "body": body,
            "situation": body,
            "toc": contents,
            "contents": contents,
            "source": entry.source.path,
            "section": entry.public.strip("/"),
            "related": self.shelf.related(entry),
            "successor": self.shelf.successor(entry),
            "backlinks": self.shelf.backlinks(entry),
        }
        return self.page(f"{entry.kind}/page.html", entry.path, entry.title, entry.summary, **(shared | parts))


def words(page: str) -> tuple[str, str]:
    """The title and the description of a page that is no entry's."""
    return texts.label(f"page.{page}.title"), texts.label(f"page.{page}.description")


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
    )
    env.globals["BLANK"] = BLANK
    env.filters |= {
        "md": _block,
        "mdi": _inline,
        "day": swedish.day_words,
        "label": texts.label,
        "labels": texts.labels,
        "card": _card,
    }
    return env


@pass_context
def _block(context: Context, text: str) -> Markup:
    return _renderer(context).block(text, context["source"], context["base"])


@pass_context
def _inline(context: Context, text: str) -> Markup:
    return _renderer(context).inline(text, context["source"], context["base"])


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
