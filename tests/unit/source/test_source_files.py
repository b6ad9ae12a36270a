"""Folders and files: what is listed, what is refused, and that nothing outside the root is read."""

from __future__ import annotations

import errno
import os
import socket
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from ethos.problem import Problem
from ethos.source import Document, discover, files, read, read_yaml

GOOD = "---\ntitle: x\n---\n"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "dilemmas").mkdir()
    (tmp_path / "dilemmas/b.md").write_text(GOOD)
    (tmp_path / "dilemmas/a-1.md").write_text(GOOD)
    return tmp_path


def codes(problems):
    return [(problem.path, problem.code) for problem in problems]


def code(read):
    assert isinstance(read, list), read
    (problem,) = read
    return problem.code


def test_files_are_listed_in_order(root):
    """Sorted, relative to the root, and only those with the suffix."""
    (root / "dilemmas/bild.png").touch()
    (root / "dilemmas/under").mkdir()
    (root / "dilemmas/under/c.md").touch()
    assert discover(root, "dilemmas") == (["dilemmas/a-1.md", "dilemmas/b.md"], [])
    assert discover(root, "dilemmas", recursive=True) == (
        ["dilemmas/a-1.md", "dilemmas/b.md", "dilemmas/under/c.md"],
        [],
    )
    assert discover(root, "dilemmas", ".yml") == ([], [])


def test_missing_folder_has_no_files(root):
    assert discover(root, "seminars/courses") == ([], [])


def test_hidden_files_and_backups_are_passed_over(root):
    for name in (".x.md", ".#b.md", "b.md~", "b.md.swp", "b.md.orig", "#b.md#", ".hidden/x.md"):
        (root / "dilemmas" / name).parent.mkdir(exist_ok=True)
        (root / "dilemmas" / name).touch()
    (root / "dilemmas/.#c.md").symlink_to("nobody@nowhere")
    assert discover(root, "dilemmas", recursive=True) == (["dilemmas/a-1.md", "dilemmas/b.md"], [])


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Gåvan från A & B", "gavan-fran-a-b"),
        ("a\u030a", "a"),
        ("under_streck", "under-streck"),
        ("två.punkter", "tva-punkter"),
        ("-a", "a"),
        ("a-", "a"),
        ("🙂", "nytt-namn"),
        ("A", "a"),
        ("rad\nbryt", "rad-bryt"),
        ("ett två", "ett-tva"),
    ],
)
def test_name_that_is_no_address_is_told_with_a_suggestion(root, name, suggestion):
    """The file is not listed; reading it all the same gives the same problem."""
    path = f"dilemmas/{name}.md"
    (root / path).write_text(GOOD)
    listed, (problem,) = discover(root, "dilemmas")
    assert listed == ["dilemmas/a-1.md", "dilemmas/b.md"]
    assert problem.code == "file-name"
    assert problem.hint.endswith(f": {suggestion}")
    assert read(root, path) == [problem]


