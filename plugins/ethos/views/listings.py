"""Pages that lead to others: the start page, a list for each kind, themes, principles and roles, A–Ö."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ethos import texts
from ethos.catalogue import Event, events_of
from ethos.kinds import KINDS, Code, Course, Dilemma, Entry, Prose, Seminar
from ethos.kinds.settings import Term
from ethos.markdown import plain
from ethos.output import HOME, MISSING, Link, Page
from ethos.views import linked_data, swedish
from ethos.views.calendar import feed_for_all, feed_for_theme, feeds
from ethos.views.cards import PUBLIC, EventCard
from ethos.views.paging import CARDS, ROWS, Sheet, sheets
from ethos.views.press import Press

Grouped = list[tuple[str, list[EventCard]]]


def pages(press: Press) -> Iterator[Page]:
    """Every page that lists entries or words."""
    yield home(press)
    yield from dilemmas(press)
    yield codes(press)
    yield seminars(press)
    yield courses(press)
    for vocabulary in PUBLIC:
        yield terms(press, vocabulary)
        yield from term_pages(press, vocabulary)
    yield knowledge(press)
    yield calendars(press)
    yield from a_to_o(press)
    yield press.page("missing.html", MISSING, *_words("missing"), indexed=False)


def home(press: Press) -> Page:
    site, shelf = press.catalogue.settings.site, press.shelf
    found = sorted(press.catalogue.of(Dilemma), key=lambda each: each.slug)
    month = _pick(found, f"{press.today:%Y-%m}")
    drawn = _pick([each for each in found if each is not month], f"{press.today}")
    upcoming = [e for e in press.catalogue.upcoming(press.today) if isinstance(e.entry, Seminar) and e.takes_place]
    return press.page(
        "home.html",
        HOME,
        site.name,
        site.description,
        month=shelf.card(month) if month else None,
        month_situation=press.renderer.block(opening(month.body), month.source.path, "") if month else "",
        minutes=month.minutes if month else 0,
        draw=shelf.card(drawn) if drawn else None,
        upcoming=[shelf.event_card(event) for event in upcoming[:2]],
        counts={kind: len(press.catalogue.of(model)) for kind, model in KINDS.items()},
        data=linked_data.site(site, press.site_url),
    )


def opening(body: str) -> str:
    """The first two paragraphs of a situation: enough to want the rest."""
    return "\n\n".join(body.split("\n\n")[:2])


def _pick(dilemmas: Sequence[Dilemma], day: str) -> Dilemma | None:
    """One dilemma, chosen by a date: the same for everyone, and mostly another the next time."""
    return dilemmas[zlib.crc32(day.encode()) % len(dilemmas)] if dilemmas else None


def dilemmas(press: Press) -> Iterator[Page]:
    found = press.catalogue.of(Dilemma)
    title, description = _words("dilemma")
    facets = {vocabulary: _counted(press, vocabulary, found) for vocabulary in PUBLIC}
    for sheet in sheets(Dilemma.public, found, CARDS):
        yield press.page(
            "dilemma/list.html",
            sheet.path,
            sheet.title(title),
            description,
            section="dilemman",
            sheet=sheet,
            cards=press.shelf.cards(sheet.items),
            **facets,
        )


def _counted(press: Press, vocabulary: str, entries: Sequence[Entry]) -> list[Link]:
    """The words that some of the entries carry, with how many do."""
    found = []
    for slug in press.catalogue.settings.words(vocabulary):
        count = sum(slug in getattr(entry, vocabulary) for entry in entries)
        link = press.shelf.link(vocabulary, slug)
        if count:
            found.append(Link(link.path, f"{link.label} ({count})", slug, link.icon))
    return found


def codes(press: Press) -> Page:
    cards = press.shelf.cards(press.catalogue.of(Code))
    return press.page("code/list.html", Code.public, *_words("code"), section="etiska-koder", cards=cards)


def seminars(press: Press) -> Page:
    upcoming = [e for e in press.catalogue.upcoming(press.today) if isinstance(e.entry, Seminar)]
    past = [e for e in press.catalogue.past(press.today) if isinstance(e.entry, Seminar)]
    return press.page(
        "seminar/list.html",
        Seminar.public,
        *_words("seminar"),
        section="seminarier",
        upcoming=[press.shelf.event_card(event) for event in upcoming],
        past=by_year(press, past),
        feeds=[feed_for_all(press.catalogue, press.site_url)],
    )


def by_year(press: Press, events: Sequence[Event]) -> Grouped:
    """Events in their order, gathered under the year they start."""
    years = groupby(events, key=lambda event: str(event.timing.starts.year))
    return [(year, [press.shelf.event_card(event) for event in each]) for year, each in years]


def courses(press: Press) -> Page:
    shelf, coming = press.shelf, set(map(id, (e.timing for e in press.catalogue.upcoming(press.today))))
    found = [(entry, list(events_of(entry))) for entry in press.catalogue.of(Course)]
    found.sort(key=lambda pair: pair[1][0].timing.starts)
    rows = [(shelf.card(entry), [shelf.when(e) for e in events], events) for entry, events in found]
    is_upcoming = [any(id(event.timing) in coming for event in events) for _, _, events in rows]
    return press.page(
        "course/list.html",
        Course.public,
        *_words("course"),
        section="kurser",
        upcoming=[(card, whens) for (card, whens, _), now in zip(rows, is_upcoming, strict=True) if now],
        past=[(card, whens) for (card, whens, _), now in zip(rows, is_upcoming, strict=True) if not now],
        feeds=[feed_for_all(press.catalogue, press.site_url)],
    )


def index_of(press: Press, vocabulary: str) -> Mapping[str, Sequence[Entry]]:
    """The catalogue's index of the vocabulary."""
    catalogue = press.catalogue
    return {"themes": catalogue.by_theme, "principles": catalogue.by_principle, "roles": catalogue.by_role}[vocabulary]


