"""Make ``plugins/ethos/search/swedish.txt`` from the Swedish spelling dictionary DSSO.

DSSO (``apt-get install hunspell-sv``, LGPL-3) marks which forms may open a compound and which may close one. Its
152,000 words are mostly compounds; what the splitter needs is only the nouns that they are made of. So:
read the nouns with their forms, split every entry by the others, and keep those that some entry was made of.

    python bench/swedish_words.py /usr/share/hunspell/sv_SE > plugins/ethos/search/swedish.txt
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ethos.search.compounds import Lexicon, split

NOUN = frozenset("ABCDEFGHIJRT")
"""Affix classes that inflect a noun: genitive, definite and plural."""
INFLECTED, VERB, ADJECTIVE = NOUN - {"F", "R", "T"}, frozenset("mNKL"), frozenset("OPQk")
"""Affix classes that tell what a word is."""
JOINED = frozenset("fvuixhywzgts")
"""Affix classes that make the form which opens a compound: with an -s- and so on, or bare."""
OPENS, CLOSES, BARRED = "X", "Y", frozenset("%!")
DERIVED = re.compile(r"....(tion|sion|ning|ring|ande|ende|else|het|itet|skap|ment|erare|arie|ör|ator)$")
"""Endings that make abstract nouns, which administrative Swedish compounds freely."""
PLAIN = re.compile(r"[a-zåäöéü]{3,}")
HEADER = """\
# Swedish nouns that compounds are made of. Made by bench/swedish_words.py; do not edit.
# From Den stora svenska ordlistan (DSSO), copyright 2003-2014 Göran Andersson; this file stays under LGPL-3.0."""

Flags = frozenset[str]


class Rule(NamedTuple):
    """One way to form a word: what to drop, what to add, and the ending that it applies to."""

    drop: str
    add: str
    ending: re.Pattern[str]

    def form(self, word: str) -> str:
        """The formed word, or ``""`` when the rule does not apply."""
        fits = word.endswith(self.drop) and self.ending.search(word)
        return word.removesuffix(self.drop) + self.add if fits else ""