def test_name_that_is_not_utf8_can_be_told(root):
    try:
        os.close(os.open(os.fsencode(root / "dilemmas") + b"/g\xe5va.md", os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    _, (problem,) = discover(root, "dilemmas")
    assert (problem.code, problem.path) == ("file-name", "dilemmas/g\\udce5va.md")
    problem.message.encode()


def test_folder_names_count_where_folders_are_part_of_the_address(root):
    (root / "dilemmas/Två Ord").mkdir()
    (root / "dilemmas/Två Ord/a.md").touch()
    (root / "dilemmas/Bilder").mkdir()
    (root / "dilemmas/Bilder/a.png").touch()
    _, (problem,) = discover(root, "dilemmas", recursive=True)
    assert (problem.path, problem.code) == ("dilemmas/Två Ord/a.md", "folder-name")
    assert problem.hint.endswith("tva-ord")


def test_suffix_that_looks_right_is_told(root):
    for name in ("c.MD", "d.markdown", "e.md.txt"):
        (root / "dilemmas" / name).touch()
    problems = discover(root, "dilemmas")[1]
    assert codes(problems) == [(f"dilemmas/{name}", "file-suffix") for name in ("c.MD", "d.markdown", "e.md.txt")]
    assert [problem.hint.split()[-1] for problem in problems] == ["c.md", "d.md", "e.md"]


def test_symlinks_are_refused_wherever_they_lead(root, tmp_path_factory):
    """To a file or a folder, inside or outside the root, dangling or in a circle, last in the path or before."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text(GOOD)
    links = {"out": outside / "secret.md", "in": root / "dilemmas/b.md", "nowhere": "nothing", "circle": "circle.md"}
    for name, target in links.items():
        (root / f"dilemmas/{name}.md").symlink_to(target)
        assert code(read(root, f"dilemmas/{name}.md")) == "file-symlink"
    (root / "dilemmas/folder").symlink_to(outside)
    paths, problems = discover(root, "dilemmas", recursive=True)
    assert paths == ["dilemmas/a-1.md", "dilemmas/b.md"]
    told = sorted(["dilemmas/folder", *(f"dilemmas/{name}.md" for name in links)])
    assert codes(problems) == [(path, "file-symlink") for path in told]
    assert code(read(root, "dilemmas/folder/secret.md")) == "file-symlink"
    (root / "seminars").symlink_to(outside)
    assert codes(discover(root, "seminars")[1]) == [("seminars", "file-symlink")]


def test_root_itself_may_be_a_symlink(root, tmp_path_factory):
    link = tmp_path_factory.mktemp("link") / "root"
    link.symlink_to(root)
    assert isinstance(read(link, "dilemmas/b.md"), Document)


def test_what_is_no_file_is_refused_without_waiting(root, monkeypatch):
    """A named pipe without a writer, a socket, a folder: told at once, never opened for ever."""
    os.mkfifo(root / "dilemmas/pipe.md")
    (root / "dilemmas/folder.md").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(root)  # a socket's path has room for 108 bytes
        server.bind("dilemmas/socket.md")
    told = discover(root, "dilemmas")[1]
    assert codes(told) == [("dilemmas/pipe.md", "file-special"), ("dilemmas/socket.md", "file-special")]
    assert [code(read(root, f"dilemmas/{name}.md")) for name in ("pipe", "socket", "folder")] == ["file-special"] * 3
    assert "FIFO" in told[0].message


@pytest.mark.parametrize(
    "path", ["../x.md", "/etc/passwd", "dilemmas/../x.md", "", "dilemmas//b.md", "./a.md", "a\0.md"]
)
def test_path_outside_the_root_is_refused(root, path):
    assert code(read(root, path)) == "file-outside"
    assert code(discover(root, path)[1]) == "file-outside"


def test_vanished_file_is_told(root):
    assert code(read(root, "dilemmas/gone.md")) == "file-vanished"
    assert code(read(root, "dilemmas/b.md/c.md")) == "file-vanished"
    assert code(read_yaml(root, "gone.yml")) == "file-vanished"


def test_large_file_is_not_read(root, monkeypatch):
    """A mebibyte is read; one byte more is told by its size alone, also when it lies about its size."""
    path = root / "dilemmas/b.md"
    path.write_bytes(GOOD.encode() + b"x" * (files.LARGEST - len(GOOD)))
    assert isinstance(read(root, "dilemmas/b.md"), Document)
    with path.open("ab") as file:
        file.write(b"x")
    assert code(read(root, "dilemmas/b.md")) == "file-too-large"
    with path.open("ab") as file:
        file.truncate(1 << 34)  # sparse: 16 GiB that would not fit in memory
    (problem,) = read(root, "dilemmas/b.md")
    assert problem.message.startswith("Filen är 16384.0 MiB")


def replace(monkeypatch, **functions):
    """Put functions in the place of the operating system's, for the room of files alone."""
    monkeypatch.setattr(files, "os", SimpleNamespace(**{**vars(os), **functions}))


def failing(number):
    def fail(*_, **__):
        raise OSError(number, "English text that no editor should see")

    return fail


@pytest.mark.parametrize(
    ("number", "expected", "words"),
    [
        (errno.EACCES, "file-unreadable", "behörighet"),
        (errno.EIO, "file-unreadable", "läsfel"),
        (errno.ESTALE, "file-unreadable", "ESTALE"),
        (errno.ENOENT, "file-vanished", "försvann"),
        (errno.ELOOP, "file-symlink", "symbolisk länk"),
    ],
)
def test_what_the_system_will_not_give_is_told(root, monkeypatch, number, expected, words):
    """Between listing and reading anything can happen to a file."""
    replace(monkeypatch, open=failing(number))
    (problem,) = read(root, "dilemmas/b.md")
    assert (problem.code, problem.path) == (expected, "dilemmas/b.md")
    assert words in problem.message
    assert "English" not in problem.message + problem.hint


def test_read_error_in_the_middle_is_told(root, monkeypatch):
    replace(monkeypatch, fstat=failing(errno.EIO))
    assert code(read(root, "dilemmas/b.md")) == "file-unreadable"


def test_file_exchanged_for_a_folder_is_told(root, monkeypatch):
    """What was a file when it was looked at is looked at again once it is open."""
    replace(monkeypatch, fstat=lambda _: root.stat())
    assert code(read(root, "dilemmas/b.md")) == "file-special"


def test_unreadable_folder_is_told_and_the_rest_is_listed(root, monkeypatch):
    (root / "dilemmas/shut").mkdir()
    scandir = os.scandir

    def scan(path):
        return failing(errno.EACCES)() if str(path).endswith("shut") else scandir(path)

    monkeypatch.setattr(os, "scandir", scan)
    paths, problems = discover(root, "dilemmas", recursive=True)
    assert len(paths) == 2
    assert codes(problems) == [("dilemmas/shut", "file-unreadable")]
    assert codes(discover(root, "dilemmas/shut")[1]) == [("dilemmas/shut", "file-unreadable")]


def test_folder_that_vanishes_during_the_listing_is_told(root, monkeypatch):
    """Only the folder that was asked for may be missing."""
    (root / "dilemmas/brief").mkdir()
    scandir = os.scandir

    def scan(path):
        return failing(errno.ENOENT)() if str(path).endswith("brief") else scandir(path)

    monkeypatch.setattr(os, "scandir", scan)
    assert codes(discover(root, "dilemmas", recursive=True)[1]) == [("dilemmas/brief", "file-vanished")]


def test_file_exchanged_for_a_pipe_is_not_waited_for(root, monkeypatch):
    """A pipe that was a file when it was looked at is opened without waiting for its writer."""
    os.mkfifo(root / "dilemmas/pipe.md")
    regular = (root / "dilemmas/b.md").lstat()
    monkeypatch.setattr(Path, "lstat", lambda _: regular)
    told = []
    reader = threading.Thread(target=lambda: told.extend(read(root, "dilemmas/pipe.md")), daemon=True)
    reader.start()
    reader.join(5)
    assert [problem.code for problem in told] == ["file-special"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_file_without_permission_is_told(root):
    (root / "dilemmas/b.md").chmod(0)
    assert code(read(root, "dilemmas/b.md")) == "file-unreadable"


def test_folder_that_is_a_file_is_told(root):
    (root / "seminars").write_text("x")
    assert codes(discover(root, "seminars")[1]) == [("seminars", "folder-is-file")]


def test_descriptors_are_given_back(root):
    """Every way out closes the file."""
    (root / "dilemmas/big.md").write_bytes(b"x" * (files.LARGEST + 1))
    descriptors = Path("/proc/self/fd")
    before = len(list(descriptors.iterdir())) if descriptors.is_dir() else pytest.skip("no /proc")
    for path in ("dilemmas/b.md", "dilemmas/big.md", "dilemmas", "gone.md"):
        assert isinstance(read(root, path), Document | list)
    assert len(list(descriptors.iterdir())) == before


def test_problems_sort_and_are_problems(root):
    (root / "dilemmas/Z.md").touch()
    (root / "dilemmas/Å.md").touch()
    problems = discover(root, "dilemmas")[1]
    assert problems == sorted(problems)
    assert all(isinstance(problem, Problem) for problem in problems)
