"""Lighthouse (mobile, simulated slow 4G) on every type of page, several rounds: medians, and bench/lighthouse.json.

    python bench/lighthouse.py [--rounds 5] [--root .]

Builds the site, serves it on loopback precompressed and with its headers, and exits 1 when a median is below the
target: 100 in every category, 99 in performance.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "tests"))
from pages import PAGES  # noqa: E402 - the tests go through the same pages

TARGETS = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
UNASKED = {"missing": None, "search": "/sok/"}
"""Lighthouse takes no page that is missing, and a type of page is measured before anyone has searched there."""

Run = dict[str, Any]


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site while it is served as a good web server does it."""
    command = [sys.executable, str(HERE.parent / "tests/served.py"), str(site)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


def build(root: Path, site: Path) -> None:
    command = [sys.executable, "-m", "ethos", "--root", str(root), "build", "--strict", "--site-dir", str(site)]
    subprocess.run(command, check=True)


def wanted() -> list[str]:
    """The addresses to measure, one for each type of page."""
    found = (UNASKED.get(name, path) for name, path in PAGES.items())
    return [path for path in found if path]


def measure(address: str, rounds: int) -> Iterator[Run]:
    """Every run as it is done, told on the way."""
    command = ["node", str(HERE / "lighthouse.mjs"), address, str(rounds), *wanted()]
    env = os.environ | {"CHROME_PATH": shutil.which("chromium") or ""}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as running:
        for line in running.stdout or ():
            run: Run = json.loads(line)
            print(run["round"], run["path"], *run["scores"].values(), *run["faults"], file=sys.stderr)
            yield run
    if running.returncode:
        raise SystemExit(f"lighthouse: exit code {running.returncode}")


def summary(runs: Sequence[Run]) -> dict[str, Any]:
    """Per page the median of every score and metric."""
    by_page: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        by_page[run["path"]].append(run)
    return {path: {**medians(of, "scores"), **medians(of, "metrics")} for path, of in by_page.items()}


def medians(runs: Sequence[Run], kind: str) -> dict[str, float]:
    return {name: round(median(run[kind][name] for run in runs), 3) for name in runs[0][kind]}


def below(pages: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The pages and categories whose median misses its target."""
    return [
        f"{path} {name} {of[name]:g} < {least}"
        for path, of in pages.items()
        for name, least in TARGETS.items()
        if of[name] < least
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--root", type=Path, default=HERE.parent)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        build(given.root.resolve(), Path(folder) / "site")
        with served(Path(folder) / "site") as address:
            runs = list(measure(address, given.rounds))
    pages = summary(runs)
    result = {"lighthouse": runs[0]["version"], "rounds": given.rounds, "pages": pages}
    (HERE / "lighthouse.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for path, of in pages.items():
        print(
            f"{path:40}", *(f"{of[name]:4g}" for name in TARGETS), f"LCP {of['largest-contentful-paint'] / 1000:.1f} s"
        )
    missed = below(pages)
    raise SystemExit("\n".join(missed) if missed else 0)


if __name__ == "__main__":
    main()
