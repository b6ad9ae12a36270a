"""Publication in real processes: killed at every moment, and several at once."""

from __future__ import annotations

import hashlib
import inspect
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from published import SECRET, publish

from ethos.problem import EthosError, Problem

SLOW_BUILD = """
import pathlib, sys, time
from ethos.publish import publish

def build(folder):
    print("started", flush=True)
    for number in range(pages):
        (folder / f"sida-{number}").mkdir()
        (folder / f"sida-{number}" / "index.html").write_text(text * 2000)
        time.sleep(0.004)
    while wait_for and not pathlib.Path(wait_for).exists():
        time.sleep(0.01)

site, text, pages, wait_for = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
secret = sys.argv[5].encode()
publish(build, lambda folder: [], site, secret=secret)
"""

KILLED_AT_EVERY_LINE = """
import hashlib, json, os, shutil, signal, sys
from pathlib import Path
from ethos import publish as room

site, exchange, secret = Path(sys.argv[1]), sys.argv[2] == "exchange", sys.argv[3].encode()
room._make_durable = lambda folder: None  # a power cut is another test; this one publishes hundreds of times
if not exchange:
    room._exchanged = lambda *each: False

def building(text):
    def build(folder):
        for name in ("index.html", "sida.html"):
            (folder / name).write_text(text)
    return build

def failing(folder):
    raise RuntimeError

def kill_at(moment):
    seen = 0
    def trace(frame, event, argument):
        nonlocal seen
        if not frame.f_code.co_filename.endswith(("publish.py", "working.py", "seal.py", "shutil.py")):
            return None
        seen += event == "line"
        if seen == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace
    return trace

def published_at(moment):
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    sys.settrace(kill_at(moment))
    room.publish(building("new"), lambda folder: [], site, secret=secret)
    os._exit(0)

def attempt(moment):
    for leftover in (site, site.with_name(f".site-{site.name}")):
        shutil.rmtree(leftover, ignore_errors=True)
    room.publish(building("old"), lambda folder: [], site, secret=secret)
    finished = published_at(moment)
    killed = tree_hash(site)
    try:
        room.publish(failing, lambda folder: [], site, secret=secret)
    except RuntimeError:
        pass
    return {"finished": finished, "killed": killed, "settled": tree_hash(site), "beside": os.listdir(site.parent)}

room.publish(building("old"), lambda folder: [], site, secret=secret)
old = tree_hash(site)
room.publish(building("new"), lambda folder: [], site, secret=secret)
moments = []
while not (moments and moments[-1]["finished"]):
    moments.append(attempt(len(moments) + 1))
print(json.dumps({"old": old, "new": tree_hash(site), "moments": moments}))
"""


def tree_hash(folder: Path) -> str | None:
    """One hash over every path, mode and byte below a folder; None where there is no folder."""
    if not folder.is_dir():
        return None
    digest = hashlib.sha256()
    for path in [folder, *sorted(folder.rglob("*"))]:
        digest.update(f"{path.relative_to(folder)} {path.lstat().st_mode:o}\n".encode())
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def names(folder: Path) -> list[str]:
    """What a folder holds, sorted."""
    return sorted(path.name for path in folder.iterdir())


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    """A Python process of its own that sees the same packages."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", f"from __future__ import annotations\n{program}", *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def page(text: str) -> Callable[[Path], None]:
    """A build of one page."""

    def build(folder: Path) -> None:
        (folder / "index.html").write_text(text)

    return build


def refused(folder: Path) -> None:
    """A build that fails at once."""
    raise EthosError


def nothing_wrong(folder: Path) -> list[Problem]:
    return []


def slow_build(site: Path, text: str, pages: int = 40, wait_for: str = "") -> subprocess.Popen[str]:
    """A process whose build has begun."""
    process = start(SLOW_BUILD, site, text, pages, wait_for, SECRET.decode())
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    return process


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site, alone in its folder."""
    publish(page("old"), nothing_wrong, tmp_path / "site")
    return tmp_path / "site"


