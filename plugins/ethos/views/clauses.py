"""What ethical codes say, wherever something else leads to it: clauses by their headings, others' codes in brief."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds import Code
from ethos.kinds.code import Brief, Clause, Mention
from ethos.markdown import HEADING
from ethos.output import Link
from ethos.views import swedish
from ethos.views.press import Press


def link(code: Code, clause: Clause) -> Link:
    """The way to a clause on the page of its code."""
    return Link(f"{code.path}#{HEADING}{clause.id}", clause.heading, lang=code.lang)


def country(press: Press, code: Code) -> str:
    """Where a code holds, if that is not in Sweden."""
    whose = press.catalogue.settings.organisations.get(code.organisation)
    return whose.country or "" if whose else ""


def nearest(press: Press) -> list[Code]:
    """Every published code: those that hold somewhere, the Swedish ones first, and then the models; each by title."""
    return sorted(
        press.catalogue.of(Code),
        key=lambda each: (each.example, country(press, each) != "", swedish.sort_key(each.title)),
    )


def codes(press: Press) -> list[Code]:
    """The published codes that have clauses here, by their titles; others are read where they were published."""
    return sorted((each for each in press.catalogue.of(Code) if each.clauses), key=lambda each: each.title)


def briefly(press: Press, vocabulary: str, slug: str) -> Iterator[tuple[Code, Brief]]:
    """What we tell of others' codes about a word."""
    for code in nearest(press):
        yield from ((code, each) for each in code.in_brief if slug in getattr(each, vocabulary, ()))


def mentioned(press: Press, vocabulary: str, slug: str) -> Iterator[tuple[Code, Mention]]:
    """Where others' codes take up a word, if that is all we know."""
    told = {code.key for code, _ in briefly(press, vocabulary, slug)}
    for code in nearest(press):
        here = (each for each in code.mentions if slug in getattr(each, vocabulary, ()))
        yield from ((code, each) for each in here if code.key not in told)


def touching(press: Press, vocabulary: str, slug: str) -> Iterator[tuple[Code, Clause]]:
    """The clauses of published codes that carry a word, in the order of the codes' titles and then their own."""
    for code in codes(press):
        yield from ((code, each) for each in code.clauses if slug in getattr(each, vocabulary, ()))
