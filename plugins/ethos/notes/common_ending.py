"""Stories end in more ways than one: no kind of ending belongs to more than some 35 % of them.

Told of the stories published last, as many as are too many: of these the editor still knows why they end so. How an
ending is told, and that it is a guess, is said in ``ethos.prose.ending``. Few stories have no pattern.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma
from ethos.passage import Passage
from ethos.problem import Problem
from ethos.prose import Ending, ending, sentences
from ethos.prose.ending import MOST

LEAST = 12
"""Stories: among fewer, any two that are alike would be too many."""


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    stories = [each for each in catalogue.entries if isinstance(each, Dilemma) and each.body]
    alike: defaultdict[Ending, list[Dilemma]] = defaultdict(list)
    for each in sorted(stories, key=lambda each: (each.published, each.slug)):
        alike[ending(each.body)].append(each)
    for kind, found in alike.items() if len(stories) >= LEAST else ():
        for each in found[int(MOST * len(stories)) :]:
            yield _told(each, kind, len(found), len(stories))


def _told(story: Dilemma, kind: Ending, count: int, all_: int) -> Problem:
    *_, last = sentences(story.body)
    facts = {"kind": texts.label(f"ending.{kind}"), "count": count, "all": all_, "written": last.text}
    return Passage(story, (), story.body).problem("common-ending", last.start, **facts)
