"""Problems: their wording, their order, and the five forms in which they are told."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from ethos import problem as p
from ethos.problem import Level, Problem, problem

HARD = Problem("dilemmas/a,b:c.md", 3, 7, "unknown-word", Level.ERROR, "50 % av\r\nraden: ”a”", "Så här:\na: b")
MILD = Problem("content/å ä.md", 1, 1, "personal-owner", Level.WARNING, "Sen.", "Gör om.")
ASIDE = Problem("content/å ä.md", 3, 1, "staccato", Level.NOTE, "Hackigt.", "Läs högt.")
SOME_DAY = Problem("content/å ä.md", 2, 1, "film-awaited", Level.NOTICE, "Snart.", "Gör det.")


def test_a_problem_is_worded_from_its_facts() -> None:
    """Facts fill the places of the wording; their own braces are text."""
    made = problem("dangling-reference", "a.md", 2, 3, written="{example}", nearest="", example="x: y")
    assert made.message.strip() == "”{example}” finns inte."
    assert made.hint.endswith("Så här: x: y")
    assert (made.path, made.line, made.column, made.level) == ("a.md", 2, 3, Level.ERROR)


def test_a_fact_that_is_missing_is_a_fault_in_the_program() -> None:
    """No wording is shown half filled."""
    with pytest.raises(KeyError):
        problem("dangling-reference", "a.md")


@pytest.mark.parametrize(
    ("written", "shown"),
    [("a\x1b[31mb", "a\\u001b[31mb"), ("å\nä", "å\nä"), ("\u202e", "\\u202e"), ("a" * 500, "a" * 399 + "…")],
)
def test_nothing_unprintable_is_told(written: str, shown: str) -> None:
    """What an editor wrote cannot move a terminal's cursor, turn text around, or fill the screen."""
    assert p.printable(written) == shown


def test_problems_sort_by_file_then_line_then_column() -> None:
    """Lines are compared as numbers."""
    first, second, third = (Problem("a.md", line, 2, "c", Level.ERROR, "", "") for line in (2, 9, 10))
    assert sorted([third, second, first]) == [first, second, third]


def test_warnings_stop_only_under_strict() -> None:
    """An error always stops publication."""
    assert not p.has_errors([MILD])
    assert p.has_errors([MILD], strict=True)
    assert p.has_errors([MILD, HARD])
    assert not p.has_errors([], strict=True)


def test_a_notice_stops_nothing_and_no_build_tells_it() -> None:
    """Whoever asks is told, in each form by its own word; SARIF calls it a note (3.27.10)."""
    assert not p.has_errors([SOME_DAY], strict=True)
    assert p.faults([MILD, SOME_DAY, HARD]) == [MILD, HARD]
    lines = p.as_text([MILD, SOME_DAY]).splitlines()
    assert "content/å ä.md:2:1: påminnelse: Snart. [film-awaited]" in lines
    assert re.fullmatch(r"Fel: 0\. Varningar: 1\. Filer: 1\. Påminnelser: 1\.", lines[-1])
    assert p.as_github([SOME_DAY]).startswith("::notice file=")
    assert json.loads(p.as_json([SOME_DAY]))[0]["level"] == "notice"
    assert json.loads(p.as_sarif([SOME_DAY]))["runs"][0]["results"][0]["level"] == "note"


def test_a_note_stops_nothing_and_no_build_tells_it() -> None:
    """It is told by a word of its own, and as GitHub calls what is least: a notice."""
    assert not p.has_errors([ASIDE], strict=True)
    assert p.faults([MILD, ASIDE]) == [MILD]
    lines = p.as_text([SOME_DAY, ASIDE]).splitlines()
    assert "content/å ä.md:3:1: råd: Hackigt. [staccato]" in lines
    assert lines[-1].endswith("Påminnelser: 1. Råd: 1.")
    assert p.as_github([ASIDE]).startswith("::notice file=")
    assert json.loads(p.as_json([ASIDE]))[0]["level"] == "note"
    assert json.loads(p.as_sarif([ASIDE]))["runs"][0]["results"][0]["level"] == "note"


def test_text_tells_place_level_and_code() -> None:
    """The first line can be clicked in a terminal; the hint is indented under it; the last line counts."""
    lines = p.as_text([MILD]).splitlines()
    assert lines[0] == "content/å ä.md:1:1: varning: Sen. [personal-owner]"
    assert lines[1] == "    Gör om."
    assert re.search(r"\b0\b.*\b1\b.*\b1\b", lines[-1])
    assert "Inga problem" in p.as_text([])


