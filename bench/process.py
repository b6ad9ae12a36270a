"""What a command costs: wall time, processor time and peak memory, of its whole family of processes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

INTERVAL = 0.05
"""Seconds between two looks at the family's memory: often enough for processes that live a second."""
UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in what getrusage(2) calls one: kibibytes on Linux, bytes on macOS."""


class Failed(SystemExit):
    """A build that failed, with the end of what it said."""


@dataclass(frozen=True)
class Cost:
    """Seconds waited, seconds of processor time in user and system mode, and bytes of memory at most."""

    wall: float
    cpu: float
    peak: int

    def of(self, name: str) -> float:
        """One of the three, by name."""
        return {"wall": self.wall, "cpu": self.cpu, "peak": self.peak}[name]

    def then(self, other: Cost) -> Cost:
        """What one thing after the other costs."""
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


def cost_of(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run commands in a folder, one after the other.

    Raises:
        SystemExit: a command failed; with the end of what it said.
    """
    total = Cost(0, 0, 0)
    for command in commands:
        total = total.then(_cost(command, folder, environment))
    return total


def _cost(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=said, stderr=said)
        watch = _Watch(process.pid)
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            raise
        finally:
            wall = time.perf_counter() - begun
            watch.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            end = said.read()[-3000:].decode(errors="replace")
            raise Failed(f"{command[0]} failed ({process.returncode}):\n{end}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(watch.peak, usage.ru_maxrss * UNIT))


class _Watch:
    """Adds up the memory of a process and its descendants, over and over (Linux).

    getrusage knows only the largest of them, and a program that waits for another keeps its own memory meanwhile.
    """

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._pid = pid
        self._done = Event()
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(INTERVAL):
            self.peak = max(self.peak, resident(self._pid))


def resident(pid: int, parent: bytes = b"") -> int:
    """Bytes resident in a process and its descendants; none where there is no procfs.

    A child that has not become another program yet still shares everything with its parent, and is not counted.
    """
    process = Path(f"/proc/{pid}")
    total = 0
    with suppress(OSError, ValueError, IndexError):
        command = (process / "cmdline").read_bytes()
        if command != parent:
            total = int((process / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
            children = (process / "task" / str(pid) / "children").read_text().split()
            total += sum(resident(int(child), command) for child in children)
    return total
