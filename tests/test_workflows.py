"""What the code hosts run, run as it stands: a proposal is checked, told of and shown, and what is published is sent.

Every step of ours in the workflows is carried out in a clone; what a host gives (variables, events, its own actions) is
stood in for. That the files are workflows at all, GitHub's and GitLab's schemas and zizmor have been asked by hand.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from ethos import defaults
from ethos.cli import main
from repositories import ALONE, git

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="bash is missing")

ROOT = Path(__file__).parents[1]
TODAY = "2026-11-30"
EVENT = {"github.ref": "refs/heads/main", "github.repository": "vi/bank"}
LEFT = re.compile(r"'[^']*'|!=|==|&&|\|\||!|[a-z][\w.-]*(?:\(\))?")
PYTHON = {"&&": " and ", "||": " or ", "!": " not ", "!=": "!=", "==": "=="}
PAGE = """\
---
title: {title}
summary: Vilka vi är och vad vi gör.
status: published
published: 2026-01-15
---
{body}
"""


def value(expression: str, known: Mapping[str, object]) -> Any:
    """What an expression of GitHub's gives."""

    def named(found: re.Match[str]) -> str:
        word = found[0]
        return word if word.startswith("'") else PYTHON.get(word) or f"known.get({word.removesuffix('()')!r}, '')"

    return eval(LEFT.sub(named, expression), {"known": known})


def filled(text: object, known: Mapping[str, object]) -> str:
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str(value(found[1].strip(), known)), str(text))


@dataclass
class Clone:
    """A clone on a code host's machine."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict)

    def run(self, script: str, **more: str) -> subprocess.CompletedProcess[str]:
        env = (
            os.environ | ALONE | {"SOURCE_DATE_EPOCH": "1796036400", "NO_MKDOCS_2_WARNING": "1"} | self.variables | more
        )
        words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(words, cwd=self.folder, env=env, capture_output=True, text=True, check=False)

    def commit(self, message: str) -> str:
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--message", message)
        return git(self.folder, "rev-parse", "HEAD").strip()

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``ethos init`` gives, committed, with this program where a workflow installs it."""
    folder = tmp_path_factory.mktemp("vard") / "bank"
    told = {"--name": "Bank", "--publisher": "Vi", "--url": "https://vi.example/", "--mail": "vi@vi.example"}
    words = [word for pair in told.items() for word in pair]
    assert CliRunner().invoke(main, ["init", str(folder), "--today", TODAY, *words]).exit_code == 0
    clone = Clone(folder)
    clone.write("content/om.md", PAGE.format(title="Om oss", body="Vi är vi."))
    clone.write("content/kvar.md", PAGE.format(title="Kvar", body="Det här står kvar."))
    for name, words in (("ethos", [sys.executable, "-m", "ethos"]), ("python", [sys.executable])):
        clone.write(f".venv/bin/{name}", f'#!/bin/sh\nexec {" ".join(words)} "$@"\n')
        (folder / ".venv/bin" / name).chmod(0o755)
    git(folder, "init", "--quiet", "--initial-branch=main")
    clone.commit("Början")
    return folder


@pytest.fixture
def clone(begun: Path, tmp_path: Path) -> Clone:
    found = Clone(shutil.copytree(begun, tmp_path / "bank"))
    (found.folder / ".venv/.runtime").touch()
    return found


# --- GitHub ---


def on_github(clone: Clone, job: str, event: str, **more: object) -> tuple[dict[str, str], dict[str, Path]]:
    """Carry out a job: how each of its named steps ended, and what it has kept, by name."""
    flow = yaml.safe_load((clone.folder / ".github/workflows/kunskapsbank.yml").read_text("utf-8"))
    known: dict[str, object] = {
        **EVENT,
        "github.event_name": event,
        "cancelled": False,
        "success": True,
        "failure": False,
    }
    known |= more
    told, summary, kept, ends = clone.folder.parent / "env", clone.folder.parent / "summary", {}, {}
    told.touch()
    summary.touch()
    host = {"GITHUB_ENV": str(told), "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_EVENT_NAME": event}
    shared = {name: filled(text, known) for name, text in flow.get("env", {}).items()}
    for step in flow["jobs"][job]["steps"]:
        condition = str(step.get("if", "success()")).removeprefix("${{").removesuffix("}}").strip()
        if "()" not in condition:
            condition = f"success() && ({condition})"
        if not value(condition, known):
            ends[step.get("name", "")] = "skipped"
            continue
        end = _step(clone, step, known, {**host, **shared, **_lines(told)}, kept)
        ends[step.get("name", "")] = end
        known |= {f"steps.{step.get('id')}.outcome": end}
        if end == "failure" and not value(str(step.get("continue-on-error", "''")).strip("${} "), known):
            known |= {"failure": True, "success": False}
    return ends, kept


def _lines(path: Path) -> dict[str, str]:
    return dict(line.split("=", 1) for line in path.read_text("utf-8").splitlines())


