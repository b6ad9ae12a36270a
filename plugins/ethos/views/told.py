"""What entries that have sources share: numbers, organisations by name, and the sources themselves."""

from __future__ import annotations

from collections.abc import Mapping

from babel.numbers import format_decimal

from ethos.kinds import Programme
from ethos.kinds.indicator import Measure
from ethos.kinds.sourced import Source, Sourced
from ethos.output import Link, Page
from ethos.views import linked_data, organisations
from ethos.views.cards import Shelf, facts
from ethos.views.press import Press


def number(value: float) -> str:
    """``1 234,5``, with a minus sign that is one."""
    return str(format_decimal(value, locale="sv")).replace("-", "−")


def measure(each: Measure, unit: str) -> str:
    """``105 miljoner norska kronor``."""
    return f"{each.in_words or number(each.value)} {unit}"


def page(press: Press, entry: Sourced, rows: Mapping[str, str | Link], **parts: object) -> Page:
    """The page of an entry, with rows beside its text and its sources below."""
    shelf = press.shelf
    return press.entry_page(
        entry,
        facts=facts(rows),
        sources=sources(press, entry),
        programme=programme(shelf, entry),
        tasks=shelf.links("tasks", getattr(entry, "tasks", ())),
        themes=shelf.links("themes", entry.themes),
        principles=shelf.links("principles", entry.principles),
        data=linked_data.creative_work(entry, press.site_url),
        **parts,
    )


def sources(press: Press, entry: Sourced) -> list[tuple[Source, Link, str]]:
    """Each source, the way to who gave it out, and when."""
    told = ((each, organisations.link(press, each.organisation), each.dated) for each in entry.sources)
    return [(each, giver, f"{dated[0].upper()}{dated[1:]}.") for each, giver, dated in told]


def programme(shelf: Shelf, entry: Sourced) -> Link | None:
    """The way to the programme that an entry says it belongs to, when that is published."""
    found = shelf.catalogue.by_key.get(f"{Programme.kind}/{getattr(entry, 'programme', '')}")
    return shelf.link_to(found) if found and found.is_public else None


def owner(press: Press, slug: str | None) -> Link | str:
    """The way to an organisation, for a row beside a text; nothing for none."""
    return organisations.link(press, slug) if slug else ""


def organisation(shelf: Shelf, slug: str | None) -> str:
    return shelf.labels("organisations", [slug])[0] if slug else ""
