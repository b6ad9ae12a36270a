"""Pages by word: themes, principles and roles with what touches them, and A–Ö."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from ethos import places, texts
from ethos.kinds import KINDS, Code, Dilemma, Entry, Prose
from ethos.kinds.code import Brief, Mention
from ethos.kinds.vocabulary import GLOSSARY, Term
from ethos.markdown import plain
from ethos.output import Link, Page
from ethos.prose.sentence import sentences
from ethos.views import allvar, choosing, clauses, compare, disc, glossary, library, printed, swedish, tensions, touched
from ethos.views.calendar import feed_for_theme
from ethos.views.cards import Card
from ethos.views.paging import CARDS, ROWS, Sheet, sheets
from ethos.views.press import Parts, Press, words

ORDER = {kind: place for place, kind in enumerate(KINDS)}
PLACES = {"real": "koder", "models": "modeller"}
"""Where on the page codes that hold somewhere are told of, and where models."""
MOST_AGAINST = 8
"""Values beside a value that it stands against, at most."""


def pages(press: Press) -> Iterator[Page]:
    """Every page that leads on by a word."""
    for vocabulary in places.OF_WORDS:
        yield terms(press, vocabulary)
        yield from term_pages(press, vocabulary)
    yield knowledge(press)
    yield from a_to_o(press)


def index_of(press: Press, vocabulary: str) -> Mapping[str, Sequence[Entry]]:
    """The catalogue's index of the vocabulary."""
    catalogue = press.catalogue
    found = {
        "themes": catalogue.by_theme,
        "principles": catalogue.by_principle,
        "values": catalogue.by_value,
        "roles": catalogue.by_role,
        "tasks": catalogue.by_task,
    }
    if vocabulary == GLOSSARY:
        return {slug: found for (name, slug), found in press.uses.items() if name == GLOSSARY}
    return found[vocabulary]


def vocabulary_terms(press: Press, vocabulary: str) -> Mapping[str, Term]:
    return press.catalogue.settings.terms(vocabulary)


def defined(press: Press, vocabulary: str) -> list[tuple[Link, str]]:
    """The words of a vocabulary with their definitions, in the order of the file."""
    return [(press.shelf.link(vocabulary, s), t.definition) for s, t in vocabulary_terms(press, vocabulary).items()]


def terms(press: Press, vocabulary: str) -> Page:
    index = index_of(press, vocabulary)
    rows = [(link, definition, len(index.get(link.slug, ()))) for link, definition in defined(press, vocabulary)]
    rows = list(marked(press)) if vocabulary == GLOSSARY else rows
    title, description = words(vocabulary)
    path = places.OF_WORDS[vocabulary].path
    return press.page(
        "term/index.html", path, title, description, at=places.OF_WORDS[vocabulary], kind=title, terms=rows
    )


def marked(press: Press) -> Iterator[tuple[Link, str, int]]:
    """Every word that running text marks, whatever vocabulary it is of, in the order of the alphabet."""
    for key, term in sorted(press.glossary.terms.items(), key=lambda each: swedish.sort_key(each[1].label)):
        yield glossary.link(key, term), term.definition, len(press.uses.get(key, ()))


def term_pages(press: Press, vocabulary: str) -> Iterator[Page]:
    for slug in vocabulary_terms(press, vocabulary):
        told = list(clauses.touching(press, vocabulary, slug))
        briefs = list(clauses.briefly(press, vocabulary, slug))
        mentioned = list(clauses.mentioned(press, vocabulary, slug))
        by_clause = {code.key for code, _ in (*told, *briefs, *mentioned)}
        having = [each for each in index_of(press, vocabulary).get(slug, ()) if each.key not in by_clause]
        others = [each for each in having if isinstance(each, Code)]
        entries = _nearest([each for each in having if each.kind != Code.kind], vocabulary, slug)
        cases = touched.cases_of(entries)
        for sheet in sheets(press.shelf.link(vocabulary, slug).path, entries, CARDS):
            shown = Told([(clauses.link(*each), each[0]) for each in told], briefs, mentioned, others, cases)
            yield term_page(press, vocabulary, slug, sheet, shown if sheet.number == 1 else Told(cases=cases))


