"""Faults put into the real `ethos build`, again and again: what is published is always whole, the old or the new.

strace lets a chosen system call of the build fail, or kills the build there; other builds are killed from outside, or
run out of a disk that really is too small. Two contents take turns, so that every build has something to change.

    python tests/faults.py 200
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from programs import BIN, EPOCH, copy_of_a_part, tree

KILL = "kill -9"
DISK = "small disk"
FAULTS: dict[str, tuple[str, ...]] = {
    "openat": ("EACCES", "EIO", "ENOSPC", "EMFILE", KILL),
    "write": ("ENOSPC", "EIO", "EDQUOT", KILL),
    "mkdir": ("ENOSPC", "EACCES", "EIO", KILL),
    "mkdirat": ("ENOSPC", "EACCES", "EIO", KILL),
    "newfstatat": ("EACCES", "EIO", KILL),
    "read": ("EIO", KILL),
    "getdents64": ("EIO", KILL),
    "close": ("EIO", "ENOSPC", KILL),
    "sendfile": ("ENOSPC", "EIO", KILL),
    "flock": ("ENOLCK", "EIO", KILL),
    "syncfs": ("ENOSPC", "EIO", KILL),
    "renameat": ("EACCES", "EIO", "ENOSPC", KILL),
    "renameat2": ("EACCES", "EIO", "ENOSPC", KILL),
    "fsync": ("EIO", KILL),
    "unlink": ("EACCES", "EIO", KILL),
    "unlinkat": ("EACCES", "EIO", KILL),
    "rmdir": ("EACCES", "EIO", KILL),
    "symlinkat": ("ENOSPC", "EIO", KILL),
    "readlinkat": ("EIO", KILL),
}
"""System calls of a build, and what each may meet."""

EARLY = 6
"""One fault in so many strikes before anything is written, while the content is read."""
CHECKED = 10
"""After so many faults a build must succeed, whatever they left behind."""
TRACED = ["strace", "-f", "-q", "-y", "-s", "16"]
FASTER = "--seccomp-bpf"
"""Stops at the traced calls only; strace 6.1 sends no signals then."""


@dataclass(frozen=True)
class Fault:
    """What happens: ``when`` is the number of the call, or a share of a build's time, or of the disk it needs."""

    how: str
    call: str
    when: float


@dataclass(frozen=True)
class Outcome:
    """What came of a fault: whether it struck, what is published then, and what was said."""

    fault: Fault
    fired: bool
    left: str
    wrong: str
    """What should not have happened; empty when all is well."""


