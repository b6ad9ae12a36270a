"""Sentences, words, endings and questions: what the notes to editors and the ruler of sameness measure."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethos.prose import (
    Ending,
    ending,
    is_doubled,
    lix,
    opening,
    placed_words,
    sentences,
    spread,
    words,
)
from ethos.prose.sentence import bare

INK = st.text(st.sampled_from("abåÄ1 .,:;!?…”’–-_*#>[]()`~<@/\\\n\n\t"), max_size=60)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Det är kl. 14.20. Du väntar.", ["Det är kl. 14.20.", "Du väntar."]),
        ("”Ska jag ringa?” säger hon. ”Nu?”", ["”Ska jag ringa?” säger hon.", "”Nu?”"]),
        ("”Jag skrev på”, säger hon. ”Vad skulle jag göra?”", ["”Jag skrev på”, säger hon.", "”Vad skulle jag göra?”"]),
        ("Den väger 2,4 kg, t.ex. Tung.", ["Den väger 2,4 kg, t.ex. Tung."]),
        ("Ja …\n\nNej", ["Ja …", "Nej"]),
        ("## Rubrik\n\n- ett\n- *två*. Tre.\n\n| a | b |\n| --- | --- |\n", ["ett", "två .", "Tre."]),
        ("Läs [guiden](guide.md) på\nhttps://a.example/b. Klart.", ["Läs guiden på .", "Klart."]),
        ("Skriv till a.b@c.example.\n\n```\nkod. Kod.\n```\n", ["Skriv till ."]),
        ("", []),
    ],
)
def test_sentences_are_those_that_are_read_aloud(text: str, told: list[str]) -> None:
    """Abbreviations, figures and quoted questions end none; headings, tables, code and addresses are none."""
    assert [each.text for each in sentences(text)] == told


def test_a_number_with_its_groups_is_one_word() -> None:
    """So is what a hyphen or a colon holds together."""
    assert words("640 000 kronor till EU:s it-stöd, kl. 12.30, 16–18 §§") == (
        ["640 000", "kronor", "till", "EU:s", "it-stöd", "kl", "12.30", "16–18"]
    )


@given(INK)
def test_every_sentence_and_word_stands_where_it_is_said_to(text: str) -> None:
    """Places are offsets in the text as written; words without numbers are found in order, each once."""
    plain = bare(text)
    assert len(plain) == len(text)
    for each in sentences(text):
        assert each.text.split()[0] == plain[each.start :].split()[0][: len(each.text.split()[0])]
    found = list(placed_words(text))
    assert [text[each.start : each.start + len(each.text)] for each in found] == [each.text for each in found]
    said = [word for each in sentences(text) for word in each.words if not word[0].isdigit()]
    assert [each.text for each in found] == [word for word in said if word]
    assert sum(each.opens for each in found) <= len(list(sentences(text)))


@pytest.mark.parametrize("piece", [*"<[`.a”_@", "](", "```\n", "a-", "1 ", "\n ", "- ", "a.b", "https://"])
def test_no_text_keeps_it_busy(piece: str) -> None:
    """What is measured takes time in proportion to the text: a quarter of a megabyte is done in seconds."""
    text = piece * (250_000 // len(piece))
    begun = time.process_time()
    list(placed_words(text))
    lix(text)
    ending(text)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("”Ska jag hämta den?” säger hon.", Ending.QUESTION),
        ("Vad sa han?", Ending.QUESTION),
        ("”Tack för ditt intresse”, börjar den.", Ending.SPEECH),
        ("”Alla frågar mig.”", Ending.SPEECH),
        ("Förvaltningschefen vill ha ditt förslag på fredag kl. 12.00.", Ending.DUE),
        ("Ni har tjugo minuter på er, och det är du som är chef.", Ending.DUE),
        ("Tentan är om elva dagar.", Ending.DUE),
        ("Säkerhetschefen väntar med pennan över rutan ”Mottagare”.", Ending.GESTURE),
        ("Markören blinkar i fältet.", Ending.GESTURE),
        ("Den är inte stor.", Ending.FACT),
    ],
)
def test_how_a_story_ends_is_told_by_its_last_sentence(last: str, kind: Ending) -> None:
    """The first kind that fits; what stands before the last sentence does not matter."""
    assert ending(f"”Vad gör vi?” undrar du kl. 14 och lyfter luren.\n\n{last}\n") is kind
    assert ending("") is Ending.FACT


def test_questions_are_told_by_their_first_words_and_by_what_hangs_on_them() -> None:
    """A second question begins with ”och” after a comma; ”och” between two things is none."""
    assert opening("Vad är det?") == "vad"
    assert opening("”Vad” är det?", 2) == "vad är"
    assert opening("") == ""
    assert is_doubled("Vad är du skyldig Marie, och vad är du skyldig de nio?")
    assert not is_doubled("Hur mycket vet du och vad får du säga?")
    assert not is_doubled("Vad väger tyngst, rätten och friden?")


def test_lix_is_words_in_a_sentence_and_the_share_of_long_words() -> None:
    """Björnsson's index, in which a colon ends a sentence, too; too short a text has none."""
    text = "Handläggaren läser och du säger att hon ska vänta länge. " * 12
    assert lix(text) == 10 + 10
    assert lix(text.replace("säger att", "säger: att")) == 5 + 10
    assert lix("Handläggaren läser. " * 10) == 0


def test_the_spread_of_lengths() -> None:
    """Mean and standard deviation of a population; a sentence of more than twenty words is long."""
    found = spread([2, 4, 4, 4, 5, 5, 7, 9])
    assert (found.count, found.mean, found.deviation, found.long) == (8, 5, 2, 0)
    assert spread([21, 1]).long == 0.5
    assert spread([]).mean == 0
