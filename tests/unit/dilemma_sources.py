"""Dilemmas as they are written, with what a test wants to tell them apart by."""

from __future__ import annotations

TEXT = """---
title: {slug}
summary: Vad gör du?
status: {status}
published: 2026-01-15
themes: [{themes}]
searched_as: [{sought}]
principles: [{principles}]
roles: [chef]
settings: [agency]
tension: [{{between: {one}, and: {other}}}]
difficulty: 2
minutes: {minutes}
group: {{min: {least}, max: {most}}}
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
    usual |= {"themes": "jav", "sought": "", "minutes": "40", "least": "4", "most": "12"}
    return f"dilemmas/{slug}.md", TEXT.format(slug=slug, **({"status": "published"} | usual | told))
