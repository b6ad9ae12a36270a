"""One plan for a meeting: how long it is, for how many, which steps it has and how its minutes are divided.

The guide that is printed, the page /samtal/ and the conversation mode all follow what stands here. The rule is data, in
the constants below. ``script`` writes them out for browsers, as a script that ours import, so no number of the rule
stands in JavaScript. What divides by the rule is short, and stands twice: here for what is printed at build, in
``conversation/agenda.js`` for what a reader chooses.
``tests/unit/test_plan_everywhere.py`` runs both for every dilemma and every choice, to the minute.

*How long.* As long as the shortest plan with room for all that the cases ask for; the longest, when none has. People
book half an hour or three quarters, and no case should get less time than its author says: a case of 40 minutes is
talked about in 45, on paper as on the screen. The library finds it under the same length. A leader may choose another.

*For how many.* As many as usual, but no more than the cases are for and no fewer than they need.

*Which steps.* The plan's own. A case without twists or laws has no use for their minutes, and a small group none for
pairs or fours: those go to the whole group. Where the law draws a line and the plan has no time for it, the law takes
that of the twist and of the second vote. A clip is shown first when it is short; the other steps then share the rest.
The method gives the whole group its questions, which share that step's minutes in the method's own proportions; it
neither takes nor gives any. One whose parts are taken by a group each is proposed only where the plan has a step for
groups (``bears``).

*How the minutes are divided.* Several cases get the same. Within one each step gets whole minutes after its weight in
the plan (largest remainders), and none less than one. A case that takes longer to read than that gets the minutes that
it takes, from the longest of its other steps (``read``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ethos.kinds import Dilemma
from ethos.kinds.dilemma import Closure
from ethos.markdown import plain

SHARED = ("frame", "monday")
"""The kinds of steps that a meeting has once, whatever its cases: the first and the last."""

OWN = ("read", "vote", "pairs", "groups", "plenary", "twist", "revote", "law")
"""The kinds of steps that each case has, in their order."""

STEPS = (SHARED[0], "clip", *OWN, SHARED[1])
"""All kinds. ``clip`` is in no plan: it takes its time when a case has one."""

PLANS: Mapping[int, Mapping[str, int]] = {
    20: {"frame": 2, "read": 2, "vote": 1, "pairs": 4, "plenary": 7, "twist": 1, "revote": 1, "monday": 2},
    30: {"frame": 3, "read": 2, "vote": 1, "pairs": 5, "plenary": 11, "twist": 2, "revote": 1, "law": 2, "monday": 3},
    45: {
        **{"frame": 5, "read": 2, "vote": 1, "pairs": 5, "groups": 10, "plenary": 10},
        **{"twist": 3, "revote": 2, "law": 4, "monday": 3},
    },
    60: {
        **{"frame": 5, "read": 3, "vote": 1, "pairs": 7, "groups": 14, "plenary": 14},
        **{"twist": 4, "revote": 2, "law": 5, "monday": 5},
    },
    90: {
        **{"frame": 6, "read": 4, "vote": 2, "pairs": 10, "groups": 20, "plenary": 22},
        **{"twist": 8, "revote": 3, "law": 8, "monday": 7},
    },
}
"""How long a meeting is → its steps and their minutes. 20 and 45 are what leaders use; the others keep the rhythm."""

KEPT = ("read", "plenary", "vote", "law", "pairs", "revote", "twist", "groups")
"""What goes last when there is not a minute for every step, the dearest first."""

FRAME = 2
"""In a frame of so many minutes only ``ROLES`` are given out."""

ROLES = (1, 3)
"""Where they stand among the roles, from and to: who keeps the time and who writes, which a first meeting does with."""

APART, SEVERAL = "compass", 12
"""The shape of a method whose parts are taken by a group each at once, and for how many people it is proposed."""

TALK = ("pairs", "groups", "plenary")
"""What a method takes its time from."""

WORTH = {"pairs": 4, "groups": 6}
"""The least group that is worth dividing: in pairs, and in fours."""

FOURS, MANY = 4, 15
"""How many the groups are of, and from more than how many people each group leaves one sentence instead of a report."""

TWIST = 4
"""A twist takes so many minutes; where there are twice as many there is room for two."""

CLIP = 4
"""A clip is shown when it takes at most one part in so many of its case's time."""

