"""A fault in the content, as a sortable value, and the five forms in which it is told."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from urllib.parse import quote

from ethos import texts

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
SARIF_LEVELS = {"notice": "note"}
GITHUB_LEVELS = {"note": "notice"}
"""What SARIF (3.27.10) and GitHub call a level by another name than we do."""
GITLAB_LEVELS = {"error": "critical", "warning": "minor", "notice": "info", "note": "info"}
"""What GitLab's code quality reports call a level."""


class EthosError(Exception):
    """A broken environment: a folder that is missing, a tool that cannot run. Never a content fault."""


class Level(StrEnum):
    """How bad a problem is: an error stops publication, a warning does so under ``--strict``, a notice never does.

    A notice is something that an editor may do when there is time, or that time alone has brought about: what could be
    published yesterday can be today, with nothing changed. Only ``ethos check`` tells it. A note is what a
    reader might say of the language; it is told when asked for (``ethos check --notes``), and stops nothing either.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A part of one line of a file, from 1, and what should stand there instead; a line break in it is a ``\\n``."""

    path: str
    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in one file.

    ``path`` is relative to the root with ``/`` between its parts; ``line`` and ``column`` count from 1.
    ``message`` says what was written and what is wrong, ``hint`` what to do, with a corrected example; ``url`` is the
    page that explains the code, where the site has one. Where it is safe ``edits`` mend it, and a file whose name is
    wrong is to be called ``rename``.
    """

    path: str
    line: int
    column: int
    code: str
    level: Level
    message: str
    hint: str
    url: str = ""
    edits: tuple[Edit, ...] = ()
    rename: str = ""


def problem(code: str, path: str, line: int = 1, column: int = 1, **facts: object) -> Problem:
    """A problem worded in Swedish from ``sv.toml``; ``facts`` fill the wording's ``{places}``."""
    words = texts.wording(code)
    filled = {name: printable(_as_written(value)) for name, value in facts.items()}
    message, hint = words["message"].format_map(filled).strip(), words["hint"].format_map(filled).strip()
    return Problem(path, line, column, code, Level(words["level"]), message, hint)


def _as_written(fact: object) -> str:
    """A fact as an editor would write it: a local time with T, and without the seconds that nobody wrote."""
    return fact.isoformat()[: 19 if fact.second else 16] if isinstance(fact, datetime) else str(fact)


def linked(problems: Iterable[Problem], pages: str) -> Iterator[Problem]:
    """Problems with the pages that explain them: ``pages`` is the address that those lie under, or nothing."""
    return (replace(each, url=f"{pages}{each.code}/") if pages else each for each in problems)


def printable(text: str, limit: int = 400) -> str:
    """Text that is safe in a terminal and a log: control characters spelled out, length bounded."""
    shown = "".join(c if c.isprintable() or c == "\n" else f"\\u{ord(c):04x}" for c in text)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def has_errors(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """True when something stops publication; under ``strict`` a warning does."""
    stopping = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    return any(each.level in stopping for each in problems)


def faults(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that are more than notices and notes: what a build tells."""
    return [each for each in problems if each.level in {Level.ERROR, Level.WARNING}]


def as_text(problems: Sequence[Problem]) -> str:
    """For people: one paragraph a problem, and a closing line that counts them. A page is told of once."""
    told = {each.code: each for each in reversed(problems)}
    paragraphs = (_paragraph(each, is_first=told[each.code] is each) for each in problems)
    return "\n".join([*paragraphs, summary(problems)])


def summary(problems: Sequence[Problem]) -> str:
    """One line: how many errors, warnings, notices and notes there are, in how many files."""
    if not problems:
        return texts.label("report.none")
    count = Counter(each.level for each in problems)
    told = texts.label("report.summary").format(
        errors=count[Level.ERROR], warnings=count[Level.WARNING], files=len({each.path for each in problems})
    )
    notices = texts.label("report.notices").format(notices=count[Level.NOTICE]) if count[Level.NOTICE] else ""
    notes = texts.label("report.notes").format(notes=count[Level.NOTE]) if count[Level.NOTE] else ""
    return " ".join(filter(None, [told, notices, notes]))


def _paragraph(each: Problem, *, is_first: bool) -> str:
    level = texts.label(f"level.{each.level}")
    more = [texts.label("report.more").format(url=each.url)] if is_first and each.url else []
    hint = "".join(f"    {line}\n" for line in [*each.hint.splitlines(), *more])
    return f"{printable(each.path)}:{each.line}:{each.column}: {level}: {each.message} [{each.code}]\n{hint}"


def as_github(problems: Sequence[Problem]) -> str:
    """GitHub Actions workflow commands, one line a problem, so that faults show beside the change."""
    return "\n".join(map(_annotation, problems))


def _annotation(each: Problem) -> str:
    level = GITHUB_LEVELS.get(each.level, str(each.level))
    return annotation(level, (each.path, each.line, each.column), each.code, _told(each, each.url))


def _told(each: Problem, *more: str) -> str:
    return "\n".join(filter(None, (each.message, each.hint, *more)))


def annotation(level: str, place: tuple[str, int, int], title: str, text: str) -> str:
    """One workflow command: ``level`` is error, warning or notice; ``place`` a path, a line and a column.

    Nothing in a text can end it.
    """
    path, line, column = place
    return (
        f"::{level} file={_property(printable(path))},line={line},col={column},title={_property(title)}::{_data(text)}"
    )


def _data(text: str) -> str:
    """Escape a workflow command's message as the runner expects (percent first)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list of ``{path, line, column, code, level, message, hint, url, edits, rename}``: see ``Edit``."""
    return json.dumps([asdict(each) for each in problems], ensure_ascii=False, indent=2)


def as_sarif(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0 (OASIS), which code hosts and editors show as annotations."""
    pages = {each.code: {"helpUri": each.url} if each.url else {} for each in problems}
    rules = [{"id": code, **pages[code]} for code in sorted(pages)]
    driver = {"name": "ethos", "language": "sv", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [*map(_result, problems)]}
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(each: Problem) -> dict[str, object]:
    region = {"startLine": each.line, "startColumn": each.column}
    location = {"physicalLocation": {"artifactLocation": {"uri": quote(each.path)}, "region": region}}
    text = _told(each)
    level = SARIF_LEVELS.get(each.level, str(each.level))
    return {"ruleId": each.code, "level": level, "message": {"text": text}, "locations": [location]}


def as_gitlab(problems: Sequence[Problem]) -> str:
    """GitLab's code quality report (a subset of Code Climate's), which merge requests show beside the change."""
    seen: Counter[tuple[str, str, str]] = Counter()
    return json.dumps([_quality(each, seen) for each in problems], ensure_ascii=False, indent=2)


def _quality(each: Problem, seen: Counter[tuple[str, str, str]]) -> dict[str, object]:
    """The fingerprint is the same wherever in the file the fault stands: a line above it makes no new one."""
    what = (each.path, each.code, each.message)
    seen[what] += 1
    return {
        "description": _told(each, each.url),
        "check_name": each.code,
        "fingerprint": sha256("\0".join((*what, str(seen[what]))).encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": GITLAB_LEVELS[each.level],
        "location": {"path": each.path, "lines": {"begin": each.line}},
    }


FORMATS = {"text": as_text, "github": as_github, "gitlab": as_gitlab, "json": as_json, "sarif": as_sarif}
