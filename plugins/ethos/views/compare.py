"""Ethical codes side by side: themes and principles on one page, a page for each with clauses in full, and CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ethos import places, texts
from ethos.kinds import Code
from ethos.kinds.code import Brief, Clause
from ethos.markdown import plain
from ethos.output import File, Link, Page
from ethos.views import clauses, spreadsheet, swedish
from ethos.views.cards import Card
from ethos.views.press import Press, words

MODELS_FIRST = 2
"""How many models a reader begins with, beside one code that holds somewhere."""
BY = {"themes": "tema", "principles": "princip"}
"""What clauses are compared by, and what it is called in addresses."""
COLUMNS = ("code", "organisation", "year", "heading", "text", "themes", "principles", "values", "address")


@dataclass(frozen=True, slots=True)
class Column:
    """A code, and its clauses about one thing."""

    slug: str
    card: Card
    clauses: Sequence[tuple[Link, Clause]]


@dataclass(frozen=True, slots=True)
class Told:
    """A code that has no clauses of its own about one thing: what we tell of what it says, and where it is read."""

    slug: str
    card: Card
    briefs: Sequence[Brief]
    source: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A theme or a principle, led to its page of comparison, and every code: none is left out of what was asked."""

    link: Link
    word: Link
    choice: str
    """What it is called among the choices in an address: ``tema=jav``."""
    columns: Sequence[Column]
    theirs: Sequence[Told]
    """The codes whose clauses are read where they were published, of which we know what they say about it."""
    named: Sequence[Told]
    """Those that take it up, too, without our telling what they say."""
    silent: Sequence[Told]
    """Those that have nothing about it here."""

    @property
    def first(self) -> list[str]:
        """What a reader begins with: of somebody's, the one whose sentence is most about this alone."""
        real = sorted(self.theirs, key=lambda each: min(len(brief.themes) for brief in each.briefs))
        return [each.slug for each in self.columns[:MODELS_FIRST]] + [each.slug for each in real[:1]]

    @property
    def told_by(self) -> str:
        """How many codes have something to read of it here, and how many of them hold somewhere."""
        form = texts.label("compare.told_by" if self.theirs else "compare.told_by_models")
        return form.format(all=len(self.columns) + len(self.theirs), real=len(self.theirs))

    @property
    def about(self) -> str:
        """The word inside a sentence."""
        return swedish.within(self.word.label)


def pages(press: Press) -> Iterator[Page]:
    """The page of all, and one for each theme and principle that any clause has."""
    codes, others = clauses.codes(press), elsewhere(press)
    groups = [(texts.label(f"page.{by}.title"), list(rows(press, by))) for by in BY]
    shown = {"at": places.COMPARE, "codes": _choices(press, codes), "others": _choices(press, others)}
    groups = [(title, sorted(found, key=lambda row: not row.theirs)) for title, found in groups]
    shown["models"] = texts.label("compare.models") if codes and all(each.example for each in codes) else ""
    title, description = words("compare")
    everyone = [_unsaid(press, each) for each in (*codes, *others)]
    parts = {"groups": groups, "everyone": everyone, "begin": _begin([row for _, found in groups for row in found])}
    yield press.page("compare/all.html", places.COMPARE.path, title, description, **parts, **shown)
    for row in (row for _, rows in groups for row in rows):
        name = texts.label("compare.title").format(word=row.word.label)
        about = texts.label("compare.about").format(word=row.about)
        yield press.page("compare/one.html", row.link.path, name, about, row=row, **shown)


def _begin(rows: Sequence[Row]) -> str:
    """The choice that the page of all begins with: where most codes say something, somebody's own above all."""
    most = max(rows, key=lambda row: (bool(row.theirs), len(row.columns) + len(row.theirs)), default=None)
    return most.choice if most else ""


def _choices(press: Press, codes: Sequence[Code]) -> list[tuple[str, Card]]:
    return [(each.slug, press.shelf.card(each)) for each in codes]


def _unsaid(press: Press, code: Code) -> Told:
    return Told(code.slug, press.shelf.card(code), (), None if code.clauses else code.source_url)


def path(by: str, slug: str) -> str:
    """The page where codes are compared by a theme or a principle: ``etiska-koder/jamfor/tema/jav/``."""
    return f"{places.COMPARE.path}{BY[by]}/{slug}/"


def rows(press: Press, by: str) -> Iterator[Row]:
    """The themes or principles that any clause has, with every code's clauses about each."""
    codes, others = clauses.codes(press), elsewhere(press)
    for slug in press.catalogue.settings.words(by):
        found = [Column(code.slug, press.shelf.card(code), list(_about(code, by, slug))) for code in codes]
        columns = [each for each in found if each.clauses]
        theirs = [each for each in (_told(press, code, by, slug) for code in others) if each.briefs]
        if theirs or columns:
            yield _row(press, by, slug, columns, theirs)


def _row(press: Press, by: str, slug: str, columns: Sequence[Column], theirs: Sequence[Told]) -> Row:
    told = {*(each.slug for each in columns), *(each.slug for each in theirs)}
    rest = [each for each in (*clauses.codes(press), *elsewhere(press)) if each.slug not in told]
    named = [_unsaid(press, each) for each in rest if not each.clauses and slug in getattr(each, by)]
    slugs = {each.slug for each in named}
    silent = [_unsaid(press, each) for each in rest if each.slug not in slugs]
    word = press.shelf.link(by, slug)
    link = Link(path(by, slug), word.label, slug, word.icon)
    return Row(link, word, f"{BY[by]}={slug}", columns, theirs, named, silent)


def elsewhere(press: Press) -> list[Code]:
    """The codes whose clauses are read where they were published, by title."""
    return sorted(
        (each for each in press.catalogue.of(Code) if not each.clauses), key=lambda each: swedish.sort_key(each.title)
    )


def _about(code: Code, by: str, slug: str) -> Iterator[tuple[Link, Clause]]:
    yield from ((clauses.link(code, each), each) for each in code.clauses if slug in getattr(each, by))


def _told(press: Press, code: Code, by: str, slug: str) -> Told:
    briefs = [each for each in code.in_brief if slug in getattr(each, by, ())]
    return Told(code.slug, press.shelf.card(code), briefs, code.source_url)


def table(press: Press) -> File:
    """Every clause as a row in a file for spreadsheets."""
    head = [texts.label(f"compare.column.{name}") for name in COLUMNS]
    codes = clauses.codes(press)
    own = (_cells(press, code, clause) for code in codes for clause in code.clauses)
    cells = (*own, *(_brief_cells(press, code, each) for code in elsewhere(press) for each in code.in_brief))
    return File(places.CODES_DATA.path, spreadsheet.written([head, *cells]))


def _brief_cells(press: Press, code: Code, brief: Brief) -> list[str | int]:
    """The same columns, with a heading that says whose words they are."""
    [whose] = press.shelf.labels("organisations", [code.organisation])
    themes = ", ".join(press.shelf.labels("themes", brief.themes))
    told = (texts.label("code.in_brief"), plain(brief.text), themes, "", "", f"{press.site_url}{code.path}")
    return [code.title, whose, code.year, *told]


def _cells(press: Press, code: Code, clause: Clause) -> list[str | int]:
    shelf = press.shelf
    named = [", ".join(shelf.labels(by, getattr(clause, by))) for by in ("themes", "principles", "values")]
    whose, address = shelf.labels("organisations", [code.organisation])[0], clauses.link(code, clause).path
    text = " ".join(plain(clause.text).split())
    return [code.title, whose, code.year, clause.heading, text, *named, f"{press.site_url}{address}"]
