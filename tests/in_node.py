"""What a script of ours works out, asked of Node: without a page, and in a tenth of the time that a browser takes."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from test_html import needs

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "plugins" / "ethos" / "assets"
MODULES = ROOT / "tests" / "node_modules"
ASK = """
import { readFileSync } from "node:fs";
const it = await import(process.argv[1]);
const asked = async (it, given) => { BODY };
process.stdout.write(JSON.stringify((await asked(it, JSON.parse(readFileSync(0, "utf8")))) ?? null));
"""


def node(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A run of Node, which must be there in CI, and whose tests are skipped elsewhere when it is not."""
    needs("node", MODULES / "typescript", "nodejs npm")
    quiet = "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"
    command = [str(shutil.which("node")), quiet, *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, cwd=ROOT)


def in_node(script: str, body: str, given: Any = None) -> Any:
    """What the body of an asynchronous function returns; ``it`` is what the script exports, ``given`` what is given."""
    code = ASK.replace("BODY", body)
    done = node("--input-type=module", "-e", code, (ASSETS / script).as_uri(), stdin=json.dumps(given))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
