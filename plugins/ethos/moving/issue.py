"""What somebody has proposed in a form on a code host, as a draft with what they told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from ethos.catalogue import Catalogue
from ethos.draft import plainly
from ethos.issue_forms import Answer, answer
from ethos.kinds.settings import Settings
from ethos.moving.found import SUMMARY, TITLE, Found, first_sentence, in_line, refused
from ethos.moving.gathering import Told, seminar, spanned
from ethos.source import Value
from ethos.views.own_case import OPTIONS


def read(text: str, settings: Settings) -> Answer:
    """The answer in a text.

    Raises:
        EthosError: it answers none of our forms.
    """
    if found := answer(text, settings):
        return found
    raise refused("issue")


def found(given: Answer, settings: Settings) -> Found:
    """A dilemma or a seminar, of what is told."""
    return _seminar(given.texts, settings) if given.form == "seminar" else _dilemma(given.texts)


def source_of(given: Answer, catalogue: Catalogue) -> str:
    """The file of the page that somebody has found a fault on; nothing when it is none that we know."""
    path = urlsplit(given.texts.get("page", "").strip()).path
    ours = [entry for entry in catalogue.public if path.strip("/").endswith(entry.path.strip("/"))]
    return max(ours, key=lambda each: len(each.path)).source.path if ours else ""


def _seminar(told: Mapping[str, str], settings: Settings) -> Found:
    start, end = spanned(told.get("day", ""), told.get("begins", ""), "", told.get("ends", ""))
    plain = {name: told.get(name, "") for name in ("title", "text", "place", "city", "online_url", "registration")}
    lists = {name: [told[key]] for name, key in (("themes", "theme"), ("organisers", "organiser")) if key in told}
    return seminar(Told(**plain, start=start, end=end, lists=lists), settings)


def _dilemma(told: Mapping[str, str]) -> Found:
    situation = told.get("situation", "")
    body = "\n\n".join(plainly(each) for each in (situation, told.get("who", "")) if each)
    return Found("dilemma", in_line(told.get("title", ""), TITLE), dict(_fields(told)), body)


def _fields(told: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    if summary := first_sentence(told.get("situation", "")):
        yield "summary", in_line(summary, SUMMARY)
    single = {"themes": "theme", "principles": "principle", "roles": "role", "settings": "setting", "laws": "law"}
    for name, key in single.items():
        if key in told:
            yield name, [told[key]]
    if {"one", "other"} <= told.keys() and told["one"] != told["other"]:
        yield "tension", [{"between": told["one"], "and": told["other"]}]
    if told.get("minutes", "").isdecimal():
        yield "minutes", int(told["minutes"])
    for name in ("questions", "law_says"):
        if lines := [_said(each) for each in told.get(name, "").split("\n") if each.strip()]:
            yield name, [*lines]
    if ways := [way for number in range(1, OPTIONS + 1) if (way := _way(told, number))]:
        yield "options", [*ways]
    if twist := told.get("twist"):
        question: dict[str, Value] = {"question": _said(told["twist_question"])} if "twist_question" in told else {}
        yield "twists", [{"text": _said(twist), **question}]
    if purpose := told.get("purpose"):
        yield "leader", {"purpose": _said(purpose)}


def _way(told: Mapping[str, str], number: int) -> dict[str, Value]:
    """A way to go with what is told for it and against it; nothing when it has no name."""
    if f"label{number}" not in told:
        return {}
    sides = {side: told.get(f"{side}{number}", "") for side in ("for", "against")}
    return {"label": in_line(told[f"label{number}"]), **{side: _said(each) for side, each in sides.items() if each}}


def _said(text: str) -> str:
    return plainly(" ".join(text.split()))