def _nearest(entries: Sequence[Entry], vocabulary: str, slug: str) -> list[Entry]:
    """By kind, first those that are mainly about the word; then the cases, as the site would choose among them.

    The cases come last, for they are what there is more of than a page holds: all else stands on the first.
    """

    def is_aside(entry: Entry) -> bool:
        return getattr(entry, vocabulary, ())[:1] != (slug,)

    cases = [each for each in entries if isinstance(each, Dilemma)]
    others = [each for each in entries if not isinstance(each, Dilemma)]
    others.sort(key=lambda each: (ORDER[each.kind], is_aside(each)))
    return [*others, *choosing.nearest(cases, choosing.USUAL, is_aside)]


class Told(NamedTuple):
    """What codes say of a word: clauses of models, and what we tell of others'; then those that only take it up, in a
    place that we know or not."""

    clauses: Sequence[tuple[Link, Code]] = ()
    briefs: Sequence[tuple[Code, Brief]] = ()
    mentions: Sequence[tuple[Code, Mention]] = ()
    others: Sequence[Code] = ()
    cases: int = 0
    """How many cases are about it, on all pages of its list."""


def term_page(press: Press, vocabulary: str, slug: str, sheet: Sheet[Entry], told: Told) -> Page:
    """A page of a theme, principle, value or role: what it means, the clauses that speak of it, and what touches it."""
    term = vocabulary_terms(press, vocabulary)[slug]
    papers = printed.of_theme(press, slug) if vocabulary == "themes" else ()
    title = texts.label("value.title").format(word=term.label.lower()) if vocabulary == "values" else term.label
    news = f"tema/{slug}" if vocabulary == "themes" else ""
    return press.page(
        "term/page.html",
        sheet.path,
        sheet.title(title),
        " ".join(plain(term.definition).split()),
        partial(_term, press, vocabulary, slug, sheet, told),
        at=places.OF_WORDS[vocabulary],
        made_of=partial(press.sight.listing, sheet.known_by, papers),
        news=(news,) if news else (),
        follow=news,
        source=glossary.source(vocabulary),
        kind_label=texts.label(f"kind.{vocabulary[:-1]}.one"),
        term=term,
        heading=sheet.title(term.label),
        used=texts.label("words.used") if vocabulary == GLOSSARY else "",
        sheet=sheet,
        disc=disc.of_principle(slug) if vocabulary == "principles" else None,
        begun=touched.BEGUN,
        feed=feed_for_theme(press.catalogue, press.site_url, slug) if vocabulary == "themes" else None,
        papers=papers,
    )


def _term(press: Press, vocabulary: str, slug: str, sheet: Sheet[Entry], told: Told) -> Parts:
    term = vocabulary_terms(press, vocabulary)[slug]
    found = touched.of(press, sheet, told.cases, _chosen(vocabulary, slug))
    codes = list(_codes(press, told))
    return {
        "told_in": press.shelf.public_link(term.abroad.told_in) if term.abroad else None,
        "codes": codes,
        "touched": found,
        "more": touched.more([*touched.headings(found), *(each.heading for each in codes)]),
        "is_told": bool(told.briefs),
        "compared": _compared(vocabulary, slug, term) if any(told[:2]) and vocabulary in compare.BY else None,
        "against": tensions.against(press, slug)[:MOST_AGAINST] if vocabulary == "values" else [],
        "laws": press.shelf.cited(term.laws),
        "urgent": allvar.now(press, term.laws) if vocabulary == "themes" and sheet.number == 1 else (),
        "laws_checked": press.shelf.checked_all(term.laws),
    }


def _compared(vocabulary: str, slug: str, term: Term) -> Link:
    return Link(compare.path(vocabulary, slug), swedish.within(term.label))


def _chosen(vocabulary: str, slug: str) -> str:
    """How the library is asked for what has a word; nothing where it is not among what one chooses by."""
    facet = next((name for name, field in library.WORDS.items() if field == vocabulary), "")
    return f"{facet}={slug}" if facet else ""


class OfCode(NamedTuple):
    """A part of the page about codes: those that it names, with what they say, and clauses of others."""

    name: str
    heading: str
    rows: Sequence[tuple[Card, str, str, Code]]
    """Each with what there is to read of it, the address of one that only mentions the word, and the code itself."""
    points: Sequence[tuple[Link, Code]]


def _codes(press: Press, told: Told) -> Iterator[OfCode]:
    """Those that hold somewhere, then the models: each that we tell of with what it says, and the clauses of others."""
    for heading, is_model in (("real", False), ("models", True)):
        rows = [
            (press.shelf.card(code), text, source, code)
            for code, text, source in _read(told)
            if code.example is is_model
        ]
        points = [(link, code) for link, code in told.clauses if code.example is is_model]
        if rows or points:
            yield OfCode(PLACES[heading], texts.label(f"touched.{heading}"), rows, points)


