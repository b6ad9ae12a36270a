"""Ethical codes side by side: themes and principles on one page, a page for each with clauses in full, and CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ethos import places, texts
from ethos.kinds import Code
from ethos.kinds.code import Brief, Clause, Genre, Mention
from ethos.markdown import plain
from ethos.output import File, Link, Page
from ethos.views import clauses, spreadsheet, swedish
from ethos.views.cards import Card
from ethos.views.press import Press, words

FIRST = 3
"""How many codes a reader begins with: as many as stand beside each other."""
BY = {"themes": "tema", "principles": "princip"}
"""What clauses are compared by, and what it is called in addresses."""
COLUMNS = (
    *("code", "organisation", "genre", "year", "caveat", "question", "heading", "text"),
    *("themes", "principles", "values", "address"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a code answers to a question: a sentence of ours about it, or a clause of its own."""

    of: Told
    brief: Brief | None = None
    clause: tuple[Link, Clause] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A code, and what there is to read of it about one thing: its clauses, or what we tell of it and its source."""

    slug: str
    card: Card
    country: str
    whose: str
    """Who answers, where answers stand beside each other: titles of codes of one kind are all alike."""
    since: str
    """The year of the code, for what somebody has said once may not hold now; in words where nobody knows it."""
    caveat: str = ""
    """What to know of the code wherever it answers."""
    genre: str = ""
    """What it is, where that is not a code."""
    clauses: Sequence[tuple[Link, Clause]] = ()
    briefs: Sequence[Brief] = ()
    mentions: Sequence[Mention] = ()
    source: str | None = None
    copied: bool = False

    @property
    def says(self) -> bool:
        """Whether there is anything to compare: that a code takes something up is not what it says of it."""
        return bool(self.clauses or self.briefs)

    @property
    def answers(self) -> list[Brief]:
        """What answers a question that is asked of every code."""
        return [each for each in self.briefs if each.question]

    @property
    def unasked(self) -> list[Brief]:
        """What answers none."""
        return [each for each in self.briefs if not each.question]

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """What a reader begins with: what holds somewhere, in Sweden above all, and is most about this alone."""
        return self.card.example, self.country != "", min((len(each.themes) for each in self.briefs), default=0)


@dataclass(frozen=True, slots=True)
class Row:
    """A theme or a principle, led to its page of comparison, and every code: none is left out of what was asked."""

    link: Link
    word: Link
    choice: str
    """What it is called among the choices in an address: ``tema=jav``."""
    told: Sequence[Told]
    """The codes that say something of it, in the order in which they are read."""
    named: Sequence[Told]
    """Those that take it up, too, without our telling what they say."""
    silent: Sequence[Told]
    """Those that have nothing about it here."""

    @property
    def real(self) -> int:
        """How many of those that say something hold somewhere."""
        return sum(not each.card.example for each in self.told)

    @property
    def theirs(self) -> bool:
        """Whether anything here is told in our words."""
        return any(each.briefs for each in self.told)

    @property
    def asked(self) -> dict[str, list[Answer]]:
        """The questions that are asked of others' codes, each with what answers it, clauses last."""
        found: dict[str, list[Answer]] = {}
        for each in self.told:
            for brief in each.answers:
                found.setdefault(brief.question or "", []).append(Answer(each, brief=brief))
        for each in self.told:
            for link, clause in each.clauses:
                if clause.question in found:
                    found[clause.question].append(Answer(each, clause=(link, clause)))
        return found

    @property
    def shared(self) -> dict[str, list[Answer]]:
        """The questions that several answer."""
        return {question: answers for question, answers in self.asked.items() if len(answers) > 1}

    @property
    def lone(self) -> dict[str, list[Answer]]:
        """Those that only one does: they come last, and need no room for more."""
        return {question: answers for question, answers in self.asked.items() if len(answers) == 1}

    @property
    def beside(self) -> list[Told]:
        """The codes that say something that answers none of the questions, with that alone."""
        asked = self.asked
        rest = [replace(t, clauses=[each for each in t.clauses if each[1].question not in asked]) for t in self.told]
        return [each for each in rest if each.clauses or each.unasked]

    @property
    def first(self) -> list[str]:
        """What a reader begins with: all that answer the same questions, or where none is asked a few."""
        answering = [each.slug for each in self.told if each.answers]
        return answering if len(answering) >= FIRST else [each.slug for each in self.told[:FIRST]]

    @property
    def told_by(self) -> str:
        """How many codes have something to read of it here."""
        count = len(self.told)
        return texts.label(f"compare.codes_{'one' if count == 1 else 'many'}").format(count=count)

    @property
    def about(self) -> str:
        """The word inside a sentence."""
        return swedish.within(self.word.label)


