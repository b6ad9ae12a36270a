"""The kinds: none knows of another, none takes what is another's, and what a new one still lacks is told by name."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
import yaml

from conftest import ROOT
from ethos import kinds as house
from ethos import places, texts
from ethos.form import Field, fields_of, whole
from ethos.kinds import KINDS, Entry
from ethos.kinds.event import Gathering
from ethos.kinds.settings import Colours
from ethos.schema import FILES
from ethos.views import faces, searched
from ethos.views.calendar.keys import GENERAL
from ethos.views.marks import Sort
from ethos.views.news.channel import ALL

Kinds = Mapping[str, type[Entry]]
PACKAGE = Path(house.__file__).parents[1]
WORDS = {
    "one": "what one is called",
    "article": "its article, en or ett",
    "many": "what several are called",
    "list": "what their list holds",
    "schema": "what an editor's program says of it",
    "new": "what ``ethos new`` asks for below the fields",
}


def unlisted(kinds: Kinds = KINDS) -> Iterator[str]:
    """Every model that says its kind is among the kinds."""
    for name in (each.name for each in iter_modules(house.__path__)):
        for model in vars(import_module(f"{house.__name__}.{name}")).values():
            if (
                isinstance(model, type)
                and issubclass(model, Entry)
                and "kind" in vars(model)
                and model not in kinds.values()
            ):
                yield f"plugins/ethos/kinds/__init__.py: add {model.__name__} to MODELS"


def unworded(kinds: Kinds = KINDS) -> Iterator[str]:
    """Every kind has its words in one table."""
    for kind, model in kinds.items():
        told = texts.catalogue()["label"]["kind"].get(kind, {})
        for name, what in WORDS.items():
            if not told.get(name) and (name != "list" or model.public):
                yield f'plugins/ethos/sv.toml: [label.kind.{kind}] lacks {name} = "…", {what}'


def unexplained(kinds: Kinds = KINDS) -> Iterator[str]:
    """Every field that an editor can write has a sentence and an example of itself; every choice has a word."""
    for loc in dict.fromkeys(field.loc for model in kinds.values() for field in every_field(model)):
        told = texts.field(loc)
        if not (told.get("about", "").endswith((".", "?")) and told.get("example", "").startswith(f"{loc[-1]}:")):
            table = f'"{".".join(loc)}"' if len(loc) > 1 else loc[0]
            yield f'plugins/ethos/sv.toml: [field.{table}] lacks about = "….", or example = "{loc[-1]}: …"'
    for choices in enumerations(kinds):
        known = texts.catalogue()["label"].get(choices.__name__.lower(), {})
        for each in sorted({each.value for each in choices} - known.keys()):
            yield f'plugins/ethos/sv.toml: [label.{choices.__name__.lower()}] lacks {each} = "…"'


def ambiguous(kinds: Kinds = KINDS) -> Iterator[str]:
    """A field's name means one thing: it has one text in ``sv.toml``, whatever kind it stands in."""
    found: defaultdict[tuple[str, ...], dict[tuple[object, bool], str]] = defaultdict(dict)
    for kind, model in kinds.items():
        for field in every_field(model):
            found[field.loc].setdefault((field.of, field.many), kind)
    for loc, told in found.items():
        if len(told) > 1:
            kinds_told = " than in ".join(told.values())
            yield f"{'.'.join(loc)} is another sort of field in {kinds_told}: call one of them by another name"


def unfresh(kinds: Kinds = KINDS) -> Iterator[str]:
    """Every kind has a schema for editors' programs."""
    for kind in kinds:
        if not (file := ROOT / f".vscode/schema/{kind}.json").is_file():
            yield f"{file.relative_to(ROOT)} is missing: FRESHEN=1 .venv/bin/pytest tests/unit/test_schema.py -k fresh"


def unshown(kinds: Kinds = KINDS) -> Iterator[str]:
    """Every kind has a golden case with one of its pages."""
    for kind, model in kinds.items():
        case = ROOT / f"tests/golden/outputs/{kind}-page.yml"
        outputs = yaml.safe_load(case.read_text("utf-8"))["outputs"] if case.is_file() else {}
        if not any(re.fullmatch(rf"{model.public}[a-z0-9-]+/index\.html", path) for path in outputs):
            page = f"{model.public}<name>/index.html"
            yield f"{case.relative_to(ROOT)} lacks a small site with a {kind}, and what {page} holds"


