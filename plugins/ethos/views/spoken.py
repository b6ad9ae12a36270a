"""What is said in a film, as one reads it, and addresses of moments in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from ethos import texts
from ethos.source.transcript import Cue

PAUSE = 3
"""Seconds of silence that begin a new paragraph."""
ENOUGH = 320
"""Characters after which a paragraph ends with its sentence: some twenty seconds of talk."""
ENDINGS = (".", "?", "!", "…", "”")

YOUTUBE = ("youtube.com", "youtu.be", "youtube-nocookie.com")
VIMEO = ("vimeo.com",)
FILES = (".mp4", ".webm", ".ogv", ".mov", ".m4v")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences by one voice."""

    text: str
    voice: str
    """Who begins to speak; nothing when it is the same as in the paragraph before."""
    at: str
    """When, as on a player's clock; nothing in a text without times."""


def clock(seconds: int) -> str:
    """As players show it: ``12:30``, ``1:02:30``."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def length_words(minutes: int) -> str:
    """``1 minut``, ``58 minuter``."""
    return texts.label("film.minute" if minutes == 1 else "film.minutes").format(minutes=minutes)


def moment(address: str, seconds: int) -> str:
    """The address of a moment in a film, for players that read one; otherwise nothing.

    YouTube and Vimeo have their own forms; a film that is a file is opened by the browser itself, which reads the
    fragment of W3C Media Fragments URI 1.0 (section 4.2.1).
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    if _is_at(host, YOUTUBE):
        name = "start" if parts.path.startswith("/embed/") else "t"
        asked = [(key, value) for key, value in parse_qsl(parts.query) if key not in {"t", "start"}]
        return urlunsplit(parts._replace(query=urlencode([*asked, (name, str(seconds))]), fragment=""))
    if _is_at(host, VIMEO):
        return urlunsplit(parts._replace(fragment=f"t={seconds}s"))
    if parts.path.lower().endswith(FILES):
        return urlunsplit(parts._replace(fragment=f"t={seconds}"))
    return ""


def _is_at(host: str, domains: Iterable[str]) -> bool:
    return any(host == each or host.endswith(f".{each}") for each in domains)


def parted(cues: Sequence[Cue], starts: Sequence[int]) -> list[list[Cue]]:
    """The cues before the first of some moments, and those after each: one list more than there are moments."""
    found: list[list[Cue]] = [[] for _ in range(len(starts) + 1)]
    for place, group in groupby(cues, key=lambda cue: bisect_right(starts, cue.start or 0)):
        found[place].extend(group)
    return found


def paragraphs(cues: Iterable[Cue]) -> Iterator[Paragraph]:
    """Cues gathered to paragraphs: a new one for a new voice, after a pause, and after a sentence when it is long."""
    waiting: list[Cue] = []
    voice = ""
    for cue in cues:
        if waiting and _ends(waiting, cue):
            yield _paragraph(waiting, voice)
            voice, waiting = waiting[0].voice, []
        waiting.append(cue)
    if waiting:
        yield _paragraph(waiting, voice)


def _ends(said: Sequence[Cue], cue: Cue) -> bool:
    last = said[-1]
    if cue.start is None or last.end is None or cue.voice != last.voice or cue.start - last.end >= PAUSE:
        return True
    return sum(len(each.text) for each in said) >= ENOUGH and last.text.endswith(ENDINGS)


def _paragraph(said: Sequence[Cue], before: str) -> Paragraph:
    first = said[0]
    voice = first.voice if first.voice != before else ""
    return Paragraph(" ".join(each.text for each in said), voice, "" if first.start is None else clock(first.start))
