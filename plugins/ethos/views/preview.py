"""What a live preview shows when the content has faults: the same list, at every address, until they are mended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from ethos import texts
from ethos.kinds.settings import Site
from ethos.output import HOME, MISSING, Drawn, Page
from ethos.problem import Problem
from ethos.views.press import environment

WARNINGS = "forhandsvisning/"
"""Where a preview lists warnings; nothing that is published lies there."""

SITE = Site(
    name=texts.label("page.problems.title"),
    url="http://127.0.0.1/",
    tagline=texts.label("page.problems.description"),
    description=texts.label("page.problems.description"),
    publisher="Ethos",
    contact="redaktionen@myndigheten.example",
)
"""Stands in for the site's own settings, which may be among what is faulty."""


def pages(problems: Sequence[Problem]) -> Iterator[Page]:
    """The list of faults as start page and as the page for every address that is not there."""
    title, description = texts.label("page.problems.title"), texts.label("page.problems.description")
    for path in (HOME, MISSING):
        told = {"title": title, "description": description, "path": path}
        yield Page(path, title, description, partial(_draw, problems, told), base="/", indexed=False)


def warnings(problems: Sequence[Problem]) -> Page:
    """The list of what stops nothing, beside a site that can be built."""
    title, description = counted(problems), texts.label("preview.about")
    told = {"title": title, "description": description, "path": WARNINGS}
    return Page(WARNINGS, title, description, partial(_draw, problems, told), base="../", indexed=False)


def counted(problems: Sequence[Problem]) -> str:
    """``3 varningar``."""
    if len(problems) == 1:
        return texts.label("preview.one")
    return texts.label("preview.many").format(count=len(problems))


def _draw(problems: Sequence[Problem], told: Mapping[str, str]) -> Drawn:
    template = environment().get_template("problems.html")
    return Drawn(template.render(page=told, problems=problems, base="/", site=SITE), {})
