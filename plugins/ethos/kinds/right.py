"""What an editor wrote, turned into what was meant: only where it can mean one thing.

Each function takes a text as written and gives it as it should stand, or nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta

from pydantic_core import PydanticCustomError

from ethos.source import scalar
from ethos.source.signs import straight

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
DAYS = (
    re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"),
    re.compile(r"(?P<year>\d{4})[-/. ](?P<month>\d\d?)[-/. ](?P<day>\d\d?)"),
    re.compile(r"(?:den )?(?P<day>\d\d?)(?:[./] ?|:e )?(?P<month>\d\d?)[-./ ]+(?P<year>\d{4})"),
    re.compile(r"(?:\w+dag(?:en)? )?(?:den )?(?P<day>\d\d?)(?::[ea])? (?P<name>[a-zå]{3,9})\.?,? (?P<year>\d{4})"),
)
"""20260302; 2026-3-2 and 2026/03/02; 2/3 2026 and 02.03.2026, as one writes in Sweden; den 3 mars 2026."""
CLOCK = re.compile(r"[T, ]*(?:kl(?:ockan|\.)? ?)?(?P<hour>\d\d?)(?:[.:](?P<minute>\d\d))?(?::00)?", re.IGNORECASE)

SCHEME = re.compile(r"(?:h?t+ps?[:;]?/{0,3})*(?P<rest>[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?)", re.IGNORECASE)

_OF = r"(\d+(?: ?[a-z]\b)?)"
"""The number of a section."""


def _sign_last(found: re.Match[str]) -> str:
    """``§ 5`` and ``§§ 5–6`` with the sign after the numbers."""
    first, between, last = found.groups()
    return f"{first}{between}{last} §§" if last else f"{first} §"


CITING = tuple(
    (re.compile(pattern, re.IGNORECASE), meant)
    for pattern, meant in (
        (r"[\s\u00a0]+", " "),
        (r"\(? ?\b\d{4}:\d+\b ?\)?", " "),
        (r"(?<=[^\W\d_])[,:](?= )|(?<!art)(?<!kap)(?<!\bp)(?<!\bst)(?<=[^\W\d_])\.(?= \d)|(?<=kap\.),", " "),
        (r"\bparagraf(?:en|er|erna)?\b", "§"),
        (r"(?<!\d)(?<!\d )\bkap(?:\.|itel|itlet)? ?(\d+(?: ?[a-z]\b)?)(?= ?(?:§|,))", r"\1 kap. "),
        (r"(\d)\s*kap(?:itlet|itel|\.|(?![^\W\d_]))[ ,]*", r"\1 kap. "),
        (r"\b(?:art|artikel)\b\.? ?(?=\d)", "art. "),
        (r"(art\. \d+)\.\d+(?: [a-z]\b)?\.?", r"\1"),
        (r"(?<=\d) ?[-–] ?(?=\d)", "–"),
        (r"(?<=\d) ?: ?(?=\d)", ":"),
        (r"(?:\b(?:\d|första|andra|tredje|fjärde) ?(?:st|stycket|p|punkten|men|meningen)\b|\b(?:st|p)\.? ?\d)\.?", " "),
        (rf"§+ ?{_OF}(?:([–]| och | eller |, ?){_OF})?", _sign_last),
        (rf"{_OF} ?§+(?=,? ?(?:och |eller )?\d)", r"\1"),
        (r"(?<=\d),(?=\d)", ", "),
        (rf"{_OF} ?(§+) ?", r"\1 \2 "),
        (r"(?<=\d) (?= ?[,])", ""),
        (r"(?<=[^\W\d_])(?=\d)", " "),
        (r"((?:–| och | eller |, )\d+(?: [a-z])?) §(?!§)", r"\1 §§"),
        (r" {2,}", " "),
    )
)
"""What is written in a citation otherwise than it is read, in turn → as it should stand."""

PLAIN = re.compile(r"[\w./][\w./–-]*(?: [\w./§–-]+)*|\d{4}-\d\d-\d\dT[\d:]+|https?://[^\s#,\[\]{}]+|[\w.+-]+@[\w.-]+")
"""What needs no quotation marks in YAML, wherever it stands."""
YES_OR_NO = {
    **dict.fromkeys(("ja", "sant", "yes", "on", "true"), True),
    **dict.fromkeys(("nej", "falskt", "no", "off", "false"), False),
}

Mend = Callable[[str], str]
"""From a text as written to what was meant, or nothing."""


def refused(code: str, value: object, mend: Mend | None = None) -> PydanticCustomError:
    """A fault in a value, with what was meant where that is clear, and another than what was written."""
    meant = mend(straight(str(value))) if mend and isinstance(value, str | int) else ""
    return PydanticCustomError(code, "refused", {"right": meant} if meant != value else {})


def day(written: str) -> str:
    """``2/3 2026``, ``20260302`` or ``2026-03-02T09:00`` → ``2026-03-02``."""
    found, _ = _day(written.strip())
    return found.isoformat() if found else ""


def moment(written: str) -> str:
    """The same with a time, if one is written: ``2026-03-02 kl. 9.00`` → ``2026-03-02T09:00``; 24:00 is a day on."""
    found, rest = _day(written.strip())
    clock = CLOCK.fullmatch(rest)
    if found is None or not rest:
        return found.isoformat() if found else ""
    hour, minute = (int(clock["hour"]), int(clock["minute"] or 0)) if clock else (25, 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return ""
    return f"{found + timedelta(days=hour // 24)}T{hour % 24:02}:{minute:02}"


def _day(written: str) -> tuple[date | None, str]:
    """The day that a text begins with, and what follows it."""
    for pattern in DAYS:
        found = pattern.match(written.casefold())
        parts = found.groupdict() if found else {}
        month = _month(parts.get("name") or "") or int(parts.get("month") or 0)
        if found and month and (day := _valid(int(parts["year"]), month, int(parts["day"]))):
            return day, written[found.end() :]
    return None, ""


def _month(name: str) -> int:
    return next((number for number, each in enumerate(MONTHS, 1) if name.startswith(each)), 0)


def _valid(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; a month beyond twelve has changed places with the day."""
    try:
        return date(year, day, month) if month > 12 else date(year, month, day)
    except ValueError:
        return None


