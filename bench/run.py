"""The benchmark: one table, measured in one run, side by side. ``make bench``; with other sizes:

    .venv/bin/python bench/run.py --sizes 100 1000 --rounds 1

Contenders build in turn, each in processes of its own, so that what else the machine does falls on all alike. Times are
medians of the rounds; a ratio is the median of the rounds' own ratios. This process imports nothing of what it measures
and stays small: a child's peak memory is counted from its parent's size.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median

from contenders import (
    AGAIN,
    CHANGED,
    COLD,
    HUGO,
    SAME,
    STOCK,
    TITLED,
    ZENSICAL,
    Contender,
    Weight,
    contenders,
    stock,
    weigh,
)
from process import Cost, Failed, cost_of

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results.json"
SIZES, QUICK = (100, 1000, 5000), (100,)
GUESTS = frozenset({ZENSICAL, HUGO})
"""Who may fail and leave the others in the table: Zensical's search refuses a page that names 5,000 others."""
WIDEST_NAV = 1000
"""Dilemmas at most, to measure all pages in the navigation on: that costs their square."""
PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pydantic", "PyStemmer")
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795996800", "PYTHONDONTWRITEBYTECODE": ""}
OF_STOCK = (
    (COLD, "cold", 0.6),
    (TITLED, "one dilemma changed", 0.25),
    (CHANGED, "prose of one changed", 0.1),
    (SAME, "nothing changed", 0.12),
)
HEADINGS = ("wall s", "cpu s", "peak MB", "KB/page", "search KB", "pages")


@dataclass
class Figures:
    """What was measured of one contender on one size."""

    label: str
    costs: list[Cost] = field(default_factory=list)
    weight: Weight | None = None

    def typical(self, name: str) -> float:
        """The median of the rounds' ``wall``, ``cpu`` or ``peak``."""
        return median(each.of(name) for each in self.costs)


Table = dict[str, Figures]
"""A size's figures, by contender."""


@dataclass(frozen=True)
class Goal:
    """Something to reach: at most ``limit``; ``beside`` is what else to know of it."""

    text: str
    measured: float
    limit: float
    beside: str = ""

    @property
    def met(self) -> bool:
        return self.measured <= self.limit


def measure(size: int, rounds: int, folder: Path, *, whole_nav: bool) -> Table:
    """All contenders' figures on a knowledge base of that many dilemmas, made for it."""
    knowledge = folder / "knowledge"
    tell(f"{size} dilemmas: writing")
    subprocess.run([sys.executable, str(HERE / "generate.py"), str(size), str(knowledge)], check=True)
    print_nothing(knowledge)
    taking_part = list(contenders(knowledge, folder))
    table = {each.name: Figures(each.label) for each in taking_part}
    for number in range(1, rounds + 1):
        for each in [each for each in taking_part if each.name in table]:
            try:
                build(each, table[each.name], f"{size} dilemmas, round {number} of {rounds}")
            except Failed as failure:
                if each.name not in GUESTS:
                    raise
                tell(f"{each.label} is out: {failure}")
                del table[each.name]
    if whole_nav and size <= WIDEST_NAV:
        wide = stock(knowledge, folder / "wide", everything=True)
        table[wide.name] = Figures(wide.label)
        build(wide, table[wide.name], f"{size} dilemmas, once")
    return table


def print_nothing(knowledge: Path) -> None:
    """Do without PDFs, for nobody else makes any; what they cost is measured in paper.py."""
    settings = knowledge / "site_config" / "site.yml"
    settings.write_text(settings.read_text("utf-8").replace("\npaper: true", "\npaper: false"), encoding="utf-8")


def build(contender: Contender, figures: Figures, what: str) -> None:
    """One build, measured."""
    tell(f"{what}: {contender.label}")
    contender.prepare()
    os.sync()  # what the one before has left to be written is not on this one's bill
    figures.costs.append(cost_of(contender.commands, contender.folder, ENVIRONMENT))
    figures.weight = weigh(contender)


def tell(what: str) -> None:
    """Progress, on a line of its own."""
    print(what, file=sys.stderr, flush=True)


def table_lines(tables: Mapping[int, Table]) -> Iterator[str]:
    """The table as text."""
    yield f"{'':27}" + "".join(f"{name:>11}" for name in HEADINGS)
    for size, table in tables.items():
        yield f"{size:,} dilemmas"
        for figures in table.values():
            yield f"  {figures.label:25}" + "".join(f"{value:>11}" for value in row(figures))


def row(figures: Figures) -> Iterator[str]:
    """One contender's figures, as HEADINGS has them."""
    yield f"{figures.typical('wall'):.2f}"
    yield f"{figures.typical('cpu'):.2f}"
    yield f"{figures.typical('peak') / 1e6:.0f}"
    weight = figures.weight
    if weight:
        yield f"{weight.html_per_page / 1e3:.1f}"
        yield f"{weight.search_at_once / 1e3:.0f}"
        yield f"{weight.pages:,}"


