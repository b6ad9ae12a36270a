"""What another release of the program, or another edition of the base, would make of a site: both make it, and what
differs is told.

Nothing of the site, or of what is published, is touched: each release runs as a program of its own, and builds into a
folder that is thrown away. The other base is laid in a copy of the site, where the first one would lie.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from selectolax.lexbor import LexborHTMLParser

import ethos
from ethos import bases, manifest, texts
from ethos.content import FOLDERS
from ethos.engine import FILE as MKDOCS
from ethos.place import BUILD_DATA
from ethos.problem import EthosError, Level, Problem, printable

HERE = Path(ethos.__file__).parents[1]
"""Where this release is imported from."""
ITSELF = {BUILD_DATA.path, manifest.PATH}
"""Files that tell which release made a site."""
MOST = 20
"""Names told of each sort."""
LAST = 10
"""Lines that are shown of what a release said when it could not run."""

Told = tuple[str, int, str, str, str]
"""A problem: its path and line, its level and code, and what it says."""


@dataclass(frozen=True)
class Made:
    """What a release makes of a site on a day."""

    problems: frozenset[Told]
    site: Path | None
    """Where it has built; nothing when the content has errors by its rules."""

    @property
    def files(self) -> dict[str, str]:
        """Every published file with its hash, but for those that tell of the release."""
        if self.site is None:
            return {}
        listed = manifest.parse((self.site / manifest.PATH).read_bytes(), self.site).files
        return {path: seal.sha256 for path, seal in listed.items() if path not in ITSELF}


@dataclass(frozen=True)
class Difference:
    """What the other release would change."""

    problems: Sequence[Told] = ()
    mended: int = 0
    gone: Sequence[str] = ()
    fresh: Sequence[str] = ()
    pages: Sequence[str] = ()
    """Pages that say something else."""
    calendars: Sequence[str] = ()
    others: int = 0
    """Files that are not the same but say the same, or are no pages."""
    is_built: bool = True

    @property
    def is_harmful(self) -> bool:
        """True when an address would vanish, or the content would have errors."""
        return bool(self.gone) or any(level == Level.ERROR for _, _, level, _, _ in self.problems)


def unpacked(wheel: Path, folder: Path) -> Path:
    """A release's own files in a folder.

    Raises:
        EthosError: it is no wheel of ours.
    """
    try:
        with ZipFile(wheel) as archive:
            archive.extractall(folder)
    except (BadZipFile, OSError) as error:
        raise EthosError(texts.label("upgrade.unread").format(file=wheel)) from error
    if not (folder / "ethos" / "cli.py").is_file():
        raise EthosError(texts.label("upgrade.unread").format(file=wheel))
    return folder


def rebased(root: Path, other: Path, folder: Path) -> Path:
    """A copy of a site in a folder, laid over another edition of its base: a folder, or a package's file.

    Raises:
        EthosError: the site has no base, or what is given is none.
    """
    found = bases.layers(root, FOLDERS)
    if isinstance(found, Problem):
        raise EthosError(found.message)
    if found.base is None:
        raise EthosError(texts.label("new.baseless"))
    for name in (*FOLDERS, ".vscode"):
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name, symlinks=True, copy_function=_linked)
    shutil.copy2(root / MKDOCS, folder)
    shutil.copytree(_base_in(other, folder.parent / "bas"), folder / found.base.name, symlinks=True)
    return folder


def _linked(source: str, target: str) -> None:
    """A film may be large; nobody writes in the copy."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _base_in(other: Path, unpacked: Path) -> Path:
    """The folder of a base that is given as a folder or as a package's file."""
    if not other.is_dir():
        try:
            with ZipFile(other) as archive:
                archive.extractall(unpacked)
        except (BadZipFile, OSError) as error:
            raise EthosError(texts.label("upgrade.baseless").format(file=other)) from error
    sites = [other / bases.SITE] if other.is_dir() else [*unpacked.glob(f"*/{bases.SITE}")]
    if len(sites) != 1 or not sites[0].is_file():
        raise EthosError(texts.label("upgrade.baseless").format(file=other))
    return sites[0].parents[1]


def made(place: Path, root: Path, today: date, folder: Path) -> Made:
    """What the release that is imported from a place makes of a site, built into a folder.

    Raises:
        EthosError: it cannot run here.
    """
    checked = _run(place, root, "check", "--format", "json", today=today)
    try:
        problems = frozenset(_told(json.loads(checked.stdout)))
    except (ValueError, KeyError, TypeError) as error:
        raise _failed(checked) from error
    if checked.returncode:
        return Made(problems, None)
    built = _run(place, root, "build", "--fresh", "--allow-shrink", "--site-dir", str(folder), today=today)
    if built.returncode:
        raise _failed(built)
    return Made(problems, folder)


def _run(place: Path, root: Path, *words: str, today: date) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ethos", "--root", str(root), *words, "--today", today.isoformat()]
    environment = os.environ | {"PYTHONPATH": str(place)}
    return subprocess.run(command, env=environment, check=False, capture_output=True, text=True)  # noqa: S603 - ours


def _told(listed: list[dict[str, object]]) -> Iterator[Told]:
    for each in listed:
        level, code, message = (str(each[name]) for name in ("level", "code", "message"))
        yield str(each["path"]), int(str(each["line"])), level, code, message


def _failed(done: subprocess.CompletedProcess[str]) -> EthosError:
    said = "\n".join(done.stderr.strip().splitlines()[-LAST:])
    return EthosError(texts.label("upgrade.failed").format(said=printable(said, 2000)))


def compared(now: Made, then: Made) -> Difference:
    """What differs between what this release makes and what the other does."""
    problems = sorted(then.problems - now.problems)
    mended = len(now.problems - then.problems)
    if now.site is None or then.site is None:
        return Difference(problems, mended, is_built=False)
    one, other = now.files, then.files
    changed = sorted(path for path in one.keys() & other.keys() if one[path] != other[path])
    calendars = [path for path in changed if path.endswith(".ics")]
    pages = [path for path in changed if path.endswith(".html") and _said(now.site / path) != _said(then.site / path)]
    gone, fresh = (sorted(map(_address, filter(_is_page, set(a) - set(b)))) for a, b in ((one, other), (other, one)))
    rest = len(changed) - len(calendars) - len(pages)
    return Difference(problems, mended, gone, fresh, [*map(_address, pages)], calendars, rest)


def _is_page(path: str) -> bool:
    """True for what readers keep the address of: pages, calendars and feeds, and files to take away."""
    return not path.startswith(("assets/", "sokregister/", "delning/")) and not path.endswith((".br", ".gz"))


def _address(path: str) -> str:
    return f"/{path.removesuffix('index.html')}"


def _said(page: Path) -> str:
    """The words of a page, without the frame around it."""
    html = LexborHTMLParser(page.read_bytes())
    main = html.css_first("main") or html.body
    return " ".join(main.text(separator=" ").split()) if main else ""
