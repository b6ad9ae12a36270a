"""Pages that lead to others: the start page, and the list of codes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from ethos import texts
from ethos.kinds import KINDS, Bulletin, Column, Dilemma, Seminar
from ethos.output import HOME, MISSING, Page
from ethos.places import OF_KIND
from ethos.views import choosing, library, linked_data, monthly, swedish
from ethos.views.news.channel import ALL
from ethos.views.press import Press

STANDING_BY = 10
"""Seminars on the start page: the next two are shown, those that are left when these have passed take their place."""
NEWS = 3
"""Pieces of news and columns on the start page."""
BEGINNING = 2
"""Paragraphs of the month's situation on the start page: enough to want the rest."""


def pages(press: Press) -> Iterator[Page]:
    """The start page, the lists that no other view has, and the page for what is missing."""
    yield home(press)
    yield press.page("missing.html", MISSING, *words("missing"), indexed=False)


def home(press: Press) -> Page:
    site, shelf = press.catalogue.settings.site, press.shelf
    found = sorted(press.catalogue.of(Dilemma), key=lambda each: each.slug)
    monthly_choice = monthly.of(press.catalogue, press.today)
    month = monthly_choice.dilemma if monthly_choice else None
    drawn = _pick([each for each in found if each is not month], f"{press.today}")
    upcoming = [e for e in press.catalogue.upcoming(press.today) if e.entry.kind == Seminar.kind and e.takes_place]
    return press.page(
        "home.html",
        HOME,
        site.name,
        site.description,
        month=shelf.card(month) if month else None,
        month_situation=press.renderer.opening(month.body, month.source.path, "", BEGINNING) if month else "",
        month_key=monthly_choice.key if monthly_choice else "",
        month_words=monthly_choice.words if monthly_choice else "",
        minutes=month.minutes if month else 0,
        draw=shelf.card(drawn) if drawn else None,
        upcoming=[shelf.event_card(event) for event in upcoming[:STANDING_BY]],
        all_stand_by=len(upcoming) <= STANDING_BY,
        since=swedish.day_words(press.today),
        tiles=[(place, count) for kind, place in OF_KIND.items() if (count := len(press.catalogue.of(KINDS[kind])))],
        count=len(found),
        now=shelf.cards([e for e in press.catalogue.current if isinstance(e, Bulletin | Column)][:NEWS]),
        asked=library.asked(press) if found else None,
        BLANK_PICK=choosing.BLANK,
        data=linked_data.site(site, press.site_url),
        news=(ALL,),
    )


def _pick(dilemmas: Sequence[Dilemma], day: str) -> Dilemma | None:
    """One dilemma, chosen by a date: mostly another the next time."""
    return dilemmas[zlib.crc32(day.encode()) % len(dilemmas)] if dilemmas else None


def words(page: str) -> tuple[str, str]:
    """A listing's title and description."""
    return texts.label(f"page.{page}.title"), texts.label(f"page.{page}.description")
