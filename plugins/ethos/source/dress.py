"""What an agency dresses the site in: everything in ``site_config/theme/``, read once, by the rules that content has.

No symbolic links, regular files only, bounded in number, size and depth, text in UTF-8. Nobody else opens a file of
that folder: styles, marks, the frame and what is published as it lies there are all in one plain value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ethos import svg
from ethos.css import fetches
from ethos.output import File
from ethos.problem import Problem, problem
from ethos.source import files, text
from ethos.source.discover import everything
from ethos.source.pictures import ENDINGS
from ethos.source.text import Fault

FOLDER = "site_config/theme"
MARK, SIGN, CARD, FRAME = "mark.svg", "favicon.svg", "mark.png", "frame.html"
"""The files that take the place of ours: the mark on pages, on browsers' tabs and on social cards, and the frame."""

LASTING = frozenset(
    {
        *(".woff2", ".woff", ".ttf", ".otf", ".svg", ".ico", ".txt", ".pdf", ".json", ".webmanifest"),
        *(".js", ".mjs"),
    }
)
"""What is published under its own name, beside pictures: nothing that a browser takes for a page, as it does XML."""
SCRIPTS = frozenset({".js", ".mjs"})
"""Code, which CODEOWNERS and .ci/proposal know by these very endings, in small letters."""
OBEYED = frozenset({"vercel.json", "now.json", "firebase.json", "staticwebapp.config.json", "routes.json"})
"""What some hosts obey, such as where to send readers; as they do names with no ending, or with a low line first."""
TOLD = frozenset({".md", ".example"})
"""Instructions, for who opens the folder."""

MOST, DEEPEST, LARGEST = 200, 4, 10 * files.MEBIBYTE
"""Files, folders in each other, and bytes of a file that is no text."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An address on our own site in a style: the style's path, the line and column from 1, and what is written."""

    path: str
    line: int
    column: int
    address: str


@dataclass(frozen=True, slots=True)
class Dress:
    """What an agency has put in the place of our look, or beside it."""

    style: str = field(default="", repr=False)
    """All its styles, in the order of their names."""
    mark: str | None = None
    """The mark beside the site's name, as SVG that only draws, for a page; None for ours."""
    sign: bytes | None = None
    """The same for a browser's tab, as a file."""
    card: bytes | None = None
    """The mark on social cards: a picture that nobody has decoded yet."""
    frame: str | None = field(default=None, repr=False)
    """The template of the frame around pages: code, which runs when the site is built."""
    files: tuple[File, ...] = ()
    """What is published as it is, under its path in the folder."""
    pictures: tuple[str, ...] = ()
    """Pictures, which are decoded before they are published: their source paths."""
    asked: tuple[Asked, ...] = ()
    """What its styles fetch: whether it is there is known when all is."""


PLAIN = Dress()
"""Ours."""


def read(root: Path) -> tuple[Dress, list[Problem]]:
    """The dress of the site under a root, without what has problems, and the problems."""
    wardrobe = _Wardrobe(root)
    paths, problems = everything(root, FOLDER, deepest=DEEPEST, most=MOST)
    for path in paths:
        wardrobe.hang(path)
    return wardrobe.dress(), sorted([*problems, *wardrobe.problems])


class _Wardrobe:
    """The dress as it is read, file by file."""

    def __init__(self, root: Path) -> None:
        self.problems: list[Problem] = []
        self._root = root
        self._texts: dict[str, str] = {}
        self._styles: list[str] = []
        self._asked: list[Asked] = []
        self._files: list[File] = []
        self._pictures: list[str] = []
        self._card: bytes | None = None

    def dress(self) -> Dress:
        found = self._texts
        sign = found[SIGN].encode() if SIGN in found else None
        files, pictures, asked = tuple(self._files), tuple(self._pictures), tuple(self._asked)
        style, mark, frame = "\n".join(self._styles), found.get(MARK), found.get(FRAME)
        return Dress(style, mark, sign, self._card, frame, files, pictures, asked)

    def hang(self, path: str) -> None:
        """Read one file, each sort in its own way."""
        public = path.removeprefix(f"{FOLDER}/")
        ending = _ending(path)
        if unportable := files.unportable(path, path.rpartition("/")[2], signs=True):
            self.problems.append(unportable)
        elif public in (MARK, SIGN, FRAME):
            self._text(public, path, {MARK: svg.drawing, SIGN: svg.document}.get(public, str))
        elif public == CARD:
            self._card = self._bytes(path)
        elif ending == ".css":
            self._style(path)
        elif ending in ENDINGS:
            self._pictures.append(path)
        elif ending in LASTING:
            self._file(public, path, ending)
        elif ending not in TOLD:
            self.problems.append(problem("theme-file", files.shown(path), name=files.shown(public)))

    def _bytes(self, path: str, limit: int = LARGEST) -> bytes | None:
        data = files.contents(self._root, path, limit)
        if isinstance(data, Problem):
            self.problems.append(data)
            return None
        return data

    def _decoded(self, path: str) -> str | None:
        data = self._bytes(path, files.LARGEST)
        if data is None:
            return None
        content, faults = text.decode(data)
        self._tell(path, faults)
        return None if faults else content

    def _text(self, public: str, path: str, made: Callable[[str], str]) -> None:
        content = self._decoded(path)
        if content is None:
            return
        if not content.strip():
            self.problems.append(problem("file-empty", files.shown(path)))
            return
        try:
            self._texts[public] = drawn = made(content)
            lost = svg.losses(content, drawn) if path.endswith(".svg") else ()
            self._tell(path, [Fault(*text.place(content, each.offset), each.code, each.facts) for each in lost])
        except svg.NoDrawingError as error:
            self._tell(path, [Fault(error.line, error.column, "svg-broken", {})])

    def _style(self, path: str) -> None:
        content = self._decoded(path)
        if content is not None:
            self._tell(path, list(_style_faults(content)))
            self._styles.append(content)
            self._asked += _asked(path, content)

    def _file(self, public: str, path: str, ending: str) -> None:
        if ending == ".svg":
            self._text(public, path, svg.document)
            if public in self._texts:
                self._files.append(File(public, self._texts[public].encode(), path))
        elif data := self._bytes(path):
            self._files.append(File(public, data, path))
        elif data is not None:
            self.problems.append(problem("file-empty", files.shown(path)))

    def _tell(self, path: str, faults: list[Fault]) -> None:
        self.problems += (fault.problem(files.shown(path)) for fault in faults)


def _ending(path: str) -> str:
    """The ending that says what a file is, in small letters; none for what is not to be published by its ending."""
    name, written = PurePosixPath(path).name, PurePosixPath(path).suffix
    ending = written.lower()
    loud = ending in SCRIPTS and written != ending
    return "" if loud or name.startswith("_") or name.lower() in OBEYED else ending


def _asked(path: str, content: str) -> Iterator[Asked]:
    """What a style fetches from the site itself, but for parts of one file and pictures that stand in the style."""
    for each in fetches(content):
        if not each.leaves and not each.address.lower().startswith(("data:", "#")):
            yield Asked(files.shown(path), *text.place(content, each.offset), each.address)


def _style_faults(content: str) -> Iterator[Fault]:
    """What a style may not do: fetch from other hosts, import (it stands last in ours), or end the element it is in."""
    for each in fetches(content):
        place = text.place(content, each.offset)
        if each.is_import:
            yield Fault(*place, "style-import", {})
        elif each.leaves:
            yield Fault(*place, "style-elsewhere", {"written": each.address})
    at = content.lower().find("</style")
    if at >= 0:
        yield Fault(*text.place(content, at), "style-markup", {})
