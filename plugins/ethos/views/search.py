"""What search finds: a record for every entry and every word with a page, and the page to search on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ethos import places, texts
from ethos.catalogue import Catalogue, is_word
from ethos.kinds import KINDS, Entry
from ethos.kinds.act import Provision
from ethos.kinds.event import Gathering
from ethos.kinds.fields import Citation, Markdown, Word, marked
from ethos.kinds.film import Film
from ethos.markdown import plain
from ethos.naming import name_of
from ethos.output import Link, Page
from ethos.search import compounds, records
from ethos.search.laws import law_words
from ethos.search.records import SearchRecord
from ethos.search.synonyms import Synonyms
from ethos.search.vocabulary import word_file
from ethos.views import face
from ethos.views.press import Press

SPOKEN = 100_000
"""Characters of what is said in a film that are searched: some hour and a half of talk. A browser that shows the film
among its hits fetches all of them, 40 kB as they are sent."""


FACETS = {"themes": "tema", "principles": "princip", "roles": "roll"}
"""The vocabularies that narrow a search, and what they are called in the address."""

FILM, LAW, *WORDS = BESIDE = ("film", "law", *(vocabulary[:-1] for vocabulary in FACETS))
"""What is found beside entries, and called by a name as their kinds are: the pages of films, of law and of words."""


def page(press: Press) -> Page:
    """The page /sok/: a field, facets, and for those without JavaScript the way to A–Ö."""
    title, description = texts.label("page.search.title"), texts.label("page.search.description")
    return press.page(
        "search/page.html", places.SEARCH.path, title, description, at=places.SEARCH, facets=facets(press)
    )


def facets(press: Press) -> list[tuple[str, str, list[Link]]]:
    """Each facet: its name in the address, its heading, and its values."""
    there = {entry.kind for entry in press.catalogue.public} | ({FILM} if press.catalogue.filmed else set())
    laws = [LAW] if press.catalogue.settings.laws else []
    named = (*(each for each in (*KINDS, FILM) if each in there), *laws, *WORDS)
    kinds = [Link("", texts.label(f"kind.{kind}.one"), kind) for kind in named]
    words = [(name, texts.label(f"page.{v}.title"), _values(press, v)) for v, name in FACETS.items()]
    return [("slag", texts.label("search.kinds"), kinds), *words]


def _values(press: Press, vocabulary: str) -> list[Link]:
    return [press.shelf.link(vocabulary, slug) for slug in press.catalogue.settings.words(vocabulary)]


def index(catalogue: Catalogue, site_dir: Path) -> None:
    """Write the search index into a built site.

    Raises:
        EthosError: Pagefind is missing or fails.
    """
    lexicon = compounds.swedish()
    synonyms = Synonyms.read(catalogue.settings.synonyms.groups, lexicon)
    found = list(search_records(catalogue))
    records.index(found, site_dir / "pagefind", lexicon, synonyms)
    (site_dir / "pagefind" / "sok-ord.json").write_bytes(word_file(found, synonyms))


def search_records(catalogue: Catalogue) -> Iterator[SearchRecord]:
    """A record for every published entry, and for every theme, principle and role."""
    for entry in catalogue.public:
        yield _entry(catalogue, entry)
    for entry, each in catalogue.filmed:
        yield _film(catalogue, entry, each)
    for vocabulary in FACETS:
        yield from _terms(catalogue, vocabulary)
    yield from _laws(catalogue)


def _laws(catalogue: Catalogue) -> Iterator[SearchRecord]:
    """A record for every law by its names, and for every provision that is described, by its number alone.

    What a provision says is shown and not searched: some hundred sentences of law would hide the cases that are about
    what they say.
    """
    for short, act in catalogue.settings.laws.items():
        yield _law_record(
            Provision(short), act.called, law_words(short, act.title), act.says or act.title, act.known_as
        )
        for place, rule in act.provisions.items():
            told = act.numbering.cite(short, place)
            own = max(law_words(told), key=len)  # ``loa7d`` and not ``loa7``
            yield replace(_law_record(Provision(short, place), told, [own]), meta={"sager": plain(rule.says)})


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
    )


def _entry(catalogue: Catalogue, entry: Entry) -> SearchRecord:
    words = {vocabulary: _slugs(entry, vocabulary) for vocabulary in FACETS}
    labels = {vocabulary: catalogue.settings.words(vocabulary) for vocabulary in FACETS}
    return SearchRecord(
        url=entry.path,
        title=str(name_of(entry)),
        kind=texts.label(f"kind.{entry.kind}.one"),
        summary=entry.summary,
        text="\n".join(_texts(entry)),
        filters={"slag": [entry.kind], **{FACETS[vocabulary]: slugs for vocabulary, slugs in words.items()}},
        subjects=[labels[v][slug] for v in ("themes", "principles") for slug in words[v]],
        laws=list(dict.fromkeys(w for _, _, text in marked(entry, Citation) for w in _law(catalogue, text))),
        extra_words=list(_extra(catalogue, entry)),
        meta={"note": texts.label("search.archived") if entry.is_archived else "", "sprak": entry.lang},
    )


def _film(catalogue: Catalogue, entry: Gathering, each: Film) -> SearchRecord:
    """The page of a film, with what is said in it."""
    said = catalogue.transcript(entry)
    spoken = " ".join(cue.text for cue in said.cues)[:SPOKEN] if said else ""
    chapters = (text for part in each.chapters for text in (part.title, *map(plain, part.questions)))
    about = _entry(catalogue, entry)
    return replace(
        about,
        url=entry.film_path,
        kind=texts.label("kind.film.one"),
        text="\n".join([*chapters, spoken]),
        filters={**about.filters, "slag": [FILM]},
        laws=(),
    )


def _slugs(entry: Entry, vocabulary: str) -> list[str]:
    found = (slug for _, word, slug in marked(entry, Word) if is_word(word, vocabulary))
    return list(dict.fromkeys(found))


def _law(catalogue: Catalogue, citation: str) -> list[str]:
    book = catalogue.settings.lawbook
    found = (law_words(book.cite(each), book.acts[each.law].title) for each in book.provisions(citation))
    return list(dict.fromkeys(word for words in found for word in words))


def _texts(entry: Entry) -> Iterator[str]:
    """All prose of an entry, as plain text."""
    yield plain(entry.body)
    for _, _, text in marked(entry, Markdown):
        yield plain(text)


def _extra(catalogue: Catalogue, entry: Entry) -> Iterator[str]:
    """Names that people search for: roles, organisations, speakers, towns."""
    for vocabulary in ("roles", "organisations"):
        labels = catalogue.settings.words(vocabulary)
        yield from (labels[slug] for slug in _slugs(entry, vocabulary))
    yield from face.of(entry.kind).names(entry)


def _terms(catalogue: Catalogue, vocabulary: str) -> Iterator[SearchRecord]:
    kind = vocabulary[:-1]
    for slug, term in getattr(catalogue.settings.vocabulary, vocabulary).items():
        yield SearchRecord(
            url=f"{places.OF_WORDS[vocabulary].path}{slug}/",
            title=term.label,
            kind=texts.label(f"kind.{kind}.one"),
            summary=plain(term.definition),
            text="",
            filters={"slag": [kind], FACETS[vocabulary]: [slug]},
            laws=[word for text in term.laws for word in _law(catalogue, text)],
        )
