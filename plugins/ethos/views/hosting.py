"""What others than readers look for on a host: a static host its headers, whoever finds a hole where to write."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ethos import headers
from ethos.kinds.settings import Security
from ethos.output import File
from ethos.views import editor_form
from ethos.views.press import Press

SECURITY = ".well-known/security.txt"
PLAIN = ".nojekyll"
"""Says to GitHub Pages that files are published as they are, also those whose names begin with _ or a full stop."""


def files(press: Press) -> Iterator[File]:
    """``_headers``, ``.nojekyll``, and security.txt where its place at the host's root is ours to write to."""
    base_path = urlsplit(press.site_url).path
    site = press.catalogue.settings.site
    reached = editor_form.reached(site.editor) if site.editor else ""
    yield File("_headers", headers.static_host(base_path, reached).encode())
    yield File(PLAIN, b"\n")  # an empty file is taken for a fault
    security = site.security
    if security and base_path == "/":
        lines = security_lines(security, press.site_url)
        yield File(SECURITY, "".join(f"{line}\n" for line in lines).encode())


def security_lines(security: Security, site_url: str) -> Iterator[str]:
    """The fields of security.txt (RFC 9116)."""
    yield f"Contact: mailto:{security.contact}"
    yield f"Expires: {security.expires}T23:59:59Z"
    if security.policy:
        yield f"Policy: {security.policy}"
    yield "Preferred-Languages: sv, en"
    yield f"Canonical: {site_url}{SECURITY}"
