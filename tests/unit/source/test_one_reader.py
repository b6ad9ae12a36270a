"""There is one reader: whoever else opens a file opens what is ours, what the program has made, or what it is given."""

from __future__ import annotations

import ast
from pathlib import Path

import ethos

PACKAGE = Path(ethos.__file__).parent
OPENING = {"open", "fdopen", "read_bytes", "read_text", "copyfile"}
LISTING = {"scandir", "iterdir", "listdir", "glob", "rglob", "walk"}
"""What opens a file or a folder, whoever is asked for it."""

READER = {"source/files.py", "source/discover.py"}
OURS = {"assets.py", "texts.py", "paper/letters.py", "picture/__init__.py", "picture/letters.py", "raster/recipe.py"}
OURS |= {"beginning/__init__.py", "lessons.py", "paper/office/__init__.py", "search/compounds.py", "views/editor.py"}
"""They read what comes with the program."""
MADE = {"compress.py", "departed.py", "kept.py", "manifest.py", "publish.py", "seal.py", "verify.py", "working.py"}
MADE |= {"engines/archive.py", "paper/printing.py", "paper/worker.py", "search/apart.py"}
MADE |= {"machine.py", "tree.py", "upgrade.py"}
"""They read what the program has built, kept or written beside."""
GIVEN = {"commands/verify.py", "integrity.py", "parts.py", "signature.py"}
GIVEN |= {"moving/calendar.py", "moving/found.py", "moving/importing.py", "moving/office.py"}
"""They read what somebody names on the command line: a published site, a key, what is to be moved in."""
OTHERWISE = {
    "commands/init.py": "it lists the folder that somebody wants to begin in, and writes new files",
    "commands/laying.py": "it writes a new file, and reads none",
    "raster/decode.py": "Pillow opens bytes that the reader has given",
    "engines/folder.py": "a film, which the check has looked at, is copied from where it lies",
    "engines/mkdocs.py": "a live preview lists what is watched, by the bounds of the reader",
}


def opens(path: Path) -> bool:
    calls = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    names = (each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "") for each in calls)
    return not (OPENING | LISTING).isdisjoint(names)


def test_nobody_else_opens_a_file() -> None:
    """Whoever wants a file of the sources asks ``source``; a new module that opens anything says here what it is."""
    found = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if opens(path)}
    assert found == READER | OURS | MADE | GIVEN | OTHERWISE.keys()
