"""What a page is found by: what it says, and words for it that it does not say itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ethos.search.compounds import Lexicon, hidden_parts
from ethos.search.synonyms import Synonyms
from ethos.search.terms import pairs

MOST_SUBJECTS = 8
"""A page with more subjects is about none of them in particular: they find it, but rank it last."""
LISTED = ". "
"""What stands between the phrases of an extra word that has several."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One page as search sees it."""

    url: str
    """The public path without a leading slash: ``dilemman/torsdagsbastun/``."""
    title: str
    kind: str
    """What the page is, in words: ``Dilemma``."""
    summary: str
    text: str
    """Everything that is read on the page, as plain text."""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Facet → slugs: ``{"slag": ["dilemma"], "tema": ["jav"]}``."""
    subjects: Sequence[str] = ()
    """Labels that say what the page is about: of its themes and principles. Ranked just below the title."""
    called: str = ""
    """A word that stands for the page in a query, as ``fl0`` for its law: the page has it as it has its title."""
    laws: Sequence[str] = ()
    """Words that find the laws cited, from :func:`ethos.search.laws.law_words`."""
    cited: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The same laws as they are cited, ``FL 16–18 §§``, each with its words: a result found by one says which."""
    sought: Sequence[str] = ()
    """What people type who look for the page, by its editors: ranked as what it says of itself, and never shown."""
    extra_words: Sequence[str] = ()
    """Further words to be found by, ranked last and never shown."""
    facts: Sequence[str] = ()
    """What a result shows beside its kind: minutes, group, themes, ``Arkiverad``."""
    archived: bool = False
    """True for what is found only by who asks for what is archived too."""
    subtitle: str = ""
    """The line below the title: what the page is about said once more, in other words. Searched as the summary is."""
    shown: str = ""
    """What a result says of a page without a summary; never searched."""
    lang: str = ""
    """The language of the page where it is not Swedish."""
    weight: float = 1.0
    """How much its words count beside those of other pages: what is used every day before what has been."""

    @property
    def brief(self) -> str:
        """What the page is about in a sentence or three: its summary, and the line below its title."""
        return " . ".join(filter(None, [self.summary, self.subtitle]))

    @property
    def about(self) -> str:
        """What the page is about, in brief: title, summary and subjects."""
        return " . ".join([self.title, self.brief, *self.named_subjects])

    @property
    def named_subjects(self) -> Sequence[str]:
        """The subjects that rank the page: all, or none when it has too many."""
        return self.subjects if len(self.subjects) <= MOST_SUBJECTS else ()


def hidden_words(record: SearchRecord, lexicon: Lexicon, synonyms: Synonyms) -> dict[str, list[str]]:
    """Words to find a page by that it does not say, in fields, the weightiest first.

    ``title_parts``: parts of the title's compounds. ``title_alike``: synonyms of the title. ``about_parts`` and
    ``alike``: the same of the summary, ``sought_parts`` and ``sought_alike`` of what the page is searched as,
    ``subjects_alike`` of the subjects. ``parts``: parts of the compounds in its text.
    ``weak``: synonyms of what the text says more than once, the caller's own words, and too many subjects to rank by.
    """
    titled, said, parts = (hidden_parts(text, lexicon) for text in (record.title, record.about, record.text))
    named = record.named_subjects
    spread = [subject for subject in record.subjects if subject not in named]
    fields = {
        "title_parts": titled,
        "title_alike": synonyms.of([record.title, *titled], lexicon),
        "about_parts": said,
        "alike": synonyms.of([record.brief, *hidden_parts(record.brief, lexicon)], lexicon),
        "sought_parts": hidden_parts(" . ".join(record.sought), lexicon),
        "sought_alike": synonyms.of(record.sought, lexicon),
        "subjects_alike": synonyms.of([*named, *hidden_parts(" . ".join(named), lexicon)], lexicon),
        "parts": parts,
        "weak": [*synonyms.of([record.text], lexicon, times=2), *record.extra_words, *spread],
    }
    return dict(_each_once(fields))


def named_pairs(record: SearchRecord, lexicon: Lexicon, synonyms: Synonyms) -> dict[str, list[str]]:
    """Pairs of words to find a page by, in fields as above. Its text has none: a page says very many by chance."""
    named = [record.title, record.brief, *record.named_subjects, *record.sought]
    listed = [each for words in record.extra_words for each in words.split(LISTED)]
    return {
        "title_pairs": pairs(record.title, is_typed=False),
        "brief_pairs": pairs(record.brief, is_typed=False),
        "sought_pairs": _pairs(record.sought),
        "alike_pairs": list(dict.fromkeys(_pairs(synonyms.members_of(named, lexicon)))),
        "weak_pairs": list(dict.fromkeys(_pairs([*synonyms.members_of([record.text], lexicon, times=2), *listed]))),
    }


def _pairs(texts: Iterable[str]) -> list[str]:
    return [pair for text in texts for pair in pairs(text)]


def _each_once(fields: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, list[str]]]:
    """Every word in the first field that has it."""
    seen: set[str] = set()
    for name, found in fields.items():
        if words := [word for word in dict.fromkeys(found) if word not in seen]:
            yield name, words
        seen.update(found)


def own_words(records: Iterable[SearchRecord], synonyms: Synonyms) -> set[str]:
    """The words that are the site's own: its subjects and its synonyms, which compounds are made of too."""
    named = {subject for record in records for subject in record.subjects}
    return named | {member for group in synonyms.groups for member in group}
