"""How far back the calendars go on a day, when what is cancelled leaves them, and what the archives hold."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from calendar_sources import SITE, TODAY, catalogue, course, seminar, times, uids, written

from ethos.kinds import Seminar
from ethos.views.calendar import archives

OWN = ["seminarier/x/x.ics", "seminarier/x/folj/x.ics"]
DEADLINE = {"url": "https://anmal.example/", "deadline": "2026-11-01"}


def held(source: Seminar, today: date, **settings: int) -> dict[str, bool]:
    """Which files of a day hold a seminar, of all that there are."""
    return {path: uids(text) != [] for path, text in written(source, today=today, **settings).items()}


# --- what took place ---


@pytest.mark.parametrize(
    ("start", "end"),
    [("2026-11-20T13:00", "2026-11-20T14:00"), ("2026-11-19", "2026-11-20"), ("2026-11-19T13:00", "2026-11-20T11:00")],
)
def test_an_event_leaves_after_two_years(start: str, end: str) -> None:
    """On the day two years later it is still there, on the day after in the archive; timed, of several days, whole."""
    source = seminar("x", start, end, registration=DEADLINE, place={"name": "Salen", "city": "Umeå"}, audience=["chef"])
    last = held(source, date(2028, 11, 20))
    assert [path for path, holds in last.items() if not holds] == [
        "kalender/kurser.ics",
        "kalender/malgrupp/hr.ics",
        "kalender/ort/digitalt.ics",
        "kalender/arrangor/vilande.ics",
    ]
    after = held(source, date(2028, 11, 21))
    assert [path for path, holds in after.items() if holds] == [*OWN, "kalender/arkiv/2026.ics"]
    assert after.keys() == {*last, "kalender/arkiv/2026.ics"}


def test_years_are_counted_on_leap_days() -> None:
    source = seminar("x", "2026-02-28T13:00", "2026-02-28T14:00")
    assert held(source, date(2028, 2, 28))["kalender/alla.ics"]
    assert held(source, date(2028, 2, 29))["kalender/alla.ics"]
    assert not held(source, date(2028, 3, 1))["kalender/alla.ics"]
    the_day_before = seminar("x", "2026-02-27T13:00", "2026-02-27T14:00")
    assert held(the_day_before, date(2028, 2, 27))["kalender/alla.ics"]
    assert not held(the_day_before, date(2028, 2, 29))["kalender/alla.ics"]


def test_an_agency_says_how_many_years() -> None:
    source = seminar("x", "2020-02-28", "2020-02-28")
    assert held(source, TODAY, years_back=7)["kalender/alla.ics"]
    assert not held(source, TODAY, years_back=6)["kalender/alla.ics"]


def test_an_agency_says_how_far_ahead() -> None:
    """What begins later has its own two files only, and comes in when it is near; nothing of it is in an archive."""
    source = seminar("x", "2027-11-30", "2027-11-30", registration=DEADLINE)
    assert held(source, date(2026, 11, 29))["kalender/alla.ics"]
    far = held(source, date(2026, 11, 29), months_ahead=12)
    assert [path for path, holds in far.items() if holds] == OWN
    assert not any("arkiv" in path for path in far)
    assert held(source, date(2026, 11, 30), months_ahead=12)["kalender/alla.ics"] is False
    assert held(source, date(2026, 12, 1), months_ahead=12)["kalender/sista-anmalan.ics"]
    assert held(source, date(2027, 2, 28), months_ahead=9)["kalender/alla.ics"] is False
    assert archives(catalogue(source), SITE, date(2026, 11, 29)) == []


def test_every_event_is_in_one_of_all_and_the_archives() -> None:
    """Nothing that took place is lost, and nothing is told twice."""
    sources = [
        seminar(f"s{n}", day.isoformat(), day.isoformat())
        for n, day in enumerate(date(2019, 12, 31) + timedelta(days=40 * step) for step in range(80))
    ]
    files = written(*sources, course("leda", times("2021-12-31", "2022-01-02", id="nyar")))
    general = ["kalender/alla.ics", *(path for path in files if path.startswith("kalender/arkiv/"))]
    assert sorted(uid for path in general for uid in uids(files[path])) == sorted(
        [*(f"seminar-s{n}" for n in range(80)), "course-leda-nyar"]
    )
    assert uids(files["kalender/arkiv/2019.ics"]) == ["seminar-s0"]
    assert uids(files["kalender/arkiv/2021.ics"])[-1] == "course-leda-nyar"


def test_archives_are_listed_latest_first() -> None:
    sources = [seminar(f"s{year}", f"{year}-05-01", f"{year}-05-01") for year in (2019, 2023, 2025)]
    sources.append(seminar("sent", "2022-05-01", "2022-05-01", state="cancelled"))
    chosen = catalogue(*sources)
    listed = archives(chosen, SITE, TODAY)
    assert [(feed.label, feed.name, feed.path) for feed in listed] == [
        ("2023", "arkiv 2023", "kalender/arkiv/2023.ics"),
        ("2019", "arkiv 2019", "kalender/arkiv/2019.ics"),
    ]
    assert {feed.path for feed in listed} == {path for path in written(*sources) if "arkiv" in path}


# --- what did not ---


@pytest.mark.parametrize("state", ["cancelled", "postponed"])
def test_what_does_not_take_place_stays_for_ninety_days(state: str) -> None:
    """Marked in every calendar until then; afterwards in its own file alone, for who subscribes to that."""
    source = seminar("x", "2027-03-17T08:15", "2027-03-17T09:15", state=state, registration=DEADLINE)
    last = held(source, date(2027, 3, 17) + timedelta(days=90))
    assert last["kalender/alla.ics"]
    assert last["kalender/sista-anmalan.ics"]
    after = held(source, date(2027, 3, 17) + timedelta(days=91))
    assert [path for path, holds in after.items() if holds] == OWN
    much_later = held(source, date(2032, 1, 1))
    assert [path for path, holds in much_later.items() if holds] == OWN


def test_ninety_days_are_never_more_than_the_calendars_go_back() -> None:
    """A year is the least, so that what was cancelled is never told longer than what took place."""
    source = seminar("x", "2027-03-17", "2027-03-17", state="cancelled")
    assert held(source, date(2027, 6, 15), years_back=1)["kalender/alla.ics"]


def test_what_was_postponed_comes_back_with_its_identity() -> None:
    """A new day, even long after: the same UID with a higher number."""
    postponed = seminar("x", "2027-03-17", "2027-03-17", state="postponed", sequence=1)
    moved = seminar("x", "2027-12-01", "2027-12-01", state="moved", moved_from="2027-03-17", sequence=2)
    today = date(2027, 9, 1)
    assert uids(written(postponed, today=today)["kalender/alla.ics"]) == []
    assert uids(written(moved, today=today)["kalender/alla.ics"]) == ["seminar-x"]
