"""A built site on loopback as a good web server gives it: precompressed, lasting names kept, the rest asked for again.

python tests/served.py site/ [--under /kultur/]
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from ethos import headers, places

LASTING = re.compile(r"assets/[\w-]+\.[0-9a-f]{10}\.\w+")
"""Names that change with their content."""
TYPES = {".woff2": "font/woff2", ".js": "text/javascript", ".ics": "text/calendar", ".br": "", ".gz": ""}
RULES = "speculationrules.json"
TEXT = ("text/", "application/json", "application/speculationrules", "application/xml", "image/svg")


class Answer(NamedTuple):
    """What is sent: a status, a type, the body as it goes over the wire, and how that is encoded."""

    status: int
    type: str
    body: bytes
    encoding: str = ""


class Server(ThreadingHTTPServer):
    """A folder, served under a path. ``folder`` may be exchanged while it runs; ``delay`` is seconds before HTML."""

    daemon_threads = True

    def __init__(self, folder: Path, under: str = "/", port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.folder, self.under = folder, under
        self.delay = 0.0
        self.asked: list[tuple[str, str]] = []
        self.rest = threading.Event()

    @property
    def url(self) -> str:
        """The address of the site, without a closing slash."""
        return f"http://127.0.0.1:{self.server_port}{self.under}".rstrip("/")


class Handler(BaseHTTPRequestHandler):
    """Answers GET from the server's folder."""

    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        self.server.asked.append((path, self.headers.get("Sec-Purpose", "")))
        answer, name = self.answer(path), path.removeprefix(self.server.under)
        if answer.type.startswith("text/html"):
            self.server.rest.wait(self.server.delay)
        tag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
        unchanged = answer.status == 200 and self.headers.get("If-None-Match") == tag
        self.send_response(304 if unchanged else answer.status)
        self.send_header("ETag", tag)
        self.send_header(
            "Cache-Control", "public, max-age=31536000, immutable" if LASTING.fullmatch(name) else "no-cache"
        )
        self.send_header("Vary", "Accept-Encoding")
        if not unchanged:
            self.describe(answer)
        self.end_headers()
        if not unchanged:
            self.wfile.write(answer.body)

    def describe(self, answer: Answer) -> None:
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        is_editor = urlsplit(self.path).path.startswith(self.server.under + places.EDITOR.path)
        self.send_header(
            "Content-Security-Policy", headers.EDITOR if is_editor else headers.ALWAYS["Content-Security-Policy"]
        )
        if answer.encoding:
            self.send_header("Content-Encoding", answer.encoding)
        if answer.type.startswith("text/html"):
            self.send_header("Speculation-Rules", f'"{self.server.under}{RULES}"')
        if answer.status == 301:
            self.send_header("Location", f"{self.path}/")

    def answer(self, path: str) -> Answer:
        if not path.startswith(self.server.under) or ".." in path:
            return Answer(404, "text/plain", b"")
        file = self.server.folder / path.removeprefix(self.server.under)
        if file.is_dir() and not path.endswith("/"):
            return Answer(301, "text/plain", b"")
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            return self.packed(200, file)
        missing = self.server.folder / "404.html"
        return self.packed(404, missing) if missing.is_file() else Answer(404, "text/plain", b"")

    def packed(self, status: int, file: Path) -> Answer:
        """A file as small as the reader takes it: as ``ethos build`` packed it, or packed here."""
        kind = TYPES.get(file.suffix) or guess_type(file.name)[0] or "application/octet-stream"
        if file.name == RULES:
            kind = "application/speculationrules+json"
        kind += "; charset=utf-8" if kind.startswith("text/") else ""
        taken = self.headers.get("Accept-Encoding", "")
        for encoding, suffix in (("br", ".br"), ("gzip", ".gz")):
            beside = file.with_name(file.name + suffix)
            if encoding in taken and beside.is_file():
                return Answer(status, kind, beside.read_bytes(), encoding)
        body = file.read_bytes()
        if "gzip" in taken and kind.startswith(TEXT):
            return Answer(status, kind, gzip.compress(body, 9, mtime=0), "gzip")
        return Answer(status, kind, body)


@contextmanager
def served(folder: Path, under: str = "/") -> Iterator[Server]:
    """A server in a thread of its own, for as long as the block runs."""
    server = Server(folder, under)
    threading.Thread(target=partial(server.serve_forever, poll_interval=0.05), daemon=True).start()
    try:
        yield server
    finally:
        server.rest.set()
        server.shutdown()
        server.server_close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--under", default="/")
    parser.add_argument("--port", type=int, default=0)
    given = parser.parse_args()
    server = Server(given.folder, given.under, given.port)
    sys.stdout.write(server.url + "\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
