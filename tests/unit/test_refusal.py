"""What MkDocs says when it refuses mkdocs.yml is said in Swedish, each sentence of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs import theme
from mkdocs.config import base, config_options, defaults
from mkdocs.utils import yaml

from ethos import refusal, texts
from ethos.engines import mkdocs
from ethos.problem import EthosError

SAYS = ("ValidationError", "ConfigurationError", "warnings.append", "RelativeDirPlaceholder")
MODULES = (config_options, defaults, base, theme, yaml)
"""MkDocs' modules that refuse something in its settings."""
TO_DEVELOPERS = {"config_file_path is not a Unicode string."}
OF_PYTHON = {"{} does not appear to be an IPv4 or IPv6 address"}
"""What MkDocs passes on of what Python says."""
PARTS = {" Use '{}' instead.", "dict with keys {}"}
"""What stands inside a sentence, or after one."""
REFUSED = texts.catalogue()["refused"]


def shape(node: ast.AST) -> str:
    """A sentence with ``{}`` where something is filled in; nothing for what is no sentence."""
    if isinstance(node, ast.Tuple):
        return shape(node.elts[1])
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return re.sub(r"\{\w*\}", "{}", shape(node.func.value))
    if isinstance(node, ast.JoinedStr):
        return "".join(each.value if isinstance(each, ast.Constant) else "{}" for each in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def sentences() -> Iterator[str]:
    for module in MODULES:
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(SAYS):
                yield from map(shape, node.args[:1])
            elif isinstance(node, ast.Assign | ast.AugAssign | ast.keyword) and named(node) in {"msg", "message"}:
                yield shape(node.value)


def named(node: ast.Assign | ast.AugAssign | ast.keyword) -> str:
    """What a value is given to."""
    if isinstance(node, ast.keyword):
        return node.arg or ""
    return ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)


def plain(sentence: str) -> str:
    """Neighbouring places are one: nothing tells where the first ends."""
    return re.sub(r"\{\}(?:[.:]? ?\{\})+", "{}", sentence) if sentence.startswith(("Failed", "{}.")) else sentence


def test_every_sentence_of_mkdocs_is_translated() -> None:
    """A new release of MkDocs that says something new is told of here; what it no longer says goes."""
    said = {plain(each) for each in sentences()} - TO_DEVELOPERS - {""}
    known = REFUSED.keys() - OF_PYTHON - PARTS
    assert said - known - PARTS == set()
    assert {each for each in known - said if "instead." not in each} == {"Unknown template substitute: {}"}


@pytest.mark.parametrize("sentence", REFUSED)
def test_a_sentence_is_found_by_its_shape(sentence: str) -> None:
    """With anything in its places, each lands where the Swedish one has it, and none is taken for another."""
    filled = sentence.replace("{}", "%s") % tuple(f"x{at}" for at in range(sentence.count("{}")))
    told = refusal.said(filled)
    assert told == REFUSED[sentence].format(*(f"x{at}" for at in range(sentence.count("{}"))))
    assert {*re.findall(r"\{(\d)\}", REFUSED[sentence])} <= {str(at) for at in range(sentence.count("{}"))}


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Expected type: <class 'str'> but received: <class 'int'>", "Här ska stå text, men det står ett tal."),
        (
            "Expected type: (<class 'str'>, <class 'list'>) but received: <class 'NoneType'>",
            "Här ska stå text eller en lista, men det står ingenting.",
        ),
        (
            "Plugin 'ethos' option 'today': Expected type: <class 'str'> but received: <class 'datetime.date'>",
            "Fältet ”today” för insticksmodulen ”ethos”: Här ska stå text, men det står en dag.",
        ),
        ("Expected nav to be a list, got a int: 5", "Menyn ska vara en lista, men det står ett tal: 5."),
        ("Something new.", "Så här säger MkDocs, på engelska: Something new."),
    ],
)
def test_what_is_in_a_sentence_is_swedish_too(message: str, told: str) -> None:
    assert refusal.said(message) == told


@pytest.mark.parametrize(
    ("line", "place", "told"),
    [
        ("nav: [{}]", "3:6", "Varje rad i menyn ska ha ett namn och en adress"),
        ("dev_addr: x", "3:11", "Här ska stå en adress och en port"),
        ("dev_addr: x:1", "3:11", "'x' är ingen IP-adress."),
        ("theme: {custom_dir: a}", "3:8", "Temat saknar namn."),
        ("markdown_extensions: [{a: 1}]", "3:22", "Det som står under tillägget ”a”"),
        (
            "validation: {nav: {not_found: x}}",
            "3:13",
            "Fältet ”nav” i den: Fältet ”not_found” i den: Här ska",
        ),
        ("edit_uri_template: '{x}'", "3:20", "Inom klammerparentes kan stå {path} eller {path_noext}, inte 'x'."),
        ("mdx_configs: {a: {}}", "3:14", "Det är MkDocs eget."),
        ("config_file_path: a", "3:19", "Var filen ligger kan inte stå i filen."),
        ("extra_javascript: [{path: 1}]", "3:19", "Fältet ”path” i den: Här ska stå text, men det står ett tal."),
    ],
)
def test_a_refusal_is_told_in_swedish_at_its_line(tmp_path: Path, line: str, place: str, told: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Prov\nplugins: [ethos]\n{line}\n", encoding="utf-8")
    with pytest.raises(EthosError) as error:
        mkdocs.configured(tmp_path, str(tmp_path))
    assert f"mkdocs.yml:{place}: fel: MkDocs godtar inte" in str(error.value)
    assert told in str(error.value) and "engelska" not in str(error.value)
