"""Days and times in Swedish words, as they are read aloud.

A time is told with its clock wherever that may be another than the reader's: ``timing_words`` and ``moment_words`` see
to it, and what is ``bare`` is for those who say it in another way.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache

from babel.dates import format_date
from babel.lists import format_list

from ethos import texts
from ethos.kinds import span
from ethos.kinds.event import HERE, Timing, at, in_sweden
from ethos.kinds.fields import day_of

DIGITS = "0123456789"


@lru_cache(maxsize=4096)
def words(day: date, pattern: str) -> str:
    """A day by a CLDR pattern, in Swedish."""
    return format_date(day, pattern, locale="sv")


def within(label: str) -> str:
    """A label as it stands within a sentence: ``Gåvor och förmåner`` with a small letter, ``AI`` as it is."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def listed(words: Iterable[str]) -> str:
    """``a, b och c``."""
    return format_list(list(words), locale="sv")


def months(numbers: Iterable[int]) -> str:
    """``november och december``."""
    return listed(words(date(2000, number, 1), "LLLL") for number in numbers)


def day_words(day: date) -> str:
    """``17 mars 2027``."""
    return words(day_of(day), "d MMMM y")


def clock(moment: datetime) -> str:
    """``8.15``: hours without a leading zero, as Swedish agencies write."""
    return f"{moment.hour}.{moment.minute:02}"


def bare_moment(moment: date) -> str:
    """``17 mars 2027`` or, when there is a time, ``17 mars 2027 kl. 13.00``: by which clock the caller must say."""
    if isinstance(moment, datetime):
        return f"{day_words(moment)} kl. {clock(moment)}"
    return day_words(moment)


def bare_words(timing: Timing) -> str:
    """When an event is, in full, by the clock where it is: ``Onsdag 17 mars 2027 kl. 8.15–9.15``."""
    first, *others = timing.sittings
    if others:
        form = texts.label(f"event.meetings.{'two' if len(others) == 1 else 'more'}")
        return form.format(first=bare_words(first), others=len(others))
    start, end = timing.start, timing.end
    long = words(day_of(start), "EEEE d MMMM y").capitalize()
    if isinstance(start, datetime) and isinstance(end, datetime):
        if timing.last_day == start.date():
            return _evening(f"{long} kl. {clock(start)}", start, end)
        return f"{long} kl. {clock(start)} – {words(end.date(), 'EEEE d MMMM y')} kl. {clock(end)}"
    return long if start == end else f"{long} – {words(end, 'EEEE d MMMM y')}"


def _evening(began: str, start: datetime, end: datetime) -> str:
    """``kl. 18.00–21.00``, ``kl. 18.00–24.00``, ``kl. 20.00–1.00 (natten till torsdag)``: one evening, one day."""
    if end.date() == start.date():
        return f"{began}–{clock(end)}"
    if end.time() == time():
        return f"{began}–24.00"
    return texts.label("event.night").format(time=f"{began}–{clock(end)}", weekday=words(end.date(), "EEEE"))


def timing_words(timing: Timing) -> str:
    """When an event is, where it is, and that its clock is another than the reader's when it is."""
    words = bare_words(timing)
    return texts.label("event.local_time").format(time=words) if is_abroad(timing) else words


def moment_words(moment: date, zone: str, *, anywhere: bool = False) -> str:
    """A moment as it is read in Sweden: ``16 mars 2027 kl. 23.00 svensk tid`` where clocks differ.

    Who reads ``anywhere`` is told so of every time: a calendar program shows other times by its reader's own clock.
    """
    told = bare_moment(in_sweden(moment, zone))
    abroad = isinstance(moment, datetime) and (anywhere or _differs(at(moment, zone)))
    return texts.label("event.in_sweden").format(time=told) if abroad else told


def clock_words(moment: date, zone: str) -> str:
    """The time alone as it is read in Sweden: ``kl. 13.00``, ``kl. 23.00 svensk tid``; nothing of a day."""
    if not isinstance(moment, datetime):
        return ""
    here = at(moment, zone).astimezone(HERE)
    told = f"kl. {clock(here)}"
    return texts.label("event.in_sweden").format(time=told) if _differs(at(moment, zone)) else told


def moved_words(timing: Timing) -> str:
    """When and where an event would have been before it was moved: ``5 maj 2027 kl. 13.00, Umeå``, or what is known."""
    last, *earlier = [moment_words(each, timing.timezone) for each in reversed(timing.moves)] or [""]
    told = ", ".join(filter(None, (last, timing.moved_from_city)))
    return texts.label("event.moves").format(last=told, earlier=", ".join(earlier)) if earlier else told


def is_abroad(timing: Timing) -> bool:
    """True when the clock where an event is differs from Sweden's, as it begins or as it ends."""
    return not timing.whole_day and (_differs(timing.starts) or _differs(timing.ends))


def swedish_time(timing: Timing) -> str:
    """The time in Sweden, when clocks differ where the event is: ``Svensk tid: 17 mars 2027 kl. 14.15–15.15``."""
    if not is_abroad(timing):
        return ""
    first = timing.sittings[0]
    start, end = (each.astimezone(HERE) for each in (first.starts, first.ends))
    until = clock(end) if end.date() == start.date() else f" {bare_moment(end)}"
    return texts.label("event.swedish_time").format(time=f"{bare_moment(start)}–{until}".replace("– ", " – "))


def _differs(there: datetime) -> bool:
    return there.utcoffset() != there.astimezone(HERE).utcoffset()


LAST = "\U0010fff0"
"""After a z, it sorts after every word on z."""
AFTER_Z = {ord(letter): f"z{LAST}{place}" for place, letters in enumerate(("å", "äæ", "öø")) for letter in letters}


@lru_cache(maxsize=1 << 16)
def sort_key(text: str) -> str:
    """A key that sorts as a Swedish dictionary does: å, ä and ö after z, other accents and all punctuation ignored."""
    letters = unicodedata.normalize("NFC", text).casefold().translate(AFTER_Z)
    kept = (c for c in unicodedata.normalize("NFD", letters) if c.isalpha() or c in DIGITS or c in (" ", LAST))
    return "".join(kept).strip()


def first_letter(text: str) -> str:
    """The letter a title stands under in A–Ö; ``#`` for what starts with none. Sorted titles have sorted letters."""
    key = sort_key(text)
    if key[1:2] == LAST:
        return "ÅÄÖ"[int(key[2])]
    return key[0].upper() if key and key[0] not in DIGITS else "#"


def when(text: str) -> str:
    """A time no nearer than it is told: ``2013``, ``hösten 2013``, ``januari 2016``, ``1 januari 2016``."""
    year, _, rest = text.partition("-")
    if rest in span.HALVES:
        return texts.label(f"when.{rest}").format(year=year)
    day, _ = span.bounds(text)
    return year if not rest else words(day, "d MMMM y" if "-" in rest else "MMMM y")


def period(begins: str | None, ends: str | None, *, begun_before: bool = False) -> str:
    """``hösten 2013 till våren 2015``; or from when, until when, or by when it had begun."""
    if begins and begins == ends:
        return when(begins)
    form = ("until" if ends else "by" if begun_before else "since") if begins else "to"
    return texts.label(f"when.{form}").format(begins=when(begins or ends or ""), ends=when(ends or begins or ""))
