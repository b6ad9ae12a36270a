"""What a style fetches, and where in it that is said; read in linear time, and never understood further than that.

Names and addresses are read with their escapes (CSS Syntax 3, 4.3), for ``u\\72l(`` fetches as ``url(`` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ESCAPE = r"\\(?:[0-9a-fA-F]{1,6}(?:\r\n|[ \t\n\r\f])?|[^\n\r\f0-9a-fA-F])"
_NAME = rf"(?:[\w-]|{_ESCAPE})+"
_TOKEN = re.compile(
    r"/\*.*?(?:\*/|\Z)"
    r"|(?P<string>\"(?:\\.|[^\"\\\n\f])*\"?|'(?:\\.|[^'\\\n\f])*'?)"
    rf"|(?P<at>@?)(?P<name>{_NAME})(?P<call>\()?"
    r"|(?P<sign>[()\[\]{};])",
    re.DOTALL,
)
"""What can hold an address in CSS, say whose it is, or only seem to."""
_BARE = re.compile(rf"\s*(?P<address>(?:[^\s\"'()\\]|{_ESCAPE})+)")
"""An address in ``url(…)`` without quotation marks, in which nothing else has a meaning."""
_COLON = re.compile(r"\s*:")
_ESCAPED = re.compile(rf"\\\r?\n|{_ESCAPE}")

FETCHING = frozenset({"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade"})
"""Functions in which a string is an address (CSS Values 4, 4.5; CSS Images 4, 2)."""

_ELSEWHERE = re.compile(r"[\\/]{2}|(?!data:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Fetch(NamedTuple):
    """An address in a style, or ``@import`` with what it imports."""

    offset: int
    address: str
    """As a browser reads it; empty for an ``@import`` of nothing."""
    is_import: bool

    @property
    def leaves(self) -> bool:
        """True for an address on another host, or of a scheme that fetches: not for a picture in the style itself."""
        return bool(_ELSEWHERE.match(self.address))


def fetches(css: str) -> Iterator[Fetch]:
    """The addresses in a style, in order. What only names something, or is shown as text, is left out."""
    reading, at = _Reading(), 0
    while found := _TOKEN.search(css, at):
        at = found.end()
        if found["name"]:
            name = _unescaped(found["name"]).lower()
            bare = _BARE.match(css, at) if found["call"] and name == "url" else None
            if bare:
                at = bare.end()
                yield from reading.address(bare.start("address"), bare["address"])
            yield from reading.name(found, name, is_own=bool(_COLON.match(css, at)))
        elif found["string"]:
            yield from reading.string(found.start(), found["string"])
        elif found["sign"]:
            yield from reading.sign(found["sign"])
    yield from reading.end()


def addresses(css: str) -> Iterator[str]:
    """The addresses alone."""
    return (each.address for each in fetches(css) if each.address)


class _Reading:
    """Where in a style one is: in which functions and brackets, which rule, and whether in a property of its own."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._rule, self._since = "", 0
        self._is_own = False
        """In ``--name: …``, whose value may be anybody's address."""

    def name(self, found: re.Match[str], name: str, *, is_own: bool) -> Iterator[Fetch]:
        if found["at"]:
            yield from self.end()
            self._rule, self._since = name, found.start()
        elif found["call"]:
            self._open.append(name)
        elif name.startswith("--") and is_own and not self._open:
            self._is_own = True

    def sign(self, sign: str) -> Iterator[Fetch]:
        if sign in "([":
            self._open.append(sign)
        elif sign in ")]":
            del self._open[-1:]
        elif sign != ";" or not self._open:
            self._is_own = self._is_own and sign == "{"
            yield from self.end()

    def string(self, offset: int, written: str) -> Iterator[Fetch]:
        address = written[1:].removesuffix(written[0])
        if self._rule == "import" or (self._open[-1:] and self._open[-1] in FETCHING):
            yield from self.address(offset, address)
        elif self._is_own and (fetch := _fetch(offset, address)).leaves:
            yield fetch

    def address(self, offset: int, written: str) -> Iterator[Fetch]:
        if self._rule == "import":
            self._rule = ""
            yield _fetch(self._since, written, is_import=True)
        elif self._rule != "namespace" and (fetch := _fetch(offset, written)).address:
            yield fetch

    def end(self) -> Iterator[Fetch]:
        """A rule or a declaration has ended."""
        if self._rule == "import":
            yield Fetch(self._since, "", is_import=True)
        self._rule, self._open = "", []


def _fetch(offset: int, written: str, *, is_import: bool = False) -> Fetch:
    """Browsers read an address without line feeds and tabs (WHATWG URL, 4.4)."""
    return Fetch(offset, re.sub(r"[\t\n\r]", "", _unescaped(written)).strip(), is_import)


def _unescaped(written: str) -> str:
    return _ESCAPED.sub(_character, written) if "\\" in written else written


def _character(found: re.Match[str]) -> str:
    said = found[0][1:]
    if not re.match(r"[0-9a-fA-F]", said):
        return said.strip("\r\n")
    code = int(said.strip(), 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
