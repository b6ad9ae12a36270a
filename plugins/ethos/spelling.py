"""Swedish spelling by hunspell and its Swedish words, where they are installed (Debian: hunspell, hunspell-sv).

What it says depends on the machine, as nothing else here does: it is asked for notes to editors only. It runs in an
empty folder with that as its home, since it reads word lists from both: a list in a proposal, or a person's own, would
change what it says.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from tempfile import TemporaryDirectory

COMMAND = ("hunspell", "-d", "sv_SE", "-i", "UTF-8")
SECONDS = 30
"""How long it may take; what it has told by then is what is told."""
MOST = 200_000
"""Different words that it is asked about: those of some ten thousand dilemmas."""
GUESSED = 50
"""Faulty words that it is asked for better ones, which takes a thousand times as long."""


@cache
def is_installed() -> bool:
    """Whether both the program and its Swedish words are there."""
    return _told("-l", ["språk"]) == [] and _told("-l", ["sprkå"]) != []


def misspelt(words: Collection[str]) -> Mapping[str, str]:
    """Words (of letters only) that are not Swedish, each with what may be meant; none when it is not installed."""
    wrong = _told("-l", sorted(words)[:MOST]) if words else []
    meant = dict(map(_meant, _told("-a", (f"^{word}" for word in wrong[:GUESSED])))) if wrong else {}
    return {word: meant.get(word, "") for word in wrong}


def _meant(line: str) -> tuple[str, str]:
    """A line of ispell's: ``& word 2 1: one, another``; others tell of no word."""
    known, _, guesses = line.partition(": ")
    return known.split()[1] if line.startswith("&") else "", guesses.split(", ")[0]


def _told(mode: str, lines: Iterable[str]) -> list[str]:
    """What it answers, line by line; nothing when it is not there or cannot."""
    if (program := shutil.which(COMMAND[0])) is None:
        return []
    with TemporaryDirectory() as empty:
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and words are its input, not its arguments
                [program, *COMMAND[1:], mode],
                input="\n".join(lines).encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                cwd=empty,
                env={"HOME": empty, "LC_ALL": "C.UTF-8"},
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            return (late.stdout or b"").decode(errors="replace").splitlines()[:-1]
    return done.stdout.decode(errors="replace").splitlines() if done.returncode == 0 else []
