"""The months: weeks as in Sweden, days off in words, and what stands on each day."""

from __future__ import annotations

from datetime import date

import pytest
from calendar_sources import TODAY, catalogue, course, seminar, times

from ethos.kinds import Entry
from ethos.output import Page
from ethos.views import months as m
from ethos.views.marks import LONGEST, marks
from ethos.views.press import Press


def press(*entries: Entry) -> Press:
    return Press(catalogue(*entries), TODAY)


def pages(*entries: Entry) -> dict[str, Page]:
    return {page.path: page for page in m.pages(press(*entries))}


def told(*entries: Entry) -> list[tuple[str, str, str, str]]:
    """What stands on each day: the day, what it is, what is said first, and when."""
    found = marks(press(*entries))
    return [
        (day.isoformat()[5:], str(mark.sort), mark.said, mark.when.replace("\xa0", " "))
        for day in sorted(found)
        for mark in found[day]
    ]


@pytest.mark.parametrize(
    ("day", "name", "public"),
    [
        ("2027-05-06", "Kristi himmelsfärdsdag", True),
        ("2027-06-25", "Midsommarafton", False),
        ("2027-12-24", "Julafton", False),
        ("2008-05-01", "Första maj och Kristi himmelsfärdsdag", True),
        ("2004-05-31", "Annandag pingst", True),
        ("2005-06-06", "Nationaldagen", True),
        ("2004-06-06", "", False),
        ("2027-05-09", "", False),
        ("2199-12-25", "", False),
    ],
)
def test_days_off(day: str, name: str, public: bool) -> None:
    """By the law of each year (1989:253, and 2004:1320 on the national day), with the three eves that everyone keeps.

    After 2100 the library knows no days off, and none are told.
    """
    assert m.holiday(date.fromisoformat(day)) == (name, public)


def test_weeks_are_those_of_iso_8601() -> None:
    """The first days of January may be in the last week of the year before."""
    shown = [date(2021, 1, 1), date(2024, 12, 1), date(2026, 12, 1), date(2027, 1, 1)]
    weeks = [[number for number, _ in m.month_of({}, shown, index).weeks] for index in range(4)]
    assert weeks == [[53, 1, 2, 3, 4], [48, 49, 50, 51, 52, 1], [49, 50, 51, 52, 53], [53, 1, 2, 3, 4]]


def test_a_week_begins_on_monday_and_has_only_the_days_of_the_month() -> None:
    month = m.month_of({}, [date(2027, 5, 1)], 0)
    assert [[day.date.day if day else 0 for day in days] for _, days in month.weeks][::5] == [
        [0, 0, 0, 0, 0, 1, 2],
        [31, 0, 0, 0, 0, 0, 0],
    ]
    assert [day.date.day for _, days in month.weeks for day in days if day and day.red] == [1, 2, 6, 9, 16, 23, 30]


def test_months_go_from_the_first_thing_to_the_last() -> None:
    """Empty months between are there when something is within a year; over longer gaps the pages are turned at once."""
    found = list(
        pages(
            seminar("a", "2017-05-03", "2017-05-03"),
            seminar("b", "2027-01-31", "2027-01-31"),
            seminar("c", "2027-04-01", "2027-04-01"),
        )
    )
    assert found == ["kalender/2017-05/", *(f"kalender/2027-0{number}/" for number in (1, 2, 3, 4))]
    assert m.first_days([date(2026, 1, 1), date(2027, 1, 1)])[1:-1] == [date(2026, month, 1) for month in range(2, 13)]
    assert len(m.first_days([date(2026, 1, 1), date(2027, 2, 1)])) == 2


def test_a_month_leads_to_the_ones_beside_it() -> None:
    made = pages(seminar("a", "2017-05-03", "2017-05-03"), seminar("b", "2027-01-31", "2027-01-31"))
    assert 'rel="next" class="button quiet" href="../../kalender/2027-01/"' in made["kalender/2017-05/"].body
    assert 'rel="prev"' not in made["kalender/2017-05/"].body
    assert 'rel="next"' not in made["kalender/2027-01/"].body


