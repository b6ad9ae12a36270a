"""`ethos export --zip`: the whole site in one file, the same every time, at home on any server and at any path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect, sync_playwright
from selectolax.lexbor import LexborHTMLParser

from conftest import ROOT
from ethos.engines import archive
from ethos.problem import EthosError
from ethos.publish import mark
from programs import BIN, copy_of_a_part, run, tree

CHROMIUM = shutil.which("chromium")
PREFIX = "/a/b/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_a_part(tmp_path_factory.mktemp("part") / "rot")


@pytest.fixture(scope="module")
def packed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("zip") / "ut" / "bank.zip"
    done = run(BIN / "ethos", "--root", root, "export", "--zip", target)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="module")
def address(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The unpacked site under /a/b/ of what `python -m http.server` is."""
    top = tmp_path_factory.mktemp("www")
    with zipfile.ZipFile(packed) as opened:
        opened.extractall(top / PREFIX.strip("/"))

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(top)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()


def test_it_is_the_site_that_build_publishes(root: Path, packed: Path, tmp_path: Path) -> None:
    """Every file and no other, with the bytes of `ethos build`, and `ethos verify` agrees."""
    assert run(BIN / "ethos", "--root", root, "build", "--site-dir", tmp_path / "site").returncode == 0
    with zipfile.ZipFile(packed) as opened:
        opened.extractall(tmp_path / "unpacked")
    assert tree(tmp_path / "unpacked") == tree(tmp_path / "site")
    done = run(BIN / "ethos", "verify", tmp_path / "unpacked")
    assert done.returncode == 0, done.stdout


def test_it_is_the_same_every_time(packed: Path, tmp_path: Path) -> None:
    """From other sources' times, another time zone and another umask, the same bytes; readable by everyone."""
    root = copy_of_a_part(tmp_path / "annan rot")
    for path in root.rglob("*.md"):
        os.utime(path, (1, 1))
    command = f'umask 077; exec "{BIN / "ethos"}" --root "{root}" export --zip "{tmp_path / "igen.zip"}"'
    done = run("sh", "-c", command, TZ="Pacific/Kiritimati", PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "igen.zip").read_bytes() == packed.read_bytes()
    assert (tmp_path / "igen.zip").stat().st_mode & 0o777 == 0o644
    with zipfile.ZipFile(packed) as opened:
        entries = opened.infolist()
    assert [each.filename for each in entries] == sorted(each.filename for each in entries)
    assert {each.external_attr >> 16 for each in entries} == {0o100644}
    assert {each.date_time for each in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_an_earlier_one_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    """A site of ours may be written over; a file that is someone's work, zip or not, is left as it is."""
    site = tmp_path / "site"
    site.mkdir()
    mark(site)
    for text in ("ett", "två"):
        (site / "index.html").write_text(text, encoding="utf-8")
        assert archive.write(site, tmp_path / "bank.zip") == 2
    with zipfile.ZipFile(tmp_path / "bank.zip") as opened:
        assert opened.read("index.html").decode() == "två"
    (tmp_path / "brev.zip").write_text("kvar")
    with zipfile.ZipFile(tmp_path / "bilder.zip", "w") as foreign:
        foreign.writestr("bild.txt", "kvar")
    for name in ("brev.zip", "bilder.zip"):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(EthosError, match="finns redan"):
            archive.write(site, tmp_path / name)
        assert (tmp_path / name).read_bytes() == before
    done = run(BIN / "ethos", "export", "--zip", tmp_path / "brev.zip")
    assert done.returncode == 2 and "finns redan" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bank.zip", "bilder.zip", "brev.zip", "site"]


@pytest.mark.parametrize("words", [[], ["ut", "--zip", "ut.zip"]], ids=["neither", "both"])
def test_a_folder_or_a_file(words: list[str], tmp_path: Path) -> None:
    done = run(BIN / "ethos", "--root", ROOT, "export", *words, cwd=tmp_path)
    assert done.returncode == 2 and "--zip" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_every_link_works_below_a_path(address: str) -> None:
    """From the start page everything is reached, answers, and nothing leads out of the folder."""
    waiting, met, faults = [address], {address}, []
    while waiting:
        page = waiting.pop()
        try:
            with urlopen(page) as answer:
                text = answer.read() if answer.headers.get_content_type() == "text/html" else b""
        except HTTPError as error:
            faults.append(f"{page}: {error.code}")
            continue
        for node in LexborHTMLParser(text).css("a[href], link[href]:not([rel=canonical]), script[src], img[src]"):
            target = urljoin(page, node.attributes.get("href") or node.attributes.get("src") or "").split("#")[0]
            if urlsplit(target).netloc != urlsplit(address).netloc or target in met:
                continue
            met.add(target)
            waiting.append(target)
            faults += [] if target.startswith(address) else [f"{page} leads to {target}"]
    assert faults == []
    assert sum(f"{PREFIX}dilemman/" in each for each in met) > 10


@pytest.mark.browser
@pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="Chromium is missing: apt-get install chromium"
)
def test_search_works_below_a_path(address: str) -> None:
    """The dialog and the search page find things, and a hit leads to its page."""
    with ThreadPoolExecutor(1) as apart:  # Playwright allows one loop a thread, and other tests may have one here
        apart.submit(search_below_a_path, address).result()


def search_below_a_path(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{address}om/")
        page.keyboard.press("Control+k")
        page.keyboard.type("torsdagsbastun")
        expect(page.locator("dialog .sok-traff a").first).to_be_visible()
        page.goto(f"{address}sok/#q=torsdagsbastun")
        page.locator("[data-sok-sida] .sok-traff a").first.click()
        page.wait_for_url(f"{address}dilemman/torsdagsbastun/")
        browser.close()


def test_the_standard_servers_command_is_enough(packed: Path, tmp_path: Path) -> None:
    """`python -m http.server` in the unpacked folder shows the start page."""
    with zipfile.ZipFile(packed) as opened:
        opened.extractall(tmp_path)
    command = [sys.executable, "-u", "-m", "http.server", "--bind", "127.0.0.1", "0"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout
        where = server.stdout.readline().split("(")[1].split(")")[0]
        with urlopen(where) as answer:
            assert "<h1" in answer.read().decode()
        server.terminate()
