"""Every page of the site_dir site is sound HTML to two checkers that know nothing of each other.

``html-validate.json`` keeps what html-validate recommends, but for five rules of taste, where the HTML and ARIA
standards allow what we do: a list may have a name (``aria-label-misuse``), ``<!doctype html>`` may be small letters,
the boxes of one choice share a name as radio buttons do (``form-dup-name``), a title is as long as an editor made it
(``long-title``), and an id may begin with a digit, as that of a course occasion in an address can (``valid-id``).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.node

ROOT = Path(__file__).parent.parent
MODULES = Path(__file__).parent / "node_modules"
VNU = MODULES / "vnu-jar/build/dist/vnu.jar"
HTML_VALIDATE = MODULES / "html-validate/bin/html-validate.mjs"


def needs(program: str, package: Path, debian: str) -> None:
    """Skip when a tool is missing, but in CI fail."""
    if shutil.which(program) and package.exists():
        return
    told = f"{program} or {package.name} is missing: apt-get install {debian}, then make test"
    pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)


def vnu(*paths: Path) -> list[str]:
    """What the Nu Html Checker says of files and folders: errors and warnings alike."""
    command = ["java", "-jar", str(VNU), "--format", "json", "--skip-non-html", *map(str, paths)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return [f"{Path(each['url']).parent.name}:{each['lastLine']}: {each['message']}" for each in messages]


def sampled(site_dir: Path) -> list[Path]:
    """The whole site, but of the pages for codes of problems, which have one template, every twelfth."""
    apart = {site_dir / "bidra", site_dir / "bidra/fel"}
    found = [each for folder in (site_dir, *apart) for each in sorted(folder.iterdir()) if each not in apart]
    faults = [each for each in found if each.parent.name == "fel" and each.is_dir()]
    pages = [each for each in found if (each.is_dir() or each.suffix == ".html") and each not in faults]
    return pages + faults[::12]


def html_validate(*paths: Path) -> list[str]:
    command = ["node", str(HTML_VALIDATE), "--config", str(Path(__file__).parent / "html-validate.json"), "-f", "json"]
    done = subprocess.run([*command, *map(str, paths)], check=False, capture_output=True, text=True)
    assert done.stdout, done.stderr
    found = [(file["filePath"], each) for file in json.loads(done.stdout) for each in file["messages"]]
    return [f"{path}:{each['line']}: {each['message']} [{each['ruleId']}]" for path, each in found]


def test_nu_finds_nothing(site_dir: Path, tmp_path: Path) -> None:
    needs("java", VNU, "default-jre-headless nodejs npm")
    (tmp_path / "wrong.html").write_text("<!doctype html><html lang=sv><title>x</title><p><div></p>", encoding="utf-8")
    assert vnu(tmp_path) != []
    assert vnu(site_dir) == []


def test_html_validate_finds_nothing(site_dir: Path, tmp_path: Path) -> None:
    needs("node", HTML_VALIDATE, "nodejs npm")
    (tmp_path / "wrong.html").write_text("<!doctype html><html lang=sv><title>x</title><p><div></p>", encoding="utf-8")
    assert html_validate(tmp_path) != []
    assert html_validate(*sampled(site_dir)) == []
