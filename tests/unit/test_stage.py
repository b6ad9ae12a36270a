"""The stages of an event: told for every instant by one function, in order, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ethos.kinds.event import State, Timing
from ethos.kinds.film import Film
from ethos.kinds.stage import AWAITED, BEGINNING, FRESH, NEAR, Part, Phase, Stage, phase_at, timeline

HERE = ZoneInfo("Europe/Stockholm")
ZONES = ["Europe/Stockholm", "Europe/Helsinki", "America/New_York", "Asia/Tokyo", "Pacific/Apia", "Africa/Cairo", "UTC"]
URL = "https://prov.example/anmalan"


def event(**changes: Any) -> Timing:
    """A seminar on a Wednesday morning, changed as told."""
    told = {"start": "2027-03-17T08:15", "end": "2027-03-17T09:15", "state": "confirmed", "sequence": 0}
    return Timing.model_validate({**told, **changes})


def film(published: str) -> Film:
    return Film.model_validate(
        {"url": "https://film.example/1", "published": published, "minutes": 5, "captions": True}
    )


def told(phases: tuple[Phase, ...]) -> list[str]:
    """Each phase as one reads it: since when in Stockholm, and its stage."""
    return [f"{since(each):%Y-%m-%d %H:%M} {each.stage}" if each.since > BEGINNING else each.stage for each in phases]


def since(phase: Phase) -> datetime:
    return phase.since.astimezone(HERE)


def stages(phases: tuple[Phase, ...]) -> list[Stage]:
    """Stages without repeats."""
    return [each.stage for before, each in pairwise([None, *phases]) if not before or before.stage is not each.stage]


def at(phases: tuple[Phase, ...], moment: str) -> Phase:
    """The phase at a time in Stockholm."""
    return phase_at(phases, datetime.fromisoformat(moment).replace(tzinfo=HERE))


def test_a_whole_life() -> None:
    """From the day registration is announced to the day the film is there, every stage has its hour."""
    registration = {"url": URL, "opens": "2027-01-11", "deadline": "2027-03-10"}
    assert told(timeline(event(registration=registration), film("2027-04-01"))) == [
        "opens",
        "2027-01-11 00:00 open",
        "2027-03-03 00:00 near",
        "2027-03-04 00:00 near",
        "2027-03-05 00:00 near",
        "2027-03-06 00:00 near",
        "2027-03-07 00:00 near",
        "2027-03-08 00:00 near",
        "2027-03-09 00:00 near",
        "2027-03-10 00:00 near",
        "2027-03-11 00:00 closed",
        "2027-03-17 00:00 today",
        "2027-03-17 08:15 ongoing",
        "2027-03-17 09:15 film-soon",
        "2027-04-01 00:00 film",
    ]


def test_nothing_to_register_for() -> None:
    assert told(timeline(event())) == [
        "coming",
        "2027-03-17 00:00 today",
        "2027-03-17 08:15 ongoing",
        "2027-03-17 09:15 past",
    ]


def test_days_are_counted_to_the_last() -> None:
    """A deadline that is a day lasts all of it, so its own day has none left, and the days before count down."""
    phases = timeline(event(registration={"url": URL, "deadline": "2027-03-10"}))
    assert [each.days_left for each in phases if each.stage is Stage.NEAR] == [*range(NEAR, -1, -1)]
    assert at(phases, "2027-03-10T23:59").days_left == 0
    assert at(phases, "2027-03-11T00:00").stage is Stage.CLOSED


def test_a_deadline_at_an_hour() -> None:
    """Registration closes at the minute, not with the day."""
    phases = timeline(event(registration={"url": URL, "deadline": "2027-03-10T12:00"}))
    assert at(phases, "2027-03-10T11:59").days_left == 0
    assert at(phases, "2027-03-10T12:00").stage is Stage.CLOSED
    assert Part.REGISTER not in at(phases, "2027-03-10T12:00").parts


def test_a_deadline_at_midnight() -> None:
    """At midnight the day before was the last one."""
    phases = timeline(event(registration={"url": URL, "deadline": "2027-03-10T00:00"}))
    assert at(phases, "2027-03-09T12:00").days_left == 0
    assert at(phases, "2027-03-10T00:00").stage is Stage.CLOSED


@pytest.mark.parametrize("deadline", ["2027-03-17", "2027-03-18", None])
def test_nobody_registers_once_it_has_begun(deadline: str | None) -> None:
    phases = timeline(event(registration={"url": URL, "deadline": deadline}))
    assert Part.REGISTER in at(phases, "2027-03-17T08:14").parts
    assert at(phases, "2027-03-17T08:15").parts == {Part.COMING, Part.CALENDAR}


def test_without_a_deadline_its_own_day_is_told() -> None:
    phases = timeline(event(registration={"url": URL}))
    assert stages(phases) == [Stage.OPEN, Stage.TODAY, Stage.ONGOING, Stage.PAST]
    assert Part.REGISTER in at(phases, "2027-03-17T00:00").parts


def test_full_until_it_closes() -> None:
    """No seat left is not forgotten when the count is old; who asks for one is led to where one registers."""
    registration = {"url": URL, "deadline": "2027-03-10", "seats": 40, "seats_left": 0, "as_of": "2027-01-20"}
    phases = timeline(event(registration=registration))
    assert stages(phases) == [Stage.OPEN, Stage.FULL, Stage.CLOSED, Stage.TODAY, Stage.ONGOING, Stage.PAST]
    assert at(phases, "2027-03-10T12:00").stage is Stage.FULL
    assert {Part.REGISTRATION} == at(phases, "2027-03-10T12:00").parts & {Part.REGISTRATION, Part.REGISTER, Part.SEATS}


def test_full_without_a_day_is_full_all_the_time() -> None:
    phases = timeline(event(registration={"url": URL, "seats_left": 0}))
    assert phases[0].stage is Stage.FULL


def test_an_old_count_of_seats_is_not_shown() -> None:
    """Two weeks after the day on which they were counted, seats are not told any more."""
    counted = date(2027, 1, 20)
    phases = timeline(event(registration={"url": URL, "seats": 40, "seats_left": 12, "as_of": counted.isoformat()}))
    assert Part.SEATS not in at(phases, "2027-01-19T23:59").parts
    assert Part.SEATS in at(phases, "2027-01-20T00:00").parts
    assert Part.SEATS in at(phases, f"{counted + FRESH - timedelta(days=1)}T23:59").parts
    assert Part.SEATS not in at(phases, f"{counted + FRESH}T00:00").parts


@pytest.mark.parametrize("state", [State.CANCELLED, State.POSTPONED])
def test_what_is_called_off_stays_so(state: State) -> None:
    """No hour invites to it; it only passes from what comes to what was."""
    phases = timeline(event(state=state, online_url=URL, registration={"url": URL}), film("2027-04-01"))
    assert [(each.stage, each.parts) for each in phases] == [
        (Stage(state), {Part.COMING}),
        (Stage(state), {Part.PAST}),
    ]
    assert since(phases[1]) == datetime(2027, 3, 17, 9, 15, tzinfo=HERE)


def test_what_is_moved_lives_on() -> None:
    assert timeline(event(state="moved")) == timeline(event())


def test_a_planned_event_is_tentative_until_it_begins() -> None:
    phases = timeline(event(state="planned"))
    assert [Part.TENTATIVE in each.parts for each in phases] == [True, True, False, False]


def test_an_awaited_film_is_given_up_after_a_year() -> None:
    phases = timeline(event(), awaited=True)
    assert stages(phases)[-2:] == [Stage.FILM_SOON, Stage.PAST]
    assert phases[-1].since - phases[-2].since == AWAITED


def test_a_film_from_before_the_end_is_there_at_the_end() -> None:
    assert stages(timeline(event(), film("2026-02-01")))[-2:] == [Stage.ONGOING, Stage.FILM]


@pytest.mark.parametrize(
    ("first", "last", "hours"), [("2027-03-27", "2027-03-28", 47), ("2027-10-30", "2027-10-31", 49)]
)
def test_whole_days_over_a_change_of_clocks(first: str, last: str, hours: int) -> None:
    """Whole days begin and end at Stockholm's midnights, however many hours lie between."""
    phases = timeline(event(start=first, end=last))
    assert stages(phases) == [Stage.COMING, Stage.ONGOING, Stage.PAST]
    assert phases[2].since - phases[1].since == timedelta(hours=hours)
    assert since(phases[2]).time().isoformat() == "00:00:00"


