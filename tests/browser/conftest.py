"""A built site, served on loopback, and a real browser to look at it with."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect, sync_playwright

from conftest import TODAY
from served import served

CHROMIUM = shutil.which("chromium")
SHELL = shutil.which("chromium-headless-shell") or CHROMIUM
"""The same engine without a browser's window around it: a page opens in a third of the time."""

AHEAD = """((ahead) => {
  globalThis.Date = class extends Date {
    constructor(...given) {
      super(...(given.length ? given : [Date.now()]));
    }
    static now() {
      return super.now() + ahead;
    }
  };
})(%d)"""
"""Makes it as many milliseconds later than it is, in every page of a browser. Playwright's own clock would replace
every timer as well, which is for tests of time alone."""

expect.set_options(timeout=20_000)  # a machine that is busy is no fault of the page's; what holds costs no wait


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests need Chromium: without it they are skipped, but in CI they fail.

    CI runs one that failed once more, by itself, and says so in the summary ("rerun"): a browser on a machine that
    others use drops a press now and then, and what is broken fails twice. At a desk the first failure counts.
    """
    missing = pytest.mark.skip(reason="Chromium is missing: apt-get install chromium")
    once_more = pytest.mark.flaky(reruns=1)
    for item in items:
        if not item.path.is_relative_to(Path(__file__).parent):
            continue
        if os.environ.get("CI"):
            item.add_marker(once_more)
        elif CHROMIUM is None:
            item.add_marker(missing)


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a word; what is missing gets the site's own 404 page."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@pytest.fixture(scope="session")
def site_url(site_dir: Path) -> Iterator[str]:
    """The address of the served site, without a closing slash."""
    with _serving(site_dir) as address:
        yield address


@pytest.fixture(scope="session")
def real_url(real_dir: Path) -> Iterator[str]:
    """The address of the same site where seminars and courses are real, and so in calendars."""
    with _serving(real_dir) as address:
        yield address


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def url(site_dir: Path) -> Iterator[str]:
    """The address of the same site under the policy that it is published with."""
    with served(site_dir) as server:
        yield server.url


@pytest.fixture(scope="session")
def engine() -> Iterator[BrowserType]:
    """What browsers are launched with, for there can be only one in a process."""
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="session")
def browser(engine: BrowserType) -> Iterator[Browser]:
    """One Chromium for all tests, without a window where it can be had."""
    running = engine.launch(executable_path=SHELL, args=["--no-sandbox"])
    yield from _on_the_day(running)
    running.close()


@pytest.fixture(scope="session")
def windowed(engine: BrowserType) -> Iterator[Browser]:
    """Chromium with a window: focus and paper as readers have them. A module takes it as its ``browser``."""
    running = engine.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield from _on_the_day(running)
    running.close()


def _on_the_day(running: Browser) -> Iterator[Browser]:
    """A browser where it is ``TODAY``, the day that the site was built, whenever the tests are run."""
    ahead = datetime.combine(TODAY, time(12), UTC) - datetime.now(UTC)
    new_context = running.new_context

    def on_the_day(**how: Any) -> BrowserContext:
        context = new_context(**how)
        context.add_init_script(AHEAD % (ahead.total_seconds() * 1000))
        return context

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(running, "new_context", on_the_day)
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile."""
    fresh = browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm")
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext, request: pytest.FixtureRequest) -> Page:
    """A page of its own; the clock of its browser stands at the module's ``NOW``, if it has one."""
    page = context.new_page()
    if now := getattr(request.module, "NOW", None):
        page.clock.set_fixed_time(now)
    return page
