"""No file is passed over: what lies among the sources and is not read is named here, with the reason and what to do.

Hidden files and editors' backup copies are nobody's text, and a note (``.md``, ``.txt``) may lie among pictures and
attachments, for who opens the folder. Outside the source folders only what looks like an entry is told, and what lies
in a folder that has the name of one of ours for pictures or attachments.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

from slugify import slugify

from ethos import texts
from ethos.kinds import KINDS, Entry
from ethos.kinds.guess import kind_of
from ethos.kinds.parse import nearest, plain
from ethos.problem import Problem, problem
from ethos.source import Document, attachments, files, parse, parse_yaml
from ethos.source.discover import beside, everything
from ethos.source.pictures import ENDINGS as PICTURES
from ethos.source.pictures import FOLDER as ASSETS
from ethos.source.pictures import OTHERS as NO_PICTURES

TEXTS = (".md", ".markdown", ".mdown", ".mkd", ".txt", ".yml", ".yaml", "")
"""Endings of what may be an entry under a wrong name."""
NOTES = (".md", ".txt")
HELD = {attachments.FOLDER: attachments.ENDINGS, ASSETS: (*PICTURES, *NO_PICTURES)}
"""The folders for what is no text, and what belongs in each."""
DOCUMENTS = (".doc", ".rtf", ".pages", ".gdoc", ".wpd")
FILMS = (".mp4", ".webm", ".vtt", ".srt", ".mov", ".m4v")
SORTS = {"document": DOCUMENTS, "film": FILMS, "picture": (*PICTURES, *NO_PICTURES)}
"""Which endings are told in the same words, but for what is told by its folder; the first that has one tells it."""
MOST = 1_000
"""Files looked at in a folder that is none of ours."""


def unread(
    root: Path, folders: Collection[str], used: Collection[str], settings: Iterable[str], base: str = ""
) -> Iterator[Problem]:
    """What is not read under a root: ``used`` are the paths that are read, told about, or judged by somebody else.

    ``base`` is what the paths of those begin with that are not the site's own.
    """
    around = {*folders, base.split("/", maxsplit=1)[0]}
    for folder in folders:
        found, problems = everything(root, folder)
        yield from (each for each in problems if not _is_judged(each.path, {*used, f"{ASSETS}/"}))
        for path in found:
            if path not in used and not _is_judged(path, used) and not _is_note(root, path):
                yield _told(root, path, settings)
    yield from (_told(root, path, settings) for path in _astray(root, around))
    yield from (misplaced(path, kind) for path in _elsewhere(root, around) if (kind := _entry(root, path)))


def _is_judged(path: str, used: Collection[str]) -> bool:
    """True below a folder with its own reader (``folder/``), and for what may be another's (``folder/*.ending``)."""
    at = PurePosixPath(path)
    return f"{at.parent}/*{at.suffix}" in used or any(f"{each}/" in used for each in at.parents)


def _is_note(root: Path, path: str) -> bool:
    """True for a text among pictures or attachments that is no entry, for who opens the folder."""
    return any(path.startswith(f"{each}/") for each in HELD) and path.endswith(NOTES) and not _entry(root, path)


def _told(root: Path, path: str, settings: Iterable[str]) -> Problem:
    if kind := _entry(root, path):
        return misplaced(path, kind)
    reason, facts = _reason(path, settings)
    words = texts.labels(f"unread.{reason}")
    name = files.shown(PurePosixPath(path).name)
    why, do = (words[each].format(name=name, right=_right(path), **facts) for each in ("why", "do"))
    return problem("file-unread", files.shown(path), name=name, why=why, do=do)


