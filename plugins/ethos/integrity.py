"""Integrity: a published site, in a folder or on a web server, is file by file what its manifest says was built."""

from __future__ import annotations

import hashlib
import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO
from urllib.parse import quote, urljoin, urlsplit

from pydantic import BaseModel, ValidationError

from ethos import manifest, signature, texts
from ethos.manifest import Manifest, Seal
from ethos.place import BUILD_DATA
from ethos.problem import EthosError, Problem, problem
from ethos.verify import bounded

SCHEMES = ("https://", "http://")
SILENCE = 10.0
"""Seconds that a server may be silent."""
PATIENCE = 60.0
"""Seconds that one file may take."""
LONGEST = 3600.0
"""Seconds that all of them may take."""
WORKERS = 4
"""Requests at a time: what a browser would make of a small server."""
GIVE_UP = 20
"""Files that the network may lose before we say that it is the network."""
LARGEST = 64 << 20
"""Bytes of a manifest: some 400,000 files."""
LARGEST_BUILD = 1 << 16
"""Bytes of what a site says of how it was built: many times what it needs."""
CHUNK = 1 << 16

MISSING_PAGE = "404.html"
CONSUMED = frozenset({".nojekyll", "_headers", "_redirects"})
"""Instructions to a static host, which reads them and does not send them."""
_GONE = frozenset({404, 410})
_FAULTS = (OSError, http.client.HTTPException)
"""What the network can do: URLError, timeouts and TLS's faults are OSErrors."""


def is_address(where: str) -> bool:
    """True for the address of a served site, False for a folder."""
    return where.lower().startswith(SCHEMES)


def manifest_in(where: str) -> Manifest:
    """The manifest that lies in a folder or is served at an address.

    Raises:
        EthosError: there is none, or it cannot be read.
    """
    return manifest.parse(listing_in(where), where)


def listing_in(where: str) -> bytes:
    """The manifest that lies in a folder or is served at an address, as it is written.

    Raises:
        EthosError: there is none, or it cannot be reached.
    """
    if is_address(where):
        return Served(where).read(manifest.PATH, LARGEST)
    path = Path(where) / manifest.PATH
    if not path.is_file():
        raise EthosError(texts.label("integrity.none").format(where=where, path=manifest.PATH))
    return path.read_bytes()


def signature_in(where: str) -> bytes:
    """The signature beside that manifest; nothing when it is not signed.

    Raises:
        EthosError: it cannot be reached.
    """
    if is_address(where):
        return Served(where).read(manifest.SIGNATURE, signature.LARGEST, missing=b"")
    path = Path(where) / manifest.SIGNATURE
    return path.read_bytes() if path.is_file() else b""


class _Build(BaseModel):
    """What a site says of how it was built, as far as it concerns us."""

    day: date


def day_in(where: str) -> date | None:
    """The day that a site says it was built for; None when it says none, or cannot be reached.

    A former edition, laid back by somebody, bears the right signature too: its day gives it away.
    """
    path = Path(where) / BUILD_DATA.path
    with suppress(EthosError, ValidationError, OSError):
        data = Served(where).read(BUILD_DATA.path, LARGEST_BUILD) if is_address(where) else path.read_bytes()
        return _Build.model_validate_json(data).day
    return None


def compare(where: str, wanted: Manifest) -> list[Problem]:
    """Every file that is missing, changed or, in a folder, not in the manifest; sorted.

    Raises:
        EthosError: the server cannot be reached, or keeps failing.
        OSError: a file of the folder cannot be read.
    """
    return bounded(list(Served(where).faults(wanted) if is_address(where) else folder_faults(Path(where), wanted)))


def folder_faults(folder: Path, wanted: Manifest) -> Iterator[Problem]:
    """What differs in a folder. A symbolic link is not the file that was built, wherever it leads."""
    sizes = manifest.sizes_in(folder)
    for path, seal in wanted.files.items():
        if path not in sizes:
            yield problem("site-file-missing", path)
        elif sizes[path] != seal.bytes or manifest.digest(folder / path) != seal.sha256:
            yield _changed(path, seal, sizes[path])
    for path, _ in manifest.entries(folder):
        if path not in wanted.files and path not in {manifest.PATH, manifest.SIGNATURE}:
            yield problem("site-file-extra", path)


