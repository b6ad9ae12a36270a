"""What shows an ethical code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, groupby
from typing import TypeVar
from urllib.parse import urlsplit

from ethos import places, texts
from ethos.kinds import Code
from ethos.kinds.code import Genre
from ethos.markdown import HEADING
from ethos.output import Link, Page
from ethos.views import clauses, compare, linked_data, printed
from ethos.views.cards import Shelf
from ethos.views.face import Face, listed
from ethos.views.paging import CARDS, sheets
from ethos.views.press import Press

T = TypeVar("T")
GROUPS = ("municipal", "state", "real", "abroad", "models")
"""Whose codes are, in the order in which most look for them."""
GENRES = tuple(Genre)
THEMES = 3
"""What a code is about, on its row."""
SUBJECTS = 8
"""What most codes say something about, above the list of them."""


def page(press: Press, entry: Code) -> Page:
    shelf = press.shelf
    shown = [(c, shelf.links("principles", c.principles), shelf.links("themes", c.themes)) for c in entry.clauses]
    contents = tuple(Link(f"#{HEADING}{each.id}", each.heading) for each in entry.clauses)
    return press.entry_page(
        entry,
        organisation=shelf.labels("organisations", [entry.organisation])[0],
        clauses=shown,
        briefs=_by_themes(shelf, ((each.themes, (each.question, each.text)) for each in entry.in_brief)),
        mentions=_by_themes(shelf, ((each.themes, each.where) for each in entry.mentions)),
        at_first=_at_first(entry),
        genre=texts.label(f"genre.{entry.genre}"),
        host=urlsplit(entry.source_url or "").hostname or "",
        themes=shelf.links("themes", entry.themes),
        principles=shelf.links("principles", entry.principles),
        toc=contents,
        contents=contents,
        papers=printed.of_poster(press, entry),
        data=linked_data.creative_work(entry, press.site_url),
    )


def _by_themes(shelf: Shelf, told: Iterable[tuple[Sequence[str], T]]) -> list[tuple[Sequence[Link], list[T]]]:
    """What is told of the same themes together: a list of terms names each of them once."""
    found: dict[tuple[str, ...], list[T]] = {}
    for themes, text in told:
        found.setdefault(tuple(themes), []).append(text)
    return [(shelf.links("themes", themes), those) for themes, those in found.items()]


def _at_first(entry: Code) -> str:
    """What it is compared by when a reader comes from its page: a theme of which something is said here."""
    said = chain(*(each.themes for each in entry.clauses), *(each.themes for each in entry.in_brief), entry.themes)
    theme = next(said, "")
    return theme and f"tema={theme}"


def pages(press: Press) -> Iterator[Page]:
    """The list: those that hold somewhere, by whose they are, then the models that nobody has decided on."""
    place, (title, description) = places.OF_KIND[Code.kind], listed(Code.kind)
    group, subjects = partial(_group, press), compare.most_told(press)[:SUBJECTS]
    codes = sorted(clauses.nearest(press), key=lambda each: (GROUPS.index(group(each)), GENRES.index(each.genre)))
    for sheet in sheets(place.path, codes, CARDS):
        groups = [
            (name, [(press.shelf.card(each), _about(press.shelf, each)) for each in those])
            for name, those in groupby(sheet.items, key=group)
        ]
        shown = {"at": place, "sheet": sheet, "groups": groups, "channel": place.news[0], "subjects": subjects}
        yield press.page("kinds/code/list.html", sheet.path, sheet.title(title), description, **shown)


def _group(press: Press, code: Code) -> str:
    """Where in the list a reader looks for it."""
    whose = press.catalogue.settings.organisations.get(code.organisation)
    if code.example or whose is None:
        return "models" if code.example else "real"
    return "abroad" if whose.country else whose.sector or "real"


def _about(shelf: Shelf, code: Code) -> str:
    """What stands under a code's title in the list: what it is, and about what; a model is about all, by nobody."""
    themes = ", ".join(shelf.labels("themes", code.themes[:THEMES]))
    genre = texts.label(f"genre.{code.genre}")
    return "" if code.example else " · ".join(each for each in (genre, str(code.year or ""), themes) if each)


def on_card(shelf: Shelf, entry: Code) -> list[str]:
    elsewhere = () if entry.clauses else (texts.label("code.elsewhere"),)
    year = [str(entry.year)] if entry.year else []
    return [*shelf.labels("organisations", [entry.organisation]), *year, *elsewhere]


FACE = Face(page=page, pages=pages, facts=on_card)
