"""What is kept is used again only when it is what was kept, by this machine, under that key: else it is made anew."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ethos.kept import FOLDER, SEALED, Shelf, Store, shelf_at
from ethos.problem import EthosError

KEYS = ["a" * 64, "b" * 64, "c" * 64]
KEY, OTHER, _ = KEYS


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, b"secret")


@pytest.fixture
def shelf(store: Store) -> Shelf:
    return store.shelf("work")


def folder_of(shelf: Shelf) -> Path:
    assert shelf.folder
    return shelf.folder


def nothing(shelf: Shelf, key: str = KEY) -> bool:
    """Neither way to ask gives anything."""
    return shelf.read(key) is None and shelf.find(key) is None


@given(st.binary(max_size=200))
def test_what_is_kept_is_found(content: bytes) -> None:
    """In the same words, by another process too, and as a plain file that can be published from where it lies."""
    with TemporaryDirectory() as root:
        shelf = Store(Path(root), b"secret").shelf("work")
        file = shelf.keep(KEY, content)
        other = shelf_at(shelf.folder, shelf.secret)
        assert file and file.read_bytes() == content and file == shelf.find(KEY)
        assert shelf.read(KEY) == other.read(KEY) == content
        assert nothing(shelf, OTHER)


Names = st.sampled_from([*KEYS, *(key + SEALED for key in KEYS)])
Deeds = st.lists(
    st.one_of(
        st.tuples(st.just("keep"), st.sampled_from(KEYS), st.binary(max_size=20)),
        st.tuples(st.just("write"), Names, st.binary(max_size=80)),
        st.tuples(st.just("link"), Names, st.text("0123456789abcdef/.", min_size=1, max_size=64)),
        st.tuples(st.just("cut"), Names, st.integers(0, 19)),
        st.tuples(st.sampled_from(["move", "copy", "swap", "lead"]), Names, Names),
        st.tuples(st.sampled_from(["remove", "dig"]), Names, st.none()),
    ),
    max_size=12,
)
"""What we and others may do in the folder, in any order."""


def do(folder: Path, deed: str, name: str, how: object) -> None:
    """What somebody does who may write in the folder and read it, but does not know the secret."""
    here = folder / name
    if deed in ("write", "link", "dig", "lead") and os.path.lexists(here):
        remove(here)
    if deed == "write" and isinstance(how, bytes):
        here.write_bytes(how)
    elif deed == "link" or (deed == "lead" and how != name):
        here.symlink_to(str(how))
    elif deed == "dig":
        here.mkdir()
    elif deed == "remove" and os.path.lexists(here):
        remove(here)
    elif deed == "cut" and here.is_file():
        here.write_bytes(here.read_bytes()[: int(str(how))])
    elif deed in ("move", "copy", "swap"):
        exchange(folder, deed, here, folder / str(how))


def exchange(folder: Path, deed: str, one: Path, other: Path) -> None:
    if one == other or not os.path.lexists(one) or not os.path.lexists(other):
        return
    aside = folder / "aside"
    if deed == "swap":
        other.rename(aside)
        one.rename(other)
        aside.rename(one)
        return
    remove(other)
    if deed == "move":
        one.rename(other)
    elif one.is_symlink():
        other.symlink_to(one.readlink())
    elif one.is_file():
        other.write_bytes(one.read_bytes())


def remove(path: Path) -> None:
    path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


SWAPPED: list[tuple[str, str, object]] = [("keep", KEY, b"one"), ("keep", OTHER, b"other")]
SWAPPED += [("swap", KEY, OTHER), ("swap", KEY + SEALED, OTHER + SEALED)]


@given(Deeds)
@example(SWAPPED)
@example([("write", KEY, b"planted")])
@example([("keep", KEY, b"ours"), ("write", KEY, b"planted")])
@example([("keep", KEY, b"ours"), ("cut", KEY, 2)])
def test_only_what_was_kept_is_found(deeds: list[tuple[str, str, object]]) -> None:
    """Whatever is swapped, planted, cut short or linked: under a key is what we have kept there, or nothing."""
    with TemporaryDirectory() as root:
        shelf = Store(Path(root), b"secret").shelf("work")
        kept: dict[str, set[bytes]] = {key: set() for key in KEYS}
        for deed, name, how in deeds:
            if deed == "keep" and isinstance(how, bytes):
                kept[name] |= {how} if shelf.keep(name, how) else set()
            else:
                do(folder_of(shelf), deed, name, how)
            for key in KEYS:
                found, file = shelf.read(key), shelf.find(key)
                assert found is None or found in kept[key]
                assert file is None or file.read_bytes() in kept[key]


SPOILT: dict[str, Callable[[Path], object]] = {
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "emptied": lambda file: file.write_bytes(b""),
    "edited": lambda file: file.write_bytes(file.read_bytes().replace(b"w", b"x")),
    "longer": lambda file: file.write_bytes(file.read_bytes() + b"\n"),
    "without a seal": lambda file: file.with_name(file.name + SEALED).unlink(),
    "a pipe": lambda file: (file.unlink(), os.mkfifo(file)),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
    "a link to the same": lambda file: file.symlink_to(file.rename(file.with_name("aside"))),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_file_is_made_again(shelf: Shelf, spoil: Callable[[Path], object]) -> None:
    """It counts as none, and what is kept next takes its place, if anything can."""
    file = shelf.keep(KEY, b"what was made")
    assert file
    spoil(file)
    assert nothing(shelf)
    again = shelf.keep(KEY, b"what was made")
    assert (again is None) == file.is_dir()
    assert (shelf.read(KEY) is None) == file.is_dir()


def test_another_machine_or_sort_has_other_seals(tmp_path: Path) -> None:
    """What was made elsewhere, or is of another sort, is not taken for ours."""
    mine, theirs = Store(tmp_path / "a", b"secret"), Store(tmp_path / "b", b"other secret")
    for root in ("a", "b"):
        (tmp_path / root).mkdir()
    pairs = [(mine.shelf("work"), theirs.shelf("work")), (mine.shelf("work"), mine.shelf("other work"))]
    for one, other in pairs:
        one.keep(KEY, b"made")
        for name in (KEY, KEY + SEALED):
            (folder_of(one) / name).rename(folder_of(other) / name)
        assert nothing(other)


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_linked_folder_is_refused(tmp_path: Path, store: Store, depth: int) -> None:
    """A link may lead to anybody's files: nothing is read, written or thrown away where it leads."""
    victim = tmp_path / "victim"
    for name in ("", "ethos", "work", "ethos/work"):
        (victim / name).mkdir(exist_ok=True)
        (victim / name / KEY).write_bytes(b"theirs")
    before = {path: path.read_bytes() for path in victim.rglob("*") if path.is_file()}
    link = tmp_path.joinpath(*f"{FOLDER}/work".split("/")[:depth])
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(victim, target_is_directory=True)
    with pytest.raises(EthosError, match=f"{link} är en länk"):
        store.shelf("work")
    assert {path: path.read_bytes() for path in victim.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in victim.iterdir()) == [KEY, "ethos", "work"]


