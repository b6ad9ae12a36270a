"""What a stranger proposes is data, laid over code that has been reviewed: the workflows' own lines, tried out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from conftest import ROOT

CODE = (
    *(
        "mkdocs.yml",
        "Makefile",
        "pyproject.toml",
        "requirements.txt",
        ".ci/proposal",
        ".github/workflows/kunskapsbank.yml",
    ),
    *(".gitlab-ci.yml", "plugins/ethos/cli.py", "site_config/theme/frame.html", "site_config/theme/sub/page.html"),
    *(
        "site_config/theme/own.js",
        "site_config/theme/sub/own.mjs",
        "CODEOWNERS",
        "site_config/utgivare.pub",
        "tests/conftest.py",
        "deploy/nginx/ethos.conf",
    ),
)
DATA = (
    *(
        "content/om.md",
        "content/bilder/a.png",
        "dilemmas/a.md",
        "seminars/a.md",
        "seminars/courses/a.md",
        "seminars/a.vtt",
    ),
    *(
        "site_config/site.yml",
        "site_config/theme/tokens.css",
        "site_config/theme/mark.svg",
        "site_config/theme/a.woff2",
    ),
)
KEYS = "site_config/site.yml"
"""Data, which a preview shows as a proposal has it; and it says where editors' keys are sent once it is merged."""
NEW = ("site_config/theme/new.html", "site_config/theme/NEW.JS", "site_config/theme/sub/new.Mjs", "plugins/new.py")
"""Code that only the proposal has, however its ending is written."""
OURS, THEIRS = "# ours\n", "# theirs\n"


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@prov.example", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def write(folder: Path, paths: tuple[str, ...], text: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        if path != ".ci/proposal" or text == THEIRS:
            (folder / path).write_text(text, encoding="utf-8")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clone where a proposal that changes everything has been merged into main, as GitHub makes it for a run."""
    folder = tmp_path / "clone"
    folder.mkdir()
    git(folder, "init", "--quiet")
    write(folder, (*CODE, *DATA, "dilemmas/gone.md"), OURS)
    shutil.copy2(ROOT / ".ci/proposal", folder / ".ci/proposal")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=main")
    git(folder, "checkout", "--quiet", "-b", "forslag")
    write(folder, (*CODE, *DATA, "dilemmas/new.md", *NEW), THEIRS)
    (folder / "dilemmas/gone.md").unlink()
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=forslag")
    git(folder, "checkout", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-ff", "--message=merge", "forslag")
    git(folder, "checkout", "--quiet", "--detach")
    return folder


def run(folder: Path, script: str, **environment: str) -> None:
    env = {**os.environ, **environment}
    subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script], cwd=folder, check=True, env=env, capture_output=True)


def on_github(folder: Path) -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/kunskapsbank.yml").read_text("utf-8"))
    steps = workflow["jobs"]["bygg"]["steps"]
    (at,) = [number for number, each in enumerate(steps) if ".ci/proposal" in each.get("run", "")]
    assert [each["uses"].partition("@")[0] for each in steps[:at] if "uses" in each] == ["actions/checkout"]
    told = folder.parent / "env"
    told.touch()
    for each in steps[1 : at + 1]:
        base = dict(line.split("=") for line in told.read_text("utf-8").split())
        run(folder, each["run"], GITHUB_ENV=str(told), BEFORE="HEAD^1", **base)


def on_gitlab(folder: Path) -> None:
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    _, first, _ = jobs[".verktyg"]["before_script"]
    ids = {"CI_PROJECT_ID": "1", "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "2"}
    base, head = git(folder, "rev-parse", "HEAD^1"), git(folder, "rev-parse", "HEAD^2")
    run(folder, first, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI_COMMIT_SHA=head, **ids)


@pytest.mark.parametrize("host", [on_github, on_gitlab])
def test_only_the_data_of_a_proposal_is_taken(checkout: Path, host: object) -> None:
    """Before anything of it is installed or run; what it takes away is gone, and what is code is as it was."""
    assert callable(host)
    host(checkout)
    assert {path: (checkout / path).read_text("utf-8") for path in DATA} == dict.fromkeys(DATA, THEIRS)
    assert (checkout / "dilemmas/new.md").is_file()
    assert not (checkout / "dilemmas/gone.md").exists()
    assert git(checkout, "diff", "--name-only", "main^1", "--", *CODE) == ""
    assert not any((checkout / path).exists() for path in NEW)


def test_no_job_that_reads_a_proposal_has_a_secret_or_may_write() -> None:
    """What has either runs for nothing but the main branch, or, to comment, runs nothing of the proposal."""
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        text = path.read_text("utf-8")
        flow = yaml.safe_load(text)
        assert flow["permissions"] in ({"contents": "read"}, {}) and "pull_request_target" not in text
        assert text.count("persist-credentials: false") == text.count("actions/checkout@")
        commented = {"workflow_run"} == {*flow[True]}  # YAML 1.1 reads "on" as true
        for job in flow["jobs"].values():
            may = "secrets." in str(job) or "github.token" in str(job) or "write" in str(job.get("permissions", ""))
            apart = "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'" in job.get("if", "")
            assert not may or apart or commented, path
            assert not commented or not re.search(r"ref:|pip|make|ethos |artifact@", str(job["steps"]))


def test_no_pipeline_of_a_request_has_a_token() -> None:
    """What publishes and what comments on GitLab is for the main branch alone."""
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    secret = {name: job for name, job in jobs.items() if isinstance(job, dict) and re.search("NYCKEL", str(job))}
    assert {*secret} == {"kommentera", "publicera-server"}
    for job in [*secret.values(), jobs["pages"]]:
        (rule,) = job["rules"]
        assert re.match(r"\$CI_(PIPELINE_SOURCE == \"schedule\"|COMMIT_BRANCH == \$CI_DEFAULT_BRANCH) && ", rule["if"])


def owner(path: str) -> str:
    """Who reads a change of a file: the last line of CODEOWNERS that fits, as GitHub and GitLab read it."""
    found = ""
    for line in (ROOT / "CODEOWNERS").read_text("utf-8").splitlines():
        pattern, _, who = line.partition(" ")
        steps = re.escape(pattern.lstrip("/")).replace(r"\*\*/", "(.*/)?").replace(r"\*", "[^/]*")
        if pattern[:1] in {"*", "/"} and re.match(steps if pattern.endswith(("/", "*")) else f"{steps}$", path):
            found = who.strip()
    return found


def test_what_is_code_is_owned_by_those_who_read_code() -> None:
    """What .ci/proposal leaves as it is, and the one file of data that decides whom editors trust."""
    assert {owner(path).rpartition("/")[2] for path in (*CODE, "new.py", ".ci/new", "site_config/theme/new.html")} == {
        "utvecklare"
    }
    assert {owner(path).rpartition("/")[2] for path in {*DATA} - {KEYS}} == {"redaktion"}
    assert owner(KEYS).endswith("utvecklare")
