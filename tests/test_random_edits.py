"""What the check calls clean can be built, whatever editors do to a site: edits at random, checked and built.

``make edits`` tries many more of them, other ones each time.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from shutil import copyfile
from tempfile import TemporaryDirectory

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import SETTINGS, picture
from ethos import manifest, places, site
from ethos.output import Copy, File, file_of
from ethos.problem import Problem, has_errors
from ethos.verify import verify
from naughty import attacks, pasted

MANY = int(os.environ.get("EDITS", "0"))
DAY = date(2026, 11, 21)
OUTPUTS = Path(__file__).parent / "golden" / "outputs"
CASES = ("dilemma-page", "thread-page", "method-page", "code-page", "course-page", "seminar-page", "attachments")
"""Golden sites that are clean and have all kinds among them; of files with one name the first is taken."""

Tree = dict[str, bytes]
Edit = Callable[[Tree], None]

VALUES = (
    *("", "~", "true", "0", "-1", "1e9", "[]", "{}", "[a, b]", "{a: b}", "2026-02-30", "2027-03-17T08:15", "sv", "ar"),
    *(
        "*x",
        "&x",
        "!x",
        "# x",
        "'",
        '"',
        "|",
        "- x",
        "x: y",
        "draft",
        "archived",
        "withdrawn",
        "<b>x</b>",
        "**x**",
        "_x_",
    ),
    *(
        "jav",
        "dilemma/gavan",
        "gavan",
        "../om.md",
        "https://x.example/",
        "javascript:x",
        "index",
        "404",
        "filer",
        "x" * 300,
    ),
)
MARKDOWN = (
    *(
        "# Rubrik",
        "##### Rubrik",
        "##",
        "[ord](om.md)",
        "[ord](#om)",
        "[ord](../samtal/#x)",
        "[ord](../samtal/#fall=x)",
    ),
    *(
        "[ord](../sok/)",
        "[ord](filer/tal.csv)",
        "[](om.md)",
        "![](bilder/a.png)",
        "![En dörr](bilder/a.png)",
        "[ord][x]",
    ),
    *(
        "[x]: om.md",
        "[^1]",
        "[^1]: not",
        "| a | b |\n| - | - |\n| c |",
        "```",
        "> - a\n>   - b",
        "<iframe src=x>",
        "<!-- x",
    ),
    *(
        "<h2 id=x>",
        "<span lang=ar>x</span>",
        "&#x202e;",
        "&nbsp;",
        "[TOC]",
        "{#x}",
        "www.x.example",
        "=======",
        "---",
        "\t",
    ),
    *(
        "<div>\n\nx",
        "- [ ] gör",
        "1. a\n1. b",
        "ord\n: betyder",
        "> [!NOTE]\n> x",
        "[ord](https://[)",
        "[ord](//x.example)",
    ),
    *(
        "[ord](mailto:)",
        "<https://x.example>",
        "[ord](om.md#Om%20oss)",
        "*" * 70,
        ">" * 70 + " x",
        "\u0301" * 40,
        "\x00",
    ),
)
NAMES = ("om", "gavan", "index", "404", "filer", "samtal", "aux", "å", "a b", "sida", "x" * 120, "-", "tal")
LINE = re.compile(rb"^(?P<key>[ \t-]*[\w-]+:)(?P<value>.*)$", re.MULTILINE)


def tree() -> Tree:
    """A small clean site as its files."""
    found = {path.relative_to(SETTINGS.parent).as_posix(): path.read_bytes() for path in SETTINGS.iterdir()}
    for name in CASES:
        case = yaml.safe_load((OUTPUTS / f"{name}.yml").read_text("utf-8"))
        for path, text in case.get("files", {}).items():
            found.setdefault(path, text.encode())
    found.setdefault("content/filer/riktlinjer.pdf", b"%PDF-1.7")
    return found | {"content/bilder/a.png": picture("a.png", 4, 3)}


TREE = tree()
paths = st.sampled_from(sorted(TREE))
texts = st.sampled_from([*VALUES, *attacks(), *pasted()])


def deleted(path: str) -> Edit:
    return lambda now: now.pop(path, None) and None


def doubled(path: str, name: str, *, keep: bool) -> Edit:
    """A copy of a file, or the file itself, under another name in its folder."""

    def edit(now: Tree) -> None:
        if path in now:
            at = PurePosixPath(path)
            now[str(at.with_name(name + at.suffix))] = now[path] if keep else now.pop(path)

    return edit


def moved(path: str, folder: str) -> Edit:
    """A file in another folder."""

    def edit(now: Tree) -> None:
        if path in now:
            now[f"{folder}/{PurePosixPath(path).name}"] = now.pop(path)

    return edit


def refilled(path: str, at: int, value: str, *, quoted: bool) -> Edit:
    """Another value in a field."""
    written = (json.dumps(value, ensure_ascii=False) if quoted else value).encode("utf-8", "replace")

    def edit(now: Tree) -> None:
        if fields := list(LINE.finditer(now.get(path, b""))):
            field = fields[at % len(fields)]
            now[path] = now[path][: field.start("value")] + b" " + written + now[path][field.end() :]

    return edit


def inserted(path: str, at: int, text: str) -> Edit:
    """More lines, in the text that follows the fields most often."""

    def edit(now: Tree) -> None:
        lines = now.get(path, b"").split(b"\n")
        end = lines[1:].index(b"---") + 2 if b"---" in lines[1:] else 0
        lines.insert(min(end + at % 4, len(lines)), b"\n" + text.encode("utf-8", "replace") + b"\n")
        now[path] = b"\n".join(lines)

    return edit


def dropped(path: str, at: int) -> Edit:
    """A line less."""

    def edit(now: Tree) -> None:
        lines = now.get(path, b"").split(b"\n")
        now[path] = b"\n".join(line for number, line in enumerate(lines) if number != at % len(lines))

    return edit


def added(path: str, data: bytes) -> Edit:
    return lambda now: now.update({path: data})


counts = st.integers(0, 60)
extra = st.sampled_from(
    [
        *("theme/robots.txt", "theme/om", "theme/index.txt", "theme/assets/x.js", "theme/x.svg", "x.yml"),
        *(
            "theme/x.css",
            "theme/mark.svg",
            "theme/filer/riktlinjer.pdf",
            "theme/bilder/a.640.png",
            "theme/bilder/a.png",
        ),
        *("theme/delning/index.png", "theme/dilemman/index.html", "theme/frame.html"),
    ]
)
STYLES = (b"a { b: url(x.png) }", b"@import 'x';", b"a { b: image-set('../bilder/a.png' 1x) }", b"a { b: url(/x) }")
folders = st.sampled_from(sorted({path.rpartition("/")[0] for path in TREE} | {"content/threads", "site_config/theme"}))
configured = st.sampled_from([path for path in sorted(TREE) if path.startswith("site_config/")])
edits = st.one_of(
    st.builds(deleted, paths),
    st.builds(doubled, paths, st.sampled_from(NAMES), keep=st.booleans()),
    st.builds(refilled, paths, counts, texts, quoted=st.booleans()),
    st.builds(refilled, paths, counts, texts, quoted=st.just(True)),
    st.builds(inserted, paths, counts, st.sampled_from(MARKDOWN) | texts),
    st.builds(inserted, paths, counts, st.sampled_from(MARKDOWN)),
    st.builds(dropped, paths, counts),
    st.builds(added, extra.map("site_config/{}".format), st.sampled_from([b"x", b"<svg/>", b"", *STYLES])),
    st.builds(refilled, configured, counts, st.sampled_from(MARKDOWN) | texts, quoted=st.booleans()),
    st.builds(moved, paths, folders),
)


def laid(root: Path, now: Tree) -> None:
    for path, data in now.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def built(inspection: site.Inspection, target: Path) -> list[Problem]:
    """What stops the build of a site, or is wrong with it: nothing of it all, when the check has found no errors."""
    made = site.render(inspection, DAY)
    if isinstance(made, list):
        return made
    for each in made.outputs:
        path = target / file_of(each)
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(each, Copy):
            copyfile(each.source, path)
        else:
            path.write_bytes(each.content if isinstance(each, File) else made.frame.html(each).encode())
    return [*_found(target, [file_of(each) for each in made.outputs], made.frame.base_path)]


def _found(target: Path, expected: list[str], base: str) -> Iterator[Problem]:
    """Faults in what was written; the search index and the manifest come later."""
    (target / manifest.PATH).write_bytes(b"{}")
    yield from (each for each in verify(target, expected, base_path=base) if places.INDEX.path not in each.message)


def test_the_site_is_clean_to_begin_with(tmp_path: Path) -> None:
    laid(tmp_path, TREE)
    inspection = site.inspect(tmp_path, DAY)
    assert not has_errors(inspection.problems)
    assert built(inspection, tmp_path / "site") == []


@settings(
    max_examples=MANY or 80,
    derandomize=not MANY,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(edits, min_size=1, max_size=3))
def test_what_is_clean_can_be_built(made: list[Edit]) -> None:
    """And what cannot has a problem in a file, at a line of it."""
    now = dict(TREE)
    for edit in made:
        edit(now)
    with TemporaryDirectory(prefix="ethos-edits-") as folder:
        root = Path(folder, "root")
        laid(root, now)
        inspection = site.inspect(root, DAY)
        errors = [each for each in inspection.problems if has_errors([each])]
        if not inspection.stops():
            assert built(inspection, Path(folder, "site")) == []
        assert all(_is_somewhere(root, each) for each in errors), errors
        assert bool(errors) == inspection.stops()


def _is_somewhere(root: Path, each: Problem) -> bool:
    """True for a problem at a line of a file that is there, or at a file or folder that is not."""
    try:
        lines = (root / each.path).read_bytes().count(b"\n") + 1
    except OSError:
        return (each.line, each.column) == (1, 1)
    return 1 <= each.line <= lines and each.column >= 1
