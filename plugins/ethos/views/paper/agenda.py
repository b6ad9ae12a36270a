"""A meeting about one dilemma by the clock: the plans of /samtal/, so that it is the same on paper and on a screen."""

from __future__ import annotations

from collections.abc import Mapping

from ethos import texts
from ethos.kinds import Dilemma
from ethos.kinds.dilemma import Closure
from ethos.paper.tree import Json
from ethos.views.meeting import PLANS, STEPS, rows
from ethos.views.methods import divided

FOUR, TWO = 6, 4
"""The least group that is worth dividing in fours, and in pairs."""
SHORTEST, LEAST = 10, ("frame", "read", "plenary", "monday")
"""In fewer minutes than that there is only time for these steps."""


def agenda(entry: Dilemma) -> list[Json]:
    """The steps of a meeting as long as a dilemma says, with their minutes and words."""
    spent = lengths(weights(entry), entry.minutes)
    return [{"span": each.span, "length": f"{each.minutes} min", **words(each.kind)} for each in rows([*spent.items()])]


def lengths(weights: Mapping[str, int], minutes: int) -> dict[str, int]:
    """Whole minutes by weights, none without a minute: the talk of the whole group, which is longest, gives it."""
    kinds = [kind for kind, weight in weights.items() if weight and (minutes >= SHORTEST or kind in LEAST)]
    found = dict(zip(kinds, divided([weights[kind] for kind in kinds], minutes), strict=True))
    for kind in [kind for kind in kinds if not found[kind]]:
        found |= {kind: 1, "plenary": found["plenary"] - 1}
    return found


def weights(entry: Dilemma) -> Mapping[str, int]:
    """What the plan nearest below gives each step, after what the case and the group have no use for."""
    found = dict.fromkeys(STEPS, 0) | dict(PLANS[max((each for each in PLANS if each <= entry.minutes), default=20)])
    unused = {
        "groups": entry.group.max < FOUR,
        "pairs": entry.group.max < TWO,
        "twist": not entry.twists,
        "law": not entry.laws,
    }
    for kind in (kind for kind, drop in unused.items() if drop):
        found["plenary"] += found[kind]
        found[kind] = 0
    if entry.laws and entry.closure is Closure.LEGAL_LIMIT and not found["law"]:
        found |= {"law": found["twist"] + found["revote"], "twist": 0, "revote": 0}
    return found


def table() -> list[Json]:
    """Every step, and its minutes in each plan."""
    plans = [dict(plan) for plan in PLANS.values()]
    kinds = [kind for kind in STEPS if any(kind in plan for plan in plans)]
    return [{**words(kind), "minutes": [str(plan.get(kind, "–")) for plan in plans]} for kind in kinds]


def words(kind: str) -> dict[str, Json]:
    """What a step is called, what the leader does, and what the leader says."""
    said = texts.labels(f"meeting.step.{kind}")
    return {"title": said["name"], "told": said["do"], "say": said["say"]}
