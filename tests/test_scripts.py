"""What browsers run: types, lint, rooms, and the tests of what knows no page. All but the rooms need Node."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ethos import assets
from ethos.views import frame
from in_node import HERE, MODULES, node, written

SETTINGS = HERE / "node"
SOURCES = Path(assets.__file__).parent / "assets"
EDITOR = Path(assets.__file__).parent / "editor/ours"
TEMPLATES = Path(assets.__file__).parent / "templates"
FLOOR = "shared/every-page.js"
"""Whether a browser runs our scripts at all."""
TSC, ESLINT = MODULES / "typescript/bin/tsc", MODULES / "eslint/bin/eslint.js"
LENT = {"year": {"conversation/choice.js", "conversation/inviting.js", "conversation/rule.js"}}
"""What a room has from another than the shared one: a year is of meetings, which are as long as there are plans for,
and to which a group is invited."""


def settings(folder: Path, name: str, include: str) -> Path:
    """The settings of TypeScript that lie in ``tests/node``, for the scripts in a folder."""
    own = {"extends": str(SETTINGS / name), "compilerOptions": {"rootDirs": [str(folder), str(SETTINGS)]}}
    path = folder / "tsconfig.json"
    path.write_text(json.dumps({**own, "include": [str(folder / include)]}))
    return path


def types(folder: Path, name: str = "tsconfig.json", include: str = "assets/**/*.js") -> list[str]:
    """What TypeScript has against the scripts in a folder, a line each."""
    return node(str(TSC), "--project", str(settings(folder, name, include))).stdout.splitlines()


def lint(folder: Path) -> set[str]:
    """The rules of ESLint's that the scripts in a folder break."""
    config = SETTINGS / "eslint.config.mjs"
    done = node(str(ESLINT), "--config", str(config), "--format", "json", ".", cwd=folder)
    assert done.stdout, done.stderr
    found = json.loads(done.stdout)
    assert found
    return {f"{Path(each['filePath']).name}: {fault['ruleId']}" for each in found for fault in each["messages"]}


@pytest.mark.node
def test_types() -> None:
    """As strict as TypeScript can be, of the comments in plain JavaScript."""
    assert types(Path(written().name)) == []


@pytest.mark.node
def test_types_of_the_worker(tmp_path: Path) -> None:
    (tmp_path / "sw.js").write_bytes((SOURCES / "root/sw.js").read_bytes())
    assert types(tmp_path, "worker.json", "sw.js") == []


@pytest.mark.node
@pytest.mark.parametrize(
    "folder", [SOURCES, EDITOR, SETTINGS, HERE / "readers", HERE.parent / "bench"], ids=lambda each: each.name
)
def test_lint(folder: Path) -> None:
    """ESLint's recommended rules, short functions and files, nothing that older browsers cannot read."""
    assert lint(folder) == set()


@pytest.mark.node
@pytest.mark.parametrize("path", sorted(SETTINGS.glob("*.test.mjs")), ids=lambda path: path.name.split(".")[0])
def test_what_knows_no_page(path: Path) -> None:
    done = node("--test", "--test-reporter=tap", str(path))
    assert done.returncode == 0, done.stdout
    passed = re.search(r"^# pass (\d+)$", done.stdout, re.MULTILINE)
    assert passed and int(passed[1]) > 0


WRONG = {
    "no-unused-vars": "const unused = 1;",
    "no-undef": "nowhere();",
    "max-lines-per-function": "export function long() {\n" + "  globalThis.x = 1;\n" * 60 + "}",
    "max-lines": "globalThis.x = 1;\n" * 301,
    "no-restricted-syntax": "export const late = /(?<!a)b/;",
    "eqeqeq": "export const loose = (a) => a == 1;",
}


@pytest.mark.node
@pytest.mark.parametrize("rule", WRONG)
def test_what_is_wrong_is_found(rule: str, tmp_path: Path) -> None:
    (tmp_path / "x.js").write_text(WRONG[rule], encoding="utf-8")
    assert lint(tmp_path) == {f"x.js: {rule}"}


LATE = """\
export const late = /(?<!a)b/;
export const all = new URLSearchParams("a").size;
export const asked = (choices) => choices.read().size;
export const whole = () => document.querySelector(".stage, :fullscreen");
export const can = URL.canParse("a");
export const groups = Object.groupBy([], String);
export const either = AbortSignal.any([]);
export const wait = () => requestIdleCallback(() => {});
export const good = [/(a)b/u, new Set().size, ":fullscreen"];
"""


@pytest.mark.node
def test_what_is_later_than_the_oldest_browsers_is_found(tmp_path: Path) -> None:
    """Safari 16.4, Firefox 115 and Chrome 113: each line but the last has what one of them lacks."""
    (tmp_path / "x.js").write_text(LATE, encoding="utf-8")
    config = SETTINGS / "eslint.config.mjs"
    [found] = json.loads(node(str(ESLINT), "--config", str(config), "--format", "json", ".", cwd=tmp_path).stdout)
    lines = {fault["line"] for fault in found["messages"] if fault["ruleId"] == "no-restricted-syntax"}
    assert lines == set(range(1, len(LATE.splitlines())))


def test_no_style_groups_what_the_oldest_browsers_lack() -> None:
    """A browser drops every selector of a list of which it cannot read one; so ``:fullscreen`` stands by itself."""
    for path in sorted((SOURCES / "css").glob("*.css")):
        heads = re.findall(r"([^{}]*):fullscreen([^{}]*)\{", path.read_text("utf-8"))
        assert not [head for head in heads if "," in "".join(head)], path.name


