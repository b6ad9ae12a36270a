"""What search finds: a record for every entry and every word with a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypedDict

from ethos import places, texts
from ethos.catalogue import Catalogue, is_word, pair
from ethos.kept import NOWHERE, Shelf
from ethos.kinds import KINDS, Code, Dilemma, Entry, Method, Prose
from ethos.kinds.act import Provision
from ethos.kinds.event import Gathering
from ethos.kinds.fields import Citation, Markdown, Word, marked
from ethos.kinds.film import Film
from ethos.kinds.vocabulary import GLOSSARY
from ethos.markdown import plain
from ethos.naming import name_of
from ethos.search import compounds
from ethos.search import index as written
from ethos.search.laws import law_words, place_words
from ethos.search.records import LISTED, SearchRecord
from ethos.search.synonyms import Synonyms
from ethos.views import archive, face
from ethos.views.bare import bare
from ethos.views.cards import group, minutes
from ethos.views.press import words as words_of

SPOKEN = 100_000
"""Characters of what is said in a film that are searched: some hour and a half of talk. A browser that shows the film
among its hits fetches all of them, 40 kB as they are sent."""

FACETS = {"themes": "tema", "principles": "princip", "roles": "roll"}
"""The vocabularies that narrow a search, and what they are called in the address."""

USUAL = 0.8
OTHERS = {"programme", "initiative", "indicator", "story", "document", "foundation", "council", "bulletin", "column"}
WEIGHTS = {"dilemma": 1.0, "seminar": 0.7, "course": 0.7, "prose": 0.7, "code": 0.5, "thread": 0.6}
WEIGHTS |= {"theme": 0.8, "principle": 0.7, "method": 0.7, "role": 0.5, "law": 0.4, "value": 0.4, "task": 0.4}
WEIGHTS |= dict.fromkeys(OTHERS, 0.4) | {"organisation": 0.4, "word": 0.4, "tension": 0.2}
"""How much a kind's words count: a case to talk about comes before an evening that has been, and what others did."""
ELSEWHERE = 0.2
"""How much those of a code do that is read where it was published: whoever is in need looks for what to do here."""
FEW_THEMES = 3
"""A result names the themes of a page that has no more."""

FILM, LAW, TENSION, ORGANISATION, *_ = BESIDE = (
    *("film", "law", "tension", "organisation"),
    *(vocabulary[:-1] for vocabulary in places.OF_WORDS),
)
"""What is found beside entries, and called by a name as their kinds are: pages of films, law, organisations, words."""


def index(catalogue: Catalogue, today: date, shelf: Shelf, site_dir: Path) -> None:
    """Write the search index into a folder; ``shelf`` has what it was made of the last time."""
    for path, content in index_files(catalogue, today, shelf).items():
        file = site_dir / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def index_files(catalogue: Catalogue, today: date, shelf: Shelf = NOWHERE) -> dict[str, bytes]:
    """The files of the search index, by their paths in the site."""
    lexicon = compounds.swedish()
    synonyms = Synonyms.read(catalogue.settings.synonyms.groups, lexicon)
    known_words: dict[str, Mapping[str, Sequence[str]]] = {"laws": law_names(catalogue), "signs": signs(catalogue)}
    return written.files(search_records(catalogue, today), lexicon, synonyms, known_words, shelf)


def signs(catalogue: Catalogue) -> dict[str, Sequence[str]]:
    """What tells that somebody writes of what has happened for real: by itself, or said of oneself."""
    told = catalogue.settings.allvar
    return {"alarms": told.alarms, "harms": told.harms} if told else {}


def law_names(catalogue: Catalogue) -> dict[str, list[str]]:
    """Short name → other names that one may type a law under."""
    return {short: [act.title, *act.names] for short, act in catalogue.settings.laws.items()}


def search_records(catalogue: Catalogue, today: date) -> Iterator[SearchRecord]:
    """A record for every published entry, called what it is today, and for every theme, principle, value and role."""
    for entry in catalogue.public:
        yield _entry(catalogue, entry, today)
    for entry, each in catalogue.filmed:
        yield _film(catalogue, entry, each, today)
    for vocabulary in places.OF_WORDS:
        yield from _terms(catalogue, vocabulary)
    yield from _laws(catalogue)
    yield from _tensions(catalogue)
    yield from _organisations(catalogue)
    yield from _places(catalogue)


