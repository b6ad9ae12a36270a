"""What search costs in a large site: to index it, to search it for the first time, and to search it again.

    python bench/search.py [--entries 1000 10000] [--root .]

Makes records as large as the site's own, with a vocabulary that grows as in real text (its own words combined into
new compounds), indexes them, and asks the reader in Node (``search.mjs``): bytes as a browser fetches them, fetches,
how many of them wait for another, and milliseconds. Beside that, how well the site's own search answers what people
type (``tests/relevance.py``). Writes ``bench/search.json``; exits 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from typing import Any

from ethos import assets
from ethos.content import load
from ethos.search import compounds
from ethos.search.index import files
from ethos.search.records import SearchRecord
from ethos.search.synonyms import Synonyms
from ethos.views.searched import law_names, search_records

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "tests"))
import relevance  # noqa: E402 - lies beside the tests, which hold the same figures

QUERIES = ("jäv", "beslut", "upphandling", "korruption", "FL 16 §", "vem får sitta med på intervjun", "bisyslsa")
NEW_WORDS = 0.015
"""The share of words that are met for the first time, far into a corpus of Swedish prose."""
GOALS = {"kb": 70, "fetches": 24, "rows": 3, "first_ms": 50, "warm_ms": 10}
"""At 10,000 entries, for every query that needs no mending."""


def enlarged(real: Sequence[SearchRecord], count: int) -> Iterator[SearchRecord]:
    """So many records like the real ones: their words in other order, now and then one that is new."""
    chance = random.Random(1)
    words = [word for record in real for word in record.text.split()]
    heads = sorted({word.lower() for word in words if word.isalpha() and len(word) > 4})
    for number in range(count):
        model = real[number % len(real)]
        text = chance.choices(words, k=max(80, len(model.text.split())))
        for at in range(len(text)):
            if chance.random() < NEW_WORDS:
                text[at] = chance.choice(heads) + chance.choice(heads)
        yield replace(model, url=f"dilemman/{number}/", title=f"{' '.join(text[:4])}", text=" ".join(text))


def build(root: Path, site: Path, count: int) -> dict[str, float]:
    """Write the index of so many records; what it took: seconds, and megabytes at most, in this process.

    Raises:
        SystemExit: the site's settings cannot be read.
    """
    catalogue = load(root).catalogue
    if catalogue is None:
        raise SystemExit("the site's settings cannot be read")
    synonyms = Synonyms.read(catalogue.settings.synonyms.groups, compounds.swedish())
    laws = law_names(catalogue)
    records = list(enlarged([record for record in search_records(catalogue, relevance.TODAY) if record.text], count))
    before, began = getrusage(RUSAGE_SELF).ru_maxrss, time.process_time()
    made = files(records, compounds.swedish(), synonyms, {"laws": laws})
    spent, after = time.process_time() - began, getrusage(RUSAGE_SELF).ru_maxrss
    _write(site, made.items())
    size = sum(map(len, made.values()))
    return {
        "cpu_s": round(spent, 1),
        "mb": round(after / 1024),
        "mb_before": round(before / 1024),
        "disk_mb": size / 1e6,
    }


def _write(folder: Path, contents: Iterable[tuple[str, bytes]]) -> None:
    for path, content in contents:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def asked(site: Path) -> list[dict[str, Any]]:
    """What every query costs, in Node: each in a reader that has fetched nothing."""
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), ((name, text.encode()) for name, text in assets.scripts().items()))
        reader = Path(folder, "search/reader.js").as_uri()
        command = [str(shutil.which("node")), str(HERE / "search.mjs"), reader, str(site), json.dumps(QUERIES)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: list[dict[str, Any]] = json.loads(told)
    return found


def answered() -> dict[str, dict[str, float]]:
    """Recall and nDCG at five of the site's own search, by what the queries are for; the unseen apart."""
    lists = {name: relevance.queries(name) for name in ("tuned", "new", "worry", "fact")}
    for kind, authors in {"shown": ("others", "fresh-2"), "unseen": ("ours", "fresh", "fresh-3")}.items():
        lists |= {f"{kind}, {by}": relevance.queries(kind, by=by) for by in authors}
    with tempfile.TemporaryDirectory() as folder:
        relevance.write_index(Path(folder))
        found = relevance.first_hits(Path(folder), [each for some in lists.values() for each in some])
    figures = {name: relevance.figures(some, found) for name, some in lists.items()}
    return {name: {"recall": round(recall, 3), "ndcg": round(gain, 3)} for name, (recall, gain) in figures.items()}


def missed(found: Sequence[dict[str, Any]]) -> list[str]:
    """The goals that a query misses, a line each."""
    plain = [each for each in found if not each["mended"]]
    return [
        f"{each['query']}: {name} {each[name]}" for each in plain for name, most in GOALS.items() if each[name] > most
    ]


def main() -> int:
    """Build, ask, print and write; 1 when a goal is missed at the largest size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--root", type=Path, default=Path())
    options = parser.parse_args()
    results: dict[str, Any] = {"answers": answered()}
    late: list[str] = []
    print(results["answers"])
    for count in options.entries:
        with tempfile.TemporaryDirectory() as folder, get_context("spawn").Pool(1) as pool:
            made = pool.apply(build, (options.root, Path(folder), count))
            found = asked(Path(folder))
        results[str(count)] = {"index": made, "queries": found}
        print(f"{count} entries: {made}")
        for each in found:
            print("  ", each)
        late = missed(found)
    (HERE / "search.json").write_text(f"{json.dumps(results, ensure_ascii=False, indent=1)}\n", encoding="utf-8")
    print(*late, sep="\n")
    return int(bool(late))


if __name__ == "__main__":
    sys.exit(main())
