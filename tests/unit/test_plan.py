"""The rule of a meeting: how long, for how many, which steps, and whole minutes that add up."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as quick
from hypothesis import strategies as st

from ethos import plan, texts
from ethos.plan import Case
from ethos.views.paper.agenda import table

WHOLE = Case(45, 4, 12, laws=True, twists=1)
"""A case that has use for every step."""


def minutes_of(length: int, group: int = 8, **has: Any) -> dict[str, int]:
    """Minutes by kind of step for a case that has everything but for what ``has`` says, in order."""
    found: dict[str, int] = {}
    for each in plan.agenda(length, group, [replace(WHOLE, **has)]):
        found[each.kind] = found.get(each.kind, 0) + each.minutes
    return found


def test_nobody_is_given_less_time_than_it_takes_to_read() -> None:
    """The longest step gives the minutes, and the meeting is as long as it was."""
    assert minutes_of(20)["read"] == 2
    longer = minutes_of(20, reading=3)
    assert (longer["read"], longer["plenary"]) == (3, minutes_of(20)["plenary"] - 1)
    assert sum(longer.values()) == 20
    assert plan.read({"read": 1, "vote": 1, "plenary": 4}, 9) == {"read": 2, "vote": 1, "plenary": 3}


# How long and for how many


@pytest.mark.parametrize(
    ("asked", "length"),
    [
        *(([5], 20), ([20], 20), ([21], 30), ([25], 30), ([35], 45), ([40], 45), ([45], 45), ([46], 60), ([50], 60)),
        *(([91], 90), ([240], 90), ([20, 20], 45), ([45, 45], 90), ([60, 60], 90), ([], 20)),
    ],
)
def test_a_meeting_is_the_shortest_that_has_room(asked: list[int], length: int) -> None:
    """A case never gets less time than its author says, as long as there is a plan with so much."""
    assert plan.length([replace(WHOLE, minutes=each) for each in asked]) == length


@pytest.mark.parametrize(
    ("groups", "people"),
    [
        ([(4, 12)], 8),
        ([(2, 6)], 6),
        ([(12, 20)], 12),
        ([(1, 1)], 2),
        ([(3, 20), (2, 5)], 5),
        ([(9, 9), (2, 5)], 9),
        ([], 8),
    ],
)
def test_for_how_many(groups: list[tuple[int, int]], people: int) -> None:
    """As many as usual or as all the cases are for, and never fewer than any of them needs or than two."""
    assert plan.people([replace(WHOLE, fewest=low, most=high) for low, high in groups]) == people


# Which steps


@pytest.mark.parametrize("length", plan.PLANS)
def test_a_plan_is_followed(length: int) -> None:
    """A case with everything has the minutes of the plan."""
    assert list(minutes_of(length, laws="law" in plan.PLANS[length]).items()) == list(plan.PLANS[length].items())


@pytest.mark.parametrize("length", plan.PLANS)
def test_a_plan_adds_up_and_keeps_the_order(length: int) -> None:
    """Every minute is some step's, and the law comes after everything but Monday."""
    steps = plan.PLANS[length]
    assert sum(steps.values()) == length
    assert list(steps) == [kind for kind in plan.STEPS if kind in steps]
    assert {"frame", "read", "vote", "pairs", "plenary", "twist", "revote", "monday"} <= set(steps)
    assert min(steps.values()) >= 1


def test_the_plans_that_are_tried_in_practice() -> None:
    """The situation and the first vote go together, and the twist and the second."""

    def joined(length: int, *groups: str) -> list[int]:
        return [sum(plan.PLANS[length][kind] for kind in group.split()) for group in groups]

    long = joined(45, "frame", "read vote", "pairs", "groups", "plenary", "twist revote", "law", "monday")
    assert long == [5, 3, 5, 10, 10, 5, 4, 3]
    assert (plan.PLANS[45]["read"], plan.PLANS[45]["twist"]) == (2, 3)
    assert joined(20, "frame", "read vote", "pairs", "plenary", "twist revote", "monday") == [2, 3, 4, 7, 2, 2]


