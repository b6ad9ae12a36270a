"""What entries that have sources share: times no nearer than they are told, numbers, and the sources themselves."""

from __future__ import annotations

from babel.numbers import format_decimal

from ethos import texts
from ethos.kinds import Programme, span
from ethos.kinds.indicator import Measure
from ethos.kinds.sourced import Sourced
from ethos.output import Link, Page
from ethos.views import linked_data, swedish
from ethos.views.cards import Shelf, facts
from ethos.views.press import Press


def when(text: str) -> str:
    """``2013``, ``hösten 2013``, ``januari 2016``, ``1 januari 2016``."""
    year, _, rest = text.partition("-")
    if rest in span.HALVES:
        return texts.label(f"when.{rest}").format(year=year)
    day, _ = span.bounds(text)
    return year if not rest else swedish.words(day, "d MMMM y" if "-" in rest else "MMMM y")


def period(begins: str, ends: str | None, *, begun_before: bool = False) -> str:
    """``hösten 2013 till våren 2015``, or from when, or by when it had begun."""
    if begins == ends:
        return when(begins)
    form = "when.until" if ends else "when.by" if begun_before else "when.since"
    return texts.label(form).format(begins=when(begins), ends=when(ends or begins))


def number(value: float) -> str:
    """``1 234,5``, with a minus sign that is one."""
    return str(format_decimal(value, locale="sv")).replace("-", "−")


def measure(each: Measure, unit: str) -> str:
    """``105 miljoner norska kronor``."""
    return f"{each.in_words or number(each.value)} {unit}"


def page(press: Press, entry: Sourced, rows: dict[str, str], **parts: object) -> Page:
    """The page of an entry, with rows beside its text and its sources below."""
    shelf = press.shelf
    return press.entry_page(
        entry,
        facts=facts({name: words for name, words in rows.items() if words}),
        sources=sources(shelf, entry),
        programme=programme(shelf, entry),
        tasks=shelf.links("tasks", getattr(entry, "tasks", ())),
        themes=shelf.links("themes", entry.themes),
        principles=shelf.links("principles", entry.principles),
        data=linked_data.creative_work(entry, press.site_url),
        **parts,
    )


def sources(shelf: Shelf, entry: Sourced) -> list[tuple[object, str]]:
    """Each source, and who gave it out and when."""
    told = ((each, organisation(shelf, each.organisation), each.dated) for each in entry.sources)
    return [(each, f"{giver}. {dated[0].upper()}{dated[1:]}.") for each, giver, dated in told]


def programme(shelf: Shelf, entry: Sourced) -> Link | None:
    """The way to the programme that an entry says it belongs to, when that is published."""
    found = shelf.catalogue.by_key.get(f"{Programme.kind}/{getattr(entry, 'programme', '')}")
    return shelf.link_to(found) if found and found.is_public else None


def organisation(shelf: Shelf, slug: str | None) -> str:
    return shelf.labels("organisations", [slug])[0] if slug else ""