def test_an_event_in_another_time_zone_is_told_by_swedish_days() -> None:
    """A talk in New York on the evening of the 16th is on the 17th for who follows it from here."""
    phases = timeline(event(start="2027-03-16T20:00", end="2027-03-16T21:00", timezone="America/New_York"))
    assert told(phases)[1:] == ["2027-03-17 00:00 today", "2027-03-17 01:00 ongoing", "2027-03-17 02:00 past"]


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31))  # noqa: DTZ001 — local times, as in a file
DAYS = MOMENTS.map(datetime.date)
LENGTHS = st.integers(1, 5000)


@st.composite
def timings(draw: st.DrawFn) -> Timing:
    """Any event that the models let through, sound or not."""
    if draw(st.booleans()):
        start = draw(MOMENTS).replace(second=0, microsecond=0)
        begins, ends = start.isoformat(), (start + timedelta(minutes=draw(LENGTHS))).isoformat()
    else:
        day = draw(DAYS)
        begins, ends = day.isoformat(), (day + timedelta(days=draw(st.integers(0, 20)))).isoformat()
    moment = st.one_of(DAYS, MOMENTS.map(lambda each: each.replace(microsecond=0))).map(lambda each: each.isoformat())
    registration = st.fixed_dictionaries(
        {"url": st.just(URL)},
        optional={
            "opens": DAYS.map(date.isoformat),
            "deadline": moment,
            "seats": st.integers(1, 500),
            "seats_left": st.integers(0, 3),
            "as_of": DAYS.map(date.isoformat),
        },
    )
    return event(
        start=begins,
        end=ends,
        timezone=draw(st.sampled_from(ZONES)),
        state=draw(st.sampled_from(State)),
        online_url=draw(st.none() | st.just(URL)),
        registration=draw(st.none() | registration),
    )