def vocabulary_terms(press: Press, vocabulary: str) -> dict[str, Term]:
    found: dict[str, Term] = getattr(press.catalogue.settings.vocabulary, vocabulary)
    return found


def defined(press: Press, vocabulary: str) -> list[tuple[Link, str]]:
    """The words of a vocabulary with their definitions, in the order of the file."""
    return [(press.shelf.link(vocabulary, s), t.definition) for s, t in vocabulary_terms(press, vocabulary).items()]


def terms(press: Press, vocabulary: str) -> Page:
    index = index_of(press, vocabulary)
    rows = [(link, definition, len(index.get(link.slug, ()))) for link, definition in defined(press, vocabulary)]
    title, description = _words(vocabulary)
    path = PUBLIC[vocabulary]
    return press.page("term/index.html", path, title, description, section="kunskap", kind=title, terms=rows)


def term_pages(press: Press, vocabulary: str) -> Iterator[Page]:
    order = {kind: place for place, kind in enumerate(KINDS)}
    for slug, term in vocabulary_terms(press, vocabulary).items():
        entries = sorted(index_of(press, vocabulary).get(slug, ()), key=lambda entry: order[entry.kind])
        for sheet in sheets(press.shelf.link(vocabulary, slug).path, entries, CARDS):
            yield term_page(press, vocabulary, slug, term, sheet)


def term_page(press: Press, vocabulary: str, slug: str, term: Term, sheet: Sheet[Entry]) -> Page:
    """A page of a theme, principle or role: what it means, and what touches it."""
    return press.page(
        "term/page.html",
        sheet.path,
        sheet.title(term.label),
        " ".join(plain(term.definition).split()),
        section="kunskap",
        crumbs=(Link("kunskap/", _words("knowledge")[0]), Link(PUBLIC[vocabulary], _words(vocabulary)[0])),
        source="site_config/vocabulary.yml",
        kind_label=texts.label(f"kind.{vocabulary[:-1]}"),
        term=term,
        laws=press.shelf.cited(term.laws),
        sheet=sheet,
        groups=by_kind(press, sheet.items),
        feed=feed_for_theme(press.catalogue, press.site_url, slug) if vocabulary == "themes" else None,
    )


def by_kind(press: Press, entries: Sequence[Entry]) -> list[tuple[str, object]]:
    """Cards gathered under the plural of their kind, in the kinds' own order."""
    groups = [(kind, [e for e in entries if e.kind == kind]) for kind in KINDS]
    return [(texts.label(f"kinds.{kind}"), press.shelf.cards(found)) for kind, found in groups if found]


def knowledge(press: Press) -> Page:
    prose = sorted(press.catalogue.of(Prose), key=lambda each: swedish.sort_key(each.title))
    return press.page(
        "kunskap.html",
        "kunskap/",
        *_words("knowledge"),
        section="kunskap",
        pages=press.shelf.cards(prose),
        themes=defined(press, "themes"),
        principles=defined(press, "principles"),
        roles=defined(press, "roles"),
    )


def calendars(press: Press) -> Page:
    groups = feeds(press.catalogue, press.site_url)
    return press.page("calendar/page.html", "kalender/", *_words("calendar"), section="seminarier", groups=groups)


def a_to_o(press: Press) -> Iterator[Page]:
    """Every entry and word in the order of the alphabet: on one page, or on one a letter when there are many."""
    rows = sorted(_rows(press), key=lambda row: (swedish.sort_key(row[0].label), row[0].path))
    letters = [(name, list(group)) for name, group in groupby(rows, key=lambda row: swedish.first_letter(row[0].label))]
    if len(rows) <= ROWS:
        ways = [Link(f"#bokstav-{place}", name) for place, (name, _) in enumerate(letters, 1)]
        yield _letters_page(press, letters, ways, next(sheets("a-o/", rows, ROWS)))
        return
    ways = [Link(f"a-o/{LETTERS.get(name, name.lower())}/", name) for name, _ in letters]
    yield _letters_page(press, [], ways, next(sheets("a-o/", (), ROWS)))
    for way, (name, group) in zip(ways, letters, strict=True):
        for sheet in sheets(way.path, group, ROWS):
            yield _letters_page(press, [(name, list(sheet.items))], ways, sheet)


LETTERS = {"Å": "aring", "Ä": "auml", "Ö": "ouml", "#": "siffror"}
"""What letters are called in addresses where their small form will not do."""

Row = tuple[Link, str]
"""A link in A–Ö, and what it leads to: a dilemma, a theme."""


def _rows(press: Press) -> Iterator[Row]:
    for entry in press.catalogue.public:
        yield Link(entry.path, entry.title, lang=entry.lang), texts.label(f"kind.{entry.kind}")
    for vocabulary in PUBLIC:
        for link, _ in defined(press, vocabulary):
            yield link, texts.label(f"kind.{vocabulary[:-1]}")


def _letters_page(press: Press, letters: list[tuple[str, list[Row]]], ways: list[Link], sheet: Sheet[Row]) -> Page:
    title, description = _words("a_to_o")
    named = title if sheet.path == "a-o/" else f"{title}: {letters[0][0]}"
    parts = {"section": "kunskap", "letters": letters, "ways": ways, "sheet": sheet}
    return press.page("index/a-o.html", sheet.path, sheet.title(named), description, **parts)


def _words(page: str) -> tuple[str, str]:
    """A listing's title and description."""
    return texts.label(f"page.{page}.title"), texts.label(f"page.{page}.description")