@dataclass
class Yard:
    """A published site, and two contents to build it from."""

    folder: Path
    lay: Callable[[Path], Path] = copy_of_a_part
    """Makes the sources of both, in a folder of their own."""
    roots: dict[str, Path] = field(default_factory=dict)
    whole: dict[str, dict[str, str]] = field(default_factory=dict)
    published: str = "new"
    seconds: float = 0.0

    def __post_init__(self) -> None:
        for name in ("old", "new"):
            self.roots[name] = self.lay(self.folder / name)
        entry = min((self.roots["new"] / "dilemmas").iterdir())
        entry.write_text(entry.read_text("utf-8").replace("title: ", "title: Ny ", 1), "utf-8")
        about = (self.roots["new"] / "content" / "om.md").read_text("utf-8")
        (self.roots["new"] / "content" / "ny-sida.md").write_text(about.replace("title: ", "title: Nytt "), "utf-8")
        for name in ("old", "new"):
            begun = time.monotonic()
            done = self.build(name)
            assert done.returncode == 0, done.stderr
            self.seconds = time.monotonic() - begun
            self.whole[name] = tree(self.site)
        assert self.whole["old"] != self.whole["new"]

    @property
    def site(self) -> Path:
        return self.folder / "www" / "site"

    def build(
        self, name: str, before: Sequence[str] = (), seconds: float | None = None, **env: str
    ) -> subprocess.CompletedProcess[str]:
        """Build one of the contents, with a command before the command; killed after some seconds."""
        command = [*before, str(BIN / "ethos"), "--root", str(self.roots[name]), "build", "--site-dir", str(self.site)]
        fixed = {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
        process = subprocess.Popen(
            command, env=os.environ | fixed | env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        try:
            out, errors = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            out, errors = process.communicate()
        return subprocess.CompletedProcess(command, process.returncode, out, errors)

    def calls(self) -> dict[str, tuple[int, int]]:
        """How often a build's first thread makes each call: before the site's folder is touched, and in all."""
        log = self.folder / "calls.log"
        self.build(self._next(), [*TRACED, FASTER, "-e", f"trace={','.join(FAULTS)}", "-o", str(log)])
        self.published = self._next()
        lines = log.read_text(errors="replace").splitlines()
        first = lines[0].split()[0]
        before: Counter[str] = Counter()
        total: Counter[str] = Counter()
        touched = False
        for line in lines:
            if made := re.match(rf"{first} +(\w+)\(", line):
                touched = touched or ".site-site" in line
                total[made[1]] += 1
                before[made[1]] += not touched
        return {call: (before[call], total[call]) for call in total}

    def strike(self, fault: Fault) -> Outcome:
        """Build what is not published, with a fault; what came of it."""
        other = self._next()
        if fault.how == DISK:
            with small_disk(self.folder / "disk", fault.when) as disk:
                done = self.build(other, TMPDIR=str(disk)) if disk else None
            fired = bool(done and done.returncode)
        elif fault.call:
            done, fired = self._traced(other, fault)
        else:
            done = self.build(other, seconds=self.seconds * fault.when)
            fired = done.returncode == -9
        found = tree(self.site)
        left = next((name for name, whole in self.whole.items() if whole == found), "")
        wrong = self._wrong(left, other, done) if done else ""
        self.published = left or self.published
        return Outcome(fault, fired, "new" if left == other else "old" if left else "broken", wrong)

    def _traced(self, name: str, fault: Fault) -> tuple[subprocess.CompletedProcess[str], bool]:
        log = self.folder / "fault.log"
        what = "signal=SIGKILL" if fault.how == KILL else f"error={fault.how}"
        inject = f"inject={fault.call}:{what}:when={fault.when:.0f}"
        faster = [] if fault.how == KILL else [FASTER]
        done = self.build(name, [*TRACED, *faster, "-e", f"trace={fault.call}", "-e", inject, "-o", str(log)])
        told = log.read_text(errors="replace")
        return done, ("killed by SIGKILL" if fault.how == KILL else "(INJECTED)") in told

    def _wrong(self, left: str, target: str, done: subprocess.CompletedProcess[str]) -> str:
        if not left:
            return f"what is published is neither: {done.stderr[-500:]}"
        if done.returncode == 0 and left != target:
            return "said that it was published, and it was not"
        if "är som före bygget" in done.stderr and left == target:
            return "said that nothing was published, and it was"
        return ""

    def settle(self) -> str:
        """A build without a fault succeeds, and leaves nothing beside the site; else what went wrong."""
        target = self._next()
        done = self.build(target)
        if done.returncode or tree(self.site) != self.whole[target]:
            return f"the next build failed: {done.stderr[-500:]}"
        self.published = target
        beside = sorted(path.name for path in self.site.parent.iterdir())
        return "" if beside == ["site"] else f"left beside the site: {beside}"

    def _next(self) -> str:
        return "old" if self.published == "new" else "new"


@contextmanager
def small_disk(at: Path, share: float) -> Iterator[Path | None]:
    """A disk of its own for temporary files, too small for a search index; None where mounting is not allowed."""
    at.mkdir(exist_ok=True)
    size = f"size={int(share * 1024)}k"
    mounted = not subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", at], check=False).returncode
    try:
        yield at if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", at], check=True)


def plan(calls: Mapping[str, tuple[int, int]], number: int) -> list[Fault]:
    """That many faults, spread over all calls, all errors and the whole build."""
    ways = [(call, how) for call, hows in FAULTS.items() if call in calls for how in hows]
    outside = [Fault(KILL, "", (each + 0.5) / (number // 10)) for each in range(number // 10)]
    outside += [Fault(DISK, "", 0.1 + each / 4) for each in range(number // 40)]
    for points in count(1):
        faults = [
            Fault(how, call, when) for at, (call, how) in enumerate(ways) for when in spread(*calls[call], points, at)
        ]
        if len(faults) + len(outside) >= number:
            rare = [each for each in faults if calls[each.call][1] == 1 and number > len(ways) * 2]  # the swap itself
            others, wanted = [each for each in faults if each not in rare], number - len(outside) - len(rare)
            return [*rare, *(others[int(each * len(others) / wanted)] for each in range(wanted)), *outside]
    raise AssertionError("unreachable")


def spread(before: int, total: int, points: int, at: int) -> list[int]:
    """Numbers of calls: most of them evenly over what comes after ``before``, each error at its own places."""
    late = total - before
    chosen = {before + 1 + int(late * (each + at % 5 / 5) / points) for each in range(points)} if late else set()
    early = (
        {1 + int(before * (0.6 + 0.4 * (each + 0.5) / points)) for each in range(points // EARLY)} if before else set()
    )
    return sorted(each for each in chosen | early if each <= total)


def strike_all(yard: Yard, faults: Sequence[Fault]) -> list[Outcome]:
    """All faults, one after the other, on what the one before left; with builds that must succeed between."""
    outcomes = []
    for number, fault in enumerate(faults, 1):
        outcomes.append(yard.strike(fault))
        if number % CHECKED == 0 or number == len(faults):
            wrong = yard.settle()
            outcomes.append(Outcome(Fault("none", "", 0), False, "broken" if wrong else "new", wrong))
    return outcomes


def run(folder: Path, number: int, workers: int = 2, lay: Callable[[Path], Path] = copy_of_a_part) -> list[Outcome]:
    """That many faults in workers' yards, until as many have struck."""
    with ThreadPoolExecutor(workers) as pool:
        yards = list(pool.map(lambda each: Yard(folder / f"yard-{each}", lay), range(workers)))
        faults = plan(yards[0].calls(), number)
        shares = [faults[each::workers] for each in range(workers)]
        return [outcome for share in pool.map(strike_all, yards, shares) for outcome in share]


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """How many faults of each sort were tried, struck, and what they left published."""
    yield f"{'call':14}{'fault':12}{'tried':>6}{'struck':>7}{'old':>6}{'new':>6}{'broken':>7}"
    rows: dict[tuple[str, str], Counter[str]] = {}
    for each in outcomes:
        row = rows.setdefault((each.fault.call or "at any time", each.fault.how), Counter())
        row.update(["tried", *(["struck"] if each.fired else []), each.left])
    total: Counter[str] = Counter()
    for (call, how), row in sorted(rows.items()):
        yield _row(call, how, row)
        total += row if how != "none" else Counter()
    yield _row("all", "", total)
    yield from (f"{each.fault}: {each.wrong}" for each in outcomes if each.wrong)


def _row(call: str, how: str, row: Counter[str]) -> str:
    counted = f"{row['tried']:6}{row['struck']:7}{row['old']:6}{row['new']:6}{row['broken']:7}"
    return f"{call:14}{how:12}{counted}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int, nargs="?", default=240, help="how many faults to try (240)")
    parser.add_argument("--at-least", type=int, default=200, help="how many must have struck (200)")
    arguments = parser.parse_args()
    if not shutil.which("strace"):
        raise SystemExit("strace is missing: apt-get install strace")
    with tempfile.TemporaryDirectory(prefix="ethos-faults-") as folder:
        outcomes = run(Path(folder), arguments.number)
    sys.stdout.write("\n".join(table(outcomes)) + "\n")
    struck = sum(each.fired for each in outcomes)
    sys.exit(struck < arguments.at_least or any(each.wrong for each in outcomes))


if __name__ == "__main__":
    main()
