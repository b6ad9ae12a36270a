"""Nothing that an editor can write keeps a document from being printed: every form of document, every sort of text."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_paper_tree import HOME, PIECES

import naughty
from ethos import plan
from ethos.kept import Shelf
from ethos.markdown import Renderer, burden
from ethos.paper import tree
from ethos.paper.printing import Printing
from ethos.paper.sheet import Order, Sheet
from ethos.paper.tree import Json
from ethos.views import paper

DAY = date(2026, 11, 21)
STEP: Json = {"title": "Två och två", "told": "Vänd dig om.", "say": "Vad gör valet svårt?", "minutes": ["4"]}
RENDERER = Renderer({})
TYPST = (
    "#panic()",
    "#set page(fill: red)",
    "$ x $",
    "@ref",
    "<a>",
    "*",
    "_",
    "`",
    "//",
    "/* ",
    "\\u{1}",
    "#{",
    "[",
    "= ",
)
"""What would mean something if text were read as typst."""


mixed = st.lists(st.sampled_from((*PIECES, *TYPST)) | st.text(max_size=9), max_size=40).map("".join)


SHAPES = [("steps", 2), ("compass", 4), ("wheel", 12), ("steps", 12), ("wheel", 4), ("compass", 3)]
"""What a worksheet can be, and how many steps it has."""


FORMS = 6
"""Documents of each dilemma: see ``sheets``."""


def case(line: str, text: str, lang: str) -> dict[str, Json]:
    """A dilemma, and a card, with a line or a text in every field."""
    block = tree.blocks(RENDERER.block(text, "x.md", HOME))
    run = tree.runs(RENDERER.inline(text, "x.md", HOME))
    named = "title subtitle summary address brief theme time facts told checked hint shorter"
    lines = dict.fromkeys(named.split(), line)
    option: Json = {"label": line, "for": run, "against": run, "consequence": run}
    law: Json = {"text": line, "title": line, "url": "https://lag.example/å", "note": run}
    step: dict[str, Json] = {"span": "0–5", "length": "5 min", "title": line, "told": line, "say": line, "about": line}
    steps: list[Json] = [{**step, "kind": kind, "twist": 0} for kind in plan.STEPS]
    several: dict[str, Json] = {"about": [[line, line]], "notices": [line], "colophon": [line], "agenda": steps}
    several |= {"options": [option, option], "twists": [{"text": run, "question": run}]}
    several |= {"laws": [law], "law-says": [run, run], "ways": [["A", line], ["B", line]], "blanks": [line]}
    several |= {
        "run": run,
        "situation": block,
        "questions": [run, run],
        "notes": [[line, block]],
        "held": False,
        "noted": ["stuck"],
    }
    return {**lines, **several, "lang": lang, "region": "", "roomy": False}


def sheets(cases: Sequence[dict[str, Json]]) -> Iterator[Sheet]:
    """Each alone in every form, and all of them as cards and as a book."""
    names = [str(number) for number in range(len(cases))]
    for each, name in zip(cases, names, strict=True):
        line = str(each["title"])
        told: dict[str, Json] = dict.fromkeys(("site", "sort", "summary", "address", "brief"), line)
        yield Sheet(f"{name}.pdf", "guide", line, DAY, told, (f"strip/{name}",))
        yield Sheet(f"{name}-2.pdf", "sheet", line, DAY, told, (f"strip/{name}",))
        yield Sheet(f"{name}-4.pdf", "question", line, DAY, told, (f"card/{name}",))
        yield Sheet(f"{name}.docx", "package", line, DAY, told | {"parts": [line, line]}, (f"strip/{name}",))
        yield Sheet(f"{name}.pptx", "slides", line, DAY, told | {"rules": [line], "promise": line}, (f"strip/{name}",))
        shape, steps = SHAPES[int(name) % len(SHAPES)]
        method: Json = {**each, "shape": shape, "steps": [[line, each["run"], 1]] * steps}
        yield Sheet(f"{name}-3.pdf", "worksheet", line, DAY, told | {"method": method, "notices": [line]})
    yield Sheet("kort.pdf", "cards", line, DAY, told, tuple(f"card/{name}" for name in names))
    about: dict[str, Json] = {
        "about": each["situation"],
        "agendas": ["20 min"],
        "steps": [STEP],
        "register": [[line, [0]]],
    }
    yield Sheet("bok.pdf", "book", line, DAY, told | about, tuple(f"strip/{name}" for name in names))


def print_all(cases: Sequence[dict[str, Json]], folder: Path) -> int:
    """How many documents could be printed, all with their forms."""

    def shared(name: str) -> Json:
        form, number = name.split("/")
        found = cases[int(number)]
        return found if form == "card" else {**found, "facts": [[found["title"], found["title"]]] * 4}

    printing = Printing(Shelf(), Order(list(sheets(cases)), shared, paper.words(HOME)))
    files = printing.files()
    assert printing.plain == []
    return len(files)


def test_what_attackers_write_and_anyone_may_paste(tmp_path: Path) -> None:
    """Every such text in every field, and typst's own language among them."""
    pieces = random.Random(1).sample(found := [*naughty.attacks(), *naughty.pasted(), *PIECES, *TYPST], len(found))
    several = ["".join(pieces[start::12])[:2500] for start in range(12)]
    cases = [
        case(" ".join(text.split())[:90] or "x", text, lang)
        for text, lang in zip(several, ["", "en", "ar", "zh"] * 3, strict=True)
        if not burden(text)
    ]
    assert len(cases) > 6
    assert print_all(cases, tmp_path) == FORMS * len(cases) + 2


KNOWN = [
    ("[y](mailto:a@b.example)\xad", "ar"),
    ("### <br>\n\nx", ""),
    ("\x1b", "en"),
    ("> " * 50 + "x", ""),
    ("*" * 99 + "x" + "*" * 99, ""),
    ("<dl><dt><ul><li>x</li></ul></dt><dd>y</dd></dl>\n\nx", ""),
]
"""What has failed: a link from right to left, no words in a heading, what lies too deep, a list in place of a word."""


def test_what_typst_has_failed_on(tmp_path: Path) -> None:
    cases = [case(text.split()[-1][:90], text, lang) for text, lang in KNOWN]
    assert print_all(cases, tmp_path) == FORMS * len(cases) + 2


@pytest.mark.slow
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(st.text(min_size=1, max_size=90), mixed), min_size=8, max_size=8))
def test_any_text(tmp_path: Path, made: list[tuple[str, str]]) -> None:
    """Whatever Unicode has, in any mixture with Markdown's marks and typst's."""
    cases = [case(line.strip() or "x", text, "") for line, text in made if not burden(text)]
    assert print_all([*cases, case("x", "x", "")], tmp_path) == FORMS * (len(cases) + 1) + 2
