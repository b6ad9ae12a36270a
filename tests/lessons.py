"""What is shown of a golden case to who has made the same mistake: the lines that differ, and a few around them.

``lessons.json`` in the package is written from these when FRESHEN=1 is set, and held to them otherwise.
"""

from __future__ import annotations

import difflib
import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import ethos
from ethos.problem import Problem

FILE = Path(ethos.__file__).parent / "lessons.json"
AROUND, MOST, ALONE = 1, 14, 6
"""Lines shown around what differs, the most that is shown of a file, and of one that the other side does not have."""
LONGEST = 400
"""Characters of a line."""

UNSHOWN = {"personal-number"}
"""What may not be published is not published as an example either."""

Shown = list[str | None]


def lesson(case: Mapping[str, Any], code: str, found: Sequence[Problem]) -> dict[str, Any]:
    """What a code's page says: the first of the problems that the case has of it, and the two sides of its files."""
    problem = next(each for each in found if each.code == code)
    wrong, right = (case[side].get("files", {}) if code not in UNSHOWN else {} for side in ("fails", "passes"))
    told = {"about": titled(case["about"]), "message": problem.message, "hint": problem.hint}
    return told | {"wrong": list(parts(wrong, right, problem)), "right": list(parts(right, wrong))}


def titled(about: str) -> str:
    """The first sentence of what a case is about, without its stop, up to what it lists."""
    return about.partition(" - ")[0].partition(". ")[0].rstrip(".")


def parts(
    side: Mapping[str, str], other: Mapping[str, str], problem: Problem | None = None
) -> Iterator[dict[str, Any]]:
    """The files that the other side does not have as they are, at most two: the one with the problem is the first."""
    told = problem.path if problem and problem.path in side else ""
    changed = [path for path, text in side.items() if other.get(path) != text and path != told]
    for path in [*filter(None, [told]), *changed][:2]:
        at = {problem.line - 1} if problem and path == told and other.get(path) else set()
        if len(side[path]) < 20_000:
            yield {"path": path, "lines": excerpt(side[path], other.get(path, ""), at)}


def excerpt(text: str, other: str, at: set[int]) -> Shown:
    """Lines with a mark for those that differ or are told of; None for what is left out between them."""
    lines = text.split("\n")[:-1] if text.endswith("\n") else text.split("\n")
    if not other:
        return list(gathered(lines, range(min(len(lines), ALONE)), set()))
    blocks = difflib.SequenceMatcher(None, lines, other.split("\n"), autojunk=False).get_opcodes()
    changed = [(start, end) for tag, start, end, _, _ in blocks if tag != "equal"]
    marked = {line for start, end in changed for line in range(start, min(end, len(lines)))} | at
    centre = marked | {start for start, end in changed if start == end}
    near = {line for each in centre for line in range(each - AROUND, each + AROUND + 1) if 0 <= line < len(lines)}
    return list(gathered(lines, sorted(near)[:MOST], marked))


def gathered(lines: Sequence[str], kept: Sequence[int], marked: set[int]) -> Iterator[str | None]:
    """The lines that are kept, as they are written down."""
    last = -1
    for at in kept:
        if at > last + 1:
            yield None
        yield f"{'!' if at in marked else ' '} {visible(lines[at])}"
        last = at
    if last + 1 < len(lines):
        yield None


def visible(line: str) -> str:
    """A line with what cannot be seen spelled out, so that nothing on the page is turned around or lost."""
    seen = unicodedata.normalize("NFC", line)
    shown = "".join(each if is_seen(each) else f"[U+{ord(each):04X}]" for each in seen)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]} …"


def is_seen(sign: str) -> bool:
    return sign.isprintable() and not unicodedata.combining(sign)


def known() -> dict[str, Any]:
    """What the package has."""
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    return found


def write(found: Mapping[str, Any]) -> None:
    FILE.write_text(json.dumps(dict(sorted(found.items())), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