def _reason(path: str, settings: Iterable[str]) -> tuple[str, dict[str, str]]:
    """Why a file that is no entry is not read, and what fills the words about that."""
    folder, _, name = path.rpartition("/")
    if folder.startswith("site_config"):
        return "setting", {"nearest": nearest(name, settings), "allowed": ", ".join(settings)}
    ending = PurePosixPath(name).suffix.lower()
    if ending in attachments.ENDINGS or folder.startswith(attachments.FOLDER):
        return _unoffered(folder, name, ending)
    if sort := next((sort for sort, endings in SORTS.items() if ending in endings), ""):
        return sort, {}
    if path.startswith(f"{ASSETS}/"):
        return "unpictured", {"folder": ASSETS, "picture": f"{slugify(PurePosixPath(name).stem) or files.NAMELESS}.png"}
    if folder not in _folders():
        return "folder", {"folder": files.shown(folder), "folders": ", ".join(sorted(_folders()))}
    return "other", {}


def _unoffered(folder: str, name: str, ending: str) -> tuple[str, dict[str, str]]:
    """The same of what could be a file to take away."""
    facts = {"folder": attachments.FOLDER, "allowed": ", ".join(attachments.ENDINGS)}
    facts |= {"file": f"{slugify(PurePosixPath(name).stem) or files.NAMELESS}{ending}"}
    if ending not in attachments.ENDINGS:
        return "format", facts
    return ("unoffered" if folder == attachments.FOLDER else "elsewhere"), facts


def _right(path: str) -> str:
    """What a file could be called as an entry."""
    return f"{slugify(PurePosixPath(path).name.partition('.')[0]) or files.NAMELESS}.md"


def _folders() -> set[str]:
    return {each.folder for each in KINDS.values()}


def _entry(root: Path, path: str) -> type[Entry] | None:
    """The kind that a text looks like by its fields, if it is one."""
    if PurePosixPath(path).suffix.lower() not in TEXTS:
        return None
    data = files.contents(root, path)
    if isinstance(data, Problem):
        return None
    begins = data.lstrip(b"\xef\xbb\xbf").startswith(b"---")
    document = parse(f"{files.NAMELESS}.md", data) if begins else _bare(path, data)
    return kind_of(document.fields) if isinstance(document, Document) else None


def _bare(path: str, data: bytes) -> Document | list[Problem]:
    """Fields without a text, as a YAML file holds them."""
    return parse_yaml(path, data) if path.endswith((".yml", ".yaml")) else []


def misplaced(path: str, kind: type[Entry], among: type[Entry] | None = None) -> Problem:
    """The problem of a file that looks like an entry of a kind and does not lie, or is not called, as those are.

    ``among`` is the kind whose folder it lies in, where that is one.
    """
    told, right = files.shown(path), f"{kind.folder}/{_right(path)}"
    why = texts.label(f"misplaced.{'name' if path.rpartition('/')[0] == kind.folder else 'folder'}")
    do = texts.label("misplaced.other").format(a=_called(among), kind=among.kind) if among else ""
    a, folder = _called(kind), kind.folder
    return problem("file-misplaced", told, name=told, why=why, a=a, folder=folder, right=right, other=do)


def _called(kind: type[Entry]) -> str:
    words = texts.labels(f"kind.{kind.kind}")
    return f"{words['article']} {words['one'].lower()}"


def _elsewhere(root: Path, folders: Collection[str]) -> Iterator[str]:
    """Texts beside the source folders, and in other folders there; in all that lies below one with nearly our name."""
    around, texts_here = beside(root)
    yield from (name for name in texts_here if name.endswith(NOTES))
    for name in around:
        if name not in folders:
            found, _ = everything(root, name, recursive=_is_near(name), most=MOST)
            yield from (path for path in found if path.endswith(NOTES))


def _astray(root: Path, folders: Collection[str]) -> Iterator[str]:
    """Pictures and attachments in folders that have our names for theirs, but lie beside the source folders."""
    for name in beside(root)[0]:
        for folder, endings in HELD.items() if name not in folders else ():
            if plain(name) == folder.rpartition("/")[2]:
                found, _ = everything(root, name, most=MOST)
                yield from (path for path in found if PurePosixPath(path).suffix.lower() in endings)


def _is_near(name: str) -> bool:
    """True for a folder that is called nearly as one of ours, in Swedish or in English."""
    ours = [each.folder.rpartition("/")[2] for each in KINDS.values()]
    return bool(nearest(name, [*ours, *(plain(texts.label(f"kind.{kind}.many")) for kind in KINDS)]))
