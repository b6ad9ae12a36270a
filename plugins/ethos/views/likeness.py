"""What else is like a dilemma, worked out from the words it carries.

Those that share a *theme* come before all that do not: who reads about gifts wants more about gifts. Among them counts
what they share: the theme itself, a *tension* (the same two values against each other, in either order), a *law*, a
*worry* (a word that readers look for them with), a *principle*. What few share says more than what many do, so each
weighs by its rarity, the logarithm of how many dilemmas there are for each that has it (inverse document frequency),
and some kinds of words more than others: what a case is about more than what it only touches. One that takes about as
long, for as many people, stands before one that a group could not have in its stead. Ties are settled by slug.

Each word lists those that have it, newest first. Only the first ``MOST`` of a list are looked at, so the work for a
dilemma is bounded by how many words it may carry, and the whole grows with the number of dilemmas and not its square.
The same bound holds for clauses and seminars that touch a dilemma: they share both a theme and a principle with it.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self

from ethos.catalogue import Catalogue
from ethos.kinds import Code, Dilemma, Entry, Seminar
from ethos.kinds.act import Lawbook
from ethos.kinds.code import Clause
from ethos.search.terms import spoken, term

MOST = 60
"""Entries looked at for each word."""

SHOWN = 3
"""Alike that are shown."""

SHORTER = 2
"""Alike that are shown for a shorter meeting."""

TOUCHING = 2
"""Clauses that are shown, and seminars."""

WEIGHTS = {"about": 3, "theme": 3, "tension": 3, "law": 2, "worry": 1, "principle": 1}
"""``about`` is the first theme, which is a theme of the case besides."""

NEAR = 15
"""Minutes between two cases that fit the same meeting."""

WHOLE, LESS = 5, 1
"""Parts of its weight that a case keeps, and loses for each of length and group that is another."""

Word = tuple[str, str]
"""What a word is, and which: ``("law", "FL")``."""

Pair = tuple[str, str]
"""A theme and a principle."""


def words(entry: Dilemma, book: Lawbook) -> list[Word]:
    """What a dilemma can share with another, each once."""
    themes = [("theme", slug) for slug in entry.themes]
    tensions = [("tension", " ".join(sorted((each.between, each.and_)))) for each in entry.tension]
    principles = [("principle", slug) for slug in entry.principles]
    laws = [("law", each.law) for text in entry.laws for each in book.provisions(text)]
    worries = [("worry", term(word)) for each in entry.searched_as for word in spoken(each)]
    return list(dict.fromkeys([("about", entry.themes[0]), *themes, *tensions, *principles, *laws, *worries]))


class Fit(NamedTuple):
    """What of a dilemma is compared with very many others, found once."""

    themes: frozenset[str]
    minutes: int
    fewest: int
    most: int

    @classmethod
    def of(cls, entry: Dilemma) -> Self:
        return cls(frozenset(entry.themes), entry.minutes, entry.group.min, entry.group.max)

    def keeps(self, other: Fit) -> int:
        """How much of its weight another case keeps for who could have this one."""
        is_near = abs(self.minutes - other.minutes) <= NEAR
        is_for_as_many = max(self.fewest, other.fewest) <= min(self.most, other.most)
        return WHOLE - LESS * ((not is_near) + (not is_for_as_many))


@dataclass(frozen=True)
class Likeness:
    """The indexes of one site, each made once."""

    catalogue: Catalogue

    @property
    def _book(self) -> Lawbook:
        return self.catalogue.settings.lawbook

    @cached_property
    def _words(self) -> dict[str, list[Word]]:
        return {}

    def _words_of(self, entry: Dilemma) -> list[Word]:
        """What a dilemma carries, found once: its page asks for each length of meeting."""
        if entry.key not in self._words:
            self._words[entry.key] = words(entry, self._book)
        return self._words[entry.key]

    @cached_property
    def _having(self) -> Mapping[Word, Sequence[str]]:
        """The keys of those that have each word; keys, for an entry makes its own anew each time it is asked."""
        found: defaultdict[Word, list[str]] = defaultdict(list)
        for entry in self._current:
            key = entry.key
            for word in self._words_of(entry):
                found[word].append(key)
        return found

    @cached_property
    def _current(self) -> Sequence[Dilemma]:
        return self.catalogue.of(Dilemma)

    @cached_property
    def _fits(self) -> Mapping[str, Fit]:
        return {entry.key: Fit.of(entry) for entry in self._current}

    def alike(self, entry: Dilemma) -> list[Dilemma]:
        """The dilemmas most like one, best first, without those that its author chose."""
        return self._best(entry, self._scores(entry), SHOWN, {entry.key, *entry.related, *self._tied(entry)})

    def _tied(self, entry: Entry) -> set[str]:
        return {each.key for _, each in self.catalogue.tied.get(entry.key, ())}

    def shorter(self, entry: Dilemma, minutes: int) -> list[Dilemma]:
        """Those most like one that fit a meeting of so many minutes."""
        scores = self._scores(entry)
        longer = {key for key in scores if self._fits[key].minutes > minutes}
        return self._best(entry, scores, SHORTER, {entry.key, *longer})

    @cached_property
    def _scored(self) -> dict[str, Counter[str]]:
        return {}

    def _scores(self, entry: Dilemma) -> Counter[str]:
        """How much each has in common with one, whose page asks for it many times and is then forgotten."""
        if entry.key not in self._scored:
            self._scored.clear()
            self._scored[entry.key] = self._weighed(entry)
        return self._scored[entry.key]

    def _weighed(self, entry: Dilemma) -> Counter[str]:
        scores: Counter[str] = Counter()
        for word in self._words_of(entry):
            having = self._having.get(word, ())
            # Rounded, so that the order in which a sum is made cannot settle a tie.
            weight = round(1000 * WEIGHTS[word[0]] * math.log((len(self._current) + 1) / max(1, len(having))))
            for other in having[:MOST]:
                scores[other] += weight
        return scores

    def _best(self, entry: Dilemma, scores: Counter[str], most: int, apart: set[str]) -> list[Dilemma]:
        own = Fit.of(entry)
        others = ((key, score, self._fits[key]) for key, score in scores.items() if score > 0 and key not in apart)
        placed = ((own.themes.isdisjoint(fit.themes), -score * own.keeps(fit), key) for key, score, fit in others)
        found = (self.catalogue.by_key[key] for *_, key in heapq.nsmallest(most, placed))
        return [each for each in found if isinstance(each, Dilemma)]

    @cached_property
    def _clauses(self) -> Mapping[Pair, Sequence[tuple[Code, Clause]]]:
        found: defaultdict[Pair, list[tuple[Code, Clause]]] = defaultdict(list)
        for code in self.catalogue.of(Code):
            for clause in code.clauses:
                for pair in _pairs(clause):
                    found[pair].append((code, clause))
        return found

    @cached_property
    def _seminars(self) -> Mapping[Pair, Sequence[Seminar]]:
        found: defaultdict[Pair, list[Seminar]] = defaultdict(list)
        for seminar in self.catalogue.of(Seminar):
            for pair in _pairs(seminar):
                found[pair].append(seminar)
        return found

    def clauses(self, entry: Dilemma) -> list[tuple[Code, Clause]]:
        """Clauses about a theme of the dilemma and a principle of it, those that share the most first."""
        found: dict[tuple[str, str], tuple[Code, Clause]] = {}
        shared: Counter[tuple[str, str]] = Counter()
        for pair in _pairs(entry):
            for code, clause in self._clauses.get(pair, ())[:MOST]:
                found[code.key, clause.id] = code, clause
                shared[code.key, clause.id] += 1
        return [found[key] for _, key in sorted((-count, key) for key, count in shared.items())[:TOUCHING]]

    def seminars(self, entry: Dilemma) -> list[Entry]:
        """Seminars about a theme of the dilemma and a principle of it, those that share the most first."""
        apart = {
            *entry.related,
            *self._tied(entry),
            *(each.key for each in self.catalogue.backlinks.get(entry.key, ())),
        }
        shared: Counter[str] = Counter()
        for pair in _pairs(entry):
            shared.update(each.key for each in self._seminars.get(pair, ())[:MOST] if each.key not in apart)
        order = sorted((-count, key) for key, count in shared.items())[:TOUCHING]
        return [self.catalogue.by_key[key] for _, key in order]


def _pairs(what: Dilemma | Seminar | Clause) -> Iterator[Pair]:
    """Every theme with every principle, each pair once."""
    for theme in dict.fromkeys(what.themes):
        yield from ((theme, principle) for principle in dict.fromkeys(what.principles))
