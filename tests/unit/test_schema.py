"""JSON Schema and snippets: what an editor's program is told agrees with the models, the words and the real content."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ethos import editing, schema
from ethos.content import load
from ethos.form import Field, described, example, fields_of, whole, written
from ethos.kinds import KINDS
from ethos.kinds.organisation import Organisation
from ethos.kinds.settings import Settings
from ethos.kinds.vocabulary import Term
from ethos.snippets import snippets
from ethos.source import parse_yaml, read, read_yaml

ROOT = Path(__file__).parents[2]
FILES = [path for model in KINDS.values() for path in sorted((ROOT / model.folder).glob("*.md"))]


@pytest.fixture(scope="module")
def settings() -> Settings:
    catalogue = load(ROOT).catalogue
    assert catalogue is not None
    return catalogue.settings


@pytest.fixture(scope="module")
def schemas(settings: Settings) -> dict[str, dict[str, Any]]:
    return schema.schemas(settings)


def all_fields(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from all_fields(field.inside)


SETTINGS = [field for name, shape in schema.FILES.items() for field in all_fields(whole(name, shape).inside)]
EVERY = {field.loc: field for model in KINDS.values() for field in all_fields(fields_of(model))}
EVERY |= {field.loc: field for field in SETTINGS}


def nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    shapes = [each for each in node.get("anyOf", ()) if "type" in each]
    held = [node[key] for key in ("items", "additionalProperties") if node.get(key)]
    for inner in (*node.get("properties", {}).values(), *held, *shapes):
        yield from nodes(inner)


def faults(shape: dict[str, Any], value: object) -> list[str]:
    """What is wrong, one message for each place in the value."""
    validator = Draft202012Validator(shape, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return list({error.json_path: error.message for error in validator.iter_errors(value)}.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_real_file_fits_its_schema(path: Path, schemas: dict[str, dict[str, Any]]) -> None:
    kind = next(name for name, model in KINDS.items() if path.parent == ROOT / model.folder)
    document = read(ROOT, path.relative_to(ROOT).as_posix())
    assert not isinstance(document, list)
    assert faults(schemas[kind], dict(document.fields)) == []


@pytest.mark.parametrize("name", schema.FILES)
def test_real_settings_fit_their_schema(name: str, schemas: dict[str, dict[str, Any]]) -> None:
    document = read_yaml(ROOT, f"site_config/{name}.yml")
    assert not isinstance(document, list)
    assert faults(schemas[name], dict(document.fields)) == []


@pytest.mark.parametrize("kind", schema.MODELS)
def test_a_schema_is_itself_valid_and_closed(kind: str, schemas: dict[str, dict[str, Any]]) -> None:
    Draft202012Validator.check_schema(schemas[kind])
    mappings = [node for node in nodes(schemas[kind]) if node.get("type") == "object"]
    assert mappings and all("additionalProperties" in node for node in mappings)
    assert all(node["additionalProperties"] is False for node in mappings if "properties" in node)


@pytest.mark.parametrize("loc", EVERY, ids=".".join)
def test_every_field_is_described_with_an_example_that_fits(loc: tuple[str, ...], settings: Settings) -> None:
    """A new field needs a table ``[field."parent.name"]`` in sv.toml: ``about`` in Swedish, ``example`` as YAML."""
    known = described(loc)
    assert known["about"].strip().endswith("."), known["about"]
    document = parse_yaml("sv.toml", known["example"].encode())
    assert not isinstance(document, list), document
    assert list(document.fields) == [loc[-1]]


def test_every_example_fits_the_schema_it_stands_in(schemas: dict[str, dict[str, Any]]) -> None:
    seen = [(node, value) for each in schemas.values() for node in nodes(each) for value in node.get("examples", ())]
    assert len(seen) >= len(EVERY)
    assert [(value, found) for node, value in seen if (found := faults(node, value))] == []


def test_nothing_is_told_in_english(schemas: dict[str, dict[str, Any]]) -> None:
    """Pydantic makes titles of field names and descriptions of docstrings; neither may reach an editor."""
    told = json.dumps(schemas, ensure_ascii=False)
    assert "Validated document" not in told and " the " not in told
    for each in schemas.values():
        assert [node["title"] for node in nodes(each) if isinstance(node.get("title"), str)] == [each["title"]]


def test_words_are_enumerated_with_their_definitions(schemas: dict[str, dict[str, Any]], settings: Settings) -> None:
    items = schemas["dilemma"]["properties"]["themes"]["items"]
    themes = settings.vocabulary.themes
    assert items["enum"] == list(themes)
    assert items["markdownEnumDescriptions"] == [f"**{t.label}**: {t.definition}" for t in themes.values()]
    chosen = [node for each in schemas.values() for node in nodes(each) if "enum" in node]
    assert all(len(node["enum"]) == len(node["markdownEnumDescriptions"]) for node in chosen)
    assert schemas["code"]["properties"]["organisation"]["enum"] == list(settings.organisations)


DILEMMA = read(ROOT, "dilemmas/den-trebenta-beaglen.md")


@pytest.mark.parametrize(
    "written",
    [
        "FL",
        "FL 16–18 §§",
        "5 § FL",
        "5 § förvaltningslagen",
        "RF 1:9",
        "2 kap. 1 § RF",
        "LOA 7 a–7 d §§",
        "artikel 5 GDPR",
    ],
)
def test_a_citation_fits_in_any_of_its_forms(written: str, schemas: dict[str, dict[str, Any]]) -> None:
    """As the check reads it, in Python and in JavaScript: an escaped hyphen is no pattern there."""
    node = schemas["dilemma"]["properties"]["laws"]["items"]
    assert faults(node, written) == []
    assert "\\-" not in node["pattern"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("bogus", 1),
        ("themes", ["javv"]),
        ("themes", []),
        ("published", "2026-02-30"),
        ("published", "15 mars"),
        ("closure", "opn"),
        ("laws", ["XYZ 5 §"]),
        ("laws", ["FL §"]),
        ("minutes", 4),
        ("minutes", "40"),
        ("owner", "redaktionen"),
        ("owner", None),
        ("related", ["dilemman/x"]),
        ("group", {"min": 1}),
        ("group", {"min": 1, "max": 2, "mean": 3}),
        ("origin", {"organisation": "A", "licence": "B", "url": "javascript:alert(1)"}),
        ("title", "x" * 91),
    ],
)
def test_a_fault_in_one_field_is_one_fault(field: str, value: object, schemas: dict[str, dict[str, Any]]) -> None:
    assert not isinstance(DILEMMA, list)
    assert len(faults(schemas["dilemma"], {**DILEMMA.fields, field: value})) == 1


def test_times_are_days_or_minutes(schemas: dict[str, dict[str, Any]]) -> None:
    start = schemas["seminar"]["properties"]["start"]
    for written_ in ("2027-03-17", "2027-03-17T08:15", "2027-03-17 08:15", "2027-03-17T08:15:30"):
        assert faults(start, written_) == []
    for wrong in ("2027-03-17T8:15", "2027-03-17T08:15Z", "17/3", date(2027, 3, 17)):
        assert faults(start, wrong)


def test_examples_use_the_words_that_a_site_has(settings: Settings) -> None:
    """An agency with its own words gets examples, and so templates, that pass its own check."""
    own = {"egen": Term(label="Egen", definition="Vårt ord.")}
    words = settings.vocabulary.model_copy(update=dict.fromkeys(("themes", "values", "roles"), own))
    ours = {"var-myndighet": Organisation(name="Vår myndighet")}
    site = settings.model_copy(update={"vocabulary": words, "organisations": ours, "laws": {"KL": settings.laws["KL"]}})
    by_loc = {loc: example(field, site) for loc, field in EVERY.items()}
    assert by_loc["themes",] == ["egen"]
    assert by_loc["tension",] == [{"between": "egen", "and": "egen"}]
    assert by_loc["organisers",] == ["var-myndighet"]
    assert by_loc["laws",] == ["KL 16–18 §§", "KL 1:9"]
    assert by_loc["settings",] == ["agency", "municipality"]


def test_an_example_is_written_as_an_editor_would() -> None:
    assert written({"start": "2027-03-17T08:15"}) == ["start: 2027-03-17T08:15"]
    assert written({"at": "12:30"}) == ["at: '12:30'"]
    assert written({"a": ["nej", "no"]}, flow=True) == ["a: [nej, 'no']"]
    assert written({"a": ["Vad?"]}) == ["a:", "  - Vad?"]


def test_snippets_write_what_the_loader_reads(settings: Settings) -> None:
    """Each snippet, with its first choice taken, is YAML of that one field."""
    made = snippets(settings)
    assert {each["scope"] for each in made.values()} == {"yaml"}
    assert set(made) >= {name for model in KINDS.values() for name in [each.name for each in fields_of(model)]}
    for each in made.values():
        taken = re.sub(r"\$\{1\|([^,|]*)[^|]*\|\}", r"\1", each["body"])
        taken = re.sub(r"\$\{1:(.*)\}", r"\1", taken, flags=re.DOTALL).replace("$2", "")
        document = parse_yaml("snippet.yml", re.sub(r"\\([\\$}])", r"\1", taken).encode())
        assert not isinstance(document, list), (taken, document)
        assert list(document.fields) == [each["prefix"]]


def test_the_files_for_editors_are_fresh(settings: Settings) -> None:
    """They follow the models, the words and the wording; ``FRESHEN=1 pytest -k fresh`` writes them anew."""
    for name, text in editing.written(settings).items() if os.environ.get("FRESHEN") else ():
        (ROOT / editing.FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    assert list(editing.stale(ROOT, settings)) == [], "run: FRESHEN=1 .venv/bin/pytest -k fresh, or ethos schema"


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    program = (
        "import hashlib, pathlib, sys; from ethos.content import load; from ethos.schema import as_json, schemas;"
        "text = ''.join(map(as_json, schemas(load(pathlib.Path(sys.argv[1])).catalogue.settings).values()));"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    path = os.pathsep.join(sys.path)
    sums = {
        subprocess.run(
            [sys.executable, "-c", program, str(ROOT)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1


@pytest.mark.node
@pytest.mark.skipif(not shutil.which("node") and not os.environ.get("CI"), reason="Node is missing")
def test_patterns_are_javascript_as_well(schemas: dict[str, dict[str, Any]]) -> None:
    """Editors' programs compile them with the flag for Unicode, which forgives less than Python."""
    patterns = sorted({node["pattern"] for each in schemas.values() for node in nodes(each) if "pattern" in node})
    assert len(patterns) >= 7
    program = "for (const each of JSON.parse(process.argv[1])) new RegExp(each, 'u')"
    subprocess.run(["node", "-e", program, json.dumps(patterns)], check=True)
