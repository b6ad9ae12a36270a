"""An editor who never meets Git writes a dilemma, changes a seminar and adds a picture, and all of it passes the check.

The editor works on a folder, as on a code host; the folder lies in the browser (OPFS), whose window to choose it in no
test can use.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from hashlib import sha1
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, TimeoutError

from conftest import Lay, picture
from ethos.form import example, fields_of, sentences
from ethos.inspection import inspect
from ethos.kinds import Dilemma
from ethos.problem import faults
from ethos.source import read
from ethos.views import editor
from ethos.views.press import Press
from served import served

pytestmark = pytest.mark.browser

TODAY = date(2027, 7, 1)
"""After the days of the examples."""
SEMINAR, METHOD = "seminars/gransen.md", "content/methods/runda.md"
FILES = {
    SEMINAR: """\
---
title: Var går gränsen?
# Rubriken är bestämd av nämnden.
summary: >-
  Ett seminarium om
  jäv.
status: published
published: 2026-01-15
themes: [jav]
start: 2026-03-17T08:15
end:   '2026-03-17T09:15'
format: onsite
place: {name: Stora salen, city: "Stockholm"}
state: confirmed
sequence: 0
registration: none
organisers: [exempelmyndigheten]
related: [dilemma/gavan-i-receptionen]
film:
  url: https://film.prov.example/1
  published: 2026-04-01
  minutes: 40
  captions: true
  # Kapitlen kommer av protokollet.
  chapters:
    - {at: '00:00', title: Vännen i upphandlingen}
---
Text,
på två rader.
""",
    METHOD: """\