def pages(press: Press) -> Iterator[Page]:
    """The page of all, and one for each theme and principle that any clause has."""
    codes = clauses.nearest(press)
    groups = [(texts.label(f"page.{by}.title"), sorted(rows(press, by), key=lambda row: not row.real)) for by in BY]
    models = texts.label("compare.models") if any(each.example for each in codes) else ""
    shown = {"at": places.COMPARE, "choices": _choices(press, codes), "models": models}
    title, description = words("compare")
    everyone = [_unsaid(press, each) for each in codes]
    parts = {"groups": groups, "everyone": everyone, "begin": _begin([row for _, found in groups for row in found])}
    parts["others"] = any(not each.clauses for each in codes)
    yield press.page("compare/all.html", places.COMPARE.path, title, description, **parts, **shown)
    for row in (row for _, rows in groups for row in rows):
        name = texts.label("compare.title").format(word=row.word.label)
        about = texts.label("compare.about").format(word=row.about)
        yield press.page("compare/one.html", row.link.path, name, about, row=row, **shown)


def _begin(rows: Sequence[Row]) -> str:
    """The choice that the page of all begins with: where most codes that hold somewhere say something."""
    most = max(rows, key=lambda row: (row.real, len(row.told)), default=None)
    return most.choice if most else ""


def _choices(press: Press, codes: Sequence[Code]) -> list[tuple[str, list[tuple[Code, Card, str]]]]:
    """The codes to tick, under what they are, each with its country where its name does not say it."""
    groups = [("code.real", False), ("code.models", True)]
    found = [(texts.label(name), [each for each in codes if each.example is is_model]) for name, is_model in groups]
    return [
        (heading, [(each, press.shelf.card(each), _unnamed_country(press, each)) for each in those])
        for heading, those in found
        if those
    ]


def _unnamed_country(press: Press, code: Code) -> str:
    country = clauses.country(press, code)
    return "" if country in code.title else country


def _unsaid(press: Press, code: Code, mentions: Sequence[Mention] = ()) -> Told:
    source = None if code.clauses else code.source_url
    [whose] = press.shelf.labels("organisations", [code.organisation])
    where = clauses.country(press, code)
    since = str(code.year or texts.label("compare.undated"))
    card, caveat = press.shelf.card(code), code.caveat or ""
    genre = "" if code.genre is Genre.CODE else texts.label(f"genre.{code.genre}")
    told = Told(code.slug, card, where, whose, since, caveat, genre, mentions=mentions)
    return replace(told, source=source, copied=code.copied)


def path(by: str, slug: str) -> str:
    """The page where codes are compared by a theme or a principle: ``etiska-koder/jamfor/tema/jav/``."""
    return f"{places.COMPARE.path}{BY[by]}/{slug}/"


def rows(press: Press, by: str) -> Iterator[Row]:
    """The themes or principles that any code says something of, with what every code says about each."""
    codes = clauses.nearest(press)
    for slug in press.catalogue.settings.words(by):
        told = [each for each in (_told(press, code, by, slug) for code in codes) if each.says]
        if told:
            yield _row(press, by, slug, sorted(told, key=lambda each: each.rank))


