"""A case of one's own: its rules are those of the check, and the draft that comes of it passes it."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import TODAY, Lay
from ethos import own_rule, places, site
from ethos.content import settings
from ethos.views import own_case
from ethos.views.own_case import LIMITS, OPTIONS, WORDS
from in_node import in_node

CASE = "conversation/own-case.js"
RULES = ("leading-question", "weak-option", "possible-name", "law-unnamed", "one-sided-tension")
WHOLE = dict.fromkeys(LIMITS, "") | {
    "title": "Nyckeln",
    "situation": "Du är ny på enheten.\n\nPå måndag ska du skriva under.",
    "who": "Kollegan har hjälpt dig mycket.",
    "label1": "Fråga först",
    "for1": "Hen får en chans att rätta sig.",
    "against1": "Du vet något som andra borde veta.",
    "label2": "Säg det till chefen",
    "for2": "Den som ansvarar får veta.",
    "against2": "Kollegan får inte förklara sig.",
    "questions": "Vad står på spel?\nVem berörs?\nVad talar för att vänta?",
    "twist": "Chefen har sagt ja en gång.",
    "twist_question": "Vad ändrades?",
    "purpose": "Fråga varandra i tid.",
    "minutes": "45",
}


def test_the_script_for_browsers_is_fresh(root: Path) -> None:
    """What is in the folder is what browsers get; it is written anew with FRESHEN=1."""
    file = root / "plugins" / "ethos" / "assets" / own_rule.SCRIPT
    if os.environ.get("FRESHEN"):
        file.write_text(own_rule.script(), "utf-8")
    assert file.read_text("utf-8") == own_rule.script()


def test_no_browser_is_given_what_it_cannot_read() -> None:
    with pytest.raises(ValueError, match="no browser"):
        own_rule.browser(re.compile("(?<=a)b"))


@pytest.fixture
def filed(site_in: Lay) -> tuple[Path, dict[str, str]]:
    """A site with no content, and a whole case with words of its vocabulary."""
    folder = site_in({"files": {}})
    known = settings(folder)
    words = {key: list(known.words(name)) for key, name in WORDS.items()}
    chosen = {key: each[1 if key == "other" else 0] for key, each in words.items()}
    return folder, WHOLE | chosen


NASTY = "<script>alert(1)</script> *fet* [länk](javascript:alert(1)) `kod` # rubrik & ”citat” \\ \"': - {x} |"


@pytest.mark.node
@pytest.mark.parametrize(
    "more",
    [
        {},
        {"law": "FL", "law_says": "Du är saklig.\nSäg till."},
        {
            "situation": f"- {NASTY}\n---\n1. {NASTY}",
            "for1": NASTY,
            "questions": f"{NASTY}?\n- Två?\n---",
            "twist": NASTY,
            "purpose": NASTY,
            "title": "Nyckeln: 'a' \"b\" # c",
            "label1": "Ja: nej # {x}",
        },
    ],
)
def test_a_draft_passes_the_check(more: dict[str, str], filed: tuple[Path, dict[str, str]]) -> None:
    """As a draft, without a fault; what is typed is text, and editors are told where it looks odd."""
    folder, own = filed
    text = drafted(folder, own | more)
    (folder / "dilemmas").mkdir()
    (folder / "dilemmas/nyckeln.md").write_text(text, "utf-8")
    inspection = site.inspect(folder, TODAY)
    odd = {"marked-line"} if NASTY in own_text(more) else set()
    assert {each.code for each in inspection.problems} == odd, text
    assert inspection.catalogue
    [entry] = inspection.catalogue.entries
    assert entry.is_draft and entry.title == " ".join((own | more)["title"].split())
    edition = site.live(inspection, TODAY)
    page = next(each for each in edition.outputs if each.path == entry.path)
    html = page.draw().html  # type: ignore[union-attr]
    assert (
        "<script>alert" not in html and "<em>fet" not in html and "javascript:" not in html.replace("(javascript:", "")
    )


def drafted(folder: Path, own: dict[str, str]) -> str:
    """The text of the file that a browser saves."""
    awaited = [*own_case.awaited(TODAY, settings(folder)).items()]
    return str(in_node("conversation/own-draft.js", "return it.draft(...given, '2026-11-29')", [own, awaited]))


@pytest.mark.node
def test_what_nobody_has_chosen_is_marked(filed: tuple[Path, dict[str, str]]) -> None:
    """None of the site's words stands unmarked that was not chosen; a draft of it passes the check, with its notes."""
    folder, own = filed
    long = f"{'Du vet mer än du får säga ' * 12}nu."
    chosen = drafted(folder, own)
    text = drafted(folder, own | dict.fromkeys(WORDS, "") | {"situation": long})
    marked = {name for name in own_case.LEFT if f"# ATT SKRIVA: {name}: " in text}
    assert marked == own_case.LEFT and "principles" not in text, text
    assert re.findall("# ATT SKRIVA: ([a-z]+):", chosen) == ["difficulty", "group", "closure"]
    assert 'summary: "Du är ny på enheten. På måndag ska du skriva under."' in chosen
    (folder / "dilemmas").mkdir()
    (folder / "dilemmas/nyckeln.md").write_text(text, "utf-8")
    assert [each.code for each in site.inspect(folder, TODAY).problems] == []