def test_what_a_case_or_a_group_lacks_is_time_for_all() -> None:
    """Fours begin with six people, pairs with four."""
    steps = plan.PLANS[45]
    assert minutes_of(45, twists=0, laws=False)["plenary"] == steps["plenary"] + steps["twist"] + steps["law"]
    assert "groups" in minutes_of(45, 6)
    assert minutes_of(45, 5)["plenary"] == steps["plenary"] + steps["groups"]
    assert list(minutes_of(45, 4)) == [kind for kind in steps if kind != "groups"]
    assert minutes_of(45, 3)["plenary"] == steps["plenary"] + steps["groups"] + steps["pairs"]


def test_a_line_that_the_law_draws_is_told_also_in_twenty_minutes() -> None:
    """Instead of the twist and the second vote, where the plan has no time for the law; a law alone is left out."""
    steps = plan.PLANS[20]
    limit = minutes_of(20, closure="legal-limit")
    assert limit["law"] == steps["twist"] + steps["revote"]
    assert not {"twist", "revote"} & limit.keys()
    assert "law" not in minutes_of(20)
    assert minutes_of(20, closure="legal-limit", laws=False) == minutes_of(20, laws=False)
    assert minutes_of(30, closure="legal-limit") == minutes_of(30)


def test_a_clip_that_is_short_enough_is_shown_first() -> None:
    """At most a fourth of the case's time; the plan is the same, in the minutes that are left."""
    own = 45 - plan.PLANS[45]["frame"] - plan.PLANS[45]["monday"]
    shown = minutes_of(45, clip=own // 4)
    assert list(shown)[:3] == ["frame", "clip", "read"]
    assert shown["clip"] == own // 4 and sum(shown.values()) == 45
    assert list(minutes_of(45, clip=2)) == ["frame", "clip", *list(plan.PLANS[45])[1:]]
    assert minutes_of(45, clip=own // 4 + 1) == minutes_of(45)


@pytest.mark.parametrize(("length", "twists", "shown"), [(60, 1, 1), (60, 3, 1), (90, 1, 1), (90, 2, 2), (90, 3, 2)])
def test_as_many_twists_as_there_is_time_for(length: int, twists: int, shown: int) -> None:
    """Never more than the case has."""
    found = [each for each in plan.agenda(length, 8, [replace(WHOLE, twists=twists)]) if each.kind == "twist"]
    assert [each.twist for each in found] == list(range(shown))
    assert sum(each.minutes for each in found) == plan.PLANS[length]["twist"]


def test_a_twist_takes_four_minutes() -> None:
    """Six of them are not two twists; eight are, as many as the plan has."""
    with_clip = plan.agenda(90, 8, [replace(WHOLE, twists=2, clip=19)])
    assert [each.minutes for each in with_clip if each.kind == "twist"] == [6]


def test_what_goes_first_when_there_is_not_a_minute_for_every_step() -> None:
    """Six cases in twenty minutes: the situation, the whole group, the vote."""
    found = plan.agenda(20, 8, [WHOLE] * 6)
    own = [[each.kind for each in found if each.case == number] for number in range(6)]
    assert own == [*[["read", "vote", "plenary"]] * 4, *[["read", "plenary"]] * 2]
    limited = plan.agenda(20, 8, [replace(WHOLE, closure="legal-limit")] * 5)
    assert [each.kind for each in limited if each.case == 0] == ["read", "vote", "plenary", "law"]
    assert [each.kind for each in limited if each.case == 4] == ["read", "vote", "plenary"]


def test_what_a_meeting_has_room_for() -> None:
    """Six cases, and from two to five hundred people."""
    assert (plan.CASES, plan.FEWEST, plan.MOST) == (6, 2, 500)


CASE = st.builds(
    Case,
    minutes=st.integers(5, 240),
    fewest=st.integers(1, 20),
    most=st.integers(1, 500),
    closure=st.sampled_from(["open", "legal-limit", "leader-concludes"]),
    laws=st.booleans(),
    twists=st.integers(0, 4),
    clip=st.integers(0, 30),
)


@given(st.sampled_from(list(plan.PLANS)), st.integers(2, 500), st.lists(CASE, min_size=1, max_size=plan.CASES))
@quick(max_examples=400)
def test_whole_minutes_that_sum_exactly(length: int, group: int, cases: list[Case]) -> None:
    """Whatever is chosen: every step has a minute, they stand in order, each case is read and talked about."""
    found = plan.agenda(length, group, cases)
    assert sum(each.minutes for each in found) == length
    assert min(each.minutes for each in found) >= 1
    assert [found[0].kind, found[-1].kind] == ["frame", "monday"]
    places = [(each.case, plan.STEPS.index(each.kind), each.twist) for each in found[1:-1]]
    assert places == sorted(places)  # type: ignore[type-var]
    for number, case in enumerate(cases):
        kinds = {each.kind for each in found if each.case == number}
        assert {"read", "plenary"} <= kinds
        assert case.laws or "law" not in kinds
    assert all(each.twist < cases[each.case].twists for each in found if each.kind == "twist" and each.case is not None)


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        *((10, [1, 1, 1], [4, 3, 3]), (7, [1, 2, 4], [1, 2, 4]), (8, [1, 2, 4], [1, 2, 5]), (5, [9, 1, 1], [3, 1, 1])),
        *((2, [1, 1, 1], [1, 1, 0]), (3, [98, 1, 1], [1, 1, 1]), (0, [3, 2], [0, 0]), (0, [], [])),
    ],
)
def test_how_a_total_is_split(total: int, weights: list[int], parts: list[int]) -> None:
    """The largest remainders get what is left over, the earlier of two alike; then the largest part feeds the empty."""
    assert plan.split(total, weights) == parts