def misplaced(kinds: Kinds = KINDS) -> Iterator[str]:
    """A kind lies under one that is there, and after it, for menus and lists keep their order."""
    order = list(kinds)
    for kind, model in kinds.items():
        if model.above and (model.above not in kinds or not kinds[model.above].public):
            yield f'{model.__module__}: above = "{model.above}" is no kind with a list'
        elif model.above and order.index(model.above) > order.index(kind):
            yield f"plugins/ethos/kinds/__init__.py: {kind} lies under {model.above}, so it comes after it in MODELS"


def misnamed(kinds: Kinds = KINDS) -> Iterator[str]:
    """A kind's name is one word, as in references; no view, facet or schema has it, and its path is one step."""
    taken = {each.key: "a place" for each in places.PLACES if each not in places.OF_KIND.values()}
    taken |= dict.fromkeys(searched.BESIDE, "a facet of the search") | {
        "tillganglighet": "a schema",
        "allvar": "a schema",
        "katalog": "a schema",
    }
    for kind, model in kinds.items():
        if not re.fullmatch("[a-z]+", kind):
            yield f'{model.__module__}: kind = "{kind}" is not one word of a–z, as references have it'
        if kind in taken:
            yield f'{model.__module__}: kind = "{kind}" is the name of {taken[kind]}'
        if model.public and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*/", model.public):
            yield f'{model.__module__}: public = "{model.public}" is not one step of a–z, 0–9 and hyphens, and a slash'
        if model.public.strip("/") == ALL:
            yield f'{model.__module__}: public = "{model.public}" is called as the feed of everything'


def colliding(kinds: Kinds = KINDS) -> Iterator[str]:
    """No two kinds or places have one address, or one folder; not even but for capitals or the closing slash."""
    ours = [(each.path, f"the place {each.key}") for each in places.PLACES if each not in places.OF_KIND.values()]
    yield from _twice([*ours, *((each.public, each.__name__) for each in kinds.values())], "the address")
    yield from _twice([(each.folder, each.__name__) for each in kinds.values()], "the folder")


