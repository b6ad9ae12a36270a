"""The four forms: each says all that matters, and nothing that somebody has written is markup or a command in it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ethos.cli import main
from ethos.impact import forms
from ethos.impact.report import Change, Kind, Part, Report
from ethos.problem import as_json as problems_as_json
from ethos.problem import problem
from repositories import COURSE, GAVAN, LEDA, SEMINAR, Repo, edited

MOVED = ("T09:15", "T10:15"), ("T08:15", "T09:15"), ("sequence: 0", "sequence: 1")
SENTENCE = (
    "7 kalendrar: ”Gåvan på skrivbordet” flyttas onsdag 17 mars 2027 kl. 8.15–9.15 → kl. 9.15–10.15. "
    "Samma UID, sequence 0→1."
)
WELL = "Inget i ändringen behöver rättas."


def ethos(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "impact", "--today", "2026-11-21", *words])


def change(title: str = "Titel", words: str = "flyttas", kind: Kind = Kind.TIME, **facts: object) -> Change:
    shared = {"identity": "seminar-x", "title": title, "parts": [Part(kind, words)], "calendars": ["a.ics"]}
    numbers = {"before": 0, "after": 1, "over": False, "path": "seminars/x.md"}
    return Change(**shared | numbers | facts)  # type: ignore[arg-type]


# --- the command ---


def test_text(repo: Repo) -> None:
    """A sentence for each change, with the calendars counted, and a closing line."""
    repo.edit(GAVAN, *MOVED)
    done = ethos(repo.root, "--base", "HEAD")
    assert done.exit_code == 0, done.output
    short = repo.git("rev-parse", "HEAD")[:10]
    head = f"Vad ändringen gör i prenumeranternas kalendrar, jämfört med HEAD ({short}):"
    assert done.output == f"{head}\n\n{SENTENCE}\n\n{WELL}\n"


def test_text_with_problems(repo: Repo) -> None:
    """What must be mended stands last, as `ethos check` tells it, and the command ends with 1."""
    repo.edit(GAVAN, *MOVED[:2])
    done = ethos(repo.root, "--base", "HEAD")
    assert done.exit_code == 1
    assert f"{GAVAN}:13:11: fel: ”Gåvan på skrivbordet” flyttas" in done.output
    assert "    Så här: sequence: 1\n" in done.output
    assert done.output.endswith("Fel: 1. Varningar: 0. Filer: 1.\n")
    assert WELL not in done.output


def test_nothing_changes(repo: Repo) -> None:
    """That nothing happens is said."""
    for form in ("text", "github", "markdown"):
        assert "Inget " in ethos(repo.root, "--base", "HEAD", "--format", form).output


def test_github(repo: Repo) -> None:
    """A notice where something happens, an error where it must be mended, and not both."""
    repo.edit(GAVAN, *MOVED)
    repo.edit(LEDA, ("state: planned\n    sequence: 3", "state: cancelled\n    sequence: 3"))
    done = ethos(repo.root, "--base", "HEAD", "--format", "github")
    commands = [line for line in done.output.splitlines() if line.startswith("::")]
    assert commands[0].startswith(
        f"::error file={LEDA},line=23,col=15,title=sequence-not-raised::”Leda samtal (hosten)” ställs in"
    )
    assert commands[1:] == [f"::notice file={GAVAN},line=8,col=8,title=Prenumeranternas kalendrar::{SENTENCE}"]
    assert done.exit_code == 1


def test_json(repo: Repo) -> None:
    """An object that says the same; problems are as those of `ethos check`."""
    repo.edit(GAVAN, *MOVED[:2])
    done = ethos(repo.root, "--base", "HEAD", "--format", "json")
    told = json.loads(done.output)
    assert sorted(told) == ["base", "calendars", "changes", "notes", "problems"]
    (only,) = told["changes"]
    assert only.pop("calendars")[-1] == "seminarier/gavan/gavan.ics"
    assert only == {
        "identity": "seminar-gavan",
        "title": "Gåvan på skrivbordet",
        "kinds": ["time"],
        "over": False,
        "path": GAVAN,
        "line": 8,
        "column": 8,
        "what": "flyttas onsdag 17 mars 2027 kl. 8.15–9.15 → kl. 9.15–10.15",
        "sequence": {"before": 0, "after": 0},
    }
    assert told["problems"][0]["code"] == "sequence-not-raised"
    keys = ["code", "column", "edits", "hint", "level", "line", "message", "path", "rename", "url"]
    assert sorted(told["problems"][0]) == keys


def test_markdown(repo: Repo) -> None:
    """First what must be mended, errors before warnings, then a table."""
    repo.edit(GAVAN, *MOVED[:2])
    repo.edit(LEDA, ("city: Umeå", "city: Luleå"), ("sequence: 3", "sequence: 4"))
    repo.edit(GAVAN, ("city: Umeå", "city: Luleå"))
    done = ethos(repo.root, "--base", "HEAD", "--format", "markdown")
    assert done.exit_code == 1
    lines = done.output.splitlines()
    assert lines[0] == "### Prenumeranternas kalendrar"
    items = [line for line in lines if line.startswith("- **")]
    assert [line.split("**")[1] for line in items] == ["fel", "varning"]
    assert "| --- | --- | --- | --- |" in lines
    row = "| Gåvan på skrivbordet | flyttas onsdag 17 mars 2027 kl. 8.15–9.15 → kl. 9.15–10.15; byter plats: "
    assert [line for line in lines if line.startswith(row)]


def test_a_broken_environment_ends_with_2(repo: Repo) -> None:
    """A base that is not there is told in Swedish, without a traceback, and a missing option is wrong usage."""
    done = ethos(repo.root, "--base", "origin/main")
    assert done.exit_code == 2
    assert "ethos: Hittar inte revisionen ”origin/main”." in done.output
    assert "Traceback" not in done.output
    assert ethos(repo.root).exit_code == 2
    assert ethos(repo.root, "--base", "HEAD", "--format", "sarif").exit_code == 2


# --- what is told one by one ---


def test_small_changes_are_counted(repo: Repo) -> None:
    """Descriptions, colours and what has been are numbers, not lines."""
    repo.edit(GAVAN, ("Om gåvor.", "Om mutor."))
    repo.edit(LEDA, ("En kurs om samtal.", "En kurs."))
    repo.write("seminars/forr.md", edited(SEMINAR, ("2027-", "2026-")))
    told = ethos(repo.root, "--base", "HEAD").output
    assert "3 tillfällen ändras: beskrivning.\n" in told
    assert "1 tillfälle som redan har varit ändras.\n" in told
    assert "kalendrar:" not in told


def test_a_few_calendars_stand_for_all() -> None:
    """A new word in every calendar's name is not told for each."""
    report = Report("HEAD", [], [f"Kalendern {number}." for number in range(15)], [])
    assert "Kalendern 9.\nOch 5 kalendrar till.\n" in forms.as_text(report)
    assert len(json.loads(forms.as_json(report))["calendars"]) == 15


