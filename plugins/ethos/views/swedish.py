"""Days and times in Swedish words, as they are read aloud."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date

from ethos import texts
from ethos.kinds.event import STOCKHOLM, Timing, at

DIGITS = "0123456789"


@lru_cache(maxsize=4096)
def words(day: date, pattern: str) -> str:
    """A day by a CLDR pattern, in Swedish."""
    return format_date(day, pattern, locale="sv")


def day_words(day: date) -> str:
    """``17 mars 2027``."""
    return words(_day(day), "d MMMM y")


def clock(moment: datetime) -> str:
    """``8.15``: hours without a leading zero, as Swedish agencies write."""
    return f"{moment.hour}.{moment.minute:02}"


def moment_words(moment: date) -> str:
    """``17 mars 2027`` or, when there is a time, ``17 mars 2027 kl. 13.00``."""
    if isinstance(moment, datetime):
        return f"{day_words(moment)} kl. {clock(moment)}"
    return day_words(moment)


def moved_words(timing: Timing) -> str:
    """When and where an event would have been before it was moved: ``5 maj 2027 kl. 13.00, Umeå``, or what is known."""
    moment = moment_words(timing.moved_from) if timing.moved_from else ""
    return ", ".join(filter(None, (moment, timing.moved_from_city)))


def timing_words(timing: Timing) -> str:
    """When an event is, in full: ``Onsdag 17 mars 2027 kl. 8.15–9.15``."""
    start, end = timing.start, timing.end
    long = words(_day(start), "EEEE d MMMM y").capitalize()
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


def local_words(timing: Timing) -> str:
    """When an event is, and that it is told by another clock than the reader's, where it is."""
    words = timing_words(timing)
    return texts.label("event.local_time").format(time=words) if swedish_time(timing) else words


def moment_in_sweden(moment: date, zone: str) -> str:
    """A moment as it is read in Sweden: ``16 mars 2027 kl. 23.00 svensk tid`` where clocks differ."""
    there = at(moment, zone)
    here = there.astimezone(ZoneInfo(STOCKHOLM))
    if not isinstance(moment, datetime) or here.utcoffset() == there.utcoffset():
        return moment_words(moment)
    return texts.label("event.in_sweden").format(time=moment_words(here))


def swedish_time(timing: Timing) -> str:
    """The time in Sweden, when clocks differ where the event is: ``Svensk tid: 17 mars 2027 kl. 14.15–15.15``."""
    start, end = (each.astimezone(ZoneInfo(STOCKHOLM)) for each in (timing.starts, timing.ends))
    if timing.whole_day or start.utcoffset() == timing.starts.utcoffset():
        return ""
    until = clock(end) if end.date() == start.date() else f" {moment_words(end)}"
    return texts.label("event.swedish_time").format(time=f"{moment_words(start)}–{until}".replace("– ", " – "))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


LAST = "\U0010fff0"
"""After a z, it sorts after every word on z."""
AFTER_Z = {ord(letter): f"z{LAST}{place}" for place, letters in enumerate(("å", "äæ", "öø")) for letter in letters}


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
