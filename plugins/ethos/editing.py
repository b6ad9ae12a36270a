"""What editors' programs read of a site, in ``.vscode/``: its schemas and snippets, in its own words.

``ethos schema`` writes them; where they lie and are no longer what it would write, the check says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ethos.kinds.settings import Settings
from ethos.problem import Problem, problem
from ethos.recalled import key_of, note, noted
from ethos.schema import as_json, schemas
from ethos.snippets import snippets
from ethos.source import files
from ethos.source.discover import everything

FOLDER = ".vscode"
SCHEMAS = f"{FOLDER}/schema"
SNIPPETS = "ethos.code-snippets"


def written(settings: Settings) -> dict[str, str]:
    """The files by their paths in ``.vscode/``, and the text of each."""
    shapes = {f"schema/{name}.json": as_json(shape) for name, shape in schemas(settings).items()}
    return {**shapes, SNIPPETS: as_json(dict(snippets(settings)))}


def stale(root: Path, settings: Settings) -> Iterator[Problem]:
    """The first of the files that is missing or of other words, where a site has any: all are written at once."""
    found, _ = everything(root, SCHEMAS, recursive=False)
    if not found:
        return
    for name, digest in _digests(settings).items():
        data = files.contents(root, f"{FOLDER}/{name}")
        if isinstance(data, Problem) or key_of(data.replace(b"\r\n", b"\n")) != digest:
            yield problem("editor-files-stale", f"{FOLDER}/{name}", name=name.rpartition("/")[2])
            return


def _digests(settings: Settings) -> dict[str, str]:
    """A hash of each file. To write them takes longer than to check a site, and they rest on the settings alone."""
    key = key_of("editing", settings.digest) if settings.digest else ""
    found: dict[str, str] | None = noted(key) if key else None
    if found is None:
        found = {name: key_of(text) for name, text in written(settings).items()}
        if key:
            note(key, found)
    return found