def _changed(path: str, seal: Seal, found: int) -> Problem:
    return problem("site-file-changed", path, expected=seal.bytes, found=found, sha256=seal.sha256[:12])


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows no redirect that leads to another host, nor from https to http."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - as urllib calls it
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        secure = new.scheme == "https" or (old.scheme, new.scheme) == ("http", "http")
        if new.hostname != old.hostname or not secure or (new.scheme == old.scheme and new.port != old.port):
            return None  # urllib then raises the redirect as an HTTPError
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of asking for a file: how many bytes and their SHA-256, or why there are none."""

    size: int = 0
    sha256: str = ""
    missing: bool = False
    refused: str = ""
    """What the server said instead."""
    lost: str = ""
    """What the network did instead."""


class Served:
    """A site on a web server. Asks the host that it was given, and no other."""

    def __init__(self, address: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._base = address if address.endswith("/") else f"{address}/"
        self._clock = clock
        self._opener = urllib.request.build_opener(_SameHost)

    def read(self, path: str, limit: int, missing: bytes | None = None) -> bytes:
        """A file that the site serves, at most so many bytes of it; ``missing`` when it serves none.

        Raises:
            EthosError: it serves none and ``missing`` is not given, or cannot be reached.
        """
        try:
            with self._opened(path) as answer:
                return b"".join(self._chunks(answer, limit))
        except (*_FAULTS, ValueError) as error:
            if missing is not None and isinstance(error, urllib.error.HTTPError) and error.code in _GONE:
                return missing
            told = texts.label("integrity.unreachable").format(where=f"{self._base}{path}", reason=error)
            raise EthosError(told) from error

    def faults(self, wanted: Manifest) -> Iterator[Problem]:
        """What differs from the manifest. What the server has beside it cannot be seen from outside.

        Raises:
            EthosError: the network lost too many of the files, or it takes too long.
        """
        asked = [path for path in wanted.files if _is_served(path)]
        end, lost = self._clock() + LONGEST, 0
        with ThreadPoolExecutor(WORKERS) as pool:
            answers = pool.map(lambda path: self._ask(path, wanted.files[path].bytes), asked)
            for path, answer in zip(asked, answers, strict=True):
                lost += bool(answer.lost)
                if lost >= GIVE_UP or self._clock() > end:
                    pool.shutdown(wait=False, cancel_futures=True)
                    reason = answer.lost or texts.label("integrity.slow")
                    raise EthosError(texts.label("integrity.unreachable").format(where=self._base, reason=reason))
                yield from _told(path, wanted.files[path], answer)

    def _ask(self, path: str, size: int) -> _Answer:
        """Read a file, and at most one byte more than it should have."""
        try:
            with self._opened(path) as answer:
                seen, total = hashlib.sha256(), 0
                for chunk in self._chunks(answer, size + 1):
                    seen.update(chunk)
                    total += len(chunk)
                return _Answer(total, seen.hexdigest())
        except urllib.error.HTTPError as error:
            with error:
                return _Answer(missing=error.code in _GONE, refused=f"{error.code} {error.reason}")
        except (*_FAULTS, ValueError) as error:
            return _Answer(lost=str(error) or type(error).__name__)

    def _opened(self, path: str) -> IO[bytes]:
        """The answer to a request; the page for what is missing may come as exactly that."""
        try:
            opened: IO[bytes] = self._opener.open(self._request(self._address(path)), timeout=SILENCE)
        except urllib.error.HTTPError as error:
            if path == MISSING_PAGE and error.code in _GONE:
                return error
            raise
        return opened

    def _chunks(self, answer: IO[bytes], limit: int) -> Iterator[bytes]:
        end = self._clock() + PATIENCE
        while limit > 0 and (chunk := answer.read1(min(CHUNK, limit))):  # type: ignore[attr-defined]
            if self._clock() > end:
                raise TimeoutError(texts.label("integrity.slow"))
            limit -= len(chunk)
            yield chunk

    def _address(self, path: str) -> str:
        """Where a visitor meets a file: a folder's index page as the folder."""
        shown = path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path
        return urljoin(self._base, quote(f"./{shown}"))

    def _request(self, address: str) -> urllib.request.Request:
        return urllib.request.Request(address, headers={"Accept-Encoding": "identity", "User-Agent": "ethos-verify"})  # noqa: S310 - the scheme is checked by is_address


def _is_served(path: str) -> bool:
    """Servers keep hidden files to themselves, but for /.well-known/ (RFC 8615)."""
    hidden = any(part.startswith(".") and part != ".well-known" for part in path.split("/"))
    return not hidden and path not in CONSUMED


def _told(path: str, seal: Seal, answer: _Answer) -> Iterator[Problem]:
    if answer.missing:
        yield problem("site-file-missing", path)
    elif answer.refused or answer.lost:
        yield problem("site-file-unreachable", path, reason=answer.refused or answer.lost)
    elif (answer.size, answer.sha256) != (seal.bytes, seal.sha256):
        yield _changed(path, seal, answer.size)
