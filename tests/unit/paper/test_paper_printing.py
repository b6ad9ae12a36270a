"""PDFs are printed once, kept whole, and printed in any circumstances in which a site can be built."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Lay
from ethos import site
from ethos.kept import FOLDER, Shelf, Store
from ethos.output import Copy, Page
from ethos.paper import worker
from ethos.paper.gallery import Gallery
from ethos.paper.printing import Printing
from ethos.paper.sheet import Order, Sheet
from ethos.problem import EthosError
from ethos.views import paper
from pdf import GOLDEN

Ordered = Callable[..., tuple[Path, Order]]
"""Lays a small site out with ``changes`` to its dilemma's text (old → new); its root, and what to print there."""

PATHS = [
    *("dilemman/gavan/gavan.pdf", "dilemman/gavan/gavan-deltagare.pdf"),
    *("dilemman/gavan/gavan.docx", "dilemman/gavan/gavan.pptx", "dilemman/gavan/gavan-affisch.pdf"),
    "samtal/efter-samtalet.docx",
    "metoder/fyra-fragor/fyra-fragor.pdf",
    *("dilemman/kort.pdf", "teman/jav/jav.pdf", "dilemman/samlingen.pdf"),
]


@pytest.fixture
def ordered(site_in: Lay, today: date) -> Ordered:
    case = yaml.safe_load((GOLDEN / "outputs/paper.yml").read_text("utf-8"))

    def order(changes: dict[str, str] | None = None, only: str = "") -> tuple[Path, Order]:
        files = dict(case["files"])
        for old, new in (changes or {}).items():
            files["dilemmas/gavan.md"] = files["dilemmas/gavan.md"].replace(old, new)
        root = site_in({"files": files})
        catalogue = site.inspect(root, today).catalogue
        assert catalogue is not None
        made = paper.order(catalogue, today, Gallery(root))
        return root, replace(made, sheets=[each for each in made.sheets if only in each.path])

    return order


def content(files: list[Copy]) -> dict[str, bytes]:
    return {each.path: each.source.read_bytes() for each in files}


def shelf(root: Path) -> Shelf:
    return Store(root, b"secret").shelf("documents")


def kept(root: Path) -> list[Path]:
    return sorted(each for each in (root / FOLDER / "documents").iterdir() if len(each.name) == 64)


@pytest.fixture
def nobody_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process may be started."""
    monkeypatch.setattr(subprocess, "Popen", None)


def test_everything_is_printed_and_the_same_everywhere(ordered: Ordered) -> None:
    """The same content gives the same bytes, in any folder; each is kept under a name of its own."""
    (one, first), (_, second) = ordered(), ordered()
    told: list[tuple[str, int, int]] = []
    made = content(Printing(shelf(one), first).files(lambda *each: told.append(each)))
    assert list(made) == PATHS
    assert all(each.startswith(b"%PDF-1.7" if path.endswith(".pdf") else b"PK") for path, each in made.items())
    assert made == content(Printing(shelf(_), second).files())
    assert len(kept(one)) == len(PATHS)
    assert told[-1] == ("Trycker", len(PATHS) - 1, len(PATHS))


def test_what_is_set_before_changes_nothing(ordered: Ordered) -> None:
    """Typst remembers how it set the guide when it sets the sheet: alone, the sheet is the same."""
    (one, both), (other, alone) = ordered(only="gavan/"), ordered(only="-deltagare.pdf")
    (path,) = (each.path for each in alone.sheets)
    assert content(Printing(shelf(one), both).files())[path] == content(Printing(shelf(other), alone).files())[path]


def test_what_is_kept_is_not_printed_again(ordered: Ordered, monkeypatch: pytest.MonkeyPatch) -> None:
    root, order = ordered()
    before = content(Printing(shelf(root), order).files())
    monkeypatch.setattr(subprocess, "Popen", None)
    again = Printing(shelf(root), order)
    assert content(again.files()) == before
    assert {path: again.size(path) for path in PATHS} == {path: len(each) for path, each in before.items()}
    assert again.size("dilemman/finns-inte.pdf") is None


@pytest.mark.parametrize(
    "spoil", [lambda file: b"", lambda file: file[:-1], lambda file: file.replace(b"%PDF-1.7", b"%PDF-1.6"), None]
)
def test_a_spoilt_file_is_printed_again(ordered: Ordered, spoil: Callable[[bytes], bytes] | None) -> None:
    """What is kept never changes what is published: half a file, a touched one or none."""
    root, order = ordered(only="gavan.pdf")
    before = content(Printing(shelf(root), order).files())
    (file,) = kept(root)
    file.write_bytes(spoil(file.read_bytes())) if spoil else file.unlink()
    assert content(Printing(shelf(root), order).files()) == before


def test_a_change_reprints_what_it_touches(ordered: Ordered) -> None:
    """The leader's notes stand in guide, package, slides and books, not on sheet and cards; what is old is cleared."""
    (root, before), (_, after) = ordered(), ordered({"Vad ändrar vi?": "Vad gör vi nu?"})
    old = content(Printing(shelf(root), before).files())
    new = content(Printing(shelf(root), after).files())
    assert [path for path in PATHS if old[path] != new[path]] == [PATHS[0], *PATHS[2:4], *PATHS[8:]]
    assert len(kept(root)) == len(PATHS)


def test_nothing_is_cleared_under_another_build(ordered: Ordered) -> None:
    """While somebody publishes from the folder, what they have printed stays."""
    (root, before), (_, after) = ordered(only="gavan.pdf"), ordered({"Vad ändrar vi?": "Vad gör vi nu?"}, "gavan.pdf")
    first = Printing(shelf(root), before)
    old = content(first.files())
    Printing(shelf(root), after).files()
    assert content(first.files()) == old
    assert len(kept(root)) == 2
    del first
    Printing(shelf(root), after).files()
    assert len(kept(root)) == 1