def _twice(told: list[tuple[str, str]], what: str) -> Iterator[str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path, who in told:
        found[path.casefold().strip("/")].append(who)
    yield from (f"{' and '.join(each)} have {what} {path}" for path, each in found.items() if len(each) > 1)


def faceless(kinds: Kinds = KINDS) -> Iterator[str]:
    """Every face and every folder of templates is some kind's: a slip of the hand would leave it unused."""
    for name in (each.name for each in iter_modules(faces.__path__)):
        if name not in kinds:
            yield f"plugins/ethos/views/faces/{name}.py is no kind's face: there are {', '.join(kinds)}"
        elif not hasattr(import_module(f"{faces.__name__}.{name}"), "FACE"):
            yield f"plugins/ethos/views/faces/{name}.py lacks FACE = Face(…)"
    for name in sorted(path.name for path in (PACKAGE / "templates/kinds").iterdir() if path.is_dir()):
        if name not in kinds:
            yield f"plugins/ethos/templates/kinds/{name}/ is no kind's: there are {', '.join(kinds)}"


def uncalendared(kinds: Kinds = KINDS) -> Iterator[str]:
    """A kind that people gather for has a colour, a mark on the days of a month, and a calendar."""
    for kind, model in kinds.items():
        if issubclass(model, Gathering):
            wanted = {
                "plugins/ethos/kinds/settings.py: Colours lacks": kind in Colours.model_fields,
                "plugins/ethos/views/marks.py: Sort lacks": kind in {*Sort},
                "plugins/ethos/views/calendar/keys.py: GENERAL lacks": model.public.strip("/") in GENERAL,
            }
            yield from (f"{what} {kind}" for what, is_there in wanted.items() if not is_there)


Check = Callable[..., Iterator[str]]
CHECKS: tuple[Check, ...] = (
    *(unlisted, unworded, unexplained, ambiguous, unfresh, unshown),
    *(misplaced, misnamed, colliding, faceless, uncalendared),
)


def forgotten() -> list[str]:
    """All that any kind lacks, told so that one knows what to add."""
    return list(dict.fromkeys(each for check in CHECKS for each in check()))


def every_field(model: type[Entry]) -> Iterator[Field]:
    """Every field of a kind, however deep."""
    return within(fields_of(model))


def within(fields: Iterable[Field]) -> Iterator[Field]:
    """Some fields, and all that are inside them."""
    waiting = list(fields)
    while waiting:
        field = waiting.pop()
        yield field
        waiting.extend(field.inside)


def enumerations(kinds: Kinds = KINDS) -> list[type[StrEnum]]:
    """The choices that editors can make, by name: in entries, and in the settings."""
    settings = (each for name, shape in FILES.items() for each in within(whole(name, shape).inside))
    found = {each.of for model in kinds.values() for each in every_field(model)} | {each.of for each in settings}
    return sorted((e for e in found if isinstance(e, type) and issubclass(e, StrEnum)), key=lambda each: each.__name__)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_nothing_is_forgotten(check: Check) -> None:
    """What a kind lacks is named, with the file to add it to."""
    assert list(check()) == []


def trial(base: type[Entry] = Entry, **told: object) -> Kinds:
    """The kinds and one more, which nobody has made anything for."""
    usual = {"__module__": "ethos.kinds.trial", "kind": "trial", "folder": "content/trials", "public": "prov/"}
    model: type[Entry] = type("Trial", (base,), usual | told)
    return {**KINDS, model.kind: model}


class Graded(Entry):
    """What an editor could write in a kind of its own."""

    class Grade(StrEnum):
        """A choice without words."""

        HIGH = "high"

    grade: Grade
    steps: str = ""


@pytest.mark.parametrize(
    ("check", "kinds", "told"),
    [
        (unlisted, {k: m for k, m in KINDS.items() if k != "code"}, "__init__.py: add Code to MODELS"),
        (unworded, trial(), '[label.kind.trial] lacks list = "…", what their list holds'),
        (unexplained, trial(Graded), "[field.grade] lacks about"),
        (unexplained, trial(Graded), '[label.grade] lacks high = "…"'),
        (ambiguous, trial(Graded), "steps is another sort of field in method than in trial: call one of them"),
        (unfresh, trial(), ".vscode/schema/trial.json is missing: FRESHEN=1"),
        (unshown, trial(), "tests/golden/outputs/trial-page.yml lacks a small site with a trial, and what prov/<name>"),
        (misplaced, trial(above="trials"), 'ethos.kinds.trial: above = "trials" is no kind with a list'),
        (misplaced, trial(above="prose"), 'above = "prose" is no kind with a list'),
        (misplaced, dict(reversed(KINDS.items())), "poster lies under code, so it comes after it in MODELS"),
        (misnamed, trial(kind="two-words"), 'kind = "two-words" is not one word'),
        (misnamed, trial(kind="film"), 'kind = "film" is the name of a facet of the search'),
        (misnamed, trial(kind="role"), 'kind = "role" is the name of a facet of the search'),
        (misnamed, trial(kind="search"), 'kind = "search" is the name of a place'),
        (misnamed, trial(kind="katalog"), 'kind = "katalog" is the name of a schema'),
        (misnamed, trial(public="prov"), 'public = "prov" is not one step'),
        (misnamed, trial(public="Prov/"), 'public = "Prov/" is not one step'),
        (misnamed, trial(public="prov/er/"), 'public = "prov/er/" is not one step'),
        (misnamed, trial(public="nytt/"), "is called as the feed of everything"),
        (colliding, trial(public="Dilemman"), "Dilemma and Trial have the address dilemman"),
        (colliding, trial(public="SAMTAL/"), "the place meeting and Trial have the address samtal"),
        (colliding, trial(folder="Dilemmas/"), "Dilemma and Trial have the folder dilemmas"),
        (faceless, {k: m for k, m in KINDS.items() if k != "code"}, "views/faces/code.py is no kind's face: there are"),
        (faceless, {k: m for k, m in KINDS.items() if k != "code"}, "templates/kinds/code/ is no kind's: there are"),
        (uncalendared, trial(Gathering), "settings.py: Colours lacks trial"),
        (uncalendared, trial(Gathering), "marks.py: Sort lacks trial"),
    ],
)
def test_what_is_forgotten_is_named(check: Check, kinds: Kinds, told: str) -> None:
    """Each check tells what to add, and where."""
    assert any(told in each for each in check(kinds)), list(check(kinds))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_never_imports_another_kind(kind: str) -> None:
    """References are slugs, so that a kind can come and go without the others."""
    others = [model for model in KINDS.values() if model is not KINDS[kind]]
    own = {model.__module__ for model in others} | {f"{house.__name__}.{model.__name__}" for model in others}
    tree = ast.parse(
        (PACKAGE / f"{KINDS[kind].__module__.removeprefix('ethos.').replace('.', '/')}.py").read_text("utf-8")
    )
    told = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules = {node.module for node in told}
    names = {f"{node.module}.{each.name}" for node in told for each in node.names}
    names |= {each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names}
    assert not own & (modules | names)
