"""How large the rooms of the house are, in Python and in what browsers run, and what is said outside its home in them.

Run: ``python bench/rooms.py [FOLDER ...]``, each a tree of this repository (so that two can be compared); the scripts
are read with acorn, which ``make test`` installs. Prints a table of Markdown, a column for each folder.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median, quantiles

from ethos.kinds import MODELS
from ethos.places import PLACES

HERE = Path(__file__).parent
LONG = 300
"""Lines that a file should not be longer than."""

KINDS = {model.__name__ for model in MODELS}
PUBLIC = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted({re.escape(each.path.split('/')[0]) for each in PLACES}))})/")
"""How a public address begins."""
COMMENT = re.compile(r"\{#.*?#\}|/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
"""In templates and in scripts."""

Functions = Mapping[Path, list[tuple[str, int]]]
"""The functions of each file: their names and their lines."""


def main(folders: list[str]) -> None:
    """Print the table."""
    trees = [Path(each) for each in folders] or [HERE.parent]
    columns = [figures(tree / "plugins" / "ethos") for tree in trees]
    print(f"| | {' | '.join(tree.resolve().name for tree in trees)} |")
    print(f"| --- |{' ---: |' * len(trees)}")
    for row in columns[0]:
        print(f"| {row} | {' | '.join(column[row] for column in columns)} |")


def figures(package: Path) -> dict[str, str]:
    """What the table says of one tree, row by row. A new measure is a new row here."""
    return {
        **{f"Python, {row}": told for row, told in sizes(python(package)).items()},
        **{f"scripts, {row}": told for row, told in sizes(scripts(package)).items()},
        **{f"literals of public addresses, {row}": told for row, told in addresses(package).items()},
        "lines that ask which kind an entry is": str(sum(map(_asks_for_kinds, _trees(package)))),
        "worked example, files to write or change": str(worked(package.parents[1] / "ARCHITECTURE.md")),
    }


def addresses(package: Path) -> dict[str, str]:
    """How often an address stands as text, and in how many files, where people are told nothing: no comments."""
    python = [sum(map(_addresses, _texts(tree))) for tree in _trees(package)]
    others = [
        _addresses(COMMENT.sub("", path.read_text("utf-8")))
        for end in ("html", "js")
        for path in package.rglob(f"*.{end}")
    ]
    found = [each for each in (*python, *others) if each]
    return {"times": str(sum(found)), "files": str(len(found))}


def _trees(package: Path) -> Iterator[ast.AST]:
    return (ast.parse(path.read_text("utf-8")) for path in sorted(package.rglob("*.py")))


def _addresses(text: str) -> int:
    return len(PUBLIC.findall(text))


def _texts(tree: ast.AST) -> Iterator[str]:
    """Every text in the code that is a value: a text that stands alone is a docstring."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def _asks_for_kinds(tree: ast.AST) -> int:
    """``isinstance(entry, Dilemma)`` and ``case Dilemma()``."""
    calls = [each for each in ast.walk(tree) if isinstance(each, ast.Call) and _name(each.func) == "isinstance"]
    cases = [each.cls for each in ast.walk(tree) if isinstance(each, ast.MatchClass)]
    return sum(bool(KINDS & set(map(_name, ast.walk(asked)))) for asked in (*(each.args[1] for each in calls), *cases))


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def worked(architecture: Path) -> int:
    """Blocks with a file's name in ARCHITECTURE's worked example (a tree from before that test names none so)."""
    return len(re.findall(r"(?m)^```\w+ [\w/.-]+$", architecture.read_text("utf-8")))


def sizes(functions: Functions) -> dict[str, str]:
    """How many functions, how long they are, and how many files are too long."""
    lengths = [lines for each in functions.values() for _, lines in each]
    longest = max(((lines, name, path.name) for path, each in functions.items() for name, lines in each))
    return {
        "files": str(len(functions)),
        f"files over {LONG} lines": str(sum(_lines(path) > LONG for path in functions)),
        "functions": str(len(lengths)),
        "lines per function, median": f"{median(lengths):g}",
        "lines per function, p90": f"{quantiles(lengths, n=10, method='inclusive')[-1]:g}",
        "lines per function, longest": "{} ({} in {})".format(*longest),
        "functions over 40 lines": str(sum(lines > 40 for lines in lengths)),
        "functions over 60 lines": str(sum(lines > 60 for lines in lengths)),
    }


def python(package: Path) -> Functions:
    """Every function and method, without its docstring."""
    return {path: list(_defined(ast.parse(path.read_text("utf-8")))) for path in sorted(package.rglob("*.py"))}


def _defined(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            told = node.body[0] if ast.get_docstring(node) is not None else None
            without = (told.end_lineno or 0) - told.lineno + 1 if told else 0
            yield node.name, (node.end_lineno or 0) - node.lineno + 1 - without


def scripts(package: Path) -> Functions:
    """Every function with a name in the scripts."""
    paths = sorted(map(str, package.glob("assets/**/*.js")))
    done = subprocess.run(["node", str(HERE / "functions.mjs"), *paths], capture_output=True, text=True, check=True)
    return {Path(path): [(name, lines) for name, lines in each] for path, each in json.loads(done.stdout).items()}


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


if __name__ == "__main__":
    main(sys.argv[1:])
