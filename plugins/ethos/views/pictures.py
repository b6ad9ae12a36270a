"""What the picture of each page says where somebody shares it: one for every entry, one for the rest of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds import Entry
from ethos.kinds.event import Gathering
from ethos.kinds.film import Film
from ethos.markdown import typeset
from ethos.output import HOME, Link, Page
from ethos.picture.card import Words, suits
from ethos.picture.letters import drawable
from ethos.views import face
from ethos.views.cards import Shelf
from ethos.views.social import path_of
from ethos.views.spoken import length_words


def cards(catalogue: Catalogue, today: date) -> dict[str, Words]:
    """The words on every picture, by its path. What the font cannot write is left to the site's own picture."""
    shelf = Shelf(catalogue, today)
    site = catalogue.settings.site
    found = {path_of(entry.path): words(shelf, entry) for entry in catalogue.public}
    found |= {path_of(entry.film_path): film_words(entry, each) for entry, each in catalogue.filmed}
    written = {path: each for path, each in found.items() if drawable(f"{each.title}{each.note}")}
    home = next(filter(suits, (site.tagline, site.name)), texts.label("card.site"))
    return {path_of(HOME): Words("", home), **written}


def words(shelf: Shelf, entry: Entry) -> Words:
    """What the picture of an entry says."""
    kind = texts.label(f"kind.{entry.kind}.one") if entry.public else ""
    figure = face.of(entry.kind).disc(entry)
    drawn = (f"light-{figure.one}", f"deep-{figure.other}", figure.degrees) if figure else None
    return Words(kind, typeset(entry.title), typeset(face.of(entry.kind).note(shelf, entry)), drawn)


def film_words(entry: Gathering, each: Film) -> Words:
    """What the picture of a film says."""
    captions = texts.label("film.captioned").lower() if each.captions else ""
    note = " · ".join(filter(None, (length_words(each.minutes), captions)))
    return Words(texts.label("kind.film.one"), typeset(entry.title), note)


def shown(page: Page, catalogue: Catalogue, found: Mapping[str, Words]) -> Page:
    """A page that tells its picture, and in words what stands on it."""
    path = path_of(page.path)
    path = path if path in found else path_of(HOME)
    said = found[path]
    told = ". ".join(filter(None, (said.kind, said.title, said.note, catalogue.settings.site.name)))
    return replace(page, social=Link(path, told))
