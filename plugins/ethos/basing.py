"""A text of one's own over one of the base: a copy that says which edition it was taken from, and how it differs."""

from __future__ import annotations

import re
from pathlib import Path

from ethos import bases, mending, texts
from ethos.content import FOLDERS
from ethos.kinds.parse import nearest
from ethos.problem import Edit, EthosError, Problem
from ethos.source import Document, files, parse

MARK = re.compile(rb"^based_on:[^\n]*\n", re.MULTILINE)


def lent(root: Path, key: str) -> tuple[str, bytes]:
    """The path of a text that others call ``kind/slug``, and what stands there in the base.

    Raises:
        EthosError: there is no base, or no such text in it.
    """
    found = bases.layers(root, FOLDERS)
    if isinstance(found, Problem):
        raise EthosError(found.message)
    if found.base is None:
        raise EthosError(texts.label("new.baseless"))
    path = bases.source_of(key)
    data = files.contents(found.base.folder, path)
    if isinstance(data, Problem) or not isinstance(parse(path, data), Document):
        told = nearest(key, bases.keys(found.base))
        raise EthosError(texts.label("new.not_in_base").format(key=key, nearest=told).strip())
    return path, data


def marked(path: str, theirs: bytes) -> str:
    """The copy, with the mark of its edition as the last of its fields; a mark of an older base is not its own."""
    data = MARK.sub(b"", theirs, count=1)
    document = parse(path, data)
    line = document.yaml.count("\n") + 1 if isinstance(document, Document) else 1
    mark = Edit(path, line, 1, "", f"based_on: {bases.edition(theirs)}\n")
    return mending.applied(data, mark).decode("utf-8", "surrogatepass")


def difference(root: Path, key: str, path: str, theirs: bytes) -> str:
    """How the site's own text differs from the base's, in the form that git and reviewers read.

    Raises:
        EthosError: there is none of its own.
    """
    own = files.contents(root, path)
    if isinstance(own, Problem):
        raise EthosError(texts.label("new.not_own").format(key=key))
    return mending.diff({path: (theirs, own)})
