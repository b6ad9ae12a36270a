"""The program that writes a comment on a code host with a token: what it takes for a comment, and that there is one."""

from __future__ import annotations

import io
import json
import re
import runpy
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ethos.impact import comment
from ethos.impact.altered import Altered, Said, Way
from ethos.impact.prose import Edit
from ethos.impact.report import Change, Kind, Part, Report
from ethos.problem import Level, Problem

ROOT = Path(__file__).parents[2]
PROGRAM = runpy.run_path(str(ROOT / ".ci/comment.py"))
SITE = "https://prov.example/"
GOOD = (
    f"{comment.MARK}\n\n### Vad förslaget gör\n\nJämfört med x.\n\n- **Ny** text: [Titel]({SITE}om/), content/om.md\n"
)


def text(title: str, old: str, new: str) -> Altered:
    said = (Said("Rubrik", (Edit(old, old, new, new),)),)
    return Altered(Way.CHANGED, "seminar", title, "seminars/x.md", "seminarier/x/", True, said)


def refused(text: str) -> str:
    found: str = PROGRAM["refused"](text, (SITE,))
    return found


# --- what is a comment ---

ANY = st.text(max_size=60) | st.text(st.sampled_from("a B/1.:\n\r@#!<>[]()`*_~|\\&$^{}-+=wW\u2028\u202eé"), max_size=60)


MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"h3", "p", "ul", "li", "strong", "s", "a", "br", "table", "thead", "tbody", "tr", "th", "td"}


@given(ANY, ANY, ANY)
@example(":/", "", "/")
@example("", "", ":[//")
@example("1. ett", "- två", "=")
@example("a](https://fiske.example/)", "\\", "\\`")
def test_what_is_written_is_taken(title: str, old: str, new: str) -> None:
    """Whatever stands in a title, a text or a path: the two programs agree on what is text, and so do readers of it."""
    change = Change("seminar-x", title, [Part(Kind.TIME, new)], ["a.ics"], 0, 1, False, "seminars/x.md")
    faults = [Problem(old, 1, 1, "code", Level.ERROR, title, new)]
    report = Report(title, [change], [title], faults, [new], [text(title, old, new)], ("site_config/site.yml",), SITE)
    told = comment.as_comment(report, [])
    assert refused(told) == ""
    html = MARKDOWN.render(told)
    assert {*re.findall(r"<(\w+)", html)} <= OURS
    assert {*re.findall(r'href="([^"]*)"', html)} <= {f"{SITE}seminarier/x/"}


@pytest.mark.parametrize(
    "line",
    [
        *("@alla läs", "Läs #1", "Se !7", "/close", "  /merge", "<img src=x>", "<!-- ethos -->", "a <b>b</b>", "`kod`"),
        *("[Titel](https://fiske.example/)", "[Titel](javascript:x)", "![x](https://prov.example/x.png)", "[a][b]"),
        *(
            "Läs https://fiske.example",
            "www.fiske.example",
            "[a]: https://prov.example/",
            "    kod",
            "> citat",
            "1. ett",
        ),
        *(
            "a\u202eb",
            "a\u200bb",
            "&amp;",
            "$x$",
            "# Rubrik",
            "\\@alla",
            "---",
            "[a](https://prov.example.fiske.example/)",
        ),
    ],
)
def test_what_is_not_text_is_refused(line: str) -> None:
    assert refused(GOOD) == ""
    assert refused(f"{GOOD}\n{line}\n")


@pytest.mark.parametrize("text", ["", "Hej", GOOD.lstrip("<"), GOOD + "a" * 62_000])
def test_what_is_no_comment_is_refused(text: str) -> None:
    assert refused(text)


# --- a code host ---