def _step(
    clone: Clone, step: dict[str, Any], known: Mapping[str, object], env: Mapping[str, str], kept: dict[str, Path]
) -> str:
    if "run" in step:
        own = {name: filled(text, known) for name, text in step.get("env", {}).items()}
        done = clone.run(filled(step["run"], known), **env, **own)
        return "failure" if done.returncode else "success"
    if "upload-artifact" in step["uses"]:
        path = clone.folder / step["with"]["path"]
        kept[step["with"]["name"]] = path
        return "success" if path.exists() else "failure"
    return "success"


def proposed(clone: Clone, change: Callable[[Clone], None]) -> str:
    """A proposal merged into main, as GitHub makes it for a run; main as it was."""
    base = git(clone.folder, "rev-parse", "HEAD").strip()
    git(clone.folder, "checkout", "--quiet", "-b", "forslag")
    change(clone)
    clone.commit("Förslag")
    git(clone.folder, "checkout", "--quiet", "main")
    git(clone.folder, "merge", "--quiet", "--no-ff", "--message=merge", "forslag")
    git(clone.folder, "checkout", "--quiet", "--detach")
    return base


def faulty(clone: Clone) -> None:
    clone.write(
        "content/om.md", PAGE.format(title="Om oss", body="Vi är vi.").replace("status: published", "status: klar")
    )
    clone.write("content/kvar.md", PAGE.format(title="Kvar", body="Det här står inte kvar."))
    clone.write("content/ny.md", "---\ntitle: [\n---\n")


def test_a_faulty_proposal_on_github(clone: Clone) -> None:
    """It fails, and is told and shown all the same: a faulty page as it was, a sound one as it is proposed."""
    proposed(clone, faulty)
    ends, kept = on_github(
        clone, "bygg", "pull_request", **{"github.event.pull_request.head.repo.full_name": "andra/bank"}
    )
    assert ends["Kontrollera innehållet"] == "failure" and ends["Bygg webbplatsen"] == "skipped"
    assert ends["Bygg det som går att bygga av förslaget"] == "success"
    told = kept["forslag"].read_text("utf-8")
    assert "**fel** content/om.md, rad 4" in told
    assert "Löptext: Det här står **inte** kvar" in told
    assert (clone.folder.parent / "summary").read_text("utf-8").startswith(told)
    site = kept["webbplats"]
    assert "Vi är vi." in (site / "om/index.html").read_text("utf-8")
    assert "Det här står inte kvar." in (site / "kvar/index.html").read_text("utf-8")
    assert not (site / "ny").exists() and (site / ".nojekyll").is_file()


def test_what_is_published_on_github(clone: Clone) -> None:
    """A push is built and told, and its site packed for Pages with the files that begin with a full stop."""
    clone.write("content/om.md", PAGE.format(title="Om oss", body="Vi är fler."))
    before = git(clone.folder, "rev-parse", "HEAD").strip()
    clone.commit("Fler")
    ends, kept = on_github(clone, "bygg", "push", **{"github.event.before": before})
    assert "failure" not in ends.values() and ends["Skriv vad förslaget gör"] == "skipped"
    assert "### Prenumeranternas kalendrar" in (clone.folder.parent / "summary").read_text("utf-8")
    assert "Vi är fler." in (kept["webbplats"] / "om/index.html").read_text("utf-8")
    ends, kept = on_github(clone, "publicera-pages", "push")
    assert "failure" not in ends.values()
    with tarfile.open(kept["github-pages"]) as packed:
        assert {"./index.html", "./.nojekyll", "./om/index.html"} <= {*packed.getnames()}


def jobs_of(path: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / path).read_text("utf-8"))
    return found


@pytest.mark.parametrize(
    ("chosen", "event", "ref", "runs"),
    [
        ("pages", "push", "refs/heads/main", ["publicera-pages"]),
        ("server", "schedule", "refs/heads/main", ["publicera-server"]),
        ("", "push", "refs/heads/main", []),
        ("pages", "pull_request", "refs/heads/main", []),
        ("server", "workflow_dispatch", "refs/heads/annan", []),
    ],
)
def test_only_main_is_published_and_only_when_chosen(chosen: str, event: str, ref: str, runs: list[str]) -> None:
    known = {"vars.PUBLICERA": chosen, "github.event_name": event, "github.ref": ref}
    jobs = jobs_of(".github/workflows/kunskapsbank.yml")["jobs"]
    assert [name for name, job in jobs.items() if "if" in job and value(job["if"].strip("${} "), known)] == runs


# --- GitLab ---


def on_gitlab(clone: Clone, job: str, **variables: str) -> list[subprocess.CompletedProcess[str]]:
    """Carry out what a job's script says, until something fails."""
    script, done = yaml.safe_load((clone.folder / ".gitlab-ci.yml").read_text("utf-8"))[job]["script"], []
    shared = ""
    for line in script:
        shared += f"{line}\n"
        if not line.startswith("SIDOR="):
            done.append(clone.run(shared, **variables))
            shared = next((each for each in script if each.startswith("SIDOR=")), "") + "\n"
            if done[-1].returncode:
                break
    return done


