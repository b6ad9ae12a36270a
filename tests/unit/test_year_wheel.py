"""The ready-made year: twelve months without July, themes that take turns, and the days that a plan keeps away from."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from dilemma_sources import dilemma
from hypothesis import given
from hypothesis import settings as quick
from hypothesis import strategies as st

from conftest import Lay
from ethos.catalogue import Catalogue
from ethos.content import load
from ethos.kinds import Dilemma
from ethos.kinds.dilemma import Closure
from ethos.plan import case_of, length
from ethos.views import library, year_wheel
from ethos.views.press import Press
from in_node import in_node

DAYS = st.dates(date(2020, 1, 1), date(2090, 12, 31))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = load(Path(__file__).parents[2]).catalogue
    assert found is not None
    return found


@given(DAYS)
@quick(max_examples=100)
def test_twelve_coming_months_and_never_july(today: date) -> None:
    """From the month after today's, in order, with no month left out but July."""
    months = year_wheel.coming(today)
    assert len(months) == 12 and all(month.day == 1 and month.month != 7 for month in months)
    assert months[0] > today and months[0] - today <= timedelta(31 + 31)
    steps = [(other.year - one.year) * 12 + other.month - one.month for one, other in pairwise(months)]
    assert all(step == (2 if one.month == 6 else 1) for step, one in zip(steps, months, strict=False))


def test_themes_take_turns_and_the_year_begins_gently(catalogue: Catalogue) -> None:
    """No dilemma twice, no theme more often than needed, the first three and the last easy, the same each time."""
    found = catalogue.of(Dilemma)
    for key in ("2027-01", "2028-01", "2029-06"):
        chosen = year_wheel.spread(found, 12, 45, key)
        assert len({each.slug for each in chosen}) == 12
        assert max(Counter(theme for each in chosen for theme in each.themes).values()) <= 3
        edges = [*chosen[:3], chosen[-1]]
        assert {(each.difficulty, each.closure) for each in edges} == {(1, Closure.OPEN)}, key
        assert not any(year_wheel.is_short(each, 45) for each in chosen), "a meeting is not half empty"
    assert year_wheel.spread(found, 12, 45, "2027-01") == year_wheel.spread(found[::-1], 12, 45, "2027-01")
    assert year_wheel.spread(found, 12, 45, "2027-01") != year_wheel.spread(found, 12, 45, "2028-01")


def test_what_is_heavy_comes_in_the_middle(catalogue: Catalogue) -> None:
    """Where all that there is comes, so that somebody meets the heavy ones: neither first nor last."""
    heavy = [each for each in catalogue.of(Dilemma) if each.difficulty > 1][:6]
    easy = [each for each in catalogue.of(Dilemma) if year_wheel.weight(each) == 2 and not each.season][:6]
    chosen = year_wheel.spread([*heavy, *easy], 12, 20, "2027-01")
    assert {each.slug for each in chosen} == {each.slug for each in [*heavy, *easy]}
    assert [each in easy for each in chosen[:3]] == [True] * 3 and chosen[-1] in easy


SPREAD = """
const weighed = given.cases.map((values) => ({ slug: values.slug, season: values.season, values }));
return given.years.map(([count, months]) =>
  it.ended(it.spread(weighed, count, [], months), 0, count, months).map(({ slug }) => slug));
"""


