"""What shows a dilemma."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ethos import places, plan, texts
from ethos.kinds import Code, Dilemma
from ethos.output import Link, Page
from ethos.views import (
    choosing,
    clauses,
    disc,
    film,
    library,
    linked_data,
    meeting,
    methods,
    participants,
    printed,
    shorter,
    swedish,
)
from ethos.views.cards import Fact, Shelf, facts, group, minutes
from ethos.views.face import Face
from ethos.views.likeness import SHOWN
from ethos.views.press import Parts, Press


def page(press: Press, entry: Dilemma) -> Page:
    return press.entry_page(entry, partial(shown, press, entry), data=linked_data.dilemma(entry, press.site_url))


def trusted(shelf: Shelf, entry: Dilemma) -> str:
    """How it was written and who has not read it, before it is used; nothing when there is nothing to warn of."""
    is_unread = shelf.checked(entry) == texts.label("laws.unchecked")
    if entry.is_archived or (entry.is_reviewed and not is_unread):
        return ""
    written = "" if entry.origin else shelf.catalogue.settings.site.written
    if entry.reviewed and entry.is_reviewed:
        told = texts.label("laws.reviewed_unread").format(day=swedish.day_words(entry.reviewed))
    else:
        told = texts.label("laws.unread" if is_unread else "paper.day.unreviewed")
    return f"{written} {told}" if written else told


def shown(press: Press, entry: Dilemma) -> Parts:
    """What the template is shown beside what every entry shows."""
    shelf = press.shelf
    pairs = [tuple(shelf.labels("values", (each.between, each.and_))) for each in entry.tension]
    chosen = shelf.related_entries(entry)
    near = [each for each in chosen if isinstance(each, Dilemma)]
    return {
        "disc": disc.of(entry),
        "facts": rows(shelf, entry, pairs),
        "themes": shelf.links("themes", entry.themes),
        "principles": shelf.links("principles", entry.principles),
        "roles": shelf.links("roles", entry.roles),
        "laws": shelf.cited(entry.laws),
        "trust": (trust := trusted(shelf, entry)),
        "laws_checked": "" if trust else shelf.checked(entry),
        "most_cases": plan.CASES,
        "reading": plan.reading(entry),
        "shorter": [
            (each, [*zip(each.alike, shelf.cards(each.alike), strict=True)]) for each in shorter.of(press, entry)
        ],
        "methods": methods.of_dilemma(press, entry),
        "tension": [
            (each, places.of_tension(of.between, of.and_)) for each, of in zip(pairs, entry.tension, strict=True)
        ],
        "closure": texts.label(f"closure.{entry.closure}"),
        "clip": film.clip(press, entry),
        "participants": participants.link(entry),
        "plan": meeting.opening(press.catalogue, entry),
        **printed.of_dilemma(press, entry),
        "related": shelf.cards(each for each in chosen if each not in near),
        "alike": shelf.cards([*near, *press.likeness.alike(entry)[: max(0, SHOWN - len(near))]]),
        "clauses": clauses_like(press, entry),
        "seminars": shelf.cards(press.likeness.seminars(entry)),
    }


def rows(shelf: Shelf, entry: Dilemma, pairs: list[tuple[str, ...]]) -> list[Fact]:
    """The rows beside the situation: time, group, difficulty, whom it suits, tension, closure."""
    told = {
        "time": minutes(entry),
        "group": group(entry),
        "season": swedish.months(entry.season).capitalize() if entry.season else "",
        "difficulty": texts.label(f"difficulty.{entry.difficulty}"),
        "roles": ", ".join(shelf.plurals(entry.roles)),
        "settings": ", ".join(shelf.labels("settings", entry.settings)),
        "tasks": "; ".join(shelf.labels("tasks", entry.tasks)),
        "tension": "; ".join(texts.label("fact.against").format(between=a, other=b.lower()) for a, b in pairs),
        "closure": texts.label(f"closure.{entry.closure}"),
    }
    return facts(told)


def clauses_like(press: Press, entry: Dilemma) -> list[tuple[Link, Code]]:
    """Clauses that share a theme and a principle with a dilemma, each led to its place, and the code it stands in."""
    found = press.likeness.clauses(entry)
    return [(clauses.link(code, clause), code) for code, clause in found]


def on_card(shelf: Shelf, entry: Dilemma) -> list[str]:
    theme = shelf.link("themes", entry.themes[0]).label
    return [theme, *filter(None, (minutes(entry), group(entry), texts.label(f"difficulty.{entry.difficulty}")))]


def note(_shelf: Shelf, entry: Dilemma) -> str:
    return " · ".join(filter(None, (minutes(entry), group(entry))))


def subtitle(entry: Dilemma) -> str:
    return entry.subtitle or ""


def names(entry: Dilemma) -> Iterator[str]:
    """What one may do."""
    yield from (option.label for option in entry.options)


def pages(press: Press) -> Iterator[Page]:
    """The library, and the pages on which the site chooses."""
    yield from library.pages(press)
    yield from choosing.pages(press)
    yield from (participants.page(press, each, trusted(press.shelf, each)) for each in press.catalogue.kept(Dilemma))


FACE = Face(page=page, pages=pages, facts=on_card, note=note, subtitle=subtitle, disc=disc.of, names=names)
