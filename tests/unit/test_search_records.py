"""What Pagefind is given, what it makes of it, and that it is the same every time."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from ethos.problem import EthosError
from ethos.search import records, stable
from ethos.search.compounds import swedish
from ethos.search.laws import law_words
from ethos.search.records import SearchRecord, document, hidden_words, index
from ethos.search.synonyms import Synonyms
from ethos.search.vocabulary import word_file

GROUPS = [["gåva", "present", "mutor"], ["tystnadskultur", "ingen säger ifrån"], ["avtal", "kontrakt"]]
RECORD = SearchRecord(
    url="dilemman/tavlan/",
    title="Gåvorna på skrivbordet",
    kind="Dilemma",
    summary="En förvaltningskultur prövas.",
    text="Ett myndighetsbeslut & <b>inget</b> mer. Ett avtal nämns.",
    filters={"slag": ["dilemma"], "tema": ["jav", "gavor"], "roll": ["chef"]},
    subjects=["Jäv"],
    laws=law_words("FL 16–18 §§", "Förvaltningslagen"),
    extra_words=["Statskontoret"],
    meta={"note": "Arkiverad"},
)


def synonyms() -> Synonyms:
    return Synonyms.read(GROUPS, swedish())


def digest(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def fragments(folder: Path) -> list[dict[str, object]]:
    """What a browser gets to show for every page."""
    packed = sorted(folder.glob("fragment/*.pf_fragment"))
    return [json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")) for path in packed]


def many(count: int) -> list[SearchRecord]:
    """Records with filters enough for Pagefind to write them in another order next time."""
    values = [f"v{number}" for number in range(12)]
    return [
        replace(RECORD, url=f"d/{n}/", title=f"Sida {n}", filters={"slag": [values[n % 12]], "tema": values[: n % 12]})
        for n in range(count)
    ]


def test_document_escapes_every_value() -> None:
    """Nothing that an editor writes is markup to Pagefind, in text, in meta or in a filter."""
    sharp = '"><script>&'
    record = replace(
        RECORD, title=sharp, summary=sharp, text=sharp, kind=sharp, filters={"tema": [sharp]}, meta={"note": sharp}
    )
    html = document(record, {"delord": sharp})
    assert "<script>" not in html
    assert html.count("&#34;&gt;&lt;script&gt;&amp;") == 8


def test_hidden_words_are_ranked_by_where_they_come_from() -> None:
    """Parts of compounds in the title, in the summary, synonyms of both, the text; what is said in passing is none."""
    assert hidden_words(RECORD, swedish(), synonyms()) == {
        "titelord": "bord",
        "amnesord": "förvaltning kultur",
        "likaord": "gåva mutor present",
        "delord": "beslut myndighet",
        "svagord": "Statskontoret",
    }


def test_what_the_text_says_twice_adds_its_synonyms_last() -> None:
    record = replace(RECORD, text="Ett avtal. Avtalet igen.")
    assert hidden_words(record, swedish(), synonyms())["svagord"] == "avtal kontrakt Statskontoret"


def test_a_page_about_everything_is_not_ranked_by_its_subjects() -> None:
    record = replace(RECORD, subjects=[f"Ämne{letter}" for letter in "abcdefghi"])
    assert "ÄmneA".lower() not in document(record, {}).lower()
    assert "Ämnea" in hidden_words(record, swedish(), synonyms())["svagord"]


def test_phrases_are_synonyms_too() -> None:
    assert synonyms().of(["Ingen säger ifrån"], swedish()) == ["ifrån", "ingen", "säger", "tystnadskultur"]
    assert synonyms().of(["Ingen säger nej"], swedish()) == []


@pytest.mark.parametrize(
    ("citation", "provisions"),
    [
        ("FL 16–18 §§", {"fl16", "fl17", "fl18"}),
        ("RF 1:9", {"rf1k9"}),
        ("BrB 10:5 a", {"brb10k5", "brb10k5a"}),
        ("LOA 7–7 d §§", {"loa7", "loa7a", "loa7b", "loa7c", "loa7d"}),
        ("GDPR art. 5", {"gdpr5"}),
        ("FL 9–1 §§", {"fl9"}),
        ("FL", set()),
    ],
)
def test_every_provision_of_a_citation_is_a_word(citation: str, provisions: set[str]) -> None:
    short = citation.split(maxsplit=1)[0]
    assert {*law_words(citation, "Lagens namn")} == provisions | {short, f"{short.lower()}0", "Lagens", "namn"}


def test_index_holds_what_a_browser_needs_and_nothing_more(tmp_path: Path) -> None:
    """Hidden words are meta, never content, so no excerpt can quote them; Pagefind's own interface is left out."""
    index([RECORD], tmp_path / "pagefind", swedish(), synonyms())
    (found,) = fragments(tmp_path / "pagefind")
    assert found["url"] == "/dilemman/tavlan/"
    assert found["filters"] == RECORD.filters
    assert "kultur" not in str(found["content"]).replace("förvaltningskultur", "")
    assert {"title", "kind", "summary", "amne", "lag", "delord", "titelord", "note"} <= {*found["meta"]}  # type: ignore[misc]
    names = {re.sub(r"(sv_)[0-9a-f]+", r"\1…", path.name) for path in (tmp_path / "pagefind").rglob("*.*")}
    own = {"pagefind.js", "pagefind-entry.json", "wasm.sv.pagefind", "pagefind.sv_….pf_meta"}
    assert names == own | {"sv_….pf_index", "sv_….pf_filter", "sv_….pf_fragment"}


