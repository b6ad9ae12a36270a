"""A page as a reader meets it: drawn to the end, in a window of its own, and what axe has against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, expect

AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
RUN_AXE = """(runOnly) => axe.run(document, {
  resultTypes: ["violations"],
  runOnly,
}).then(({violations}) =>
  violations.map(({id, nodes}) => [id, nodes.map(({html, failureSummary}) => [html, failureSummary])]))"""
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice")
"""Every rule for A and AA, those of WCAG 2.2 too, which axe leaves out unless asked, and best practice."""
COLOURS = ("color-contrast", "link-in-text-block")
"""What a page that has been tried in the light can lack in the dark, where nothing but colours is another."""

DRAWN = {
    "/sok/": "[data-sok-sida] [data-sok-status]:not(:empty)",
    "/samtal/": "[data-samtal-rot][data-klar], [data-samtal-ledare], [data-eget]",
    "/dilemman/#": "[data-valt][data-klar]",
    "/kalender/#": '[data-svar="antal"]:not(:empty)',
    "/arshjul/": "[data-arshjul]:not([data-vantar]) .changing:has(> [data-val]:not([hidden]))",
}
"""What shows that a script has drawn what is chosen on a page, by what stands in its address."""

SHIFTS = """() => new Promise(resolve => {
  const found = [];
  new PerformanceObserver(list => found.push(...list.getEntries().map(({value, sources}) =>
    `${value} ${sources.map(({node}) => node?.outerHTML?.slice(0, 80)).join(", ")}`))
  ).observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(found), 150);
})"""
UNUSED = """async () => {
  await document.fonts.ready;
  const loaded = [...document.fonts].filter(({status}) => status === "loaded").map(({family}) => family);
  return [...document.querySelectorAll("link[rel=preload]")].map(({href}) => href)
    .filter(href => !loaded.some(family => href.includes(family.replaceAll('"', "").toLowerCase().replace(" ", "-"))));
}"""


@contextmanager
def shown(
    browser: Browser,
    address: str,
    width: int = 320,
    height: int = 800,
    *,
    wrong: list[str] | None = None,
    asked: set[str] | None = None,
    **how: Any,
) -> Iterator[Page]:
    """A page that has settled, in a window and a profile of its own.

    ``wrong`` is told what goes wrong there, and ``asked`` the path of all that is asked for.
    """
    size = {"width": width, "height": height}
    with browser.new_context(viewport=size, locale="sv-SE", bypass_csp=True, **how) as context:
        page = context.new_page()
        if wrong is not None:
            listen(page, address, wrong)
        if asked is not None:
            page.on("request", lambda request: asked.add(urlsplit(request.url).path))
        page.goto(address)
        settle(page, address, is_scripted=how.get("java_script_enabled", True))
        yield page


def listen(page: Page, address: str, wrong: list[str]) -> None:
    """Add to ``wrong`` every error and every request to another host, from now on."""
    host, is_missing = address.split("/")[2], "/finns/" in address

    def on_request(request: Request) -> None:
        if request.url.split("/")[2:3] != [host] and not request.url.startswith(("data:", "blob:")):
            wrong.append(f"request to another host: {request.url}")

    def on_said(kind: str, text: str) -> None:
        if kind == "error" and not (is_missing and "404" in text):
            wrong.append(text)

    page.on("request", on_request)
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("console", lambda said: on_said(said.type, said.text))


def at_rest(page: Page, width: int) -> dict[str, list[str]]:
    """What is wrong with a page as it loads and is read to its end: what moves, is wider, or is fetched for nothing."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    unused = page.evaluate(UNUSED)
    page.mouse.wheel(0, 3000)
    found = {"wide": [wide] if wide > width else [], "unused": unused, "moved": page.evaluate(SHIFTS)}
    return {how: faults for how, faults in found.items() if faults}


def settle(page: Page, address: str, *, is_scripted: bool = True) -> None:
    """Wait until what is chosen in a page's address is drawn, in its fonts."""
    for mark in (mark for begins, mark in DRAWN.items() if begins in address and is_scripted):
        page.wait_for_selector(mark, state="attached")
    page.evaluate("document.fonts.ready.then(() => null)")


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


def violations(page: Page, rules: Sequence[str] = RULES) -> list[Any]:
    """What axe finds in the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found: list[Any] = page.evaluate(RUN_AXE, [*rules])
    return found


def until(page: Page, what: str) -> None:
    """Wait until an expression, or what it promises, is true.

    ``wait_for_function`` evaluates text in the page, which the policy forbids, and takes a promise as true at once.
    """
    for _ in range(200):
        if page.evaluate(what):
            return
        page.wait_for_timeout(50)
    raise AssertionError(what)


def search_for(page: Page, text: str, key: str = "/") -> None:
    """Open the search dialog with a key, and type when it listens."""
    page.keyboard.press(key)
    expect(page.locator("[data-sok-dialog] input[type=search]")).to_be_focused()
    page.keyboard.type(text)