class Fake(HTTPServer):
    """A code host: what it answers by path, and what it has been sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.answers: dict[str, Any] = {}
        self.sent: list[tuple[str, str, str]] = []
        self.tokens: set[str | None] = set()


class Answer(BaseHTTPRequestHandler):
    server: Fake

    def answer(self) -> None:
        parts = urlsplit(self.path)
        self.server.tokens.add(self.headers["Authorization"] or self.headers["Private-Token"])
        if self.command != "GET":
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
            self.server.sent.append((self.command, parts.path, body))
        found = self.server.answers.get(parts.path) if self.command == "GET" else {}
        if parts.path.endswith("/pulls") and parse_qs(parts.query)["head"] != ["andra:forslag/1"]:
            found = []
        data = found if isinstance(found, bytes) else json.dumps(found).encode()
        self.send_response(404 if found is None else 200)
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PATCH = do_PUT = answer  # noqa: N815 - as the library calls them

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    server = Fake()
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    (tmp_path / "site_config").mkdir()
    (tmp_path / "site_config/site.yml").write_text(f"name: Prov\nurl: {SITE.rstrip('/')}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    api = f"http://127.0.0.1:{server.server_port}"
    github = {"GITHUB_API_URL": api, "GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "vi/bank"}
    run = {"HEAD": "andra:forslag/1", "SHA": "abc", "RUN": "9"}
    gitlab = {
        "CI_API_V4_URL": api,
        "CI_PROJECT_ID": "1",
        "CI_PROJECT_ROOT_NAMESPACE": "vi",
        "CI_PAGES_DOMAIN": "s.example",
    }
    for name, value in {**github, **run, **gitlab}.items():
        monkeypatch.setenv(name, value)
    yield server
    server.shutdown()
    server.server_close()


def packed(text: str, name: str = "kommentar.md") -> bytes:
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return data.getvalue()


def github(host: Fake, text: str = GOOD, notes: list[Any] | None = None, sha: str = "abc") -> None:
    repo = "/repos/vi/bank"
    host.answers = {
        f"{repo}/pulls": [{"number": 3, "head": {"sha": sha}}],
        f"{repo}/actions/runs/9/artifacts": {"artifacts": [{"id": 5, "size_in_bytes": 900}]},
        f"{repo}/actions/artifacts/5/zip": packed(text),
        f"{repo}/issues/3/comments": notes or [],
    }
    PROGRAM["on_github"]("hemlig")


def test_a_proposal_on_github_is_commented_once(host: Fake) -> None:
    """A new comment, and then the same one anew; what others have written is left alone, also what looks like ours."""
    github(host)
    ((method, path, body),) = host.sent
    assert (method, path) == ("POST", "/repos/vi/bank/issues/3/comments")
    assert body == f"{GOOD}\n[Förhandsvisning och hela svaret](https://github.com/vi/bank/actions/runs/9)\n"
    theirs = {"id": 1, "user": {"login": "någon"}, "body": GOOD}
    github(host, notes=[theirs, {"id": 2, "user": {"login": "github-actions[bot]"}, "body": body}])
    assert host.sent[1][:2] == ("PATCH", "/repos/vi/bank/issues/comments/2")
    assert host.tokens == {"Bearer hemlig"}


def test_what_is_no_comment_is_never_sent(host: Fake) -> None:
    for text in (f"{GOOD}\n@alla\n", GOOD + "\u00e5" * 400_000):
        with pytest.raises(SystemExit):
            github(host, text)
    github(host, sha="ett annat")
    assert host.sent == []


def test_requests_on_gitlab_are_commented_once(host: Fake) -> None:
    """Each by its newest pipeline, wherever it ran; what is the same is not sent again, one fault stops no other."""
    project = "/projects/1"
    made = [{"id": 7, "name": "forslag", "status": "failed", "web_url": "https://kod.example/7"}]
    host.answers = {
        "/user": {"id": 4},
        f"{project}/merge_requests": [{"iid": 1}, {"iid": 2}, {"iid": 3}],
        **{f"{project}/merge_requests/{n}/pipelines": [{"id": n, "project_id": 20 + n}] for n in (1, 2)},
        f"{project}/merge_requests/3/pipelines": [],
        **{f"/projects/{20 + n}/pipelines/{n}/jobs": made for n in (1, 2)},
        "/projects/21/jobs/7/artifacts/kommentar.md": f"{GOOD}\n/merge\n".encode(),
        "/projects/22/jobs/7/artifacts/kommentar.md": GOOD.replace(SITE, "https://vi.s.example/-/x/").encode(),
        **{f"{project}/merge_requests/{n}/notes": [] for n in (1, 2)},
    }
    with pytest.raises(SystemExit, match=re.escape("!1: The comment is refused")):
        PROGRAM["on_gitlab"]("hemlig")
    ((method, path, body),) = host.sent
    assert (method, path) == ("POST", f"{project}/merge_requests/2/notes")
    host.answers[f"{project}/merge_requests"] = [{"iid": 2}]
    host.answers[f"{project}/merge_requests/2/notes"] = [{"id": 8, "author": {"id": 4}, "body": body.strip()}]
    PROGRAM["on_gitlab"]("hemlig")
    assert len(host.sent) == 1
    host.answers[f"{project}/merge_requests/2/notes"][0]["body"] = f"{comment.MARK}\nförr"
    PROGRAM["on_gitlab"]("hemlig")
    assert host.sent[1][:2] == ("PUT", f"{project}/merge_requests/2/notes/8")
