"""What `ethos check --fix` mends: what was meant can be one thing only, and nothing that anyone reads is lost."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from conftest import Lay
from ethos import mending, site
from ethos.cli import main
from ethos.problem import EthosError, problem
from ethos.source import Document, files, parse

TODAY = date(2026, 11, 30)
PAGE = "---\ntitle: Om oss\nsummary: Vad vi gör.\nstatus: published\npublished: 2026-01-15\n---\nText.\n"
EVENT = (
    "---\ntitle: Gränsen\nsummary: Ett samtal.\nstatus: published\npublished: 2026-01-15\nformat: onsite\n"
    "place: Salen\nregistration: https://a.example/\nstart: 2027-03-17T08:15\nend: 2027-03-17T09:15\n---\nText.\n"
)


def page(line: str) -> str:
    """A page with a field written so."""
    name = line.partition(":")[0]
    return re.sub(rf"^{name}:.*\n", "", PAGE, flags=re.MULTILINE).replace("\n---\n", f"\n{line}\n---\n", 1)


def mended(text: str, path: str = "content/om.md") -> str:
    return mending.mended(path, text.encode()).decode()


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("published: 15 januari 2026", "published: 2026-01-15"),
        ("published: torsdag 15 januari 2026", "published: 2026-01-15"),
        ("published: 2026-1-15", "published: 2026-01-15"),
        ("published: '2026/01/15'", "published: 2026-01-15"),
        ("title: 1984", 'title: "1984"'),
        ("title: Om oss: och er", 'title: "Om oss: och er"'),
        ('title: Om "oss": och er', "title: 'Om \"oss\": och er'"),
        ("title: @hemma", 'title: "@hemma"'),
        ("title: &Gavan i receptionen", 'title: "&Gavan i receptionen"'),
        ("title: !viktigt Om oss", 'title: "!viktigt Om oss"'),
        ("summary:Vad vi gör.", "summary: Vad vi gör."),
        ("language：en", "language: en"),
        ("example: ja", "example: true"),
        ("\u00a0owner: red@prov.example", "owner: red@prov.example"),
        ("owner\u00a0: red@prov.example", "owner : red@prov.example"),
        ("aliases:\n  -om-myndigheten\n  -vilka-vi-ar", "aliases:\n  - om-myndigheten\n  - vilka-vi-ar"),
        ("aliases:\n  – om-myndigheten\n  – vilka-vi-ar", "aliases:\n  - om-myndigheten\n  - vilka-vi-ar"),
        ("aliases: gammal", "aliases: [gammal]"),
        ("origin:\n\torganisation: A\n\tlicence: CC0", "origin:\n  organisation: A\n  licence: CC0"),
        ("title: Om\u200b oss", "title: Om oss"),
        ("published: ”2026-01-15”", "published: 2026-01-15"),
        ("published: “15 januari 2026”", "published: 2026-01-15"),
        ("example: ”ja”", "example: true"),
        ("title: ”Om oss: och er”", 'title: "Om oss: och er"'),
        ("title: ”Om” oss: och ”er”", 'title: "”Om” oss: och ”er”"'),
    ],
)
def test_what_can_mean_one_thing_is_mended(written: str, right: str) -> None:
    """And nothing is left to tell of the file."""
    assert mended(page(written)) == page(right)
    assert mending.faults("content/om.md", page(right).encode()) == []


def test_curly_quotation_marks_around_a_value_are_named_where_they_are_at_fault() -> None:
    """A title may be something that somebody says: it is left as it is."""
    said = page("title: ”Vi gör som vi alltid har gjort”")
    assert mending.faults("content/om.md", said.encode()) == [] and mended(said) == said
    for written, names in {
        "published: ”2026-01-15”": True,
        "published: i januari": False,
        "example: ”ja”": True,
    }.items():
        [found] = mending.faults("content/om.md", page(written).encode())
        assert found.hint.startswith("Böjda citattecken (”)") is names, found.hint


def test_a_full_stop_in_a_time_is_mended() -> None:
    for written in (
        "2027-03-17 kl. 08.15",
        "2027-03-17T08.15",
        "17 mars 2027 kl 8.15",
        "onsdagen den 17 mars 2027, 8.15",
    ):
        assert mended(EVENT.replace("2027-03-17T08:15", written), "seminars/gransen.md") == EVENT


def test_a_colon_in_a_point_is_put_in_quotation_marks() -> None:
    text = "---\ntitle: A\nquestions:\n  - Du har tio minuter: vad gör du?\n  - {a: b}\n---\n"
    assert mended(text, "dilemmas/gavan.md") == text.replace(
        "Du har tio minuter: vad gör du?", '"Du har tio minuter: vad gör du?"'
    )


@pytest.mark.parametrize(
    "written",
    [
        "published: 15 januari 2026 (preliminärt)",
        "published: måndag 15 januari 2026",
        "published: 2026-02-30",
        "published: i januari",
        "title: Ärende #12",
        "title: Om oss: och er # till alla",
        "title: Om oss: och\n  er",
        "status: publicerad",
        "example: kanske",
        "title: [Om, oss]",
        "aliases: det gamla och det nya",
        "title: Ide\u0301n: och er",
    ],
)
def test_what_can_mean_several_things_is_left_alone(written: str) -> None:
    """As is what would lose a word or a comment."""
    assert mended(page(written)) == page(written)


def test_all_else_stays_byte_for_byte() -> None:
    """Comments, order, line ends, a byte order mark, the text below, and what is not in NFC."""
    text = "\ufeff" + page("title: Om oss: och er").replace("status:", "# en kommentar\nstatus:").replace(
        "Text.", "Te\u0301xt  \n\n"
    )
    for end in ("\n", "\r\n"):
        given_ = text.replace("\n", end).encode()
        assert mending.mended("content/om.md", given_) == given_.replace(b"Om oss: och er", b'"Om oss: och er"')


def test_settings_are_mended_too_but_not_what_is_another_programs() -> None:
    """A tag in mkdocs.yml is MkDocs' own, and stays as it is."""
    assert mended("name: Prov: två\nurl:https://a.example/\n", "site_config/site.yml") == (
        'name: "Prov: två"\nurl: https://a.example/\n'
    )
    told = [problem("yaml-colon-in-value", "mkdocs.yml", written="", fixed="")]
    assert mending.changes(Path(), told, None) == {}


