"""What is nearly Markdown: a link, a table or a heading that its author meant, or did not, and a page shows otherwise.

Every text here is bare: without its code, its comments and the signs that are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block.table import escapedSplit
from slugify import slugify

TARGET = r"(?:https?:|mailto:|www\.|\.{0,2}/|#)[^()\[\]\s]*|[\w./-]+\.(?:md|png|jpe?g|webp)(?:#[^()\[\]\s]*)?"
_MEANT = re.compile(r"(?P<mark>!?)[\[({](?P<words>[^\])}]+)[\])}]\s*[\[(](?P<to>[^\])]+)[\])]?")
_FORMS = (
    re.compile(rf"!?\[[^\[\]\n]*\](?:[ \t]+|[ \t]*\n[> \t]*)\((?:{TARGET})\)"),
    re.compile(rf"\([^()\n]*\)[ \t]*\[(?:{TARGET})\]"),
    re.compile(rf"\{{[^{{}}\n]+\}}\((?:{TARGET})\)"),
    re.compile(rf"!?\[[^\[\]\n]+\]\((?:{TARGET})(?=\s|\Z)(?!\s*[\"'()]|[^()\n]*\))"),
    re.compile(r"!?\[[^\[\]\n]+\]\((?=[ \t]*[^()<>\s\"']+[ \t]+[^()<>\s\"'][^()<>\n\"']*\))[^()\n]*\)"),
)
"""What is nearly a link: a space between, brackets in the wrong place or left open, a space inside the address."""
_TO = r"\]\(\s*<?(?P<to>[^\s<>\"'”’()\[\]]*)[^()\n]*\)?"
_CLOSED = re.compile(rf"(?P<words>[^\s\[\]]*){_TO}")
_ESCAPED = re.compile(r"\\\[[^\[\]\n]*\Z")
OPENED = re.compile(rf"!?\[(?!\^)(?P<words>[^\[\]\n]*){_TO}")
"""What begins as a link: whether it is one is for a parser to say."""
_REFERENCE = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\[(?P<name>[^\[\]\n]+)\]")
_ADDRESS = re.compile(
    r"(?<![\w/:.(<\"'@])(?<!\]: )(?:https?:/(?!/)|https?;?//|h?tt?ps?://(?<!http://)(?<!https://))(?P<rest>[^\s<>()]*[\w/])"
    r"|(?<!\()<(?P<open>(?:https?://|www\.)[^\s<>()]+)(?=\s|\Z)|<(?P<bare>www\.[^\s<>]+)>"
)
"""An address in a text that is shown as words alone."""

_FILE = re.compile(r"(?P<stem>.* .*)\.(?P<ending>md|png|jpe?g|webp|pdf)", re.IGNORECASE)

_ROW = re.compile(r"^[> \t]*(?:[-*+][ \t]+)?(?P<row>\|[^\n]*\|[^\n]*\|)[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^[> \t]*(?P<row>[|+]?(?:[ \t]*:?[-–—=]+:?[ \t]*[|+])+[ \t:=–—-]*)$", re.MULTILINE)
"""The row below a table's head, or what is drawn there."""
_TABS = re.compile(r"^[^\S\n]*\S[^\n\t]*\t+\S[^\n]*$", re.MULTILINE)
_CELLS = 8


def may_be(text: str) -> bool:
    """True for a text with an address that is nearly one, which may have no other mark."""
    return bool(_ADDRESS.search(text))


def links(bare: str, known: Container[str]) -> Iterator[tuple[int, str, str]]:
    """What is nearly a link: its offset, what is written, and the link that was meant; ``known`` are names of links."""
    for pattern in _FORMS:
        yield from ((found.start(), found[0], _link(found[0])) for found in pattern.finditer(bare))
    for found in _REFERENCE.finditer(bare):
        if normalizeReference(found["name"]) not in known and not found["name"].startswith("^"):
            yield found.start(), found[0], f"[{found['words']}](om.md)"
    for found in _ADDRESS.finditer(bare):
        rest = found["rest"] or re.sub(r"^https?://", "", found["open"] or found["bare"])
        yield found.start(), found[0], f"https://{rest.lstrip('/')}"


def closed(bare: str, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What ends as a link and did not begin as one; who escapes the beginning, in the text itself, means no link."""
    rest = OPENED.sub(lambda found: " " * len(found[0]), bare)
    for found in _CLOSED.finditer(rest, start, end):
        if not _ESCAPED.search(text[: found.start()]):
            yield found


def link(found: re.Match[str]) -> str:
    """The link that was meant by what begins or ends as one."""
    mark = "!" if found[0].startswith("!") else ""
    return f"{mark}[{found['words'].strip() or 'Läs mer'}]({found['to'] or 'om.md'})"


def _link(written: str) -> str:
    """The link that was meant: a file whose name has spaces gets the name that it should have."""
    found = _MEANT.fullmatch(written)
    mark, words, to = (found["mark"], found["words"], found["to"].strip()) if found else ("", "Läs mer", "om.md")
    folder, slash, name = to.rpartition("/")
    if file := _FILE.fullmatch(name):
        to = f"{folder}{slash}{slugify(file['stem'])}.{file['ending'].lower()}"
    elif " " in to:
        to = to.split()[0].rstrip(",.")
    return f"{mark}[{words}]({to})"


def table(bare: str, start: int, end: int) -> tuple[int, str, str] | None:
    """What is nearly a table in a paragraph, as above, with a head, the row below it and what is left of it."""
    rows = [each for each in _ROW.finditer(bare, start, end) if not _RULE.match(each["row"])]
    first = min(
        (each for each in (next(iter(rows), None), _RULE.search(bare, start, end)) if each), key=_at, default=None
    )
    if first is None:
        return None
    cells = _split(rows[0]["row"]) if rows else ["Namn", "Belopp"]
    more = [_joined(_split(each["row"])) for each in rows[1:2]]
    return first.start("row"), first["row"].strip(), "\n".join([_joined(cells), _joined(["---"] * len(cells)), *more])


def tabbed(bare: str, start: int, end: int) -> list[int]:
    """Where the cells of a table from another program begin in a paragraph, if any do."""
    rows = list(_TABS.finditer(bare, start, end))
    is_table = len(rows) > 1 or any(row[0].strip().count("\t") > 1 for row in rows)
    return [rows[0].start()] if is_table else []


def _at(found: re.Match[str]) -> int:
    return found.start()


def _split(row: str) -> list[str]:
    return [each.strip() for each in escapedSplit(row.strip().removeprefix("|").removesuffix("|"))][:_CELLS]


def _joined(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
