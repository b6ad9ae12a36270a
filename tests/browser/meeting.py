"""A meeting to try things on: started on /samtal/ from a link, walked through, and its leader's window."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

CHOICE = "fall=torsdagsbastun&minuter=45&grupp=8&metod=sme"
STEPS = ["frame", "read", "vote", "pairs", "groups", "plenary", "twist", "revote", "law", "monday"]
"""The steps of ``CHOICE``: the plan for 45 minutes, with a case that has a twist and laws and no clip."""
TWO = "fall=torsdagsbastun,elva-kronor-var&minuter=60&grupp=12&metod=navigationshjulet"
"""A choice of two cases."""
KEY = "ethos-samtal"
LEADER = "/samtal/ledare/"


@contextmanager
def window(browser: Browser, width: int = 1280, height: int = 800, **how: Any) -> Iterator[BrowserContext]:
    """A fresh profile whose pages are that large."""
    size = {"width": width, "height": height}
    with browser.new_context(viewport=size, locale="sv-SE", timezone_id="Europe/Stockholm", **how) as context:
        context.set_default_timeout(10_000)
        yield context


def opened(context: BrowserContext, url: str, choice: str = CHOICE) -> Page:
    """The page where a meeting is composed, with its package ready."""
    page = context.new_page()
    return chosen_page(page, url, choice)


def started(context: BrowserContext, url: str, choice: str = CHOICE) -> Page:
    """A meeting at its first step."""
    page = opened(context, url, choice)
    page.locator("[data-starta]").click()
    expect(page.locator(".stage h1")).to_be_focused()
    return page


def continued(page: Page) -> None:
    """Load the page anew and go on with the meeting on the screen: when it is there, it is kept."""
    expect(page.locator("[data-scen]")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Fortsätt samtalet").click()
    expect(page.locator(".stage h1")).to_be_visible()


def leader_of(context: BrowserContext, url: str) -> Page:
    """The leader's window, in step."""
    page = context.new_page()
    page.goto(url + LEADER)
    expect(page.locator("[data-samtalet]")).to_be_visible()
    return page


def at(page: Page) -> str:
    """What kind of step the group sees."""
    return str(page.locator("[data-scen]").get_attribute("data-slag"))


def place(page: Page) -> str:
    """Where the group is told that it is."""
    return page.locator("[data-laget]").inner_text()


def kept(page: Page) -> dict[str, Any] | None:
    """The meeting as the browser keeps it."""
    found = page.evaluate(f"localStorage.getItem('{KEY}')")
    return json.loads(found) if found else None


def go_to(page: Page, kind: str) -> None:
    """To the first step of a kind, with the button."""
    while at(page) != kind:
        page.locator("[data-framat]").click()


def vote(page: Page, counts: list[int]) -> None:
    """Type the present vote in on the group's window, and close it."""
    page.locator(".stage-fold > summary").click()
    for field, number in zip(page.locator(".stage [data-vag]").all(), counts, strict=True):
        field.fill(str(number))
    page.locator(".stage .votes [type=submit]").click()


def chosen_page(page: Page, url: str, choice: str) -> Page:
    """/samtal/ with a choice, once it has come."""
    page.goto("about:blank")
    page.goto(f"{url}/samtal/#{choice}")
    page.evaluate("dispatchEvent(new Event('pointermove'))")  # somebody is there: all of the page comes at once
    page.locator("[data-samtal-rot][data-klar]").wait_for()
    return page


def script(page: Page, site_dir: Path, name: str) -> None:
    """Make what a script of ours exports known on the page."""
    (file,) = (site_dir / "assets").glob(f"{name}.*.js")
    page.evaluate("(path) => import(path).then((all) => Object.assign(window, all))", f"/assets/{file.name}")
