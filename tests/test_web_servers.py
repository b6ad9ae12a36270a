"""The headers of a published site, as real web servers send them with the files of ``deploy/``."""

from __future__ import annotations

import gzip
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

import web_servers
from ethos import headers
from web_servers import DEPLOY, Running

ROOT = Path(__file__).parents[1]
KINDS = {
    "/": ("text/html", 200, headers.CHECKED),
    "/dilemman/torsdagsbastun/": ("text/html", 200, headers.CHECKED),
    "/dilemman": ("text/html", 301, headers.CHECKED),
    "/finns/inte/": ("text/html", 404, headers.CHECKED),
    "/assets/": ("text/html", 404, headers.CHECKED),
    "/assets/search-dialog.0000000000.js": ("text/html", 404, headers.CHECKED),
    "/finns-inte.ics": ("text/html", 404, headers.CHECKED),
    "/kalender/alla.ics": ("text/calendar", 200, headers.CALENDAR),
    "/data/katalog.json": ("application/json", 200, headers.CHECKED),
    "/speculationrules.json": ("application/speculationrules+json", 200, headers.CHECKED),
    "/sitemap.xml": ("text/xml", 200, headers.CHECKED),
    "/robots.txt": ("text/plain", 200, headers.CHECKED),
    "/filer/riktlinjer.pdf": ("application/pdf", 200, headers.CHECKED),
    "/filer/finns-inte.pdf": ("text/html", 404, headers.CHECKED),
    "/.well-known/security.txt": ("text/plain", 200, headers.CHECKED),
    "/sokregister/register.json": ("application/json", 200, headers.CHECKED),
    "/assets/ethos.*.css": ("text/css", 200, headers.LASTING),
    "/assets/search-dialog.*.js": ("text/javascript", 200, headers.LASTING),
    "/assets/ethos-sans.*.woff2": ("font/woff2", 200, headers.LASTING),
    "/assets/favicon.*.svg": ("image/svg+xml", 200, headers.LASTING),
    "/sokregister/delar/*.bin": ("", 200, headers.LASTING),
}
"""Path, or a pattern of one file's → its type, status and how long it is kept."""


POLICY = "Content-Security-Policy"