def test_the_table_in_a_book_has_every_plan() -> None:
    """A row for each step of any plan; a dash where a plan is without."""
    rows: list[dict[str, Any]] = table()  # type: ignore[assignment]
    for kind, row in zip((kind for kind in plan.STEPS if kind != "clip"), rows, strict=True):
        assert row["title"] == texts.label(f"meeting.step.{kind}.name")
        assert row["minutes"] == [str(each.get(kind, "–")) for each in plan.PLANS.values()]


def test_the_script_for_browsers_is_fresh(root: Path) -> None:
    """What is in the folder is what browsers get; it is written anew with FRESHEN=1."""
    file = root / "plugins" / "ethos" / "assets" / plan.SCRIPT
    if os.environ.get("FRESHEN"):
        file.write_text(plan.script(), "utf-8")
    assert file.read_text("utf-8") == plan.script()


def test_what_a_short_meeting_leaves_out() -> None:
    """The kinds of steps that the same people would have had time for in a longer one, and no others."""
    long = Case(60, 2, 20, twists=1, laws=True)
    assert plan.left_out(20, 8, long) == ["groups", "law"]
    assert plan.left_out(20, 3, long) == ["law"]
    assert plan.left_out(60, 8, long) == []
    assert plan.talk(plan.agenda(20, 8, [long])) < plan.talk(plan.agenda(60, 8, [long]))


def test_a_method_in_groups_is_proposed_where_there_are_groups() -> None:
    """To twelve or more, in a plan that divides them; every other method to anybody."""
    whole, short = plan.agenda(45, 12, [WHOLE]), plan.agenda(20, 12, [WHOLE])
    assert plan.bears(plan.APART, 12, whole)
    assert not plan.bears(plan.APART, 11, whole) and not plan.bears(plan.APART, 12, short)
    assert plan.bears("steps", 2, short)


def test_a_short_frame_gives_out_two_roles() -> None:
    """Those that the guide names for a first meeting, in twenty minutes and no longer."""
    assert list(texts.labels("meeting.roles"))[slice(*plan.ROLES)] == ["Tidvakten", "Sekreteraren"]
    assert [length for length, steps in plan.PLANS.items() if steps["frame"] <= plan.FRAME] == [20]
