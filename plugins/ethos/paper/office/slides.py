"""One dilemma as slides, in the order of its meeting: what the group sees, and in the notes what the leader does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ethos.paper.office.deck import Deck, divided
from ethos.paper.office.parcel import code
from ethos.paper.office.said import paragraphs, pictures, said, sentences

ROWS = 3
"""Things to promise, on a slide."""
WORDS = 55
"""A paragraph of more words than that goes a sentence at a time."""


def made(data: Mapping[str, Any], words: Mapping[str, str], folder: Path) -> bytes:
    """The file. ``data`` has the dilemma as its only case."""
    (case,) = data["cases"]
    slides = _Slides(Deck(data), case, words, folder)
    slides.opening(data["site"])
    for step in case["agenda"]:
        slides.step(step, data["rules"], data["promise"])
    return slides.deck.file()


class _Slides:
    """Makes the slides of one dilemma, a step of its meeting at a time."""

    def __init__(self, deck: Deck, case: Mapping[str, Any], words: Mapping[str, str], folder: Path) -> None:
        self.deck, self.case, self.words, self.folder = deck, case, words, folder
        self.lang = code(case)
        self.choices = [
            f"{letter}. {each['label']}" for letter, each in zip("ABCDEFGHIJ", case["options"], strict=False)
        ]
        self.notes = dict(zip(case["noted"], case["notes"], strict=True))

    def opening(self, site: str) -> None:
        case = self.case
        body = [case["subtitle"] or case["summary"], *case["notices"], site]
        notes = [case["hint"], *self.noted("purpose", "before")]
        self.deck.slide(case["title"], body, notes, self.lang, opening=True)

    def step(self, step: Mapping[str, Any], rules: list[str], promise: str) -> None:
        """The slides of a step; one that has none of its own shows what the leader says."""
        notes = [f"{step['span']} ({step['length']})", step["told"], f"”{step['say']}”"]
        kind, title = step["kind"], step["title"]
        if kind == "frame":
            self.deck.slide(title, rules, [*notes, promise])
        elif kind == "read":
            self.read(title, notes)
        elif kind in {"vote", "revote"}:
            self.deck.slide(title, self.choices, notes, self.lang)
        elif kind == "plenary":
            self.plenary(title, notes)
        elif kind == "twist":
            self.twist(step, notes)
        elif kind == "law":
            self.law(title, notes)
        elif kind == "monday":
            self.monday(title, notes)
        else:
            self.deck.slide(title, [step["about"] or step["say"]], notes)

    def read(self, title: str, notes: list[str]) -> None:
        """The situation, on as many slides as it needs, its pictures, and the ways to go."""
        self.several(title, list(self.situation()), notes)
        for each in pictures(self.case["situation"]):
            shown = self.deck.slide(each["alt"] or title, [], notes, self.lang)
            self.deck.picture(shown, str(self.folder / each["file"]), each["alt"])
        self.deck.slide(self.words["options"], self.choices, [self.words["options-hint"]], self.lang)

    def several(self, title: str, body: list[str], notes: list[str]) -> None:
        """As many slides as a text needs to be read from afar."""
        for number, part in enumerate(divided(body), 1):
            self.deck.slide(title if number == 1 else f"{title} ({number})", part, notes, self.lang)

    def situation(self) -> Iterator[str]:
        for each in paragraphs(self.case["situation"]):
            yield from sentences(each) if len(each.split()) > WORDS else [each]

    def plenary(self, title: str, notes: list[str]) -> None:
        """The questions, and each way with what speaks for it and against it."""
        numbered = [f"{number}. {said(each)}" for number, each in enumerate(self.case["questions"], 1)]
        noted = self.noted("silent", "agree", "stuck", "tense", "real_case")
        self.deck.slide(self.words["questions"], numbered, [title, *notes, *noted], self.lang)
        for name, each in zip(self.choices, self.case["options"], strict=False):
            parts = [
                f"{self.words[part]}: {said(each[part])}" for part in ("for", "against", "consequence") if each[part]
            ]
            self.deck.slide(name, parts, [self.words["options-hint"]], self.lang)

    def twist(self, step: Mapping[str, Any], notes: list[str]) -> None:
        twist = self.case["twists"][step["twist"]]
        self.deck.slide(
            step["title"], list(filter(None, (said(twist["text"]), said(twist["question"])))), notes, self.lang
        )

    def law(self, title: str, notes: list[str]) -> None:
        acts: dict[str, list[str]] = {}
        for each in self.case["laws"]:
            acts.setdefault(each["title"], []).append(each["text"])
        laws = [f"{', '.join(provisions)} – {act}" for act, provisions in acts.items()]
        self.several(title, [*map(said, self.case["law-says"]), *laws], [*notes, self.case["checked"]])

    def monday(self, title: str, notes: list[str]) -> None:
        slide = self.deck.slide(title, [], [*notes, *self.noted("closing")])
        self.deck.table(slide, [self.words[each] for each in ("action", "who", "day")], ROWS, title)

    def noted(self, *names: str) -> list[str]:
        """The leader's notes of some names, each after its heading."""
        found = [self.notes[each] for each in names if each in self.notes]
        return [line for name, told in found for line in (f"{name}:", *paragraphs(told))]
