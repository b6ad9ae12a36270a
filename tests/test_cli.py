"""The commands: what they do, what they print, and how they end."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ethos import issue_forms, manifest
from ethos.content import SHAPES
from ethos.kinds import KINDS
from ethos.source import read
from programs import BIN, one_of_each, run

LATER = "2026-12-01"
"""A day when every text that lies in the tree has been published."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return one_of_each(tmp_path / "rot")


def ethos(root: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return run(BIN / "ethos", "--root", root, *words)


def spoil(root: Path, name: str = "dilemmas/gavan.md") -> None:
    path = root / name
    path.write_text(path.read_text("utf-8").replace("difficulty: 2", "difficulty: svår"), encoding="utf-8")


def sign(root: Path) -> None:
    """Put a person's own address where a role's should be: a warning."""
    path = root / "dilemmas/gavan.md"
    owned = path.read_text("utf-8").replace("themes:", "owner: karin.berg@prov.example\nthemes:")
    path.write_text(owned, encoding="utf-8")


def go_on(root: Path) -> Path:
    """Write a sentence without end: there is something to note."""
    path = root / "dilemmas/gavan.md"
    path.write_text(path.read_text("utf-8") + "\n" + "ord " * 40 + "tar slut.\n", encoding="utf-8")
    return path


def test_check_ends_with_0_1_and_2(root: Path) -> None:
    """0 without errors, 1 with an error, under --strict also with a warning, 2 for a wrong use or a missing root."""
    assert ethos(root, "check").returncode == 0
    sign(root)
    assert ethos(root, "check").returncode == 0
    assert ethos(root, "check", "--strict").returncode == 1
    spoil(root)
    assert ethos(root, "check").returncode == 1
    assert ethos(root, "check", "--format", "xml").returncode == 2
    assert ethos(root, "check", "--today", "2026-13-01").returncode == 2
    for done in (ethos(root.parent, "check"), ethos(root, "check", "dilemmas/finns-inte.md")):
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_check_of_some_files_tells_only_theirs(root: Path) -> None:
    """Paths narrow the list, not the reading: a file is checked against all the others."""
    spoil(root)
    sign(root)
    assert ethos(root, "check", "seminars").returncode == 0
    assert ethos(root, "check", "dilemmas").returncode == 1
    done = run(BIN / "ethos", "check", "gavan.md", cwd=root / "dilemmas")
    assert done.returncode == 1, done.stderr


def test_check_in_json_is_the_contracts_list(root: Path) -> None:
    """A list of {path, line, column, code, level, message, hint, url, edits, rename}; an empty one without problems."""
    assert json.loads(ethos(root, "check", "--format", "json", "--today", LATER).stdout) == []
    spoil(root)
    found = json.loads(ethos(root, "check", "--format", "json", "--today", LATER).stdout)
    keys = {"path", "line", "column", "code", "level", "message", "hint", "url", "edits", "rename"}
    assert [set(each) for each in found] == [keys]
    assert found[0]["path"] == "dilemmas/gavan.md"
    assert found[0]["code"] == "wrong-type"
    line = (root / found[0]["path"]).read_text("utf-8").splitlines()[found[0]["line"] - 1]
    assert line[found[0]["column"] - 1 :] == "svår"


def test_notes_are_told_when_asked_for_and_stop_nothing(root: Path) -> None:
    """Whatever the notes say, and however strict, check ends with 0; without --notes there is nothing to tell."""
    path = go_on(root)
    assert json.loads(ethos(root, "check", "--strict", "--format", "json", "--today", LATER).stdout) == []
    done = ethos(root, "check", "--strict", "--notes", "--format", "json", "--today", LATER, path)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert "long-sentence" in {each["code"] for each in found}
    assert {each["level"] for each in found} == {"note"}
    assert {each["path"] for each in found} == {"dilemmas/gavan.md"}


def test_notes_without_hunspell_say_what_was_skipped(root: Path) -> None:
    """One line beside the answer says how to get it; the other notes are told all the same."""
    go_on(root)
    done = run(BIN / "ethos", "--root", root, "check", "--notes", "--format", "json", "--today", LATER, PATH="/nowhere")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)
    [line] = done.stderr.splitlines()
    assert "apt-get install hunspell hunspell-sv" in line


def test_root_is_found_from_a_folder_within(root: Path) -> None:
    """Without --root the nearest folder upward with an mkdocs.yml is meant."""
    assert run(BIN / "ethos", "check", cwd=root / "seminars" / "courses").returncode == 0


def test_new_makes_files_that_pass(root: Path) -> None:
    """`ethos new` writes into the right folder, and `check` has nothing to say of it; a second one is refused."""
    for kind in ("dilemma", "method", "code", "seminar", "course", "prose"):
        done = ethos(root, "new", kind, "Ärlighet: varar den längst?")
        assert done.returncode == 0, done.stderr
        made = done.stdout.strip()
        assert made.endswith("arlighet-varar-den-langst.md")
        document = read(root, made)
        assert not isinstance(document, list)
        assert document.fields["title"] == "Ärlighet: varar den längst?"
    again = ethos(root, "new", "prose", "Ärlighet: varar den längst?")
    assert again.returncode == 2 and "finns redan" in again.stderr
    checked = ethos(root, "check", "--strict")
    assert checked.returncode == 0, checked.stdout


