"""The page where a meeting is put together, the plans that divide its time, and the leader's own window.

The plans, the words of each step, the ground rules and the roles stand on the page to be read.
``conversation/page.js`` reads them there too, so the meeting that a script makes
and the one that is led without scripts are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ethos import places, texts
from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma, Method
from ethos.output import Page
from ethos.views import monthly
from ethos.views.press import Press, words

FIRST = "fyra-fragor"
"""The method of a meeting whose cases suggest none: the plainest."""

OFFERED = 8
"""Cases to choose among before anyone has searched; ``conversation/search.js`` shows as many."""

STEPS = ("frame", "clip", "read", "vote", "pairs", "groups", "plenary", "twist", "revote", "law", "monday")
"""The kinds of steps in their order. ``clip`` is in no plan: it takes its time when a case has one."""

PLANS: Mapping[int, Sequence[tuple[str, int]]] = {
    20: (
        *(("frame", 2), ("read", 1), ("vote", 1), ("pairs", 4), ("plenary", 8)),
        *(("twist", 1), ("revote", 1), ("monday", 2)),
    ),
    30: (
        *(("frame", 3), ("read", 2), ("vote", 1), ("pairs", 5), ("plenary", 11)),
        *(("twist", 2), ("revote", 1), ("law", 2), ("monday", 3)),
    ),
    45: (
        *(("frame", 5), ("read", 2), ("vote", 1), ("pairs", 5), ("groups", 10), ("plenary", 10)),
        *(("twist", 3), ("revote", 2), ("law", 4), ("monday", 3)),
    ),
    60: (
        *(("frame", 5), ("read", 3), ("vote", 1), ("pairs", 7), ("groups", 14), ("plenary", 14)),
        *(("twist", 4), ("revote", 2), ("law", 5), ("monday", 5)),
    ),
    90: (
        *(("frame", 6), ("read", 4), ("vote", 2), ("pairs", 10), ("groups", 20), ("plenary", 22)),
        *(("twist", 8), ("revote", 3), ("law", 8), ("monday", 7)),
    ),
}
"""How long a meeting is → its steps and their minutes. 20 and 45 are what leaders use; the others keep the rhythm."""


@dataclass(frozen=True, slots=True)
class Row:
    """A step of a plan: which, how long, and from which minute to which."""

    kind: str
    minutes: int
    span: str


def pages(press: Press) -> Iterator[Page]:
    """The page of the meeting and the window beside it."""
    yield page(press)
    yield leader(press)


def page(press: Press) -> Page:
    """The page /samtal/: to compose a meeting with scripts, and to lead one without."""
    title, description = words("meeting")
    return press.page(
        "meeting/compose.html",
        places.MEETING.path,
        title,
        description,
        at=places.MEETING,
        plans={minutes: list(rows(plan)) for minutes, plan in PLANS.items()},
        steps=_steps(),
        rules=list(texts.labels("meeting.rules").values()),
        notes=list(texts.labels("leader").items()),
        roles=texts.labels("meeting.roles"),
        methods=sorted(press.catalogue.of(Method), key=lambda each: (each.slug != FIRST, each.title)),
        offers=[(each.slug, press.shelf.card(each)) for each in shortest(press.catalogue)],
        month=monthly.of(press.catalogue, press.today),
    )


def leader(press: Press) -> Page:
    """The page /samtal/ledare/: notes and controls. It fetches nothing: all comes from the window of the group."""
    title, description = words("meeting_leader")
    return press.page("meeting/leader.html", places.LEADER.path, title, description, at=places.LEADER, steps=_steps())


def _steps() -> Mapping[str, Mapping[str, str]]:
    """The words of each kind of step: its name, what the leader does and says."""
    return {kind: texts.labels(f"meeting.step.{kind}") for kind in STEPS}


def shortest(catalogue: Catalogue) -> list[Dilemma]:
    """The first cases to choose among, before anyone has searched."""
    found = (each for each in catalogue.of(Dilemma) if not each.is_archived)
    return sorted(found, key=lambda each: (each.minutes, each.difficulty, each.title))[:OFFERED]


def rows(plan: Sequence[tuple[str, int]]) -> Iterator[Row]:
    """A plan's steps by the clock."""
    now = 0
    for kind, minutes in plan:
        yield Row(kind, minutes, f"{now}–{now + minutes}")
        now += minutes
