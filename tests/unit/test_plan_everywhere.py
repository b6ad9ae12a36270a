"""One plan for a meeting: on paper, on /samtal/ and in the conversation mode the same, to the minute."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from calendar_readers import missing
from selectolax.lexbor import LexborHTMLParser

from conftest import ROOT
from ethos import assets, plan, texts
from ethos.content import load
from ethos.kinds import Dilemma
from ethos.plan import Case, Step
from ethos.source.dress import Dress
from ethos.views import face, meeting
from ethos.views.paper.agenda import agenda as on_paper
from ethos.views.press import Press

pytestmark = pytest.mark.node

SCRIPTS = {
    "agenda": "conversation-agenda",
    "choice": "conversation-choice",
    "sheets": "conversation-sheets",
    "meeting": "conversation-meeting",
    "valid": "conversation-valid",
    "place": "conversation-place",
}
"""What ``meetings_in_node.mjs`` runs, by the names that it knows them under."""

PEOPLE = (2, 3, 4, 5, 6, 7, 8, 12, 16, 30, 500)
ADDRESS = "https://webbplats.example/"

Fetched = dict[str, Any]
"""A case as ``conversation/cases.js`` gives it, without its texts."""


class Browsers:
    """The published scripts, run in Node on cases as they are fetched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for file in assets.files(Dress()):
            if file.path.endswith(".js"):
                (folder / Path(file.path).name).write_bytes(file.content)
        (folder / "package.json").write_text('{"type": "module"}')

    def meetings(
        self, cases: Sequence[Fetched], wanted: Sequence[tuple[str, Sequence[str]]], press: Press
    ) -> list[Any]:
        """What becomes of each wanted meeting: the fragment of its address, and the slugs of its cases."""
        node = shutil.which("node") or missing("node saknas: installera Node")
        asked = {
            "scripts": {name: str(*self.folder.glob(f"{file}.*.js")) for name, file in SCRIPTS.items()},
            "words": {"steps": {kind: texts.labels(f"meeting.step.{kind}") for kind in plan.STEPS}},
            "cases": {each["slug"]: each for each in cases},
            "methods": methods(press),
            "wanted": [{"fragment": fragment, "slugs": slugs} for fragment, slugs in wanted],
        }
        command = [node, str(Path(__file__).with_name("meetings_in_node.mjs"))]
        done = subprocess.run(command, check=False, input=json.dumps(asked), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        found: list[Any] = json.loads(done.stdout)
        return found


@pytest.fixture(scope="module")
def browsers(tmp_path_factory: pytest.TempPathFactory) -> Browsers:
    return Browsers(tmp_path_factory.mktemp("scripts"))


@pytest.fixture(scope="module")
def press() -> Press:
    catalogue = load(ROOT).catalogue
    assert catalogue
    return Press(catalogue, catalogue.of(Dilemma)[0].published)


@pytest.fixture(scope="module")
def cases(press: Press) -> list[Fetched]:
    """Every dilemma of ours, as its page has it."""
    return [on_page(press, each) for each in press.catalogue.of(Dilemma)]


def on_page(press: Press, entry: Dilemma) -> Fetched:
    page = LexborHTMLParser(face.of("dilemma").page(press, entry).body)
    (article,) = page.css("article[data-samtal=fall]")
    told: Mapping[str, Any] = article.attributes
    clips = [int(each.attributes["data-minuter"] or 0) for each in page.css("[data-samtal=klipp]")]
    held = told["data-slut"], bool(page.css("[data-samtal=lagrum]")), len(page.css("[data-samtal=vandning]"))
    numbers = (int(told[f"data-{name}"]) for name in ("minuter", "minst", "flest"))
    case = Case(*numbers, *held, sum(clips), int(told["data-lasning"]))
    return fetched(told["data-slug"], case, told["data-metoder"].split())


def fetched(slug: str, case: Case, named: Sequence[str] = ()) -> Fetched:
    return {
        **{"slug": slug, "title": slug, "address": ADDRESS, "methods": named, "minutes": case.minutes},
        "reading": case.reading,
        **{"group": {"min": case.fewest, "max": case.most}, "closure": case.closure, "laws": {} if case.laws else None},
        **{"situation": None, "questions": [], "options": [], "leader": {}},
        "twists": [{"text": None, "question": None}] * case.twists,
        "clip": {"title": "Klipp", "address": ADDRESS, "minutes": case.clip} if case.clip else None,
    }


def methods(press: Press) -> dict[str, Any]:
    """The methods in the order of the page, as they are fetched."""
    return {
        each.slug: {
            **{"slug": each.slug, "title": each.title, "summary": each.summary, "address": ADDRESS},
            "apart": each.shape == plan.APART,
            "steps": [{"label": step.label, "share": step.share, "prompt": None} for step in each.steps],
        }
        for each in meeting.methods(press.catalogue)
    }


def faults(found: Mapping[str, Any], steps: Sequence[Step], method: Mapping[str, Any]) -> list[str]:
    """Where it is not these steps, to the minute: in the agenda, on the page, in what is kept, by the clock.

    The questions of the method share the whole group's minutes by its own proportions, and no minute is lost.
    """
    shown = [f"{row.span} {row.minutes} min" for row in meeting.rows(steps)]
    counted = [[each.kind, each.minutes] for each in steps]
    shares = [each["share"] for each in method["steps"]]
    asked = [plan.split(each.minutes, shares) for each in steps if each.kind == "plenary"]
    same = {
        "agenda": found["steps"] == [[each.kind, each.minutes, each.case, each.twist] for each in steps],
        "page": [when for when, _ in found["rows"]] == shown,
        "kept": found["kept"] == [True, False],
        "clock": found["led"] == {"steps": counted, "asked": asked, "whole": sum(each.minutes for each in steps)},
    }
    return [where for where, is_same in same.items() if not is_same]


def test_what_is_printed_is_what_is_proposed(press: Press, browsers: Browsers, cases: list[Fetched]) -> None:
    """For every dilemma: as long, for as many, by the same method, the same steps at the same minutes."""
    proposed = browsers.meetings(cases, [(f"fall={each['slug']}", [each["slug"]]) for each in cases], press)
    for entry, found in zip(press.catalogue.of(Dilemma), proposed, strict=True):
        paper: Any = on_paper(press.catalogue, entry)
        choice, method = found["choice"], meeting.method_of(press.catalogue, entry)
        assert method and choice["method"] == method.slug
        assert paper["hint"] == texts.label("paper.hint").format(**choice)
        lengths = [each["length"].replace("\N{NO-BREAK SPACE}", " ") for each in paper["agenda"]]
        titled = zip(paper["agenda"], lengths, strict=True)
        assert found["rows"] == [[f"{each['span']} {length}", each["title"]] for each, length in titled]
        assert [f"{spent} min" for _, spent in found["led"]["steps"]] == lengths
        assert choice["minutes"] >= entry.minutes


def combined(known: Iterable[str], named: Sequence[str]) -> Iterator[tuple[str, int, int, str]]:
    """Every dilemma in every length, each with every group and each with every method.

    The third is the next in turn, so that no length, group and method are together in fewer than two of the dilemmas.
    """
    for turn, (slug, (at, length)) in enumerate(product(known, enumerate(plan.PLANS))):
        start = turn // len(plan.PLANS) + at
        yield from ((slug, length, group, named[(start + far) % len(named)]) for far, group in enumerate(PEOPLE))
        yield from ((slug, length, PEOPLE[(start + far) % len(PEOPLE)], method) for far, method in enumerate(named))


def test_every_dilemma_in_every_length_group_and_method(press: Press, browsers: Browsers, cases: list[Fetched]) -> None:
    """Browsers divide it as Python does, and no method changes a minute."""
    known = {each.slug: meeting.case_of(press.catalogue, each) for each in press.catalogue.of(Dilemma)}
    every = methods(press)
    wanted = list(dict.fromkeys(combined(known, list(every))))
    met = Counter(each[1:] for each in wanted)
    assert met.keys() == {*product(plan.PLANS, PEOPLE, every)} and min(met.values()) > 1
    fragment = "fall={}&minuter={}&grupp={}&metod={}"
    found = browsers.meetings(cases, [(fragment.format(*each), each[:1]) for each in wanted], press)
    differ = [
        (fragment.format(slug, length, group, method), wrong)
        for (slug, length, group, method), each in zip(wanted, found, strict=True)
        if (wrong := faults(each, plan.agenda(length, group, [known[slug]]), every[method]))
        or each["choice"]["method"] != method
    ]
    assert differ == []


def test_several_cases_of_any_kind(press: Press, browsers: Browsers) -> None:
    """One to six cases with and without laws, twists and clips, in every length or none, for any number of people."""
    chance = random.Random(2026)
    kinds = product(["open", "legal-limit", "leader-concludes"], [False, True], range(5), [0, 1, 2, 4, 9, 12, 13, 40])
    asked = ((chance.randint(5, 240), chance.randint(1, 9), chance.randint(9, 40)) for _ in range(1000))
    known = {
        f"fall-{number}": Case(*first, *kind, reading=chance.randint(1, 9))
        for number, (kind, first) in enumerate(zip(kinds, asked, strict=False))
    }
    wanted, expected = [], []
    for length, group, count, _ in product([0, *plan.PLANS], [0, *range(2, 9), 40], range(1, plan.CASES + 1), range(8)):
        slugs = chance.sample(list(known), count)
        chosen = [known[slug] for slug in slugs]
        lasts, many = length or plan.length(chosen), group or plan.people(chosen)
        wanted.append((f"minuter={length or ''}&grupp={group or ''}", slugs))
        expected.append((lasts, many, plan.agenda(lasts, many, chosen)))
    wanted.append(("", []))
    *found, nothing = browsers.meetings([fetched(slug, each) for slug, each in known.items()], wanted, press)
    every = methods(press)
    usual = {"minutes": plan.length([]), "group": plan.people([]), "method": meeting.FIRST}
    assert nothing["steps"] == [] and usual.items() <= nothing["choice"].items()
    for (lasts, many, steps), each, (_, slugs) in zip(expected, found, wanted[:-1], strict=True):
        wrong = faults(each, steps, every[each["choice"]["method"]])
        told = (each["choice"]["minutes"], each["choice"]["group"], wrong)
        assert told == (lasts, many, []), [known[slug] for slug in slugs]
