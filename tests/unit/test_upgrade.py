"""``ethos upgrade --check``: two releases make a site, and what differs is told. The releases are made up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from ethos import manifest, upgrade
from ethos.cli import main
from ethos.commands.upgrade import told
from ethos.problem import EthosError
from ethos.upgrade import Difference, Made

DAY = date(2026, 11, 30)
PROGRAM = """
import hashlib, json, pathlib, sys
words = sys.argv[1:]
if "check" in words:
    print(json.dumps(PROBLEMS))
    sys.exit(any(each["level"] == "error" for each in PROBLEMS))
site = pathlib.Path(words[words.index("--site-dir") + 1])
(site / "data").mkdir(parents=True)
(site / "index.html").write_text("a")
seal = {"bytes": 1, "sha256": hashlib.sha256(b"a").hexdigest()}
(site / "data/manifest.json").write_text(json.dumps({"schema": 1, "files": {"index.html": seal}}))
"""
PAGE = "<title>A</title><header>{frame}</header><main><h1>Fall</h1> {words}</main>"
NOTICE = {"path": "dilemmas/a.md", "line": 3, "level": "warning", "code": "retired-field", "message": "Heter numera b."}
ERROR = NOTICE | {"level": "error", "message": "Saknas."}
OLD = {
    "index.html": PAGE.format(frame="gammal", words="Samma"),
    "a/index.html": PAGE.format(frame="x", words="Ett"),
    "gammal/index.html": "",
    "kalender/alla.ics": "1",
    "assets/a.1.css": "1",
    "data/bygge.json": "0.1.0",
}
NEW = {
    "index.html": PAGE.format(frame="ny", words="Samma"),
    "a/index.html": PAGE.format(frame="x", words="Två"),
    "ny/index.html": "",
    "kalender/alla.ics": "2",
    "assets/a.2.css": "2",
    "data/bygge.json": "0.2.0",
}


def site(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    manifest.write(folder)
    return folder


def release(file: Path, program: str) -> Path:
    with ZipFile(file, "w") as archive:
        archive.writestr("ethos/__init__.py", "")
        archive.writestr("ethos/cli.py", "")
        archive.writestr("ethos/__main__.py", program)
    return file


def test_what_differs_is_told_by_what_it_is_to_readers(tmp_path: Path) -> None:
    """A page says something else, or only looks otherwise; hashed files and the release's own number are nobody's."""
    warned = ("dilemmas/a.md", 3, "warning", "retired-field", "Heter numera b.")
    now = Made(frozenset({("b.md", 1, "notice", "old", "Gammalt.")}), site(tmp_path / "nu", OLD))
    found = upgrade.compared(now, Made(frozenset({warned}), site(tmp_path / "sedan", NEW)))
    assert found == Difference([warned], 1, ["/gammal/"], ["/ny/"], ["/a/"], ["kalender/alla.ics"], 1)
    assert found.is_harmful
    lines = list(told(found))
    assert "  dilemmas/a.md:3: Heter numera b." in lines and "  /gammal/" in lines and "  /ny/" in lines


def test_the_same_release_changes_nothing(tmp_path: Path) -> None:
    one = Made(frozenset(), site(tmp_path / "a", OLD))
    found = upgrade.compared(one, Made(frozenset(), site(tmp_path / "b", OLD)))
    assert found == Difference([], 0, [], [], [], [], 0) and not found.is_harmful


def test_faults_come_before_pages(tmp_path: Path) -> None:
    """What has errors by the other release's rules is not built by it; the errors are told."""
    wrong = ("a.md", 1, "error", "missing-field", "Saknas.")
    found = upgrade.compared(Made(frozenset(), site(tmp_path / "a", OLD)), Made(frozenset({wrong}), None))
    assert found.is_harmful and not found.is_built
    assert "Rätta felen först." in "\n".join(told(found))


def test_many_are_counted(tmp_path: Path) -> None:
    lines = list(told(Difference(fresh=[f"/{number}/" for number in range(25)])))
    assert "Nya adresser: 25" in lines and "  … och 5 till" in lines


@pytest.mark.parametrize(("problems", "built"), [([NOTICE], True), ([ERROR], False)])
def test_a_release_runs_as_a_program_of_its_own(tmp_path: Path, problems: list[dict[str, object]], built: bool) -> None:
    """From its wheel, which is unpacked; it builds unless its own check says no."""
    program = f"PROBLEMS = {problems!r}\n{PROGRAM}"
    place = upgrade.unpacked(release(tmp_path / "e.whl", program), tmp_path / "program")
    made = upgrade.made(place, tmp_path, DAY, tmp_path / "site")
    assert {(each[2], each[4]) for each in made.problems} == {(problems[0]["level"], problems[0]["message"])}
    assert (list(made.files) == ["index.html"]) is built


@pytest.mark.parametrize("program", ["raise SystemExit('trasig')", "print('[')", "print('[{}]')"])
def test_a_release_that_cannot_run_is_told(tmp_path: Path, program: str) -> None:
    place = upgrade.unpacked(release(tmp_path / "e.whl", program), tmp_path / "program")
    with pytest.raises(EthosError, match="gick inte att köra"):
        upgrade.made(place, tmp_path, DAY, tmp_path / "site")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04"])
def test_only_a_release_is_unpacked(tmp_path: Path, root: Path, data: bytes) -> None:
    (tmp_path / "e.whl").write_bytes(data)
    done = CliRunner().invoke(main, ["--root", str(root), "upgrade", "--check", str(tmp_path / "e.whl")])
    assert done.exit_code == 2 and "ethos_kunskapsbank" in done.output
    with ZipFile(tmp_path / "f.whl", "w") as archive:
        archive.writestr("../ute.py", "")
    with pytest.raises(EthosError):
        upgrade.unpacked(tmp_path / "f.whl", tmp_path / "inne")
    assert not (tmp_path / "ute.py").exists()
