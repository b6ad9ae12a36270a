"""How well search answers: the site's own content indexed, and asked by the reader that browsers have, in Node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import log2
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
import yaml

from ethos.content import load
from ethos.views.search import index_files
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


def queries(name: str) -> list[Query]:
    found: list[Query] = yaml.safe_load((ROOT / "tests/browser" / name).read_text("utf-8"))
    return found


KNOWN, HELD_OUT = queries("search_queries.yml"), queries("search_queries_held_out.yml")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the repository's own content."""
    target = tmp_path_factory.mktemp("index")
    catalogue = load(ROOT).catalogue
    assert catalogue is not None
    for path, content in index_files(catalogue).items():
        (target / path).parent.mkdir(exist_ok=True)
        (target / path).write_bytes(content)
    return target


def recall(found: list[str], query: Query) -> float:
    """The share of the pages asked for that are among the found; for ``any`` all or nothing."""
    wanted = query.get("all") or query["any"]
    share = len({*wanted} & {*found}) / len(wanted)
    return share if "all" in query else float(share > 0)


def gain(found: list[str], query: Query) -> float:
    """nDCG at five with pages that are right or not; for ``any`` the first right page is all that counts.

    Järvelin & Kekäläinen: Cumulated Gain-Based Evaluation of IR Techniques, ACM TOIS 2002.
    """
    wanted = {*(query.get("all") or query["any"])}
    gains = [1 / log2(at + 2) for at, url in enumerate(found) if url in wanted]
    ideal = sum(1 / log2(at + 2) for at in range(min(5, len(wanted)) if "all" in query else 1))
    return min(1.0, (sum(gains) if "all" in query else max(gains, default=0.0)) / ideal)


def told(folder: Path, asked: list[Query]) -> Iterator[tuple[Query, list[str]]]:
    found = in_node("search/reader.js", ASK, {"folder": str(folder), "queries": [each["q"] for each in asked]})
    return zip(asked, (each["urls"] for each in found), strict=True)