---
title: Runda
summary: Alla säger något.
status: published
published: 2026-01-15
shape: steps
minutes: 10
group: {min: 2, max: 20}
steps: [{label: Börja, prompt: Säg ett ord.}, {label: Sluta, prompt: Säg ett till.}]
---
Gå laget runt.
""",
    "content/filer/riktlinjer.pdf": "%PDF-1.7",
}
BODY = "Det ligger en *gåva* i receptionen.\n\n![En dörr](../content/bilder/dorr.png)"
TITLES = {"gransen": "Var går den?", "runda": "Runda"}
"""What the editor calls what one refers to."""
WRITE = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const way = path.split("/");
    let folder = root;
    for (const each of way.slice(0, -1)) folder = await folder.getDirectoryHandle(each, { create: true });
    const file = await (await folder.getFileHandle(way.at(-1), { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
SETTLED = "() => new Promise((done) => setTimeout(() => requestIdleCallback(done), 300))"
"""What the editor has put off since a mapping was added: it sets the values of new fields a moment later."""
READ = """async () => {
  const found = {};
  const walk = async (folder, at) => {
    for await (const [name, each] of folder.entries()) {
      if (each.kind === "directory") await walk(each, `${at}${name}/`);
      else if (!name.endsWith(".crswap")) found[at + name] = [...(await (await each.getFile()).bytes())];
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return found;
}"""
BEGIN = """
window.stopped = [];
addEventListener("securitypolicyviolation", (event) => stopped.push(`${event.effectiveDirective} ${event.blockedURI}`));
window.IntersectionObserver = class {
  constructor(told) { this.told = told; }
  observe(target) { queueMicrotask(() => this.told([{ target, isIntersecting: true, intersectionRatio: 1 }], this)); }
  unobserve() {}
  disconnect() {}
};
window.showDirectoryPicker = () => navigator.storage.getDirectory();
"""


@pytest.fixture
def root(site_in: Lay) -> Path:
    """A small site whose settings name a code host."""
    folder = site_in({"files": FILES})
    with (folder / "site_config/site.yml").open("a", encoding="utf-8") as file:
        file.write("editor: {backend: github, repo: myndigheten/kunskapsbank}\n")
    with (folder / "site_config/vocabulary.yml").open("a", encoding="utf-8") as file:
        file.write("tasks: {utova-myndighet: {label: Utöva myndighet, definition: Att besluta.}}\n")
    return folder


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that speaks English, and takes all of a form to be seen: the editor draws nothing else."""
    fresh = browser.new_context(locale="en-GB", reduced_motion="reduce")
    fresh.add_init_script(BEGIN)
    yield fresh
    fresh.close()


def values(root: Path) -> dict[str, Any]:
    """A correct value of every field of a dilemma."""
    catalogue = inspect(root, TODAY).catalogue
    assert catalogue
    known = {"seminar": ["gransen"], "method": ["runda"]}
    found = {each.name: example(each, catalogue.settings, known) for each in fields_of(Dilemma)}
    told: dict[str, Any] = _own(found)
    return told | {"status": "published", "title": "Gåvan i receptionen"}


def _own(value: Any) -> Any:
    """The same in somebody's own words: nobody may publish the examples as they stand."""
    if isinstance(value, dict):
        return {key: _own(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_own(inner) for inner in value]
    return f"{value} Hos oss." if value in sentences() else value


def section(page: Page, path: str) -> Locator:
    return page.locator(f'section[data-key-path="{path}"]')


def fill(page: Page, path: str, told: Mapping[str, Any], value: Any) -> None:
    """Fill in a field as its widget is filled in."""
    here = section(page, path)
    if told["widget"] == "object":
        if not told["required"]:
            here.get_by_role("checkbox").first.click()
        _inside(page, path, told["fields"], value)
    elif told["widget"] == "list":
        for index, item in enumerate(value):
            if "fields" in told:
                _add(page, here, f"{path}.{index}.{next(iter(item))}")
                _inside(page, f"{path}.{index}", told["fields"], item)
            else:
                _add(page, here, f"{path}.{index}")
                fill(page, f"{path}.{index}", told["field"], item)
    elif told["widget"] in {"select", "relation"}:
        for each in value if isinstance(value, list) else [value]:
            _choose(here, told, each)
    else:
        here.locator("input, textarea").first.fill(str(value))


def _add(page: Page, here: Locator, path: str) -> None:
    """One more in a list, which then shows this path. It is drawn anew after each; a press meanwhile nobody hears."""
    for _ in range(5):
        here.get_by_role("button", name="Lägg till").last.click()
        with suppress(TimeoutError):
            section(page, path).wait_for(timeout=10_000)
            return
    raise AssertionError(path)


def _inside(page: Page, path: str, fields: list[Mapping[str, Any]], value: Mapping[str, Any]) -> None:
    told = {each["name"]: each for each in fields}
    page.evaluate(SETTLED)
    for name, inner in value.items():
        fill(page, f"{path}.{name}", told[name], inner)


def _choose(here: Locator, told: Mapping[str, Any], value: object) -> None:
    word = str(value).lower() if isinstance(value, bool) else str(value)
    said = next((each["label"] for each in told.get("options", ()) if each["value"] == word), TITLES.get(word, word))
    shown = here.get_by_role("radio", name=said, exact=True).or_(here.get_by_role("checkbox", name=said, exact=True))
    if shown.count():
        _ticked(shown)
    else:
        here.get_by_role("combobox").click()
        here.page.get_by_role("option", name=said).first.click()


def _ticked(choice: Locator) -> None:
    """Chosen, and still so when the editor has set what it had put off: a press before that is undone by it."""
    for _ in range(5):
        if not choice.is_checked():
            choice.click()
        choice.page.evaluate(SETTLED)
        if choice.is_checked():
            return
    raise AssertionError(f"not chosen: {choice}")


def laid(root: Path, folder: Path) -> None:
    """The editor of a site, as it is published."""
    catalogue = inspect(root, TODAY).catalogue
    assert catalogue
    for each in editor.files(Press(catalogue, TODAY)):
        (folder / each.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / each.path).write_bytes(each.content)


def test_what_an_editor_writes_passes_the_check(root: Path, desk: BrowserContext, tmp_path: Path) -> None:
    """Every field of a dilemma is written as typed, two lines of the seminar differ, and nobody else is asked."""
    laid(root, tmp_path)
    config = json.loads((tmp_path / "redigera/config.json").read_bytes())
    told = {each["name"]: each for each in config["collections"][0]["fields"]}
    (tmp_path / "dorr.png").write_bytes(picture("dorr.png", 40, 30))
    page, asked = desk.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    wanted = values(root)
    with served(tmp_path) as server:
        home = f"{server.url}/redigera/"
        page.goto(f"{home}sv.json")
        page.evaluate(WRITE, FILES)
        page.goto(home)
        page.get_by_role("button", name="Arbeta med lokalt").click()
        page.wait_for_url("**#/collections/**")
        page.goto(f"{home}#/collections/seminar/entries/gransen")
        fill(page, "title", {"widget": "string"}, "Var går den?")
        fill(page, "sequence", {"widget": "number"}, 1)
        _saved(page)
        page.goto(f"{home}#/assets")
        page.locator("input[type=file]").first.set_input_files(tmp_path / "dorr.png")
        page.get_by_role("button", name="Ladda upp", exact=True).click()
        page.get_by_role("option", name="dorr.png").or_(page.get_by_text("dorr.png")).first.wait_for()
        page.goto(f"{home}#/collections/dilemma/new")
        for name, value in wanted.items():
            fill(page, name, told[name], value)
        fill(page, "body", told["body"], BODY)
        _saved(page)
        found = {path: bytes(data) for path, data in page.evaluate(READ).items()}
        assert page.evaluate("stopped") == []
        assert [each for each in asked if not each.startswith((server.url, "data:", "blob:"))] == []
    _differs(found[SEMINAR].decode())
    for path, data in found.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    written = read(root, "dilemmas/gavan-i-receptionen.md")
    assert not isinstance(written, list)
    other = {
        name: (written.fields.get(name), value) for name, value in wanted.items() if written.fields.get(name) != value
    }
    assert other == {}
    assert (written.fields.keys(), written.body.rstrip()) == (wanted.keys(), BODY)
    assert found["content/bilder/dorr.png"] == (tmp_path / "dorr.png").read_bytes()
    assert faults(inspect(root, TODAY).problems) == []


HEAD = "a" * 40
"""The commit of the branch that is published."""


class CodeHost:
    """A code host's answers, as GitHub gives them: all that it is asked to write, and by whom."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = {sha1(text.encode()).hexdigest(): (path, text) for path, text in files.items()}
        self.written: list[tuple[str, Any]] = []
        self.keys: set[str | None] = set()

    def answer(self, route: Route) -> None:
        asked = route.request
        path = urlsplit(asked.url).path
        shared = {f"Access-Control-Allow-{each}": "*" for each in ("Origin", "Headers", "Methods")}
        body = json.loads(asked.post_data or "{}")
        self.keys.add(asked.headers.get("authorization"))
        route.fulfill(
            headers=shared, json=self.graph(body) if path == "/graphql" else self.rest(asked.method, path, body)
        )

    def rest(self, method: str, path: str, body: Any) -> Any:
        if method != "GET":
            self.written.append((f"{method} {path}", body))
        if path == "/user":
            return {"id": 1, "login": "anna", "name": "Anna", "email": "anna@prov.example", "avatar_url": ""}
        if "/git/trees/" in path:
            files = [{"path": name, "type": "blob", "sha": sha, "size": 9} for sha, (name, _) in self.files.items()]
            return {"sha": HEAD, "truncated": False, "tree": files}
        moments = dict.fromkeys(("created_at", "updated_at"), "2027-07-01T10:00:00Z")
        made = {"number": 12, "node_id": "P12", "title": "x", "html_url": "", "head": {"sha": "b" * 40}} | moments
        return made if path.endswith("/pulls") else []

    def graph(self, body: Any) -> Any:
        query, told = body["query"], body.get("variables", {}).get("input")
        if told:
            self.written.append((re.findall(r"\w+\(input", query)[0], told))
            commit = {"oid": "b" * 40, "committedDate": "2027-07-01T10:00:00Z"}
            return {"data": {"createCommitOnBranch": {"commit": commit}, "createRef": {"ref": {"name": ""}}}}
        head = {"target": {"oid": HEAD, "history": {"nodes": [{"oid": HEAD, "message": ""}]}}}
        asked = re.findall(r'(\w+): object\(oid: "(\w+)"', query)
        texts = {alias: {"text": self.files[sha][1]} if sha in self.files else None for alias, sha in asked}
        by = {"author": {"name": "A", "email": "", "user": None}, "committedDate": "2027-01-01T00:00:00Z"}
        dated = {alias: {"target": {"history": {"nodes": [by]}}} for alias in re.findall(r"(\w+): +ref\(", query)}
        proposals = {"pullRequests": {"nodes": [], "totalCount": 0}}
        return {
            "data": {
                "repository": {"ref": head} | texts | dated | proposals,
                "fork": {"id": "R"},
                "base": {"ref": head},
            }
        }


def test_what_an_editor_saves_on_a_code_host_is_a_proposal(root: Path, desk: BrowserContext, tmp_path: Path) -> None:
    """A key signs in; text and picture go to a branch of their own with a pull request, and nothing to the published
    one. The page reaches that host alone."""
    laid(root, tmp_path)
    (tmp_path / "dorr.png").write_bytes(picture("dorr.png", 40, 30))
    page, host = desk.new_page(), CodeHost(FILES)
    page.route("https://api.github.com/**", host.answer)
    with served(tmp_path) as server:
        home = f"{server.url}/redigera/"
        page.goto(home)
        page.get_by_role("button", name="Logga in med en Access Token").click()
        page.locator("dialog input").fill("nyckel")
        page.keyboard.press("Enter")
        page.wait_for_url("**#/collections/**")
        page.get_by_text("Det du sparar blir ett förslag.").first.wait_for()
        page.goto(f"{home}#/assets")
        page.locator("input[type=file]").first.set_input_files(tmp_path / "dorr.png")
        page.get_by_role("button", name="Ladda upp", exact=True).click()
        page.get_by_role("option", name="dorr.png").or_(page.get_by_text("dorr.png")).first.wait_for()
        assert host.written == []
        page.goto(f"{home}#/collections/seminar/entries/gransen")
        fill(page, "title", {"widget": "string"}, "Var går den?")
        fill(page, "body", {"widget": "text"}, BODY)
        page.keyboard.press("Control+s")
        page.get_by_text("Vill du skicka posten för granskning").wait_for()
        reached = "(at) => fetch(at).then(() => true, () => false)"
        assert [page.evaluate(reached, at) for at in ("https://api.github.com/user", "https://github.com/")] == [
            True,
            False,
        ]
    (ref, branch), (commit, change), (pull, proposal), _labels = host.written
    assert (ref, branch["name"], branch["oid"]) == ("createRef(input", "refs/heads/cms/seminar/gransen", HEAD)
    assert (commit, change["branch"]["branchName"]) == ("createCommitOnBranch(input", "cms/seminar/gransen")
    assert [each["path"] for each in change["fileChanges"]["additions"]] == [SEMINAR, "content/bilder/dorr.png"]
    assert b64decode(change["fileChanges"]["additions"][1]["contents"]) == (tmp_path / "dorr.png").read_bytes()
    assert (pull, proposal["head"], proposal["base"]) == (
        "POST /repos/myndigheten/kunskapsbank/pulls",
        "cms/seminar/gransen",
        "main",
    )
    assert host.keys - {None} == {"token nyckel"}


def _saved(page: Page) -> None:
    """Save, and wait until the editor leads away. It hears no key while it takes in what was typed last."""
    form = page.url
    for _ in range(5):
        page.keyboard.press("Control+s")
        with suppress(TimeoutError):
            return page.wait_for_url(lambda url: url != form, timeout=6000)
    raise AssertionError(f"not saved: {form}")


def _differs(seminar: str) -> None:
    """What was changed, and no line beside it."""
    assert seminar == FILES[SEMINAR].replace("Var går gränsen?", "Var går den?").replace("sequence: 0", "sequence: 1")
