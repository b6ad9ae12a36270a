"""What we tell of somebody else's code is what it says: a sentence that tells only where it does so is a mention.

”Korruption har ett eget avsnitt” answers no question that a reader has. Whoever compares codes would take it for an
answer, and count the code among those that have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ethos.kinds import Code
from ethos.problem import Problem
from ethos.share import Share

TEXT = r"(?:koden|kodexen|rapporten|riktlinjerna|reglerna|policyn|vägledningen|handboken|texten)"
PART = r"(?:avsnitt(?:et|en)?|kapit(?:el|let|len))"
PLACE = re.compile(
    rf"\b(?:{PART}|nämns|tas upp|regleras"
    rf"|(?:{TEXT}|den|de|nästa) (?:också )?(?:handlar om|går igenom|tar (?:också )?upp|nämner|beskriver)"
    rf"|står (?:också )?i {TEXT})\b",
    re.IGNORECASE,
)


def check(share: Share) -> Iterator[Problem]:
    for entry in share.every(Code):
        for index, brief in enumerate(() if entry.lang else entry.in_brief):
            if found := PLACE.search(brief.text):
                yield entry.problem("brief-without-answer", ("in_brief", index, "text"), written=found[0])
