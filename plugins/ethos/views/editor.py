"""The editor in the browser, /redigera/: Sveltia CMS, which works on the files of a code host, where a site wants it.

It lies in ``editor/made/`` as its makers have published it, and would fetch its language and letters from others:
here it is led to those beside it, and its policy lets it reach the agency's code host and nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from ethos import assets, places
from ethos.output import File
from ethos.source.dress import SIGN
from ethos.views import editor_form
from ethos.views.data import as_json
from ethos.views.press import Press

MADE = {
    "sveltia-cms.js": "2fc783907e1a4a70783f155cc28435c70b8f79792f2aab75e787984e84aa413a",
    "js-yaml.min.js": "32391560601990bb6e0daabd8106a35a6a539de088532413931a70a4cb4f4769",
}
"""What others have made, and the SHA-256 that it has in the packages ``@sveltia/cms`` 0.221.1 and ``js-yaml`` 4.3.2."""

THEIR_LETTERS = "https://cdn.jsdelivr.net/fontsource/fonts/"
NOTHING = "data:application/json,{}"
ELSEWHERE: Mapping[str, str] = {
    "USe=`${iP}@${rP}/locales`": "USe=`.`",
    "NSe=`${iP}/package.json`": f"NSe=`{NOTHING}`",
    "https://www.githubstatus.com/api/v2/status.json": NOTHING,
    "https://status-api.hostedstatus.com/1.0/status/5b36dc6502d06804c08349f7": NOTHING,
    f"{THEIR_LETTERS}source-sans-3:vf@5.3.0/latin-wght-normal.woff2": "source-sans-3.woff2",
    f"{THEIR_LETTERS}noto-mono@5.3.0/latin-400-normal.woff2": "noto-mono.woff2",
    f"{THEIR_LETTERS}material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2": "material-symbols.woff2",
}
"""What the editor would ask others for as it starts, and what stands there instead. Each stands in it once."""

SCRIPTS = ("before.js", "sveltia-cms.js", "js-yaml.min.js", "start.js")
"""In the order that they run; the last imports those below."""
IMPORTED = ("kept.js", "proposing.js", "shape.js")
OURS = (SCRIPTS[0], SCRIPTS[-1], *IMPORTED)
"""What is not made by others."""
LETTERS = ("source-sans-3.woff2", "noto-mono.woff2", "material-symbols.woff2")
ROOMS = {
    **dict.fromkeys(OURS, "ours"),
    **dict.fromkeys(LETTERS, "made/letters"),
    **dict.fromkeys(("sveltia-cms.js", "sv.json"), "made/sveltia-cms"),
    "js-yaml.min.js": "made/js-yaml",
}
"""All that is published beside the page, and where it lies in ``editor/``."""


def files(press: Press) -> Iterator[File]:
    """The page, what it runs and what the editor is told; nothing where the site has no editor."""
    editor = press.catalogue.settings.site.editor
    if editor is None:
        return
    scripts, imported = ({name: assets.sri(script(name)) for name in names} for names in (SCRIPTS, IMPORTED))
    path, reached = places.EDITOR.path, editor_form.reached(editor)
    page = press.render("editor.html", path, scripts=scripts, imported=imported, reached=reached)
    yield File(f"{path}index.html", page.html.encode())
    yield File(f"{path}config.json", as_json(editor_form.config(press.catalogue.settings, editor)))
    yield File(f"{path}{SIGN}", resources.files("ethos").joinpath("assets", SIGN).read_bytes())
    yield from (File(f"{path}{name}", script(name)) for name in ROOMS)


@cache
def script(name: str) -> bytes:
    """A file of the editor's as it is published.

    Raises:
        ValueError: it is not what its makers published, or asks for something else than we know of.
    """
    content = resources.files("ethos").joinpath("editor", ROOMS[name], name).read_bytes()
    if hashlib.sha256(content).hexdigest() != MADE.get(name, hashlib.sha256(content).hexdigest()):
        raise ValueError(f"{name} is not what its makers published")
    return _led(content) if name == "sveltia-cms.js" else content


def _led(content: bytes) -> bytes:
    text = content.decode()
    for theirs, ours in ELSEWHERE.items():
        if text.count(theirs) != 1:
            raise ValueError(f"{theirs} stands {text.count(theirs)} times in the editor")
        text = text.replace(theirs, ours)
    return text.encode()
