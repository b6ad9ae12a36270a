"""One dilemma as a Word file to change: the leader's guide, the participants' sheet and the form for afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx.shared import Mm

from ethos.paper.office.form import afterwards
from ethos.paper.office.parcel import code
from ethos.paper.office.word import ALOUD, BLANK, Look, Word

AGENDA = [Mm(18), Mm(42), Mm(106)]


def made(data: Mapping[str, Any], words: Mapping[str, str], folder: Path) -> bytes:
    """The file. ``data`` has the dilemma as its only case."""
    (case,) = data["cases"]
    author = _Author(Word(data, folder), case, words)
    author.guide(data["parts"][0])
    author.sheet(data["parts"][1])
    author.word.heading(1, [words["afterwards"]], new_page=True)
    afterwards(author.word, words)
    return author.word.file()


class _Author:
    """Writes the parts of one dilemma; whatever an editor wrote is in the language of the entry."""

    def __init__(self, word: Word, case: Mapping[str, Any], words: Mapping[str, str]) -> None:
        self.word, self.case, self.words = word, case, words
        self.look = Look(code(case))

    def guide(self, name: str) -> None:
        """Everything, for the leader alone."""
        word, case, words = self.word, self.case, self.words
        word.heading(0, [case["title"]], self.look)
        word.line([case["subtitle"] or case["summary"]], "Subtitle", self.look)
        word.heading(1, [name])
        for label, told in [*case["facts"], *case["about"]]:
            word.line([{"is": "strong", "of": [label]}, f"\t{told}"], "Fact")
        self.notices()
        self.situation(2, words["aloud"])
        self.questions(2)
        self.agenda()
        self.options(2)
        self.twists()
        self.notes()
        self.laws()
        for each in case["colophon"]:
            word.small(each)

    def sheet(self, name: str) -> None:
        """Nothing that only the leader should know."""
        word, case, words = self.word, self.case, self.words
        word.heading(1, [f"{name}: {case['title']}"], self.look, new_page=True)
        self.notices()
        self.situation(2)
        self.questions(2)
        word.heading(2, [words["options"]])
        word.hint(words["options-hint"])
        for letter, told in case["ways"]:
            word.line([{"is": "strong", "of": [letter]}, f" {told}"], look=self.look)
        for each in case["blanks"]:
            word.line([f"{each}: \t"], BLANK)

    def notices(self) -> None:
        for each in self.case["notices"]:
            self.word.line([each], "Quote")

    def situation(self, level: int, hint: str = "") -> None:
        self.word.heading(level, [self.words["situation"]])
        self.word.hint(hint)
        self.word.blocks(self.case["situation"], ALOUD, level, self.look)

    def questions(self, level: int) -> None:
        self.word.heading(level, [self.words["questions"]])
        asked = [[{"is": "p", "of": each}] for each in self.case["questions"]]
        self.word.items(asked, 1, look=self.look, held=self.case["held"])

    def agenda(self) -> None:
        """The meeting by the clock."""
        self.word.heading(2, [self.words["agenda"]])
        self.word.hint(self.case["hint"])
        self.word.hint(self.case["shorter"])
        head = [[self.words["minutes"]], [self.words["step"]], [self.words["does"]]]
        rows = [_step(each) for each in self.case["agenda"]]
        self.word.table(head, rows, AGENDA, self.words["agenda"])

    def options(self, level: int) -> None:
        word, words = self.word, self.words
        word.heading(level, [words["options"]])
        word.hint(words["options-hint"])
        for letter, each in _lettered(self.case["options"]):
            word.heading(level + 1, [f"{letter}. {each['label']}"], self.look)
            names = [name for name in ("for", "against", "consequence") if each[name]]
            for name in names:
                made = word.named(words[name], each[name], self.look)
                made.paragraph_format.keep_with_next = name != names[-1]

    def twists(self) -> None:
        for number, each in enumerate(self.case["twists"], 1):
            if number == 1:
                self.word.heading(2, [self.words["twists"]])
                self.word.hint(self.words["twists-hint"])
            self.word.heading(3, [f"{self.words['twist']} {number}"])
            lines = [self.word.line(each["text"], ALOUD, self.look)]
            if each["question"]:
                lines.append(self.word.line([{"is": "strong", "of": each["question"]}], look=self.look))
            is_last_but_one = number == len(self.case["twists"]) - 1  # so that the last is not alone on a page
            for line in lines if is_last_but_one else lines[:-1]:
                line.paragraph_format.keep_with_next = True

    def notes(self) -> None:
        self.word.heading(2, [self.words["notes"]])
        self.word.hint(self.words["notes-hint"])
        for name, told in self.case["notes"]:
            self.word.heading(3, [name])
            self.word.blocks(told, level=3, look=self.look)

    def laws(self) -> None:
        case, words = self.case, self.words
        if not case["laws"]:
            return
        self.word.heading(2, [words["law-says"] if case["law-says"] else words["laws"]])
        for each in case["law-says"]:
            self.word.line(each, look=self.look)
        for each in case["laws"]:
            cited = {"is": "link", "to": each["url"], "of": [each["text"]]} if each["url"] else each["text"]
            self.word.line([cited, f" – {each['title']}"])
        self.word.small(case["checked"])


def _lettered(options: list[Any]) -> list[tuple[str, Any]]:
    """Options with the letters that people vote for."""
    return [(chr(ord("A") + number), each) for number, each in enumerate(options)]


def _step(of: Mapping[str, Any]) -> list[list[Any]]:
    """A row of the agenda."""
    about: list[Any] = [{"is": "br"}, of["about"]] if of["about"] else []
    told = [of["told"], *about, {"is": "br"}, f"”{of['say']}”"]
    return [[of["span"]], [{"is": "strong", "of": [of["title"]]}, f" ({of['length']})"], told]
