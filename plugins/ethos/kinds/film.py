"""A film of a gathering: where it is, what is said in it, and the chapters that conversations start from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ethos.kinds import fields as f


class Chapter(f.Model):
    at: f.TimeCode
    title: f.Line
    questions: Annotated[tuple[f.Said, ...], f.several()] = ()

    @property
    def seconds(self) -> int:
        """When the chapter begins, in seconds from the start of the film."""
        total = 0
        for part in self.at.split(":"):
            total = total * 60 + int(part)
        return total


class Exemption(f.Model):
    """Why a film lacks captions, and until when: shown to the public."""

    until: f.Day
    reason: f.Line


class Film(f.Model):
    """A film elsewhere, by its web address, or one of our own, by the name of a file beside the gathering's."""

    url: f.VideoSource
    published: f.Day
    minutes: Annotated[f.Whole, Field(ge=1, le=1000)]
    captions: f.Flag
    transcript: f.TranscriptSource | None = None
    chapters: Annotated[tuple[Chapter, ...], f.several()] = ()
    exemption: Exemption | None = None

    @property
    def seconds(self) -> int:
        """How long the film is, by its whole minutes."""
        return self.minutes * 60

    def span(self, number: int) -> tuple[int, int]:
        """When a chapter, counted from 1, begins and ends: in seconds from the film's start."""
        begins = self.chapters[number - 1].seconds
        ends = self.chapters[number].seconds if number < len(self.chapters) else self.seconds
        return begins, max(begins, ends)

    @property
    def video_file(self) -> str:
        """The name of the film's own file; nothing when the film is elsewhere."""
        return "" if f.is_web(self.url) else self.url

    @property
    def text_file(self) -> str:
        """The name of the file with what is said; nothing when that is elsewhere, or not written down."""
        return "" if self.transcript is None or f.is_web(self.transcript) else self.transcript