def test_only_months_with_events_are_for_search_engines() -> None:
    entry = seminar(
        "a", "2027-03-03", "2027-03-03", registration={"url": "https://x.example/", "deadline": "2027-01-15"}
    )
    assert {path[-3:-1]: page.indexed for path, page in pages(entry).items()} == {"01": False, "02": False, "03": True}


def test_what_stands_on_a_day() -> None:
    """Events by the clock, deadlines after them, and each with what must be known first."""
    registration = {"url": "https://x.example/", "deadline": "2027-03-17T12:00"}
    assert told(
        seminar("sen", "2027-03-17T13:00", "2027-03-17T14:00", state="cancelled"),
        seminar("tidig", "2027-03-17T08:15", "2027-03-17T09:15"),
        seminar("annan", "2027-03-18", "2027-03-18", registration=registration),
    ) == [
        ("03-17", "seminar", "", "kl. 8.15–9.15"),
        ("03-17", "seminar", "Inställt", "kl. 13.00–14.00"),
        ("03-17", "deadline", "Sista anmälan", "kl. 12.00"),
        ("03-18", "seminar", "", ""),
    ]


def test_who_looks_at_the_old_day_is_led_to_the_new_one() -> None:
    moved = seminar("a", "2027-05-19T13:00", "2027-05-19T14:00", state="moved", moved_from="2027-05-05T13:00")
    assert told(moved) == [
        ("05-05", "away", "Flyttat till 19 maj 2027", "kl. 13.00"),
        ("05-19", "seminar", "Flyttat från 5 maj 2027 kl.\xa013.00", "kl. 13.00–14.00"),
    ]
    within = seminar("a", "2027-05-05T15:00", "2027-05-05T16:00", state="moved", moved_from="2027-05-05T13:00")
    assert [day for day, *_ in told(within)] == ["05-05"]


def test_several_days() -> None:
    """Each day says which it is; what ends at midnight does not stand on the day after."""
    assert told(course("k", {"id": "v"} | times("2027-05-11T09:00", "2027-05-12T16:00"))) == [
        ("05-11", "course", "", "kl. 9.00, dag 1 av 2"),
        ("05-12", "course", "", "dag 2 av 2"),
    ]
    assert [day for day, *_ in told(seminar("natt", "2027-05-11T20:00", "2027-05-12T00:00"))] == ["05-11"]
    evening = seminar("kvall", "2027-05-11T20:00", "2027-05-12T01:00")
    assert told(evening) == [("05-11", "seminar", "", "kl. 20.00–1.00")]
    assert [day for day, *_ in told(seminar("stallt", "2027-05-11", "2027-05-13", state="cancelled"))] == ["05-11"]


def test_what_lasts_long_stands_on_its_first_and_last_day() -> None:
    """So an end in the wrong century makes no page for each month until then."""
    assert len(told(seminar("langt", "2027-01-01", f"2027-01-{LONGEST}"))) == LONGEST
    assert [(day, when) for day, _, _, when in told(seminar("langre", "2027-01-01", f"2027-01-{LONGEST + 1}"))] == [
        ("01-01", f"dag 1 av {LONGEST + 1}"),
        (f"01-{LONGEST + 1}", f"dag {LONGEST + 1} av {LONGEST + 1}"),
    ]
    assert len(pages(seminar("fel", "2027-01-01", "2127-01-01"))) == 2


def test_nearest_month() -> None:
    """That of the next event that takes place; of a cancelled one where nothing else comes, or of the last."""
    old, new = seminar("a", "2017-05-03", "2017-05-03"), seminar("b", "2027-01-31", "2027-01-31")
    assert [(found := m.nearest(press(*each))) and found.path for each in ([old, new], [old], [])] == [
        "kalender/2027-01/",
        "kalender/2017-05/",
        None,
    ]
    front = m.front(press(old, new))
    assert front and front.path == "kalender/2027-01/" and m.front(press()) is None
    off = seminar("c", "2026-12-03", "2026-12-03", state="cancelled")
    assert [(front := m.front(press(*each))) and front.path for each in ([new, off], [old, off])] == [
        "kalender/2027-01/",
        "kalender/2026-12/",
    ]
