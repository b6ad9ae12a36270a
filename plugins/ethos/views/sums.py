"""Prices as machines count."""

from __future__ import annotations

import re

FREE = re.compile(r"(kostnadsfri\w*|gratis|avgiftsfri\w*|fri entré|0 (kr|kronor))\b", re.IGNORECASE)
SUM = re.compile(r"(\d{1,3}(?:\s?\d{3})*)(?:,(\d\d))? (?:kr|kronor)\b.*")


def amount(price: str) -> str:
    """A price as machines count: ``Kostnadsfri`` → ``0``, ``1 200 kr`` → ``1200``; nothing of what is no one sum."""
    if FREE.match(price):
        return "0"
    found = SUM.fullmatch(price)
    return re.sub(r"\s", "", found[1]) + (f".{found[2]}" if found[2] else "") if found else ""
