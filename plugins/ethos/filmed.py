"""The files of films that lie beside their gatherings: what is said in them, and what keeps one back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ethos.catalogue import beside
from ethos.kinds import Entry
from ethos.kinds.event import Gathering
from ethos.kinds.parse import nearest
from ethos.problem import Problem, problem
from ethos.source import files, transcript
from ethos.source.discover import everything
from ethos.source.layers import Root, is_there
from ethos.source.transcript import Transcript

ENDINGS = (".mp4", ".webm", ".vtt", ".txt")
MEGABYTE = 1_000_000
LARGEST = 500 * MEGABYTE
"""Bytes: an hour and a half that is easy to read on a large screen, and more than most hosts of pages take."""


def transcripts(root: Root, entries: Iterable[Entry], problems: list[Problem]) -> Iterator[tuple[str, Transcript]]:
    """What is said in films, by source path. A film's own file is only looked at: it may be larger than memory."""
    for entry in entries:
        film = entry.film if isinstance(entry, Gathering) else None
        if film and film.video_file and (fault := _video_fault(root, entry, film.video_file)):
            problems.append(fault)
        if film and film.text_file:
            path = beside(entry, film.text_file)
            found = transcript.read(root, path) if is_there(root, path) else [_missing(root, entry, "transcript", path)]
            if isinstance(found, list):
                problems += found
            else:
                yield path, found


def _video_fault(root: Root, entry: Entry, name: str) -> Problem | None:
    """What keeps a film's own file from being published."""
    path = beside(entry, name)
    size = files.size(root, path) if is_there(root, path) else _missing(root, entry, "url", path)
    if isinstance(size, Problem):
        return size
    if size > LARGEST:
        told = f"{size / MEGABYTE:.0f}"
        return problem("film-too-large", path, size=told, limit=LARGEST // MEGABYTE)
    return None


def _missing(root: Root, entry: Entry, field: str, path: str) -> Problem:
    folder, _, name = path.rpartition("/")
    found, _ = everything(root, folder, recursive=False)
    there = [each.rpartition("/")[2] for each in found if each.endswith(ENDINGS)]
    return entry.problem(
        "film-file-missing", ("film", field), written=name, folder=folder, nearest=nearest(name, there)
    )
