"""What is found out of a text alone is found out once, however often a preview reads the same text."""

from __future__ import annotations

from functools import lru_cache

MOST = 1 << 17
"""Texts: all of 5,000 entries with their fields. Those asked for longest ago are forgotten first."""

recalled = lru_cache(maxsize=MOST)
"""For functions that do nothing else than answer, and whose answers nobody changes."""
