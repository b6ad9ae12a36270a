"""Citations of law: read from text such as ``FL 16–18 §§``, ``RF 1:9`` or ``GDPR art. 5``."""

from __future__ import annotations

from ethos.kinds.fields import CITATION


def short_name(citation: str) -> str:
    """The law's short name in a citation: ``FL`` in ``FL 16–18 §§``.

    Raises:
        ValueError: the text is no citation; models have refused such text already.
    """
    match = CITATION.fullmatch(citation)
    if match is None:
        raise ValueError(citation)
    return match["short"]
