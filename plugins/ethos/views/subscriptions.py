"""The page /kalender/: every calendar to subscribe to, a choice of one's own, and the way to the months.

The choice is made in the browser (``events/calendar.js``) out of what stands on the page: a box for each calendar that
depends on a word, and that calendar's own addresses further down. Without a script the calendars are there to choose
from, and the boxes are not shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ethos import places, texts
from ethos.output import Page
from ethos.views import months
from ethos.views.agenda import are_invented
from ethos.views.calendar import Feed, alternate, archives, feeds
from ethos.views.press import Press, words

ALL = "alla"
KINDS = "sort"
"""What the calendars that depend on no word are called as a group."""


@dataclass(frozen=True, slots=True)
class Box:
    """A calendar in a list, and as something to choose."""

    key: str
    """The middle of its address: ``tema/jav``."""
    feed: Feed

    @property
    def value(self) -> str:
        return self.key.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Group:
    """Calendars of one sort."""

    name: str
    """What the group is called in the address of a choice: ``tema``."""
    heading: str
    boxes: Sequence[Box]

    @property
    def legend(self) -> str:
        return texts.label(f"calendar.choice.{self.name}")

    @property
    def choices(self) -> Sequence[Box]:
        """What one can choose: all but the calendar of everything."""
        return [box for box in self.boxes if box.key != ALL]


def page(press: Press) -> Page:
    found, front = groups(press), months.front(press)
    return press.page(
        "calendar/page.html",
        places.CALENDAR.path,
        *words("calendar"),
        at=places.CALENDAR,
        everything=found[0].boxes[0].feed,
        invented=are_invented(press.catalogue.upcoming(press.today)),
        alternates=[alternate(found[0].boxes[0].feed)],
        groups=found,
        choices=[group for group in found if len(group.choices) > 1],
        archives=archives(press.catalogue, press.site_url, press.today),
        this_year=press.today.year,
        years=months.years(press),
        month=front,
        why=months.why(press, front) if front else "",
        weekdays=months.weekdays(),
    )


def groups(press: Press) -> list[Group]:
    """The calendars as they are listed, the one of everything first."""
    return list(_groups(feeds(press.catalogue, press.site_url)))


def _groups(listed: Sequence[tuple[str, list[Feed]]]) -> Iterator[Group]:
    for heading, found in listed:
        boxes = [Box(feed.path.removeprefix(places.CALENDAR.path).removesuffix(".ics"), feed) for feed in found]
        yield Group(boxes[0].key.rpartition("/")[0] or KINDS, heading, boxes)
