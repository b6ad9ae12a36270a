"""How well search answers: what people type, the pages that they look for, and the figures that tell what they find.

``tests/test_search_ranking.py`` holds the figures, ``bench/search.py`` writes them down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import log2
from pathlib import Path
from statistics import mean
from typing import Any

import yaml

from conftest import TODAY
from ethos.content import load
from ethos.views.searched import index_files
from in_node import in_node

ROOT = Path(__file__).parents[1]
ASK = """
const { readFile } = await import("node:fs/promises");
const reader = new it.Reader((path) => readFile(`${given.folder}/${path}`));
const found = [];
for (const query of given.queries) {
  const answer = await reader.search(query);
  found.push({ urls: (await answer.hits(0, 5)).map(({ url }) => url), count: answer.count, shown: answer.shown });
}
return found;
"""
Query = dict[str, Any]
Found = Mapping[str, list[str]]
"""Query → the addresses of the first five hits."""


def queries(wanted: str, **also: str) -> list[Query]:
    """The queries for one thing, such as ``worry``, and of those the ones that have what else is asked for."""
    asked = {"for": wanted, **also}.items()
    return [each for each in _all_queries() if asked <= {name: each.get(name) for name, _ in asked}.items()]


@cache
def _all_queries() -> list[Query]:
    found: list[Query] = yaml.safe_load((ROOT / "tests/browser/search_queries.yml").read_text("utf-8"))
    return found


def typed() -> list[str]:
    """All that people type, of every list."""
    return [each["q"] for each in yaml.safe_load((ROOT / "tests/browser/search_queries.yml").read_text("utf-8"))]


def write_index(folder: Path) -> None:
    """The index of the repository's own content."""
    catalogue = load(ROOT).catalogue
    assert catalogue is not None
    for path, content in index_files(catalogue, TODAY).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def first_hits(folder: Path, asked: Iterable[Query]) -> Found:
    """What the reader that browsers have finds in an index, asked in Node."""
    typed = [each["q"] for each in asked]
    found = in_node("search/reader.js", ASK, {"folder": str(folder), "queries": typed})
    return {query: each["urls"] for query, each in zip(typed, found, strict=True)}


def recall(found: list[str], query: Query) -> float:
    """The share of the pages asked for that are among the found; for ``any`` all or nothing."""
    wanted = query.get("best") or query.get("all") or query["any"]
    share = len({*wanted} & {*found}) / len(wanted)
    return float(share > 0) if "any" in query else share


def gain(found: list[str], query: Query) -> float:
    """nDCG at five: of pages that are right or not, of ``any`` the first right one, of ``best`` and ``good`` by grade.

    Järvelin & Kekäläinen: Cumulated Gain-Based Evaluation of IR Techniques, ACM TOIS 2002. What is looked for counts as
    three that only help (Burges et al., ICML 2005).
    """
    wanted = query.get("best") or query.get("all") or query["any"]
    grades = {**dict.fromkeys(query.get("good", ()), 1), **dict.fromkeys(wanted, 3)}
    ideal = sorted(grades.values(), reverse=True)[: 1 if "any" in query else 5]
    told = [grades.get(url, 0) / log2(at + 2) for at, url in enumerate(found)]
    gained = max(told, default=0.0) if "any" in query else sum(told)
    return gained / sum(each / log2(at + 2) for at, each in enumerate(ideal))


def figures(asked: list[Query], found: Found) -> tuple[float, float]:
    """Recall and nDCG at five, on average."""
    scored = [(found[each["q"]], each) for each in asked]
    return mean(recall(*each) for each in scored), mean(gain(*each) for each in scored)


def told(asked: list[Query], found: Found) -> str:
    """Every query that does not find all it should, with what it finds: a line each, the worst first."""
    scored = [(recall(found[each["q"]], each), gain(found[each["q"]], each), each["q"]) for each in asked]
    return "\n".join(f"{r:.2f} {g:.2f} {query} → {found[query]}" for r, g, query in sorted(scored) if r < 1)
