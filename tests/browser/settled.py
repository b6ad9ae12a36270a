"""A page as a reader meets it: drawn to the end, in a window of its own, and what axe has against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

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
    "/arshjul/": "[data-arshjul]:not([data-vantar]) [data-val]:not([hidden])",
}
"""What shows that a script has drawn what is chosen on a page, by what stands in its address."""


@contextmanager
def shown(browser: Browser, address: str, width: int = 320, height: int = 800, **how: Any) -> Iterator[Page]:
    """A page that has settled, in a window and a profile of its own."""
    size = {"width": width, "height": height}
    with browser.new_context(viewport=size, locale="sv-SE", bypass_csp=True, **how) as context:
        page = context.new_page()
        page.goto(address)
        settle(page, address, is_scripted=how.get("java_script_enabled", True))
        yield page


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
