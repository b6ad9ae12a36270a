"""What is said in a film, read from a file beside its gathering: WebVTT (W3C), or plain text in paragraphs.

A library reads WebVTT. Before it stand the bounds of every source file and one of our own, and of what stands in a cue
only the text is kept: tags are taken away as HTML's parser understands them, which takes linear time whatever they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import webvtt
from selectolax.lexbor import LexborHTMLParser
from webvtt.errors import MalformedCaptionError, MalformedFileError

from ethos.problem import Problem
from ethos.source import files, text
from ethos.source.layers import Root
from ethos.source.text import Fault

TIMED = ".vtt"
HEADER = "WEBVTT"
LONGEST = 2_000
"""Characters of one line: a cue is two lines of some forty, and a whole paragraph is no cue."""
STAMP = re.compile(r"<[\d:.]+>")
"""A time within a cue, for words that light up one by one (WebVTT, 3.5 Cue timestamp)."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Something said."""

    text: str
    """On one line, without tags."""
    voice: str = ""
    """Who says it, when the file tells."""
    start: int | None = None
    """Seconds from the start of the film, rounded down; none in a text without times."""
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """What is said in a film, in order."""

    path: str
    """The file's, relative to the root."""
    cues: tuple[Cue, ...]
    content: str
    """The file itself, to publish: without byte order mark, NFC, LF."""

    @property
    def timed(self) -> bool:
        """True for WebVTT, which a browser can show as captions."""
        return self.path.endswith(TIMED)


def read(root: Root, path: str) -> Transcript | list[Problem]:
    """The transcript at ``path`` below ``root``, or all its problems, sorted."""
    data = files.contents(root, path)
    return [data] if isinstance(data, Problem) else parse(path, data)


def parse(path: str, data: bytes) -> Transcript | list[Problem]:
    """As ``read``, of bytes already at hand."""
    content, faults = text.decode(data)
    cues: tuple[Cue, ...] = ()
    if not faults and not content.strip():
        faults = [Fault(1, 1, "file-empty", {})]
    elif not faults:
        cues, faults = _timed(content.split("\n")) if path.endswith(TIMED) else (_untimed(content), [])
    if faults:
        return sorted(fault.problem(files.shown(path)) for fault in faults)
    return Transcript(path, cues, content)


def _untimed(content: str) -> tuple[Cue, ...]:
    """Paragraphs, which empty lines keep apart."""
    found = (" ".join(each.split()) for each in re.split(r"\n[ \t]*\n", content))
    return tuple(Cue(each) for each in found if each)


def _timed(lines: list[str]) -> tuple[tuple[Cue, ...], list[Fault]]:
    """The cues of a WebVTT file in order of time, or the first fault in it."""
    if long := next((number for number, line in enumerate(lines, 1) if len(line) > LONGEST), None):
        return (), [Fault(long, LONGEST + 1, "webvtt-line", {"limit": LONGEST})]
    if not re.match(rf"{HEADER}([ \t]|$)", lines[0]):
        return (), [Fault(1, 1, "webvtt-header", {"written": lines[0][:40]})]
    captions = _captions(lines)
    number = _unsound(lines, told=captions is None)
    if captions is None or number:
        number = number or 1
        return (), [Fault(number, 1, "webvtt-cue", {"written": lines[number - 1][:80]})]
    cues = tuple(sorted(_cues(captions), key=lambda cue: cue.start or 0))
    return cues, [] if cues else [Fault(1, 1, "webvtt-empty", {})]


def _captions(lines: list[str]) -> list[webvtt.Caption] | None:
    """What the library reads, or nothing when there is a fault."""
    try:
        return webvtt.from_string("\n".join(lines), strict=True).captions
    except (MalformedCaptionError, MalformedFileError):
        return None


def _cues(captions: list[webvtt.Caption]) -> Iterator[Cue]:
    for each in captions:
        if said := _plain(each.raw_text):
            yield Cue(said, _plain(each.voice or ""), each.start_in_seconds, each.end_in_seconds)


def _plain(written: str) -> str:
    """A cue's text without tags, with ``&amp;`` as what it means, on one line."""
    if "<" in written or "&" in written:
        written = LexborHTMLParser(STAMP.sub("", written)).text()
    return " ".join(written.split())


def _unsound(lines: list[str], *, told: bool) -> int | None:
    """The line, from 1, where the first block begins that nobody would see, or that the library has told is wrong.

    It does not tell where, and passes over text that is no cue: an editor would lose what is said there.
    """
    blocks = _blocks(lines)[1:]
    for number, block in blocks:
        if not _is_known(block) or (told and _captions([HEADER, "", *block]) is None):
            return number
    return None


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """The lines between empty ones, each block with the number of its first line, from 1."""
    starts = [index for index, line in enumerate(lines) if line and (not index or not lines[index - 1])]
    ends = [*starts[1:], len(lines)]
    found = ((start, lines[start:end]) for start, end in zip(starts, ends, strict=True))
    return [(start + 1, [line for line in block if line]) for start, block in found]


def _is_known(block: list[str]) -> bool:
    """True for a cue, and for the three blocks that are none (WebVTT, 4.1 WebVTT file structure)."""
    return block[0].startswith(("NOTE", "STYLE", "REGION")) or any("-->" in line for line in block[:2])