def test_the_lock_is_let_go_of(ordered: Ordered) -> None:
    root, order = ordered(only="gavan.pdf")
    Printing(shelf(root), order).files()
    with (root / FOLDER / "documents/lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_printed_where_nothing_can_be_kept(ordered: Ordered) -> None:
    """A file stands where the folder should be: it is printed all the same."""
    root, order = ordered(only="gavan.pdf")
    (root / ".cache").write_text("")
    held = Printing(shelf(root), order)
    (file,) = held.files()
    assert file.source.read_bytes().startswith(b"%PDF")
    assert not file.source.is_relative_to(root)


def test_printed_from_where_one_stands(ordered: Ordered, monkeypatch: pytest.MonkeyPatch) -> None:
    """A root that is given as seen from here is the same root."""
    root, order = ordered(only="gavan.pdf")
    monkeypatch.chdir(root.parent)
    (file,) = Printing(shelf(Path(root.name)), order).files()
    assert file.source.is_relative_to(root)


def test_a_document_that_cannot_be_printed_is_told(ordered: Ordered) -> None:
    """With its path, and with what to do until it is mended."""
    root, order = ordered(only="gavan.pdf")
    order = replace(order, sheets=[replace(each, template="finns-inte") for each in order.sheets])
    with pytest.raises(EthosError, match=r"dilemman/gavan/gavan\.pdf.*\n.*paper: false"):
        Printing(shelf(root), order).files()


def test_a_killed_process_is_told(ordered: Ordered) -> None:
    root, order = ordered()
    begun = Printing(shelf(root), order)
    begun.begin()
    for each in begun._workers:
        each.kill()
    with pytest.raises(EthosError, match="avbröts"):
        begun.files()


def test_workers_stop_when_the_build_is_killed(ordered: Ordered, tmp_path: Path) -> None:
    """Nobody is left at work for a build that is gone, in the midst of a job with many documents."""
    root, order = ordered(only="gavan.pdf")
    many = replace(
        order, sheets=[replace(each, path=f"{n}.pdf", title=str(n)) for each in order.sheets for n in range(80)]
    )
    child = os.fork()
    if not child:
        begun = Printing(shelf(root), many)
        begun.begin()
        (tmp_path / "pids").write_text(" ".join(str(each.pid) for each in begun._workers))
        while not kept(root):
            time.sleep(0.01)
        os._exit(0)  # as if killed
    os.waitpid(child, 0)
    workers = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    end = time.monotonic() + 60
    while any(Path(f"/proc/{pid}/cmdline").exists() and is_worker(pid) for pid in workers) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(is_worker(pid) for pid in workers)
    assert len(kept(root)) < 80


def is_worker(pid: int) -> bool:
    try:
        return b"ethos.paper.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def test_a_preview_waits_for_nothing(ordered: Ordered, today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """It prints nothing, offers nothing, and leaves what has been printed where it is."""
    root, _ = ordered()
    monkeypatch.setattr(site, "Printing", None)
    shelf(root).keep("a" * 64, b"%PDF")
    made = site.live(site.inspect(root, today), today, store=Store(root, b"secret"))
    outputs = list(made.outputs)
    assert not [each.path for each in outputs if each.path.endswith((".pdf", ".docx", ".pptx"))]
    (page,) = (each for each in outputs if isinstance(each, Page) and each.path == "dilemman/gavan/")
    assert ".pdf" not in page.body
    assert len(kept(root)) == 1


@pytest.mark.usefixtures("nobody_works")
def test_nothing_to_print_starts_nothing(tmp_path: Path) -> None:
    assert Printing(shelf(tmp_path), Order((), lambda _: {}, {})).files() == []


class Fussy:
    """Typst, with a fault that shows as soon as a text has a form."""

    def __init__(self) -> None:
        self.given: list[Any] = []

    def compile(self, *, input: str, **_: object) -> bytes:
        data = json.loads(Path(input).with_name("data.json").read_text("utf-8"))
        self.given.append(data)
        if "link" in json.dumps(data):
            raise ValueError("internal error: expected link ancestor")
        return b"%PDF"


def test_a_fault_in_typst_costs_only_forms(tmp_path: Path) -> None:
    """When a document cannot be set, it is set again with nothing but its words."""
    link = {
        "is": "link",
        "to": "https://a.example/",
        "shown": "a.example/",
        "of": ["hit ", {"is": "strong", "of": ["nu"]}],
    }
    block = {"is": "ul", "of": [[{"is": "p", "of": ["Se ", link, "."]}]]}
    (tmp_path / "cases").write_text(json.dumps({"situation": [block], "questions": [[link]]}))
    document = {"path": "a.pdf", "key": "k", "template": "guide", "data": {"title": "a"}}
    fussy = Fussy()
    assert "file" in worker._print(fussy, tmp_path / "data.json", document, [(0, 9999)], Shelf())
    plain = {"is": "ul", "of": [[{"is": "p", "of": ["Se ", "hit ", "nu", "."]}]]}
    assert fussy.given[1]["cases"] == [{"situation": [plain], "questions": [["hit ", "nu"]]}]


def test_a_document_knows_its_day() -> None:
    """The day of the last change is the only one that a document tells."""
    sheet = Sheet("a.pdf", "guide", "A", date(2026, 11, 2), {"site": "S"})
    assert sheet.data() == {"site": "S", "title": "A", "day": [2026, 11, 2]}


def test_a_build_itself_never_loads_typst() -> None:
    """Neither a check nor a build, whose threads and forks typst would not stand: only the workers do."""
    code = "import sys, ethos.commands.build; sys.exit('typst' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
