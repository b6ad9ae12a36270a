"""The page to search on."""

from __future__ import annotations

from ethos import places, texts
from ethos.kinds import KINDS
from ethos.output import Link, Page
from ethos.views.press import Press
from ethos.views.searched import FACETS, FILM, LAW, ORGANISATION, TENSION


def page(press: Press) -> Page:
    """The page /sok/: a field, facets, and for those without JavaScript the way to A–Ö."""
    title, description = texts.label("page.search.title"), texts.label("page.search.description")
    return press.page(
        "search/page.html", places.SEARCH.path, title, description, at=places.SEARCH, facets=facets(press)
    )


def facets(press: Press) -> list[tuple[str, str, list[Link]]]:
    """Each facet: its name in the address, its heading, and its values."""
    there = {entry.kind for entry in press.catalogue.public} | ({FILM} if press.catalogue.filmed else set())
    settings = press.catalogue.settings
    beside = {LAW: settings.laws, TENSION: press.catalogue.by_tension, ORGANISATION: settings.organisations}
    beside |= {vocabulary[:-1]: settings.terms(vocabulary) for vocabulary in places.OF_WORDS}
    named = (*(each for each in (*KINDS, FILM) if each in there), *(name for name in beside if beside[name]))
    plainly = texts.labels("search_kind")  # where what it is called where it stands says little apart from it
    kinds = [Link("", plainly.get(kind) or texts.label(f"kind.{kind}.one"), kind) for kind in named]
    words = [(name, texts.label(f"page.{v}.title"), _values(press, v)) for v, name in FACETS.items()]
    return [("slag", texts.label("search.kinds"), kinds), *words]


def _values(press: Press, vocabulary: str) -> list[Link]:
    return [press.shelf.link(vocabulary, slug) for slug in press.catalogue.settings.words(vocabulary)]
