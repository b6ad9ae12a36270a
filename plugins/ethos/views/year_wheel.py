"""The page /arshjul/: a year of conversations, as a plan to read and as one that a script makes of a reader's choice.

The plan of the day of the build stands in the page, chosen so that the themes take turns. ``year/page.js`` begins with
the same plan, and asks for ``data/dilemman.json`` when somebody chooses otherwise.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from ethos import places, texts
from ethos.kinds import Dilemma
from ethos.kinds.dilemma import Closure
from ethos.output import Page
from ethos.plan import NEAR, RULE, USUAL_MINUTES, case_of, length
from ethos.views import library, swedish
from ethos.views.cards import Card
from ethos.views.months import holiday
from ethos.views.press import Press, words

CONVERSATIONS, JULY, FRIDAY = 12, 7, 5
YEARS = 4
"""The year of the build and those after it: the last first month to choose is a year and a half ahead."""
GENTLE = 4
"""One in so many of a year's conversations begins it, and is easy, for the group is new. So is the last."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A conversation of the ready-made plan."""

    month: str
    slug: str
    card: Card
    values: Mapping[str, Sequence[str]]
    """What it answers in each facet of the library."""
    minutes: int
    season: Sequence[int]


@dataclass(frozen=True, slots=True)
class Off:
    """A weekday on which few are at work: ISO for the script, words for the reader."""

    iso: str
    words: str
    name: str


def page(press: Press) -> Page:
    """The page, with its plan and what the script needs."""
    title, description = words("year_wheel")
    return press.page(
        "year_wheel/page.html",
        places.YEAR.path,
        title,
        description,
        at=places.YEAR,
        plan=plan(press),
        usual=usual(press.catalogue.of(Dilemma)),
        talks=CONVERSATIONS,
        off=off(press.today.year),
        rule=RULE,
        themes=press.catalogue.settings.words("themes"),
        roles=roles(press),
        built=press.today.isoformat(),
        host=urlsplit(press.site_url).hostname or "",
    )


def roles(press: Press) -> dict[str, str]:
    """Those whom some dilemma is written for, as they are called when they are many."""
    used = {slug for each in press.catalogue.of(Dilemma) for slug in each.roles}
    terms = press.catalogue.settings.vocabulary.roles.items()
    return {slug: term.plural or term.label for slug, term in terms if slug in used}


def usual(dilemmas: Sequence[Dilemma]) -> int:
    """How long a conversation is, when nobody has said: as most of the cases there are, the shorter of two."""
    lengths = Counter(length([case_of(each)]) for each in dilemmas)
    return max(lengths, key=lambda each: (lengths[each], -each), default=USUAL_MINUTES)


def plan(press: Press) -> list[Planned]:
    """A conversation for each of the coming twelve months but July, as far as there are dilemmas for the usual time."""
    months, minutes = coming(press.today), usual(press.catalogue.of(Dilemma))
    within = [each for each in press.catalogue.of(Dilemma) if each.minutes <= minutes]
    chosen = spread(within, len(months), minutes, f"{months[0]:%Y-%m}", [each.month for each in months])
    pairs = zip(months, chosen, strict=False)  # a new site has fewer dilemmas than there are months
    return [
        Planned(named(month), each.slug, press.shelf.card(each), library.values(each), each.minutes, each.season)
        for month, each in pairs
    ]


def coming(today: date) -> list[date]:
    """The first days of the coming months, until there are twelve that are not July."""
    found: list[date] = []
    number = today.year * 12 + today.month
    while len(found) < CONVERSATIONS:
        year, month = divmod(number, 12)
        if month + 1 != JULY:
            found.append(date(year, month + 1, 1))
        number += 1
    return found


def named(month: date) -> str:
    """``Januari 2027``."""
    return swedish.words(month, "LLLL y").capitalize()


