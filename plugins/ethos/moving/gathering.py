"""What is said of a seminar, in a row of a table or an event of a calendar, as the fields that a seminar has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from slugify import slugify

from ethos import texts
from ethos.draft import plainly
from ethos.kinds import right
from ethos.kinds.fields import mail_address, web_address
from ethos.kinds.settings import Settings
from ethos.moving.found import SUMMARY, TITLE, Found, first_sentence, in_line, told, worded
from ethos.source import Value

CLOCK = re.compile(r"(?:kl\.? ?)?(\d{1,2})(?:[.:](\d\d))?(?::00)?(?= *(?:$|[-–—]|till\b))")
SPAN = re.compile(r"^(.*?\d) *(?:[-–—]|till) *((?:kl\.? ?)?\d{1,2}(?:[.:]\d\d)?)$")
"""``13.00–15.00``, and a day before it."""
ONLINE = re.compile(r"teams|zoom|digital|webbinar|webinar|online|distans", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """What is said of a seminar, as texts; lists are parted by ``;`` or new lines."""

    title: str
    start: str = ""
    """``2027-03-17T13:00`` or ``2027-03-17``, or nothing."""
    end: str = ""
    text: str = ""
    summary: str = ""
    place: str = ""
    city: str = ""
    address: str = ""
    online_url: str = ""
    registration: str = ""
    deadline: str = ""
    state: str = ""
    uid: str = ""
    timezone: str = ""
    series: str = ""
    price: str = ""
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Words of themes, organisers and audience, and names of speakers."""
    notes: Sequence[str] = ()


def seminar(given: Told, settings: Settings) -> Found:
    """A seminar with what is known of it."""
    vocabularies = {"themes": "themes", "organisers": "organisations", "audience": "roles"}
    words = {name: (vocabulary, given.lists.get(name, ())) for name, vocabulary in vocabularies.items()}
    fields: dict[str, Value] = {}
    notes = list(given.notes)
    for name, slugs, note in worded(settings, words):
        fields |= {name: slugs} if slugs else {}
        notes += [note] if note else []
    body = plainly(given.text) if given.text.strip() else ""
    fields |= dict(_plain(given))
    placed, more = _placed(given)
    return Found("seminar", in_line(given.title, TITLE), fields | placed, body, [*notes, *more])


def _plain(given: Told) -> Iterator[tuple[str, Value]]:
    """The fields that say one thing."""
    summary = in_line(given.summary, SUMMARY) or first_sentence(given.text)
    single = {"summary": summary, "start": given.start, "end": given.end, "uid": given.uid}
    single |= {"timezone": given.timezone, "series": in_line(given.series), "price": in_line(given.price)}
    yield from ((name, said) for name, said in single.items() if said)
    if state := _state(given.state):
        yield "state", state
    if speakers := given.lists.get("speakers"):
        yield "speakers", [{"name": in_line(each)} for each in speakers]
    if url := _way(given.registration):
        registration: dict[str, Value] = {"url": url}
        yield "registration", registration | ({"deadline": given.deadline} if given.deadline else {})


def _way(written: str) -> str:
    """Where one registers: an address on the web, or one to write to."""
    for check, mended in ((web_address, right.address(written)), (mail_address, right.mail(written))):
        if mended and ("@" in written) == (check is mail_address):
            try:
                check(mended)
            except ValueError:
                continue
            return f"mailto:{mended}" if check is mail_address else mended
    return ""


def _state(written: str) -> str:
    known: dict[str, str] = texts.labels("import.state")
    name = slugify(written)
    return next((state for state, words in known.items() if name and name in map(slugify, words.split(","))), "")


def _placed(given: Told) -> tuple[dict[str, Value], list[str]]:
    """Where it is. A place without a city is told of: nobody can know which city a hall lies in."""
    afar = right.address(given.online_url)
    is_afar = bool(afar) or bool(ONLINE.search(given.place))
    name = "" if is_afar and ONLINE.search(given.place) else in_line(given.place)
    fields: dict[str, Value] = {"online_url": afar} if afar else {}
    if name or given.city:
        place = {"name": name, "city": in_line(given.city), "address": in_line(given.address)}
        fields["place"] = {key: said for key, said in place.items() if said}
    is_here = "place" in fields
    if is_here or is_afar:
        fields["format"] = "hybrid" if is_here and is_afar else "online" if is_afar else "onsite"
    return fields, []


def spanned(day: str, begins: str, last_day: str, ends: str) -> tuple[str, str]:
    """When something begins and ends, of a day and the times of the clock as an agency writes them; or nothing."""
    if found := SPAN.match(day.strip()):
        day, ends = (found[1], found[2]) if right.moment(found[1]) else (day, ends)
    if found := SPAN.match(begins.strip()):
        begins, ends = found[1], found[2]
    start = _moment(day, begins)
    of_day = right.day(last_day[:10] if "T" in last_day else last_day) or start[:10]
    end = _moment(last_day, ends) if "T" in right.moment(last_day) else _moment(of_day, ends)
    is_timed = "T" in start
    return start, end if is_timed == ("T" in end) and end >= start else "" if is_timed else start


def _moment(day: str, clock: str) -> str:
    whole = right.moment(day)
    found = CLOCK.match(clock.strip())
    if not whole or "T" in whole or not found:
        return whole
    return right.moment(f"{whole} {int(found[1]):02}:{found[2] or '00'}")


def as_text(value: object) -> str:
    """A cell's value as somebody would have written it: a midnight is a day."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="minutes")
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def unread(name: str, written: str) -> str:
    """That something was written which is no time."""
    return told("time", what=name, written=in_line(written, 80))
