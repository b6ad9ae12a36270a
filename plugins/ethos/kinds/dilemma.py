"""A dilemma: a situation that a group can talk about, and what its leader needs to lead the conversation."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from ethos.kinds import fields as f
from ethos.kinds.base import Entry
from ethos.kinds.group import Group


class Closure(StrEnum):
    """How a conversation about the case can end: openly, at a line drawn by law, or by the leader's word."""

    OPEN = "open"
    LEGAL_LIMIT = "legal-limit"
    LEADER_CONCLUDES = "leader-concludes"


SPOKEN = 140
"""Characters."""

Spoken = Annotated[f.Said, StringConstraints(max_length=SPOKEN)]
"""A line that one says in a breath, and a group takes in at once."""


CARD_WORDS = 45
"""What a card on paper has room for beside the questions, and what one takes in at a glance."""


class Tension(f.Model):
    between: f.Value
    and_: Annotated[f.Value, Field(alias="and")]


class Option(f.Model):
    label: f.Line
    for_: Annotated[f.Said, Field(alias="for")]
    against: f.Said
    consequence: f.Said | None = None


class Twist(f.Model):
    text: f.Said
    question: f.Said | None = None


class Leader(f.Model):
    """The leader's notes, which the group does not see."""

    purpose: f.Text
    before: f.Text | None = None
    silent: f.Text | None = None
    agree: f.Text | None = None
    stuck: f.Text | None = None
    tense: f.Text | None = None
    real_case: f.Text | None = None
    closing: f.Text


class Clip(f.Model):
    seminar: Annotated[f.Slug, f.Reference("seminar")]
    chapter: f.Line


class Dilemma(Entry):
    kind: ClassVar[str] = "dilemma"
    folder: ClassVar[str] = "dilemmas"
    in_menu: ClassVar[bool] = True
    public: ClassVar[str] = "dilemman/"
    is_told: ClassVar[bool] = True
    inside: ClassVar[frozenset[str]] = Entry.inside | {"card", "questions", "options", "twists", "law_says", "leader"}
    on_cards: ClassVar[frozenset[str]] = frozenset({"title", "subtitle", "summary"})

    subtitle: f.Title | None = None
    """What the case is about in plain words, under a title that does not say so."""
    card: f.Short | None = None
    """The case in the words of a card, where the summary does not do for who has nothing else to read."""
    themes: Annotated[tuple[f.Theme, ...], f.several(1)]
    roles: Annotated[tuple[f.Role, ...], f.several(1)]
    settings: Annotated[tuple[f.Setting, ...], f.several(1)]
    tasks: Annotated[tuple[f.Task, ...], f.several()] = ()
    tension: Annotated[tuple[Tension, ...], f.several(1)]
    difficulty: Annotated[f.Whole, Field(ge=1, le=3)]
    minutes: Annotated[f.Whole, Field(ge=5, le=240)]
    group: Group
    season: Annotated[tuple[Annotated[f.Whole, Field(ge=1, le=12)], ...], f.several(most=12)] = ()
    """The months that the case is tied to, by their numbers; none for one that fits the whole year, as most do."""
    closure: Closure
    questions: Annotated[tuple[f.Said, ...], f.several(3)]
    options: Annotated[tuple[Option, ...], f.several(2)]
    twists: Annotated[tuple[Twist, ...], f.several()] = ()
    laws: Annotated[tuple[f.Law, ...], f.several()] = ()
    law_says: Annotated[tuple[Spoken, ...], f.several(most=3)] = ()
    """What the law says, in lines that a leader can say aloud: shown to the group where law comes in."""
    leader: Leader
    models: Annotated[tuple[Annotated[f.Slug, f.Reference("method")], ...], f.several()] = ()
    clip: Clip | None = None

    @property
    def on_card(self) -> str:
        """What a card on paper tells."""
        return self.card or self.summary
