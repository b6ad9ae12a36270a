"""Nothing that the editor saves goes into the branch that is published, on any host: pictures wait for their text."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest

from in_node import in_node

pytestmark = pytest.mark.node

ASK = """
const sent = [];
const fetched = async (url, init) => { sent.push(JSON.parse(init.body)); return new Response("{}", { status: 200 }); };
const ask = it.proposing(fetched, { branch: "main", pictures: "content/bilder", refused: "Nej." });
const answers = [];
for (const [url, body] of given) {
  const found = await ask(url, { method: "POST", body: JSON.stringify(body) });
  answers.push([found.status, await found.json(), ask.waits()]);
}
return { sent, answers };
"""
PICTURE = "content/bilder/dörr.png"


def github(branch: str, files: dict[str, str], gone: tuple[str, ...] = ()) -> tuple[str, Any]:
    added = [
        {"path": path, "contents": b64encode(text.encode("latin-1" if "png" in path else "utf-8")).decode()}
        for path, text in files.items()
    ]
    told = {"additions": added, "deletions": [{"path": path} for path in gone]}
    given = {"branch": {"branchName": branch}, "expectedHeadOid": "abc", "fileChanges": told}
    query = "mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }"
    return "https://api.github.com/graphql", {"query": query, "variables": {"input": given}}


def gitlab(branch: str, files: dict[str, str], gone: tuple[str, ...] = ()) -> tuple[str, Any]:
    packed = {
        path: b64encode(text.encode("latin-1")).decode() if "png" in path else text for path, text in files.items()
    }
    made = [
        {"action": "create", "file_path": path, "content": text, "encoding": "base64" if "png" in path else "text"}
        for path, text in packed.items()
    ]
    actions = [*made, *({"action": "delete", "file_path": path} for path in gone)]
    return "https://kod.example/api/v4/projects/1/repository/commits", {"branch": branch, "actions": actions}


def paths(host: Any, body: Any) -> list[str]:
    if host is gitlab:
        return [each["file_path"] for each in body["actions"]]
    return [each["path"] for each in body["variables"]["input"]["fileChanges"]["additions"]]


@pytest.mark.parametrize("host", [github, gitlab])
def test_a_picture_goes_along_with_its_text(host: Any) -> None:
    """Once, with the first text that shows it; a text that does not show it leaves it waiting."""
    given = [
        host("main", {PICTURE: "\xff\xd8bild"}),
        host("cms/a", {"dilemmas/a.md": "Ingen bild."}),
        host("cms/b", {"dilemmas/b.md": "![En dörr](../content/bilder/dörr.png)"}),
        host("cms/c", {"dilemmas/c.md": "![En dörr](../content/bilder/dörr.png)"}),
    ]
    found = in_node("editor/proposing.js", ASK, given)
    assert [each[0] for each in found["answers"]] == [200] * 4
    assert [each[2] for each in found["answers"]] == [True, True, False, False]
    assert [paths(host, each) for each in found["sent"]] == [
        ["dilemmas/a.md"],
        ["dilemmas/b.md", PICTURE],
        ["dilemmas/c.md"],
    ]


@pytest.mark.parametrize("host", [github, gitlab])
def test_nothing_else_is_written_to_the_published_branch(host: Any) -> None:
    """Neither a text, nor what would take a file away; and it is said."""
    given = [host("main", {"dilemmas/a.md": "x"}), host("main", {}, (PICTURE,)), host("main", {"content/bilder": "x"})]
    found = in_node("editor/proposing.js", ASK, given)
    assert found["sent"] == []
    assert [(status, told["message"], waits) for status, told, waits in found["answers"]] == [(403, "Nej.", False)] * 3


def test_what_is_no_commit_is_let_through() -> None:
    given = [
        ("https://api.github.com/graphql", {"query": "query { viewer { login } }", "variables": {}}),
        ("https://api.github.com/repos/a/b/pulls", {"title": "x"}),
    ]
    assert in_node("editor/proposing.js", ASK, given)["sent"] == [body for _, body in given]