FILMS = st.none() | DAYS.map(lambda day: film(day.isoformat()))
INSTANTS = MOMENTS.map(lambda each: each.replace(tzinfo=UTC))


@given(timings(), FILMS, st.booleans())
@example(event(start="2027-03-28T02:30", end="2027-03-28T03:30"), None, False)
@example(event(start="2027-10-31T02:30", end="2027-10-31T02:45"), None, False)
def test_phases_follow_each_other(timing: Timing, film: Film | None, awaited: bool) -> None:
    """They begin at the beginning, each after the one before and different from it, and end with nothing to come."""
    phases = timeline(timing, film, awaited=awaited)
    assert phases[0].since == BEGINNING
    assert all(before.since < after.since and after.follows(before) for before, after in pairwise(phases))
    assert all(each.since.tzinfo is UTC for each in phases)
    assert Part.COMING in phases[0].parts
    assert phases[-1].parts <= {Part.PAST, Part.FILM}
    assert len(phases) <= 16 + NEAR


@given(timings(), FILMS, st.booleans(), INSTANTS)
def test_the_timeline_knows_every_instant(timing: Timing, film: Film | None, awaited: bool, now: datetime) -> None:
    """The last phase that has begun says of any instant what would be said if one looked then."""
    found, fresh = (
        phase_at(timeline(timing, film, awaited=awaited), now),
        timeline(timing, film, awaited=awaited, since=now),
    )
    assert not found.follows(fresh[0])
    assert fresh[1:] == tuple(each for each in timeline(timing, film, awaited=awaited) if each.since > now)


@given(timings(), FILMS, INSTANTS)
def test_each_part_has_its_time(timing: Timing, film: Film | None, now: datetime) -> None:
    """What comes has not ended; nobody is asked to register late, nor to what is called off; it never un-happens."""
    phase = phase_at(timeline(timing, film), now)
    ended = now >= max(timing.ends.astimezone(UTC), timing.starts.astimezone(UTC))
    called_off = timing.state in {State.CANCELLED, State.POSTPONED}
    assert (Part.PAST in phase.parts) is ended
    assert (Part.COMING in phase.parts) is not ended
    assert (Part.CALENDAR in phase.parts) is (not ended and not called_off)
    if Part.REGISTER in phase.parts:
        assert timing.registration
        assert now < timing.starts.astimezone(UTC)
        assert not called_off
        assert timing.registration.seats_left != 0 or timing.registration.as_of
    if Part.SEATS in phase.parts:
        assert timing.registration
        assert timing.registration.as_of
        assert timing.registration.as_of <= now.astimezone(ZoneInfo(timing.timezone)).date()
    assert (Part.FILM in phase.parts) is (phase.stage is Stage.FILM)
