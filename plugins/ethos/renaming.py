"""What still bears a former name, address or mailbox, in settings and content, and the same files with the new one.

A file is changed as text, so that nothing else in it is touched; it is then read again, and what its fields say must be
what they said but for the name. What would not be is left for somebody to change by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ethos import engine, texts
from ethos.content import FOLDERS
from ethos.kinds.settings import Site
from ethos.problem import EthosError, Problem
from ethos.source import Document, files, parse, parse_yaml
from ethos.source.discover import everything

HOST, PUBLISHER = "forvaltningskultur.example", "Exempelmyndigheten"
"""What the example that one begins from is called: ``site_config/site.yml`` of this repository."""
ENDINGS = (".md", ".yml", ".vtt", ".txt")
BESIDE = (engine.FILE, "CODEOWNERS")
"""Files beside the source folders that name people or addresses."""
LASTING = "calendar_id"
"""The field that says what something was called, and must go on saying it."""


@dataclass(frozen=True)
class Change:
    """What is exchanged for what."""

    former: re.Pattern[str]
    new: str

    def on(self, text: str) -> str:
        """A text after the change."""
        return self.former.sub(lambda _: self.new, text)


@dataclass(frozen=True)
class Line:
    """A line that bears a former name: from 1, as it is, and as it would be."""

    number: int
    was: str
    will_be: str


@dataclass(frozen=True)
class Renamed:
    """A file that bears a former name, and the whole of it with the new one."""

    path: str
    lines: tuple[Line, ...]
    text: str
    by_hand: bool
    """True where the new name would say something else to who reads the file: a colon in a name may."""


def pair(former: str, new: str) -> Change:
    """A name, an address or a mailbox: as a whole word, also in the genitive, and with what stands before a host."""
    return Change(re.compile(rf"(?<![\w-]){re.escape(former)}(?=s?(?![\w-])(?!\.\w))"), new)


def examples(site: Site) -> list[Change]:
    """From what the example is called to what the site is.

    Every mailbox of the example's becomes the site's own: others need not be there.

    Raises:
        EthosError: the site is still called what the example is.
    """
    host = urlsplit(site.url).hostname or ""
    if host == HOST:
        raise EthosError(texts.label("rename.unnamed"))
    mailbox = re.compile(rf"[\w.+-]+@(?:[\w-]+\.)*{re.escape(HOST)}(?![\w-])(?!\.\w)")
    return [Change(mailbox, site.contact), pair(HOST, host), pair(PUBLISHER, site.publisher)]


def renamed(root: Path, changes: Sequence[Change]) -> Iterator[Renamed]:
    """Every file under a root that a change touches, by path."""
    paths = [path for folder in FOLDERS for path in everything(root, folder)[0] if path.endswith(ENDINGS)]
    for path in (*BESIDE, *paths):
        data = files.contents(root, path)
        was = "" if isinstance(data, Problem) else data.decode("utf-8", "replace")
        if "\ufffd" not in was and (lines := tuple(_lines(was, changes))):
            yield _file(path, was, lines, changes)


def _lines(was: str, changes: Sequence[Change]) -> Iterator[Line]:
    for number, line in enumerate(was.split("\n"), 1):
        new = line if line.lstrip().startswith(f"{LASTING}:") else _changed(line, changes)
        if new != line:
            yield Line(number, line.strip(), new.strip())


def _changed(text: str, changes: Sequence[Change]) -> str:
    for each in changes:
        text = each.on(text)
    return text


def _file(path: str, was: str, lines: Sequence[Line], changes: Sequence[Change]) -> Renamed:
    touched = {each.number for each in lines}
    parts = enumerate(was.split("\n"), 1)
    text = "\n".join(_changed(line, changes) if number in touched else line for number, line in parts)
    return Renamed(path, tuple(lines), text, by_hand=not _says_the_same(path, was, text, changes))


def _says_the_same(path: str, was: str, now: str, changes: Sequence[Change]) -> bool:
    """True when a file's fields are what they were, but for the names in them."""
    read = {".md": parse, ".yml": parse_yaml}.get(Path(path).suffix)
    if read is None:
        return True
    before, after = (read(path, text.encode()) for text in (was, now))
    if not isinstance(before, Document):
        return True  # the check tells what is wrong with it; it is not the name
    return isinstance(after, Document) and _replaced(before.fields, changes) == after.fields


def _replaced(value: object, changes: Sequence[Change]) -> object:
    if isinstance(value, str):
        return _changed(value, changes)
    if isinstance(value, list):
        return [_replaced(each, changes) for each in value]
    if isinstance(value, dict):
        return {key: each if key == LASTING else _replaced(each, changes) for key, each in value.items()}
    return value
