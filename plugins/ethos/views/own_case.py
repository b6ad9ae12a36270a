"""The page where somebody writes a case of their own: for this meeting, and if they want to a draft for the editors.

Nothing of it is sent. ``conversation/own-page.js`` keeps what is typed in the browser; what it is told of the text is
said by ``own_rule.py``. Without scripts it is a form to print and fill in by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ethos import draft, places, plan, texts
from ethos.form import fields_of
from ethos.kinds import Dilemma
from ethos.kinds.settings import Settings
from ethos.output import Page
from ethos.views.press import Press, words

LINE, TALK = 120, 600
"""Characters of a line, and of a text that a group takes in while it is talking."""

OPTIONS = 4
"""Ways to go, at most: as many as stand beside each other on a stage."""

LIMITS: Mapping[str, int] = {
    **{"title": 90, "situation": 4000, "who": TALK},
    **{
        f"{part}{number}": LINE if part == "label" else TALK
        for number in range(1, OPTIONS + 1)
        for part in ("label", "for", "against")
    },
    **{"questions": 1200, "twist": TALK, "twist_question": 240, "law": 20, "law_says": 450, "purpose": TALK},
    **{"minutes": 3, "theme": 100, "principle": 100, "role": 100, "setting": 100, "one": 100, "other": 100},
}
"""Every text of a case of one's own, and how many characters it may have; those of the last line are chosen."""

WORDS = {
    "theme": "themes",
    "principle": "principles",
    "role": "roles",
    "setting": "settings",
    "one": "values",
    "other": "values",
}
"""What a draft is filed under."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A text to write: what it is called, how to write it, an example, and how many lines it has room for."""

    key: str
    name: str
    advice: str
    example: str
    most: int
    lines: int = 1
    fault: str = ""
    """What is said when a group cannot do without it."""


SECTIONS: dict[str, Mapping[str, int]] = {
    "situation": {"title": 1, "situation": 9, "who": 3},
    "options": {},
    "questions": {"questions": 5},
}
"""The steps of the page: what each asks for, and in how many lines; 0 is for what is chosen."""

WISHED: dict[str, Mapping[str, int]] = {
    "twist": {"twist": 3, "twist_question": 2},
    "law": {"law": 0, "law_says": 3},
    "leader": {"purpose": 2, "minutes": 0},
}
"""The same of what few write: folded."""


def page(press: Press) -> Page:
    """/samtal/eget/: what a case needs, with advice and an example beside each field."""
    title, description = words("own_case")
    settings = press.catalogue.settings
    return press.page(
        "meeting/own.html",
        places.OWN_CASE.path,
        title,
        description,
        at=places.OWN_CASE,
        needed=sections(SECTIONS),
        wished=sections(WISHED),
        ways=[
            [asked(part, lines, f"{part}{number}") for part, lines in WAY.items()] for number in range(1, OPTIONS + 1)
        ],
        laws={short: f"{act.called} ({short})" for short, act in settings.lawbook.acts.items()},
        lengths=list(plan.PLANS),
        usual=min(plan.PLANS),
        filed=[(key, texts.label(f"own_case.filed.{key}"), settings.words(name)) for key, name in WORDS.items()],
        awaited=awaited(press.today, settings),
        usual_questions=texts.label("own_case.questions"),
        contact=settings.site.contact,
    )


def sections(told: Mapping[str, Mapping[str, int]]) -> list[tuple[str, list[Asked]]]:
    """Each step with what it asks for."""
    return [(name, [asked(key, lines) for key, lines in each.items()]) for name, each in told.items()]


WAY = {"label": 1, "for": 3, "against": 3}

LEFT = frozenset({"summary", "themes", "roles", "settings", "tension", "difficulty", "group", "closure"})
"""What a draft must say, and nobody needs to have chosen who writes a case."""


def awaited(today: date, settings: Settings) -> Mapping[str, str]:
    """The lines of a draft that stand where nothing is chosen, marks and all: name → lines."""
    return {name: lines for name, lines in draft.awaited("dilemma", today, settings, {}).items() if name in LEFT}


def asked(key: str, lines: int, name: str = "") -> Asked:
    """A text to write, under another name where it is one of several ways."""
    told = texts.labels(f"own_case.field.{key}")
    bounds = next((each.bounds for each in fields_of(Dilemma) if each.name == key), {})
    faults = texts.labels("own_case.fault")
    fault = faults.get(name or key, faults.get(key, "")).format(**bounds)
    most = LIMITS[name or key]
    return Asked(name or key, told["name"], told["advice"].format(**bounds), told["example"], most, lines, fault)