def spread(
    dilemmas: Sequence[Dilemma], count: int, minutes: int, key: str, months: Sequence[int] = ()
) -> list[Dilemma]:
    """So many dilemmas that fill the time, with themes that take turns; others for another key.

    The first and the last are easy, and what is heavy comes between them, when the group knows itself. Where the months
    are told, a dilemma that is tied to some of them comes in one of those, before all others, or not.
    """
    left = sorted(dilemmas, key=lambda each: _drawn(each, key))
    used: Counter[str] = Counter()
    chosen: list[Dilemma] = []

    def place(each: Dilemma) -> tuple[bool, int, bool, int]:
        is_tied = bool(months and each.season)
        heavy = weight(each) if is_gentle(len(chosen), count) else 0
        return is_short(each, minutes), heavy, not is_tied, max(used[theme] for theme in each.themes)

    while len(chosen) < count and (fit := _in_month(left, months[len(chosen)] if months else 0)):
        best = min(fit, key=place)
        left.remove(best)
        chosen.append(best)
        used.update(best.themes)
    return ended(chosen, opening(count), months)


def opening(count: int) -> int:
    """How many conversations begin a year of so many."""
    return -(-count // GENTLE)


def is_gentle(at: int, count: int) -> bool:
    """Whether a conversation of a year is among its first, or its last."""
    return at < opening(count) or at == count - 1


def weight(entry: Dilemma) -> int:
    """How heavy it is: as its author says, and of two alike the one that does not end openly."""
    return 2 * entry.difficulty + (entry.closure is not Closure.OPEN)


def ended(chosen: Sequence[Dilemma], first: int, months: Sequence[int] = ()) -> list[Dilemma]:
    """The same, but the last has changed places with the lightest after the first ones, where their months allow it."""
    last = len(chosen) - 1

    def may(one: int, other: int) -> bool:
        return not months or bool(_in_month([chosen[one]], months[other]))

    free = [at for at in range(first, last + 1) if may(at, last) and may(last, at)]
    lightest = min(free, key=lambda at: (weight(chosen[at]), -at), default=last)
    found = list(chosen)
    if found:
        found[lightest], found[last] = found[last], found[lightest]
    return found


def _in_month(dilemmas: Sequence[Dilemma], month: int) -> Sequence[Dilemma]:
    """Those that one may talk about in a month; all of them, where it is not told which."""
    return [each for each in dilemmas if not month or not each.season or month in each.season]


def is_short(entry: Dilemma, minutes: int) -> bool:
    """Whether it leaves a meeting of so many minutes empty."""
    return entry.minutes * NEAR < minutes


def _drawn(entry: Dilemma, key: str) -> tuple[int, str]:
    return zlib.crc32(f"{key} {entry.slug}".encode()), entry.slug


def off(year: int) -> list[Off]:
    """The weekdays from that year on when no conversation is put: public holidays, their eves, days squeezed in."""
    first, last = date(year, 1, 1), date(year + YEARS - 1, 12, 31)
    days = (first + timedelta(number) for number in range((last - first).days + 1))
    named_days = ((day, resting(day)) for day in days if day.isoweekday() <= FRIDAY)
    return [Off(day.isoformat(), swedish.day_words(day), name) for day, name in named_days if name]


def resting(day: date) -> str:
    """Why few are at work on a weekday; nothing for an ordinary one."""
    return next(_reasons(day), "")


def _reasons(day: date) -> Iterator[str]:
    name, _ = holiday(day)
    if name:
        yield _in_a_sentence(name)
    tomorrow, public = holiday(day + timedelta(1))
    if public:
        yield texts.label("year.eve").format(holiday=_in_a_sentence(tomorrow))
    if day.isoweekday() == FRIDAY and holiday(day - timedelta(1))[1]:
        yield texts.label("year.squeezed")
    if (day.month, day.day) in {(12, 27), (12, 28), (12, 29), (12, 30)}:
        yield texts.label("year.between")


def _in_a_sentence(name: str) -> str:
    """A holiday's name as it is written within a sentence: ”Kristi himmelsfärdsdag” keeps its capital."""
    return name if name.startswith("Kristi") else name[0].lower() + name[1:]