def test_github_commands_are_one_line_each() -> None:
    """Percent, line ends, colons and commas are escaped as the runner reads them."""
    first, second = p.as_github([HARD, MILD]).split("\n")
    assert first == (
        "::error file=dilemmas/a%2Cb%3Ac.md,line=3,col=7,title=unknown-word::50 %25 av%0D%0Araden: ”a”%0ASå här:%0Aa: b"
    )
    assert second.startswith("::warning file=content/å ä.md,line=1,col=1,")


def test_json_has_the_shape_that_is_promised() -> None:
    """A list of mappings with exactly the ten keys that others rely on, and Swedish letters as they are."""
    told = p.as_json([HARD, MILD])
    found = json.loads(told)
    assert list(found[0]) == ["path", "line", "column", "code", "level", "message", "hint", "url", "edits", "rename"]
    assert found[1]["level"] == "warning"
    assert "å ä.md" in told
    assert json.loads(p.as_json([])) == []


def test_sarif_holds_what_code_hosts_require() -> None:
    """SARIF 2.1.0: a rule for each code, 3.27.5 ruleId, 3.30.5 startLine, and addresses that are URIs (3.4.3)."""
    found = json.loads(p.as_sarif([HARD, MILD]))
    assert found["version"] == "2.1.0"
    (run,) = found["runs"]
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    for result, each in zip(run["results"], [HARD, MILD], strict=True):
        (location,) = result["locations"]
        assert result["ruleId"] in known
        assert result["level"] in {"error", "warning", "note", "none"}
        assert result["message"]["text"] == f"{each.message}\n{each.hint}"
        assert location["physicalLocation"]["region"] == {"startLine": each.line, "startColumn": each.column}
        assert re.fullmatch(r"[\w/.%~-]+", location["physicalLocation"]["artifactLocation"]["uri"], re.ASCII)
    assert json.loads(p.as_sarif([]))["runs"][0]["results"] == []


PAGES = "https://kod.example/bidra/fel/"
HARD_PAGE = f"{PAGES}unknown-word/"


def test_every_form_leads_to_the_page_of_the_code() -> None:
    """In text once for each code, for the same address below twenty faults teaches nobody anything."""
    found = list(p.linked([HARD, MILD, replace(HARD, line=9)], PAGES))
    assert [each.url for each in p.linked([HARD], "")] == [""]
    assert p.as_text(found).count(HARD_PAGE) == 1
    assert f"    Läs mer: {HARD_PAGE}" in p.as_text(found).splitlines()
    assert all(
        line.endswith(f"%0A{each.url}") for line, each in zip(p.as_github(found).split("\n"), found, strict=True)
    )
    assert [each["url"] for each in json.loads(p.as_json(found))] == [each.url for each in found]
    rules = json.loads(p.as_sarif(found))["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["id"]: rule["helpUri"] for rule in rules} == {each.code: each.url for each in found}
    assert all(
        each.url in told["description"] for told, each in zip(json.loads(p.as_gitlab(found)), found, strict=True)
    )
    assert "helpUri" not in p.as_sarif([HARD])


def test_gitlab_knows_a_fault_again() -> None:
    """The five keys that it reads; the same fault further down is the same, the same twice over is two."""
    first, second, third = json.loads(p.as_gitlab([HARD, MILD, HARD]))
    assert first.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
    assert first["location"] == {"path": HARD.path, "lines": {"begin": 3}}
    assert (first["severity"], second["severity"]) == ("critical", "minor")
    assert len({each["fingerprint"] for each in (first, second, third)}) == 3
    assert json.loads(p.as_gitlab([replace(HARD, line=7)]))[0]["fingerprint"] == first["fingerprint"]
    assert p.GITLAB_LEVELS.keys() == {*Level}


def test_a_path_moves_no_cursor() -> None:
    """A file may have any name; in a terminal and in a log it is told in characters that only show."""
    made = problem("encoding-not-utf8", "content/\x1b[2Ja\u202eb.md", byte="0xE5", character="å", word="å")
    for form in ("text", "github"):
        assert "\x1b" not in p.FORMATS[form]([made])
        assert "\u202e" not in p.FORMATS[form]([made])
