"""What a script of ours works out, asked of Node: without a page, and in a tenth of the time that a browser takes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ethos import assets
from ethos.views import editor
from test_html import needs

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
ASK = """
import { readFileSync } from "node:fs";
const it = await import(process.argv[1]);
const asked = async (it, given) => { BODY };
process.stdout.write(JSON.stringify((await asked(it, JSON.parse(readFileSync(0, "utf8")))) ?? null));
"""


@cache
def written() -> TemporaryDirectory[str]:
    """A folder with our scripts as the build fills them in, under their own names; gone when the tests are done."""
    folder = TemporaryDirectory(prefix="ethos-scripts-")
    ours = {f"editor/{name}": editor.script(name).decode() for name in editor.OURS}
    for name, text in {**assets.scripts(), **ours}.items():
        path = Path(folder.name, "assets", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def node(*arguments: str, cwd: Path = HERE, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A run of Node, which must be there in CI, and whose tests are skipped elsewhere when it is not."""
    needs("node", MODULES / "typescript", "nodejs npm")
    command = [str(shutil.which("node")), "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", *arguments]
    ours = {"ETHOS_SCRIPTS": Path(written().name, "assets").as_uri()}
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, check=False, cwd=cwd, env={**os.environ, **ours}
    )


def in_node(script: str, body: str, given: Any = None) -> Any:
    """What the body of an asynchronous function returns; ``it`` is what the script exports, ``given`` what is given."""
    address = Path(written().name, "assets", script).as_uri()
    done = node("--input-type=module", "-e", ASK.replace("BODY", body), address, stdin=json.dumps(given))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
