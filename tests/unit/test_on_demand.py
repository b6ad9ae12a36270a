"""What a preview lays is what is asked for, when it is asked for, of the site as it is then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ethos.engines.preview import Preview
from ethos.output import MISSING, Drawn, File, Page
from ethos.search.apart import Apart
from ethos.source.dress import Dress
from ethos.tree import Tree
from ethos.views.frame import frame
from ethos.views.preview import SITE


class Server:
    """As MkDocs' server: it answers with what lies in a folder, and leads to a page without its slash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.preview = Preview()
        self.app = self.preview.behind(self._found, "/kultur/")

    def _found(self, environ: dict[str, Any], _start: Callable[..., object]) -> list[bytes] | None:
        path = self.folder / environ["PATH_INFO"].removeprefix("/kultur/")
        path = path / "index.html" if environ["PATH_INFO"].endswith("/") else path
        if (path / "index.html").is_file():
            return [b"302"]
        return [path.read_bytes()] if path.is_file() else None

    def get(self, path: str) -> bytes | None:
        found = self.app({"PATH_INFO": f"/kultur/{path}"}, lambda *_: None)
        return b"".join(found) if found is not None else None

    @property
    def there(self) -> set[str]:
        return {each.relative_to(self.folder).as_posix() for each in self.folder.rglob("*") if each.is_file()}


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path)


def show(server: Server, word: str, search: Apart | None = None) -> list[str]:
    """Show a site whose every file holds a word; what is made of it, as it is made."""
    made: list[str] = []

    def make(name: str) -> bytes:
        made.append(name)
        return f"{name} {word}".encode()

    page = Page("dilemman/x/", "X", "Om x", lambda: Drawn(make("x").decode(), {}))
    missing = Page(MISSING, "Saknas", "Finns inte", lambda: Drawn(make("missing").decode(), {}))
    files = [File(f"data/{name}.json", lambda name=name: make(name)) for name in ("a", "b")]
    around = frame(Dress(), SITE, {})
    server.preview.show([*files, missing, page], around, Tree(server.folder), search)
    return made


def test_nothing_is_made_but_what_is_asked_for(server: Server) -> None:
    made = show(server, "ett")
    assert (made, server.there) == ([], set())
    assert server.get("data/a.json") == b"a ett"
    assert b"x ett" in (server.get("dilemman/x/") or b"")
    assert server.get("dilemman/x/") and server.get("data/a.json")
    assert made == ["a", "x"], "once each"
    assert server.get("finns/inte/") is None and server.get("../../etc/passwd") is None


def test_nothing_is_listed_but_what_lies_before_what_is_asked_for(server: Server) -> None:
    """What comes before it waits, and is found when it is asked for."""
    listed: list[str] = []

    def outputs() -> Iterator[File]:
        for name in ("a", "b", "c"):
            listed.append(name)
            yield File(f"{name}.txt", name.encode())

    server.preview.show(outputs(), frame(Dress(), SITE, {}), Tree(server.folder), None)
    assert listed == []
    assert (server.get("b.txt"), listed) == (b"b", ["a", "b"])
    assert (server.get("a.txt"), listed) == (b"a", ["a", "b"])
    assert (server.get("d.txt"), listed) == (None, ["a", "b", "c"])
    assert server.get("c.txt") == b"c"


def test_the_page_for_what_is_missing_has_no_other_to_ask_for_it(server: Server) -> None:
    made = show(server, "ett")
    for _ in range(2):
        server.preview.lay_missing()
    assert (made, server.there) == (["missing"], {MISSING})


def test_a_page_is_found_without_its_slash(server: Server) -> None:
    show(server, "ett")
    assert server.get("dilemman/x") == b"302"


def test_what_is_asked_for_is_of_the_site_as_it_is(server: Server) -> None:
    show(server, "ett")
    assert server.get("data/a.json") == b"a ett"
    server.preview.clear()
    for path in server.there:
        (server.folder / path).unlink()
    assert server.get("data/b.json") is None, "nothing of the former site is laid where the new one comes"
    show(server, "två")
    assert server.get("data/a.json") == "a två".encode()


def test_the_index_is_made_when_somebody_searches(server: Server) -> None:
    begun: list[Path] = []

    def index(folder: Path) -> None:
        begun.append(folder)
        (folder / "sokregister").mkdir()
        (folder / "sokregister" / "register.json").write_bytes(b"{}")

    show(server, "ett", Apart(index))
    assert server.get("data/a.json") and not begun
    assert server.get("sokregister/register.json") == b"{}"
    assert server.get("sokregister/delar/gammal.bin") is None
    assert len(begun) == 1


def test_what_cannot_be_drawn_is_told_each_time(server: Server) -> None:
    """Not once, and then as if there were no such page."""
    show(server, "ett")
    page = Page("dilemman/y/", "Y", "Om y", lambda: Drawn(str(1 // 0), {}))
    missing = Page(MISSING, "Saknas", "Finns inte", lambda: Drawn("", {}))
    server.preview.show([page, missing], frame(Dress(), SITE, {}), Tree(server.folder), None)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            server.get("dilemman/y/")
