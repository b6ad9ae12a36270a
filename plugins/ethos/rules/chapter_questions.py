"""A chapter has three questions at most: more than a group has time for between two clips."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds.event import Gathering
from ethos.problem import Problem
from ethos.share import Share

MOST = 3


def check(share: Share) -> Iterator[Problem]:
    for entry in share.every(Gathering):
        for index, chapter in enumerate(entry.film.chapters if entry.film else ()):
            if len(chapter.questions) > MOST:
                loc = ("film", "chapters", index, "questions")
                facts = {"title": chapter.title, "count": len(chapter.questions), "most": MOST}
                yield entry.problem("chapter-questions", loc, **facts)