def test_a_faulty_request_on_gitlab(clone: Clone) -> None:
    """As on GitHub: it fails, its faults stand beside the lines, and its pages are led to one by one."""
    base = proposed(clone, faulty)
    clone.write(".ci/possible", 'mkdir site\necho "$1" > site/index.html\n')  # it has been run on GitHub
    where = {"CI_PROJECT_ROOT_NAMESPACE": "vi", "CI_PAGES_DOMAIN": "sidor.example", "CI_PROJECT_PATH": "vi/u/bank"}
    last = on_gitlab(clone, "forslag", CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI_JOB_ID="7", **where)[-1]
    assert last.returncode == 1
    pages = "https://vi.sidor.example/-/u/bank/-/jobs/7/artifacts/site"
    assert (clone.folder / "forslag.env").read_text() == f"SIDOR={pages}\n"
    assert {each["location"]["path"] for each in json.loads((clone.folder / "problem.json").read_text("utf-8"))} == {
        "content/om.md",
        "content/ny.md",
    }
    assert f"[Kvar]({pages}/kvar/index.html)" in (clone.folder / "kommentar.md").read_text("utf-8")
    assert (clone.folder / "site/index.html").read_text() == f"{base}\n"
    jobs = jobs_of(".gitlab-ci.yml")
    kept = {*jobs["forslag"]["artifacts"]["paths"], *jobs["forslag"]["artifacts"]["reports"].values()}
    assert kept == {"site/", "kommentar.md", "problem.json", "forslag.env"}
    assert on_gitlab(clone, "pages")[-1].returncode == 0
    assert (clone.folder / "public/index.html").is_file()


# --- a server of one's own ---

SSH = """#!/bin/sh
printf '%s\\n' "$@" > "$TOLD"
while [ "$1" != server.example ]; do shift; done
shift
exec sh -c "$*"
"""


@pytest.mark.skipif(not shutil.which("rsync"), reason="rsync is missing")
@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_a_server_is_sent_what_has_changed(tmp_path: Path, host: str) -> None:
    """By rsync over ssh, to the server whose key is known: what is gone goes, and the key is left nowhere."""
    clone = Clone(tmp_path / "bank")
    for path, text in {"site/index.html": "ny", "site/.nojekyll": "\n", "site/a/b.html": "b"}.items():
        clone.write(path, text)
    clone.write("../till/gammal.html", "x")
    clone.write("../bin/ssh", SSH)
    (tmp_path / "bin/ssh").chmod(0o755)
    shutil.copytree(ROOT / ".ci", clone.folder / ".ci")
    (tmp_path / "work").mkdir()
    env = {
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "TOLD": str(tmp_path / "told"),
        "TMPDIR": str(tmp_path / "work"),
    }
    told = {
        "PUBLICERA_NYCKEL": "hemlig",
        "PUBLICERA_VARDNYCKEL": "server.example ssh-ed25519 A",
        "PUBLICERA_TILL": f"vi@server.example:{tmp_path / 'till'}",
    }
    if host == "gitlab":
        (line,) = jobs_of(".gitlab-ci.yml")["publicera-server"]["script"]
        done = clone.run(line, **env, **told)
    else:
        step = jobs_of(".github/workflows/kunskapsbank.yml")["jobs"]["publicera-server"]["steps"][-1]
        known = {f"{room}.{name}": text for name, text in told.items() for room in ("vars", "secrets")}
        done = clone.run(step["run"], **env, **{name: filled(text, known) for name, text in step["env"].items()})
    assert done.returncode == 0, done.stderr
    found = {
        path.relative_to(tmp_path / "till").as_posix() for path in (tmp_path / "till").rglob("*") if path.is_file()
    }
    assert found == {"index.html", ".nojekyll", "a/b.html"}
    assert {"StrictHostKeyChecking=yes", "BatchMode=yes"} <= {*(tmp_path / "told").read_text().split("\n")}
    assert list((tmp_path / "work").iterdir()) == []


@pytest.mark.parametrize("lacking", ["NYCKEL", "VARDNYCKEL", "TILL"])
def test_nothing_is_sent_without_all_that_is_needed(tmp_path: Path, lacking: str) -> None:
    (tmp_path / "site").mkdir()
    env = dict.fromkeys(("NYCKEL", "VARDNYCKEL", "TILL"), "x") | {lacking: ""}
    done = Clone(tmp_path).run(f"{ROOT}/.ci/publish site", **env)
    assert done.returncode == 1 and lacking in done.stderr


def test_a_new_site_has_all_that_its_workflows_run() -> None:
    """Every program in .ci/ that a workflow starts comes along with ``ethos init``."""
    flows = [each for each in defaults.COPIED if each.endswith(".yml")]
    started = {name for each in flows for name in re.findall(r"\.ci/[\w.]+", (ROOT / each).read_text("utf-8"))}
    assert started and {name.rstrip(".") for name in started} <= {*defaults.COPIED}
