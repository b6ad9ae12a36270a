"""What somebody who writes a case of their own is told meanwhile: the rules for dilemmas, written as a script.

The patterns, the numbers and the wordings are the rules' own, so none of them stands in JavaScript. What goes by them
there is short (``conversation/own-rules.js``), and a test lets both read the same cases.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from ethos.form import fields_of
from ethos.kinds import Dilemma
from ethos.kinds.dilemma import CARD_WORDS, SPOKEN
from ethos.rules import leading_question, possible_name, weak_option
from ethos.views.own_case import LIMITS

SCRIPT = "conversation/own-rule.js"
"""The script among our assets: written by ``FRESHEN=1 pytest tests/unit/test_own_case.py -k fresh``."""

LETTERS = r"\p{L}\p{N}_"
"""What Python means by ``\\w``, in the words of JavaScript."""

BOTH, ALONE = ("message", "hint"), ("message",)
SAYS = {
    **dict.fromkeys(("leading-question", "weak-option", "possible-name"), BOTH),
    **dict.fromkeys(("law-unnamed", "one-sided-tension", "too-long", "too-many"), ALONE),
}
"""What is told of a rule: its message, and its hint where that begins with what one does who writes no files."""


def rule() -> Mapping[str, object]:
    """All that browsers are told, by the names that scripts import."""
    bounds = {field.name: field.bounds for field in fields_of(Dilemma)}
    return {
        "LIMITS": LIMITS,
        "LEAST": {name: bounds[name]["least"] for name in ("questions", "options")},
        "LAW_LINES": {"most": bounds["law_says"]["most"], "each": SPOKEN},
        "CARD_WORDS": CARD_WORDS,
        "LEADING": [f"^{browser(leading_question.LEADING)}", browser(leading_question.TAIL)],
        "NAME": browser(possible_name.NAME),
        "WEAK": {
            "nothing": sorted(weak_option.NOTHING),
            "share": weak_option.SHARE,
            "long": weak_option.LONG,
            "sides": weak_option.SAID,
        },
        "TOLD": {code: [f"{{{{problem.{code}.{part}}}}}" for part in parts] for code, parts in SAYS.items()},
    }


def browser(pattern: re.Pattern[str]) -> str:
    """A pattern as JavaScript reads it with the flag ``u``. What must not stand before it is captured, not looked at.

    Raises:
        ValueError: it looks behind itself in another way than the rules did when this was written.
    """
    text = pattern.pattern.replace(r"(?<![\w-])", "")
    if text != pattern.pattern:
        text = rf"(?:^|[^\w-])({text})"
    text = text.replace("[\\w", f"[{LETTERS}").replace("[^\\w", f"[^{LETTERS}")
    text = text.replace(r"\w", f"[{LETTERS}]").replace(r"\b", f"(?![{LETTERS}])")
    if "(?<" in text or "(?P" in text:
        raise ValueError(f"no browser of ours reads {pattern.pattern}")
    return text


def script() -> str:
    """The rule as a script, a constant a line."""
    lines = (f"export const {name} = {json.dumps(value, ensure_ascii=False)};\n" for name, value in rule().items())
    return "".join(
        ["// Written by the build: plugins/ethos/own_rule.py says where each of these comes from.\n", *lines]
    )
