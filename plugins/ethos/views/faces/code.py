"""What shows an ethical code."""

from __future__ import annotations

from urllib.parse import urlsplit

from ethos import texts
from ethos.kinds import Code
from ethos.markdown import HEADING
from ethos.output import Link, Page
from ethos.views import linked_data, printed
from ethos.views.cards import Shelf
from ethos.views.face import Face
from ethos.views.press import Press


def page(press: Press, entry: Code) -> Page:
    shelf = press.shelf
    clauses = [(c, shelf.links("principles", c.principles), shelf.links("themes", c.themes)) for c in entry.clauses]
    contents = tuple(Link(f"#{HEADING}{each.id}", each.heading) for each in entry.clauses)
    return press.entry_page(
        entry,
        organisation=shelf.labels("organisations", [entry.organisation])[0],
        clauses=clauses,
        host=urlsplit(entry.source_url or "").hostname or "",
        themes=shelf.links("themes", entry.themes),
        principles=shelf.links("principles", entry.principles),
        toc=contents,
        contents=contents,
        papers=printed.of_poster(press, entry),
        data=linked_data.creative_work(entry, press.site_url),
    )


def on_card(shelf: Shelf, entry: Code) -> list[str]:
    elsewhere = () if entry.clauses else (texts.label("code.elsewhere"),)
    return [*shelf.labels("organisations", [entry.organisation]), str(entry.year), *elsewhere]


FACE = Face(page=page, facts=on_card)
