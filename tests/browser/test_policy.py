"""Behind the headers of ``deploy/`` in real nginx everything works, and nothing is kept, fetched or run beyond them."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from importlib.resources import files
from os import link
from pathlib import Path
from shutil import copytree
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, ElementHandle, Page, Request, TimeoutError, expect
from selectolax.lexbor import LexborHTMLParser

import web_servers
from browser.settled import at_rest, search_for, settle
from ethos.assets import dressing, imports
from ethos.source.dress import PLAIN
from pages import PAGES
from web_servers import Running

pytestmark = pytest.mark.browser

ASKED_FOR = {
    "offline": ("ethos http://127.0.0.1:", "http://127.0.0.1:"),
    "dilemma": ("ethos-paket",),
    **dict.fromkeys(("meeting", "meeting-filled"), ("ethos-samtal",)),
}
"""Pages where the reader asks for something to be kept, and how its names begin: a cache and its worker, the cases put
aside while the tab is open, the meeting under way. All else keeps nothing."""

LISTEN = """
window.heard = [];
addEventListener("securitypolicyviolation", (event) => heard.push(`${event.effectiveDirective} ${event.blockedURI}`));
window.print = () => {};
"""
STORED = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map(({name}) => name),
  ...(await caches.keys()), ...(await navigator.serviceWorker.getRegistrations()).map(({scope}) => scope),
]"""