LIMIT = Closure.LEGAL_LIMIT.value
"""How a case ends in which the law draws a line."""

SPEED = 200
"""Words that people read in a minute."""

USUAL_MINUTES, USUAL_PEOPLE = 20, 8
"""What a meeting is before anyone has chosen a case."""

FEWEST, MOST = 2, 500
"""How many people: a conversation needs two, and a number beyond the last is a slip of the hand."""

NEAR = 2.25
"""A case that takes less than one part in so many of a meeting leaves it empty: longer ones are chosen first. One of 20
minutes fills 45, for the plan gives what is over to the talk; else most cases could never be met in a usual meeting."""

CASES = 6
"""Cases in one meeting, at most."""

RULE: Mapping[str, object] = {
    **{
        "SHARED": SHARED,
        "OWN": OWN,
        "STEPS": STEPS,
        "PLANS": PLANS,
        "KEPT": KEPT,
        "WORTH": WORTH,
        "FOURS": FOURS,
        "MANY": MANY,
    },
    **{"FRAME": FRAME, "ROLES": ROLES, "APART": APART, "SEVERAL": SEVERAL, "NEAR": NEAR},
    **{"TWIST": TWIST, "CLIP": CLIP, "LIMIT": LIMIT, "FEWEST": FEWEST, "MOST": MOST, "CASES": CASES},
    **{
        "CLOSURES": [each.value for each in Closure],
        "USUAL_MINUTES": USUAL_MINUTES,
        "USUAL_PEOPLE": USUAL_PEOPLE,
        "SPEED": SPEED,
    },
}
"""All of it that browsers are told, by the names that scripts import."""

TYPES = {"PLANS": "Record<string, Record<string, number>>", "WORTH": "Record<string, number>"}
"""What TypeScript would take too narrowly."""