def read_rules(path: Path) -> dict[str, list[Rule]]:
    """The suffix rules of a hunspell affix file, by flag (hunspell(5), SFX)."""
    rules: dict[str, list[Rule]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        match line.split():
            case ["SFX", flag, drop, added, ending]:
                add = added.split("/")[0]
                rules[flag].append(
                    Rule("" if drop == "0" else drop, "" if add == "0" else add, re.compile(ending + "$"))
                )
    return rules


def read_entries(path: Path) -> list[tuple[str, Flags]]:
    """The plain lower-case entries of a hunspell word file with their flags; homographs have a line each."""
    entries = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        word, _, rest = line.partition("/")
        flags = frozenset(rest.split()[0] if rest.strip() else "")
        if PLAIN.fullmatch(word) and not flags & BARRED:
            entries.append((word, flags))
    return entries


def is_noun(word: str, flags: Flags) -> bool:
    """True for what is inflected as a noun, also when it is an adjective besides (``anställd``); no infinitives."""
    infinitive = word.endswith("a") and flags & VERB
    adjective = flags & ADJECTIVE and "A" not in flags
    return bool(flags & INFLECTED) and not infinitive and not adjective


def formed(word: str, flags: Flags, rules: Mapping[str, list[Rule]]) -> set[str]:
    """Every form that the rules of these flags make."""
    forms = {rule.form(word) for flag in flags for rule in rules[flag]}
    return {form for form in forms if PLAIN.fullmatch(form)}


def closing(nouns: Mapping[str, Flags], rules: Mapping[str, list[Rule]]) -> dict[str, set[str]]:
    """Noun → the forms that close a compound; genitives are left out where the form without s is there."""
    found = {}
    for noun, flags in nouns.items():
        forms = formed(noun, flags & NOUN, rules) | {noun}
        found[noun] = {form for form in forms if form == noun or not _superfluous(noun, form, forms)}
    return found


def _superfluous(noun: str, form: str, forms: set[str]) -> bool:
    """A genitive, or the participle of a verb that is spelled like the noun (``fara``: farande)."""
    return (form[-1] == "s" and form[:-1] in forms) or form.startswith(f"{noun}nde")


def opening(
    entries: Iterable[tuple[str, Flags]], nouns: Mapping[str, Flags], rules: Mapping[str, list[Rule]]
) -> dict[str, str]:
    """Form that opens a compound → its noun, or ``""``. Entries such as ``kvinno`` point at ``kvinna``."""
    heads: dict[str, str] = {}
    for word, flags in sorted(entries, key=lambda entry: entry[0] not in nouns):
        bare = {word} if OPENS in flags else set()
        for form in sorted(formed(word, flags & JOINED, rules) | bare):
            heads.setdefault(form, word if word in nouns else _base(form, nouns))
    return heads


def _base(form: str, nouns: Mapping[str, Flags]) -> str:
    return next((noun for noun in base_forms(form) if noun in nouns), "")


def base_forms(form: str) -> Iterator[str]:
    """The nouns that an opening form may belong to: ``kvinno`` → kvinna, ``tjänste`` → tjänst."""
    if form[-1] in "osue":
        yield from (form[:-1] + "a", form[:-1], form[:-1] + "e")
    yield from (form + "a", form + "e")


def simple(lexicon: Lexicon) -> Lexicon:
    """The lexicon without nouns that are compounds themselves: what is left covers them too."""
    nouns = {noun for noun in {*lexicon.tails.values(), *lexicon.heads.values()} if not split(noun, lexicon)}
    heads = {form: noun for form, noun in lexicon.heads.items() if not noun or noun in nouns}
    return Lexicon(heads, {form: noun for form, noun in lexicon.tails.items() if noun in nouns})


def attested(entries: Iterable[str], lexicon: Lexicon) -> Lexicon:
    """The part of the lexicon that the dictionary's own compounds are made of, and its abstract nouns.

    Rare words split others by mistake, so they go; derived words (``dokumentation``) are too long for that.
    """
    used = {noun for noun in lexicon.tails.values() if DERIVED.search(noun)}
    for way in filter(None, (split(entry, lexicon) for entry in entries)):
        used.update(lexicon.heads[form] or form for form in way[:-1])
        used.add(lexicon.noun(way[-1]))
    heads = {form: noun for form, noun in lexicon.heads.items() if (noun or form) in used}
    return Lexicon(heads, {form: noun for form, noun in lexicon.tails.items() if noun in used})


def observed(words: Iterable[str], lexicon: Lexicon) -> Lexicon:
    """The lexicon with opening forms that flags do not tell but at least two nouns show: ``krav`` in kravanalys."""
    vocabulary = set(words)
    unopened = vocabulary - lexicon.heads.keys()
    seen: dict[str, int] = defaultdict(int)
    for word in vocabulary - {word for word in vocabulary if split(word, lexicon)}:
        for at in range(4, len(word) - 5):
            if lexicon.tails.get(word[at:]) == word[at:] and word[:at] in unopened:
                seen[word[:at]] += 1
    found = {form: lexicon.tails.get(form, "") for form, times in seen.items() if times > 1}
    return Lexicon({**lexicon.heads, **found}, lexicon.tails)


def rule_between(noun: str, form: str) -> str:
    """The rule that makes a form of a noun, as ``read_lexicon`` reads it: ``1or`` for gåva → gåvor."""
    drop = next(n for n in range(10) if form.startswith(noun[: len(noun) - n]))
    return f"{drop}{form[len(noun) - drop :]}"


def lines(role: str, forms: Mapping[str, str]) -> Iterator[str]:
    """``role TAB rules TAB nouns``: nouns with the same rules on one line, all sorted."""
    rules: dict[str, set[str]] = defaultdict(set)
    for form, noun in forms.items():
        rules[noun].add(rule_between(noun, form))
    together: dict[str, list[str]] = defaultdict(list)
    for noun in sorted(rules):
        together[" ".join(sorted(rules[noun]))].append(noun)
    return (f"{role}\t{shared}\t{' '.join(nouns)}" for shared, nouns in sorted(together.items()))


def make(dictionary: Path) -> str:
    """The text of ``swedish.txt`` from a pair of hunspell files, named without their ``.aff`` and ``.dic``."""
    rules, entries = read_rules(dictionary.with_suffix(".aff")), read_entries(dictionary.with_suffix(".dic"))
    nouns: dict[str, Flags] = {}
    for word, flags in entries:
        if is_noun(word, flags):
            nouns[word] = nouns.get(word, frozenset()) | flags
    closes = closing({noun: flags for noun, flags in nouns.items() if CLOSES in flags}, rules)
    tails = {form: noun for noun in sorted(closes, reverse=True) for form in sorted(closes[noun])}
    tails |= {noun: noun for noun in closes}
    known = observed((word for word, _ in entries), Lexicon(opening(entries, nouns, rules), tails))
    return written(attested(nouns, simple(known)))


def written(lexicon: Lexicon) -> str:
    """The lexicon as ``read_lexicon`` reads it."""
    free = sorted(form for form, noun in lexicon.heads.items() if not noun)
    heads = {form: noun for form, noun in lexicon.heads.items() if noun}
    return (
        "\n".join([HEADER, f"open\t0\t{' '.join(free)}", *lines("head", heads), *lines("tail", lexicon.tails)]) + "\n"
    )


if __name__ == "__main__":
    sys.stdout.write(make(Path(sys.argv[1])))
