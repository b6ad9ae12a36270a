"""No text has a Swedish personal number, or a coordination number: who it belongs to would be known for ever.

Six or eight digits that are a day that has been (with sixty more in a coordination number), and four more. Written with
the sign that belongs there they look like one, right or not; otherwise the last is the sum that Luhn's algorithm gives.
A text is read as its readers see it, too, without markup and with entities as what they become. What says right before
a number that it is of another kind is believed: there has to be a way to write a register's number.
What is told never repeats it: faults are read in logs and in proposals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from html import unescape

from ethos.problem import Problem, problem
from ethos.recalled import recalled
from ethos.share import Share
from ethos.source import Document
from ethos.source.text import place

SPACE = "[ \u00a0\u2009\u202f]"
NUMBER = re.compile(
    r"(?<!\d)(?<!\d[.,])(?P<century>18|19|20)?(?P<year>\d\d)"
    rf"(?P<apart>-|{SPACE}?)(?P<month>\d\d)(?P=apart)(?P<day>\d\d)"
    rf"(?P<between>{SPACE}?[-+\u2010-\u2014\u2212]?{SPACE}?)(?P<last>\d{{4}}|(?<=[-+])[TRSUWXJKLMN]\d{{3}})(?!\d)"
)
"""The letters are those of the numbers that are given in haste, before there is another (T-nummer)."""
SIGNS = {"-", "+"}
"""What stands before the four: + for who has turned a hundred."""
COORDINATION = 60
"""What is added to the day when it is a coordination number (lag 2022:1697)."""
OTHER_KIND = re.compile(
    r"(?<![^\W_])(?:ocr|bankgiro|bg|plusgiro|pg|dnr|diarien(?:umme)?r|ärenden(?:umme)?r|mål(?:nummer|nr)|faktura|ring|referens|"
    r"telefon|tel|tfn|mobil|fax|isbn|issn|doi)(?:-?(?:nummer|nr))?\W{0,6}(?:(?:nummer|nr)\W{0,6})?\Z"
    r"|\+46[ -]?(?:\(0\))?[ -]?\Z",
    re.IGNORECASE,
)
"""What says right before a number that it is of another kind. An organisation's number may be a person's."""
KIND_WITHIN = 30
"""How many characters before a number such a word is looked for in."""
GLUED = re.compile(r"[^\W_][-_]?\Z")
"""The end of a word that goes on with the number, as the names of files do."""
CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
UNSEEN = re.compile(
    r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]{2,30});|\\[!-/:-@\[-`{-~]|[*`~\u00ad]|<[^<>\d\n]{0,80}>"
    r"|(?<![^\W_])_|_(?![^\W_])"
)
"""What a reader of the page does not see as it is written: entities, escapes, marks of emphasis and tags."""


def check(share: Share, today: date) -> Iterator[Problem]:
    for document in _documents(share):
        yield from _told(document.path, document.path, 1, today)
        yield from _told(document.path, document.yaml, 1, today)
        yield from _told(document.path, document.body, document.body_line, today)
    for path, transcript in share.transcripts.items():
        yield from _told(path, transcript.content, 1, today)


def _documents(share: Share) -> Iterator[Document]:
    """Every file that has been read, and of those with faults each whose fields could be."""
    yield from share.documents
    yield from (file.document for file in share.faulty if file.document)


def _told(path: str, text: str, first: int, today: date) -> Iterator[Problem]:
    for offset, shown in numbers(text, today):
        line, column = place(text, offset)
        yield problem("personal-number", path, first + line - 1, column, written=shown)


@recalled
def numbers(text: str, today: date) -> Sequence[tuple[int, str]]:
    """Where each number begins, and as much of it as may be told: in the text as written, and as it is seen."""
    found = dict(_numbers(text, today))
    if UNSEEN.search(text):
        seen, places = as_seen(text)
        found |= {places[offset]: shown for offset, shown in _numbers(seen, today)}
    return tuple(sorted(found.items()))


def as_seen(text: str) -> tuple[str, Sequence[int]]:
    """A text as readers see it, and for each of its characters where in the written text it stands."""
    shown: list[str] = []
    places: list[int] = []
    at = 0
    for hidden in UNSEEN.finditer(text):
        instead = {"&": unescape(hidden[0]), "\\": hidden[0][1:]}.get(hidden[0][0], "")
        shown += text[at : hidden.start()], instead
        places += [*range(at, hidden.start()), *[hidden.start()] * len(instead)]
        at = hidden.end()
    return "".join((*shown, text[at:])), [*places, *range(at, len(text))]


def _numbers(text: str, today: date) -> Iterator[tuple[int, str]]:
    for found in NUMBER.finditer(text):
        before = text[max(0, found.start() - KIND_WITHIN) : found.start()]
        if _is_day(found, today) and not OTHER_KIND.search(before) and _is_somebodys(found, before):
            yield found.start(), f"{found['century'] or ''}{found['year']}…"


def _is_day(found: re.Match[str], today: date) -> bool:
    """True for a day that somebody can have been born on."""
    day, century = int(found["day"]), int(found["century"] or 20)
    try:
        born = date(century * 100 + int(found["year"]), int(found["month"]), day - (day > COORDINATION) * COORDINATION)
    except ValueError:
        return False
    return not found["century"] or born <= today


def _is_somebodys(found: re.Match[str], before: str) -> bool:
    """True for the sum of a personal number, and for what looks like one whatever its sum."""
    if not found["last"].isdigit():
        return True
    if _sum_is_right(found):
        # Ten digits in a row that begin with a zero are a telephone number.
        return bool(found["between"] or found["century"]) or not found["year"].startswith("0")
    is_moment = found["century"] == "20" and CLOCK.fullmatch(found["last"])
    return found["between"] in SIGNS and not found["apart"] and not is_moment and not GLUED.search(before)


def _sum_is_right(found: re.Match[str]) -> bool:
    """Luhn's sum: the first digit of every two is doubled, and the digits of all make whole tens."""
    digits = "".join(found.group("year", "month", "day", "last"))
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(sum(divmod(each, 10)) for each in doubled) % 10 == 0
