"""An event under another clock says so wherever it is told, and is nowhere told by two clocks at once."""

from __future__ import annotations

from datetime import date

import pytest
from calendar_sources import TODAY, catalogue, course, seminar, times, vevent

from ethos.happening import events_of
from ethos.views import gatherings, months
from ethos.views.cards import Shelf
from ethos.views.news.items import event_facts
from ethos.views.press import Press

NEW_YORK = seminar(
    "ny",
    "2027-03-16T19:00",
    "2027-03-16T20:30",
    timezone="America/New_York",
    state="moved",
    moved_from="2027-03-09T19:00",
    registration={"url": "https://anmalan.example/ny", "deadline": "2027-03-15T20:00"},
)
LOCAL = "Tisdag 16 mars 2027 kl. 19.00–20.30, lokal tid"


def test_in_calendars() -> None:
    """The program shows its reader's clock: the text tells the time there, and each moment by a clock that it names."""
    told = str(vevent(NEW_YORK)["description"])
    assert told.startswith(f"Flyttat. Den tidigare tiden var 10 mars 2027 kl. 1.00 svensk tid.\n{LOCAL}.\n")
    assert "Anmäl dig senast 16 mars 2027 kl. 1.00 svensk tid." in told


def test_in_news() -> None:
    (event,) = events_of(NEW_YORK)
    rows = {each.term: each.words.replace("\xa0", " ") for each in event_facts(event)}
    assert rows["När"] == LOCAL
    assert rows["Svensk tid"] == "17 mars 2027 kl. 0.00–1.30"
    assert rows["Tidigare tid"] == "10 mars 2027 kl. 1.00 svensk tid"
    assert rows["Sista anmälan"] == "16 mars 2027 kl. 1.00 svensk tid"


def test_on_cards_and_in_the_words_of_a_picture() -> None:
    shelf = Shelf(catalogue(NEW_YORK), TODAY)
    assert shelf.card(NEW_YORK).facts == [LOCAL]
    assert gatherings.note(shelf, NEW_YORK) == f"Flyttat · {LOCAL}"


def test_in_the_month() -> None:
    """A month has Sweden's days, as the calendars of its readers do: what is at seven there is past midnight here."""
    pages = {page.path: page.body.replace("\xa0", " ") for page in months.pages(Press(catalogue(NEW_YORK), TODAY))}
    body = pages["kalender/2027-03/"]
    rows = {day: body.split(f'id="dag-2027-03-{day}"')[1].split("</ul>")[0] for day in ("10", "16", "17")}
    assert "Flyttat till 17 mars 2027" in rows["10"]
    assert "kl. 1.00 svensk tid" in rows["10"]
    assert "Sista anmälan" in rows["16"]
    assert "kl. 1.00 svensk tid" in rows["16"]
    assert "kl. 0.00–1.30 svensk tid" in rows["17"]
    assert "Flyttat från 10 mars 2027 kl. 1.00 svensk tid" in rows["17"]


@pytest.mark.parametrize("start", ["2027-03-31T19:00", "2026-12-31T19:00"])
def test_the_nearest_month_is_the_one_that_it_stands_in(start: str) -> None:
    """Also when that is the next month, or the next year."""
    event = seminar("sent", start, start.replace("19:00", "20:00"), timezone="America/New_York")
    found = months.nearest(Press(catalogue(event), TODAY))
    assert found
    assert found.path in [page.path for page in months.pages(Press(catalogue(event), TODAY))]


def test_a_whole_day_is_that_day_anywhere() -> None:
    """Nobody's program moves it to another."""
    entry = course("k", {"id": "v", "timezone": "Asia/Tokyo"} | times("2027-05-11", "2027-05-12"))
    pages = [page for page in months.pages(Press(catalogue(entry), TODAY)) if page.path == "kalender/2027-05/"]
    assert 'id="dag-2027-05-11"' in pages[0].body
    assert "svensk tid" not in pages[0].body
    assert date(2027, 5, 11) == next(events_of(entry)).timing.here.start