def _read(told: Told) -> Iterator[tuple[Code, str, str]]:
    """What there is to read of others' codes, and the address of those that only mention it."""
    for code, briefs in groupby(told.briefs, key=lambda each: each[0]):
        yield code, " ".join(f"{each.question or ''} {each.text}".strip() for _, each in briefs), ""
    form = texts.label("compare.named_in")
    yield from ((code, form.format(where=each.where), code.source_url or "") for code, each in told.mentions)
    yield from ((code, "", "") for code in told.others)


def knowledge(press: Press) -> Page:
    prose = sorted(press.catalogue.of(Prose), key=lambda each: swedish.sort_key(each.title))
    count = Counter(theme for case in press.catalogue.of(Dilemma) if not case.is_archived for theme in case.themes)
    return press.page(
        "kunskap.html",
        places.KNOWLEDGE.path,
        *words("knowledge"),
        at=places.KNOWLEDGE,
        pages=press.shelf.cards([each for each in prose if each.slug not in places.WRITING]),
        for_writers=press.shelf.cards([each for each in prose if each.slug in places.WRITING]),
        themes=[(link, count[link.slug]) for link, _ in defined(press, "themes")],
        principles=[(link, _begun(definition)) for link, definition in defined(press, "principles")],
        values=defined(press, "values"),
        roles=defined(press, "roles"),
        tasks=defined(press, "tasks"),
    )


def _begun(definition: str) -> str:
    """What a definition begins with: the rest stands on the word's own page."""
    return next(sentences(plain(definition))).text


def a_to_o(press: Press) -> Iterator[Page]:
    """Every entry and word in the order of the alphabet: on one page, or on one a letter when there are many."""
    rows = sorted(_rows(press), key=lambda row: (swedish.sort_key(row[0]), row[1].path))
    letters = [(name, list(group)) for name, group in groupby(rows, key=lambda row: swedish.first_letter(row[0]))]
    if len(rows) <= ROWS:
        ways = [Link(f"#bokstav-{place}", name) for place, (name, _) in enumerate(letters, 1)]
        yield _letters_page(press, letters, ways, next(sheets(places.A_TO_O.path, rows, ROWS)))
        return
    ways = [Link(f"{places.A_TO_O.path}{LETTERS.get(name, name.lower())}/", name) for name, _ in letters]
    yield _letters_page(press, [], ways, next(sheets(places.A_TO_O.path, (), ROWS)))
    for way, (name, group) in zip(ways, letters, strict=True):
        for sheet in sheets(way.path, group, ROWS):
            yield _letters_page(press, [(name, list(sheet.items))], ways, sheet)


LETTERS = {"Å": "aring", "Ä": "auml", "Ö": "ouml", "#": "siffror"}
"""What letters are called in addresses where their small form will not do."""

Row = tuple[str, Link, str]
"""What a link in A–Ö is sorted by, the link, and what it leads to: a dilemma, a theme."""


def _rows(press: Press) -> Iterator[Row]:
    for entry in press.catalogue.current:
        yield entry.title, press.shelf.link_to(entry), texts.label(f"kind.{entry.kind}.one")
    for vocabulary in places.OF_WORDS:
        for link, _ in defined(press, vocabulary):
            yield link.label, link, texts.label(f"kind.{vocabulary[:-1]}.one")
    for slug, known in press.catalogue.settings.organisations.items():
        yield known.name, Link(places.of_organisation(slug), known.name), texts.label("kind.organisation.one")
    for short, act in press.catalogue.settings.laws.items():
        yield act.called, Link(places.of_law(short), act.called), texts.label("law.one")


def _letters_page(press: Press, letters: list[tuple[str, list[Row]]], ways: list[Link], sheet: Sheet[Row]) -> Page:
    title, description = words("a_to_o")
    named = title if sheet.path == places.A_TO_O.path else f"{title}: {letters[0][0]}"
    called = Counter(link.label for _, group in letters for _, link, _ in group)
    twins = {label for label, times in called.items() if times > 1}
    parts = {"at": places.A_TO_O, "letters": letters, "ways": ways, "sheet": sheet, "twins": twins}
    return press.page("index/a-o.html", sheet.path, sheet.title(named), description, **parts)
