"""A published site compared with its manifest: in a folder, and on web servers, good and bad."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from ethos import integrity, manifest
from ethos.cli import main
from ethos.integrity import compare, manifest_in
from ethos.problem import EthosError, Problem
from ethos.publish import finish
from ethos.tree import Tree

FILES = {
    "index.html": "<p>Start</p>" * 200,
    "404.html": "<p>Saknas</p>",
    "a b/å/index.html": "<p>x</p>",
    "s.css": "p{}",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small published site."""
    folder = tmp_path / "site"
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    finish(Tree(folder))
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that says nothing on the terminal."""

    def log_message(self, format: str, *args: object) -> None:
        pass


Serve = Callable[..., str]


@pytest.fixture
def serve(site: Path) -> Iterator[Serve]:
    """A function that serves the site, or answers as it is told, and returns the address."""
    servers: list[ThreadingHTTPServer] = []

    def start(handler: type[BaseHTTPRequestHandler] | None = None) -> str:
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), handler or partial(Quiet, directory=str(site))))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


SHORT = {
    "site-file-changed": "changed",
    "site-file-extra": "extra",
    "site-file-missing": "missing",
    "site-file-unreachable": "unreachable",
}


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(each.path, SHORT[each.code]) for each in problems]


def spoil(site: Path) -> None:
    """One file gone, one longer, one of the same length, one too many, and a link in a file's place."""
    (site / "404.html").unlink()
    (site / "s.css").write_text("p{}p{}")
    (site / "index.html").write_text(FILES["index.html"].replace("Start", "Stapt"))
    (site / "a b" / "ny.html").write_text("x")
    (site / "index.html.br").rename(site / "kopia.br")
    (site / "index.html.br").symlink_to("kopia.br")


def test_a_folder_as_it_was_built(site: Path) -> None:
    """Nothing to tell."""
    assert compare(str(site), manifest_in(str(site))) == []


def test_a_folder_that_was_changed(site: Path) -> None:
    """What is gone, what differs in length or only in content, what nobody built, and links: each by its path."""
    spoil(site)
    assert told(compare(str(site), manifest_in(str(site)))) == [
        ("404.html", "missing"),
        ("a b/ny.html", "extra"),
        ("index.html", "changed"),
        ("index.html.br", "missing"),
        ("kopia.br", "extra"),
        ("s.css", "changed"),
    ]


def test_a_link_beside_the_files_is_told(site: Path) -> None:
    """A link to a folder elsewhere would be published with the rest."""
    (site / "bilder").symlink_to("/etc")
    assert told(compare(str(site), manifest_in(str(site)))) == [("bilder", "extra")]


def test_a_served_site(site: Path, serve: Serve) -> None:
    """Pages are asked for as visitors do, names are escaped, and hidden files are no server's duty."""
    address = serve()
    assert compare(address, manifest_in(address)) == []
    assert compare(address.rstrip("/"), manifest_in(address)) == []
    spoil(site)
    (site / "s.css").unlink()
    assert told(compare(address, manifest_in(address))) == [
        ("404.html", "changed"),  # Python's own page for what is missing comes in its place
        ("index.html", "changed"),
        ("s.css", "missing"),
    ]


def test_another_manifest(site: Path, serve: Serve, tmp_path: Path) -> None:
    """Whoever changes a page and its manifest too is found out by the manifest of the build."""
    kept = tmp_path / "kept.json"
    kept.write_bytes((site / manifest.PATH).read_bytes())
    (site / "s.css").write_text("a{}")
    manifest.write(site)
    run = CliRunner().invoke
    assert run(main, ["verify", str(site)]).exit_code == 0
    assert run(main, ["verify", str(site), "--manifest", str(kept)]).exit_code == 1
    assert run(main, ["verify", serve(), "--manifest", str(kept)]).exit_code == 1


class Bad(Quiet):
    """Answers badly to everything but the manifest."""

    answer: Callable[[Bad], None]

    def do_GET(self) -> None:
        self.answer()


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    try:
        while True:
            request.wfile.write(b"x" * 65536)
    except OSError:
        pass


