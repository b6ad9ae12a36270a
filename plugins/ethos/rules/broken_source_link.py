"""A link in Markdown leads to a published source file, to a heading, or to an address that is safe to follow
(http, https, mailto); a picture lies in the content, so that nothing is fetched from other hosts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import unquote

from slugify import slugify

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds import Entry, right
from ethos.kinds.fields import ADDRESS, Markdown, marked
from ethos.kinds.parse import closest
from ethos.markdown import fault_of, is_elsewhere, links_in, resolve
from ethos.problem import Problem, problem
from ethos.source import Loc
from ethos.source.attachments import ENDINGS, FOLDER
from ethos.source.pictures import ENDINGS as PICTURES
from ethos.source.pictures import FOLDER as BILDER

DOMAINS = frozenset(
    ["com", "dk", "edu", "eu", "example", "fi", "gov", "info", "int", "io", "is", "net", "no", "nu", "org", "se"]
)
"""Ends of hosts' names that are no endings of files here."""
WEB = re.compile(r"h?t+ps?[:;/]|www\.", re.IGNORECASE)
"""How an address on the web begins, even when its colon is lost."""
PAGES = frozenset({"", ".md", ".htm", ".html"})
"""Endings of what may be meant as a page of ours."""


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    # A link to a file with faults of its own will hold when they are mended.
    known = dict.fromkeys([*catalogue.linkable, *(file.path for file in catalogue.faulty), *catalogue.refused])
    for entry in catalogue.entries:
        for loc, target, is_picture in links(entry):
            code, facts = _fault(catalogue, entry, target, known, is_picture=is_picture)
            if code:
                yield problem_at(entry, loc, code, {"written": target} | facts)


def _fault(
    catalogue: Catalogue, entry: Entry, target: str, known: Mapping[str, None], *, is_picture: bool
) -> tuple[str, dict[str, str]]:
    """What is wrong with a link or a picture, with what to write; no code when nothing is."""
    code = fault_of(target, entry.source.path, known)
    if is_picture and (code or is_elsewhere(target)):
        is_remote = not code or target.startswith("//")
        return ("remote-picture" if is_remote else "missing-picture"), _picture(entry, target, known)
    if code == "unsafe-link":
        return code, _unsafe(target)
    if not code:
        return "", {}
    file = _unoffered(target, entry, catalogue)
    return ("unoffered-file", {"file": file}) if file else _broken(catalogue, entry, target, sorted(known))


def _unsafe(target: str) -> dict[str, str]:
    """What is wrong with an address that no one can follow, or should, with the address that was meant."""
    meant = right.address(target) if WEB.match(target) else ""
    why = texts.label(f"unsafe_link.{'host' if WEB.match(target) or target.startswith('mailto:') else 'scheme'}")
    return {"why": why, "example": f"[Läs mer]({meant or 'https://myndigheten.example/'})"}


def _picture(entry: Entry, target: str, known: Iterable[str]) -> dict[str, str]:
    """The picture of that name, or where one of that name should lie."""
    name = PurePosixPath(re.split(r"[/\\]", unquote(target.partition("?")[0]))[-1])
    ending = name.suffix.lower()
    named = f"{slugify(name.stem) or 'bild'}{ending if ending in PICTURES else '.png'}" if ending else "bild.png"
    there = next((path for path in known if path.startswith(f"{BILDER}/") and PurePosixPath(path).name == named), "")
    near = texts.label("nearest").format(word=_from(there, entry)) if there else ""
    return {"nearest": near, "example": f"![Beskriv bilden]({_from(there or f'{BILDER}/{named}', entry)})"}


