"""A link in Markdown leads to a published source file, to a heading, or to an address that is safe to follow
(http, https, mailto); a picture lies in the content, so that nothing is fetched from other hosts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from slugify import slugify

from ethos import texts
from ethos.bases import source_of
from ethos.catalogue import Catalogue
from ethos.kinds import Entry, right
from ethos.kinds.base import field_problem
from ethos.kinds.fields import ADDRESS, Markdown, marked, once
from ethos.kinds.parse import closest
from ethos.kinds.settings import Settings
from ethos.markdown import fault_of, is_elsewhere, links_in, resolve
from ethos.problem import Problem, problem
from ethos.source import Document, Loc
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
PRINTED = frozenset({".pdf", ".docx", ".pptx"})
"""Endings of what is made of entries to print or to work on."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    # A link to a file with faults of its own will hold when they are mended.
    known = dict.fromkeys([*catalogue.linkable, *(file.path for file in catalogue.faulty), *catalogue.refused])
    own = {each.source.path for each in catalogue.entries if not each.source.is_base}
    lost, hidden = set(map(source_of, catalogue.lost)), set(map(source_of, catalogue.settings.site.hide))
    for link in links_everywhere(catalogue):
        code, facts = _fault(catalogue, link, known)
        to = resolve(link.target.partition("#")[0], link.document.path) if code else ""
        if to in lost and (link.document.is_base or (link.entry is None and to not in own)):
            continue  # what the base says of it is shown without a link
        if to in hidden and to in lost:
            yield link.problem("hidden-reference", {})
        elif code:
            yield link.problem(code, facts)


class Linked(NamedTuple):
    """A link or a picture in a Markdown text: in which file and field, the target as written, and whose it is."""

    document: Document
    loc: Loc
    target: str
    is_picture: bool
    entry: Entry | None
    """None in a file of ``site_config/``, whose texts are always published."""

    @property
    def is_public(self) -> bool:
        return self.entry is None or self.entry.is_public

    def problem(self, code: str, facts: dict[str, str]) -> Problem:
        """A problem with it: at the field, or at the very link in a body."""
        facts = {"written": self.target} | facts
        if self.loc or self.entry is None:
            return field_problem(self.document, code, self.loc, **facts)
        body, target = self.entry.body, re.escape(self.target)
        written = re.search(rf"(?:\]\(|\]:|<|[\"'])\s*({target})(?![^\s)>\"'])", body)
        before = body[: written.start(1)] if written else ""
        line, column = self.document.body_line + before.count("\n"), len(before) - before.rfind("\n")
        return problem(code, self.document.path, line, column, **facts)


def _fault(catalogue: Catalogue, link: Linked, known: Mapping[str, None]) -> tuple[str, dict[str, str]]:
    """What is wrong with a link or a picture, with what to write; no code when nothing is."""
    target, path = link.target, link.document.path
    code = fault_of(target, path, known)
    is_other = resolve(target, path) in catalogue.linkable and resolve(target, path) not in catalogue.assets
    if link.is_picture and (code or is_elsewhere(target) or is_other):
        is_remote = is_elsewhere(target) and (not code or target.startswith("//"))
        return ("remote-picture" if is_remote else "missing-picture"), _picture(path, target, known)
    if code == "unsafe-link":
        return code, _unsafe(target)
    if not code:
        return "", {}
    file = _unoffered(target, path, catalogue)
    return ("unoffered-file", {"file": file}) if file else _broken(catalogue, link, sorted(known))


def _unsafe(target: str) -> dict[str, str]:
    """What is wrong with an address that no one can follow, or should, with the address that was meant."""
    meant = right.address(target) if WEB.match(target) else ""
    why = texts.label(f"unsafe_link.{'host' if WEB.match(target) or target.startswith('mailto:') else 'scheme'}")
    return {"why": why, "example": f"[Läs mer]({meant or 'https://myndigheten.example/'})"}


def _picture(source: str, target: str, known: Iterable[str]) -> dict[str, str]:
    """The picture of that name, or where one of that name should lie."""
    name = PurePosixPath(re.split(r"[/\\]", unquote(target.partition("?")[0]))[-1])
    ending = name.suffix.lower()
    named = f"{slugify(name.stem) or 'bild'}{ending if ending in PICTURES else '.png'}" if ending else "bild.png"
    there = next((path for path in known if path.startswith(f"{BILDER}/") and PurePosixPath(path).name == named), "")
    near = texts.label("nearest").format(word=_from(there, source)) if there else ""
    return {"nearest": near, "example": f"![Beskriv bilden]({_from(there or f'{BILDER}/{named}', source)})"}


