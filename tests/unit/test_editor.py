"""The editor in the browser is told what the models say, asks nobody else for anything, and is there when chosen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from conftest import SETTINGS
from ethos import content, headers, places, texts
from ethos.catalogue import Catalogue
from ethos.form import Field, fields_of
from ethos.kinds import KINDS
from ethos.kinds import fields as f
from ethos.kinds.settings import CodeHost, Editor
from ethos.output import File
from ethos.schema import document
from ethos.views import data, editor, editor_form, hosting
from ethos.views.press import Press

TODAY = date(2026, 11, 30)
ON = "editor: {backend: github, repo: myndigheten/kunskapsbank}\n"

Told = dict[str, Any]


def catalogue_with(folder: Path, line: str) -> Catalogue:
    copytree(SETTINGS, folder / "site_config")
    with (folder / "site_config/site.yml").open("a", encoding="utf-8") as file:
        file.write(line)
    found = content.load(folder).catalogue
    assert found
    return found


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """A site with the shared settings and the editor."""
    return catalogue_with(tmp_path_factory.mktemp("redigera"), ON)


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> Mapping[str, File]:
    return {each.path: each for each in editor.files(Press(catalogue, TODAY))}


@pytest.fixture(scope="module")
def config(files: Mapping[str, File]) -> Told:
    found: Told = json.loads(files["redigera/config.json"].content)
    return found


def beside(fields: tuple[Field, ...], told: list[Told], schema: Told) -> Iterator[tuple[Field, Told, Told]]:
    """Every field of a model with what the editor and the schema say of it; those in it follow it."""
    named = {each["name"]: each for each in told if not each["name"].startswith("_") and each["name"] != "body"}
    assert list(named) == [each.name for each in fields]
    for field in fields:
        raw = schema["properties"][field.name]
        yield field, named[field.name], raw | {"must": field.name in schema["required"]}
        several = raw["anyOf"][1] if field.many and "anyOf" in raw else raw
        inner = several["items"] if field.many else raw.get("anyOf", [raw])[0]
        if field.inside:
            yield from beside(field.inside, named[field.name]["fields"], inner)


def every(catalogue: Catalogue, config: Told) -> Iterator[tuple[str, Field, Told, Told]]:
    for told, model in zip(config["collections"], KINDS.values(), strict=True):
        schema = document(model.kind, catalogue.settings)
        for each in beside(fields_of(model), told["fields"], schema):
            yield model.kind, *each


def test_every_field_of_every_kind_is_there(catalogue: Catalogue, config: Told) -> None:
    """With a Swedish name, what it is for, and whether it must be filled in."""
    assert [(each["name"], each["folder"]) for each in config["collections"]] == [
        (kind, model.folder) for kind, model in KINDS.items()
    ]
    found = list(every(catalogue, config))
    assert len(found) > 300
    for kind, field, told, raw in found:
        assert told["label"] and told["hint"] == field.about, (kind, field.loc)
        may_be_a_word = field.loc[-2:-1] in {("place",), ("registration",)}
        assert told["required"] is (raw["must"] and not may_be_a_word), (kind, field.loc)


def test_the_editor_shows_all_that_it_is_given_to_show(config: Told) -> None:
    """It reads a hint as Markdown, and leaves out a picture or a tag that is not marked as code."""
    shown = [text for each in config["collections"] for text in (each["description"], *hints(each["fields"]))]
    assert len(shown) > 300
    assert [text for text in shown if re.search(r"[*<>]|\]\(|~~", re.sub(r"`[^`]+`", "", text))] == []
    assert all("`![Vad bilden visar](" in each["fields"][-1]["hint"] for each in config["collections"])


def hints(told: list[Told]) -> Iterator[str]:
    """What stands under every field, and those in it."""
    for each in told:
        yield from filter(None, [each.get("hint")])
        yield from hints(each.get("fields", []))


def test_what_may_be_chosen_is_what_the_check_takes(catalogue: Catalogue, config: Told) -> None:
    """The words of the schema, in its order, but for laws, which are written with their sections."""
    asked = 0
    for kind, field, told, raw in every(catalogue, config):
        value = raw.get("items", raw) if field.many else raw
        if field.inside or field.is_a(f.Law) or "enum" not in value:
            continue
        asked += 1
        assert told["widget"] == "select" and told.get("multiple", False) is field.many, (kind, field.loc)
        assert [each["value"] for each in told["options"]] == value["enum"], (kind, field.loc)
    assert asked > 60


def test_what_must_have_a_shape_has_it_there(catalogue: Catalogue, config: Told) -> None:
    """The pattern of the schema and its advice: of a day, an address, a reference."""
    asked = 0
    for kind, field, told, raw in every(catalogue, config):
        several = raw["anyOf"][1] if field.many and "anyOf" in raw else raw
        value = several["items"] if field.many else raw
        item = told.get("field", told)
        if "pattern" in value and item["widget"] in {"string", "text"}:
            asked += 1
            assert item["pattern"] == [value["pattern"], value["patternErrorMessage"]], (kind, field.loc)
    assert asked > 100


def test_a_word_in_the_place_of_a_mapping_can_be_chosen(config: Told) -> None:
    seminar = next(each for each in config["collections"] if each["name"] == "seminar")
    registration = next(each for each in seminar["fields"] if each["name"] == "registration")
    words = texts.labels("instead")["registration"]
    assert [each["value"] for each in registration["fields"][0]["options"]] == list(words) == ["none", "later"]


def test_no_label_is_left_over(catalogue: Catalogue) -> None:
    """Every name that an editor is shown is a field's."""

    def names(fields: tuple[Field, ...]) -> Iterator[str]:
        for each in fields:
            yield each.name
            yield from names(each.inside)

    ours = {name for model in KINDS.values() for name in names(fields_of(model))}
    assert set(texts.labels("editor.field")) == ours | {"body"}


