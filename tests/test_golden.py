"""Golden cases: one YAML file is a whole small site and what must come of it. A new mistake is a new file, no code."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
import yaml

import lessons
from conftest import Lay
from ethos import site, texts
from ethos.engines import mkdocs
from ethos.engines.folder import with_front_matter
from ethos.lessons import lessons as taught
from ethos.output import Copy, File, Output, Page, file_of
from ethos.views.linked_data import as_script
from inert import active_parts, calendar_faults

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 11, 21)

IMPACT = (
    *(
        "address-vanishes",
        "base-unreadable",
        "calendar-address",
        "calendar-host",
        "calendar-id",
        "calendar-vanishes",
        "change-without-date",
    ),
    *("calendar-words-change", "change-date-falls", "change-unseen"),
    *("city-calendar-vanishes", "event-vanishes", "identity-reused", "moved-to-past", "past-event-vanishes"),
    *("leaves-city-calendar", "sequence-not-raised"),
)
"""What ``ethos impact`` says: tests/unit/impact/."""

EXEMPT = {
    "broken-anchor": "verify.py finds it in a built site",
    "broken-link": "verify.py finds it in a built site: links in the content are found before one is built",
    "file-outside": "asked for by a program: no file in the folders has a path outside them",
    "file-unreadable": "the disk or the system says so, and root may read everything",
    "folder-too-full": "a golden folder of so many files would take longer than all tests",
    "mkdocs-refused": "engines/mkdocs.py tells what MkDocs says when it builds",
    "picture-too-large": "a golden file of that size would weigh more than all tests",
    "calendar-large": "weight.py finds it in a built site",
    "film-too-large": "content.py finds it: a golden file of that size would weigh more than all tests",
    "output-empty": "verify.py finds it when the disk or a tool fails",
    "output-missing": "verify.py finds it when the disk or a tool fails",
    "retired-field": "no field is going now: a test makes one up",
    "site-file-changed": "integrity.py finds it on a published site",
    "published-touched": "tree.py finds it when somebody changes what is published while we build",
    "site-file-extra": "integrity.py finds it on a published site",
    "site-file-missing": "integrity.py finds it on a published site",
    "site-file-unreachable": "integrity.py finds it on a published site",
    "site-signature-missing": "signature.py finds it on a published site",
    "site-signature-wrong": "signature.py finds it on a published site",
    "site-shrinks": "publish.py finds it when a build has far fewer pages than the one before",
    "verify-more": "verify.py counts what it does not show",
    **dict.fromkeys(IMPACT, "impact/ finds it between a revision and the working tree"),
    "yaml-syntax": "said when the parser tells a fault in words that are not known yet",
}
"""Codes that no content can cause, and why. Other tests must assert each."""

NEEDS_HUNSPELL = {"misspelled"}
NO_HUNSPELL = "hunspell or its Swedish words are missing: apt-get install hunspell hunspell-sv"

OUR_SCRIPT = r"(\.\./)*(/)?assets/[\w-]+\.[0-9a-f]{10}\.js"
"""Where the frame's own scripts lie."""


def cases(folder: str) -> list[Any]:
    """The golden files in a folder, as parameters named after them."""
    return [pytest.param(path, id=path.stem) for path in sorted((GOLDEN / folder).glob("*.yml"))]


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


@pytest.mark.parametrize("path", [*cases("problems"), *cases("notes")])
def test_problem(path: Path, site_in: Lay, request: pytest.FixtureRequest) -> None:
    """The site that ``fails`` has exactly the problems that are told, and none when it is mended as in ``passes``."""
    case = read(path)
    today, wrong, notes = case.get("today", DAY), case["fails"], path.parent.name == "notes"
    if path.stem == "misspelled":
        request.getfixturevalue("hunspell")
    found = site.check(site_in(wrong), today, with_notes=notes)
    assert [(each.path, each.line, each.column, each.code) for each in found] == [
        (each["path"], each["line"], each["column"], each["code"]) for each in wrong["problems"]
    ]
    assert path.stem in {each.code for each in found}
    assert wrong["message"] in found[0].message
    for each in found:
        assert each.hint.strip(), each
        assert not each.hint.endswith(": "), f"the hint has no example: {each}"
    assert site.check(site_in(case["passes"]), today, with_notes=notes) == []
    taught = lessons.lesson(case, path.stem, found)
    if os.environ.get("FRESHEN"):
        lessons.write(lessons.known() | {path.stem: taught})
    assert lessons.known().get(path.stem) == taught, "run: FRESHEN=1 .venv/bin/pytest tests/test_golden.py -k problem"


@pytest.mark.parametrize("path", cases("notes"))
def test_a_note_is_told_only_when_asked_for(path: Path, site_in: Lay) -> None:
    """Without ``--notes`` the content that has notes has nothing to tell."""
    assert site.check(site_in(read(path)["fails"]), DAY) == []


