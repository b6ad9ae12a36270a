"""A fault in the content, as a sortable value, and the four forms in which it is told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from urllib.parse import quote

from ethos import texts

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class EthosError(Exception):
    """A broken environment: a folder that is missing, a tool that cannot run. Never a content fault."""


class Level(StrEnum):
    """How bad a problem is: an error stops publication, a warning does so under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in one file.

    ``path`` is relative to the root with ``/`` between its parts; ``line`` and ``column`` count from 1.
    ``message`` says what was written and what is wrong, ``hint`` what to do, with a corrected example.
    """

    path: str
    line: int
    column: int
    code: str
    level: Level
    message: str
    hint: str


def problem(code: str, path: str, line: int = 1, column: int = 1, **facts: object) -> Problem:
    """A problem worded in Swedish from ``sv.toml``; ``facts`` fill the wording's ``{places}``."""
    words = texts.wording(code)
    filled = {name: printable(str(value)) for name, value in facts.items()}
    message, hint = words["message"].format_map(filled).strip(), words["hint"].format_map(filled).strip()
    return Problem(path, line, column, code, Level(words["level"]), message, hint)


def printable(text: str, limit: int = 400) -> str:
    """Text that is safe in a terminal and a log: control characters spelled out, length bounded."""
    shown = "".join(c if c.isprintable() or c == "\n" else f"\\u{ord(c):04x}" for c in text)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def has_errors(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """True when something stops publication; under ``strict`` a warning does."""
    return any(strict or each.level is Level.ERROR for each in problems)


def as_text(problems: Sequence[Problem]) -> str:
    """For people: one paragraph a problem, and a closing line that counts them."""
    return "\n".join([*map(_paragraph, problems), summary(problems)])


def summary(problems: Sequence[Problem]) -> str:
    """One line: how many errors and warnings there are, in how many files."""
    errors = sum(each.level is Level.ERROR for each in problems)
    if not problems:
        return texts.label("report.none")
    return texts.label("report.summary").format(
        errors=errors, warnings=len(problems) - errors, files=len({each.path for each in problems})
    )


def _paragraph(each: Problem) -> str:
    level = texts.label(f"level.{each.level}")
    hint = "".join(f"    {line}\n" for line in each.hint.splitlines())
    return f"{each.path}:{each.line}:{each.column}: {level}: {each.message} [{each.code}]\n{hint}"


def as_github(problems: Sequence[Problem]) -> str:
    """GitHub Actions workflow commands, one line a problem, so that faults show beside the change."""
    return "\n".join(
        f"::{each.level} file={_property(each.path)},line={each.line},col={each.column},"
        f"title={_property(each.code)}::{_data(each.message + chr(10) + each.hint)}"
        for each in problems
    )


def _data(text: str) -> str:
    """Escape a workflow command's message as the runner expects (percent first)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list of ``{path, line, column, code, level, message, hint}``."""
    return json.dumps([asdict(each) for each in problems], ensure_ascii=False, indent=2)


def as_sarif(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0 (OASIS), which code hosts and editors show as annotations."""
    rules = [{"id": code} for code in sorted({each.code for each in problems})]
    driver = {"name": "ethos", "language": "sv", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [*map(_result, problems)]}
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(each: Problem) -> dict[str, object]:
    region = {"startLine": each.line, "startColumn": each.column}
    location = {"physicalLocation": {"artifactLocation": {"uri": quote(each.path)}, "region": region}}
    text = f"{each.message}\n{each.hint}"
    return {"ruleId": each.code, "level": str(each.level), "message": {"text": text}, "locations": [location]}


FORMATS = {"text": as_text, "github": as_github, "json": as_json, "sarif": as_sarif}
