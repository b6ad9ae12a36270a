"""The HTTP headers that a published site is served with, in the one place where their values are written.

``deploy/nginx/ethos.conf`` and ``deploy/caddy/Caddyfile`` say the same in their servers' words, and a test holds them
to it; static hosts read the ``_headers`` made here. Nothing on a page is inline, so the policy needs no exceptions:
``data:`` lets a style draw a small picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ethos import places

SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
"""Content Security Policy Level 3, directive by directive."""


def policy(sources: Mapping[str, str]) -> str:
    """The value of the header."""
    return "; ".join(f"{name} {allowed}" for name, allowed in sources.items())


DENIED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""What no page asks for. The clipboard, sharing, full screen and keeping the screen awake are left to the pages."""

ALWAYS: Mapping[str, str] = {
    "Content-Security-Policy": policy(SOURCES),
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in DENIED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Sent with every answer: pages, files, redirects and errors. HSTS (RFC 6797) speaks for this host only: whether the
hosts below it have TLS is for their owners to know."""


def editor(reached: str) -> str:
    """The policy of /redigera/ alone, whose program styles elements one by one and talks to what it may reach."""
    told = {"style-src": "'self' 'unsafe-inline'", "img-src": "'self' data: blob:"}
    return policy(SOURCES | told | {"connect-src": f"'self' data: blob: {reached}"})


EDITOR = editor("https:")
"""The same for servers whose configuration knows no site's code host: the page itself says which one it is
(``templates/editor.html``), and both hold."""

LASTING = "public, max-age=31536000, immutable"
"""For files whose names change with their content (RFC 8246)."""
LASTS = (places.ASSETS.path, places.INDEX_PARTS.path)
"""Where such files lie."""
CHECKED = "no-cache"
"""For all else: kept, but asked about every time, so that a page never meets styles of another edition."""
CALENDAR = "public, max-age=300"
"""For calendars, which programs fetch over and over."""

TAKEN_AWAY = "attachment"
"""Content-Disposition (RFC 6266) of the files that editors attach: a browser saves them, and shows none as a page."""


def speculation_rules(base_path: str) -> str:
    """The header that leads to the rules for fetching pages ahead, for a site under a path such as ``/kultur/``."""
    return f'"{base_path}speculationrules.json"'


def static_host(base_path: str, reached: str = "") -> str:
    """The file ``_headers``, as Netlify and Cloudflare Pages read it, for a site under a path such as ``/kultur/``.

    ``reached`` is the code host that the editor talks to, on a site that has one.

    Rules that match the same address add up, so each header is set by one rule only; what no rule keeps is asked for
    again every time, which is what these hosts do themselves.
    """
    return "".join([*_rules(base_path), *([_editor(base_path, reached)] if reached else [])])


def _editor(base_path: str, reached: str) -> str:
    """Another policy than the rest has: the first line takes that away (Cloudflare Pages), the second sets the new."""
    return (
        f"{base_path}{places.EDITOR.path}*\n  ! Content-Security-Policy\n  Content-Security-Policy: {editor(reached)}\n"
    )


def _rules(base_path: str) -> Iterator[str]:
    yield _rule(f"{base_path}*", {**ALWAYS, "Speculation-Rules": speculation_rules(base_path)})
    for lasting in LASTS:
        yield _rule(f"{base_path}{lasting}*", {"Cache-Control": LASTING})
    yield _rule(f"{base_path}{places.FILES.path}*", {"Content-Disposition": TAKEN_AWAY})
    yield _rule(f"{base_path}*.ics", {"Cache-Control": CALENDAR, "Content-Type": "text/calendar; charset=utf-8"})


def _rule(path: str, headers: Mapping[str, str]) -> str:
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
