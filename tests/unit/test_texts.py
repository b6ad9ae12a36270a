"""Every Swedish text is there when the program asks for it, is asked for, and is filled with what it has places for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml
from test_kinds import enumerations

from conftest import SETTINGS, Lay
from ethos import site, texts
from ethos.assets import SAID
from ethos.content import SHAPES
from ethos.kinds.parse import field_names
from ethos.problem import Level

PACKAGE = Path(texts.__file__).parent
CASES = sorted(path for folder in ("problems", "notes") for path in (SETTINGS.parent / folder).glob("*.yml"))
PROBLEMS: Mapping[str, Mapping[str, str]] = texts.catalogue()["problem"]

WRITTEN = "[\\w-]+"
"""What a place in a label's path can stand for."""


def leaves(node: object, path: str = "") -> Iterator[str]:
    """The dotted path of every label."""
    if isinstance(node, dict):
        for name, inside in node.items():
            yield from leaves(inside, f"{path}.{name}".lstrip("."))
    else:
        yield path


LABELS = sorted(leaves(texts.catalogue()["label"]))


def asked_in_code() -> Iterator[tuple[str, str]]:
    """What modules ask for: the module, and the label's path as a pattern."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "texts.label":
                yield file.name, pattern(node.args[0])
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "texts.labels":
                yield file.name, pattern(node.args[0]) + ".*"
            elif isinstance(node, ast.Subscript) and "['label']" in (whole := ast.unparse(node)):
                yield file.name, "\\.".join(re.findall(r"\['([\w-]+)'\]", whole)[1:]) + ".*"


def pattern(node: ast.AST) -> str:
    """The paths that an expression may give."""
    if isinstance(node, ast.JoinedStr):
        return "".join(pattern(each) for each in node.values)
    if isinstance(node, ast.IfExp):
        return f"(?:{pattern(node.body)}|{pattern(node.orelse)})"
    return re.escape(str(node.value)) if isinstance(node, ast.Constant) else WRITTEN


def asked_in_templates() -> Iterator[tuple[str, str]]:
    """What templates ask for: ``"a.b"|label``, ``("a." ~ name ~ ".b")|label``, ``("a.b" if it else "a.c")|label``."""
    for file in sorted(PACKAGE.rglob("*.html")):
        text = file.read_text("utf-8")
        yield from ((file.name, re.escape(path)) for path in re.findall(r'"([\w.-]+)"\s*\|\s*label\b', text))
        yield from ((file.name, re.escape(path) + ".*") for path in re.findall(r'"([\w.-]+)"\s*\|\s*labels', text))
        yield from (
            (file.name, re.escape(path) + WRITTEN + re.escape(end))
            for path, end in re.findall(r'\("([\w.-]+)" ~ \w[^)"]*(?:~ "([\w.-]+)")?\)\s*\|\s*label', text)
        )
        for choice in re.findall(r'\(("[\w.-]+" if [^)]* else "[\w.-]+")\)\s*\|\s*label', text):
            yield from (
                (file.name, re.escape(path)) for path in re.findall(r'"([\w-]+\.[\w.-]+)"(?= if|$| else)', choice)
            )


def asked_in_scripts() -> Iterator[tuple[str, str]]:
    """What scripts ask the build for: ``"{{a.b}}"``."""
    for file in sorted((PACKAGE / "assets").rglob("*.js")):
        yield from (
            (file.name, re.escape(path))
            for path in SAID.findall(file.read_text("utf-8"))
            if not path.startswith(("place.", "language.", "problem."))
        )


ASKED = sorted({*asked_in_code(), *asked_in_templates(), *asked_in_scripts()})


def test_the_search_finds_what_is_asked_for() -> None:
    """Each search finds something, whatever a label is called."""
    assert ("problem.py", "level\\." + WRITTEN) in ASKED
    assert {"py", "html", "js"} == {name.rpartition(".")[2] for name, _ in ASKED}


@pytest.mark.parametrize(("module", "path"), ASKED)
def test_every_label_that_is_asked_for_exists(module: str, path: str) -> None:
    """No page and no message lacks a word."""
    assert any(re.fullmatch(path, known) for known in LABELS), f"{module} asks for {path}"


def test_every_label_is_asked_for() -> None:
    """No label is left behind by what once used it."""
    patterns = [path for _, path in ASKED if not path.startswith(("[", ".*"))]
    choices = tuple(f"{each.__name__.lower()}." for each in enumerations())
    unused = [each for each in LABELS if not any(re.fullmatch(path, each) for path in patterns)]
    assert [each for each in unused if not each.startswith(choices)] == []


@pytest.mark.parametrize("name", SHAPES)
def test_every_setting_has_an_example(name: str) -> None:
    """The fields of the files in site_config/ have one, so that a message about one shows how to mend it."""
    for loc in settings_fields(name):
        assert texts.field((name, *loc))["example"].startswith(f"{loc[-1]}:"), loc


def settings_fields(name: str) -> Iterator[tuple[str, ...]]:
    shape = SHAPES[name]._type
    waiting: list[tuple[str, ...]] = [(), ("x",), ("themes", "x")]
    while waiting:
        loc = waiting.pop()
        for each in field_names(shape, loc):
            yield (*loc, each)
            waiting.append((*loc, each))


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_problem_has_level_message_and_hint(code: str) -> None:
    """A problem says how bad it is, what is wrong and what to do; codes are words with hyphens."""
    told = PROBLEMS[code]
    assert told.keys() == {"level", "message", "hint"}
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", code)
    assert Level(told["level"])
    assert told["message"].strip()
    assert told["hint"].strip()


class Overheard(str):
    """A wording that remembers which facts it was given."""

    __slots__ = ("given",)
    given: set[str]

    def format_map(self, mapping: Mapping[str, Any], /) -> str:  # type: ignore[override]
        self.given.update(mapping)
        return super().format_map(mapping)


def places(code: str) -> set[str]:
    """The names of the places in a problem's wording."""
    words = PROBLEMS[code]["message"] + PROBLEMS[code]["hint"]
    return {name for _, name, _, _ in Formatter().parse(words) if name}


FIELD_FACTS = {"field", "written", "length", "limit", "bounds", "expected", "allowed", "nearest", "right", "years"} | {
    "example",
    "level",
    "curly",
}
"""What every fault in a field is told with, whichever it is: see ``kinds.parse``."""


SPARE = {"front-matter-unclosed": {"written"}, "yaml-documents": {"limit"}}
"""Facts that are given because another problem, told at the same place, needs them."""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_wordings_have_places_for_what_they_are_given(
    path: Path, site_in: Lay, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Each place in a wording is filled, and each fact has a place: a fact that nobody reads is dead code."""
    if path.stem == "misspelled":
        request.getfixturevalue("hunspell")
    given: dict[str, set[str]] = {}
    wording = texts.wording

    def overheard(code: str) -> dict[str, str]:
        told = {name: Overheard(text) for name, text in wording(code).items()}
        for text in told.values():
            text.given = given.setdefault(code, set())
        return dict(told)

    monkeypatch.setattr(texts, "wording", overheard)
    case = yaml.safe_load(path.read_text("utf-8"))
    site.check(
        site_in(case["fails"]), case.get("today", yaml.safe_load("2026-11-21")), with_notes=path.parent.name == "notes"
    )
    facts = given[path.stem]
    assert places(path.stem) <= facts
    if facts != FIELD_FACTS:
        assert facts - places(path.stem) <= {"example", *SPARE.get(path.stem, ())}
