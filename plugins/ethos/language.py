"""Languages by their codes (BCP 47): how one is written in a page, and in which direction it is read."""

from __future__ import annotations

import re

CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A code as fields and pages carry it, without the forms that nobody writes."""

_LEFTWARD = "aii ar arc ars ary arz ckb dv fa glk he ks ku-iq lrc mzn nqo pnb ps rhg sd syr ug ur uz-af yi"
LEFTWARD = frozenset(_LEFTWARD.split())
"""Languages that are written from right to left unless their code names another script (CLDR, likely subtags)."""
_SCRIPTS = "adlm arab aran hebr mand nkoo rohg samr syrc thaa yezi"
LEFTWARD_SCRIPTS = frozenset(_SCRIPTS.split())

SAID = {"leftward": _LEFTWARD, "scripts": _SCRIPTS}
"""The same for scripts, which make elements in languages too."""


def direction(code: str) -> str:
    """``rtl`` for a language that is read from right to left, and nothing for any other: it is read as Swedish is."""
    language, *subtags = code.lower().split("-")
    script = next((each for each in subtags if len(each) == 4 and each.isalpha()), "")
    if script:
        return "rtl" if script in LEFTWARD_SCRIPTS else ""
    return "rtl" if {language, "-".join([language, *subtags[:1]])} & LEFTWARD else ""