def address(written: str) -> str:
    """``www.regeringen.se`` → ``https://www.regeringen.se``."""
    found = SCHEME.fullmatch(written.strip().strip("<>"))
    return f"https://{found['rest']}" if found else ""


def mail(written: str) -> str:
    """``mailto:a@b.se`` and ``<a@b.se>`` without what does not belong to the address."""
    return re.sub(r"^mailto:|[<>\s]", "", written)


def citation(written: str) -> str:
    """``FL § 5``, ``FL5§`` and ``FL, 5 §`` → ``FL 5 §``; ``RF 1 kap 9 §`` → ``RF 1 kap. 9 §``. What is said within a
    section goes: a citation is of the section."""
    for pattern, meant in CITING:
        written = pattern.sub(meant, written)
    return written.strip(" ,")


def retyped(kind: str, value: object) -> str:
    """A value of another type than pydantic's ``kind`` of fault asks for, as one writes it in YAML; or nothing.

    ``1984`` as text is ``"1984"``, ``45 minuter`` as a number ``45``, ``ja`` as true or false ``true``.
    """
    words = straight(value).strip() if isinstance(value, str) else ""
    if kind == "string_type" and type(value) in {int, float}:
        return said(str(value))
    if kind == "bool_type":
        return said(YES_OR_NO[words.lower()]) if words.lower() in YES_OR_NO else ""
    if kind == "int_type":
        number = re.fullmatch(r"(\d{1,9})(?:[.,]0+)?(?: ?[^\W\d]+\.?)?", words or str(value))
        return number[1] if number else ""
    if kind in {"tuple_type", "list_type"} and words:
        parts = re.split(r",? och |[,;] ?", words)
        return said(parts if all(re.fullmatch(r"[\w-]+", each) for each in parts) else [words])
    return ""


def said(value: object) -> str:
    """A value as one writes it in YAML: a text in quotation marks where it would be read as something else."""
    if isinstance(value, list):
        return f"[{', '.join(map(said, value))}]"
    if isinstance(value, str):
        is_plain = PLAIN.fullmatch(value) and isinstance(scalar(value), str)
        return value if is_plain else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def time_code(written: str) -> str:
    """``12.30`` → ``12:30``."""
    return written.strip().replace(".", ":")


def weekday(day: str) -> int:
    """The day of the week of a day, Monday 0; -1 for no day."""
    return date.fromisoformat(day).weekday() if day else -1
