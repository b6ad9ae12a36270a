"""A site made in parts, by machines that know nothing of each other, is the site that one machine makes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ethos import site
from ethos.output import Copy
from ethos.parts import TOLD, Part, joined
from ethos.problem import EthosError
from ethos.publish import finish
from ethos.tree import Tree
from test_random_edits import DAY, TREE, laid

MADE_OF = "0" * 64
Make = Callable[[], site.Edition]


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """An edition of a small site, anew each time, as each machine makes it."""
    root = tmp_path_factory.mktemp("root")
    laid(root, TREE)

    def edition() -> site.Edition:
        made = site.render(site.inspect(root, DAY), DAY)
        assert isinstance(made, site.Edition)
        return made

    return edition


def lay(edition: site.Edition, folder: Path) -> Path:
    folder.mkdir()
    tree = Tree(folder)
    site.lay(edition.outputs, edition.frame, tree)
    edition.search.into(tree)
    finish(tree)
    return folder


@pytest.fixture(scope="module")
def parts(make: Make, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("delar")
    three = [Part(number=number, of=3, made_of=MADE_OF) for number in (1, 2, 3)]
    return [lay(each.share(make()), folder / str(each.number)) for each in three]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_parts_make_the_whole(make: Make, parts: list[Path], tmp_path: Path) -> None:
    """To the last byte; each file in one part, and what no part drew is what only lies somewhere."""
    again = joined(make(), parts[::-1], MADE_OF)
    assert contents(lay(again, tmp_path / "delar")) == contents(lay(make(), tmp_path / "hel"))
    drawn = [each for each in make().outputs if not isinstance(each, Copy)]
    taken = [each for each in again.outputs if isinstance(each, Copy) and each.source.is_relative_to(parts[0].parent)]
    assert len(taken) == len(drawn)
    pages = [path for each in parts for path in contents(each) if path.endswith(".html")]
    assert len(pages) == len({*pages}) and all(len(contents(each)) > 100 for each in parts)


def copied(parts: list[Path], folder: Path) -> list[Path]:
    return [shutil.copytree(each, folder / each.name) for each in parts]


def damaged(parts: list[Path]) -> list[Path]:
    next(parts[1].rglob("index.html")).write_text("<p>Något annat.</p>", encoding="utf-8")
    return parts


def linked(parts: list[Path]) -> list[Path]:
    page = next(parts[1].rglob("index.html"))
    page.unlink()
    page.symlink_to("/etc/hostname")
    return parts


def of_something_else(parts: list[Path]) -> list[Path]:
    told = json.loads((parts[0] / TOLD).read_text("utf-8"))
    (parts[0] / TOLD).write_text(json.dumps(told | {"made_of": "1" * 64}), encoding="utf-8")
    return parts


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda parts: parts[:2], "Av 3 finns: 1, 2."),
        (lambda parts: [*parts, parts[0]], "Av 3 finns: 1, 1, 2, 3."),
        (damaged, "är inte hel"),
        (linked, "är inte hel"),
        (of_something_else, "är gjord av annat"),
        (lambda parts: [*parts[:2], parts[0].parent], "är ingen del"),
    ],
)
def test_what_is_no_whole_is_refused(
    make: Make, parts: list[Path], tmp_path: Path, spoil: Callable[[list[Path]], list[Path]], said: str
) -> None:
    edition = make()
    with pytest.raises(EthosError, match=said):
        joined(edition, spoil(copied(parts, tmp_path)), MADE_OF)


@pytest.mark.parametrize("written", ["0/3", "4/3", "3", "1/1001", "-1/3", "1/3/4", "ett/3"])
def test_a_part_is_one_of_so_many(written: str) -> None:
    with pytest.raises(EthosError, match="ingen del"):
        Part.read(written, MADE_OF)


def test_what_cannot_be_told_is_not_divided() -> None:
    with pytest.raises(EthosError, match="!ENV"):
        Part.read("1/3", "")