def ratio(table: Table, name: str, of: str = "wall", to: str = STOCK) -> float:
    """A contender's cost as a share of another's: the median over the rounds."""
    pairs = zip(table[name].costs, table[to].costs, strict=True)
    return median(one.of(of) / other.of(of) for one, other in pairs)


def goals(tables: Mapping[int, Table]) -> Iterator[Goal]:
    """What we want to reach, as far as these sizes tell."""
    for size in sorted(tables.keys() & {1000, 5000}):
        for name, text, limit in OF_STOCK:
            beside = f"processor time {ratio(tables[size], name, 'cpu'):.2f}"
            yield Goal(f"{text}, of stock's time at {size:,}", ratio(tables[size], name), limit, beside)
        if HUGO in tables[size]:
            yield Goal(f"cold, of Hugo's and Pagefind's time at {size:,}", ratio(tables[size], COLD, to=HUGO), 1.7)
    if {1000, 5000} <= tables.keys():
        small, large = (tables[size][COLD].typical("wall") / size for size in (1000, 5000))
        yield Goal("time per entry at 5,000, of that at 1,000", large / small, 1.15)
    if 5000 in tables:
        yield Goal("peak memory at 5,000, MB", tables[5000][COLD].typical("peak") / 1e6, 400)
    for size, table in sorted(tables.items()):
        weight = table[COLD].weight
        if weight:
            yield Goal(f"HTML per page at {size:,}, KB", weight.html_per_page / 1e3, 25)


def goal_lines(found: Sequence[Goal]) -> Iterator[str]:
    """Each goal with its mark."""
    for goal in found:
        mark = "pass" if goal.met else "MISS"
        yield f"  {mark}  {goal.text}: {goal.measured:.2f} (at most {goal.limit:g})" + (
            f"; {goal.beside}" if goal.beside else ""
        )


def versions() -> dict[str, str]:
    """Of everything that takes part."""
    found = {name: version(name) for name in PACKAGES}
    if shutil.which("hugo"):
        said = subprocess.run(["hugo", "version"], check=True, capture_output=True, text=True).stdout
        found["hugo"] = said.split()[1]
    return {"python": platform.python_version(), "ethos": version("ethos-kunskapsbank"), **found}


def results(tables: Mapping[int, Table], found: Sequence[Goal], load: Sequence[float]) -> dict[str, object]:
    """Everything measured; times in seconds, memory and sizes in bytes, one number a round."""
    return {
        "machine": {"cpus": os.cpu_count(), "system": f"{platform.system()} {platform.machine()}", "load": list(load)},
        "versions": versions(),
        "about": {
            "stock": "explicit nav with the pages that lead on to others, which is the faster way to write one",
            "stock-all-in-nav": "explicit nav with every dilemma; once, and not at large sizes: it costs their square",
            "search_at_once": "fetched before any search can be answered, as gzip sends it",
            "peak": "of all processes of a build together",
        },
        "sizes": {str(size): {name: _plain(each) for name, each in table.items()} for size, table in tables.items()},
        "share_of_stock": {str(size): shares(table) for size, table in tables.items()},
        "goals": [{**asdict(goal), "met": goal.met} for goal in found],
    }


def shares(table: Table) -> dict[str, dict[str, float]]:
    """Ethos' wall and processor time as shares of stock's."""
    return {name: {of: round(ratio(table, name, of), 3) for of in ("wall", "cpu")} for name in (COLD, *AGAIN)}


def _plain(figures: Figures) -> dict[str, object]:
    rounds = {name: [round(each.of(name), 3) for each in figures.costs] for name in ("wall", "cpu", "peak")}
    return {"label": figures.label, **rounds, **(asdict(figures.weight) if figures.weight else {})}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", help=f"numbers of dilemmas (else {SIZES})")
    parser.add_argument("--rounds", type=int, default=3, help="builds of each contender and size (3)")
    parser.add_argument("--quick", action="store_true", help="one size and one round, to see that all works")
    arguments = parser.parse_args()
    sizes = arguments.sizes or (QUICK if arguments.quick else SIZES)
    rounds = 1 if arguments.quick else arguments.rounds
    load = os.getloadavg()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that temporary folders are removed then too
    tables: dict[int, Table] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="ethos-bench-") as folder:
            tables[size] = measure(size, rounds, Path(folder), whole_nav=not arguments.quick)
    found = list(goals(tables))
    print("\n".join([*table_lines(tables), "", *goal_lines(found)]))
    RESULTS.write_text(json.dumps(results(tables, found, load), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
