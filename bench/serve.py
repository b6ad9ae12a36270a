"""How fast nginx gives a site of many pages, precompressed, as ``deploy/`` says; wrk asks on loopback.

The pages are those of the repository's own entries, each written many times with a heading of its own and compressed
with gzip. What is asked for is drawn at random over all of them, by as many connections as a busy agency has readers
at once. wrk and nginx share the machine, so the figures are a lower bound.

    python bench/serve.py [--pages 10000] [--seconds 15] [--connections 64]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import web_servers  # noqa: E402 — the servers that the tests start too

RESULTS = ROOT / "bench/serve.json"
LONGEST = 20
"""Seconds of a run at most."""
ASK = """
local pages = {}
for line in io.lines(PAGES) do pages[#pages + 1] = line end
local seed = 20261121
function setup(thread) seed = seed + 1; thread:set("seed", seed) end
function init() math.randomseed(seed) end
function request()
  return wrk.format("GET", pages[math.random(#pages)], {["Host"] = "127.0.0.1", ["Accept-Encoding"] = "gzip"})
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('{"requests":%d,"microseconds":%d,"bytes":%d,"p50":%d,"p99":%d,"worst":%d,"errors":%d}\\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99), latency.max,
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""


def many_pages(site: Path, count: int) -> Iterator[str]:
    """Write the site's entry pages over and over until there are so many; the address of each."""
    originals = [each.read_text("utf-8") for each in sorted(site.glob("dilemman/*/index.html"))]
    for number in range(count):
        html = re.sub("(<h1[^>]*>)", rf"\g<1>{number} ", originals[number % len(originals)], count=1)
        folder = site / f"dilemman/sida-{number}"
        folder.mkdir()
        (folder / "index.html").write_text(html, encoding="utf-8")
        (folder / "index.html.gz").write_bytes(gzip.compress(html.encode(), 9, mtime=0))
        yield f"/dilemman/sida-{number}/"


def measured(
    server: AbstractContextManager[web_servers.Running], scheme: str, script: Path, run: Run
) -> dict[str, float]:
    """Requests a second and latencies in milliseconds, after two seconds that are not counted."""
    with server as running:
        port = running.port if scheme == "https" else running.plain_port
        command = ["wrk", "-t2", f"-c{run.connections}", "-s", str(script), f"{scheme}://127.0.0.1:{port}/"]
        subprocess.run([*command, "-d2s"], check=True, capture_output=True, timeout=60)
        told = subprocess.run([*command, f"-d{run.seconds}s"], check=True, capture_output=True, text=True, timeout=60)
    said = json.loads(told.stdout.splitlines()[-1])
    if said["errors"]:
        raise SystemExit(f"{said['errors']} requests failed")
    milliseconds = {f"{name}_ms": round(said[name] / 1e3, 2) for name in ("p50", "p99", "worst")}
    per_second = said["requests"] / (said["microseconds"] / 1e6)
    kilobytes = said["bytes"] / said["requests"] / 1e3
    return {"requests_per_second": round(per_second), **milliseconds, "kB_per_answer": round(kilobytes, 1)}


class Run(argparse.Namespace):
    """What was asked for."""

    pages: int
    seconds: int
    connections: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=15, choices=range(1, LONGEST + 1), metavar=f"1–{LONGEST}")
    parser.add_argument("--connections", type=int, default=64)
    run = parser.parse_args(namespace=Run())
    for tool, package in (("wrk", "wrk"), ("nginx", "nginx-light"), ("openssl", "openssl")):
        if not shutil.which(tool, path=f"{os.environ['PATH']}:/usr/sbin"):
            raise SystemExit(f"{tool} is missing: apt-get install {package}")
    load = [round(each, 1) for each in os.getloadavg()]
    with tempfile.TemporaryDirectory(prefix="ethos-serve-") as name:
        figures = compared(Path(name), run)
    print(*(f"{name}: {each}" for name, each in figures.items()), sep="\n")
    told = {"pages": run.pages, "seconds": run.seconds, "connections": run.connections, "cpus": os.cpu_count()}
    RESULTS.write_text(json.dumps({**told, "load_before": load, **figures}, indent=1) + "\n", encoding="utf-8")


def compared(folder: Path, run: Run) -> dict[str, dict[str, float]]:
    """The figures with TLS, as readers meet the site, and without, as in the container behind a proxy."""
    build = [sys.executable, "-m", "ethos", "--root", str(ROOT), "build", "--site-dir", str(folder / "site")]
    subprocess.run(build, check=True, stderr=subprocess.DEVNULL)
    (folder / "pages.txt").write_text("\n".join(many_pages(folder / "site", run.pages)) + "\n", encoding="utf-8")
    (folder / "ask.lua").write_text(ASK.replace("PAGES", json.dumps(str(folder / "pages.txt"))), encoding="utf-8")
    for each in ("tls", "plain"):
        (folder / each).mkdir()
    return {
        "https": measured(web_servers.nginx(folder / "site", folder / "tls"), "https", folder / "ask.lua", run),
        "http": measured(web_servers.container(folder / "site", folder / "plain"), "http", folder / "ask.lua", run),
    }


if __name__ == "__main__":
    main()
