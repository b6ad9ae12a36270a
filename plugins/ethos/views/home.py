"""The start page: it asks, shows this month's situation, and leads to where one can look things up."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from ethos import places
from ethos.kinds import Bulletin, Column, Dilemma, Method, Seminar
from ethos.kinds.act import Provision
from ethos.markdown import typeset
from ethos.output import HOME, Link, Page
from ethos.plan import USUAL_PEOPLE
from ethos.views import choosing, compare, disc, library, linked_data, monthly, swedish
from ethos.views.cards import Card, named
from ethos.views.methods import by_length
from ethos.views.news.channel import ALL
from ethos.views.press import Press

STANDING_BY = 10
"""Seminars on the page: the next three are shown, those that are left when these have passed take their place."""
NEWS = 3
"""Pieces of news and columns."""
BEGINNING = 2
"""Paragraphs of the month's situation, of which a narrow window shows one: enough to want the rest."""
EASY = 1
"""The difficulty of cases for a group that has not talked like this before."""
SHOWN = 3
"""Cases to begin with; methods, where there is no real seminar to go to."""
LOOKED_UP = 4
"""Provisions, and things that codes are compared by."""

Counted = tuple[Link, int]
"""The way to something, and how many cases have it."""


def page(press: Press) -> Page:
    """The start page on its day."""
    catalogue, shelf = press.catalogue, press.shelf
    site, found = catalogue.settings.site, sorted(catalogue.of(Dilemma), key=lambda each: each.slug)
    coming = [e for e in catalogue.upcoming(press.today) if e.entry.kind == Seminar.kind and e.takes_place]
    upcoming = [event for event in coming if not event.entry.example]
    return press.page(
        "home.html",
        HOME,
        site.name,
        site.description,
        **month(press),
        easy=easy(press, found),
        upcoming=[shelf.event_card(event) for event in upcoming[:STANDING_BY]],
        invented=bool(coming),
        methods=[] if upcoming else shelf.cards(by_length(catalogue.of(Method))[:SHOWN]),
        all_stand_by=len(upcoming) <= STANDING_BY,
        since=swedish.day_words(press.today),
        provisions=provisions(press, found),
        compared=compare.most_told(press)[:LOOKED_UP],
        principles=shelf.links("principles", catalogue.settings.vocabulary.principles),
        count=len(found),
        now=shelf.cards([each for each in catalogue.current if isinstance(each, Bulletin | Column)][:NEWS]),
        asked=library.asked(press) if found else None,
        BLANK_PICK=choosing.BLANK,
        data=linked_data.site(site, press.site_url),
        news=(ALL,),
    )


def month(press: Press) -> dict[str, object]:
    """The case of the month, and how its situation begins; only that there is none, on a site without cases."""
    chosen = monthly.of(press.catalogue, press.today)
    if chosen is None:
        return {"month": None}
    case = chosen.dilemma
    return {
        "month": chosen,
        "month_card": press.shelf.card(case),
        "month_disc": disc.of(case),
        "seats": disc.group(USUAL_PEOPLE),
        "month_situation": press.renderer.opening(case.body, case.source.path, "", BEGINNING),
    }


def easy(press: Press, dilemmas: Sequence[Dilemma]) -> list[Card]:
    """Cases to begin with, others each day: the easy ones, as far as there are any, and first one about each thing."""
    first = [each for each in dilemmas if each.difficulty == EASY and not each.is_archived] or dilemmas
    shuffled = sorted(first, key=lambda each: zlib.crc32(f"{press.today} {each.slug}".encode()))
    apart = list(choosing.apart(shuffled, lambda each: each.themes[0]))
    others = (each for each in shuffled if each not in apart)
    return press.shelf.cards([*apart, *others][:SHOWN])


def provisions(press: Press, dilemmas: Sequence[Dilemma]) -> list[Counted]:
    """The provision of each law that most cases name, of those that have a page."""
    settings = press.catalogue.settings
    cited = ({each for text in case.laws for each in settings.lawbook.provisions(text)} for case in dilemmas)
    counts = Counter(each for provisions in cited for each in provisions if settings.lawbook.rule(each))
    most = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    first = islice(choosing.apart(most, lambda each: each[0].law), LOOKED_UP)
    return [(_provision(press, each), count) for each, count in first]


def _provision(press: Press, provision: Provision) -> Link:
    law = press.catalogue.settings.laws[provision.law]
    return Link(places.of_law(*provision), typeset(named(law, provision.place)))