def _broken(catalogue: Catalogue, entry: Entry, target: str, known: list[str]) -> tuple[str, dict[str, str]]:
    """What is wrong with a link that leads to no file, with what to write; no code for what a draft may have."""
    path = resolve(target.partition("#")[0], entry.source.path)
    other = catalogue.by_source.get(path)
    if other and other.is_draft:
        return ("draft-referenced" if entry.is_public else ""), {"other": path}
    meant, why = _meant(catalogue, entry, target, known)
    near = texts.label("nearest").format(word=meant) if meant and why == "missing" else ""
    ending = PurePosixPath(path).suffix
    said = {name: words.format(ending=ending) for name, words in texts.labels(f"link.{why}").items()}
    shown = meant or _from(next(iter(catalogue.linkable), "om.md"), entry)
    return "broken-source-link", {**said, "nearest": near, "example": f"[Läs mer]({shown})"}


def _meant(catalogue: Catalogue, entry: Entry, target: str, known: list[str]) -> tuple[str, str]:
    """What the editor may have meant to write, and in which way the link is broken."""
    path = target.partition("#")[0]
    ending = PurePosixPath(path).suffix.lower()
    if ADDRESS.fullmatch(path.partition("?")[0]):
        return f"mailto:{target}", "mail"
    if WEB.match(path) or path.partition("/")[0].lower().rpartition(".")[2] in DOMAINS:
        return right.address(target), "web"
    if ending in PICTURES:
        return _from(f"{BILDER}/{slugify(PurePosixPath(path).stem) or 'bild'}{ending}", entry), "picture"
    page = _page(catalogue, entry, path, known) if ending in PAGES else ""
    if page or ending in {"", ".md"}:
        return page, "missing"
    return f"https://myndigheten.example/{PurePosixPath(path).name}", "format"


def _page(catalogue: Catalogue, entry: Entry, path: str, known: list[str]) -> str:
    """The page of that address, of that name or of a name like it, as written in an entry's file."""
    published = {each.path: each.source.path for each in catalogue.public}
    from_root = re.sub(r"(?:(?:^|/)index)?\.html?$", "", posixpath.normpath(path)).strip("/")
    there = published.get(f"{from_root}/") or (from_root if from_root in known else "")
    slug = PurePosixPath(from_root).name.removesuffix(".md")
    there = there or next((each.source.path for each in catalogue.public if each.source.slug == slug), "")
    pages = {_from(each, entry): each for each in known if each.endswith(".md")}
    return _from(there, entry) if there else closest(path, pages)


def _from(path: str, entry: Entry) -> str:
    """A file's path as it is written in an entry's file."""
    return posixpath.relpath(path, posixpath.dirname(entry.source.path))


def _unoffered(target: str, entry: Entry, catalogue: Catalogue) -> str:
    """The name of a file to take away that a link leads to and no published entry offers; it may be missing too."""
    path = PurePosixPath(resolve(target.partition("#")[0], entry.source.path))
    declared = {each.path for other in catalogue.public for each in other.attachments}
    is_one = str(path.parent) == FOLDER and path.suffix.lower() in ENDINGS and str(path) not in declared
    return f"{slugify(path.stem)}{path.suffix.lower()}" if is_one else ""


def links(entry: Entry) -> Iterator[tuple[Loc, str, bool]]:
    """Every link in an entry's Markdown, once a text: its field, the target as written, if it is a picture's."""
    for loc, text in _texts(entry):
        yield from ((loc, target, is_picture) for target, is_picture in dict.fromkeys(links_in(text)))


def _texts(entry: Entry) -> Iterator[tuple[Loc, str]]:
    """Everything that is rendered as Markdown: the body, which has no place among the fields, and the fields."""
    yield (), entry.body
    yield from ((loc, text) for loc, _, text in marked(entry, Markdown))


def problem_at(entry: Entry, loc: Loc, code: str, facts: dict[str, str]) -> Problem:
    """A problem with a link in one of an entry's texts: at the field, or at the very link in the body."""
    if loc:
        return entry.problem(code, loc, **facts)
    written = re.search(rf"(?:\]\(|\]:|<|[\"'])\s*({re.escape(facts['written'])})(?![^\s)>\"'])", entry.body)
    before = entry.body[: written.start(1)] if written else ""
    line, column = entry.source.body_line + before.count("\n"), len(before) - before.rfind("\n")
    return problem(code, entry.source.path, line, column, **facts)