def most_told(press: Press) -> list[Row]:
    """The themes that codes say something about, each led to where they are compared; what most speak of first."""
    return sorted(rows(press, "themes"), key=lambda row: (-len(row.told), row.link.label))


def _row(press: Press, by: str, slug: str, told: Sequence[Told]) -> Row:
    slugs = {each.slug for each in told}
    rest = [each for each in clauses.nearest(press) if each.slug not in slugs]
    named = [found for each in rest if (found := _named(press, each, by, slug))]
    slugs = {each.slug for each in named}
    silent = [_unsaid(press, each) for each in rest if each.slug not in slugs]
    word = press.shelf.link(by, slug)
    link = Link(path(by, slug), word.label, slug, word.icon)
    return Row(link, word, f"{BY[by]}={slug}", told, named, silent)


def elsewhere(press: Press) -> list[Code]:
    """The codes whose clauses are read where they were published."""
    return [each for each in clauses.nearest(press) if not each.clauses]


def _about(code: Code, by: str, slug: str) -> Iterator[tuple[Link, Clause]]:
    yield from ((clauses.link(code, each), each) for each in code.clauses if slug in getattr(each, by))


def _told(press: Press, code: Code, by: str, slug: str) -> Told:
    briefs = [each for each in code.in_brief if slug in getattr(each, by, ())]
    return replace(_unsaid(press, code), clauses=list(_about(code, by, slug)), briefs=briefs)


def _named(press: Press, code: Code, by: str, slug: str) -> Told | None:
    """A code that is read elsewhere and takes the thing up: in a place that we know, or by what it is about."""
    mentions = [each for each in code.mentions if slug in getattr(each, by, ())]
    is_named = not code.clauses and (mentions or slug in getattr(code, by))
    return _unsaid(press, code, mentions) if is_named else None


def table(press: Press) -> File:
    """Every clause as a row in a file for spreadsheets."""
    head = [texts.label(f"compare.column.{name}") for name in COLUMNS]
    codes = clauses.codes(press)
    own = [_cells(press, code, clause) for code in codes for clause in code.clauses]
    theirs = [cells for code in elsewhere(press) for cells in _their_cells(press, code)]
    return File(places.CODES_DATA.path, spreadsheet.written([head, *own, *theirs]))


def _their_cells(press: Press, code: Code) -> Iterator[list[str | int]]:
    """The same columns, with a heading that says whose words they are, and what is only mentioned apart from it."""
    [whose] = press.shelf.labels("organisations", [code.organisation])
    brief, mention = texts.label("code.in_brief"), texts.label("compare.named_there")
    said = [(each.themes, each.question or "", brief, plain(each.text)) for each in code.in_brief]
    form = texts.label("compare.named_in")
    named = [(each.themes, "", mention, form.format(where=each.where)) for each in code.mentions]
    for slugs, question, heading, text in (*said, *named):
        themes = ", ".join(press.shelf.labels("themes", slugs))
        address = f"{press.site_url}{code.path}"
        yield [*_of_code(code, whose), question, heading, text, themes, "", "", address]


def _cells(press: Press, code: Code, clause: Clause) -> list[str | int]:
    shelf = press.shelf
    named = [", ".join(shelf.labels(by, getattr(clause, by))) for by in ("themes", "principles", "values")]
    whose, address = shelf.labels("organisations", [code.organisation])[0], clauses.link(code, clause).path
    text = " ".join(plain(clause.text).split())
    return [
        *_of_code(code, whose),
        clause.question or "",
        clause.heading,
        text,
        *named,
        f"{press.site_url}{address}",
    ]


def _of_code(code: Code, whose: str) -> list[str | int]:
    """The cells that are the same in each row of a code."""
    return [code.title, whose, texts.label(f"genre.{code.genre}"), code.year or "", code.caveat or ""]
