"""Git as something to read: the only place that starts it, and all it may start is itself.

A repository may be as hostile as what lies in it: one that came as an archive brings its own ``.git/config``, and a
folder of files with the right names is a repository too. So no hook, monitor, pager, signature check, credential
helper, filter or external diff is run; nothing is fetched by any protocol, whatever the repository allows; a bare
repository is refused where somebody stands in it; no lock is taken and nothing is written. Of what the user has set
for all repositories, only which folders of others they trust counts (``safe.directory``).

Borrowed objects (``objects/info/alternates``) are read: to read is all that is done with them.
"""

from __future__ import annotations

import os
import subprocess
from functools import cache
from pathlib import Path

from ethos import texts
from ethos.problem import EthosError

SECONDS = 120
"""How long one reading may take: a repository on a slow disk needs a few."""

SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "log.showRoot=true",
    "log.showSignature=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
    "submodule.recurse=false",
)
OPTIONS = ("--no-pager", "--no-optional-locks", "--literal-pathspecs")

ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # protocol.allow alone gives way to protocol.ext.allow=always in a repository
    "GIT_ASKPASS": "true",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
SPARED = {"GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"}
"""Where git itself lies, and how far up it looks for a repository. No other variable of git's reaches it: some name
programs to start, and a hook is told of a repository and an index that are not ours."""


def run(folder: Path, *words: str, data: bytes = b"", fails: bool = False) -> subprocess.CompletedProcess[bytes]:
    """What git answers, standing in a folder; ``fails`` when an answer of "no" is one.

    Raises:
        EthosError: git is missing, refuses, or takes too long.
    """
    settings = (*SETTINGS, *(f"safe.directory={each}" for each in _trusted()))
    given = [part for setting in settings for part in ("-c", setting)]
    done = _answer([*OPTIONS, *given, "-C", str(folder), *words], data, _ours() | ENVIRONMENT)
    if done.returncode and not fails:
        raise EthosError(texts.label("git.failed").format(said=last_words(done)))
    return done


def is_tracked(root: Path, path: str) -> bool:
    """True when a repository has something at or below a path; False where that cannot be told, or there is none."""
    try:
        done = run(root, "ls-files", "-z", "--", path, fails=True)
    except EthosError:
        return False
    return bool(done.stdout) and done.returncode == 0


def last_words(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git said of a fault."""
    return "\n".join(os.fsdecode(done.stderr).strip().splitlines()[:6])


@cache
def _trusted() -> tuple[str, ...]:
    """The folders of others that the user has told git to trust, as in a container where all belongs to root."""
    asked = ["-C", os.sep, "config", "--includes", "-z", "--get-all", "safe.directory"]
    kept = {name: value for name, value in os.environ.items() if name.startswith("GIT_CONFIG")}
    done = _answer(asked, b"", _ours() | kept)
    return tuple(os.fsdecode(done.stdout).split("\0")[:-1])


def _answer(words: list[str], data: bytes, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - no shell, and whatever a revision is called it is no option
            ["git", *words],  # noqa: S607 - the git that the user runs, too
            input=data,
            capture_output=True,
            check=False,
            timeout=SECONDS,
            env=environment,
        )
    except FileNotFoundError as error:
        raise EthosError(texts.label("git.missing")) from error
    except subprocess.TimeoutExpired as error:
        raise EthosError(texts.label("git.slow").format(seconds=SECONDS)) from error


def _ours() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in SPARED}
