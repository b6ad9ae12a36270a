"""Prints in a process of its own: ``python -m ethos.paper.worker FOLDER NUMBER PARENT``.

Typst is only ever loaded here: its threads would not outlive a fork, and a build forks. The folder holds the templates,
the words, ``cases`` (shared data, one JSON text after the other), and one job a line in ``long`` and ``short``: the
documents that are made of the same cases, for typst remembers what they share, and sets the second faster. The first
worker alone does what is long, one after the other, for that needs hundreds of megabytes; then it helps with the rest,
of which each worker takes the next until none is left. What came of a document is written to ``done-NUMBER``.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from ethos.kept import Shelf, shelf_at
from ethos.paper import office

FORMS = frozenset({"strong", "emph", "strike", "sub", "super", "code", "small", "link", "lang"})
STANDARD = "ua-1"
"""PDF/UA-1 (ISO 14289-1): typst refuses to write what is not."""


def main(folder: Path, number: int, parent: int, shelf: Shelf) -> None:
    """Print until all is printed, or the build that asked for it, whose process is ``parent``, is gone."""
    os.environ["RAYON_NUM_THREADS"] = "1"  # there are as many of us as there are cores
    import typst  # noqa: PLC0415 — after that

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(Path(__file__).parent / "fonts")]
    )
    given = folder / f"data-{number}.json"  # a file, for what typst remembers is forgotten when its inputs are others
    compiler = typst.Compiler(root=str(folder), font_paths=fonts, sys_inputs={"data": given.name})
    with (folder / f"done-{number}").open("w", encoding="utf-8") as done:
        for job in _jobs(folder, ("long", "short") if number == 0 else ("short",)):
            for document in job["documents"]:  # a job may have many, so each is asked for anew
                if os.getppid() != parent:
                    shutil.rmtree(folder, ignore_errors=True)  # nobody else will
                    return
                _tell(done, document, _print(compiler, given, document, job["cases"], shelf))
            if len(job["cases"]) > 1:
                _forget(compiler)


def _forget(compiler: Any) -> None:
    """Let typst forget a long document: it remembers how it has set things until they were of no use ten times."""
    for _ in range(11):
        compiler.compile(input=b"", format="pdf")


def _jobs(folder: Path, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Jobs that nobody else has taken."""
    for name in names:
        with (folder / name).open(encoding="utf-8") as jobs:
            mine = _next(folder / f"taken-{name}")
            for index, line in enumerate(jobs):
                if index == mine:
                    yield json.loads(line)
                    mine = _next(folder / f"taken-{name}")


def _next(counter: Path) -> int:
    """The number of the next job; each is given once."""
    handle = os.open(counter, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        number = int(os.read(handle, 20) or b"0")
        os.pwrite(handle, str(number + 1).encode(), 0)
        return number
    finally:
        os.close(handle)


def _print(
    compiler: Any, given: Path, document: dict[str, Any], cases: Sequence[tuple[int, int]], shelf: Shelf
) -> dict[str, Any]:
    """Print one document, whose data goes to the file ``given``: where it lies, or what was wrong."""
    folder = given.parent
    data = f'{json.dumps(document["data"], ensure_ascii=False)[:-1]}, "cases": [{",".join(_cases(folder, cases))}]}}'
    plain = False
    try:
        try:
            made = _made(compiler, document["template"], given, data)
        except Exception:  # a fault in what sets it, which no words of an editor's can mend
            plain = True
            made = _made(compiler, document["template"], given, json.dumps(plainer(json.loads(data))))
        file = shelf.keep(document["key"], made) or _laid(folder / document["key"], made)
    except Exception as error:
        return {"fault": str(error)}
    return {"file": str(file), "plain": plain}


def _laid(file: Path, made: bytes) -> Path:
    """The file in the working folder, where nothing can be kept."""
    file.write_bytes(made)
    return file


def _made(compiler: Any, template: str, given: Path, data: str) -> bytes:
    folder = given.parent
    if template in office.MAKERS:
        words = json.loads((folder / "words.json").read_text("utf-8"))
        return office.made(template, json.loads(data), words, folder)
    return _set(compiler, folder / f"{template}.typ", given, data)


def _set(compiler: Any, template: Path, given: Path, data: str) -> bytes:
    given.write_text(data, encoding="utf-8")
    pdf: bytes = compiler.compile(input=str(template), format="pdf", pdf_standards=[STANDARD])
    return pdf


def plainer(data: Any) -> Any:
    """The same data, and of every text only its words: without links, emphasis and languages of their own."""
    if isinstance(data, dict):
        return {name: plainer(each) for name, each in data.items()}
    if isinstance(data, list):
        return [run for each in data for run in (plainer(each["of"]) if _is_form(each) else [plainer(each)])]
    return data


def _is_form(node: Any) -> bool:
    """True for what gives words in a line a form; a list's items are blocks, and stay."""
    return isinstance(node, dict) and node.get("is") in FORMS


def _cases(folder: Path, places: Sequence[tuple[int, int]]) -> Iterator[str]:
    with (folder / "cases").open("rb") as cases:
        for start, length in places:
            cases.seek(start)
            yield cases.read(length).decode()


def _tell(done: TextIO, document: dict[str, Any], result: dict[str, Any]) -> None:
    done.write(json.dumps({"path": document["path"], **result}) + "\n")
    done.flush()


if __name__ == "__main__":
    where, told = json.load(sys.stdin)
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), shelf_at(Path(where) if where else None, told))