def _broken(catalogue: Catalogue, link: Linked, known: list[str]) -> tuple[str, dict[str, str]]:
    """What is wrong with a link that leads to no file, with what to write; no code for what a draft may have."""
    target, source = link.target, link.document.path
    path = resolve(target.partition("#")[0], source)
    other = catalogue.by_source.get(path)
    if other and other.is_draft:
        return ("draft-referenced" if link.is_public else ""), {"other": path}
    meant, why = _meant(catalogue, source, target, known)
    near = texts.label("nearest").format(word=meant) if meant and why == "missing" else ""
    ending = PurePosixPath(path).suffix
    said = {name: words.format(ending=ending) for name, words in texts.labels(f"link.{why}").items()}
    shown = meant or _from(next(iter(catalogue.linkable), "om.md"), source)
    return "broken-source-link", {**said, "nearest": near, "example": f"[Läs mer]({shown})"}


def _meant(catalogue: Catalogue, source: str, target: str, known: list[str]) -> tuple[str, str]:
    """What the editor may have meant to write, and in which way the link is broken."""
    path = target.partition("#")[0]
    ending = PurePosixPath(path).suffix.lower()
    if ADDRESS.fullmatch(path.partition("?")[0]):
        return f"mailto:{target}", "mail"
    if WEB.match(path) or path.partition("/")[0].lower().rpartition(".")[2] in DOMAINS:
        return right.address(target), "web"
    if ending in PICTURES:
        return _from(f"{BILDER}/{slugify(PurePosixPath(path).stem) or 'bild'}{ending}", source), "picture"
    printed = closest(path, [_from(each, source) for each in catalogue.printed]) if ending in PRINTED else ""
    page = printed or (_page(catalogue, source, path, known) if ending in PAGES else "")
    if page or ending in {"", ".md"}:
        return page, "missing"
    return f"https://myndigheten.example/{PurePosixPath(path).name}", "format"


def _page(catalogue: Catalogue, source: str, path: str, known: list[str]) -> str:
    """The page of that address, of that name or of a name like it, as written in an entry's file."""
    published = {each.path: each.source.path for each in catalogue.public}
    from_root = re.sub(r"(?:(?:^|/)index)?\.html?$", "", posixpath.normpath(path)).strip("/")
    there = published.get(f"{from_root}/") or (from_root if from_root in known else "")
    slug = PurePosixPath(from_root).name.removesuffix(".md")
    there = there or next((each.source.path for each in catalogue.public if each.source.slug == slug), "")
    pages = {_from(each, source): each for each in known if each.endswith(".md")}
    return _from(there, source) if there else closest(path, pages)


def _from(path: str, source: str) -> str:
    """A file's path as it is written in a source file."""
    return posixpath.relpath(path, posixpath.dirname(source))


def _unoffered(target: str, source: str, catalogue: Catalogue) -> str:
    """The name of a file to take away that a link leads to and no published entry offers; it may be missing too."""
    path = PurePosixPath(resolve(target.partition("#")[0], source))
    declared = {each.path for other in catalogue.public for each in other.attachments}
    is_one = str(path.parent) == FOLDER and path.suffix.lower() in ENDINGS and str(path) not in declared
    return f"{slugify(path.stem)}{path.suffix.lower()}" if is_one else ""


def links_everywhere(catalogue: Catalogue) -> Iterator[Linked]:
    """Every link in the Markdown of entries and settings, once a text: bodies have no place among the fields."""
    for entry in catalogue.entries:
        for loc, target, is_picture in once(entry, Linked, partial(_of_entry, entry)):
            yield Linked(entry.source, loc, target, is_picture, entry)
    settings = catalogue.settings
    for document, loc, target, is_picture in once(settings, Linked, partial(_of_settings, settings)):
        yield Linked(document, loc, target, is_picture, None)


def _of_entry(entry: Entry) -> Sequence[tuple[Loc, str, bool]]:
    texts = [((), entry.body), *((loc, text) for loc, _, text in marked(entry, Markdown))]
    return [(loc, *each) for loc, text in texts for each in dict.fromkeys(links_in(text))]


def _of_settings(settings: Settings) -> Sequence[tuple[Document, Loc, str, bool]]:
    found = settings.marked(Markdown)
    return [(document, loc, *each) for document, (loc, _, text) in found for each in dict.fromkeys(links_in(text))]
