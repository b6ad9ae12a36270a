"""One page for each entry."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import plan, texts
from ethos.kinds import Code, Course, Dilemma, Entry, Method, Seminar
from ethos.markdown import HEADING
from ethos.output import Link, Page
from ethos.views import film, gatherings, linked_data, methods, printed, swedish
from ethos.views.cards import Fact, Shelf, facts, group, minutes
from ethos.views.press import Press


def pages(press: Press) -> Iterator[Page]:
    """The pages of every published entry."""
    for entry in press.catalogue.public:
        yield page(press, entry)


def page(press: Press, entry: Entry) -> Page:
    """The page of one entry, by its kind."""
    if isinstance(entry, Dilemma):
        return dilemma(press, entry)
    if isinstance(entry, Method):
        return methods.page(press, entry)
    if isinstance(entry, Code):
        return code(press, entry)
    if isinstance(entry, Seminar):
        return gatherings.seminar(press, entry)
    if isinstance(entry, Course):
        return gatherings.course(press, entry)
    return press.entry_page(entry, section="")


def dilemma(press: Press, entry: Dilemma) -> Page:
    shelf = press.shelf
    pairs = [tuple(shelf.labels("values", (each.between, each.and_))) for each in entry.tension]
    return press.entry_page(
        entry,
        facts=dilemma_facts(shelf, entry, pairs),
        themes=shelf.links("themes", entry.themes),
        principles=shelf.links("principles", entry.principles),
        roles=shelf.links("roles", entry.roles),
        laws=shelf.cited(entry.laws),
        laws_checked=laws_checked(press, entry),
        methods=methods.of_dilemma(press, entry),
        tension=pairs,
        closure=texts.label(f"closure.{entry.closure}"),
        reviewed=entry.reviewed,
        clip=film.clip(press.catalogue, entry),
        papers=printed.of_dilemma(press, entry),
        alike=shelf.cards(press.likeness.alike(entry)),
        clauses=clauses_like(press, entry),
        seminars=shelf.cards(press.likeness.seminars(entry)),
        most_cases=plan.CASES,
        data=linked_data.dilemma(entry, press.site_url),
    )


def dilemma_facts(shelf: Shelf, entry: Dilemma, pairs: list[tuple[str, ...]]) -> list[Fact]:
    """The rows beside the situation: time, group, difficulty, whom it suits, tension, closure."""
    rows = {
        "time": minutes(entry),
        "group": group(entry),
        "difficulty": texts.label(f"difficulty.{entry.difficulty}"),
        "roles": ", ".join(shelf.plurals(entry.roles)),
        "settings": ", ".join(shelf.labels("settings", entry.settings)),
        "tension": "; ".join(texts.label("fact.against").format(between=a, other=b.lower()) for a, b in pairs),
        "closure": texts.label(f"closure.{entry.closure}"),
    }
    return facts(rows)


def clauses_like(press: Press, entry: Dilemma) -> list[tuple[Link, Code]]:
    """Clauses that share a theme and a principle with a dilemma, each led to its place, and the code it stands in."""
    found = press.likeness.clauses(entry)
    return [(Link(f"{code.path}#{HEADING}{clause.id}", clause.heading), code) for code, clause in found]


def laws_checked(press: Press, entry: Dilemma) -> str:
    """When the cited laws were last checked by a jurist, or that they were not."""
    acts = press.catalogue.settings.laws
    days = [acts[short].checked for short in {text.split()[0] for text in entry.laws}]
    if not days:
        return ""
    if None in days:
        return texts.label("laws.unchecked")
    return texts.label("laws.checked").format(day=swedish.day_words(min(day for day in days if day)))


def code(press: Press, entry: Code) -> Page:
    shelf = press.shelf
    clauses = [(c, shelf.links("principles", c.principles), shelf.links("themes", c.themes)) for c in entry.clauses]
    contents = tuple(Link(f"#{HEADING}{each.id}", each.heading) for each in entry.clauses)
    return press.entry_page(
        entry,
        organisation=shelf.labels("organisations", [entry.organisation])[0],
        clauses=clauses,
        themes=shelf.links("themes", entry.themes),
        principles=shelf.links("principles", entry.principles),
        toc=contents,
        contents=contents,
        data=linked_data.code(entry, press.site_url),
    )
