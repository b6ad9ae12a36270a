"""A draft of what somebody has told: the check takes it, whatever that is, and it tells what is left to write."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as quick
from hypothesis import strategies as st
from test_template import around

from ethos import rules
from ethos.catalogue import Catalogue
from ethos.content import load
from ethos.draft import DOTS, draft
from ethos.kinds import KINDS, Dilemma, Entry
from ethos.kinds.parse import parse
from ethos.source import Value
from ethos.source import parse as read

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 30)
LOADED = load(ROOT, kinds=()).catalogue
assert LOADED is not None
SITE = LOADED.settings
TOLD: dict[str, Value] = {"themes": ["jav"], "questions": ["Vad då?"], "options": [{"label": "Fråga"}], "minutes": "x"}


def entry_of(kind: str, said: dict[str, Value], body: str = "Något hände.", status: str = "draft") -> Entry:
    made = draft(kind, "Gåvan", TODAY, SITE, said=said, body=body)
    document = read(made.path, made.text.replace("status: draft", f"status: {status}").encode())
    assert not isinstance(document, list), document
    entry = parse(KINDS[kind], document)
    assert not isinstance(entry, list), entry
    return entry


def codes(entry: Entry) -> list[str]:
    found = rules.check(Catalogue([entry, *around(entry, SITE)], SITE), TODAY)
    return [each.code for each in found if each.path == entry.source.path]


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_of_nothing_but_a_title_is_taken_and_stays_a_draft(kind: str) -> None:
    assert codes(entry_of(kind, {}, body="")) == []
    assert "unwritten" in codes(entry_of(kind, {}, body="", status="published"))


def test_what_is_told_stands_unmarked_and_the_rest_is_asked_for() -> None:
    entry = entry_of("dilemma", TOLD)
    assert isinstance(entry, Dilemma)
    assert [each.label for each in entry.options] == ["Fråga", DOTS]
    assert [*entry.questions] == ["Vad då?", DOTS, DOTS]
    made = draft("dilemma", "Gåvan", TODAY, SITE, said=TOLD, body="Något hände.")
    asked = [line.partition(":")[0] for line in made.unwritten]
    assert {"tension", "closure", "options.for", "options.against", "questions", "leader", "minutes"} <= {*asked}
    assert "themes" not in asked
    assert all(f"# ATT SKRIVA: {line}\n" in made.text for line in made.unwritten)


def test_what_no_model_takes_is_told_of_and_left_out() -> None:
    made = draft("dilemma", "Gåvan", TODAY, SITE, said=TOLD)
    assert made.refused == ("minutes",)
    assert "minutes: x" not in made.text


VALUES = st.recursive(
    st.text(max_size=30) | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["label", "between", "x"]), inner),
    max_leaves=6,
)


@quick(max_examples=60)
@given(st.dictionaries(st.sampled_from([*Dilemma.model_fields, "okänt", "status"]), VALUES, max_size=4))
def test_whatever_is_told_the_draft_is_an_entry(said: dict[str, Value]) -> None:
    assert entry_of("dilemma", said).is_draft
