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
from ethos.views.press import Press

Grouped = list[tuple[str, list[EventCard]]]


def pages(press: Press) -> Iterator[Page]:
    """Every page that lists entries or words."""
    yield home(press)
    yield dilemmas(press)
    yield codes(press)
    yield seminars(press)
    yield courses(press)
    for vocabulary in PUBLIC:
        yield terms(press, vocabulary)
        yield from term_pages(press, vocabulary)
    yield knowledge(press)
    yield calendars(press)
    yield a_to_o(press)
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


def dilemmas(press: Press) -> Page:
    found = press.catalogue.of(Dilemma)
    return press.page(
        "dilemma/list.html",
        Dilemma.public,
        *_words("dilemma"),
        section="dilemman",
        cards=press.shelf.cards(found),
        themes=_counted(press, "themes", found),
        principles=_counted(press, "principles", found),
        roles=_counted(press, "roles", found),
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
    kind = texts.label(f"kind.{vocabulary[:-1]}")
    for slug, term in vocabulary_terms(press, vocabulary).items():
        yield press.page(
            "term/page.html",
            press.shelf.link(vocabulary, slug).path,
            term.label,
            " ".join(plain(term.definition).split()),
            section="kunskap",
            source="site_config/vocabulary.yml",
            kind_label=kind,
            term=term,
            laws=press.shelf.cited(term.laws),
            groups=by_kind(press, index_of(press, vocabulary).get(slug, ())),
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


def a_to_o(press: Press) -> Page:
    found = [(e.title, Link(e.path, e.title), texts.label(f"kind.{e.kind}")) for e in press.catalogue.public]
    for vocabulary in PUBLIC:
        kind = texts.label(f"kind.{vocabulary[:-1]}")
        found += [(link.label, link, kind) for link, _ in defined(press, vocabulary)]
    found.sort(key=lambda row: (swedish.sort_key(row[0]), row[1].path))
    letters = groupby(found, key=lambda row: swedish.first_letter(row[0]))
    rows = [(letter, [(link, kind) for _, link, kind in group]) for letter, group in letters]
    return press.page("index/a-o.html", "a-o/", *_words("a_to_o"), section="kunskap", letters=rows)


def _words(page: str) -> tuple[str, str]:
    """A listing's title and description."""
    return texts.label(f"page.{page}.title"), texts.label(f"page.{page}.description")