@pytest.mark.node
def test_browsers_choose_a_year_as_the_page_does(catalogue: Catalogue) -> None:
    """The same cases in the same order, whenever and how often a year's talks are."""
    found = [each for each in catalogue.of(Dilemma) if not year_wheel.is_short(each, 45)]
    years = [
        (count, [(first + at * 12 // count) % 12 + 1 for at in range(count)])
        for first in range(12)
        for count in (4, 6, 12)
    ]
    key = "2027-01"
    order = sorted(found, key=lambda each: (zlib.crc32(f"{key} {each.slug}".encode()), each.slug))
    cases = [{**library.values(each), "slug": each.slug, "season": each.season} for each in order]
    told = in_node("year/plan.js", SPREAD, {"cases": cases, "years": years})
    for (count, months), slugs in zip(years, told, strict=True):
        assert slugs == [each.slug for each in year_wheel.spread(found, count, 45, key, months)], months


def test_a_talk_is_as_long_as_most_cases_are(catalogue: Catalogue) -> None:
    """So that a year of them has neither empty minutes nor too few; of two lengths alike the shorter."""
    found = catalogue.of(Dilemma)
    minutes = year_wheel.usual(found)
    assert 2 * sum(length([case_of(each)]) == minutes for each in found) > len(found)
    short, long = (next(each for each in found if each.minutes == minutes) for minutes in (20, 45))
    assert year_wheel.usual([short, long]) == 20 and year_wheel.usual([short, long, long]) == 45


def test_what_is_tied_to_a_time_of_the_year_comes_then(catalogue: Catalogue) -> None:
    """Whichever month the year begins in: after the summer the one about it, and nothing out of season."""
    for number in range(1, 13):
        plan = year_wheel.plan(Press(catalogue, date(2026, number, 22)))
        assert all(not each.season or month.month in each.season for each, month in told(plan, number)), number
        middle = list(told(plan, number))[3:-1]
        asked = {8, 9} & {month.month for _, month in middle}
        assert any(each.slug == "hon-slutade-i-juni" for each, _ in middle) == bool(asked), number


def told(plan: Sequence[year_wheel.Planned], number: int) -> Iterator[tuple[year_wheel.Planned, date]]:
    return zip(plan, year_wheel.coming(date(2026, number, 22)), strict=True)


def test_the_plan_leads_to_published_dilemmas(catalogue: Catalogue) -> None:
    """A row a month; the page has the address of each, and of its meeting."""
    press = Press(catalogue, date(2026, 11, 22))
    plan, html = year_wheel.plan(press), year_wheel.page(press).body
    assert [plan[0].month, plan[7].month, plan[-1].month] == ["December 2026", "Augusti 2027", "December 2027"]
    assert max(each.minutes for each in plan) <= year_wheel.usual(catalogue.of(Dilemma))
    assert html.count(" checked>") == 2 and 'value="20" checked>' in html
    for at, each in enumerate(plan, 1):
        assert catalogue.by_key[f"dilemma/{each.slug}"].is_public
        series = f"{each.slug}&amp;sedan={','.join(after.slug for after in plan[at:])}" if plan[at:] else each.slug
        assert f'href="../dilemman/{each.slug}/"' in html and f'href="../samtal/#fall={series}"' in html


def test_a_new_site_has_a_page_without_a_plan(site_in: Lay) -> None:
    """With fewer dilemmas than months there are fewer rows; with none it says so. What is archived is not planned."""
    none = load(site_in({"files": {}})).catalogue
    assert none and "Här finns inga fall" in year_wheel.page(Press(none, date(2026, 11, 22))).body
    files = dict([dilemma("ett"), dilemma("gammal")])
    files["dilemmas/gammal.md"] = files["dilemmas/gammal.md"].replace("status: published", "status: archived")
    one = load(site_in({"files": files})).catalogue
    assert one and [each.slug for each in year_wheel.plan(Press(one, date(2026, 11, 22)))] == ["ett"]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2027, 1, 1), "nyårsdagen"),
        (date(2027, 1, 5), "dagen före trettondedag jul"),
        (date(2027, 5, 5), "dagen före Kristi himmelsfärdsdag"),
        (date(2027, 5, 6), "Kristi himmelsfärdsdag"),
        (date(2027, 5, 7), "en klämdag"),
        (date(2027, 6, 25), "midsommarafton"),
        (date(2027, 12, 24), "julafton"),
        (date(2027, 12, 28), "mellandagarna"),
        (date(2027, 12, 31), "nyårsafton"),
        (date(2027, 3, 10), ""),
    ],
)
def test_days_to_keep_away_from(day: date, why: str) -> None:
    """Public holidays, what rests by custom, eves, a day squeezed in and the days after Christmas, by their names."""
    assert year_wheel.resting(day) == why
    told = {each.iso: each.name for each in year_wheel.off(2026)}
    assert told.get(day.isoformat(), "") == why
    assert all(date.fromisoformat(iso).isoweekday() <= 5 for iso in told)
    assert {iso[:4] for iso in told} == {"2026", "2027", "2028", "2029"}


LAID = """
const width = Math.PI / 6;
const sectors = Array.from({ length: 12 }, (_, at) => at);
return given.flatMap((title) => sectors.map((at) => [title, at, it.laid(title, at * width, width).lines]));
"""


@pytest.mark.node
def test_every_title_is_whole_in_the_wheel(catalogue: Catalogue) -> None:
    """In each of twelve sectors, where it is narrowest: nothing is cut for want of room that there is."""
    titles = [each.title for each in catalogue.of(Dilemma)]
    for title, at, lines in in_node("year/wheel.js", LAID, titles):
        assert " ".join(lines) == " ".join(title.split()), at
