"""A dilemma's clip is a chapter that the seminar's film has, by its title: readers are led there."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma, Seminar
from ethos.kinds.parse import enumeration, nearest
from ethos.problem import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    seminars = {each.slug: each for each in catalogue.every(Seminar)}
    for entry in catalogue.every(Dilemma):
        seminar = seminars.get(entry.clip.seminar) if entry.clip else None
        if entry.clip is None or seminar is None:
            continue  # a reference that dangles is told by another rule
        chapters = [each.title for each in seminar.film.chapters] if seminar.film else []
        if entry.clip.chapter not in chapters:
            fault = "chapter" if chapters else "chapters" if seminar.film else "film"
            near, allowed = nearest(entry.clip.chapter, chapters), enumeration(chapters)
            facts = {"other": seminar.source.path, "written": entry.clip.chapter, "nearest": near, "allowed": allowed}
            what = texts.label(f"clip.no_{fault}").format(**facts)
            yield entry.problem("clip-without-chapter", ("clip", "chapter" if chapters else "seminar"), what=what)
