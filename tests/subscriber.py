"""Somebody who subscribes: vdirsyncer fetches over loopback HTTP, khal shows. And a line that can be cut."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FIELDS = ("title", "start-long", "end-long", "status", "location", "categories")

VDIRSYNCER = """
[general]
status_path = "{folder}/status"
[pair kalender]
a = "webben"
b = "datorn"
collections = null
conflict_resolution = "a wins"
[storage webben]
type = "http"
url = "{address}"
[storage datorn]
type = "filesystem"
path = "{folder}/samling"
fileext = ".ics"
"""

KHAL = """
[calendars]
[[kalender]]
path = {folder}/samling
readonly = True
[locale]
local_timezone = Europe/Stockholm
default_timezone = Europe/Stockholm
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


@dataclass(frozen=True)
class Subscriber:
    """Keeps a calendar in a folder of its own."""

    folder: Path
    address: str

    def subscribe(self) -> None:
        """Tell both programs once where the calendar is."""
        (self.folder / "samling").mkdir(parents=True)
        for name, text in (("vdirsyncer", VDIRSYNCER), ("khal", KHAL)):
            (self.folder / name).write_text(text.format(folder=self.folder, address=self.address), encoding="utf-8")
        assert self._run("vdirsyncer", "discover").returncode == 0

    def fetch(self) -> str:
        """Fetch what is new; what the program complained of, or nothing when all is well."""
        done = self._run("vdirsyncer", "--verbosity", "WARNING", "sync")
        return "" if done.returncode == 0 else done.stderr or done.stdout or "failed"

    def kept(self) -> dict[str, bytes]:
        """The files that it has, as they are."""
        return {path.name: path.read_bytes() for path in (self.folder / "samling").iterdir()}

    def sees(self, start: str, days: int) -> list[dict[str, str]]:
        """What khal shows of the days from ``start`` on, each event once, in order of time."""
        fields = [part for field in FIELDS for part in ("--json", field)]
        done = self._run("khal", "-c", str(self.folder / "khal"), "list", "--once", *fields, start, f"{days}d")
        assert done.returncode == 0, done.stderr
        shown = [event for line in done.stdout.splitlines() for event in json.loads(line)]
        return sorted(shown, key=lambda event: (event["start-long"], event["title"]))

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A program from beside Python, with no settings but these and no network but the loopback."""
        own = {"VDIRSYNCER_CONFIG": str(self.folder / "vdirsyncer"), "HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        command = [str(Path(sys.executable).with_name(program)), *arguments]
        path = {"PATH": os.environ["PATH"]}
        return subprocess.run(
            command, env=path | own, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
        )


class Line(ThreadingHTTPServer):
    """Serves a folder, as well as ``fault`` lets it."""

    daemon_threads = True
    fault = ""

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, folder))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


FAULTS = ("cut", "cut without a length", "cut between events", "empty", "busy", "gone")
"""Cut: the length is told and half is sent. Without a length, nothing but the missing end tells that it was cut."""


class _Handler(BaseHTTPRequestHandler):
    server: Line

    def __init__(self, folder: Path, *given: object) -> None:
        self.folder = folder
        super().__init__(*given)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        fault = self.server.fault
        whole = (self.folder / self.path.lstrip("/")).read_bytes()
        parts = {
            "cut": whole[: len(whole) // 2],
            "cut without a length": whole[: len(whole) * 2 // 3],
            "cut between events": whole[: whole.index(b"END:VEVENT\r\n") + len(b"END:VEVENT\r\n")],
            **dict.fromkeys(("empty", "busy", "gone"), b""),
        }
        self.send_response({"busy": 503, "gone": 404}.get(fault, 200))
        self.send_header("Content-Type", "text/calendar; charset=utf-8")
        if fault in ("", "cut"):
            self.send_header("Content-Length", str(len(whole)))
        self.end_headers()
        self.wfile.write(parts.get(fault, whole))


@contextmanager
def line_to(folder: Path) -> Iterator[Line]:
    """A server on the loopback for as long as the block runs."""
    server = Line(folder)
    threading.Thread(target=partial(server.serve_forever, poll_interval=0.05), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
