"""A comment or a page for developers that names a file of the project names one that is there."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from conftest import ROOT

FOLDERS = (".ci", ".github", ".vscode", "bench", "content", "deploy", "dilemmas", "plugins", "seminars", "site_config")
PASSED_OVER = {"node_modules", "__pycache__", "made"}
"""What others have made, and name files of their own in: of the editor too (``editor/made/``)."""
WRITTEN_FOR_EDITORS = ("content/", "dilemmas/", "seminars/")

NAME = re.compile(
    r"(?<![\w/.<{*~-])(?:\.{1,2}/)*(?P<path>(?:[\w.-]+/)*[\w.-]*\w\.(?P<ending>[a-z]\w*))\b(?![\w/]*[/<{*(])(?!\.\w)"
)
CODE = {"py", "js", "mjs", "toml", "yml", "typ"}
"""Endings that a file of the project is meant by, wherever it is named."""
EXAMPLES = {"templates/kinds/report/page.html", "bilder/a.640.jpg"}
"""What a reader makes who follows an example, and what a build writes."""

COMMENTS = {
    (".js", ".mjs", ".css", ".typ"): re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL),
    (".html",): re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL),
    (".md",): re.compile(r".*", re.DOTALL),
    ("",): re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE),
}
"""How a comment is written, by the file's ending; Python's are read by Python."""
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def project() -> list[str]:
    """Every file of the project, relative to its root."""
    below = (path for name in (*FOLDERS, "tests") for path in (ROOT / name).rglob("*") if path.is_file())
    found = [path.relative_to(ROOT) for path in (*ROOT.glob("*"), *below) if path.is_file()]
    return sorted(path.as_posix() for path in found if not PASSED_OVER & {*path.parts})


FILES = project()
TAILS = {"/".join(parts[at:]) for path in FILES for parts in [path.split("/")] for at in range(len(parts))}
NAMES_OF_FOLDERS = {name for path in FILES for name in path.split("/")[:-1]}


def said_in(path: str) -> Iterator[tuple[int, str]]:
    """What a file says to developers, with the line that it begins on."""
    text = (ROOT / path).read_bytes().decode("utf-8", "replace")
    if path.endswith(".py"):
        yield from said_in_python(text)
        return
    pattern = next(pattern for endings, pattern in COMMENTS.items() if path.endswith(endings))
    bare = FENCED.sub(lambda block: "\n" * block[0].count("\n"), text) if path.endswith(".md") else text
    yield from ((bare.count("\n", 0, found.start()) + 1, found[0]) for found in pattern.finditer(bare))


def said_in_python(text: str) -> Iterator[tuple[int, str]]:
    """The comments, and the strings that stand alone: docstrings of modules, functions and attributes."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.lineno, node.value.value


def pointers(text: str) -> Iterator[str]:
    """The files of the project that a text names: by a path from one of our folders, or by an ending of code."""
    for found in NAME.finditer(text):
        folder, _, name = found["path"].rpartition("/")
        is_ours = folder.split("/")[0] in NAMES_OF_FOLDERS or found["ending"] in CODE
        if is_ours or (found["ending"] == "md" and name.removesuffix(".md").isupper()):
            yield found["path"]


def test_pointers_are_found() -> None:
    """Paths and names of code are; addresses, patterns and files that a build makes are not."""
    text = (
        "See ``kept.py``, [it](../plugins/ethos/site.py), bench/a.json and THIRD.md; `rules/<name>.py`, *.py, a/*.py."
    )
    assert list(pointers(text)) == ["kept.py", "plugins/ethos/site.py", "bench/a.json", "THIRD.md"]
    assert not list(pointers("data/katalog.json, https://a.example/x/y.html, gava.md, index.html, 1.5, e.g."))


def test_what_is_pointed_to_is_there() -> None:
    missing = [
        f"{path}:{line + text.count(chr(10), 0, text.find(each))}: {each}"
        for path in FILES
        if not path.startswith(WRITTEN_FOR_EDITORS)
        for line, text in said_in(path)
        for each in pointers(text)
        if each not in TAILS | EXAMPLES
    ]
    assert missing == []
