"""What is told of an event that is said to have moved, and not from where, or the other way round."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Lay
from ethos import site
from ethos.problem import Problem

TIMED = "start: 2027-03-17T08:15\nend: 2027-03-17T09:15"
DAYS = "start: 2027-03-17\nend: 2027-03-18"
SEMINAR = """---
title: Var går gränsen?
summary: Ett seminarium om jäv.
status: published
published: 2026-01-15
themes: [jav]
{when}
format: onsite
place: {{name: Stora salen, city: Stockholm}}
{how}
sequence: 0
registration: {{url: 'https://prov.example/anmalan'}}
organisers: [exempelmyndigheten]
---
Text.
"""


def told(site_in: Lay, how: str, when: str = TIMED) -> list[Problem]:
    files = {"files": {"seminars/s.md": SEMINAR.format(when=when, how=how)}}
    return site.check(site_in(files), date(2026, 11, 21))


@pytest.mark.parametrize(("when", "right"), [(TIMED, "moved_from: 2027-03-10T08:15"), (DAYS, "moved_from: 2027-03-10")])
def test_the_example_has_the_form_of_the_events_own_time(site_in: Lay, when: str, right: str) -> None:
    """What is shown can be written as it stands, and is not the state that the event does not have."""
    (only,) = told(site_in, "state: moved", when)
    assert only.hint.endswith(f"Så här: {right}")
    assert told(site_in, f"state: moved\n{right}", when) == []


def test_the_same_city_is_told_as_the_same_city(site_in: Lay) -> None:
    """Not as nothing told; what is shown mends it."""
    (only,) = told(site_in, "state: moved\nmoved_from_city: Stockholm")
    assert "den tidigare orten är samma som den nya (Stockholm)" in only.message
    assert only.hint.endswith("Så här: moved_from_city: Umeå")
    assert told(site_in, "state: moved\nmoved_from_city: Umeå") == []


@pytest.mark.parametrize(
    ("state", "codes"),
    [("confirmed", ["moved-unsaid"]), ("planned", ["moved-unsaid"]), ("cancelled", []), ("postponed", [])],
)
def test_from_where_without_being_moved(site_in: Lay, state: str, codes: list[str]) -> None:
    """What takes place and does not say that it has moved is told; what is called off may have been moved before."""
    found = told(site_in, f"state: {state}\nmoved_from: 2027-03-10T08:15")
    assert [each.code for each in found] == codes
