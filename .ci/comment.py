"""Write the one comment beside a proposal, and update it: in a job that runs nothing of the proposal.

The text comes from a job that a stranger may have written, so it is data: bounded, and refused unless it is what
``ethos impact --format comment`` writes, text without calls on people, elements, or links to anywhere but the site.
Nothing but Python is needed, for the token to be near no other program.

    TOKEN=… python3 .ci/comment.py github|gitlab

What else it is told by the environment stands where it is read.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import urllib.error
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener
from zipfile import BadZipFile, ZipFile

NAME = "kommentar.md"
MARK = "<!-- ethos -->"
LARGEST = 62_000
"""Characters; a code host takes 65,536."""
PACKED = 300_000
"""Bytes that are read of an answer, and of a file within it: four a character, and some more."""
LINE = re.compile(r"(?:<!-- ethos -->|### .*|(?:  )?- .*|\| .*|\|(?: --- \|)+|\*\*.*|[^\W\d_].*|)")
"""How a line may begin: as no code host's commands do (``/close``)."""
ESCAPED = re.compile(r"\\[\\`*_{}\[\]<>|~#$&:.)+=-]")
LINK = re.compile(r"\[[^\[\]]*\]\(([^()\s]*)\)")
MARKUP = re.compile(r"[\\`_{}\[\]<$&]|://|www\.|[@#!](?!\u2060)", re.IGNORECASE)
"""What no longer may be there once what is ours is taken away."""


def refused(text: str, under: tuple[str, ...]) -> str:
    """What is wrong with a comment whose links may lead to what lies under some addresses; nothing when it will do."""
    lines = text.rstrip("\n").split("\n")
    if len(text) > LARGEST or lines[0] != MARK:
        return "it is too long, or does not begin as it should"
    for number, line in enumerate(lines, 1):
        bare = ESCAPED.sub(" ", line)
        strange = [to for to in LINK.findall(bare) if not to.startswith(under)]
        rest = LINK.sub(" ", bare).removeprefix(MARK if number == 1 else "### ").replace("<br>", " ")
        seen = all(sign.isprintable() or sign == "\u2060" for sign in line)
        if strange or not seen or not LINE.fullmatch(line) or MARKUP.search(rest):
            return f"line {number} has what is not text: {line[:80]!r}"
    return ""


class Stay(HTTPRedirectHandler):
    """Follows to where files are kept, without the token."""

    def redirect_request(self, *told: Any) -> Request | None:
        found = super().redirect_request(*told)
        if found:
            found.remove_header("Authorization")
            found.remove_header("Private-token")
        return found


class Host:
    """A code host's API, as one who has a token sees it."""

    def __init__(self, api: str, header: str, token: str) -> None:
        self.api, self.headers = api, {header: token, "Content-Type": "application/json"}

    def data(self, path: str, method: str = "GET", **body: object) -> bytes:
        sent = json.dumps(body).encode() if body else None
        asked = Request(f"{self.api}/{path}", sent, self.headers, method=method)  # noqa: S310 - the host's own address
        with build_opener(Stay).open(asked, timeout=60) as answer:
            found: bytes = answer.read(PACKED * 20 + 1)
        return found

    def get(self, path: str, **query: object) -> Any:
        return json.loads(self.data(f"{path}?{urlencode(query)}"))

    def every(self, path: str, **query: object) -> Iterator[Any]:
        """All of a list, page by page, within reason."""
        for page in range(1, 21):
            found = self.get(path, per_page=100, page=page, **query)
            yield from found
            if len(found) < 100:
                return


def unpacked(data: bytes) -> bytes:
    """The one file of an archive, bounded; nothing is unpacked to disk."""
    try:
        with ZipFile(io.BytesIO(data)) as archive, archive.open(NAME) as file:
            return file.read(PACKED)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
        raise SystemExit(f"The proposal has no comment to read: {error}") from error