def test_every_script_of_a_page_asks_first_whether_it_can_run() -> None:
    """What is imported first is evaluated first, and what it throws stops who imports it, with what they run later."""
    pages = "".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.html"))
    named = {*re.findall(r'need\("([\w/-]+\.js)"(?!, "later")', pages), *frame.EVERYWHERE} - {FLOOR, "ethos-sans.woff2"}
    assert len(named) > 10 and {assets.imports()[name][0] for name in named} == {FLOOR}
    assert not assets.imports()[FLOOR]


MARKED = """
const names = [];
const documentElement = { classList: { add: (name) => names.push(name) } };
globalThis.document = { documentElement, querySelectorAll: () => [], querySelector: () => null };
globalThis.addEventListener = () => {};
Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
LACKING;
const ran = await import("ADDRESS").then(() => true, (fault) => console.error(fault));
console.log(ran === true, names.join());
"""


@pytest.mark.node
@pytest.mark.parametrize("lacking", ["", "delete Array.prototype.toSorted", "delete globalThis.DecompressionStream"])
def test_an_older_browser_runs_no_script_and_is_marked(lacking: str) -> None:
    """The page is marked, so that what needs scripts is hidden, and whatever imports the rule does not run."""
    address = Path(written().name, "assets", FLOOR).as_uri()
    done = node("--input-type=module", "-e", MARKED.replace("LACKING", lacking).replace("ADDRESS", address))
    assert done.stdout.split() == (["false", "plain"] if lacking else ["true"]), done.stderr


@pytest.mark.node
def test_the_rule_itself_is_read_by_older_browsers() -> None:
    """What they cannot read marks no page: it is of 2020 at the latest, without what came last that year."""
    parse = "import { parse } from 'espree'; parse(process.argv[1], { ecmaVersion: 2020, sourceType: 'module' });"
    code = (SOURCES / FLOOR).read_text("utf-8")
    done = node("--input-type=module", "-e", parse, code, cwd=MODULES)
    assert done.returncode == 0, done.stderr
    assert "isMet" in code and not re.search(r"\w\?\.\w| \?\? ", code)


def test_what_needs_scripts_is_hidden_from_older_browsers_too() -> None:
    """They know no ``scripting: none``: each rule for who has no scripts has one for the mark."""
    found = 0
    for path in sorted((SOURCES / "css").glob("*.css")):
        style = path.read_text("utf-8")
        for inner in re.findall(r"@media \(scripting: none\) \{((?:[^{}]*\{[^{}]*\})+) *\}", style):
            for heads, what in re.findall(r"([^{}]+)\{([^{}]*)\}", inner):
                marked = ", ".join(f".plain {head.strip()}" for head in heads.split(","))
                assert f"\n{marked} {{{what}}}" in style, path.name
                found += 1
    assert found > 4


@pytest.mark.node
def test_a_wrong_type_is_found(tmp_path: Path) -> None:
    """A property that is not there, a value that may be nothing, a parameter of any type."""
    lines = [
        "export const title = document.titel;",
        'document.querySelector("main").remove();',
        "export const twice = (number) => number * 2;",
    ]
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/x.js").write_text("\n".join(lines), encoding="utf-8")
    assert [re.findall(r"x\.js\((\d)", line) for line in types(tmp_path)] == [["1"], ["2"], ["3"]]


TOKENS = """
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const { parse } = createRequire(process.argv[1])("acorn");
function read(text) {
  const onToken = [];
  parse(text, { ecmaVersion: "latest", sourceType: "module", onToken });
  return JSON.stringify(onToken.map(({ type, value }) => [type.label, String(value)]));
}
const pairs = Object.entries(JSON.parse(readFileSync(0, "utf8")));
const changed = pairs.filter(([, [one, other]]) => read(one) !== read(other));
process.stdout.write(JSON.stringify(changed.map(([name]) => name)));
"""
"""The names of those pairs of texts that are not the same to who runs them."""


@pytest.mark.node
def test_nothing_but_notes_is_left_out_of_what_is_sent() -> None:
    """A script is the same to who runs it, and a quarter shorter. What looks like a note in a string is none."""
    pairs = {name: (text, assets.NOTES.sub("", text)) for name, text in assets.scripts().items()}
    assert sum(len(other) for _, other in pairs.values()) < 0.75 * sum(len(one) for one, _ in pairs.values())
    pairs["wrong"] = ("const it = `\n// told\n`;", assets.NOTES.sub("", "const it = `\n// told\n`;"))
    done = node("--input-type=module", "-e", TOKENS, str(MODULES / "x"), stdin=json.dumps(pairs))
    assert json.loads(done.stdout) == ["wrong"], done.stderr


def test_every_script_has_a_room() -> None:
    """A script that lies elsewhere would never be published."""
    found = {path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*.js")}
    assert {name for name in found if not name.startswith("root/")} == set(assets.scripts())


def test_rooms_are_kept_apart() -> None:
    """A room imports its own scripts and the shared ones; what is shared imports nothing of a room's."""
    for name, inner in assets.imports().items():
        room = name.split("/")[0]
        foreign = {each for each in inner if each.split("/")[0] not in {room, "shared"}}
        assert foreign <= LENT.get(room, set()), name


def test_only_code_imports_scripts() -> None:
    """The build looks for ``import("…")`` wherever it stands: types are imported by ``@import`` instead."""
    for name, text in assets.scripts().items():
        comments = re.findall(r"^\s*(?://|/?\*).*$|\s//.*$", text, re.MULTILINE)
        assert not [line for line in comments if "import(" in line], name
