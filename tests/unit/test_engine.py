"""mkdocs.yml: read as every file is, nothing of it is run, and what MkDocs takes is taken."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from properdocs.config.defaults import ProperDocsConfig

from ethos import engine, engine_values
from ethos.engines import mkdocs
from ethos.problem import EthosError, has_errors

PRIVATE = {"config_file_path", "mdx_configs"}
GONE = {"pages", "google_analytics"}
GOOD = "site_name: Prov\nplugins: [ethos]\n"


def codes(root: Path) -> list[tuple[int, str]]:
    return [(each.line, each.code) for each in engine.faults(root)]


@pytest.mark.parametrize("config", [MkDocsConfig, ProperDocsConfig])
def test_every_option_of_the_engines_is_known(config: type[MkDocsConfig]) -> None:
    known = {name for name, _ in config._schema} - PRIVATE - GONE
    assert known == {*engine.OPTIONS, *engine.CODE} - {"INHERIT"}


def test_every_option_of_ours_is_known() -> None:
    assert {name for name, _ in mkdocs.EthosConfig._schema} == engine.PLUGIN


def test_our_own_settings_are_sound(root: Path) -> None:
    assert list(engine.faults(root)) == []


def test_a_folder_without_the_file_has_no_faults(tmp_path: Path) -> None:
    """Whether there is one is for the command to say."""
    assert codes(tmp_path) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("site_name: Min: sida\nplugins: [ethos]\n", [(1, "yaml-colon-in-value")]),
        ("site_name: å".encode("latin-1"), [(1, "encoding-not-utf8")]),
        (GOOD + "extra: !!python/object/apply:os.system [touch ran]\n", [(3, "yaml-tag")]),
        (GOOD + "extra:\n  a: !!python/name:os.system ''\n", [(4, "yaml-tag")]),
        (GOOD + "extra: !ENV [A, {b: c}]\ncopyright: !ENV X\n", []),
        ("plugins: [ethos]\n", [(1, "missing-field")]),
        (GOOD + "site_url: kod.example\nrepo_url: 'https://[kod'\n", [(3, "mkdocs-value"), (4, "mkdocs-value")]),
        (GOOD + "site_url: ''\nrepo_url: https://kod.example/a\n", []),
        ("site_name: !ENV X\nplugins: !ENV Y\n", [(2, "mkdocs-plugin")]),
        ("", [(1, "file-empty")]),
    ],
)
def test_a_fault_is_told_at_its_line(tmp_path: Path, text: str | bytes, told: list[tuple[int, str]]) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    assert codes(tmp_path) == told
    assert not (tmp_path / "ran").exists()


def test_the_file_is_read_as_every_file_is(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").symlink_to("/etc/hostname")
    assert codes(tmp_path) == [(1, "file-symlink")]
    (tmp_path / "mkdocs.yml").unlink()
    os.mkfifo(tmp_path / "mkdocs.yml")
    assert codes(tmp_path) == [(1, "file-special")]
    with pytest.raises(EthosError, match="FIFO"):
        mkdocs.configured(tmp_path, str(tmp_path))


@pytest.mark.parametrize("option", ["markdown_extensions: [toc: {x: 1}]", "watch: [borta]"])
def test_what_mkdocs_refuses_is_told_at_its_line(tmp_path: Path, option: str) -> None:
    """``"mkdocs-refused"``: what only it can see, when it builds, and in Swedish (``test_refusal.py``)."""
    (tmp_path / "mkdocs.yml").write_text(GOOD + option + "\n")
    assert codes(tmp_path) == []
    with pytest.raises(EthosError, match=rf"mkdocs\.yml:3:{option.index(':') + 3}: fel: MkDocs godtar inte"):
        mkdocs.configured(tmp_path, str(tmp_path))


@pytest.mark.parametrize(
    ("option", "at", "told"),
    [
        ("nav: [a.md, {A: [b.md, {}]}]", (3, 24), "text, eller ett namn och en adress"),
        ("nav:\n  - A: a.md\n    B: b.md", (4, 5), "text, eller ett namn och en adress"),
        ("dev_addr: localhost", (3, 11), "en IP-adress och en port"),
        ("theme: {custom_dir: .}", (3, 8), "ett namn, till exempel name: material"),
        ("theme: {name: null, custom_dir: '.', locale: 1}", (3, 46), "text"),
        ("markdown_extensions:\n  - toc: 1", (4, 10), "en grupp av fält"),
        ("extra_javascript: [a.js, {path: 1}]", (3, 33), "text"),
        ("watch: [1]", (3, 9), "text"),
        ("validation: {links: {not_found: hård}}", (3, 33), "warn, info eller ignore"),
        ("edit_uri_template: 'a/{fil}'", (3, 20), "{path} eller {path_noext}"),
    ],
)
def test_what_mkdocs_would_refuse_inside_an_option_is_told_by_the_check(
    tmp_path: Path, option: str, at: tuple[int, int], told: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(GOOD + option + "\n", encoding="utf-8")
    (found,) = engine.faults(tmp_path)
    assert (found.code, found.line, found.column) == ("mkdocs-value", *at)
    assert told in found.message


INSIDE = st.recursive(
    st.booleans() | st.integers(0, 9) | st.sampled_from(["a", "warn", "{path}", "{x}", "[::1]:80", "x:1", "toc"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["nav", "path", "name", "links", "not_found"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.sampled_from(sorted(engine_values.LOOKS)), INSIDE)
def test_what_mkdocs_refuses_the_check_has_told(tmp_path: Path, option: str, value: object) -> None:
    """But for an extension that will not load, and a folder to watch that is not there: only the build sees that."""
    nothing = tmp_path / "tom"
    nothing.mkdir(exist_ok=True)
    text = yaml.safe_dump({"site_name": "Prov", "plugins": ["ethos"], option: value})
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    if not has_errors(engine.faults(tmp_path)):
        try:
            mkdocs.configured(tmp_path, str(nothing))
        except EthosError as error:
            assert "kan inte användas här" in str(error) or "finns inte. Här ska stå en fil" in str(error), text


def test_folders_of_the_settings_are_never_asked_for(tmp_path: Path) -> None:
    """An empty one stands for the documents and for the agency's theme, whatever mkdocs.yml says."""
    text = GOOD + "docs_dir: ../borta\ntheme: {name: material, custom_dir: ../borta}\n"
    (tmp_path / "mkdocs.yml").write_text(text)
    nothing = tmp_path / "tom"
    nothing.mkdir()
    config = mkdocs.configured(tmp_path, str(nothing))
    assert config.docs_dir == config.theme.custom_dir == str(nothing)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("ab:[]{}!&*#", max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["ethos", "name", "a"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["plugins", "theme", "site_name", "hooks", "nav", "x"]), VALUES) | st.text())
def test_whatever_the_file_says_can_be_told(tmp_path: Path, written: object) -> None:
    text = written if isinstance(written, str) else yaml.safe_dump(written)
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8", "surrogatepass")
    assert all(each.line >= 1 for each in engine.faults(tmp_path))
