"""Words that people use for the same thing: who searches for one finds pages that only say another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ethos.search.compounds import Lexicon, dictionary_form, words

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of words or phrases that mean the same, by the dictionary form of each member."""

    groups: Sequence[Sequence[str]]
    members: Mapping[Phrase, int]
    """Member in dictionary form → number of its group."""
    sizes: Mapping[str, Sequence[int]]
    """First word of a member → how many words the members that begin with it have."""

    @classmethod
    def read(cls, groups: Iterable[Iterable[str]], lexicon: Lexicon) -> Synonyms:
        """Groups as they stand in ``site_config/synonyms.yml``."""
        kept = [tuple(group) for group in groups]
        members = {phrase(member, lexicon): number for number, group in enumerate(kept) for member in group}
        members.pop((), None)
        sizes = {first: sorted({len(each) for each in members if each[0] == first}) for first, *_ in members}
        return cls(kept, members, sizes)

    def of(self, texts: Iterable[str], lexicon: Lexicon, times: int = 1) -> list[str]:
        """The words of every group that the texts meet so many times, sorted.

        Once is enough in a title; running text says things in passing that the page is not about: ask for twice.
        """
        return sorted({word for member in self.members_of(texts, lexicon, times) for word in words(member)})

    def members_of(self, texts: Iterable[str], lexicon: Lexicon, times: int = 1) -> list[str]:
        """The members of every group that the texts meet so many times, whole."""
        met = [number for text in texts for number in self._met(phrase(text, lexicon))]
        groups = sorted({number for number in met if met.count(number) >= times})
        return [member for number in groups for member in self.groups[number]]

    def _met(self, said: Phrase) -> list[int]:
        """The groups whose members stand in a text, once for each time they do."""
        runs = (said[at : at + size] for at, word in enumerate(said) for size in self.sizes.get(word, ()))
        return [self.members[run] for run in runs if run in self.members]


def phrase(text: str, lexicon: Lexicon) -> Phrase:
    """The words of a text in dictionary form where the lexicon knows one."""
    return tuple(dictionary_form(word, lexicon) for word in words(text))
