"""Forms for proposals on a code host (GitHub's issue forms), which ask what the site's own page asks; and answers.

``ethos new --from-issue`` reads an answer as the host shows it: each question as a heading, what is answered below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from ethos import places, plan, texts
from ethos.kinds.settings import Settings
from ethos.views import own_case, propose

FOLDER = ".github/ISSUE_TEMPLATE"
"""Where the host looks for them; written by ``FRESHEN=1 pytest tests/unit/test_issue_forms.py -k fresh``."""
FORMS = {"dilemma": "dilemma", "seminar": "seminarium", "fault": "fel"}
"""What can be proposed, and what the file with its form is called."""
MUST = frozenset({"title", "situation", "page", "wrong"})
UNANSWERED = "_No response_"
HEADING = re.compile(r"^### +(.+?) *$", re.MULTILINE)
LETTERS = "ABCD"


@dataclass(frozen=True)
class Question:
    """What a form asks for, what it is called there, and the words that one chooses among: slug → label."""

    key: str
    label: str
    advice: str
    example: str = ""
    lines: int = 1
    choices: Mapping[str, str] = field(default_factory=dict)


def questions(form: str, settings: Settings) -> list[Question]:
    """What a form asks for, in order."""
    if form == "dilemma":
        return list(_of_a_case(settings))
    words = {key: settings.words(name) for key, name in propose.CHOSEN.items()}
    asked = propose.asked(form)
    return [Question(e.key, e.name, e.advice, e.example, e.lines, words.get(e.key, {})) for e in asked]


def _of_a_case(settings: Settings) -> Iterator[Question]:
    lists: dict[str, Mapping[str, str]] = {"minutes": {str(each): str(each) for each in plan.PLANS}}
    lists["law"] = {short: f"{act.called} ({short})" for short, act in settings.lawbook.acts.items()}
    for section, asked in (own_case.SECTIONS | own_case.WISHED).items():
        for each in (own_case.asked(key, lines) for key, lines in asked.items()):
            yield Question(each.key, each.name, each.advice, each.example, each.lines, lists.get(each.key, {}))
        if section == "options":
            yield from _ways()
    for key, name in own_case.WORDS.items():
        label = texts.label(f"own_case.filed.{key}")
        yield Question(key, label, "", choices=settings.words(name))


def _ways() -> Iterator[Question]:
    for number in range(1, own_case.OPTIONS + 1):
        way = texts.label("issue.way").format(letter=LETTERS[number - 1])
        for part, lines in own_case.WAY.items():
            each = own_case.asked(part, lines, f"{part}{number}")
            yield Question(each.key, f"{way}: {each.name}", each.advice, "", each.lines)


def files(settings: Settings) -> dict[str, str]:
    """The forms as files, by path from the root, and what the host says beside them."""
    site = settings.site
    page = {"name": texts.label("page.propose.title"), "url": f"{site.address}{places.PROPOSE.path}"}
    beside = {"blank_issues_enabled": False, "contact_links": [page | {"about": texts.label("issue.beside")}]}
    made = {f"{FOLDER}/{name}.yml": _form(form, settings) for form, name in FORMS.items()}
    return made | {f"{FOLDER}/config.yml": _yaml(beside)}


HEAD = "# Skriven ur modellerna: FRESHEN=1 .venv/bin/pytest tests/unit/test_issue_forms.py -k fresh"


def _yaml(told: Mapping[str, object]) -> str:
    """As a host reads it, for which a day without quotes is no text."""
    return f"{HEAD}\n{yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=120)}"


def _form(form: str, settings: Settings) -> str:
    title = texts.label(f"propose.{form}.title")
    told: dict[str, object] = {"name": title, "description": texts.label(f"issue.about.{form}"), "title": f"{title}: "}
    intro: object = {"type": "markdown", "attributes": {"value": texts.label("issue.intro")}}
    told["body"] = [intro, *map(_element, questions(form, settings))]
    return _yaml(told)


def _element(question: Question) -> object:
    kind = "dropdown" if question.choices else "input" if question.lines == 1 else "textarea"
    told: dict[str, object] = {"label": question.label}
    told |= {"description": question.advice} if question.advice else {}
    told |= {"options": list(question.choices.values())} if question.choices else {}
    told |= {"placeholder": question.example} if question.example and not question.choices else {}
    return {"type": kind, "id": question.key, "attributes": told, "validations": {"required": question.key in MUST}}


@dataclass(frozen=True)
class Answer:
    """What somebody has answered: which form, and the texts by its keys; what is chosen is a slug."""

    form: str
    texts: Mapping[str, str]


def answer(text: str, settings: Settings) -> Answer | None:
    """An answer as the host shows it; None for a text that answers none of the forms."""
    heads = {found[1] for found in HEADING.finditer(text)}
    asked = {form: questions(form, settings) for form in FORMS}
    form = max(asked, key=lambda each: len(heads & {question.label for question in asked[each]}))
    found = dict(_answered(text.replace("\r\n", "\n"), asked[form]))
    return Answer(form, found) if found.keys() & MUST else None


def _answered(text: str, asked: Sequence[Question]) -> Iterator[tuple[str, str]]:
    """Each question that has an answer. A heading that is no question of the form's belongs to the answer above it."""
    known = {question.label: question for question in asked}
    heads = [found for found in HEADING.finditer(text) if found[1] in known]
    for at, head in enumerate(heads):
        end = heads[at + 1].start() if at + 1 < len(heads) else len(text)
        said, question = text[head.end() : end].strip(), known[head[1]]
        if question.choices:
            said = next((slug for slug, label in question.choices.items() if label == said), "")
        if said and said != UNANSWERED:
            yield question.key, said