def test_schema_writes_one_file_a_kind_and_a_setting(root: Path) -> None:
    """Each schema is sound, and refuses what the check refuses; the check tells when one is not what it would be."""
    (root / issue_forms.FOLDER).mkdir(parents=True)
    assert ethos(root, "schema").returncode == 0
    assert {path.name for path in (root / issue_forms.FOLDER).iterdir()} >= {"dilemma.yml", "config.yml"}
    assert "editor-files-stale" not in ethos(root, "check").stdout
    made = {path.stem: json.loads(path.read_text("utf-8")) for path in (root / ".vscode" / "schema").iterdir()}
    assert set(made) == {*KINDS, *SHAPES}
    (root / ".vscode" / "ethos.code-snippets").unlink()
    checked = ethos(root, "check")
    assert checked.returncode == 0 and "[editor-files-stale]" in checked.stdout
    for shape in made.values():
        Draft202012Validator.check_schema(shape)
    document = read(root, "dilemmas/gavan.md")
    assert not isinstance(document, list)
    validator = Draft202012Validator(made["dilemma"])
    assert list(validator.iter_errors(dict(document.fields))) == []
    assert list(validator.iter_errors(dict(document.fields) | {"difficulty": "svår"}))
    assert list(validator.iter_errors(dict(document.fields) | {"themes": ["okänt"]}))


def test_build_refuses_a_folder_that_is_not_a_site(root: Path, tmp_path: Path) -> None:
    """A folder with someone's files in it is never replaced."""
    (tmp_path / "brev").mkdir()
    (tmp_path / "brev" / "viktigt.txt").write_text("kvar")
    done = ethos(root, "build", "--site-dir", tmp_path / "brev")
    assert done.returncode == 2
    assert (tmp_path / "brev" / "viktigt.txt").read_text() == "kvar"


def test_build_works_only_in_folders_of_its_own(root: Path, tmp_path: Path) -> None:
    """A link where the build works, which a proposal may bring, ends with 2, and nobody's files are lost or shown."""
    for name in ("old", "new-thesis"):
        (tmp_path / "brev" / name).mkdir(parents=True)
        (tmp_path / "brev" / name / "viktigt.html").write_text("kvar")
    (root / ".cache").mkdir()
    for link in (".cache/ethos", ".site-site"):
        (root / link).symlink_to(tmp_path / "brev")
        done = ethos(root, "build")
        assert (done.returncode, done.stderr.startswith(f"ethos: {root / link} är en länk.")) == (2, True), done.stderr
        (root / link).unlink()
    assert len([*(tmp_path / "brev").rglob("*.html")]) == 2
    assert not (root / "site").exists()


def test_build_with_a_fault_leaves_the_site(root: Path, tmp_path: Path) -> None:
    """A fault in the content ends with 1, tells the problem, and publishes nothing."""
    spoil(root)
    done = ethos(root, "build", "--site-dir", tmp_path / "site")
    assert done.returncode == 1
    assert "wrong-type" in done.stderr
    assert not (tmp_path / "site").exists()


def test_past_and_upcoming_follow_the_day(root: Path, tmp_path: Path) -> None:
    """The day is an argument: a seminar is upcoming the day before and past the day after."""
    for day, heading in (("2027-03-16", "Från och med 16 mars"), ("2027-03-18", "Före 18 mars")):
        site = tmp_path / day
        assert ethos(root, "build", "--today", day, "--site-dir", site).returncode == 0
        text = (site / "seminarier/index.html").read_text("utf-8")
        before = text[: text.index("seminarier/gransen/")]
        headings = [part.split("</h2>")[0].split(">")[-1] for part in before.split("<h2")[1:]]
        assert headings[-1].startswith(heading), headings


def test_a_site_shrinks_only_when_told_to(root: Path, tmp_path: Path) -> None:
    """A build that would lose over a tenth of the published pages ends with 1, tells how many, and does nothing."""
    site = tmp_path / "site"
    assert ethos(root, "build", "--site-dir", site).returncode == 0
    for number in range(200):
        (site / "fler" / str(number)).mkdir(parents=True)
        (site / "fler" / str(number) / "index.html").write_text("<p>x</p>")
    done = ethos(root, "build", "--site-dir", site)
    assert done.returncode == 1
    assert "200 av" in done.stderr and "[site-shrinks]" in done.stderr
    assert (site / "fler" / "99" / "index.html").exists()
    assert ethos(root, "build", "--site-dir", site, "--allow-shrink").returncode == 0
    assert not (site / "fler").exists()


def test_what_has_not_changed_is_not_made_again(root: Path, tmp_path: Path) -> None:
    """What was found in it is told again, word by word, and stops a strict build; what was published stays."""
    site = tmp_path / "site"
    (root / "content" / "glömd.txt").write_text("Ingen läser detta.", encoding="utf-8")
    first = ethos(root, "build", "--site-dir", site)
    assert (first.returncode, "[file-unread]" in first.stderr) == (0, True), first.stderr
    before = (site / manifest.PATH).stat()
    second = ethos(root, "build", "--site-dir", site)
    assert "står som den är" in second.stderr
    assert second.stderr.splitlines()[:-1] == first.stderr.splitlines()[:-1]
    assert ethos(root, "build", "--site-dir", site, "--strict").returncode == 1
    assert (site / manifest.PATH).stat() == before


def test_what_is_built_can_be_verified(root: Path, tmp_path: Path) -> None:
    """`ethos verify` has nothing to say of a fresh build, from anywhere, and finds a page that someone has changed."""
    site = tmp_path / "site"
    assert ethos(root, "build", "--site-dir", site).returncode == 0
    assert run(BIN / "ethos", "verify", site, cwd=tmp_path).returncode == 0
    (site / "om" / "index.html").write_text("hackad")
    done = run(BIN / "ethos", "verify", site, "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    assert [(each["path"], each["code"]) for each in json.loads(done.stdout)] == [
        ("om/index.html", "site-file-changed")
    ]
    assert run(BIN / "ethos", "verify", tmp_path).returncode == 2
