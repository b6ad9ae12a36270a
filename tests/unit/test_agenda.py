"""Lists of events: divided at the day of the build, by year, on as many pages as they need."""

from __future__ import annotations

from datetime import date, timedelta

from calendar_sources import TODAY, catalogue, course, seminar, times

from ethos.kinds.base import Entry
from ethos.views import agenda as a
from ethos.views import programme
from ethos.views.paging import CARDS
from ethos.views.press import Press


def press(*entries: Entry, today: date = TODAY) -> Press:
    return Press(catalogue(*entries), today)


def daily(first: date, count: int) -> list[Entry]:
    """A seminar a day from a first day on."""
    days = (first + timedelta(days=number) for number in range(count))
    return [seminar(f"s-{day}", f"{day}T09:00", f"{day}T10:00") for day in days]


def agendas(found: Press) -> list[a.Agenda[a.EventCard]]:
    return list(a.agendas(found, "seminarier/", found.catalogue.events))


def slugs(cards: list[a.EventCard] | tuple[a.EventCard, ...]) -> list[str]:
    return [each.card.path.split("/")[1] for each in cards]


def test_what_comes_stands_first_and_soonest_first() -> None:
    """What was follows, latest first, under its year; what comes stands by among it."""
    (found,) = agendas(
        press(
            seminar("sedan", "2027-05-01", "2027-05-01"),
            seminar("snart", "2026-12-01", "2026-12-01"),
            seminar("nyss", "2026-11-20", "2026-11-20"),
            seminar("lange-sedan", "2017-05-03T13:00", "2017-05-03T14:30"),
        )
    )
    assert found.since == "21 november 2026"
    assert slugs(list(found.coming)) == ["snart", "sedan"]
    assert [(each.year, slugs(list(each.cards)), each.shown) for each in found.past] == [
        (2027, ["sedan"], False),
        (2026, ["snart", "nyss"], True),
        (2017, ["lange-sedan"], True),
    ]


def test_what_is_invented_stands_apart_from_what_was() -> None:
    """Nobody has been there; and no way to a year leads to where it would have stood."""
    held = daily(date(2024, 6, 1), 100)
    (first, *_) = agendas(press(*held, seminar("pahitt", "2026-11-01", "2026-11-01", example=True)))
    assert slugs(list(first.examples)) == ["pahitt"]
    assert [each.year for each in first.past] == [2024]
    assert [each.label for each in first.years] == ["2024"]


def test_an_event_of_today_comes_all_day() -> None:
    """A page that is built in the morning must not call what is at noon past; nor what ends at midnight coming."""
    entries = [
        seminar("idag", "2026-11-21T08:00", "2026-11-21T09:00"),
        seminar("natt", "2026-11-20T20:00", "2026-11-21T00:00"),
    ]
    (found,) = agendas(press(*entries))
    assert slugs(list(found.coming)) == ["idag"]
    assert [card for each in found.past if each.shown for card in slugs(list(each.cards))] == ["idag", "natt"]


def test_a_year_stands_once_though_clocks_differ() -> None:
    """In Tokyo it is 2026 while it still is 2025 in Stockholm: headings, which are anchors, do not repeat."""
    east = seminar("ost", "2026-01-01T00:00", "2026-01-01T01:00", timezone="Asia/Tokyo")
    home = seminar("hemma", "2025-12-31T23:00", "2025-12-31T23:30")
    (found,) = agendas(press(east, home, seminar("efter", "2026-01-02", "2026-01-02")))
    assert [each.year for each in found.past] == [2026, 2025]


def test_a_long_list_is_on_several_pages_with_ways_to_the_years() -> None:
    entries = daily(date(2024, 6, 1), 400)
    found = agendas(press(*entries))
    assert [each.sheet.path for each in found] == ["seminarier/", *(f"seminarier/sida/{n}/" for n in range(2, 6))]
    shown = [slug for each in found for year in each.past for slug in slugs(list(year.cards))]
    assert shown == [entry.slug for entry in reversed(entries)]
    assert max(sum(len(year.cards) for year in each.past) for each in found) == CARDS
    assert [(each.label, each.path) for each in found[0].years] == [
        ("2025", "#ar-2025"),
        ("2024", "seminarier/sida/2/#ar-2024"),
    ]
    assert [each.path for each in found[2].years] == ["seminarier/#ar-2025", "seminarier/sida/2/#ar-2024"]
    assert 2024 in [year.year for year in found[1].past]


def test_much_that_comes_does_not_hide_what_was() -> None:
    """Only the soonest stand by among what was, on the page where it begins: they pass before the next build."""
    found = agendas(press(*daily(TODAY - timedelta(days=100), 300)))
    assert [len(each.coming) for each in found] == [CARDS, CARDS, 200 - 2 * CARDS, 0]
    assert [sum(len(year.cards) for year in each.past) for each in found] == [0, 0, 96 - 8 + a.SOON, 12]
    by_day = [slug for year in found[2].past for slug in slugs(list(year.cards))]
    assert by_day[0] == f"s-{TODAY + timedelta(days=a.SOON - 1)}"
    assert by_day == sorted(by_day, reverse=True)


def test_an_empty_list_is_one_page() -> None:
    (found,) = agendas(press())
    assert (list(found.coming), list(found.past), found.has_past) == ([], [], False)


def test_a_course_stands_with_its_occasions_to_come() -> None:
    """The course with the soonest one first; an occasion that was stands under its year, whatever else is to come."""
    found = press(
        course("sen", {"id": "var"} | times("2027-05-01", "2027-05-01")),
        course(
            "blandad",
            {"id": "host"} | times("2027-01-10", "2027-01-10"),
            {"id": "forr"} | times("2025-01-10", "2025-01-10"),
        ),
    )
    page, *others = programme.courses(found)
    assert others == []
    coming, _ = a.divided(found, found.catalogue.events)
    assert [(card.path, [when.id for when in whens]) for card, whens in programme.given(found, coming)] == [
        ("kurser/blandad/", ["host"]),
        ("kurser/sen/", ["var"]),
    ]
    body = page.body
    assert (
        body.index("Från och med 21 november 2026")
        < body.index("10 januari 2027")
        < body.index("Före 21 november 2026")
    )
    assert body.index("Före 21 november 2026") < body.index("10 januari 2025")
