"""Addresses that put one event into somebody's calendar at Google as it is now, which follow no change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, timedelta
from urllib.parse import urlencode

from ethos import texts
from ethos.happening import Event
from ethos.kinds.event import Timing
from ethos.kinds.settings import Settings
from ethos.markdown import typeset
from ethos.output import Link
from ethos.views import swedish
from ethos.views.calendar import wording

GOOGLE = "https://calendar.google.com/calendar/render"


def adding(event: Event, settings: Settings) -> Sequence[Link]:
    """An address for the event, or for each of its meetings, called by its time."""
    page = f"{settings.site.address}{event.entry.path}"
    told = wording.description(event, page, settings.organisations)
    return [_link(event, told, *each) for each in enumerate(event.timing.sittings, 1)]


def _link(event: Event, told: str, number: int, timing: Timing) -> Link:
    asked = {
        "action": "TEMPLATE",
        "text": wording.meeting_title(event, number),
        "dates": f"{_moment(timing, last=False)}/{_moment(timing, last=True)}",
        "details": told,
        "location": wording.location(timing),
    }
    when = swedish.timing_words(timing)
    return Link(f"{GOOGLE}?{urlencode(asked)}", typeset(texts.label("calendar.google").format(when=when)))


def _moment(timing: Timing, *, last: bool) -> str:
    """A moment in UTC, or a day: for the end of whole days the day after the last, as in calendar files."""
    if not timing.whole_day:
        return f"{(timing.ends if last else timing.starts).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    day = timing.end + timedelta(days=1) if last else timing.start
    return f"{day:%Y%m%d}"