@pytest.mark.parametrize("secret", [b"other secret", None], ids=["another machine's", "nobody's"])
def test_a_folder_without_our_seal_is_refused(tmp_path: Path, store: Store, secret: bytes | None) -> None:
    """Not even what looks like ours in it is thrown away."""
    folder = tmp_path / FOLDER / "work"
    if secret:
        assert Store(tmp_path, secret).shelf("work").keep(KEY, b"theirs")
    else:
        folder.mkdir(parents=True)
        (folder / KEY).write_bytes(b"theirs")
    with pytest.raises(EthosError, match=f"{folder} är inte gjord av ett bygge på den här datorn"):
        store.shelf("work")
    assert (folder / KEY).read_bytes() == b"theirs"


def test_an_empty_folder_is_taken(tmp_path: Path, store: Store) -> None:
    """It holds nothing to lose, and is closed to others from then on."""
    folder = tmp_path / FOLDER / "work"
    folder.mkdir(parents=True, mode=0o755)
    assert store.shelf("work").keep(KEY, b"ours")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_root_that_has_moved_keeps_what_it_had(tmp_path: Path) -> None:
    (tmp_path / "before").mkdir()
    Store(tmp_path / "before", b"secret").shelf("work").keep(KEY, b"ours")
    (tmp_path / "before").rename(tmp_path / "after")
    assert Store(tmp_path / "after", b"secret").shelf("work").read(KEY) == b"ours"


def test_without_a_secret_nothing_is_kept_or_trusted(tmp_path: Path, store: Store) -> None:
    """Where a machine has no place for a secret, all is made anew, and nothing is written."""
    store.shelf("work").keep(KEY, b"ours")
    shelf = Store(tmp_path).shelf("work")
    assert nothing(shelf) and not shelf.has(KEY)
    assert shelf.keep(OTHER, b"ours") is None
    shelf.clear_but([])
    assert not (tmp_path / FOLDER / "work" / OTHER).exists()
    assert store.shelf("work").read(KEY) == b"ours"


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    """A disk that says no costs only the time to make things again."""
    (tmp_path / ".cache").write_text("a file")
    shelf = Store(tmp_path, b"secret").shelf("work")
    assert shelf.keep(KEY, b"ours") is None
    assert nothing(shelf)


def test_what_nobody_uses_is_cleared_and_nothing_else(shelf: Shelf) -> None:
    """Old files, their seals and halves go; what is used, and what somebody else has put there, stays."""
    for key in (KEY, OTHER):
        shelf.keep(key, b"ours")
    for name in (f"{KEY}.12ab34cd", f"{KEY}.12ab34cd.seal", "anteckning.txt"):
        (folder_of(shelf) / name).write_bytes(b"half")
    (folder_of(shelf) / ("c" * 64)).mkdir()
    shelf.clear_but([KEY])
    left = sorted(each.name for each in folder_of(shelf).iterdir())
    assert left == sorted([KEY, KEY + SEALED, "c" * 64, "anteckning.txt", "lock", "seal"])
    assert shelf.read(KEY) == b"ours"


def test_nothing_is_cleared_while_another_build_is_at_work(store: Store) -> None:
    one, other = store.shelf("work"), store.shelf("work")
    one.keep(KEY, b"ours")
    other.clear_but([])
    assert one.read(KEY) == b"ours"
    del one
    other.clear_but([])
    assert nothing(other)
    with (folder_of(other) / "lock").open() as lock, pytest.raises(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_many_keep_at_once(store: Store) -> None:
    """Whoever is first or last, what is found is whole."""
    shelves = [store.shelf("work") for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda shelf: [shelf.keep(KEY, b"ours" * 5000) for _ in range(20)], shelves))
    assert shelves[0].read(KEY) == b"ours" * 5000
    assert sorted(each.name for each in folder_of(shelves[0]).iterdir()) == sorted([KEY, KEY + SEALED, "lock", "seal"])
