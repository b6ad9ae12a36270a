"""The generator's own styles, scripts and fonts, published under names that change with their content.

A browser may then keep them for ever. An agency's own ``site_config/theme/*.css`` comes after ours and wins.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from ethos import plan, texts
from ethos.output import File
from ethos.search import records

STYLE = "ethos.css"
SIGN = "favicon.svg"
AGENCY = "site_config/theme"
FONT = re.compile(r"url\(([\"']?)(?:\.\./)?(?:fonts/)?([\w.-]+\.woff2)\1\)")
IMPORT = re.compile(r"""(["'])\./([\w-]+\.js)\1""")
LATER = re.compile(r"""\bimport\("(\./[\w-]+\.js|\.\./pagefind/pagefind\.js)"\)""")
"""A script that is fetched when it is needed. No element of the page tells its hash, so the script that asks does."""
SAID = re.compile(r'"\{\{([\w.-]+)\}\}"')
"""A text in a script that is said elsewhere too: the path of its label in ``sv.toml``."""
ENGINE = "../pagefind/pagefind.js"
"""The search engine's script, which lies beside its index and is not ours."""
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


def paths(root: Path) -> dict[str, str]:
    """Where each asset is published: its own name (``ethos.css``, ``sok.js``) → path relative to the root."""
    return {name: file.path for name, file in _published(root).items()}


def integrity(root: Path) -> dict[str, str]:
    """What a browser holds each asset to, before it runs or applies it: its own name → ``sha384-…``."""
    return {name: sri(file.content) for name, file in _published(root).items()}


@cache
def imports() -> Mapping[str, list[str]]:
    """The scripts that each script imports at once, by name: an element that asks for one tells their hashes too."""
    scripts = _scripts()
    return {name: list(_imported(name, scripts)) for name in scripts}


def _scripts() -> dict[str, str]:
    """Our scripts by name with their texts filled in, among them the rule of a meeting, which Python says."""
    written = {each.name: said(each.read_text("utf-8")) for each in _folder("") if each.name.endswith(".js")}
    return {**written, plan.SCRIPT: plan.script()}


def said(script: str) -> str:
    """A script with the texts that it shares with pages: ``"{{both.ask}}"`` becomes that label."""
    return SAID.sub(lambda match: json.dumps(texts.label(match[1]), ensure_ascii=False), script)


def _imported(name: str, scripts: Mapping[str, str]) -> dict[str, None]:
    found: dict[str, None] = {}
    for match in IMPORT.finditer(LATER.sub("", scripts[name])):
        found |= {match[2]: None} | _imported(match[2], scripts)
    return found


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
    """Fonts, icons and scripts; a script is named after what it imports, so leaves come first."""
    found: dict[str, File] = {}
    for each in _folder("fonts"):
        if each.name.endswith(".woff2"):
            found[each.name] = hashed(each.name, each.read_bytes())
    scripts = _scripts() | {each.name: each.read_text("utf-8") for each in _folder("") if each.name == SIGN}
    for name in sorted(scripts):
        _add_script(name, scripts, found)
    return found


def _add_script(name: str, scripts: Mapping[str, str], found: dict[str, File]) -> None:
    if name in found:
        return
    for match in IMPORT.finditer(scripts[name]):
        _add_script(match[2], scripts, found)
    text, later = LATER.subn(lambda m: f"imported({json.dumps(_promises(m[1], scripts, found))})", scripts[name])
    text = IMPORT.sub(lambda m: f'"./{PurePosixPath(found[m[2]].path).name}"', text)
    found[name] = hashed(name, (text + ASK if later else text).encode())


def _promises(path: str, scripts: Mapping[str, str], found: Mapping[str, File]) -> list[tuple[str, str]]:
    """A script and all that it imports at once: where each lies from ``assets/``, and what it hashes to."""
    if path == ENGINE:
        return [(ENGINE, sri(records.engine_script()))]
    file, text = found[path.removeprefix("./")], scripts[path.removeprefix("./")]
    inner = (each for m in IMPORT.finditer(LATER.sub("", text)) for each in _promises(f"./{m[2]}", scripts, found))
    return list(dict.fromkeys([(f"./{PurePosixPath(file.path).name}", sri(file.content)), *inner]))


def _style(root: Path, ours: Mapping[str, File]) -> File:
    agency = sorted((root / AGENCY).glob("*.css")) if (root / AGENCY).is_dir() else []
    parts = [each.read_text("utf-8") for each in _folder("css") if each.name.endswith(".css")]
    text = "\n".join([*parts, *(path.read_text("utf-8") for path in agency)])

    def led(match: re.Match[str]) -> str:
        """Our font under its published name; an agency's own stays as written."""
        return f"url({PurePosixPath(ours[match[2]].path).name})" if match[2] in ours else match[0]

    return hashed(STYLE, FONT.sub(led, text).encode())


def hashed(name: str, content: bytes) -> File:
    """A file under ``assets/`` whose name tells its content."""
    path = PurePosixPath(name)
    return File(f"assets/{path.stem}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}", content)


def _folder(name: str) -> list[Traversable]:
    folder = resources.files("ethos").joinpath("assets", *filter(None, [name]))
    return sorted((each for each in folder.iterdir() if each.is_file()), key=lambda each: each.name)
