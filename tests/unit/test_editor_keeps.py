"""What the editor in the browser saves differs from what it read only where something was changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from ethos.views import editor
from in_node import in_node

pytestmark = pytest.mark.node

YAML = Path(editor.__file__).parents[1] / "editor/made/js-yaml/js-yaml.min.js"
LOADED = f"""
const {{ createRequire }} = await import("node:module");
const js = createRequire(import.meta.url)({str(YAML)!r});
const how = {{ schema: js.CORE_SCHEMA }};
const yaml = {{ load: (text) => js.load(text, how), dump: (value, more) => js.dump(value, {{ ...how, ...more }}) }};
"""
KEEP = f"{LOADED} return given.map(([front, now]) => it.kept(front, {{ ...yaml.load(front), ...now }}, yaml));"

FRONT = """\
title: "Ett namn"   # bestämt av nämnden
# Om vem det gäller.
summary: >-
  Två
  rader.
themes: [jav,
  gavor]
place: {name: Salen, city: Umeå}
leader:
  # Skrivet av en chef.
  purpose: Att  # dela upp
  closing: |
    Sist.
    # Ingen kommentar.
options:
  - label: Ett
    for: 'Ja'
  # Mellan vägarna.
  - {label: Två, for: Nej}
minutes: 20
# Sist i filen."""


CASES: list[tuple[dict[str, Any], str, str]] = [
    ({}, "", ""),
    ({"title": "Ett annat"}, 'title: "Ett namn"', "title: Ett annat"),
    ({"minutes": 30}, "minutes: 20", "minutes: 30"),
    ({"themes": ["jav"]}, "themes: [jav,\n  gavor]", "themes: [jav]"),
    ({"leader": {"purpose": "Nytt", "closing": "Sist.\n# Ingen kommentar.\n"}}, "purpose: Att ", "purpose: Nytt "),
    (
        {"options": [{"label": "Ett", "for": "Kanske"}, {"label": "Två", "for": "Nej"}]},
        "    for: 'Ja'",
        "    for: Kanske",
    ),
    (
        {
            "options": [
                {"label": "Ett", "for": "Ja"},
                {"label": "Två", "for": "Nej"},
                {"label": "Tre", "for": "Nja"},
            ]
        },
        "  - {label: Två, for: Nej}",
        "  - {label: Två, for: Nej}\n  - label: Tre\n    for: Nja",
    ),
    ({"card": "12:30 i dag"}, "minutes: 20", "minutes: 20\ncard: 12:30 i dag"),
    ({"published": "2026-01-15"}, "minutes: 20", "minutes: 20\npublished: 2026-01-15"),
]
"""What is changed, what stood there, and what stands there then."""


def test_only_what_was_changed_is_written_anew() -> None:
    """Comments, quotation marks and line breaks stand, also beside it."""
    written = in_node("editor/kept.js", KEEP, [[FRONT, now] for now, _, _ in CASES])
    assert written == [FRONT.replace(was, becomes) if was else FRONT for _, was, becomes in CASES]


def test_a_file_that_is_not_understood_as_lines_is_written_anew() -> None:
    """What was to be said is said, whatever it looked like: nothing is lost but its form."""
    odd = '{"title": "Ett",\n"minutes": 20}'
    (written,) = in_node("editor/kept.js", KEEP, [[odd, {"minutes": 30}]])
    assert written == "title: Ett\nminutes: 30"


def test_our_own_content_stays_as_it_is() -> None:
    """Every text of the repository is the same when nothing was changed, and one line differs when its title was."""
    texts = [
        path.read_text("utf-8")
        for folder in ("content", "dilemmas", "seminars")
        for path in sorted(ROOT.glob(f"{folder}/**/*.md"))
    ]
    fronts = [text.split("\n---\n")[0].removeprefix("---\n") for text in texts if text.startswith("---\n")]
    assert len(fronts) > 100
    found = in_node("editor/kept.js", KEEP, [[front, now] for now in ({}, {"title": "En annan"}) for front in fronts])
    assert found[: len(fronts)] == fronts
    for front, written in zip(fronts, found[len(fronts) :], strict=True):
        assert [line for line in front.split("\n") if not line.startswith("title:")] == [
            line for line in written.split("\n") if line != "title: En annan"
        ]