FIELDS = st.sampled_from(
    [
        *(
            "title: Om oss: och er",
            "title: 'Om oss'",
            "title: 1984",
            "title: @a: b",
            "# en kommentar",
            "",
            "summary:Vad?",
        ),
        *("published: 15 januari 2026", "published: 2026-1-5 # när", "updated: 3/2 2026", "example: ja", "\towner: a"),
        *(
            "aliases:",
            "  -gammal",
            "  – gammal",
            "  - a: b",
            "language：sv",
            "themes: jav, gavor",
            "--",
            "---",
            "\u00a0- x",
        ),
    ]
)
BODIES = st.text("abc åé\u0301:#-–\u00a0\u200b|>'\"\n", max_size=40)


@given(st.lists(FIELDS, max_size=9), BODIES, st.sampled_from(["\n", "\r\n"]))
def test_mending_loses_nothing_and_ends(lines: list[str], body: str, end: str) -> None:
    """Twice is as once; the text below stays but for what nobody sees; every word of a comment is left."""
    data = end.join(["---", "status: draft", *lines, "---", *body.split("\n")]).encode()
    once = mending.mended("content/om.md", data)
    assert mending.mended("content/om.md", once) == once
    before, after = (each.decode().replace("\u200b", "") for each in (data, once))
    assert re.findall(r"#.*", after) == re.findall(r"#.*", before)
    assert after.count(end) == before.count(end)
    document = parse("content/om.md", data)
    if isinstance(document, Document):
        assert parse("content/om.md", once).body == document.body  # type: ignore[union-attr]


MKDOCS = "site_name: Prov\nplugins: [ethos]\n"
OTHER = PAGE.replace("Om oss", "Mer")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("status: published", "related: [prose/om]\n---"),
        ("related: [prose/x]", "related: [prose/x, prose/om]"),
        ("related:\n  - prose/x # en kommentar", "related:\n  - prose/x\n  - prose/om # en kommentar"),
        ("related: [\n  prose/x ]", "related: [\n  prose/x, prose/om ]"),
    ],
)
def test_the_other_half_of_a_relation_is_added(written: str, right: str) -> None:
    data = OTHER.replace("status: published", written).replace("\n", "\r\n").encode()
    new = mending.applied(data, mending.related.added("content/mer.md", data, "prose/om")).decode()
    assert right.replace("\n", "\r\n") in new
    found = parse("content/mer.md", new.encode())
    assert isinstance(found, Document) and found.fields["related"][-1] == "prose/om"  # type: ignore[index]
    assert mending.related.added("content/mer.md", new.encode(), "prose/om") is None