@pytest.mark.parametrize(
    ("told", "root", "reached", "mode"),
    [
        ({"backend": "github"}, None, "https://api.github.com", "editorial_workflow"),
        (
            {"backend": "gitlab", "host": "https://kod.prov.example/git/"},
            "https://kod.prov.example/git/api/v4",
            "https://kod.prov.example/git/api/",
            "editorial_workflow",
        ),
        ({"backend": "gitea"}, "https://gitea.com/api/v1", "https://gitea.com/api/", "simple"),
    ],
)
def test_it_writes_to_the_host_of_the_settings(
    catalogue: Catalogue, told: Told, root: str | None, reached: str, mode: str
) -> None:
    """As proposals where the editor can make them, and its policy lets it reach the API of that host alone."""
    chosen = Editor.model_validate({"repo": "a/b", **told})
    made = editor_form.config(catalogue.settings, chosen)
    assert made["backend"]["name"] == CodeHost(told["backend"]).value
    assert made["backend"].get("api_root") == root
    assert editor_form.reached(chosen) == reached
    assert made["publish_mode"] == mode


def test_it_asks_nobody_else_as_it_starts(files: Mapping[str, File]) -> None:
    """No letters, no language and no state of things from networks of others, though its makers have it so."""
    shipped = files["redigera/sveltia-cms.js"].content.decode()
    assert re.findall(r"cdn\.jsdelivr\.net/fontsource/fonts|githubstatus\.com/api|hostedstatus\.com", shipped) == []
    named = {each.rpartition("/")[2] for each in files}
    assert {each for each in editor.ELSEWHERE.values() if each.endswith(".woff2")} <= named
    page = files["redigera/index.html"].content.decode()
    assert "connect-src 'self' data: blob: https://api.github.com\"" in page
    assert re.findall(r'<script src="([^"]+)" integrity="sha384-', page) == list(editor.SCRIPTS)


def test_what_others_have_made_is_as_they_made_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(editor.MADE, "js-yaml.min.js", "0" * 64)
    editor.script.cache_clear()
    with pytest.raises(ValueError, match="not what its makers published"):
        editor.script("js-yaml.min.js")
    editor.script.cache_clear()


def test_a_site_that_names_no_host_has_no_editor(tmp_path: Path) -> None:
    """Neither page nor program, and no policy for it."""
    press = Press(catalogue_with(tmp_path / "utan", ""), TODAY)
    assert list(editor.files(press)) == []
    assert places.EDITOR.path not in next(iter(hosting.files(press))).content.decode()


def test_nothing_leads_to_it(catalogue: Catalogue, files: Mapping[str, File]) -> None:
    """It is a file, and no page: no menu, no sitemap, no search and no news have it; robots are asked to leave it."""
    assert not any(link.path.startswith("redigera") for link in catalogue.led_to.values())
    assert b'content="noindex"' in files["redigera/index.html"].content
    assert b"redigera" not in data.site_map([], {}, "https://prov.example/").content


def test_static_hosts_give_it_a_policy_of_its_own(catalogue: Catalogue) -> None:
    told = next(iter(hosting.files(Press(catalogue, TODAY)))).content.decode()
    named = headers.editor("https://api.github.com")
    assert told.endswith(f"/kultur/redigera/*\n  ! Content-Security-Policy\n  Content-Security-Policy: {named}\n")
    assert "connect-src 'self' data: blob: https://api.github.com;" in named
    assert "unsafe-inline" not in headers.ALWAYS["Content-Security-Policy"]