def elsewhere(request: BaseHTTPRequestHandler) -> None:
    request.send_response(302)
    request.send_header("Location", "http://localhost:9/borta")
    request.end_headers()


def in_circles(request: BaseHTTPRequestHandler) -> None:
    request.send_response(302)
    request.send_header("Location", request.path)
    request.end_headers()


def the_page_for_missing(request: BaseHTTPRequestHandler) -> None:
    request.send_response(404)
    request.end_headers()
    request.wfile.write(FILES["404.html"].encode())


def refuse(request: BaseHTTPRequestHandler) -> None:
    request.send_error(403)


def hang_up(request: BaseHTTPRequestHandler) -> None:
    request.close_connection = True


ANSWERS = {
    "endless": (endless, {"changed"}),
    "to another host": (elsewhere, {"unreachable"}),
    "in circles": (in_circles, {"unreachable"}),
    "refused": (refuse, {"unreachable"}),
    "hung up": (hang_up, {"unreachable"}),
}


@pytest.mark.parametrize(("answer", "codes"), ANSWERS.values(), ids=ANSWERS)
def test_bad_servers(site: Path, serve: Serve, answer: Callable[..., None], codes: set[str]) -> None:
    """Endless answers are cut, other hosts are not asked, and what the server did is told for each file."""
    found = compare(serve(type("Server", (Bad,), {"answer": answer})), manifest_in(str(site)))
    assert {code for _, code in told(found)} == codes
    served = {path for path in manifest_in(str(site)).files if not path.startswith(".")}
    assert {each.path for each in found} == served


def test_the_page_for_missing_comes_as_missing(site: Path, serve: Serve) -> None:
    """Servers that send 404.html with status 404 are right to; every other file is then missing."""
    found = compare(serve(type("Server", (Bad,), {"answer": the_page_for_missing})), manifest_in(str(site)))
    assert "404.html" not in {each.path for each in found}
    assert {code for _, code in told(found)} == {"missing"}


def slowly(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    try:
        for _ in range(200):
            request.wfile.write(b"x")
            threading.Event().wait(0.02)
    except OSError:
        pass


def test_a_server_that_drips(site: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that never ends, a byte at a time, is given up although the server is never silent."""
    monkeypatch.setattr(integrity, "PATIENCE", 0.2)
    found = compare(serve(type("Server", (Bad,), {"answer": slowly})), manifest_in(str(site)))
    assert ("index.html", "unreachable") in told(found)


def test_a_network_that_keeps_failing_is_no_fault_of_the_site(
    site: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After some lost files we say that it is the network, and end with 2."""
    monkeypatch.setattr(integrity, "GIVE_UP", 3)
    with pytest.raises(EthosError, match="gick inte att hämta"):
        compare(serve(type("Server", (Bad,), {"answer": hang_up})), manifest_in(str(site)))


@pytest.mark.parametrize("form", ["text", "github", "json", "sarif"])
def test_the_command_ends_with_0_1_and_2(site: Path, form: str, tmp_path: Path) -> None:
    """0 when all is as built, 1 when something differs, 2 when there is nothing to compare with; without a project."""
    run = partial(CliRunner().invoke, main)
    assert run(["verify", str(site), "--format", form]).exit_code == 0
    spoil(site)
    done = run(["verify", str(site), "--format", form])
    assert done.exit_code == 1
    assert "site-file-extra" in done.stdout
    if form in {"json", "sarif"}:
        json.loads(done.stdout)
    for nothing in (str(tmp_path), str(tmp_path / "borta"), "http://127.0.0.1:9/", "https://", "http://[", "ftp://x/"):
        done = run(["verify", nothing, "--format", form])
        assert done.exit_code == 2, nothing
        assert done.stderr.startswith("ethos: ")
        assert done.exception is None or isinstance(done.exception, SystemExit)
    (site / manifest.PATH).write_text("{")
    assert run(["verify", str(site)]).exit_code == 2