def run(root: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--root", str(root), "check", "--today", "2026-11-30", *words])
    return done.exit_code, done.output


@pytest.fixture
def faulty(site_in: Lay) -> Path:
    """Two pages: one with a colon in its title that relates to the other, which does not relate back."""
    wrong = page("title: Om oss: och er").replace("published: 2026", "related: [prose/mer]\npublished: 2026")
    files_ = {"mkdocs.yml": MKDOCS, "content/om.md": wrong, "content/mer.md": OTHER}
    return site_in({"files": files_})


def test_a_diff_changes_nothing(faulty: Path) -> None:
    """What would change is shown, and that something would ends with 1."""
    before = (faulty / "content/om.md").read_bytes()
    code, told = run(faulty, "--diff")
    assert (code, (faulty / "content/om.md").read_bytes()) == (1, before)
    assert '+title: "Om oss: och er"' in told and "--- a/content/om.md" in told
    assert run(faulty, "--fix", "--diff") == (code, told)


def test_fix_mends_what_comes_to_light_too(faulty: Path) -> None:
    """Until nothing is left, in both files; the second time there is nothing to do."""
    (faulty / "content/mer.md").chmod(0o640)
    code, told = run(faulty, "--fix")
    assert code == 0, told
    assert "+related: [prose/om]" in told and told.endswith("Inga problem i innehållet.\n")
    assert site.check(faulty, TODAY) == []
    assert (faulty / "content/mer.md").stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in (faulty / "content").iterdir()) == ["mer.md", "om.md"]
    assert run(faulty, "--fix") == (0, "Inga problem i innehållet.\n")
    assert run(faulty, "--diff") == (0, "")


def test_fix_of_some_files_leaves_the_others(faulty: Path) -> None:
    before = (faulty / "content/om.md").read_bytes()
    run(faulty, "--fix", "content/mer.md")
    assert (faulty / "content/om.md").read_bytes() == before


def test_json_carries_the_edits(faulty: Path) -> None:
    """Each is a part of one line: made, it mends the problem that it stands in."""
    (found,) = json.loads(run(faulty, "--format", "json")[1])
    (edit,) = found["edits"]
    assert edit.keys() == {"path", "line", "column", "old", "new"}
    lines = (faulty / edit["path"]).read_text("utf-8").split("\n")
    assert lines[edit["line"] - 1][edit["column"] - 1 :].startswith(edit["old"])
    run(faulty, "--fix", "content/om.md")
    (faulty / "content/mer.md").write_text(OTHER, encoding="utf-8")
    (found,) = json.loads(run(faulty, "--format", "json")[1])
    assert [(each["path"], each["new"]) for each in found["edits"]] == [("content/mer.md", "related: [prose/om]\n")]


def names(root: Path) -> list[str]:
    return sorted(each.name for each in (root / "content").iterdir())


def test_a_file_that_nobody_refers_to_gets_a_name_that_can_be_an_address(site_in: Lay) -> None:
    """One that has been published keeps its address as an alias; what has the right name already is never lost."""
    texts = {"Om oss.md": PAGE, "mer.markdown": OTHER, "aux.md": PAGE.replace("Om oss", "Tredje")}
    root = site_in({"files": {"mkdocs.yml": MKDOCS, **{f"content/{name}": text for name, text in texts.items()}}})
    code, told = run(root, "--diff")
    assert (code, names(root)) == (1, sorted(texts))
    assert "rename from content/aux.md\nrename to content/aux-1.md\n" in told
    code, told = run(root, "--fix")
    assert (code, names(root)) == (0, ["aux-1.md", "mer.md", "om-oss.md"]), told
    assert "\naliases: [aux]\n---\n" in (root / "content/aux-1.md").read_text("utf-8")
    assert (root / "content/om-oss.md").read_text("utf-8") == PAGE
    (root / "content/Mer.md").write_text(OTHER, encoding="utf-8")
    run(root, "--fix")
    assert "Mer.md" in names(root)


