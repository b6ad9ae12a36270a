"""Pictures of every type of page, light and dark, at 320, 768 and 1280 px, and on A4: ``make pictures``, then look.

    .venv/bin/python bench/pictures.py [--only dilemma start] [--out pictures] [--site site]

Beside the pictures lie contact sheets, one for each width and scheme, and the README's picture of the start page is
drawn anew when ``--readme`` is given.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))
from pages import PAGES  # noqa: E402 - the tests go through the same pages
from served import served  # noqa: E402

README = ROOT / ".github" / "start.png"
WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")
THUMB, ROW, GAP, COLUMNS = 280, 560, 12, 7
"""A contact sheet's pictures: how wide, how much of the height is shown, how far apart, how many in a row."""


@contextmanager
def site(given: Path | None) -> Iterator[Path]:
    """A built site: the one given, or one built for the occasion."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="ethos-pictures-") as folder:
        target = Path(folder) / "site"
        command = [sys.executable, "-m", "ethos", "--root", str(ROOT), "build", "--site-dir", str(target)]
        subprocess.run(command, check=True)
        yield target


def visit(page: Page, address: str) -> None:
    """Open a page and wait until its fonts, and what it searches for, are there."""
    page.goto(address)
    page.evaluate("document.fonts.ready")
    if "/sok/" in address:
        page.wait_for_selector("[data-sok-sida] .sok-traff")


def photograph(context: BrowserContext, url: str, names: list[str], named: str) -> list[Path]:
    """Whole pages as the context shows them; ``named`` is their path, with a place for the page's name."""
    page, made = context.new_page(), [Path(named.format(name)) for name in names]
    for name, path in zip(names, made, strict=True):
        visit(page, url + PAGES[name])
        page.screenshot(path=path, full_page=True)
    return made


def print_out(browser: Browser, url: str, out: Path, names: list[str]) -> None:
    """Pages on A4, as PDF, since paper has pages."""
    page = browser.new_page(locale="sv-SE")
    for name in names:
        visit(page, url + PAGES[name])
        page.pdf(path=out / f"{name}.pdf", prefer_css_page_size=True)
    page.close()


def sheet(pictures: list[Path], out: Path) -> None:
    """Many pictures on one, the upper part of each, with its name."""
    rows = -(-len(pictures) // COLUMNS)
    canvas = Image.new("RGB", (COLUMNS * (THUMB + GAP) + GAP, rows * (ROW + 3 * GAP) + GAP), "#777")
    draw = ImageDraw.Draw(canvas)
    for index, path in enumerate(pictures):
        with Image.open(path) as picture:
            small = picture.convert("RGB").resize((THUMB, round(picture.height * THUMB / picture.width)), Image.LANCZOS)
        left, top = GAP + index % COLUMNS * (THUMB + GAP), GAP + index // COLUMNS * (ROW + 3 * GAP)
        draw.text((left, top), path.stem, fill="white")
        canvas.paste(small.crop((0, 0, THUMB, min(ROW, small.height))), (left, top + GAP))
    canvas.save(out, optimize=True)


def for_readme(browser: Browser, url: str) -> None:
    """The start page as it meets the eye, in few enough colours to weigh little."""
    page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light", locale="sv-SE")
    visit(page, url)
    page.screenshot(path=README)
    with Image.open(README) as picture:
        picture.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(README, optimize=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="*", choices=PAGES, default=list(PAGES))
    parser.add_argument("--out", type=Path, default=ROOT / "pictures")
    parser.add_argument("--site", type=Path)
    parser.add_argument("--readme", action="store_true")
    given = parser.parse_args()
    chromium = shutil.which("chromium") or sys.exit("Chromium is missing: apt-get install chromium")
    given.out.mkdir(parents=True, exist_ok=True)
    with site(given.site) as folder, served(folder) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width in WIDTHS:
            for scheme in SCHEMES:
                size = {"width": width, "height": 900}
                with browser.new_context(viewport=size, color_scheme=scheme, locale="sv-SE") as context:
                    named = f"{given.out}/{{}}-{width}-{scheme}.png"
                    made = photograph(context, server.url, given.only, named)
                sheet(made, given.out / f"sheet-{width}-{scheme}.png")
        print_out(browser, server.url, given.out, given.only)
        if given.readme:
            for_readme(browser, server.url)
        browser.close()
    print(f"{len(given.only) * len(WIDTHS) * len(SCHEMES)} pictures in {given.out}")


if __name__ == "__main__":
    main()