SCRIPT = "conversation/rule.js"
"""The script among our assets that tells it: written by ``FRESHEN=1 pytest tests/unit/test_plan.py -k fresh``."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a plan depends on in a dilemma; times in minutes, ``clip`` 0 without one, ``reading`` by ``reading``."""

    minutes: int
    fewest: int
    most: int
    closure: str = Closure.OPEN.value
    laws: bool = False
    twists: int = 0
    clip: int = 0
    reading: int = 1


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a meeting; ``case`` and ``twist`` count from 0, and ``case`` is nothing where all cases share it."""

    kind: str
    minutes: int
    case: int | None = None
    twist: int = 0


def case_of(entry: Dilemma, clip: int = 0) -> Case:
    """A dilemma whose clip takes so many minutes."""
    told = entry.closure.value, bool(entry.laws), len(entry.twists), clip, reading(entry)
    return Case(entry.minutes, entry.group.min, entry.group.max, *told)


def reading(entry: Dilemma) -> int:
    """How many minutes it takes to read a dilemma's situation and the ways that one can go."""
    words = " ".join([plain(entry.body), *(each.label for each in entry.options)]).split()
    return -(-len(words) // SPEED)


def length(cases: Sequence[Case]) -> int:
    """How long a meeting about some cases is, when its leader has not said."""
    asked = sum(each.minutes for each in cases) or USUAL_MINUTES
    return next((each for each in PLANS if each >= asked), max(PLANS))


def people(cases: Sequence[Case]) -> int:
    """For how many it is, when its leader has not said."""
    least = max([FEWEST, *(each.fewest for each in cases)])
    return max(least, min([USUAL_PEOPLE, *(each.most for each in cases)]))


def agenda(minutes: int, group: int, cases: Sequence[Case]) -> list[Step]:
    """The steps of a meeting that is as long as a plan, for so many people about at least one case."""
    plan = PLANS[minutes]
    shares = split(_own(plan), [1] * len(cases))
    told = (_steps(number, case, group, share) for number, (case, share) in enumerate(zip(cases, shares, strict=True)))
    within = [step for each in told for step in each]
    return [Step("frame", plan["frame"]), *within, Step("monday", plan["monday"])]


def _own(plan: Mapping[str, int]) -> int:
    """The minutes that a plan leaves to its cases."""
    return sum(plan.get(kind, 0) for kind in OWN)


def _steps(number: int, case: Case, group: int, share: int) -> Iterator[Step]:
    clip = case.clip if case.clip * CLIP <= share else 0
    wanted = _trimmed(_weights(case, group, share), share - clip)
    if clip:
        yield Step("clip", clip, number)
    spent_on = dict(zip(wanted, split(share - clip, list(wanted.values())), strict=True))
    for kind, minutes in read(spent_on, case.reading).items():
        parts = max(1, min(case.twists, minutes // TWIST)) if kind == "twist" else 1
        for part, spent in enumerate(split(minutes, [1] * parts)):
            yield Step(kind, spent, number, part)


def left_out(minutes: int, group: int, case: Case) -> list[str]:
    """The kinds of steps that a case has in a meeting with room for it, and not in one of so many minutes."""
    kept = {each.kind for each in agenda(minutes, group, [case])}
    whole = dict.fromkeys(each.kind for each in agenda(length([case]), group, [case]))
    return [kind for kind in whole if kind not in kept]


def talk(steps: Sequence[Step]) -> int:
    """The minutes that are left to a method."""
    return sum(each.minutes for each in steps if each.kind in TALK)


def bears(shape: str, group: int, steps: Sequence[Step]) -> bool:
    """Whether so many people can be proposed a method of a shape: one in groups, where they divide and are many."""
    return shape != APART or (group >= SEVERAL and any(each.kind == "groups" for each in steps))


def read(minutes: Mapping[str, int], needed: int) -> dict[str, int]:
    """The same minutes, with those that it takes to read the case, as long as another step has more to give."""
    found = dict(minutes)
    while found["read"] < needed:
        longest = max(found, key=found.__getitem__)
        if found[longest] <= found["read"] + 1:
            break
        found |= {longest: found[longest] - 1, "read": found["read"] + 1}
    return found


def _weights(case: Case, group: int, share: int) -> dict[str, int]:
    """What the plan nearest below gives each step, after what the case and the group have no use for."""
    plan = [PLANS[min(PLANS)], *(each for each in PLANS.values() if _own(each) <= share)][-1]
    found = {kind: plan.get(kind, 0) for kind in OWN}
    useful = {kind: group >= least for kind, least in WORTH.items()} | {"twist": case.twists > 0, "law": case.laws}
    for kind in (kind for kind, use in useful.items() if not use):
        found |= {"plenary": found["plenary"] + found[kind], kind: 0}
    if case.laws and case.closure == LIMIT and not found["law"]:
        found |= {"law": found["twist"] + found["revote"], "twist": 0, "revote": 0}
    return found


def _trimmed(found: Mapping[str, int], minutes: int) -> dict[str, int]:
    """The steps that have a weight, but no more of them than minutes."""
    kept = [kind for kind in KEPT if found[kind]][:minutes]
    return {kind: weight for kind, weight in found.items() if kind in kept}


def split(total: int, weights: Sequence[int]) -> list[int]:
    """A total in whole parts after their weights, none of them empty while there is enough for all."""
    return filled(divided(total, weights))


def divided(total: int, weights: Sequence[int]) -> list[int]:
    """A total in whole parts after their weights: those that lose most by rounding down get what is left over."""
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    most_lost = sorted(range(len(weights)), key=lambda place: (-(total * weights[place] % whole), place))
    for place in most_lost[: total - sum(parts)]:
        parts[place] += 1
    return parts


def filled(parts: Sequence[int]) -> list[int]:
    """The same total with a minute for every part, as long as the largest has more than that to give."""
    found = list(parts)
    while 0 in found and max(found) > 1:
        found[found.index(max(found))] -= 1
        found[found.index(0)] += 1
    return found


def script() -> str:
    """The rule as a script, a constant a line."""
    types = {name: f"/** @type {{{kind}}} */\n" for name, kind in TYPES.items()}
    told = (f"{types.get(name, '')}export const {name} = {json.dumps(value)};\n" for name, value in RULE.items())
    return "".join(["// Written by the build: plugins/ethos/plan.py says what each of these means.\n", *told])
