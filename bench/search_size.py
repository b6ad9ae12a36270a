"""What the first search costs in a large site: bytes over the wire until its results are on the page.

    python bench/search_size.py [--entries 10000] [--root .]

Makes records as large as the site's own, with a vocabulary that grows as in real text (its own words combined into
new compounds), indexes them, serves them with gzip as a web server would, and counts in Chromium. Prints a line for
every query; exits 1 when one is above the limit.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import random
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, Response, sync_playwright

from ethos import assets
from ethos.content import load
from ethos.search import compounds, records, vocabulary
from ethos.search.records import SearchRecord
from ethos.search.synonyms import Synonyms
from ethos.source.dress import PLAIN
from ethos.views.search import search_records

LIMIT = 350_000
"""Bytes, with 10,000 entries."""
QUERIES = ("jäv", "beslut", "upphandling", "korruption", "FL 16 §", "vem får sitta med på intervjun", "upphandlng")
NEW_WORDS = 0.015
"""The share of words that are met for the first time, far into a corpus of Swedish prose."""
PAGE = """<!doctype html><html lang="sv" data-base="./"><title>Sök</title><body></body></html>"""
SEARCH = """async ([script, query]) => {
  const {search, item} = await import(script);
  const {results} = await search(query);
  document.body.append(...await Promise.all(results.slice(0, 8).map((result) => item(result))));
  return results.length;
}"""


@dataclass(frozen=True)
class Cost:
    """One first search: bytes on the wire with their headers left out, requests, hits, seconds."""

    query: str
    size: int
    requests: int
    hits: int
    seconds: float


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


def build(real: Sequence[SearchRecord], synonyms: Synonyms, site: Path, count: int) -> None:
    """A folder with the index of so many records, the scripts that search it, and an empty page."""
    many = list(enlarged(real, count))
    records.index(many, site / "pagefind", compounds.swedish(), synonyms)
    (site / "pagefind" / "sok-ord.json").write_bytes(vocabulary.word_file(many, synonyms))
    for file in assets.files(PLAIN):
        if file.path.startswith("assets/"):
            (site / file.path).parent.mkdir(exist_ok=True)
            (site / file.path).write_bytes(file.content)
    (site / "index.html").write_text(PAGE, encoding="utf-8")


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves text compressed, as web servers do; Pagefind's own files are compressed already."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        body, text = path.read_bytes(), path.suffix in {".js", ".json", ".html"}
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if text:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def first_search(page: Page, address: str, query: str) -> Cost:
    """Load the empty page, then count what one search fetches."""
    page.goto(address)
    got: list[Response] = []
    page.on("response", lambda answer: got.append(answer))  # noqa: PLW0108 - Playwright cannot mark a built-in
    began = time.perf_counter()
    hits = page.evaluate(SEARCH, [f"./{assets.dressing(PLAIN).paths['search/core.js']}", query])
    spent = time.perf_counter() - began
    return Cost(query, sum(int(answer.headers["content-length"]) for answer in got), len(got), hits, spent)


def measure(site: Path) -> list[Cost]:
    """The cost of every query, each in a browser that has nothing cached."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        return [first_search(browser.new_context().new_page(), address, query) for query in QUERIES]


def main() -> int:
    """Build, measure, print; 1 when the dearest search is above the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--root", type=Path, default=Path())
    asked = parser.parse_args()
    catalogue = load(asked.root).catalogue
    if catalogue is None:
        sys.exit("the site's settings cannot be read")
    real = [record for record in search_records(catalogue) if record.text]
    synonyms = Synonyms.read(catalogue.settings.synonyms.groups, compounds.swedish())
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        build(real, synonyms, Path(folder), asked.entries)
        print(f"{asked.entries} entries indexed in {time.perf_counter() - began:.1f} s")
        word_file = gzip.compress(Path(folder, "pagefind", "sok-ord.json").read_bytes())
        print(f"word file {len(word_file) / 1000:.0f} KB compressed")
        costs = measure(Path(folder))
    for cost in costs:
        told = f"{cost.size / 1000:6.0f} KB {cost.requests:3} requests {cost.seconds:5.2f} s {cost.hits:6} hits"
        print(f"{told}  {cost.query}")
    return int(max(cost.size for cost in costs) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
