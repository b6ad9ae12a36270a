"""The servers of ``deploy/`` as they are written there, on loopback: only folders, names and ports are exchanged."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[1] / "deploy"
ACCESS_LOG, ERROR_LOG = "access.log", "error.log"
"""What Debian's nginx writes every request into, unless it is told otherwise, and what it writes faults into."""


@dataclass(frozen=True)
class Answer:
    """A status, headers by lower-case name, and a body as it came over the wire."""

    status: int
    headers: Mapping[str, str]
    repeated: list[str]
    """The names of headers that came more than once."""
    body: bytes


@dataclass(frozen=True)
class Running:
    """A server that listens on 127.0.0.1: with TLS, and on another port without."""

    port: int
    plain_port: int
    folder: Path
    """Where it writes what it has to say."""

    def logged(self) -> str:
        """Everything that it has written of who asked for what: in Debian's log, and on standard error."""
        logs = [each for name in ("said", ACCESS_LOG, ERROR_LOG) if (each := self.folder / name).is_file()]
        return "".join(each.read_text("utf-8") for each in logs)

    @property
    def url(self) -> str:
        """The address of the site, without a closing slash."""
        return f"https://127.0.0.1:{self.port}"

    @property
    def plain_url(self) -> str:
        """The same without TLS. On loopback a browser trusts it, while no worker comes over TLS that nobody trusts."""
        return f"http://127.0.0.1:{self.plain_port}"

    def ask(self, path: str, method: str = "GET", *, tls: bool = True, **headers: str) -> Answer:
        """What the server answers; ``If_None_Match="…"`` sends that header."""
        context = ssl._create_unverified_context()
        port = self.port if tls else self.plain_port
        made = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=10) if tls else None
        connection = made or http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        names = [name.lower() for name, _ in answer.getheaders()]
        found = {name.lower(): value for name, value in answer.getheaders()}
        body = answer.read()
        connection.close()
        return Answer(answer.status, found, sorted({each for each in names if names.count(each) > 1}), body)


def program(name: str, package: str) -> str:
    """The path of a program; the test is skipped without it, but fails in CI.

    Debian keeps servers in /usr/sbin, which is not in everyone's PATH.
    """
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None and os.environ.get("CI"):
        pytest.fail(f"{name} is missing: apt-get install {package}")
    if found is None:
        pytest.skip(f"{name} is missing: apt-get install {package}")
    return found


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on just now."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that nobody trusts, and its key."""
    cert, key = folder / "fullchain.pem", folder / "privkey.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subprocess.run(
        [program("openssl", "openssl"), *command, *subject, "-keyout", key, "-out", cert],
        check=True,
        capture_output=True,
    )
    return cert, key


@contextmanager
def running(
    command: list[str | Path], folder: Path, servers: Running, environment: Mapping[str, str], *, tls: bool = True
) -> Iterator[None]:
    """A server that has begun to answer, until the block ends."""
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env={**os.environ, **environment})
    try:
        deadline = time.monotonic() + 20
        while True:
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail((folder / "said").read_text("utf-8"))
            with suppress(OSError):
                servers.ask("/robots.txt", tls=tls)
                break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(10)


def nginx_files(site: Path, folder: Path, servers: Running) -> Path:
    """deploy/nginx/ laid out in a folder, between the main file that Debian has around it."""
    cert, key = certificate(folder)
    snippet, whole = folder / "ethos.conf", folder / "site.conf"
    snippet.write_text((DEPLOY / "nginx/ethos.conf").read_text("utf-8"), encoding="utf-8")
    exchanged = {
        "listen [::]:80;": "",
        "listen [::]:443 ssl http2;": "",
        "listen 80;": f"listen 127.0.0.1:{servers.plain_port};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{servers.port} ssl http2;",
        "kunskapsbank.example": "127.0.0.1",
        "/etc/ssl/kunskapsbank/fullchain.pem": str(cert),
        "/etc/ssl/kunskapsbank/privkey.pem": str(key),
        "/srv/kunskapsbank/site": str(site),
        "/etc/nginx/snippets/ethos.conf": str(snippet),
        "/var/log/nginx/error.log": str(folder / ERROR_LOG),
    }
    whole.write_text(with_exchanged((DEPLOY / "nginx/site.conf").read_text("utf-8"), exchanged), encoding="utf-8")
    main = folder / "nginx.conf"
    temporary = "".join(f"{n}_temp_path {folder}/{n};" for n in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    main.write_text(
        f"daemon off; worker_processes 2; pid {folder}/pid; error_log stderr warn;\n"
        f"{'user root;' if os.geteuid() == 0 else ''}\n"
        "events { worker_connections 512; }\n"
        f"http {{ access_log {folder}/{ACCESS_LOG}; {temporary} include /etc/nginx/mime.types; include {whole}; }}\n",
        encoding="utf-8",
    )
    return main


def with_exchanged(text: str, exchanged: Mapping[str, str]) -> str:
    """A text with parts exchanged, each of which must be there."""
    for old, new in exchanged.items():
        assert old in text, f"deploy/ no longer says {old!r}"
        text = text.replace(old, new)
    return text


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[Running]:
    """Debian's nginx with deploy/nginx/, which serves a site."""
    found, servers = program("nginx", "nginx-light"), Running(*free_ports(2), folder)
    main = nginx_files(site, folder, servers)
    with running([found, "-p", folder, "-c", main], folder, servers, {}):
        yield servers


@contextmanager
def container(site: Path, folder: Path) -> Iterator[Running]:
    """nginx with deploy/container/, as it runs in the container: without TLS, and writing to one folder only."""
    found, servers = program("nginx", "nginx-light"), Running(0, *free_ports(1), folder)
    shutil.copyfile(DEPLOY / "nginx/ethos.conf", folder / "ethos.conf")
    exchanged = {
        " /tmp/": f" {folder}/",
        "listen 8080;": f"listen 127.0.0.1:{servers.plain_port};",
        "/srv/kunskapsbank/site": str(site),
        "/etc/nginx/snippets/ethos.conf": str(folder / "ethos.conf"),
    }
    main = folder / "nginx.conf"
    user = "user root;\n" if os.geteuid() == 0 else ""
    text = with_exchanged((DEPLOY / "container/nginx.conf").read_text("utf-8"), exchanged)
    main.write_text(user + text, encoding="utf-8")
    with running([found, "-c", main, "-g", "daemon off;"], folder, servers, {}, tls=False):
        yield servers


@contextmanager
def caddy(site: Path, folder: Path) -> Iterator[Running]:
    """Debian's Caddy with deploy/caddy/, which serves a site."""
    found, servers = program("caddy", "caddy"), Running(*free_ports(2), folder)
    cert, key = certificate(folder)
    exchanged = {
        "http:// {": f"http://:{servers.plain_port} {{",
        "https://kunskapsbank.example {": f"https://127.0.0.1:{servers.port} {{\n\ttls {cert} {key}",
        "https://kunskapsbank.example{uri}": "https://127.0.0.1{uri}",
        "/srv/kunskapsbank/site": str(site),
    }
    options = f"{{\n\tadmin off\n\thttp_port {servers.plain_port}\n\thttps_port {servers.port}\n}}\n"
    whole = folder / "Caddyfile"
    text = with_exchanged((DEPLOY / "caddy/Caddyfile").read_text("utf-8"), exchanged)
    whole.write_text(options + text, encoding="utf-8")
    own = {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}
    with running([found, "run", "--config", whole, "--adapter", "caddyfile"], folder, servers, own):
        yield servers