@pytest.fixture(scope="module")
def site(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, with a precompressed page that differs from its original, to tell them apart."""
    target = copytree(site_dir, tmp_path_factory.mktemp("deploy") / "site")
    (target / "speculationrules.json").write_text("{}", encoding="utf-8")
    (target / "filer").mkdir()
    (target / "filer/riktlinjer.pdf").write_bytes(b"%PDF-1.7")
    (target / "redigera").mkdir()
    (target / "redigera/index.html").write_text("<h1>Redigera</h1>", encoding="utf-8")
    (target / "om/index.html.gz").write_bytes(gzip.compress(b"packed beforehand", mtime=0))
    return target


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def served(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The site in each server."""
    start = {"nginx": web_servers.nginx, "caddy": web_servers.caddy}[request.param]
    with start(site, tmp_path_factory.mktemp(request.param)) as running:
        yield running


def address(site: Path, path: str) -> str:
    """A path as it is asked for: a pattern stands for the first file that it fits."""
    if "*" not in path:
        return path
    file = min(each for each in site.glob(path.lstrip("/")) if each.suffix not in {".gz", ".br"})
    return f"/{file.relative_to(site)}"


@pytest.mark.parametrize("path", KINDS)
def test_every_header_is_there(served: Running, site: Path, path: str) -> None:
    """Once each, on every sort of answer; the type tells the encoding of text, and only lasting names are kept."""
    kind, status, kept = KINDS[path]
    answer = served.ask(address(site, path))
    assert answer.status == status or {answer.status, status} == {308, 301}
    assert answer.headers["cache-control"] == kept
    assert {name: answer.headers.get(name.lower()) for name in headers.ALWAYS} == dict(headers.ALWAYS)
    assert answer.repeated == []
    told = re.sub("^application/(?=xml|javascript)", "text/", answer.headers.get("content-type", ""))
    assert told.startswith(kind)
    if kind in {"text/html", "text/calendar", "text/plain", "text/css", "text/javascript"} and status != 301:
        assert "charset=utf-8" in answer.headers["content-type"].lower()
    if status == 404:
        assert "<h1>" in answer.body.decode()


def test_the_editor_alone_has_a_policy_of_its_own(served: Running) -> None:
    """And it is sent once; all else is as everywhere."""
    answer = served.ask("/redigera/")
    assert (answer.status, answer.repeated) == (200, [])
    assert {name: answer.headers.get(name.lower()) for name in headers.ALWAYS} == {
        **headers.ALWAYS,
        POLICY: headers.EDITOR,
    }


@pytest.mark.parametrize("path", KINDS)
def test_only_files_to_take_away_are_attachments(served: Running, site: Path, path: str) -> None:
    """A browser saves what an editor has attached, and shows every page, also that of a file which is not there."""
    told = headers.TAKEN_AWAY if path == "/filer/riktlinjer.pdf" else None
    assert served.ask(address(site, path)).headers.get("content-disposition") == told


@pytest.mark.parametrize("path", ["/", "/kalender/alla.ics", "/assets/ethos.*.css"])
def test_what_has_not_changed_is_not_sent_again(served: Running, site: Path, path: str) -> None:
    """An ETag is answered with 304, which carries the headers too; packed and unpacked have tags of their own."""
    where = address(site, path)
    first = served.ask(where)
    again = served.ask(where, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["content-security-policy"] == headers.ALWAYS["Content-Security-Policy"]
    assert again.headers["cache-control"] == first.headers["cache-control"]


def test_packed_files_are_sent_as_they_lie(served: Running) -> None:
    """The .gz beside a page is what a browser gets; who cannot unpack gets the page."""
    packed = served.ask("/om/", Accept_Encoding="gzip")
    assert (packed.headers["content-encoding"], gzip.decompress(packed.body)) == ("gzip", b"packed beforehand")
    assert packed.headers["content-type"] == "text/html; charset=utf-8"
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert b"<h1>" in served.ask("/om/").body


def test_without_tls_one_is_led_to_it(served: Running) -> None:
    """And HSTS is not sent there (RFC 6797, 7.2)."""
    answer = served.ask("/om/?a=b", tls=False)
    assert answer.status in {301, 308}
    assert answer.headers["location"].startswith("https://127.0.0.1")
    assert answer.headers["location"].endswith("/om/?a=b")
    assert "strict-transport-security" not in answer.headers


def test_who_asks_does_not_choose_where_to_go(served: Running) -> None:
    """Another name in the request leads to no other host: such a link would seem to be ours."""
    answer = served.ask("/om/", tls=False, Host="elsewhere.example")
    assert "elsewhere" not in answer.headers.get("location", "")


ASKED = (
    "/dilemman/torsdagsbastun/",
    "/dilemman/finns-inte/",
    "/assets/?dilemman",
    "/dilemman/%00",
    "/dilemman/" + "x" * 400,
    "/dilemman/torsdagsbastun/index.html/x",
)
"""A page, one that is not there, a folder without one, and what no server understands."""


def test_who_reads_what_is_written_nowhere(served: Running) -> None:
    """With TLS or without, found, forbidden or not: no log has the page, and no error names it."""
    for path in ASKED:
        served.ask(path)
        served.ask(path, tls=False)
    assert "dilemman" not in served.logged()


def test_a_redirect_stays_on_the_host_that_was_asked(served: Running) -> None:
    """A folder without its slash leads to a path: behind a proxy the server knows neither scheme nor port."""
    assert served.ask("/om").headers["location"] == "/om/"


def test_the_container_serves_the_same(site: Path, tmp_path: Path) -> None:
    """Without TLS, which stands before it, and with the same headers."""
    with web_servers.container(site, tmp_path) as running:
        answer = running.ask("/kalender/alla.ics", tls=False)
        for path in ASKED:
            running.ask(path, tls=False)
        assert "dilemman" not in running.logged()
    assert (answer.status, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert {name: answer.headers.get(name.lower()) for name in headers.ALWAYS} == dict(headers.ALWAYS)


def test_the_daily_rebuild_is_understood(tmp_path: Path) -> None:
    """systemd finds nothing to say about the service and the timer."""
    found = web_servers.program("systemd-analyze", "systemd")
    service = (DEPLOY / "systemd/ethos-build.service").read_text("utf-8")
    here = {"/srv/kunskapsbank/kallor/.venv/bin/ethos": "/bin/true", "User=kunskapsbank": "User=daemon"}
    (tmp_path / "ethos-build.service").write_text(web_servers.with_exchanged(service, here), encoding="utf-8")
    timer = (DEPLOY / "systemd/ethos-build.timer").read_text("utf-8")
    (tmp_path / "ethos-build.timer").write_text(timer, encoding="utf-8")
    done = subprocess.run([found, "verify", *tmp_path.glob("ethos-*")], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    (when,) = re.findall("^OnCalendar=(.*)$", timer, re.MULTILINE)
    said = subprocess.run([found, "calendar", when], check=True, capture_output=True, text=True).stdout
    assert "Normalized form" in said


def test_the_files_say_what_headers_py_says() -> None:
    """Nothing is set in one place only."""
    nginx = (DEPLOY / "nginx/ethos.conf").read_text("utf-8")
    found = dict(re.findall(r'^add_header (\S+) "(.*)" always;$', nginx, re.MULTILINE))
    assert found == {name: value for name, value in headers.ALWAYS.items() if name != POLICY}
    assert f"add_header {POLICY} $ethos_policy always;" in nginx
    ours, editor, missing = re.findall(r'set \$ethos_policy "(.*)";', nginx)
    assert (ours, editor, missing) == (headers.ALWAYS[POLICY], headers.EDITOR, headers.ALWAYS[POLICY])
    assert "add_header Content-Disposition $ethos_disposition always;" in nginx
    assert f"Speculation-Rules '{headers.speculation_rules('/')}' always;" in nginx
    caddy = (DEPLOY / "caddy/Caddyfile").read_text("utf-8")
    block = caddy[caddy.index("\theader {\n") : caddy.index("\n\t}\n")]
    assert dict(re.findall(r"^\t\t(\S+) `(.*)`$", block, re.MULTILINE)) == {
        **{name: value for name, value in headers.ALWAYS.items() if name != POLICY},
        "Speculation-Rules": headers.speculation_rules("/"),
    }
    policies = dict(re.findall(rf"^\theader (@\w+) {POLICY} `(.*)`$", caddy, re.MULTILINE))
    assert policies == {"@ours": headers.ALWAYS[POLICY], "@editor": headers.EDITOR}
    for text in (nginx, caddy):
        kept = (headers.LASTING, headers.CHECKED, headers.CALENDAR, headers.TAKEN_AWAY)
        assert all(f'"{each}"' in text for each in kept)


def test_static_hosts_get_the_same(site: Path) -> None:
    """``_headers``: each header in one rule only, since hosts join what several rules say."""
    rules = parsed((site / "_headers").read_text("utf-8"))
    assert rules["/*"] == {**headers.ALWAYS, "Speculation-Rules": headers.speculation_rules("/")}
    assert rules["/assets/*"] == {"Cache-Control": headers.LASTING}
    assert rules["/filer/*"] == {"Content-Disposition": headers.TAKEN_AWAY}
    assert rules["/*.ics"] == {"Cache-Control": headers.CALENDAR, "Content-Type": "text/calendar; charset=utf-8"}
    assert max(map(len, (site / "_headers").read_text("utf-8").splitlines())) <= 2000  # what Cloudflare reads of a line


def parsed(text: str) -> dict[str, dict[str, str]]:
    """The rules of a ``_headers`` file, read as the hosts do."""
    rules: dict[str, dict[str, str]] = {}
    current: dict[str, Any] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            current = rules.setdefault(line, {})
        else:
            name, _, value = line.strip().partition(": ")
            current[name] = value
    return rules
