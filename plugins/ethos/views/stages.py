"""How it is with an event, in Swedish, on any day: what its page says on the day of the build, and every phase after.

A phase is told in two parts. ``words`` are a few, for the eye: ”Sista anmälan i morgon”. ``note`` is a sentence with a
date in it: ”Anmäl dig senast 10 mars 2027”. A browser without scripts shows what the build wrote for as long as the
page lies there, so the build writes only words that stay true (``LASTING``); ``events/stage.js`` puts the others in.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from itertools import pairwise, zip_longest

from markupsafe import Markup

from ethos import texts
from ethos.kinds.attendance import Registration
from ethos.kinds.event import Timing
from ethos.kinds.film import Film
from ethos.kinds.stage import Part, Phase, Stage
from ethos.markdown import typeset
from ethos.views import swedish

LASTING = {Stage.FULL, Stage.CLOSED, Stage.PAST, Stage.UNKNOWN, Stage.FILM}
"""Stages whose words are as true next year: what is full or past stays so, or a new build says otherwise."""

SILENT = {Stage.CANCELLED, Stage.POSTPONED, Stage.COMING, Stage.OPENS, Stage.OPEN}
"""Stages that need no words: those of the first two stand apart, the others have their note or go without saying."""


def lasting(phase: Phase) -> str:
    """The words of a phase that may be read on any later day; those that would not stay true are left out."""
    if phase.stage is Stage.FILM_SOON:
        return texts.label(f"stage.{Stage.PAST}")
    return words(phase) if phase.stage in LASTING else ""


def words(phase: Phase) -> str:
    """A phase in a few words, or none when there is nothing to say."""
    if phase.days_left is not None:
        return texts.label("stage.near").format(left=_left(phase.days_left))
    return "" if phase.stage in SILENT else texts.label(f"stage.{phase.stage}")


def _left(days: int) -> str:
    return texts.label(f"stage.left.{days if days < 2 else 'more'}").format(days=days)


def note(phase: Phase, timing: Timing, film: Film | None) -> str:
    """What one wants to know beside that, with its date; nothing when the event is over and has no film to come."""
    if phase.stage is Stage.FILM_SOON and film:
        return _dated("film", swedish.day_words(film.published))
    if timing.registering and phase.stage is Stage.COMING:
        return texts.label(f"event.registering.{timing.registering}")
    return registering(phase, timing.registration, timing.timezone) if timing.registration else ""


def registering(phase: Phase, registration: Registration, zone: str) -> str:
    """Until when one can register, from when, or that it is too late."""
    if phase.stage is Stage.OPENS and registration.opens:
        return _dated("opens", swedish.day_words(registration.opens))
    if phase.stage is Stage.FULL:
        return _dated("full", swedish.day_words(registration.as_of)) if registration.as_of else ""
    if Part.REGISTER in phase.parts and not registration.deadline:
        return texts.label("stage.note.register")
    if registration.deadline:
        form = "deadline" if Part.REGISTER in phase.parts else "closed" if phase.stage in AFTER_CLOSING else ""
        return _dated(form, swedish.moment_words(registration.deadline, zone)) if form else ""
    return ""


AFTER_CLOSING = {Stage.CLOSED, Stage.TODAY}


@lru_cache(maxsize=4096)
def _dated(form: str, day: str) -> str:
    return typeset(texts.label(f"stage.note.{form}").format(day=day))


def seats(registration: Registration | None) -> str:
    """How many seats were left, and when: ”12 av 40 platser kvar den 1 mars 2027”."""
    if registration is None or not registration.seats_left or registration.as_of is None:
        return ""
    left, total, day = registration.seats_left, registration.seats, swedish.day_words(registration.as_of)
    form = "some" if total else "left"
    return typeset(texts.label(f"seats.{form}").format(left=left, total=total, day=day))


def as_data(phases: Sequence[Phase], timing: Timing, film: Film | None) -> Markup:
    """Each phase for ``events/stage.js``, to stand in an attribute between single quotes; nothing when none changes it.

    A list of [since when (ISO, UTC; nothing for the first), stage, words, note, parts], where 0 stands for what is as
    in the phase before: most phases change a word or two, and a long list of events shall not weigh much.
    """
    if len(phases) == 1:
        return Markup()
    told = [_told(phase, timing, film) for phase in phases]
    instants = ["", *(_instant(phase.since) for phase in phases[1:])]
    rows = [[instant, *_changed(*pair)] for instant, pair in zip(instants, pairwise([(), *told]), strict=True)]
    return attribute(rows)


def _told(phase: Phase, timing: Timing, film: Film | None) -> tuple[str, ...]:
    return (phase.stage, words(phase), note(phase, timing, film), " ".join(sorted(phase.parts)))


def _changed(before: Sequence[str], now: Sequence[str]) -> list[str | int]:
    """What is new; 0 for what is not."""
    return [0 if old == new else new for old, new in zip_longest(before, now)]


def attribute(value: object) -> Markup:
    """JSON that is safe in an attribute between single quotes, where double ones need no escape."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, safe in (("&", "&amp;"), ("'", "&#39;"), ("<", "&lt;"), (">", "&gt;")):
        written = written.replace(sign, safe)
    return Markup(written)  # noqa: S704 — escaped above


def _instant(moment: datetime) -> str:
    """``2027-03-17T07:15Z``, with seconds when there are any."""
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds').removesuffix(':00')}Z"
