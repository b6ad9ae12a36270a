"""A meeting on paper is the one of /samtal/: its plans, its words, and as many minutes as the dilemma says."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from ethos import texts
from ethos.kinds.dilemma import Closure
from ethos.views.meeting import PLANS, STEPS
from ethos.views.paper.agenda import agenda, table


def steps(minutes: int, **has: Any) -> list[dict[str, Any]]:
    """The steps for a case that has everything, but for what ``has`` says."""
    known = {"twists": ["t"], "laws": ["FL 5 §"], "closure": Closure.OPEN, "group": SimpleNamespace(max=12), **has}
    found: Any = agenda(SimpleNamespace(minutes=minutes, **known))  # type: ignore[arg-type]
    return list(found)


def lengths(minutes: int, **has: Any) -> Mapping[str, int]:
    """Minutes by the name of the step, in order."""
    names = {texts.labels(f"meeting.step.{kind}")["name"]: kind for kind in STEPS}
    return {names[each["title"]]: int(each["length"].split()[0]) for each in steps(minutes, **has)}


@pytest.mark.parametrize("minutes", [minutes for minutes in PLANS if minutes != 20])
def test_a_plan_is_followed(minutes: int) -> None:
    """Where the dilemma lasts as long as a plan, they are the same."""
    assert lengths(minutes) == dict(PLANS[minutes])


def test_twenty_minutes() -> None:
    """There is no time for the law, unless it decides."""
    assert lengths(20) == dict(PLANS[20])
    limit = lengths(20, closure=Closure.LEGAL_LIMIT)
    assert limit["law"] == dict(PLANS[20])["twist"] + dict(PLANS[20])["revote"]
    assert not {"twist", "revote"} & limit.keys()
    assert "law" not in lengths(20, closure=Closure.LEGAL_LIMIT, laws=[])


@pytest.mark.parametrize(("twists", "laws", "most", "closure"), [*product([[], [1]], [[], [1]], [2, 5, 12], Closure)])
def test_every_length_adds_up(twists: list[int], laws: list[int], most: int, closure: Closure) -> None:
    """From five minutes to four hours: steps follow each other, and together they are the whole."""
    for minutes in range(5, 241):
        found = steps(minutes, twists=twists, laws=laws, group=SimpleNamespace(max=most), closure=closure)
        ends = [tuple(map(int, each["span"].split("–"))) for each in found]
        assert [start for start, _ in ends] == [0, *(end for _, end in ends[:-1])]
        assert all(end > start for start, end in ends)
        assert ends[-1][1] == minutes
        assert texts.labels("meeting.step.read")["name"] in {each["title"] for each in found}


def test_what_a_case_or_a_group_lacks_is_time_for_all() -> None:
    plan = dict(PLANS[45])
    assert lengths(45, twists=[], laws=[])["plenary"] == plan["plenary"] + plan["twist"] + plan["law"]
    few = lengths(45, group=SimpleNamespace(max=3))
    assert few["plenary"] == plan["plenary"] + plan["groups"] + plan["pairs"]
    assert not {"groups", "pairs"} & few.keys()


def test_the_table_has_every_plan() -> None:
    """A row for each step of any plan; a dash where a plan is without."""
    for row in table():
        assert isinstance(row, dict)
        assert isinstance(row["minutes"], list)
        assert len(row["minutes"]) == len(PLANS)
    assert {"–"} <= {minutes for row in table() if isinstance(row, dict) for minutes in row["minutes"]}  # type: ignore
