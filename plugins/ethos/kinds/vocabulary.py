"""Words with a meaning: those that entries may refer to, and those of the glossary, which stand in running text."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ethos.kinds import fields as f

GLOSSARY = "words"
"""What the glossary is called among the vocabularies whose words have pages."""


class Abroad(f.Model):
    """What a word is called in the foreign text that it is taken from."""

    words: f.Line
    language: f.Language
    told_in: f.Related | None = None
    """The page that says which text, and what has become of it here."""


class Term(f.Model):
    """A word of the vocabulary, with its definition; principles carry laws and an icon, values what they ask of one."""

    label: f.Line
    definition: f.Said
    meaning: f.Text | None = None
    """What it asks of those who work by it, where a definition is too short."""
    prompts: Annotated[tuple[f.Said, ...], f.several(most=6)] = ()
    """What a group can talk about."""
    abroad: Abroad | None = None
    plural: f.Line | None = None
    icon: f.Slug | None = None
    laws: Annotated[tuple[f.Law, ...], f.several()] = ()
    forms: Annotated[tuple[f.Line, ...], f.several()] = ()
    """How running text writes it, inflected: there it is marked. A word of the glossary is marked without them too."""
    searched_as: Annotated[tuple[f.Sought, ...], f.several(most=30)] = ()
    """What people type who look for its page. Never shown."""


class Vocabulary(f.Model):
    themes: dict[f.Slug, Term]
    principles: dict[f.Slug, Term]
    roles: dict[f.Slug, Term]
    settings: dict[f.Slug, Term]
    values: dict[f.Slug, Term]
    tasks: dict[f.Slug, Term] = Field(default_factory=dict)
