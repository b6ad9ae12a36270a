"""How long the PDFs, Word files and slides take: ``make bench``, bench/paper.json.

    python bench/paper.py [--dilemmas 500] [--rounds 3]

Each round is a process of its own with nothing kept from before; then all is asked for again, as a build does when
nothing has changed, and once more when one dilemma has. What is timed is all that a build waits for: to make the data,
to print, and to find what is kept. Processor time stands beside the clock's: where they differ much, the machine did
other things, and half the processor time is what two free cores need.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from ethos.content import load
from ethos.kept import Store
from ethos.paper.gallery import Gallery
from ethos.paper.printing import Printing
from ethos.views.paper import order

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "paper.json"
TODAY = date(2026, 11, 21)
LIMIT = 25
"""Milliseconds for each file, by the clock, on two cores."""
CORES = 2
MEGABYTE = 1e6


def printed(root: Path) -> dict[str, Any]:
    """Print a knowledge base, and tell what it cost."""
    catalogue = load(root).catalogue
    if catalogue is None:
        raise SystemExit("The settings cannot be read: run make check.")
    begun, before = time.perf_counter(), spent()
    files = Printing(Store(root, b"bench").shelf("documents"), order(catalogue, TODAY, Gallery(root))).files()
    sizes = {each.path: each.source.stat().st_size for each in files}
    return {
        "wall": time.perf_counter() - begun,
        "cpu": spent() - before,
        "files": len(sizes),
        "bytes": sum(sizes.values()),
        "forms": dict(Counter(form(path) for path in sizes)),
        "largest": max(sizes.values()),
        "memory": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024,
    }


def form(path: str) -> str:
    """What a file is, by how it ends and where it lies."""
    folder, _, rest = path.partition("/")
    if not path.endswith(".pdf"):
        return "Word" if path.endswith(".docx") else "slides"
    if path.endswith("-affisch.pdf"):
        return "questions for walls"
    if folder != "dilemman":
        return {"teman": "packs", "metoder": "worksheets"}[folder]
    return "cards and collection" if "/" not in rest else "sheets" if rest.endswith("-deltagare.pdf") else "guides"


def spent() -> float:
    """Seconds of processor time, ours and that of the processes we have waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def apart(root: Path) -> dict[str, Any]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "--print", str(root)]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def measure(dilemmas: int, rounds: int) -> dict[str, list[dict[str, Any]]]:
    """Each round's figures: all new, all kept, one dilemma changed."""
    found: dict[str, list[dict[str, Any]]] = {"all new": [], "nothing new": [], "one changed": []}
    with tempfile.TemporaryDirectory(prefix="ethos-bench-") as folder:
        root = Path(folder) / "knowledge"
        subprocess.run([sys.executable, str(HERE / "generate.py"), str(dilemmas), str(root)], check=True)
        changed = min((root / "dilemmas").glob("*.md"))
        for number in range(1, rounds + 1):
            print(f"{dilemmas} dilemmas, round {number} of {rounds}", file=sys.stderr, flush=True)
            shutil.rmtree(root / ".cache", ignore_errors=True)
            found["all new"].append(apart(root))
            found["nothing new"].append(apart(root))
            changed.write_text(f"{changed.read_text('utf-8').rstrip()} Vad säger du då?\n", encoding="utf-8")
            found["one changed"].append(apart(root))
    return found


def lines(found: dict[str, list[dict[str, Any]]]) -> list[str]:
    """The figures as a table, and whether the goal is met."""
    first = found["all new"][0]
    told = [f"{first['files']:,} files, {first['bytes'] / MEGABYTE:.0f} MB: {first['forms']}"]
    told += [
        f"  {name:12} {typical(each, 'wall'):8.2f} s wall {typical(each, 'cpu'):8.2f} s cpu"
        for name, each in found.items()
    ]
    told += [f"  largest process {max(each['memory'] for each in found['all new']) / MEGABYTE:.0f} MB"]
    each = 1000 * typical(found["all new"], "wall") / first["files"]
    free = 1000 * typical(found["all new"], "cpu") / first["files"] / CORES
    mark = "pass" if each <= LIMIT else "MISS"
    return [*told, f"  {mark}  each file, ms: {each:.1f} (at most {LIMIT}); {free:.1f} on two free cores"]


def typical(rounds: list[dict[str, Any]], name: str) -> float:
    return median(each[name] for each in rounds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dilemmas", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--print", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.print:
        print(json.dumps(printed(arguments.print)))
        return
    load_before = os.getloadavg()
    found = measure(arguments.dilemmas, arguments.rounds)
    print("\n".join(lines(found)))
    machine = {"cpus": os.cpu_count(), "load": list(load_before)}
    told = {"machine": machine, "dilemmas": arguments.dilemmas, "limit_ms": LIMIT, "rounds": found}
    RESULTS.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
