"""Who takes part in the benchmark, and what each of them publishes."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
DAY = "2026-11-30"
"""The day that all is built for: content neither passes nor falls due between two runs."""
COLD, TITLED, CHANGED, SAME = "ethos", "ethos-titled", "ethos-changed", "ethos-same"
STOCK, ZENSICAL, HUGO, WHOLE_NAV = "stock", "zensical", "hugo", "stock-all-in-nav"
AGAIN = {
    TITLED: "Ethos, one title changed",
    CHANGED: "Ethos, prose of one changed",
    SAME: "Ethos, nothing changed",
}
"""What is built over what was built before, in this order."""
SCRIPTS = "assets/javascripts"
LUNR = ("search/search_index.json", f"{SCRIPTS}/workers/search.*.js", f"{SCRIPTS}/lunr/min/lunr.s[tv]*.js")
INDEX = "sokregister"
ZENSICAL_INDEX = ("search.json", f"{SCRIPTS}/workers/search.*.js")
PAGEFIND = ("pagefind.js", "pagefind-entry.json", "wasm.sv.pagefind", "*.pf_meta")


@dataclass(frozen=True)
class Contender:
    """Somebody who builds a site in a folder."""

    name: str
    label: str
    folder: Path
    commands: Sequence[Sequence[str]]
    site: str
    search: str
    """The search index, in the site: its folder, or its file."""
    at_once: Sequence[str]
    """The files that a browser fetches before it can answer any search, as patterns."""
    sources: frozenset[str] = field(default=frozenset(), compare=False)

    def prepare(self) -> None:
        """Leave only the sources, so that nothing is at hand from before; or change one of them, or none."""
        if self.name in AGAIN:
            changed = min((self.folder / "dilemmas").glob("*.md"))
            changed.write_text(edited(self.name, changed.read_text("utf-8")), encoding="utf-8")
            return
        for each in self.folder.iterdir():
            if each.name not in self.sources:
                shutil.rmtree(each) if each.is_dir() else each.unlink()


def edited(name: str, text: str) -> str:
    """What an editor has made of a dilemma before a build of that name."""
    if name == TITLED:
        return re.sub(r"^title: .*$", r"\g<0> igen", text, count=1, flags=re.MULTILINE)
    return f"{text.rstrip()} Vad säger du då?\n" if name == CHANGED else text


def contenders(knowledge: Path, beside: Path) -> Iterator[Contender]:
    """Everyone who is installed, in the order they build."""
    ethos = [[_tool("ethos"), "build", "--today", DAY]]
    sources = _names(knowledge)
    at_once = [f"{INDEX}/register.json"]
    yield Contender(COLD, "Ethos, cold", knowledge, ethos, "site", INDEX, at_once, sources)
    for name, label in AGAIN.items():
        yield Contender(name, label, knowledge, ethos, "site", INDEX, at_once, sources)
    yield stock(knowledge, beside / STOCK)
    if zensical := shutil.which("zensical"):
        made = _made("stock.py", knowledge, beside / ZENSICAL)
        build = [[zensical, "build"]]
        yield Contender(ZENSICAL, "Zensical", made, build, "site", "search.json", ZENSICAL_INDEX, _names(made))
    if shutil.which("hugo") and find_spec("pagefind"):
        at_once = [f"pagefind/{name}" for name in PAGEFIND]
        made = _made("hugo.py", knowledge, beside / HUGO)
        pagefind = [sys.executable, "-m", "pagefind", "--site", "public", "--force-language", "sv", "--quiet"]
        commands = [["hugo", "--quiet"], pagefind]
        yield Contender(HUGO, "Hugo with Pagefind", made, commands, "public", "pagefind", at_once, _names(made))


def stock(knowledge: Path, target: Path, *, everything: bool = False) -> Contender:
    """MkDocs with Material, with a few pages or with all of them in its navigation."""
    made = _made("stock.py", knowledge, target, *(["--all-in-nav"] if everything else []))
    name, label = (WHOLE_NAV, "MkDocs, every page in nav") if everything else (STOCK, "MkDocs with Material")
    commands = [[_tool("mkdocs"), "build", "--quiet"]]
    return Contender(name, label, made, commands, "site", "search", LUNR, _names(made))


def _names(folder: Path) -> frozenset[str]:
    return frozenset(each.name for each in folder.iterdir())


def _made(script: str, knowledge: Path, target: Path, *options: str) -> Path:
    """A folder with the same text for somebody else, made in a process of its own."""
    subprocess.run([sys.executable, str(HERE / script), str(knowledge), str(target), *options], check=True)
    return target


def _tool(name: str) -> str:
    """A command of the environment that we run in."""
    return str(Path(sys.executable).with_name(name))


@dataclass(frozen=True)
class Weight:
    """What a site weighs. Bytes are as on disk, but for what search fetches at once: that is as sent, compressed."""

    pages: int
    html_per_page: int
    html_per_dilemma: int
    largest_page: int
    search_at_once: int
    search_on_disk: int


def weigh(contender: Contender) -> Weight:
    """What a contender has published.

    Raises:
        SystemExit: it has no pages of dilemmas, so it has not built what it was measured on.
    """
    site = contender.folder / contender.site
    pages = {path: path.stat().st_size for path in site.rglob("*.html")}
    dilemmas = [size for path, size in pages.items() if path.parent.parent == site / "dilemman"]
    if not dilemmas:
        raise SystemExit(f"{contender.label} published no dilemmas.")
    fetched = (path for pattern in contender.at_once for path in site.glob(pattern))
    where = site / contender.search
    index = (path for path in (where, *where.rglob("*")) if path.is_file())
    return Weight(
        len(pages),
        _mean(pages.values()),
        _mean(dilemmas),
        max(pages.values()),
        sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in fetched),
        sum(path.stat().st_size for path in index),
    )


def _mean(sizes: Iterable[int]) -> int:
    counted = list(sizes)
    return round(sum(counted) / len(counted))
