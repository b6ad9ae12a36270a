"""Errors that teach: a page for every code that a message may end with, and a list of them all.

They are for editors, who come by the link in a message: in no menu, and for no search engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from ethos import places, texts
from ethos.lessons import Lesson, lessons
from ethos.output import Page
from ethos.place import Place
from ethos.problem import Level
from ethos.views.press import Press, words


def pages(press: Press) -> Iterator[Page]:
    """The list, and a page for every code, where the agency says how one contributes."""
    if places.FAULTS.key not in press.places:
        return
    place = replace(places.FAULTS, parent=press.places[places.CONTRIBUTE.key])
    known = lessons().values()
    groups = [(level, [each for each in known if each.level == level]) for level in Level]
    yield press.page("faults/list.html", place.path, *words("faults"), at=place, groups=groups)
    yield from (_page(press, place, each) for each in known)


def _page(press: Press, place: Place, lesson: Lesson) -> Page:
    return press.page(
        "faults/page.html",
        f"{place.path}{lesson.code}/",
        lesson.about,
        texts.label("faults.description").format(code=lesson.code),
        at=place,
        lesson=lesson,
        made_of=partial(press.sight.listing, lesson.code),
        stops=texts.label(f"faults.stops.{lesson.level}"),
    )
