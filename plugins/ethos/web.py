"""Web addresses in the letters that programs know: those that people write may have hosts and paths in any language."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

import idna

SIGNS = "%:/?#[]@!$&'()*+,;=~"
"""What RFC 3986 allows in an address, beside letters, digits and ``-._``."""

SCHEMES = ("http", "https")
SOUND = re.compile(f"[A-Za-z0-9._{re.escape(SIGNS)}-]*")
UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@lru_cache(maxsize=4096)
def plain_address(address: str) -> str:
    """An address as every program reads it: the host as A-labels (RFC 5890), the rest percent-encoded (RFC 3986).

    ``https://förvaltning.example/jäv`` → ``https://xn--frvaltning-ecb.example/j%C3%A4v``. Nearly all are written so.
    """
    if SOUND.fullmatch(address):
        return address
    scheme, marks, rest = address.partition("://")
    host = re.split("[/?#]", rest, maxsplit=1)[0] if marks else ""
    return quote(UNPRINTED.sub("", f"{scheme}{marks}{_plain_host(host)}{rest[len(host) :]}"), safe=SIGNS)


def _plain_host(host: str) -> str:
    """A host, perhaps with a user before it and a port after; as it is when no program could look it up."""
    user, mark, place = host.rpartition("@")
    name, colon, port = place.partition(":")
    return f"{user}{mark}{known_host(name) or name}{colon}{port}"


def known_host(name: str) -> str:
    """A host's name as it is looked up; nothing for one that cannot be."""
    if name.isascii():
        return name
    try:
        return idna.encode(name, uts46=True).decode()
    except idna.IDNAError:
        return ""


def is_whole(address: str) -> bool:
    """True for an address on the web that names a host which can be looked up: not ``http:/prov.example``."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        return parts.scheme in SCHEMES and host not in SCHEMES and bool(known_host(host)) and parts.port != 0
    except ValueError:  # http://[ is no address
        return False


def closed(address: str) -> str:
    """A site's address with a closing slash."""
    return address.rstrip("/") + "/"


def identity_of(address: str) -> str:
    """What every UID of a site ends with, ``host`` or ``host/path``: sites that share a host must not share UIDs.

    It is what the agency has written: the host is not encoded, for an identity never changes.
    """
    parts = urlsplit(address)
    return f"{parts.hostname or ''}{parts.path.rstrip('/')}"
