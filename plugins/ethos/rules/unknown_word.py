"""Themes, principles, roles, settings, values and organisations come from ``site_config/``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds.base import field_problem
from ethos.kinds.fields import Word
from ethos.kinds.parse import closest, enumeration, nearest
from ethos.problem import Problem
from ethos.source import Document, Loc


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    allowed = {name: catalogue.settings.words(name) for name in texts.labels("vocabulary") if name != "laws"}
    for document, (loc, marker, word) in catalogue.marked_everywhere(Word):
        if isinstance(marker, Word) and word.strip() and word not in allowed[marker.vocabulary]:
            yield _problem(document, loc, word, marker.vocabulary, allowed[marker.vocabulary])


def _problem(document: Document, loc: Loc, word: str, vocabulary: str, words: Mapping[str, str]) -> Problem:
    return field_problem(
        document,
        "unknown-word",
        loc,
        written=word,
        vocabulary=texts.label(f"vocabulary.{vocabulary}"),
        nearest=nearest(word, words),
        **({"example": meant} if (meant := closest(word, words)) else {}),
        allowed=enumeration(words),
        file="organisations.yml" if vocabulary == "organisations" else "vocabulary.yml",
    )
