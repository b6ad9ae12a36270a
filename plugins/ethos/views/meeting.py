"""The page where a meeting is put together, with the plans to lead one after, and the leader's own window.

The words of each step, the ground rules and the roles stand on the page to be read. ``conversation/page.js`` reads them
there too, and divides the time by the same rule as the plans and the printed guides (``ethos.plan``), so the meeting
that a script makes, the one that is led without scripts and the one on paper are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from ethos import places, plan, texts
from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma, Method
from ethos.output import Page
from ethos.views import film, monthly, printed
from ethos.views.press import Press, words

FIRST = "fyra-fragor"
"""The method of a meeting whose cases suggest none: the plainest."""

OFFERED, FOUND = 3, 8
"""Cases to choose among, before anyone has searched and after."""


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
        rule=plan.RULE,
        hint=_hint(),
        plans={minutes: list(rows(_in_plan(minutes))) for minutes in plan.PLANS},
        steps=_steps(),
        rules=list(texts.labels("meeting.rules").values()),
        notes=list(texts.labels("leader").items()),
        roles=texts.labels("meeting.roles"),
        methods=methods(press.catalogue),
        offered=OFFERED,
        found=FOUND,
        offers=[(each.slug, press.shelf.card(each)) for each in suggested(press.catalogue)],
        month=monthly.of(press.catalogue, press.today),
        papers=printed.of_meeting(press),
    )


def leader(press: Press) -> Page:
    """The page /samtal/ledare/: notes and controls. It fetches nothing: all comes from the window of the group."""
    title, description = words("meeting_leader")
    return press.page("meeting/leader.html", places.LEADER.path, title, description, at=places.LEADER, steps=_steps())


def _steps() -> Mapping[str, Mapping[str, str]]:
    """The words of each kind of step: its name, what the leader does and says."""
    return {kind: texts.labels(f"meeting.step.{kind}") for kind in plan.STEPS}


def suggested(catalogue: Catalogue) -> list[Dilemma]:
    """The first cases to choose among, before anyone has searched: easy, then about different things, then short.

    Among equals what decides is a number made of their names: the alphabet would let cases alike stand together.
    """
    rest, found = list(catalogue.of(Dilemma)), list[Dilemma]()
    while rest and len(found) < OFFERED:
        told = [theme for each in found for theme in each.themes]
        best = min(
            rest, key=lambda each: (each.difficulty, _count(each, told), each.minutes, crc32(each.slug.encode()))
        )
        rest.remove(best)
        found.append(best)
    return found


def _count(entry: Dilemma, told: list[str]) -> int:
    """How many times what an entry is about has been told."""
    return sum(told.count(theme) for theme in entry.themes)


def _hint() -> str:
    """What the plans do not show: what a small group leaves out, and what a case has no use for."""
    without_law = [str(minutes) for minutes, each in plan.PLANS.items() if "law" not in each]
    small = {f"without_{kind}": least - 1 for kind, least in plan.WORTH.items()}
    return texts.label("meeting.plans_hint").format(short=", ".join(without_law), **small)


def _in_plan(minutes: int) -> list[plan.Step]:
    return [plan.Step(kind, spent) for kind, spent in plan.PLANS[minutes].items()]


def rows(steps: Sequence[plan.Step]) -> Iterator[Row]:
    """Steps by the clock."""
    now = 0
    for each in steps:
        yield Row(each.kind, each.minutes, f"{now}–{now + each.minutes}")
        now += each.minutes


def case_of(catalogue: Catalogue, entry: Dilemma) -> plan.Case:
    """What a plan depends on in a dilemma, and in its clip."""
    return plan.case_of(entry, film.clip_minutes(catalogue, entry))


def method_of(catalogue: Catalogue, entry: Dilemma) -> Method | None:
    """The method of a meeting about a dilemma, when its leader has not said: the first it names, or the plainest."""
    case = case_of(catalogue, entry)
    group = plan.people([case])
    steps = plan.agenda(plan.length([case]), group, [case])
    every = methods(catalogue)
    known = {each.slug: each for each in every if plan.bears(each.shape, group, steps)}
    return next((known[slug] for slug in (*entry.models, *known) if slug in known), next(iter(every), None))


def opening(catalogue: Catalogue, entry: Dilemma) -> str:
    """The minutes of each kind of step in the meeting that nobody has chosen otherwise, for ``conversation/first.js``.

    In the order of the kinds, ``2 0 2 1 4 0 7 1+1 1 0 2``; nothing where the schedule says more than words: a clip to
    open, or a method that gives each group a part of its own.
    """
    case, method = case_of(catalogue, entry), method_of(catalogue, entry)
    steps = plan.agenda(plan.length([case]), plan.people([case]), [case])
    if method is None or method.shape == plan.APART or any(each.kind == "clip" for each in steps):
        return ""
    spent = [[str(each.minutes) for each in steps if each.kind == kind] for kind in plan.STEPS]
    return " ".join("+".join(each) or "0" for each in spent)


def methods(catalogue: Catalogue) -> list[Method]:
    """All methods to choose among, the plainest first."""
    return sorted(catalogue.of(Method), key=lambda each: (each.slug != FIRST, each.title))


def method_words(method: Method) -> str:
    """What the whole group follows: ``Fyra frågor: Fakta, Berörda, Vägar, Val``."""
    return f"{method.title}: {', '.join(each.label for each in method.steps)}"
