"""The live preview: a change in any source folder shows, and so does a fault, until it is mended."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ethos.kept import FOLDER
from ethos.readings import SORT
from programs import copy_of_a_part

PATIENCE = 60
"""Seconds to wait for a rebuild on a slow machine."""


def get(address: str) -> str:
    """A page's text, also when it is the page for what is missing; nothing while the server is not up."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except OSError:
        return ""


def wait_for(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return False


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the sources, with hidden links that lead in circles, and the address of its live preview."""
    root = copy_of_a_part(tmp_path / "rot")
    for name in ("a", "b"):
        (root / "content" / "codes" / ".x").mkdir(exist_ok=True)
        (root / "content" / "codes" / ".x" / name).symlink_to(".")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "ethos", "--root", str(root), "serve", "--port", str(port)]
    log = (tmp_path / "log").open("w")
    server = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    address = f"http://127.0.0.1:{port}/"
    assert wait_for(lambda: "<h1" in get(address)), (tmp_path / "log").read_text()
    yield root, address
    server.terminate()
    server.wait(20)
    log.close()


def test_preview_follows_every_folder_and_shows_faults(preview: tuple[Path, str]) -> None:
    """A change shows; a fault shows its problem at any address, in words; mended, the page is back by itself."""
    root, address = preview
    changes = {
        "dilemmas/torsdagsbastun.md": ("title: Torsdagsbastun", "title: Fredagsbastun", "dilemman/torsdagsbastun/"),
        "seminars/algoritmen-foreslar.md": ("title: Algoritmen", "title: Maskinen", "seminarier/algoritmen-foreslar/"),
        "site_config/vocabulary.yml": ("label: Rekrytering", "label: Anställning", "teman/rekrytering/"),
    }
    for name, (old, new, page) in changes.items():
        text = (root / name).read_text("utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), encoding="utf-8")
        assert wait_for(lambda page=page, new=new: new.split(": ")[1] in get(address + page)), name

    entry = root / "dilemmas" / "torsdagsbastun.md"
    whole = entry.read_text("utf-8")
    entry.write_text(whole.replace("difficulty: 2", "difficulty: svår"), encoding="utf-8")
    assert wait_for(lambda: "wrong-type" in get(address + "dilemman/torsdagsbastun/"))
    shown = get(address)
    assert "dilemmas/torsdagsbastun.md" in shown and "heltal" in shown
    assert "livereload" in shown
    assert "livereload" in get(address + "dilemman/torsdagsbastun/"), "the list of faults reloads at every address"

    entry.write_text(whole, encoding="utf-8")
    assert wait_for(lambda: "Fredagsbastun" in get(address + "dilemman/torsdagsbastun/"))


def test_preview_shows_drafts_and_warnings(preview: tuple[Path, str]) -> None:
    """A draft has a page, is marked there and in lists; a warning is told on every page, with the way to it."""
    root, address = preview
    entry = root / "dilemmas" / "torsdagsbastun.md"
    draft = entry.read_text("utf-8").replace("status: published", "status: draft").replace("related:", "#related:")
    (root / "dilemmas" / "ett-utkast.md").write_text(
        draft.replace("title: Torsdagsbastun", "title: Ett utkast"), "utf-8"
    )
    assert wait_for(lambda: "Ett utkast" in get(address + "dilemman/ett-utkast/"))
    assert "Sidan syns bara i förhandsvisningen" in get(address + "dilemman/ett-utkast/")
    listed = get(address + "dilemman/").partition("Ett utkast")[2].partition("</li>")[0]
    assert "Utkast" in listed
    owned = re.sub(r"(?m)^owner: .*", "owner: anna.andersson@kommunen.example", entry.read_text("utf-8"))
    entry.write_text(owned, "utf-8")
    assert wait_for(lambda: "1 varning" in get(address))
    assert "personal-owner" in get(address + "forhandsvisning/")
    assert any((root / FOLDER / SORT).iterdir()), "the next preview need not read it all again"


def test_a_taken_port_is_told_before_anything_is_built(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "ethos", "--root", str(root), "serve", "--port", str(port)]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert ended.returncode == 2
    assert f"Porten {port} är upptagen" in ended.stderr