def sound(data: bytes, under: tuple[str, ...], seen_at: str) -> str:
    """The comment, when it is one, and where all of it can be seen."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise SystemExit("The comment is not UTF-8.") from error
    if wrong := refused(text, under):
        raise SystemExit(f"The comment is refused: {wrong}")
    return f"{text.rstrip()}\n\n[Förhandsvisning och hela svaret]({seen_at})\n"


def site() -> str:
    """The site's address, as the main branch has it."""
    found = re.search(
        r"^url: *[\"']?(https?://[^\s\"']+)", Path("site_config/site.yml").read_text("utf-8"), re.MULTILINE
    )
    if not found:
        raise SystemExit("site_config/site.yml has no url.")
    return found[1].rstrip("/") + "/"


def on_github(token: str) -> None:
    """The proposal that a run was for: the open one whose branch and commit they are."""
    env = os.environ
    host, repo = Host(env["GITHUB_API_URL"], "Authorization", f"Bearer {token}"), f"repos/{env['GITHUB_REPOSITORY']}"
    asked = host.get(f"{repo}/pulls", state="open", head=env["HEAD"])
    numbers = [each["number"] for each in asked if each["head"]["sha"] == env["SHA"]]
    runs = f"{repo}/actions/runs/{int(env['RUN'])}/artifacts"
    kept = [each for each in host.get(runs, name="forslag")["artifacts"] if each["size_in_bytes"] < PACKED]
    if not numbers or not kept:
        print("No open proposal, or no comment, belongs to this run.")  # noqa: T201
        return
    data = unpacked(host.data(f"{repo}/actions/artifacts/{kept[0]['id']}/zip"))
    text = sound(
        data, (site(),), f"{env['GITHUB_SERVER_URL']}/{env['GITHUB_REPOSITORY']}/actions/runs/{int(env['RUN'])}"
    )
    notes = host.every(f"{repo}/issues/{numbers[0]}/comments")
    ours = [each["id"] for each in notes if each["user"]["login"] == "github-actions[bot]" and is_ours(each["body"])]
    if ours:
        host.data(f"{repo}/issues/comments/{ours[0]}", "PATCH", body=text)
    else:
        host.data(f"{repo}/issues/{numbers[0]}/comments", "POST", body=text)


def is_ours(body: str) -> bool:
    return body.startswith(MARK)


def on_gitlab(token: str) -> None:
    """Every open proposal, for no pipeline of a proposal may have the token; one that fails keeps no other back."""
    host = Host(os.environ["CI_API_V4_URL"], "Private-Token", token)
    project, me = f"projects/{int(os.environ['CI_PROJECT_ID'])}", host.get("user")["id"]
    failed = []
    for each in host.every(f"{project}/merge_requests", state="opened"):
        try:
            _note(host, project, each["iid"], me)
        except (SystemExit, urllib.error.URLError) as error:
            failed.append(f"!{each['iid']}: {error}")
    if failed:
        raise SystemExit("\n".join(failed))


def _note(host: Host, project: str, number: int, me: int) -> None:
    pipelines = host.get(f"{project}/merge_requests/{number}/pipelines")
    if not pipelines:
        return
    theirs = f"projects/{int(pipelines[0]['project_id'])}"
    jobs = host.get(f"{theirs}/pipelines/{int(pipelines[0]['id'])}/jobs", include_retried="false")
    made = [each for each in jobs if each["name"] == "forslag" and each["status"] in {"success", "failed"}]
    if not made:
        return
    data = host.data(f"{theirs}/jobs/{int(made[0]['id'])}/artifacts/{quote(NAME)}")
    pages = f"https://{os.environ['CI_PROJECT_ROOT_NAMESPACE']}.{os.environ['CI_PAGES_DOMAIN']}/"
    text = sound(data[:PACKED], (site(), pages), made[0]["web_url"])
    notes = f"{project}/merge_requests/{number}/notes"
    ours = [each for each in host.every(notes) if each["author"]["id"] == me and is_ours(each["body"])]
    if not ours:
        host.data(notes, "POST", body=text)
    elif ours[0]["body"].strip() != text.strip():
        host.data(f"{notes}/{ours[0]['id']}", "PUT", body=text)


if __name__ == "__main__":
    {"github": on_github, "gitlab": on_gitlab}[sys.argv[1]](os.environ["TOKEN"])