def _organisations(catalogue: Catalogue) -> Iterator[SearchRecord]:
    """A record for every organisation, by its name and what is said of it."""
    for slug, known in catalogue.settings.organisations.items():
        yield SearchRecord(
            url=places.of_organisation(slug),
            title=known.name,
            kind=texts.label(f"kind.{ORGANISATION}.one"),
            summary=plain(known.description or ""),
            text="",
            filters={"slag": [ORGANISATION]},
            weight=WEIGHTS[ORGANISATION],
        )


def _places(catalogue: Catalogue) -> Iterator[SearchRecord]:
    """A record for every page of ours that is no entry's, as one asks for it: ``årshjul``, ``jämför koder``."""
    there = (p for p in places.PLACES if p.is_ours and p.is_page and p.path.endswith("/") and p.indexed)
    told = catalogue.settings.allvar
    for place in sorted({*there} - bare(catalogue), key=lambda each: each.path):
        title, about = face.listed(place.key) if place.key in KINDS else words_of(place.key)
        yield SearchRecord(
            url=place.path,
            title=title,
            kind=texts.label(f"kind.{Prose.kind}.one"),
            summary=about,
            text="",
            filters={"slag": [Prose.kind]},
            sought=told.searched_as if told and place is places.FOR_REAL else (),
        )


def _tensions(catalogue: Catalogue) -> Iterator[SearchRecord]:
    """A record for every pair of values, by their names and what is written of the two."""
    labels = catalogue.settings.words("values")
    said = {pair(each.between, each.and_): each for each in catalogue.settings.spanningar.pairs}
    for one, other in catalogue.by_tension:
        told = said.get((one, other))
        yield SearchRecord(
            url=places.of_tension(one, other),
            title=texts.label("tension.pair").format(one=labels[one], other=labels[other].lower()),
            kind=texts.label(f"kind.{TENSION}.one"),
            summary="",
            text=plain("\n".join((told.one_says, told.other_says, told.limit, *told.prompts))) if told else "",
            filters={"slag": [TENSION]},
            weight=WEIGHTS[TENSION],
        )


def _laws(catalogue: Catalogue) -> Iterator[SearchRecord]:
    """A record for every law by its names, and for every provision that is described, by its number alone.

    What a provision says is shown and not searched: some hundred sentences of law would hide the cases that are about
    what they say. The few that people ask for in words of their own are searched as these.
    """
    for short, act in catalogue.settings.laws.items():
        named = _law_record(
            Provision(short), act.called, law_words(short, "", act.title), act.says or act.title, act.known_as
        )
        yield replace(named, called=place_words(short)[0])
        for place, rule in act.provisions.items():
            own = place_words(short, place)[-1]
            named = _law_record(Provision(short, place), act.numbering.cite(short, place), [own])
            named = replace(named, sought=rule.searched_as)
            yield replace(named, called=own, shown=LISTED.join(filter(None, (rule.heading, plain(rule.says)))))


def _law_record(
    provision: Provision, title: str, laws: Sequence[str], says: str = "", names: Iterable[str] = ()
) -> SearchRecord:
    return SearchRecord(
        url=places.of_law(*provision),
        title=title,
        kind=texts.label(f"kind.{LAW}.one"),
        summary=plain(says),
        text="",
        filters={"slag": [LAW]},
        laws=laws,
        extra_words=[*names],
        weight=WEIGHTS[LAW],
    )


def _entry(catalogue: Catalogue, entry: Entry, today: date) -> SearchRecord:
    words = {vocabulary: _slugs(entry, vocabulary) for vocabulary in FACETS}
    labels = {vocabulary: catalogue.settings.words(vocabulary) for vocabulary in FACETS}
    themes = [labels["themes"][slug] for slug in words["themes"]]
    cited = dict.fromkeys(text for _, _, text in marked(entry, Citation))
    return SearchRecord(
        url=entry.path,
        title=str(name_of(entry, today)),
        kind=texts.label(f"kind.{entry.kind}.one"),
        summary=entry.summary,
        subtitle=face.of(entry.kind).subtitle(entry),
        text="\n".join(_texts(entry)),
        filters={"slag": [entry.kind], **{FACETS[vocabulary]: slugs for vocabulary, slugs in words.items()}},
        subjects=[labels[v][slug] for v in ("themes", "principles") for slug in words[v]],
        **_cited(catalogue, cited),
        sought=entry.searched_as,
        extra_words=list(_extra(catalogue, entry)),
        facts=[*archive.facts(catalogue, entry), *_facts(entry, themes)],
        archived=entry.is_archived,
        lang=entry.lang,
        weight=_weight(entry),
    )