@pytest.fixture(scope="module")
def served(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The repository's own site in nginx."""
    with web_servers.container(site_dir, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.fixture
def served_real(real_dir: Path, tmp_path: Path) -> Iterator[Running]:
    """The same site where there is something in the calendars."""
    with web_servers.container(real_dir, tmp_path) as running:
        yield running


@pytest.fixture
def guest(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile that listens for what the policy stops."""
    fresh = browser.new_context(ignore_https_errors=True, permissions=["clipboard-read", "clipboard-write"])
    fresh.add_init_script(LISTEN)
    yield fresh
    fresh.close()


class Watched:
    """A page, and everything that it said or asked for."""

    def __init__(self, guest: BrowserContext, host: str) -> None:
        self.page: Page = guest.new_page()
        self.said: list[str] = []
        self.foreign: list[str] = []
        self.host = host
        self.page.on("console", lambda each: self.said.append(f"{each.type}: {each.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.on("request", self._asked)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.host}/", "data:")):
            self.foreign.append(request.url)

    def faults(self, asked_for: tuple[str, ...] = ()) -> list[str]:
        """What went wrong: refusals, messages, requests to others, and what is left in the browser."""
        kept = {each for each in self.page.evaluate(STORED) if not each.startswith(asked_for)}
        cookies = [str(each["name"]) for each in self.page.context.cookies()]
        said = [each for each in self.said if "404 (" not in each]
        return [*self.page.evaluate("heard"), *said, *self.foreign, *sorted(kept), *cookies]


def use_everything(page: Page) -> None:
    """Open what opens and press what can be pressed, but for what leaves the page."""
    for each in page.locator("details:not([open]) > summary").all():
        if each.is_visible():
            each.click()
    for each in page.locator("main button:visible").element_handles():
        if each.is_visible() and each.is_enabled():  # one button may hide or free another
            press(each)
    for _ in range(5):  # what was begun comes when its scripts have, and one thing may lie upon another
        page.keyboard.press("Escape")
        page.wait_for_timeout(300)
        if page.locator("dialog[open], [data-scen]:visible").count() == 0:
            break


def press(button: ElementHandle) -> None:
    """Press a button, unless what an earlier one began hides it meanwhile."""
    try:
        button.click(timeout=3000)
    except TimeoutError:
        assert not button.is_visible(), "a button that cannot be pressed"


@pytest.mark.parametrize("name", PAGES)
def test_page_works_within_the_policy(guest: BrowserContext, served: Running, name: str) -> None:
    """Every type of page with everything on it used, the search dialog too: nothing refused, said, kept or let out."""
    watched = Watched(guest, served.plain_url)
    page = watched.page
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(served.plain_url + PAGES[name])
    settle(page, PAGES[name])
    assert at_rest(page, 1280) == {}
    use_everything(page)
    page.keyboard.press("Control+k")
    page.locator("[data-sok-dialog] input[type=search]").fill("jäv")
    page.locator("[data-sok-dialog] li a").first.wait_for()
    page.keyboard.press("Escape")
    assert page.locator("[data-sok-dialog]").is_hidden()
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith(("Ethos", '"Ethos'))
    assert watched.faults(ASKED_FOR.get(name, ())) == []


def test_search_page_works_within_the_policy(guest: BrowserContext, served: Running) -> None:
    """The index is unpacked, facets narrow, results lead on."""
    watched = Watched(guest, served.plain_url)
    page = watched.page
    page.goto(f"{served.plain_url}/sok/#q=gåva")
    page.locator("[data-sok-sida] li a").first.wait_for()
    page.locator("[data-sok-sida] input[type=checkbox]:visible").first.check()
    page.wait_for_load_state("networkidle")
    assert watched.faults() == []


def test_own_calendar_works_within_the_policy(guest: BrowserContext, served_real: Running) -> None:
    """Calendars are fetched, and a file is made of them and saved."""
    watched = Watched(guest, served_real.plain_url)
    watched.page.goto(f"{served_real.plain_url}/kalender/#sort=seminarier&tema=jav", wait_until="networkidle")
    with watched.page.expect_download() as download:
        watched.page.get_by_role("button", name="Hämta filen").click()
    assert Path(download.value.path()).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert watched.faults() == []


def test_copy_works_within_the_policy(guest: BrowserContext, served: Running) -> None:
    """The clipboard is not among what the permissions policy denies."""
    watched = Watched(guest, served.plain_url)
    watched.page.goto(f"{served.plain_url}/seminarier/", wait_until="networkidle")
    watched.page.locator("[data-kopiera]:visible").first.click()
    assert watched.page.evaluate("navigator.clipboard.readText()").endswith("/kalender/alla.ics")
    assert watched.faults() == []


ATTEMPTS: dict[str, tuple[str, str]] = {
    "inline-script": ("s = document.createElement('script'); s.textContent = 'window.ran = 1'", "script-src"),
    "foreign-script": ("s = document.createElement('script'); s.src = 'https://ond.example/x.js'", "script-src"),
    "handler": (
        "s = new Image(); s.setAttribute('onclick', 'window.ran = 1'); s.click()",
        "script-src",
    ),
    "inline-style": ("s = document.createElement('style'); s.textContent = 'p { color: red }'", "style-src"),
    "foreign-picture": ("s = document.createElement('img'); s.src = 'https://ond.example/x.png'", "img-src"),
    "frame": ("s = document.createElement('iframe'); s.src = '/om/'", "frame-src"),
    "base": ("s = document.createElement('base'); s.href = 'https://ond.example/'", "base-uri"),
    "foreign-fetch": ("s = new Text(); fetch('https://ond.example/').catch(() => {})", "connect-src"),
    "webassembly": (
        "s = new Text(); WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).catch(() => {})",
        "script-src",
    ),
    "eval": ("s = new Text(); try { eval('window.ran = 1') } catch {}", "script-src"),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_the_policy_refuses(guest: BrowserContext, served: Running, name: str) -> None:
    """What the policy is there to stop is stopped, and heard by those who listen for it in the tests above."""
    code, directive = ATTEMPTS[name]
    guest.add_init_script(
        f"addEventListener('load', () => {{ let s; {code}; document.body.append(s); }});"
        "addEventListener('DOMContentLoaded', () => { window.begun = 1; });"
    )
    watched = Watched(guest, served.plain_url)
    watched.page.goto(f"{served.plain_url}/om/", wait_until="networkidle")
    assert watched.page.evaluate("window.ran") is None
    assert any(each.startswith(directive) for each in watched.faults())
    assert watched.foreign == [] or name.startswith("foreign")


def test_nobody_frames_the_site(guest: BrowserContext, served: Running, site_url: str) -> None:
    """A page of another origin cannot show ours in a frame."""
    page = guest.new_page()
    refused: list[str] = []
    page.on("console", lambda each: refused.append(each.text))
    page.goto(f"{site_url}/om/", wait_until="networkidle")
    page.evaluate(
        f"document.body.append(Object.assign(document.createElement('iframe'), {{src: '{served.plain_url}/om/'}}))"
    )
    page.wait_for_timeout(500)
    assert any("frame-ancestors" in each for each in refused)


def sri(content: bytes) -> str:
    return f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}"


def test_every_script_and_style_has_its_hash(site_dir: Path) -> None:
    """On every page, each script and style of the site carries the SHA-384 of what lies there; nothing is inline."""
    hashed = {f"/{path.relative_to(site_dir)}": sri(path.read_bytes()) for path in site_dir.glob("assets/*.[cj]s*")}
    pages = sorted(site_dir.rglob("*.html"))
    for path in pages:
        tree = LexborHTMLParser(path.read_text("utf-8"))
        assert tree.css("style, [style], [onclick], [onload]") == [], path
        for node in tree.css(
            "script:not([type='application/ld+json']), link[rel~=stylesheet], link[rel=modulepreload]"
        ):
            named = node.attributes.get("src") or node.attributes.get("href") or ""
            address = urljoin(f"/{path.relative_to(site_dir)}", named)
            assert node.attributes.get("integrity") == hashed[address], (path, named)
    assert len(pages) > len(PAGES)


def test_every_imported_script_has_its_hash(site_dir: Path) -> None:
    """What a script imports when it is needed, and what that imports, is told beside its hash where it is asked for."""
    assets, scripts = site_dir / "assets", list(site_dir.glob("assets/*.js"))
    source = "".join(each.read_text("utf-8") for each in scripts)
    told = dict(re.findall(r'\["(\.[^"]+)", "(sha384-[^"]+)"\]', source))
    assert told == {name: sri((assets / name).read_bytes()) for name in told}
    pages = (path.read_text("utf-8") for path in site_dir.rglob("*.html"))
    on_pages = {
        each for page in pages for each in re.findall(r'(?:src|href)="[./]*(assets/[^"]+\.js)" integrity', page)
    }
    covered = {(assets / name).resolve() for name in told} | {(site_dir / each).resolve() for each in on_pages}
    assert {each.resolve() for each in scripts} - covered <= {(site_dir / each).resolve() for each in asked_for()}
    assert 'import(".' not in source


def asked_for() -> Iterator[str]:
    """What templates ask for, and what that imports: no page here may have use of it, as of a way to a code host."""
    paths, folder = dressing(PLAIN).paths, Path(str(files("ethos"))) / "templates"
    for template in folder.rglob("*.html"):
        for name in re.findall(r'need\("([^"]+\.js)"', template.read_text("utf-8")):
            yield from (paths[each] for each in (name, *imports()[name]))


@pytest.mark.parametrize(
    "name",
    [
        "ethos.*.css",
        "shared-every-page.*.js",
        "search-dialog.*.js",
        "search-core.*.js",
        "search-reader.*.js",
        "search-words.*.js",
    ],
)
def test_what_has_been_changed_does_not_run(browser: Browser, site_dir: Path, tmp_path: Path, name: str) -> None:
    """One byte more in a file, and the browser leaves it, and the scripts that import it."""
    copytree(site_dir, tmp_path / "site", copy_function=link)
    for packed in tmp_path.glob("site/assets/*.gz"):
        packed.unlink()
    (file,) = (tmp_path / "site/assets").glob(name)
    whole = file.read_bytes()
    file.unlink()  # which is the site's own under another name
    file.write_bytes(whole + b"\n")
    (tmp_path / "nginx").mkdir()
    with web_servers.nginx(tmp_path / "site", tmp_path / "nginx") as running:
        context = browser.new_context(ignore_https_errors=True)
        assert changed_works(context, running.url, name) is False
        context.close()


def changed_works(context: BrowserContext, url: str, name: str) -> Any:
    """Whether what a file is there for still works."""
    page = context.new_page()
    page.goto(f"{url}/seminarier/", wait_until="networkidle")
    if name.endswith(".css"):
        return "Ethos" in page.evaluate("getComputedStyle(document.body).fontFamily")
    if name.startswith("shared"):
        return page.locator("[data-kopiera]:visible").count() > 0
    page.keyboard.press("Control+k")
    if name.startswith("search-dialog"):
        return page.locator("[data-sok-dialog]").is_visible()
    page.locator("[data-sok-dialog] input[type=search]").fill("jäv")
    page.wait_for_timeout(1000)
    return page.locator("[data-sok-dialog] li a").count() > 0


@pytest.mark.parametrize(
    ("path", "box"),
    [("dilemman/#", "princip=objektivitet"), ("kalender/#", "tema=jav"), ("sok/#q=muta&", "tema=jav")],
)
def test_what_is_chosen_is_sent_to_nobody(guest: BrowserContext, served: Running, path: str, box: str) -> None:
    """Choices stand in the fragment, which no request has; a jump on the page leaves them there."""
    asked: list[str] = []
    guest.on("request", lambda request: asked.append(request.url))
    page = guest.new_page()
    name, value = box.split("=")
    page.goto(f"{served.plain_url}/{path.rstrip('#&')}", wait_until="networkidle")
    ticked = page.locator(f"main input[name={name}][value={value}]")
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
    ticked.check()
    page.wait_for_url(f"**/{path}{box}")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.wait_for_url(f"**/{path}{box}")
    page.reload(wait_until="networkidle")
    expect(ticked).to_be_checked()
    page.goto(f"{served.plain_url}/{path}", wait_until="networkidle")
    expect(ticked).not_to_be_checked()
    search_for(page, "hemligheten", "Control+k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/#q=hemligheten")
    page.wait_for_load_state("networkidle")
    sent = [url.partition("#")[0] for url in asked]
    assert sent
    assert [url for url in sent if re.search(r"\?|hemlig", url)] == []