def test_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    """Three runs in other folders: every file has the same name and content."""
    runs = [tmp_path / name / "pagefind" for name in ("a", "längre namn", "c")]
    for run in runs:
        index(many(40), run, swedish(), synonyms())
    first, *others = map(digest, runs)
    assert len(list((runs[0] / "filter").iterdir())) == 2
    assert all(other == first for other in others)


def test_index_replaces_what_was_there(tmp_path: Path) -> None:
    index(many(3), tmp_path / "pagefind", swedish(), synonyms())
    index([RECORD], tmp_path / "pagefind", swedish(), synonyms())
    assert [each["url"] for each in fragments(tmp_path / "pagefind")] == ["/dilemman/tavlan/"]


def test_no_records_is_told(tmp_path: Path) -> None:
    """Pagefind finds no page: an environment that is broken, told with what it said."""
    with pytest.raises(EthosError, match="Pagefind"):
        index([], tmp_path / "pagefind", swedish(), synonyms())


def test_missing_pagefind_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "get_executable", lambda: None)
    with pytest.raises(EthosError, match="pip install"):
        index([RECORD], tmp_path / "pagefind", swedish(), synonyms())


def test_failing_pagefind_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho out of memory >&2; exit 3\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(records, "get_executable", lambda: broken)
    with pytest.raises(EthosError, match=r"3.*out of memory"):
        index([RECORD], tmp_path / "pagefind", swedish(), synonyms())
    assert not (tmp_path / "pagefind").exists()


def test_another_format_of_pagefind_is_refused(tmp_path: Path) -> None:
    """Files that are not as 1.5 writes them stop the build rather than break search."""
    (tmp_path / "filter").mkdir()
    (tmp_path / "filter/sv_x.pf_filter").write_bytes(gzip.compress(b"pagefind_xyz\x80"))
    (tmp_path / "pagefind-entry.json").write_text('{"languages": {}}', encoding="utf-8")
    with pytest.raises(EthosError, match=r"1\.5"):
        stable.stabilise(tmp_path)


def test_word_file_has_the_words_people_search_for_first() -> None:
    """Words of titles and laws come before those that are only common, and synonyms that no page says come last."""
    data = word_file([RECORD, replace(RECORD, url="d/2/", text="ärende " * 500)], synonyms())
    found = json.loads(data)["ord"]
    assert data == word_file([RECORD, replace(RECORD, url="d/2/", text="ärende " * 500)], synonyms())
    assert {"gåvorna", "förvaltningslagen", "kontrakt", "statskontoret"} < {*found}
    assert found.index("gåvorna") < found.index("ärende") < found.index("kontrakt")
    assert json.loads(data)["lika"] == [list(group) for group in GROUPS]
    assert all(4 <= len(word) <= 40 for word in found)


def test_word_file_stays_small() -> None:
    """Forty kilobytes compressed, also when the site has far more words than it can hold."""
    letters = "abcdefghijklmnoprstuvyåäö"
    text = " ".join(f"{a}{b}{c}ing{d}" for a in letters for b in letters for c in letters for d in "aert")
    data = word_file([replace(RECORD, text=text)], synonyms())
    assert len(json.loads(data)["ord"]) == 9000
    assert len(gzip.compress(data)) < 45_000
