"""What click says of how a command is used is said in Swedish, whatever the environment's language is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import click
import pytest
from click.testing import CliRunner

from ethos import texts, usage
from ethos.cli import main

TO_DEVELOPERS = {
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Could not determine name for option with declarations {decls!r}",
    "Invalid start character for option ({option})",
    "Name '{name}' defined twice",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? Did you mean to"
    " pass '--{name}'?",
    "Unknown color {colour!r}",
}
"""What click says when a command is made wrong, before anyone can use it."""

USAGE = texts.catalogue()["usage"]


def asked() -> Iterator[str]:
    """Every sentence that click's modules look up."""
    for module in usage.MODULES:
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"_", "ngettext"}:
                yield from (each.value for each in node.args if isinstance(each, ast.Constant))


def test_every_sentence_of_clicks_is_translated() -> None:
    """A new release of click that says something new is told of here; what it no longer says goes."""
    assert {*asked()} - TO_DEVELOPERS == USAGE.keys() - {"required"}


@pytest.mark.parametrize("said", USAGE)
def test_a_sentence_is_filled_with_what_click_gives(said: str) -> None:
    """No place is asked for that click does not fill, and none has a form of its own, as ``!r``."""
    given = {name for _, name, _, _ in Formatter().parse(said) if name}
    assert {name for _, name, _, _ in Formatter().parse(USAGE[said]) if name} <= given
    assert "!r" not in USAGE[said]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["chek"], "Fel: Kommandot chek finns inte. Menade du"),
        (["check", "--formt", "x"], "Fel: Tillvalet --formt finns inte. Menade du '--format'?"),
        (["check", "--format", "x"], "”x” är inget av 'text', "),
        (["check", "--today"], "Fel: Tillvalet --today ska följas av ett värde."),
        (["check", "--strict=1"], "Fel: Tillvalet --strict ska stå utan värde."),
        (["serve", "--port", "abc"], "”abc” är inget tal som går att använda."),
        (["verify"], "Fel: Det saknas en uppgift: "),
        (["impact"], "Fel: Det saknas ett tillval: '--base'."),
        (["schema", "a", "b"], "Fel: De här uppgifterna var för många: a b"),
    ],
)
def test_a_wrong_use_is_told_in_swedish(root: Path, words: list[str], told: str) -> None:
    done = CliRunner(env={"LANGUAGE": "de", "LC_ALL": "C.UTF-8"}).invoke(main, ["--root", str(root), *words])
    assert done.exit_code == 2
    assert told in done.output


@pytest.mark.parametrize("name", texts.labels("command"))
def test_a_commands_help_is_in_swedish(root: Path, name: str) -> None:
    """The headings, and what stands for a value: click's own word for one is English."""
    told = CliRunner().invoke(main, ["--root", str(root), name, "--help"]).output
    assert f"ethos {name} [TILLVAL]" in told or f"main {name} [TILLVAL]" in told
    english = {"Usage", "Options", "OPTIONS", "Show", "default", "required", "PATH", "DIRECTORY", "FILE", "INTEGER"}
    assert {*re.findall(r"\w+", told)} & english == set()


def test_a_value_without_a_word_of_its_own_gets_one() -> None:
    """Whoever adds an option need not think of it."""
    types = {"a": click.Path(), "b": click.IntRange(1, 2), "c": click.STRING, "d": click.Choice(["x"])}
    made = usage.placed(click.Command("prov", params=[click.Option([f"--{n}"], type=t) for n, t in types.items()]))
    assert [each.metavar for each in made.params] == ["SÖKVÄG", "TAL", "TEXT", None]