def own_text(more: dict[str, str]) -> str:
    return " ".join(more.values())


def texts_of(seed: int) -> dict[str, str]:
    """A case put together of texts that rules have something to say of, and of others."""
    drawn = random.Random(seed)
    asked = [
        "Vad gör du?",
        "Borde hon inte säga till?",
        "Är det inte fel?",
        "Varför är det viktigt?",
        "Hur blir det, eller hur?",
        "Visst är det så?",
        "Är det ointressant?",
        "Håller du med?",
    ]
    sides = [
        "Ingen gissar.",
        "–",
        "inget",
        "Todo",
        "Du vet mer om vad som har hänt och varför det blev så, än du visste i går.",
        "Det tar tid att fråga alla som kan tänkas veta.",
    ]
    named = [
        "Anna Berg ringer.",
        "Anna ringer.",
        "Hos Karl-Erik von Sydow.",
        "På Karin Boyegatan.",
        "Sten Sture gata",
        "xAnna Berg",
        "Åsa\nÖberg",
        "Maria Lind och Erik Ek",
        "Lars Vasaskolan",
        "e-Anna Berg",
    ]
    found = {"questions": "\n".join(drawn.choices(asked, k=4)), "twist_question": drawn.choice(asked)}
    for number in range(1, OPTIONS + 1):
        found |= {
            f"label{number}": f"Väg {number}",
            f"for{number}": drawn.choice(sides),
            f"against{number}": drawn.choice(sides),
        }
    found["situation"] = " ".join(drawn.choices(named, k=3))
    return found | {
        "who": drawn.choice(named),
        "law_says": drawn.choice(["", "Säg till genast."]),
        "twist": drawn.choice(named),
    }


@pytest.mark.node
def test_a_case_is_told_what_editors_are_told(filed: tuple[Path, dict[str, str]]) -> None:
    """The same rules speak, of as many places and in the same words, of cases put together at random."""
    folder, own = filed
    cases = [
        own | texts_of(seed) | {"title": f"Fall {seed}", "other": own["one" if seed % 5 == 0 else "other"]}
        for seed in range(60)
    ]
    told = in_node(
        "conversation/own-rules.js",
        "return given.map((own) => it.advice(own).map(({code, text}) => [code, text]))",
        cases,
    )
    (folder / "dilemmas").mkdir()
    for number, each in enumerate(cases):
        (folder / f"dilemmas/fall-{number}.md").write_text(as_entry(each), "utf-8")
    problems = site.inspect(folder, TODAY).problems
    assert {each.code for each in problems} == set(RULES)
    for number, said in enumerate(told):
        heard = [each for each in problems if each.path == f"dilemmas/fall-{number}.md"]
        assert sorted(code for code, _ in said) == sorted(each.code for each in heard), cases[number]
        assert [each.message for each in heard if not any(text.startswith(each.message) for _, text in said)] == []
    assert {code for said in told for code, _ in said} == set(RULES)


def as_entry(own: dict[str, str]) -> str:
    """The same case as an editor would write it, with nothing escaped."""
    front: dict[str, Any] = {"summary": "Vad gör du?", "status": "draft", "published": "2026-01-15", "closure": "open"}
    front |= {"difficulty": 2, "minutes": 45, "group": {"min": 4, "max": 12}}
    front |= {"themes": [own["theme"]], "roles": [own["role"]], "settings": [own["setting"]]}
    front |= {
        "title": own["title"],
        "questions": own["questions"].split("\n"),
        "tension": [{"between": own["one"], "and": own["other"]}],
    }
    front["options"] = [
        {"label": own[f"label{n}"], "for": own[f"for{n}"], "against": own[f"against{n}"]} for n in range(1, OPTIONS + 1)
    ]
    front["twists"] = [{"text": own["twist"], "question": own["twist_question"]}]
    front["leader"] = {"purpose": own["purpose"], "closing": "Vad ändrar vi?"}
    front |= {"law_says": own["law_says"].split("\n")} if own["law_says"] else {}
    return f"---\n{yaml.safe_dump(front, allow_unicode=True, width=1000)}---\n{own['situation']}\n\n{own['who']}\n"


@pytest.mark.node
def test_a_law_has_one_address(root: Path) -> None:
    names = list(settings(root).lawbook.acts)
    assert in_node("shared/drafting.js", "return given.map(it.slugged)", names) == [
        places.law_slug(each) for each in names
    ]
