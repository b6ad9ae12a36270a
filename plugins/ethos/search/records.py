"""What a page is found by, and the index that Pagefind builds of it.

Pagefind is given slim documents made for it and never the published pages, so words that only help search weigh
on no page. Since 1.5 it also searches a document's meta fields, each with a weight of its own at query time, and
never quotes them in an excerpt: that is where parts of compounds, synonyms and citations of law go.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from markupsafe import escape
from pagefind.service import get_executable

from ethos.problem import EthosError
from ethos.search.compounds import Lexicon, hidden_parts
from ethos.search.stable import stabilise
from ethos.search.synonyms import Synonyms

KEPT = (
    "pagefind.js",
    "pagefind-entry.json",
    "wasm.sv.pagefind",
    "*.pf_meta",
    "*.pf_index",
    "*.pf_filter",
    "*.pf_fragment",
)
"""What a browser fetches; the rest of Pagefind's output is its own interface and other languages."""

MOST_SUBJECTS = 8
"""A page with more subjects is about none of them in particular: they find it, but rank it last."""

DOCUMENT = (
    '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{title}</title></head><body>{facts}'
    '<main data-pagefind-body><h1 data-pagefind-meta="title">{title}</h1>'
    '<p data-pagefind-meta="summary" data-pagefind-weight="3">{summary}</p><p>{text}</p></main></body></html>'
)
FACT = '<meta data-pagefind-{role}="{name}[content]" content="{value}">'


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One page as search sees it."""

    url: str
    """The public path without a leading slash: ``dilemman/torsdagsbastun/``."""
    title: str
    kind: str
    """What the page is, in words: ``Dilemma``."""
    summary: str
    text: str
    """Everything that is read on the page, as plain text."""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Facet → slugs: ``{"slag": ["dilemma"], "tema": ["jav"]}``."""
    subjects: Sequence[str] = ()
    """Labels that say what the page is about: of its themes and principles. Ranked just below the title."""
    laws: Sequence[str] = ()
    """Words that find the laws cited, from :func:`ethos.search.laws.law_words`."""
    extra_words: Sequence[str] = ()
    """Further words to be found by, ranked last and never shown."""
    meta: Mapping[str, str] = field(default_factory=dict)
    """Short facts that a result may show, such as ``{"note": "Arkiverad"}``."""

    @property
    def about(self) -> str:
        """What the page is about, in brief: title, summary and subjects."""
        return " . ".join([self.title, self.summary, *self.named_subjects])

    @property
    def named_subjects(self) -> Sequence[str]:
        """The subjects that rank the page: all, or none when it has too many."""
        return self.subjects if len(self.subjects) <= MOST_SUBJECTS else ()


def hidden_words(record: SearchRecord, lexicon: Lexicon, synonyms: Synonyms) -> dict[str, str]:
    """Meta fields to search but not to show, the weightiest first.

    ``titelord``: parts of the title's compounds. ``amnesord``: the same of what the page is about. ``likaord``:
    synonyms of both, which rank below what a page says itself. ``delord``: parts of the compounds in its text.
    ``svagord``: synonyms of what the text says more than once, the caller's own words, and too many subjects to rank
    by.
    """
    titled, said, parts = (hidden_parts(text, lexicon) for text in (record.title, record.about, record.text))
    spread = [subject for subject in record.subjects if subject not in record.named_subjects]
    fields = {
        "titelord": titled,
        "amnesord": said,
        "likaord": synonyms.of([record.about, *titled, *said], lexicon),
        "delord": parts,
        "svagord": [*synonyms.of([record.text], lexicon, times=2), *record.extra_words, *spread],
    }
    return dict(_each_once(fields))


def _each_once(fields: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Every word in the first field that has it."""
    seen: set[str] = set()
    for name, found in fields.items():
        if words := [word for word in dict.fromkeys(found) if word not in seen]:
            yield name, " ".join(words)
        seen.update(found)


def own_words(records: Iterable[SearchRecord], synonyms: Synonyms) -> set[str]:
    """The words that are the site's own: its subjects and its synonyms, which compounds are made of too."""
    return {label for record in records for label in record.subjects} | {
        word for group in synonyms.groups for word in group
    }


def document(record: SearchRecord, hidden: Mapping[str, str]) -> str:
    """The HTML that Pagefind reads for a record; every value is escaped."""
    shown = {
        "kind": record.kind,
        "amne": " . ".join(record.named_subjects),
        "lag": " ".join(record.laws),
        **record.meta,
    }
    facts = [
        FACT.format(role="meta", name=name, value=escape(value))
        for name, value in ({**shown, **hidden}).items()
        if value
    ]
    facts += [
        FACT.format(role="filter", name=name, value=escape(value))
        for name, values in record.filters.items()
        for value in values
    ]
    title, summary, text = map(escape, (record.title, record.summary, record.text))
    return DOCUMENT.format(title=title, summary=summary, text=text, facts="".join(facts))


def index(records: Iterable[SearchRecord], out_dir: Path, lexicon: Lexicon, synonyms: Synonyms) -> None:
    """Write Pagefind's index of the records into ``out_dir`` (``<site>/pagefind``), replacing what is there.

    The same records give the same bytes. Raises:
        EthosError: Pagefind is missing or fails.
    """
    known = list(records)
    site = lexicon.with_words(own_words(known, synonyms))
    with tempfile.TemporaryDirectory(prefix="ethos-search-") as folder:
        for record in known:
            page = Path(folder, record.url, "index.html")
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(document(record, hidden_words(record, site, synonyms)), encoding="utf-8")
        shutil.rmtree(out_dir, ignore_errors=True)
        _run(Path(folder), out_dir)
    stabilise(out_dir)
    _clear(out_dir)


@cache
def engine_script() -> bytes:
    """Pagefind's own script, which is the same whatever is searched: known before there is anything to index.

    Raises:
        EthosError: Pagefind is missing or fails.
    """
    with tempfile.TemporaryDirectory(prefix="ethos-search-") as folder:
        source, made = Path(folder, "site"), Path(folder, "pagefind")
        source.mkdir()
        (source / "index.html").write_text("<!doctype html><html><body><p>Ord</p></body></html>", encoding="utf-8")
        _run(source, made)
        return (made / "pagefind.js").read_bytes()


def _clear(made: Path) -> None:
    """Throw away what no browser fetches."""
    kept = {path for pattern in KEPT for path in made.rglob(pattern)}
    for path in made.rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()


def _run(source: Path, made: Path) -> None:
    binary = get_executable()
    if binary is None:
        raise EthosError("Pagefind is not installed: pip install 'pagefind[bin]'")
    command = [str(binary), "--site", str(source), "--output-path", str(made), "--force-language", "sv", "--quiet"]
    try:
        done = subprocess.run(command, cwd=source, capture_output=True, check=False)  # noqa: S603 - our own command
    except OSError as error:
        raise EthosError(f"Pagefind could not be started: {error}") from error
    if done.returncode or not (made / "pagefind-entry.json").is_file():
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
        raise EthosError(f"Pagefind failed ({done.returncode}): {said[-2000:]}")