def test_json_carries_the_name_that_mends(site_in: Lay) -> None:
    """What the file is to be called, and beside it what lets its former address lead there."""
    texts = {"Om oss.md": PAGE, "aux.md": PAGE.replace("Om oss", "Tredje")}
    root = site_in({"files": {"mkdocs.yml": MKDOCS, **{f"content/{name}": text for name, text in texts.items()}}})
    told = {each["path"]: each for each in json.loads(run(root, "--format", "json")[1])}
    found = {path: (each["rename"], [edit["new"] for edit in each["edits"]]) for path, each in told.items()}
    assert found["content/Om oss.md"] == ("content/om-oss.md", [])
    assert found["content/aux.md"] == ("content/aux-1.md", ["aliases: [aux]\n"])


SCHEMA = "# yaml-language-server: $schema=../.vscode/schema/prose.json\n"
ORDER = mending.order.known(mending.model_of("content/om.md"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("summary: b\ntitle: a\n", "title: a\nsummary: b\n"),
        ("themes:\n  - jav # a\n  # - b\ntitle: a # c\n", "title: a # c\nthemes:\n  - jav # a\n  # - b\n"),
        ("themes:\n- jav\ntitle: a\n", "title: a\nthemes:\n- jav\n"),
        ("summary: >-\n  ett\n  två\ntitle: a\n", "title: a\nsummary: >-\n  ett\n  två\n"),
        (f"{SCHEMA}summary: b\ntitle: a\n", f"{SCHEMA}title: a\nsummary: b\n"),
        ("# om ingressen\nsummary: b\ntitle: a\n", None),
        ("summary: b\n# om titeln\ntitle: a\n", None),
        ("summary: b\n\ntitle: a\n", None),
        ("summary: b\ntitle: a\n# slut\n", None),
        ("{summary: b, title: a}\n", None),
        ("summary: &x b\ntitle: *x\n", None),
        ("okand: b\ntitle: a\n", None),
        ("title: a\nsummary: b\n", None),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fields_are_put_in_the_order_of_their_model(written: str, right: str | None, end: str) -> None:
    """Line by line, and only where no comment and no empty line is left without its field; twice is as once."""
    before, after = (f"---\n{each}---\nText.\n\n# Mer\n".replace("\n", end) for each in (written, right or written))
    once = mending.order.ordered("content/om.md", before.encode(), ORDER)
    assert once.decode() == after
    assert mending.order.ordered("content/om.md", once, ORDER) == once


@given(
    st.permutations(["title: a # x", "summary: b", "status: draft", "aliases:\n  - c\n  - d", "# e", "", "owner: f"])
)
def test_no_order_loses_a_line(lines: list[str]) -> None:
    before = "\n".join(["---", *lines, "---", "Text."]).encode()
    after = mending.order.ordered("content/om.md", before, ORDER)
    assert sorted(after.split(b"\n")) == sorted(before.split(b"\n"))


def test_fix_puts_fields_in_order(site_in: Lay) -> None:
    """Where nothing else is wrong, too, but not in files that nobody has named."""
    head, title, summary, rest = PAGE.split("\n", 3)
    turned = "\n".join((head, summary, title, rest))
    root = site_in({"files": {"mkdocs.yml": MKDOCS, "content/om.md": turned, "content/mer.md": turned}})
    run(root, "--fix")
    assert (root / "content/om.md").read_text("utf-8") == turned
    run(root, "--fix", "content/om.md")
    assert (root / "content/om.md").read_text("utf-8") == PAGE
    assert (root / "content/mer.md").read_text("utf-8") == turned
    assert run(root, "--diff", "content/om.md") == (0, "")


def test_a_file_that_somebody_leads_to_keeps_its_name(site_in: Lay) -> None:
    led = OTHER.replace("Text.", "Se [oss](Om%20oss.md).")
    root = site_in({"files": {"mkdocs.yml": MKDOCS, "content/Om oss.md": PAGE, "content/mer.md": led}})
    run(root, "--fix")
    assert names(root) == ["Om oss.md", "mer.md"]


def test_nothing_is_written_through_a_link_or_outside(tmp_path: Path) -> None:
    root, beside = tmp_path / "rot", tmp_path / "brev"
    (root / "content").mkdir(parents=True)
    beside.mkdir()
    (beside / "om.md").write_text("kvar")
    (root / "content/om.md").symlink_to(beside / "om.md")
    (root / "mapp").symlink_to(beside)
    for path in ("content/om.md", "mapp/om.md", "../brev/om.md", "content"):
        with pytest.raises(EthosError):
            files.replace(root, path, b"nytt")
        with pytest.raises(EthosError):
            files.rename(root, path, "nytt.md")
    assert (beside / "om.md").read_text() == "kvar"
    assert [each.name for each in beside.iterdir()] == ["om.md"]