def _weight(entry: Entry) -> float:
    is_elsewhere = isinstance(entry, Code) and not entry.clauses
    return ELSEWHERE if is_elsewhere else WEIGHTS.get(entry.kind, USUAL)


def _facts(entry: Entry, themes: list[str]) -> Iterator[str]:
    """What a result shows of an entry: its time and group, its themes when they are few."""
    if isinstance(entry, Dilemma | Method):
        yield from filter(None, (minutes(entry), group(entry)))
    if len(themes) <= FEW_THEMES:
        yield from themes


def _film(catalogue: Catalogue, entry: Gathering, each: Film, today: date) -> SearchRecord:
    """The page of a film, with what is said in it."""
    said = catalogue.transcript(entry)
    spoken = " ".join(cue.text for cue in said.cues)[:SPOKEN] if said else ""
    chapters = (text for part in each.chapters for text in (part.title, *map(plain, part.questions)))
    about = _entry(catalogue, entry, today)
    return replace(
        about,
        url=entry.film_path,
        kind=texts.label("kind.film.one"),
        text="\n".join([*chapters, spoken]),
        filters={**about.filters, "slag": [FILM]},
        laws=(),
        cited={},
    )


def _slugs(entry: Entry, vocabulary: str) -> list[str]:
    found = (slug for _, word, slug in marked(entry, Word) if is_word(word, vocabulary))
    return list(dict.fromkeys(found))


class _Law(TypedDict):
    laws: Sequence[str]
    cited: Mapping[str, Sequence[str]]


def _cited(catalogue: Catalogue, citations: Iterable[str]) -> _Law:
    """What finds a page by the law that it cites, and which of its citations are found by what."""
    book = catalogue.settings.lawbook
    found = {text: book.provisions(text) for text in citations}
    words = (law_words(*each, book.acts[each.law].title) for some in found.values() for each in some)
    cited = {text: [word for each in some for word in place_words(*each)] for text, some in found.items()}
    return {"laws": list(dict.fromkeys(word for some in words for word in some)), "cited": cited}


def _texts(entry: Entry) -> Iterator[str]:
    """All prose of an entry, as plain text."""
    yield from (plain(entry.body), *(each.heading for each in getattr(entry, "clauses", ())))
    for _, _, text in marked(entry, Markdown):
        yield plain(text)


def _extra(catalogue: Catalogue, entry: Entry) -> Iterator[str]:
    """Names that people search for: roles, organisations, speakers, towns."""
    for vocabulary in ("roles", "organisations"):
        labels = catalogue.settings.words(vocabulary)
        yield from (labels[slug] for slug in _slugs(entry, vocabulary))
    yield from face.of(entry.kind).names(entry)


def _listed(catalogue: Catalogue, vocabulary: str, slug: str) -> Iterator[str]:
    """What a theme's page says of its cases, and what they are searched as: who looks for one is helped by them all."""
    there = catalogue.by_theme.get(slug, ()) if vocabulary == "themes" else ()
    said = ((case.title, case.subtitle, case.summary, *case.searched_as) for case in there if isinstance(case, Dilemma))
    yield from (LISTED.join(filter(None, each)) for each in said)


def _terms(catalogue: Catalogue, vocabulary: str) -> Iterator[SearchRecord]:
    """A record for every word with a page. What a word of the glossary means is shown and not searched, as law is; and
    what a role does is read, and no more: who looks for what it meets with wants cases of it."""
    kind = vocabulary[:-1]
    is_brief = vocabulary not in {GLOSSARY, "roles"}
    for slug, term in catalogue.settings.terms(vocabulary).items():
        yield SearchRecord(
            url=f"{places.OF_WORDS[vocabulary].path}{slug}/",
            title=term.label,
            kind=texts.label(f"kind.{kind}.one"),
            summary=plain(term.definition) if is_brief else "",
            shown="" if is_brief else plain(term.definition),
            text=plain(term.definition if vocabulary == "roles" else term.meaning or ""),
            filters={"slag": [kind]} | ({FACETS[vocabulary]: [slug]} if vocabulary in FACETS else {}),
            **_cited(catalogue, term.laws),
            sought=term.searched_as,
            extra_words=[*term.forms, *_listed(catalogue, vocabulary, slug)],
            weight=WEIGHTS.get(kind, 1.0),
        )
