"""No text has a Swedish personal number, or a coordination number: who it belongs to would be known for ever.

Six or eight digits that are a day (with sixty more in a coordination number), and four more. Written with the sign that
belongs there they look like one, right or not; otherwise the last is the sum that Luhn's algorithm gives. What is told
never repeats it: faults are read in logs and in proposals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.problem import Problem, problem
from ethos.source import Document
from ethos.source.text import place

NUMBER = re.compile(
    r"(?<!\d)(?<!\d[.,])(?P<century>18|19|20)?(?P<year>\d\d)(?P<dash>-?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)"
    r"(?P<between>[ \u00a0]?[-+\u2010-\u2014\u2212]?[ \u00a0]?)(?P<last>\d{4})(?!\d)"
)
SIGNS = {"-", "+"}
"""What stands before the four: + for who has turned a hundred."""
COORDINATION = 60
"""What is added to the day when it is a coordination number (lag 2022:1697)."""


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for document in _documents(catalogue):
        yield from _told(document.path, document.path, 1)
        yield from _told(document.path, document.yaml, 1)
        yield from _told(document.path, document.body, document.body_line)
    for path, transcript in catalogue.transcripts.items():
        yield from _told(path, transcript.content, 1)


def _documents(catalogue: Catalogue) -> Iterator[Document]:
    """Every file that has been read, and of those with faults each whose fields could be."""
    yield from catalogue.settings.sources
    yield from (entry.source for entry in catalogue.entries)
    yield from (file.document for file in catalogue.faulty if file.document)


def _told(path: str, text: str, first: int) -> Iterator[Problem]:
    for offset, shown in numbers(text):
        line, column = place(text, offset)
        yield problem("personal-number", path, first + line - 1, column, written=shown)


def numbers(text: str) -> Iterator[tuple[int, str]]:
    """Where each number begins, and as much of it as may be told."""
    for found in NUMBER.finditer(text):
        if _is_day(found) and (found["between"] in SIGNS or _sum_is_right(found)):
            yield found.start(), f"{found['century'] or ''}{found['year']}…"


def _is_day(found: re.Match[str]) -> bool:
    day = int(found["day"])
    try:
        date(
            int(found["century"] or 20) * 100 + int(found["year"]), int(found["month"]), day - (day > 31) * COORDINATION
        )
    except ValueError:
        return False
    # Ten digits in a row that begin with a zero are a telephone number.
    return bool(found["between"] or found["century"]) or not found["year"].startswith("0")


def _sum_is_right(found: re.Match[str]) -> bool:
    """Luhn's sum: the first digit of every two is doubled, and the digits of all make whole tens."""
    digits = "".join(found.group("year", "month", "day", "last"))
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(sum(divmod(each, 10)) for each in doubled) % 10 == 0