def test_every_problem_has_a_case() -> None:
    """Every code in sv.toml has a golden case of its name, but for those that no content can cause."""
    told = {path.stem for folder in ("problems", "notes") for path in (GOLDEN / folder).glob("*.yml")}
    assert told | EXEMPT.keys() == texts.catalogue()["problem"].keys()
    assert not told & EXEMPT.keys()


def test_every_code_has_a_page_to_learn_from() -> None:
    """The golden case of each is what its page shows; those without one are told of in words, and no code is both."""
    shown, told = lessons.known().keys(), texts.catalogue()["lesson"].keys()
    assert shown == texts.catalogue()["problem"].keys() - EXEMPT.keys()
    assert told == EXEMPT.keys()
    assert [code for code, each in taught().items() if not (each.about and each.message and each.hint)] == []
    assert [code for code, each in taught().items() if each.about.endswith(".") or len(each.about) > 110] == []


def test_exempt_problems_are_asserted_elsewhere() -> None:
    """What has no golden case has another test."""
    others = [path.read_text("utf-8") for path in (GOLDEN.parent / "unit").rglob("test_*.py")]
    assert [code for code in EXEMPT if not any(f'"{code}"' in text for text in others)] == []


@pytest.mark.parametrize("path", cases("outputs"))
def test_outputs(path: Path, site_in: Lay) -> None:
    """Each output holds what it should and lacks what it should not; nothing in any of them can run.

    What is ``told`` of the content stops nothing: a site that does harm is built all the same.
    """
    case = read(path)
    today = case.get("today", DAY)
    inspection = site.inspect(site_in(case), today)
    assert {each.code for each in inspection.problems} == set(case.get("told", ()))
    made = {file_of(each): each for each in site.render(inspection, today).outputs}
    for name, wanted in case["outputs"].items():
        _assert_holds(made, name, wanted)
    for name, each in made.items():
        assert faults(each) == [], name
        assert [part for part in case.get("nowhere", ()) if part in name or part in text_of(each)] == [], name


def test_nothing_runs_in_the_frame(site_in: Lay, tmp_path: Path, root: Path) -> None:
    """The same content inside the theme's frame, as MkDocs builds it: only our own scripts are there."""
    folder, target = site_in(read(GOLDEN / "outputs" / "security.yml")), tmp_path / "built"
    (folder / "site_config" / "theme").mkdir()
    (folder / "mkdocs.yml").write_bytes((root / "mkdocs.yml").read_bytes())
    mkdocs.build(folder, target, site.render(site.inspect(folder, DAY), DAY), strict=True)
    pages = list(target.rglob("*.html"))
    assert pages
    assert {page: found for page in pages if (found := active_parts(page.read_text("utf-8"), ours=OUR_SCRIPT))} == {}


def _assert_holds(made: dict[str, Output], name: str, wanted: dict[str, Any]) -> None:
    if wanted.get("absent"):
        assert name not in made
        return
    assert name in made, sorted(made)
    text = text_of(made[name])
    for part in wanted.get("contains", ()):
        assert part in text, f"{name} lacks {part!r}:\n{text}"
    for part in wanted.get("lacks", ()):
        assert part not in text, f"{name} holds {part!r}:\n{text}"
    places = [text.find(part) for part in wanted.get("in_order", ())]
    assert -1 not in places, f"{name} lacks one of {wanted['in_order']}:\n{text}"
    assert places == sorted(places), f"{name} has another order:\n{text}"
    if "schema" in wanted:
        rules = json.loads(text_of(made[wanted["schema"]]))
        jsonschema.Draft202012Validator.check_schema(rules)
        jsonschema.validate(json.loads(text), rules, format_checker=jsonschema.FormatChecker())


def text_of(made: Output) -> str:
    """An output as text: a page with its title and description before it, and its data for machines after."""
    if isinstance(made, File):
        content = made.content.decode(errors="replace")
        return content.replace("\r\n ", "") if made.path.endswith(".ics") else content
    if isinstance(made, Copy):
        return made.source.read_bytes().decode(errors="replace")
    return with_front_matter(made).decode() + (as_script(made.data) if made.data else "")


def faults(made: Output) -> list[str]:
    """What could run or be misread in an output, whatever its content says."""
    if isinstance(made, Page):
        json.loads(as_script(made.data or {}))
        return active_parts(made.body)
    suffix = Path(made.path).suffix
    if suffix == ".html":
        return active_parts(made.content.decode())
    if suffix == ".json":
        json.loads(made.content)
    elif suffix in {".xml", ".atom"}:
        ElementTree.fromstring(made.content)
    return calendar_faults(made.content) if suffix == ".ics" else []
