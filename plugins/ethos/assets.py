"""The generator's own styles, scripts and fonts, published under names that change with their content.

A browser may then keep them for ever. An agency's own ``site_config/theme/*.css`` comes after ours and wins.
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from markupsafe import Markup

from ethos import places
from ethos.output import Copy, File
from ethos.search import records
from ethos.svg import drawing

STYLE = "ethos.css"
SIGN = "favicon.svg"
MARK = "mark.svg"
AGENCY = "site_config/theme"
READ = {".css", ".html", ".md", ".example", ".py", ".pyc"}
"""Endings of what lies there to be read: styles, the frame, explanations, and what MkDocs runs."""
FONT = re.compile(r"url\(([\"']?)(?:\.\./)?(?:fonts/)?([\w.-]+\.woff2)\1\)")
ROOMS = ("conversation", "events", "library", "offline", "search", "shared", "year")
"""The folders of our scripts, which are named by their path: ``search/dialog.js``."""
IMPORT = re.compile(r"""(?m)^((?:import|export|\}) [^"\n]*)"(\.[^"\n]+\.js)";$""")
"""A script that is imported at once, by a statement at the margin: what a comment says of types is none."""
LATER = re.compile(r"""\bimport\("(\.[^"\n]+\.js)"\)""")
"""A script that is fetched when it is needed. No element of the page tells its hash, so the script that asks does."""
ENGINE = "../pagefind/pagefind.js"
"""The search engine's script, which lies beside its index and is not ours: its path from ``assets/``."""
ASK = """
// Added by the build: import a script with all that it imports, each only if it hashes to what the build saw.
function imported(scripts) {
  for (const [path, integrity] of scripts) {
    const href = new URL(path, import.meta.url).href;
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href, integrity }));
  }
  return import(scripts[0][0]);
}
"""


def files(root: Path) -> list[File]:
    """Everything to publish under ``assets/`` or at the site's root, sorted by path."""
    return sorted([*_published(root).values(), *_at_the_root()], key=lambda file: file.path)


def extras(root: Path) -> list[Copy]:
    """An agency's own files beside its styles, such as a font, published at the site's root; sorted by path."""
    folder = root / AGENCY
    return [
        Copy(each.relative_to(folder).as_posix(), each) for each in sorted(folder.rglob("*")) if _is_extra(each, folder)
    ]


def _is_extra(file: Path, folder: Path) -> bool:
    """True for a plain file that nothing else reads; no link to one, and nothing hidden."""
    steps = [file, *file.parents[: len(file.relative_to(folder).parts) - 1]]
    is_apart = any(each.is_symlink() or each.name.startswith(".") for each in steps)
    return file.is_file() and file.suffix not in READ and not is_apart


@dataclass(frozen=True, slots=True)
class Dressing:
    """What a page's frame needs to know of the site's styles, scripts and sign."""

    paths: Mapping[str, str]
    """Where each asset is published: its own name (``ethos.css``, ``search/dialog.js``) → path relative to the root."""
    integrity: Mapping[str, str]
    """What a browser holds each asset to, before it runs or applies it: its own name → ``sha384-…``."""
    imports: Mapping[str, list[str]]
    mark: Markup
    """The sign beside the site's name, as SVG."""


def dressing(root: Path) -> Dressing:
    """The dress of a site: ours, with what the agency has put in the place of it."""
    published = _published(root)
    paths = {name: file.path for name, file in published.items()}
    return Dressing(paths, {name: sri(file.content) for name, file in published.items()}, imports(), mark(root))


def mark(root: Path) -> Markup:
    """The sign beside the site's name: the agency's own, of which only drawing is left, else ours."""
    own = root / AGENCY / MARK
    if own.is_file():
        return Markup(drawing(own.read_text("utf-8")))  # noqa: S704 — sanitised
    return Markup(resources.files("ethos").joinpath("templates", MARK).read_text("utf-8").strip())  # noqa: S704 — our own


@cache
def imports() -> Mapping[str, list[str]]:
    """The scripts that each script imports at once, by name: an element that asks for one tells their hashes too."""
    scripts = _scripts()
    return {name: list(_imported(name, scripts)) for name in scripts}


def _imported(name: str, scripts: Mapping[str, str]) -> dict[str, None]:
    found: dict[str, None] = {}
    for match in IMPORT.finditer(scripts[name]):
        other = beside(name, match[2])
        found |= {other: None} | _imported(other, scripts)
    return found


def beside(name: str, path: str) -> str:
    """The name of what a script calls by its path from where it lies: ``../shared/time.js`` → ``shared/time.js``."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def sri(content: bytes) -> str:
    """The integrity metadata of a file (W3C Subresource Integrity): SHA-384, in base64."""
    return f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}"


def _at_the_root() -> list[File]:
    """What lies at the root under a lasting name: a worker, which reaches what is below it; what servers name."""
    return [File(each.name, each.read_bytes()) for each in _folder("root")]


def _published(root: Path) -> Mapping[str, File]:
    return {**_ours(), **_own(root), STYLE: _style(root, _ours())}


def _own(root: Path) -> Mapping[str, File]:
    """The agency's sign for browsers' tabs, in the place of ours."""
    sign = root / AGENCY / SIGN
    return {SIGN: hashed(SIGN, sign.read_bytes())} if sign.is_file() else {}


@cache
def _ours() -> Mapping[str, File]:
    """Fonts, our sign and scripts; a script is named after what it imports, so leaves come first."""
    found = {each.name: hashed(each.name, each.read_bytes()) for each in _folder("fonts") if _is_font(each)}
    found |= {each.name: hashed(each.name, each.read_bytes()) for each in _folder("") if each.name == SIGN}
    scripts = _scripts()
    for name in scripts:
        _add_script(name, scripts, found)
    return found


def _is_font(each: Traversable) -> bool:
    return each.name.endswith(".woff2")


def _scripts() -> dict[str, str]:
    return {f"{room}/{each.name}": each.read_text("utf-8") for room in ROOMS for each in _folder(room)}


def _add_script(name: str, scripts: Mapping[str, str], found: dict[str, File]) -> None:
    if name in found or name == ENGINE:
        return
    for path in [match[2] for match in IMPORT.finditer(scripts[name])] + LATER.findall(scripts[name]):
        _add_script(beside(name, path), scripts, found)

    def promised(match: re.Match[str]) -> str:
        return f"imported({json.dumps(_promises(beside(name, match[1]), scripts, found))})"

    text, later = LATER.subn(promised, scripts[name])
    text = IMPORT.sub(lambda m: f'{m[1]}"{_from_assets(found[beside(name, m[2])])}";', text)
    found[name] = hashed(name, (text + ASK if later else text).encode())


def _promises(name: str, scripts: Mapping[str, str], found: Mapping[str, File]) -> list[tuple[str, str]]:
    """A script and all that it imports at once: where each lies from ``assets/``, and what it hashes to."""
    if name == ENGINE:
        return [(ENGINE, sri(records.engine_script()))]
    inner = (each for m in IMPORT.finditer(scripts[name]) for each in _promises(beside(name, m[2]), scripts, found))
    return list(dict.fromkeys([(_from_assets(found[name]), sri(found[name].content)), *inner]))


def _from_assets(file: File) -> str:
    return f"./{PurePosixPath(file.path).name}"


def _style(root: Path, ours: Mapping[str, File]) -> File:
    agency = sorted((root / AGENCY).glob("*.css")) if (root / AGENCY).is_dir() else []
    parts = [each.read_text("utf-8") for each in _folder("css") if each.name.endswith(".css")]
    text = "\n".join([*parts, *(path.read_text("utf-8") for path in agency)])

    def led(match: re.Match[str]) -> str:
        """Our font under its published name; an agency's own stays as written."""
        return f"url({PurePosixPath(ours[match[2]].path).name})" if match[2] in ours else match[0]

    return hashed(STYLE, FONT.sub(led, text).encode())


def hashed(name: str, content: bytes) -> File:
    """A file right under ``assets/`` whose name tells its room and content: ``assets/search-dialog.<hash>.js``."""
    path = PurePosixPath(name.replace("/", "-"))
    return File(f"{places.ASSETS.path}{path.stem}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}", content)


def _folder(name: str) -> list[Traversable]:
    folder = resources.files("ethos").joinpath("assets", *filter(None, [name]))
    return sorted((each for each in folder.iterdir() if each.is_file()), key=lambda each: each.name)
