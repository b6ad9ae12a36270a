"""A conversation's steps fit its time, and the two that we know by heart are as we know them."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from ethos import texts
from ethos.views.steps import LONG, SHORT, agenda


def minutes(length: int, **has: bool) -> dict[str, int]:
    return {step.name: step.minutes for step in agenda(length, **has)}


def test_twenty_and_forty_five_minutes() -> None:
    """They are those of the guide for leaders."""
    assert minutes(20) == SHORT
    assert minutes(45) == LONG


@pytest.mark.parametrize(("twist", "law", "limit"), list(product([True, False], repeat=3)))
def test_every_length_adds_up(twist: bool, law: bool, limit: bool) -> None:
    """From five minutes to four hours: the steps follow each other, none is empty, and together they are the whole."""
    for length in range(5, 241):
        steps = agenda(length, twist=twist, law=law, limit=limit)
        assert [step.start for step in steps] == [0, *(step.start + step.minutes for step in steps[:-1])]
        assert all(step.minutes > 0 for step in steps)
        assert sum(step.minutes for step in steps) == length
        assert {"twist"} & {step.name for step in steps} <= ({"twist"} if twist else set())
        assert {"law"} & {step.name for step in steps} <= ({"law"} if law else set())


def test_what_a_case_lacks_is_time_for_the_group() -> None:
    """Without a twist and a law, all talk longer."""
    assert minutes(45, twist=False, law=False)["plenary"] == LONG["plenary"] + LONG["twist"] + LONG["law"]


def test_where_the_law_decides_it_is_told() -> None:
    """In a short conversation there is room for a twist or for the law, and the law goes first."""
    assert "law" in minutes(20, limit=True)
    assert "twist" not in minutes(20, limit=True)
    assert "law" not in minutes(20, limit=True, law=False)


def test_more_time_is_never_less_for_a_step() -> None:
    """A longer meeting shortens no step by more than the minute that rounding costs."""
    for shorter, longer in pairwise(range(30, 241)):
        before, after = minutes(shorter), minutes(longer)
        assert all(after[name] >= before[name] - 1 for name in before), (shorter, longer)


def test_every_step_has_its_words() -> None:
    assert {*SHORT, *LONG} == texts.labels("step").keys()
