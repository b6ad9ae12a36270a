"""Pages that lead to others: the start page, and lists of dilemmas and of codes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from ethos import texts
from ethos.kinds import KINDS, Code, Dilemma, Entry, Seminar
from ethos.output import HOME, MISSING, Link, Page
from ethos.views import linked_data
from ethos.views.cards import PUBLIC
from ethos.views.paging import CARDS, sheets
from ethos.views.press import Press


def pages(press: Press) -> Iterator[Page]:
    """The start page, the lists that no other view has, and the page for what is missing."""
    yield home(press)
    yield from dilemmas(press)
    yield codes(press)
    yield press.page("missing.html", MISSING, *words("missing"), indexed=False)


def home(press: Press) -> Page:
    site, shelf = press.catalogue.settings.site, press.shelf
    found = sorted(press.catalogue.of(Dilemma), key=lambda each: each.slug)
    month = _pick(found, f"{press.today:%Y-%m}")
    drawn = _pick([each for each in found if each is not month], f"{press.today}")
    upcoming = [e for e in press.catalogue.upcoming(press.today) if isinstance(e.entry, Seminar) and e.takes_place]
    return press.page(
        "home.html",
        HOME,
        site.name,
        site.description,
        month=shelf.card(month) if month else None,
        month_situation=press.renderer.block(opening(month.body), month.source.path, "") if month else "",
        minutes=month.minutes if month else 0,
        draw=shelf.card(drawn) if drawn else None,
        upcoming=[shelf.event_card(event) for event in upcoming[:2]],
        counts={kind: len(press.catalogue.of(model)) for kind, model in KINDS.items()},
        data=linked_data.site(site, press.site_url),
    )


def opening(body: str) -> str:
    """The first two paragraphs of a situation: enough to want the rest."""
    return "\n\n".join(body.split("\n\n")[:2])


def _pick(dilemmas: Sequence[Dilemma], day: str) -> Dilemma | None:
    """One dilemma, chosen by a date: the same for everyone, and mostly another the next time."""
    return dilemmas[zlib.crc32(day.encode()) % len(dilemmas)] if dilemmas else None


def dilemmas(press: Press) -> Iterator[Page]:
    found = press.catalogue.of(Dilemma)
    title, description = words("dilemma")
    facets = {vocabulary: _counted(press, vocabulary, found) for vocabulary in PUBLIC}
    for sheet in sheets(Dilemma.public, found, CARDS):
        yield press.page(
            "dilemma/list.html",
            sheet.path,
            sheet.title(title),
            description,
            section="dilemman",
            sheet=sheet,
            cards=press.shelf.cards(sheet.items),
            **facets,
        )


def _counted(press: Press, vocabulary: str, entries: Sequence[Entry]) -> list[Link]:
    """The words that some of the entries carry, with how many do."""
    found = []
    for slug in press.catalogue.settings.words(vocabulary):
        count = sum(slug in getattr(entry, vocabulary) for entry in entries)
        link = press.shelf.link(vocabulary, slug)
        if count:
            found.append(Link(link.path, f"{link.label} ({count})", slug, link.icon))
    return found


def codes(press: Press) -> Page:
    cards = press.shelf.cards(press.catalogue.of(Code))
    return press.page("code/list.html", Code.public, *words("code"), section="etiska-koder", cards=cards)


def words(page: str) -> tuple[str, str]:
    """A listing's title and description."""
    return texts.label(f"page.{page}.title"), texts.label(f"page.{page}.description")