@pytest.mark.parametrize("way", ["exchange", "two renames"])
def test_killed_at_every_line(tmp_path: Path, way: str) -> None:
    """Killed before any line of publication or removal, the site is old or new; the next build cleans up.

    With two renames there is one moment without a site, and the next build restores the old one, whole.
    """
    process = start(inspect.getsource(tree_hash) + KILLED_AT_EVERY_LINE, tmp_path / "site", way, SECRET.decode())
    out, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    told = json.loads(out)
    allowed = {told["old"], told["new"]}
    assert len(allowed) == 2
    assert len(told["moments"]) > 100
    assert {each["settled"] for each in told["moments"]} == allowed
    assert {each["killed"] for each in told["moments"]} == allowed | (set() if way == "exchange" else {None})
    assert all(each["beside"] == ["site"] for each in told["moments"])


@pytest.mark.parametrize("moment", [0, 0.02, 0.06, 0.1, 0.14, 0.16, 0.18, 0.2, 0.25])
def test_killed_at_any_time(site: Path, tmp_path: Path, moment: float) -> None:
    """Killed from outside during a slow build, the site is the old tree or the new one."""
    publish(page("other"), nothing_wrong, tmp_path / "new")
    old = tree_hash(site)
    whole = slow_build(tmp_path / "new", "new")
    assert whole.wait() == 0
    process = slow_build(site, "new")
    time.sleep(moment)
    process.kill()
    process.wait()
    assert tree_hash(site) in (old, tree_hash(tmp_path / "new"))
    publish(page("next"), nothing_wrong, site)
    assert names(tmp_path) == ["new", "site"]


def test_leftovers_of_a_killed_build_are_removed(site: Path) -> None:
    """A killed build leaves a folder beside the site, and even a failing next build removes it."""
    process = slow_build(site, "new", wait_for="/never")
    process.kill()
    process.wait()
    assert ".site-site" in names(site.parent)
    with pytest.raises(EthosError):
        publish(refused, nothing_wrong, site)
    assert names(site.parent) == ["site"]


def test_one_build_at_a_time(site: Path, tmp_path: Path) -> None:
    """A second build of the same site is refused at once, and disturbs neither the first nor its folder."""
    first = slow_build(site, "first", wait_for=str(tmp_path / "go"))
    with pytest.raises(EthosError, match=r"Ett annat bygge av .*site pågår"):
        publish(page("second"), nothing_wrong, site)
    (tmp_path / "go").touch()
    assert first.wait() == 0
    assert (site / "sida-39" / "index.html").read_text().startswith("first")
    publish(page("third"), nothing_wrong, site)
    assert (site / "index.html").read_text() == "third"


def test_neighbouring_sites_do_not_wait(site: Path) -> None:
    """Two sites in one folder are built at the same time, each with its own lock."""
    first = slow_build(site, "first", wait_for=str(site.with_name("go")))
    publish(page("new"), nothing_wrong, site.with_name("preview"))
    site.with_name("go").touch()
    assert first.wait() == 0


def test_many_builds_at_once(site: Path) -> None:
    """Of many builds that race, each publishes a whole tree or is refused, and the folder ends clean."""
    builds = [start(SLOW_BUILD, site, text, 5, "", SECRET.decode()) for text in "abcdef"]
    codes = [process.wait() for process in builds]
    messages = [process.communicate()[1] for process in builds]
    assert 0 in codes
    assert all(code == 0 or "Ett annat bygge" in message for code, message in zip(codes, messages, strict=True))
    assert len({path.read_text()[:1] for path in site.rglob("*.html")}) == 1
    assert names(site.parent) == ["site"]


def test_the_site_is_always_there(site: Path) -> None:
    """A reader that asks all the time never finds the site's folder missing while it is replaced."""
    missed, asked, done = [], [], threading.Event()

    def read() -> None:
        while not done.is_set():
            asked.append(1)
            if not site.is_dir():
                missed.append(1)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(20):
        publish(page(str(number)), nothing_wrong, site)
    done.set()
    reader.join()
    assert asked
    assert not missed
