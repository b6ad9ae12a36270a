"""Dilemmas as they are written, with what a test wants to tell them apart by."""

from __future__ import annotations

TEXT = """---
title: {slug}
summary: Vad gör du?
status: {status}
published: 2026-01-15
themes: [jav]
principles: [{principles}]
roles: [chef]
settings: [agency]
tension: [{{between: {one}, and: {other}}}]
difficulty: 2
minutes: 40
group: {{min: 4, max: 12}}
closure: open
questions: [Vad gör du?, Vem berörs?, Vad säger du?]
options:
  - {{label: Säg det i dag, for: Ingen gissar., against: Det kan skada.}}
  - {{label: Vänta, for: Du vet mer., against: Andra hinner före.}}
laws: [{laws}]
leader: {{purpose: Se jäv i tid., closing: Vad ändrar vi?}}
related: [{related}]
---
Det är måndag.
"""


def dilemma(slug: str, **told: str) -> tuple[str, str]:
    usual = {"principles": "", "one": "rattssakerhet", "other": "effektivitet", "laws": "", "related": ""}
    return f"dilemmas/{slug}.md", TEXT.format(slug=slug, **({"status": "published"} | usual | told))
