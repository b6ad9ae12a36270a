"""The days and times of a year of conversations, which a browser works out: as Python and others work them out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from holidays import country_holidays

from ethos.views import year_wheel
from in_node import in_node

pytestmark = pytest.mark.node
STOCKHOLM = ZoneInfo("Europe/Stockholm")
EVERY = """
const all = (names, then) => names.flatMap(then);
const off = new Map(given.off.map((day) => [day, "ledig"]));
return all(["manad", "varannan", "kvartal"], rytm => all(["1", "2", "3", "4", "sista"], vilken =>
  all(["1", "2", "3", "4", "5"], dag => given.months.map(fran =>
    ({ rytm, vilken, dag, fran, days: it.days({ rytm, vilken, dag, fran, flytt: new Map() }, off) })))));
"""


def test_days_follow_the_calendar() -> None:
    """Every rhythm, weekday and place in the month, from each of 24 months: the right weekday, no July, no day off."""
    months = in_node("year/talks.js", "return it.monthsFrom(new Date(2026, 10, 22), 24)")
    assert (months[0], months[1], months[-1]) == ("2026-12", "2027-01", "2028-11")
    given = {"months": months, "off": [each.iso for each in year_wheel.off(2026)]}
    found = in_node("year/plan.js", EVERY, given)
    assert len(found) == 3 * 5 * 5 * 24
    off = country_holidays("SE", years=range(2026, 2031), categories=("public", "de_facto"))
    for each in found:
        step = {"manad": 1, "varannan": 2, "kvartal": 3}[each["rytm"]]
        days = [date.fromisoformat(one["day"]) for one in each["days"]]
        assert len(days) == {1: 12, 2: 6, 3: 4}[step]
        assert f"{days[0]:%Y-%m}" == each["fran"].replace("-07", "-08")
        numbers = [day.year * 12 + day.month for day in days]
        assert all(1 <= other - one <= step + 1 for one, other in pairwise(numbers)), each
        assert step != 2 or all(other - one >= step for one, other in pairwise(numbers)), each
        for day, one in zip(days, each["days"], strict=True):
            # Sundays are public holidays to the package, and no weekday is a Sunday.
            assert day.isoweekday() == int(each["dag"]) and day.month != 7 and day not in off, (each, day)
            place = (day.day - 1) // 7 + 1
            last = (day + timedelta(7)).month != day.month
            wanted = last if each["vilken"] == "sista" else place == int(each["vilken"])
            assert wanted == (one["instead"] == ""), (each, day)


def test_an_hour_in_sweden_is_the_same_instant_as_python_says() -> None:
    """For each day of three years at five times of day, but for the hour that is skipped: weekdays never meet it."""
    days = [date(2026, 1, 1) + timedelta(number) for number in range(3 * 365)]
    cases = [(f"{day}", clock) for day in days for clock in ("00:00", "01:30", "04:00", "09:00", "23:59")]
    found = in_node("shared/time.js", "return given.map(([day, time]) => it.instant(day, time).toISOString())", cases)
    for (day, clock), told in zip(cases, found, strict=True):
        local = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=STOCKHOLM)
        assert datetime.fromisoformat(told) == local.astimezone(UTC), (day, clock)
