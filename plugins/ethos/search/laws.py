"""What law is found by: each law and each provision as one word, as ``search/laws.js`` writes what someone types."""

from __future__ import annotations


def place_words(short: str, place: str = "") -> list[str]:
    """The words of a provision by its name in its law, the law's own first: LOA and ``7 a`` give loa0, loa7 and loa7a.

    loa0 is the law itself: ``LOA`` alone would also find every word that begins so. Chapters are joined by a k:
    ``RF 1:9`` is rf1k9.
    """
    section = place.replace(":", "k").replace(" ", "")
    whole = section[:-1] if section[-1:].isalpha() else ""
    return [f"{short.lower()}{each}" for each in ("0", whole, section) if each]


def law_words(short: str, place: str = "", title: str = "") -> list[str]:
    """The same with the law's names, which are found as words are."""
    return [*place_words(short, place), short, *title.split()]
