"""The pictures in the guide for contributors, taken of the real pages: ``make guide``, then look at them.

    .venv/bin/python bench/guide.py [--site site]

They lie in ``content/bilder``; ``tests/unit/test_guide.py`` tells when a page no longer says what its picture shows.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))
from pictures import site, visit  # noqa: E402

import guide_pictures as known  # noqa: E402 - what is on the pictures, and when they are old
from browser.test_editor import BEGIN, WRITE  # noqa: E402 - the editor works on a folder in the browser, as there
from ethos.content import load  # noqa: E402
from ethos.views import editor  # noqa: E402
from ethos.views.press import Press  # noqa: E402
from served import served  # noqa: E402

OUT = ROOT / "content/bilder"
SIZE, DENSITY = {"width": 700, "height": 900}, 2
COLOURS = 64
MARGIN = 16
"""Pixels above and below a part of a page."""
TODAY = date(2026, 11, 30)
FAULT = {
    "page": "https://forvaltningskultur.example/seminarier/extrajobbet/",
    "wrong": "Anmälan stänger den 3 maj.",
    "right": "Den stänger den 5 maj.",
}
CASE = {
    "title": "Gåvan i receptionen",
    "situation": "En måndag står det en påse i receptionen med ditt namn på. I den ligger en flaska vin och ett kort: "
    "”Tack för hjälpen med bygglovet.” Avsändaren har ett nytt ärende hos dig på torsdag.",
}
MANY = 7
"""Dilemmas that lie in the editor's folder."""


def kept(picture: bytes, name: str) -> None:
    """A picture in few enough colours to weigh little."""
    OUT.mkdir(exist_ok=True)
    with Image.open(io.BytesIO(picture)) as opened:
        opened.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(OUT / name, optimize=True)


def forms(page: Page, url: str) -> None:
    """What one fills in to mend a fault, and the beginning of a case of one's own."""
    visit(page, f"{url}/bidra/foresla/")
    for name, text in FAULT.items():
        page.locator(f"#falt-{name}").fill(text)
    kept(framed(page, "section[aria-labelledby=ratta] h2", "section[aria-labelledby=ratta] .actions"), known.FORM)
    visit(page, f"{url}/samtal/eget/")
    for name, text in CASE.items():
        page.locator(f"#falt-{name}").fill(text)
    kept(framed(page, "#del-situation", ".asked:has(#falt-situation)"), known.CASE)


def framed(page: Page, first: str, last: str) -> bytes:
    """A part of a page, from one element to another, with its margins; nothing in it is being typed in."""
    page.evaluate("document.activeElement.blur()")
    above, below = page.locator(first).bounding_box(), page.locator(last).bounding_box()
    assert above and below
    clip = {"x": 0, "y": above["y"] - MARGIN, "width": SIZE["width"]}
    clip["height"] = below["y"] + below["height"] + MARGIN - clip["y"]
    scrolled = page.evaluate("scrollY")
    return page.screenshot(full_page=True, clip={**clip, "y": clip["y"] + scrolled})


def at_the_desk(browser: Browser, folder: Path) -> None:
    """The editor with a list of dilemmas, and with a new one begun."""
    context = browser.new_context(viewport={"width": 800, "height": 600}, device_scale_factor=2, locale="sv-SE")
    context.add_init_script(BEGIN)
    page = context.new_page()
    files = sorted((ROOT / "dilemmas").glob("*.md"))[:MANY]
    sources = {each.relative_to(ROOT).as_posix(): each.read_text("utf-8") for each in files}
    with served(folder) as server:
        home = f"{server.url}/redigera/"
        page.goto(f"{home}sv.json")
        page.evaluate(WRITE, sources)
        page.goto(home)
        page.get_by_role("button", name="Arbeta med lokalt").click()
        page.wait_for_url("**#/collections/**")
        page.wait_for_timeout(1500)
        kept(page.screenshot(), known.CHOOSE)
        page.goto(f"{home}#/collections/dilemma/new")
        page.locator('section[data-key-path="title"] input').fill(CASE["title"])
        page.wait_for_timeout(1500)
        kept(page.screenshot(), known.FILL)
    context.close()


def laid(root: Path) -> Path:
    """The editor of a site with our settings, and a code host."""
    shutil.copytree(ROOT / "site_config", root / "site_config")
    with (root / "site_config/site.yml").open("a", encoding="utf-8") as file:
        file.write(f"editor: {{backend: {known.AT.backend}, repo: {known.AT.repo}}}\n")
    catalogue = load(root).catalogue or sys.exit("The settings have faults: make check")
    for each in editor.files(Press(catalogue, TODAY)):
        (root / each.path).parent.mkdir(parents=True, exist_ok=True)
        (root / each.path).write_bytes(each.content)
    return root


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path)
    given = parser.parse_args()
    chromium = shutil.which("chromium") or sys.exit("Chromium is missing: apt-get install chromium")
    catalogue = load(ROOT).catalogue or sys.exit("The content has faults: make check")
    with site(given.site) as folder, tempfile.TemporaryDirectory() as beside, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with served(folder) as server:
            page = browser.new_page(viewport=SIZE, device_scale_factor=DENSITY, color_scheme="light", locale="sv-SE")
            forms(page, server.url)
        at_the_desk(browser, laid(Path(beside)))
        browser.close()
    known.FILE.write_text(json.dumps(known.told(catalogue, TODAY), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
