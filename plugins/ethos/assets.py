"""The generator's own styles, scripts and fonts, published under names that change with their content.

A browser may then keep them for ever. What they say to who reads the source is not sent. An agency's own styles come
after ours and win (``source/dress.py``).
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
from pathlib import PurePosixPath

from markupsafe import Markup

from ethos import language, places, texts
from ethos.output import File
from ethos.source.dress import MARK, SIGN, Dress

STYLE = "ethos.css"
APART = ("start", "faults", "months", "own-case", "for-real", "touched", "poster", "year", "compare")
"""Layers in files of their own, which only the pages fetch that ask for them: a first visit to any other is lighter."""
FONT = re.compile(r"url\(([\"']?)(?:\.\./)?(?:fonts/)?([\w.-]+\.woff2)\1\)")
LAYERS = (
    *("tokens", "fonts", "base", "icons", "frame", "blocks", "disc", "room", "markdown", "print"),
    *("pages", "start", "faults", "events", "calendar", "months", "film", "library", "method", "results"),
    *("conversation", "own-case", "scene", "year", "search", "news", "knowledge", "for-real", "touched"),
    *("poster", "compare", "paper"),
)
"""Our styles (``css/<name>.css``), each a cascade layer: a later one wins over those before it, whatever the selectors.
``print`` is how all pages become paper; those after it say what their own do on screens and on paper. An agency's own
styles lie in no layer, which wins over all of them."""
ROOMS = ("contribute", "conversation", "events", "library", "offline", "search", "shared", "year")
"""The folders of our scripts, which are named by their path: ``search/dialog.js``."""
IMPORT = re.compile(r"""(?m)^((?:import|export|\}) [^"\n]*)"(\.[^"\n]+\.js)";$""")
"""A script that is imported at once, by a statement at the margin: what a comment says of types is none."""
LATER = re.compile(r"""\bimport\("(\.[^"\n]+\.js)"\)""")
"""A script that is fetched when it is needed. No element of the page tells its hash, so the script that asks does."""
SAID = re.compile(r'"\{\{([\w.-]+)\}\}"')
"""A text in a script that is said elsewhere too: the path of its label in ``sv.toml``."""
_NOTE = r"/\*\*(?:[^*]|\*(?!/))*\*/"
NOTES = re.compile(rf"(?m)^[ \t]*(?:{_NOTE}|//.*)[ \t]*\n|{_NOTE} ?")
"""What a script says to who reads its source: whole lines, and types beside a name. A quarter of it, packed."""
NOTES_OF_STYLES, BREAKS = re.compile(r"(?s)[ \t]*/\*.*?\*/\n?"), re.compile(r"(?<=[{};,])\s*\n\s*")
"""What only who writes styles has use for: no browser is sent it."""
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


def files(dress: Dress) -> list[File]:
    """Everything to publish under ``assets/`` or at the site's root, sorted by path."""
    return sorted([*_published(dress).values(), *_at_the_root()], key=lambda file: file.path)


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


def dressing(dress: Dress) -> Dressing:
    """The dress of a site: ours, with what the agency has put in the place of it."""
    published = _published(dress)
    paths = {name: file.path for name, file in published.items()}
    return Dressing(paths, {name: sri(file.content) for name, file in published.items()}, imports(), mark(dress))


def style(dress: Dress) -> str:
    """The site's styles as they are published: ours, then the agency's."""
    return _published(dress)[STYLE].content.decode()


def mark(dress: Dress) -> Markup:
    """The sign beside the site's name: the agency's own, of which only drawing is left, else ours."""
    ours = resources.files("ethos").joinpath("templates", MARK)
    return Markup(ours.read_text("utf-8").strip() if dress.mark is None else dress.mark)  # noqa: S704 — only draws


@cache
def imports() -> Mapping[str, list[str]]:
    """The scripts that each script imports at once, by name: an element that asks for one tells their hashes too."""
    return {name: list(_imported(name)) for name in scripts()}


def said(script: str) -> str:
    """A script with what is said elsewhere too: ``"{{both.ask}}"`` is that label, ``"{{place.search}}"`` that address,
    ``"{{problem.weak-option.hint}}"`` what a rule advises."""
    return SAID.sub(lambda match: json.dumps(_told(match[1]), ensure_ascii=False), script)


def _told(path: str) -> str:
    room, _, key = path.partition(".")
    if room == "problem":
        code, _, part = key.partition(".")
        return texts.wording(code)[part]
    if room == "language":
        return language.SAID[key]
    return places.BY_KEY[key].path if room == "place" else texts.label(path)


def _imported(name: str) -> dict[str, None]:
    found: dict[str, None] = {}
    for match in IMPORT.finditer(scripts()[name]):
        other = beside(name, match[2])
        found |= {other: None} | _imported(other)
    return found


def beside(name: str, path: str) -> str:
    """The name of what a script calls by its path from where it lies: ``../shared/time.js`` → ``shared/time.js``."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def sri(content: bytes) -> str:
    """The integrity metadata of a file (W3C Subresource Integrity): SHA-384, in base64."""
    return f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}"


def _at_the_root() -> list[File]:
    """What lies at the root under a lasting name: a worker, which reaches what is below it; what servers name."""
    return [File(each.name, NOTES.sub("", said(each.read_text("utf-8"))).encode()) for each in _folder("root")]


def _published(dress: Dress) -> Mapping[str, File]:
    sign = {} if dress.sign is None else {SIGN: hashed(SIGN, dress.sign)}
    return {**_ours(), **sign, STYLE: _style(dress, _ours())}


@cache
def _ours() -> Mapping[str, File]:
    """Fonts, our sign and scripts; a script is named after what it imports, so leaves come first."""
    found = {each.name: hashed(each.name, each.read_bytes()) for each in _folder("fonts") if _is_font(each)}
    found |= {each.name: hashed(each.name, each.read_bytes()) for each in _folder("") if each.name == SIGN}
    found |= {f"{name}.css": hashed(f"{name}.css", layer(name).encode()) for name in APART}
    for name in scripts():
        _add_script(name, found)
    return found


def _is_font(each: Traversable) -> bool:
    return each.name.endswith(".woff2")


@cache
def scripts() -> Mapping[str, str]:
    """Our scripts by name, as they are published but for what they call each other."""
    return {f"{room}/{each.name}": said(each.read_text("utf-8")) for room in ROOMS for each in _folder(room)}


def _add_script(name: str, found: dict[str, File]) -> None:
    if name in found:
        return
    for path in [match[2] for match in IMPORT.finditer(scripts()[name])] + LATER.findall(scripts()[name]):
        _add_script(beside(name, path), found)

    def promised(match: re.Match[str]) -> str:
        return f"imported({json.dumps(_promises(beside(name, match[1]), found))})"

    text, later = LATER.subn(promised, scripts()[name])
    text = IMPORT.sub(lambda m: f'{m[1]}"{_from_assets(found[beside(name, m[2])])}";', text)
    found[name] = hashed(name, NOTES.sub("", text + ASK if later else text).encode())


def _promises(name: str, found: Mapping[str, File]) -> list[tuple[str, str]]:
    """A script and all that it imports at once: where each lies from ``assets/``, and what it hashes to."""
    inner = (each for m in IMPORT.finditer(scripts()[name]) for each in _promises(beside(name, m[2]), found))
    return list(dict.fromkeys([(_from_assets(found[name]), sri(found[name].content)), *inner]))


def _from_assets(file: File) -> str:
    return f"./{PurePosixPath(file.path).name}"


def _style(dress: Dress, ours: Mapping[str, File]) -> File:
    text = "\n".join(filter(None, [styles(), dress.style]))

    def led(match: re.Match[str]) -> str:
        """Our font under its published name; an agency's own stays as written."""
        return f"url({PurePosixPath(ours[match[2]].path).name})" if match[2] in ours else match[0]

    return hashed(STYLE, FONT.sub(led, text).encode())


def styles() -> str:
    """The styles of all pages: the order of the layers, then what each has."""
    return "\n".join([f"@layer {', '.join(LAYERS)};", *(layer(name) for name in LAYERS if name not in APART)])


def layer(name: str) -> str:
    """One of our layers, as browsers are sent it."""
    written = resources.files("ethos").joinpath("assets", "css", f"{name}.css").read_text("utf-8")
    return f"@layer {name} {{\n{BREAKS.sub('', NOTES_OF_STYLES.sub('', written))}}}"


def hashed(name: str, content: bytes) -> File:
    """A file right under ``assets/`` whose name tells its room and content: ``assets/search-dialog.<hash>.js``."""
    path = PurePosixPath(name.replace("/", "-"))
    return File(f"{places.ASSETS.path}{path.stem}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}", content)


def _folder(name: str) -> list[Traversable]:
    folder = resources.files("ethos").joinpath("assets", *filter(None, [name]))
    return sorted((each for each in folder.iterdir() if each.is_file()), key=lambda each: each.name)
