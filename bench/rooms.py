"""How large the rooms of the house are: lines per function and per file, in Python and in what browsers run.

Run: ``python bench/rooms.py [FOLDER ...]``, each a tree of this repository (so that two can be compared); the scripts
are read with acorn, which ``make test`` installs. Prints a table of Markdown, a column for each folder.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median, quantiles

HERE = Path(__file__).parent
LONG = 300
"""Lines that a file should not be longer than."""

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
    }


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
