"""``laws.yml``: the laws that may be cited, what each provision says in our words, and who has signed that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from ethos.kinds import fields as f
from ethos.kinds.law import Finder, Reading, read


class Provision(NamedTuple):
    """A provision of a law by its name there, ``("RF", "1:9")``; no place for the law itself."""

    law: str
    place: str = ""


class Numbering(StrEnum):
    """How a law's provisions are cited: RF 1:9, FL 5 §, GDPR art. 5."""

    CHAPTERS = "chapters"
    SECTIONS = "sections"
    ARTICLES = "articles"

    def cite(self, short: str, place: str) -> str:
        """A provision in our own form: ``FL 5 §``."""
        told = {Numbering.SECTIONS: f"{place} §", Numbering.ARTICLES: f"art. {place}"}.get(self, place)
        return f"{short} {told}" if place else short


class Checked(f.Model):
    """When somebody with a duty signed a text against the official one, and in which role."""

    date: f.Day
    by: f.Line


class Decision(f.Model):
    """A decision of a court or of JO that shows where the line runs: its name, and what it says in a sentence."""

    name: f.Line
    about: f.Said


class _InTime(f.Model):
    """What holds from a day, and until one."""

    from_: Annotated[f.Day | None, Field(alias="from")] = None
    to: f.Day | None = None
    """The last day that it holds."""

    def is_over(self, day: date) -> bool:
        return self.to is not None and self.to < day


class Rule(_InTime):
    """A provision in one plain sentence of ours, and when it holds."""

    heading: f.Line | None = None
    """What it is about, in a few words: one who looks through a list reads no numbers."""
    says: f.Said
    limits: f.Said | None = None
    """Whom it does not concern, or where another rule stands instead."""
    changed: f.Day | None = None
    """When its wording last changed: what was reviewed before then must be read anew."""
    municipal: Annotated[tuple[f.Law, ...], f.several()] = ()
    """What holds in municipalities and regions instead: a case that is set there cites one of them."""
    decision: Decision | None = None
    searched_as: Annotated[tuple[f.Sought, ...], f.several(most=30)] = ()
    note: f.Text | None = None
    """For editors only: no reader is shown it."""
    checked: Annotated[Checked | None, f.Blank()] = None


class Act(_InTime):
    """A law: its title, its number in the statute book, and its provisions by their names in it."""

    title: f.Line
    says: f.Said | None = None
    names: Annotated[tuple[f.Line, ...], f.several()] = ()
    """What it is called beside its title: ``visselblåsarlagen``."""
    sfs: f.Line | None = None
    celex: f.Line | None = None
    numbering: Numbering
    url: f.WebAddress | None = None
    """Where to read it, when the templates in ``site.yml`` do not lead there."""
    checked: Annotated[Checked | None, f.Blank()] = None
    """Signs every provision that has no signature of its own."""
    note: f.Text | None = None
    """For editors only: no reader is shown it."""
    provisions: Annotated[dict[f.Line, Rule], Field(max_length=2000)] = Field(default_factory=dict)

    @property
    def called(self) -> str:
        """What one calls it in talk: ``Visselblåsarlagen``, not the whole of its title."""
        name = next(iter(self.names), self.title)
        return name[:1].upper() + name[1:]

    @property
    def known_as(self) -> Iterator[str]:
        """Everything that it may be called in a text, but its short name."""
        yield self.title
        yield from self.names
        if self.sfs:
            yield self.sfs


def _with_number(value: str) -> str:
    if "{number}" not in value:
        raise PydanticCustomError("number-missing", "{{number}} is missing")
    return value


Template = Annotated[str, AfterValidator(_with_number), AfterValidator(f.web_template), Field(max_length=2000)]


class LawAddresses(f.Model):
    """``site.yml``: where official texts are read; the law's number stands for ``{number}``."""

    sfs: Template | None = None
    celex: Template | None = None

    def of(self, act: Act) -> str | None:
        """Where to read an act; nothing when nobody has said."""
        if act.url:
            return act.url
        for number, template in ((act.sfs, self.sfs), (act.celex, self.celex)):
            if number and template:
                return template.replace("{number}", number)
        return None


def _spoken(name: str) -> str:
    """A name as one hears it: small letters, and one space where there are more, or a tab."""
    return " ".join(name.lower().split())


@dataclass(frozen=True)
class Lawbook:
    """The laws of one site, found by any of their names."""

    acts: Mapping[str, Act]

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        named = {_spoken(name): short for short, act in self.acts.items() for name in act.known_as}
        return named | {_spoken(short): short for short in self.acts}

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.names)

    @property
    def names(self) -> list[str]:
        """Everything that a law here may be called in a citation."""
        return [*self.acts, *(name for act in self.acts.values() for name in act.known_as)]

    def short(self, name: str) -> str | None:
        """The short name of the law that is called so: ``FL`` for ``förvaltningslagen``."""
        lower = _spoken(name)
        return self._by_name.get(lower) or self._by_name.get(lower.removesuffix("s"))

    def provisions(self, citation: str) -> tuple[Provision, ...]:
        """What a citation in a field names: its provisions, or the law alone; nothing of a law that is not here."""
        if citation not in self._cited:
            self._cited[citation] = self.of(read(citation))
        return self._cited[citation]

    @cached_property
    def _cited(self) -> dict[str, tuple[Provision, ...]]:
        return {}

    def of(self, reading: Reading) -> tuple[Provision, ...]:
        """The same of a citation that has been read."""
        short = self.short(reading.name)
        return tuple(Provision(short, place) for place in reading.places or ("",)) if short else ()

    @cached_property
    def _read(self) -> dict[str, tuple[Reading, ...]]:
        return {}

    def in_text(self, text: str) -> Sequence[Reading]:
        """Every citation in running text, of laws that are here and of laws that are not; each text is read once."""
        if text not in self._read:
            self._read[text] = tuple(self._finder.found(text))
        return self._read[text]

    def rule(self, provision: Provision) -> Rule | None:
        return self.acts[provision.law].provisions.get(provision.place)

    def signed(self, provision: Provision) -> Checked | None:
        """Who signed what we say of a provision, and when; else of its whole law. No one has signed a later wording."""
        rule = self.rule(provision)
        signed = (rule and rule.checked) or self.acts[provision.law].checked
        is_passed = signed and rule and rule.changed and signed.date < rule.changed
        return None if is_passed else signed

    def cite(self, provision: Provision) -> str:
        """A provision in our own form: ``FL 5 §``."""
        return self.acts[provision.law].numbering.cite(*provision)
