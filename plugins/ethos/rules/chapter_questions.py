"""A chapter has three questions at most: more than a group has time for between two clips."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds.event import Gathering
from ethos.problem import Problem

MOST = 3


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.every(Gathering):
        for index, chapter in enumerate(entry.film.chapters if entry.film else ()):
            if len(chapter.questions) > MOST:
                loc = ("film", "chapters", index, "questions")
                facts = {"title": chapter.title, "count": len(chapter.questions), "most": MOST}
                yield entry.problem("chapter-questions", loc, **facts)