def test_a_comment_is_bounded() -> None:
    """Code hosts refuse long comments and show few annotations: the rest is counted."""
    many = [change(f"Titel {number}") for number in range(1000)]
    faults = [
        problem("event-vanishes", f"seminars/{n}.md", title="x" * 90, when="y", why="z" * 300, mend="m" * 300)
        for n in range(500)
    ]
    report = Report("HEAD", many, [], faults)
    told = forms.as_markdown(report)
    for words in ("tillfällen", "problem"):
        assert re.search(f"Och \\d+ {words} till\\.", told)
    assert len(told) < 65_536
    rows = len(re.findall(r"^\| Titel", told, re.MULTILINE))
    assert f"Och {1000 - rows} tillfällen till." in told
    assert forms.as_github(report).count("::notice") == forms.NOTICES


@pytest.mark.parametrize("form", forms.FORMATS)
def test_every_form_of_every_report(form: str) -> None:
    """No form fails on an empty report, nor on one with everything."""
    parts = [Part(kind, f"ord om {kind}") for kind in Kind if kind is not Kind.GONE]
    whole = Report("HEAD", [change(parts=parts)], ["En kalender."], [problem("file-empty", "seminars/x.md")], ["Not."])
    assert forms.FORMATS[form](Report("HEAD", [], [], []))
    told = forms.FORMATS[form](whole)
    for words in ("ord om time", "En kalender.", "Not."):
        assert words in told
    if form == "json":
        assert json.loads(told)["problems"] == json.loads(problems_as_json(whole.problems))


# --- what somebody has written ---

NASTY = "a|b <img src=x onerror=alert(1)> [l](javascript:x) `c` *d* _e_ ~f~ #1 $x$ &amp; @alla-anställda \\| ![b](c)"


def test_markdown_is_inert() -> None:
    """A title cannot be a table cell, a tag, a link, or a call on a person."""
    told = forms.as_markdown(Report(NASTY, [change(NASTY, NASTY)], [NASTY], [], [NASTY]))
    assert not re.search(r"(?<!\\)[<\[`*~$&]", re.sub(r"^\| ---.*|^### .*|\*\*", "", told, flags=re.MULTILINE))
    assert "@a" not in told
    (row,) = [line for line in told.splitlines() if line.startswith("| a")]
    assert len(re.findall(r"(?<!\\)\|", row.replace("\\\\", ""))) == 5
    assert forms.markdown("a\nb\r\n- c") == "a b - c"


def test_markdown_as_html() -> None:
    """A program that reads Markdown finds the same text, and no element, in what was written."""
    markdown = pytest.importorskip("markdown")
    for text in (NASTY, "1. x", "a\\", "|", "<!-- x", "&lt;b&gt;", "http://x.example/?a=b&c=d"):
        html = markdown.markdown(f"x {forms.markdown(text)}", extensions=["tables"])
        found = re.sub(r"</?p>", "", html).removeprefix("x ")
        assert "<" not in found.replace("&lt;", ""), html


def test_annotations_are_inert(repo: Repo) -> None:
    """A title cannot end a workflow command, or begin another."""
    repo.write("seminars/mejlet.md", edited(SEMINAR, ("Gåvan på skrivbordet", "'::error file=x::y%0A::error::z'")))
    told = ethos(repo.root, "--base", "HEAD", "--format", "github").output
    commands = [line for line in told.splitlines() if line.startswith("::")]
    assert len(commands) == 1
    assert "%250A" in commands[0]


def test_a_course_is_named_by_its_title(repo: Repo) -> None:
    """Occasions are told under the course's title, each with its id and its own time."""
    repo.write("seminars/courses/tiga.md", edited(COURSE, ("Leda samtal", "Tiga")))
    told = ethos(repo.root, "--base", "HEAD").output
    assert "”Tiga (varen)” är nytt: torsdag 1 april 2027 – fredag 2 april 2027." in told
    assert "”Tiga (hosten)” är nytt: fredag 1 oktober 2027 kl. 13.00–15.00." in told
