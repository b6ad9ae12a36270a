"""What is kept changes nothing: after any edits, a build that uses what was kept is, byte for byte, one from nothing.

``make edits`` tries many more of them, other ones each time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from shutil import rmtree

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ethos import compress, site
from ethos.inspection import told
from ethos.kept import NOTHING, Book, Store
from ethos.memory import Memory
from ethos.problem import Problem
from ethos.publish import finish
from ethos.readings import kept
from ethos.source.dress import FOLDER, FRAME
from ethos.tree import NOTHING as NOWHERE
from ethos.tree import Published, Tree
from ethos.verify import verify
from test_random_edits import DAY, TREE, Edit, added, edits, inserted, laid

MANY = int(os.environ.get("EDITS", "0")) // 20
TEMPLATE = resources.files("ethos").joinpath("templates", FRAME).read_text("utf-8")
templates = st.sampled_from(["<!-- a -->", "<p>{{ page.title }}</p>", "{{ site.name }}"])
framed = templates.map(lambda text: added(f"{FOLDER}/{FRAME}", TEMPLATE.replace("</body>", f"{text}</body>").encode()))
pages = st.sampled_from([path for path in TREE if path.endswith(".md")])
said = st.sampled_from(["Bastun står kvar.", "Vem vågade säga emot?", "Nämnden prövade **jävet** på nytt."])
written = st.builds(inserted, pages, st.integers(0, 3), said)
"""An editor's most usual day: a sentence more."""
styled = templates.map(lambda text: added(f"{FOLDER}/extra.css", f"/* {text} */".encode()))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Styles and scripts are most of what is compressed: not as well as it can be done."""
    monkeypatch.setattr(compress, "QUALITY_SHARED", 1)


@dataclass
class Room:
    """A root that is edited and built again and again, and its published site."""

    folder: Path
    now: dict[str, bytes] = field(default_factory=lambda: dict(TREE))
    memory: Memory = field(default_factory=Memory)
    """What has been read before, as a preview has it."""

    def takes(self, edit: Edit) -> bool:
        """Edit the sources; False for an edit that leaves nothing to build, which is undone."""
        before = dict(self.now)
        edit(self.now)
        self._lay()
        fresh = site.inspect(self.root, DAY)
        assert site.inspect(self.root, DAY, memory=self.memory).problems == fresh.problems
        assert self.checked(DAY) == told(fresh, DAY)
        if not fresh.stops():
            return True
        self.now = before
        self._lay()
        return False

    def checked(self, day: date) -> list[Problem]:
        """What the check tells with what was kept."""
        with kept(self.store):
            return told(site.inspect(self.root, day), day)

    def _lay(self) -> None:
        for name in ("content", "dilemmas", "seminars", "site_config"):
            rmtree(self.root / name, ignore_errors=True)
        laid(self.root, self.now)

    def publish(self, day: date) -> Path:
        """Build with what is kept, and put it where the last build was."""
        published = Published(self.folder / "site", self.store.shelf("packed"))
        with kept(self.store):
            inspection = site.inspect(self.root, day, memory=self.memory)
        new = self._build(inspection, day, self.store, Tree(self.folder / "new", published))
        assert verify(new, [], known=Book(self.store.shelf("links"))) == verify(new, [])
        assert not list(published.touched())
        rmtree(self.folder / "site", ignore_errors=True)
        return (self.folder / "new").rename(self.folder / "site")

    def fresh(self, day: date) -> Path:
        """The same from nothing."""
        rmtree(self.folder / "fresh", ignore_errors=True)
        return self._build(site.inspect(self.root, day), day, NOTHING, Tree(self.folder / "fresh", NOWHERE))

    def _build(self, inspection: site.Inspection, day: date, store: Store, tree: Tree) -> Path:
        edition = site.render(inspection, day, store=store)
        assert isinstance(edition, site.Edition)
        site.lay(edition.outputs, edition.frame, tree, edition.drawn, compress.Packing(tree).lay)
        edition.search.into(tree)
        finish(tree)
        return tree.folder

    @property
    def root(self) -> Path:
        return self.folder / "root"

    @property
    def store(self) -> Store:
        return Store(self.root, b"secret")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Room]]:
    """Rooms with a site that has been built once."""

    def room() -> Room:
        made = Room(tmp_path_factory.mktemp("room"))
        assert made.takes(lambda _: None)
        made.publish(DAY)
        return made

    yield room


@settings(
    max_examples=MANY or 3,
    derandomize=not MANY,
    database=None,
    phases=[Phase.generate],  # to shrink an example takes minutes
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.tuples(written | edits | framed | styled, st.integers(0, 400)), min_size=4, max_size=5))
def test_a_build_with_what_is_kept_is_one_from_nothing(rooms: Callable[[], Room], made: list[tuple[Edit, int]]) -> None:
    """Fields, files added, renamed and removed, settings, the agency's template and styles, the day."""
    room = rooms()
    for edit, days in made:
        if room.takes(edit):
            day = DAY + timedelta(days)
            assert room.checked(day) == site.check(room.root, day)
            if not site.inspect(room.root, day).stops():
                assert contents(room.publish(day)) == contents(room.fresh(day))
