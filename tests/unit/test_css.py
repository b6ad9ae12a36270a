"""What a style fetches is found in every form that a browser reads, and nothing else is taken for it."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ethos
from ethos.css import addresses, fetches

OURS = Path(ethos.__file__).parent / "assets" / "css"
AWAY = "https://prov.example/a"


@pytest.mark.parametrize(
    "css",
    [
        f"a {{ b: url({AWAY}) }}",
        f'url("{AWAY}")',
        f"URL( '{AWAY}' )",
        f"u\\72l({AWAY})",
        'url("ht\\74 ps://prov.example/a")',
        'url("https:\\\n//prov.example/a")',
        f'src("{AWAY}")',
        f'image("{AWAY}")',
        f'image-set(url(b.png) 1x, "{AWAY}" 2x)',
        f'-webkit-image-set("{AWAY}" type("image/png"))',
        f'cross-fade("{AWAY}", url(b.png), 50%)',
        f'a {{ --own: "{AWAY}"; b: image-set(var(--own)) }}',
        f'a {{ b: "not closed\n; c: url({AWAY}) }}',
        f"a {{ b: url(//x/*y) }} /**/ c {{ d: url({AWAY}) }}",
    ],
)
def test_what_leaves_is_found(css: str) -> None:
    assert AWAY in [each.address for each in fetches(css) if each.leaves and not each.is_import]


@pytest.mark.parametrize("css", ['@import "a";', "@IMPORT/**/'a'", "@import url(a) screen;", '@\\69mport "a"'])
def test_an_import_is_one_in_every_form(css: str) -> None:
    assert [(each.offset, each.address, each.is_import) for each in fetches(css)] == [(0, "a", True)]


@pytest.mark.parametrize(
    "css",
    [
        '@namespace svg "http://www.w3.org/2000/svg"; @namespace url(http://www.w3.org/1999/xhtml);',
        f'a[href^="{AWAY}"]::after {{ content: "{AWAY}" }}',
        f"/* url({AWAY}) */ a {{ b: 'url({AWAY})' }}",
        f'@font-face {{ src: local("{AWAY}") }}',
        "@charset 'utf-8'; a { b: url() }",
    ],
)
def test_what_only_names_or_is_shown_is_left_alone(css: str) -> None:
    assert list(addresses(css)) == []


@given(st.text("url(src@importimage-set)\\72 \"'/*;{}[]-:#\n\t", max_size=80))
def test_any_text_is_read(css: str) -> None:
    assert all(0 <= each.offset < len(css) for each in fetches(css))


def test_a_long_text_takes_no_time() -> None:
    """Linear in its length: each of these would take hours otherwise."""
    for css in ("url(", "\\", '"', "(", "/*", "@import ", "--a:", "[", "-" * 9, "\\72 "):
        assert len(list(fetches(css * 50_000))) <= 50_000


def test_a_class_of_ours_says_what_it_is_in_one_file() -> None:
    """Two parts of the site may take the same word for a class of theirs: each then got the other's looks as well."""
    told = defaultdict[str, set[str]](set)
    for sheet in OURS.glob("*.css"):
        plain = re.sub(r"/\*.*?\*/|\([^()]*\)", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        outermost = re.sub(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", plain)
        for rule in re.findall(r"([^{}]+)\{", outermost):
            for each in re.findall(r"(?:^|,)\s*(\.[\w-]+)\s*(?=,|$)", rule):
                told[each].add(sheet.name)
    assert len(told) > 100
    assert {name: sorted(files) for name, files in told.items() if len(files) > 1} == {}
