"""A manifest that its publisher has signed with OpenSSH: who has the key is told of anything else."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ethos import integrity, manifest, signature
from ethos.cli import main
from ethos.place import BUILD_DATA
from ethos.problem import EthosError
from ethos.publish import finish
from ethos.tree import Tree
from unit.test_integrity import Serve, serve  # noqa: F401 - a fixture

MISSING, WRONG = "site-signature-missing", "site-signature-wrong"


@pytest.fixture(autouse=True)
def ssh_keygen() -> str:
    """The real program; skipped without it, but in CI a failure."""
    found = shutil.which("ssh-keygen")
    if found is None:
        told = "ssh-keygen is missing: apt-get install openssh-client"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)
    return str(found)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("<p>Start</p>", encoding="utf-8")
    finish(Tree(folder))
    return folder


def new_key(folder: Path, name: str = "key", kind: str = "ed25519") -> Path:
    """A key pair; its public half lies beside it, with the ending .pub."""
    subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", "ett namn", "-f", folder / name], check=True)
    return folder / name


def sign(site: Path, key: Path, namespace: str = signature.NAMESPACE) -> None:
    """As deploy/README.md says."""
    (site / manifest.SIGNATURE).unlink(missing_ok=True)
    command = ["ssh-keygen", "-Y", "sign", "-n", namespace, "-f", key, site / manifest.PATH]
    subprocess.run(command, check=True, capture_output=True)


def verify(where: object, *words: object) -> Result:
    return CliRunner().invoke(main, ["verify", str(where), *map(str, words)])


def test_the_guide_signs_for_the_same_thing(root: Path) -> None:
    """Under the name that is asked for when it is verified."""
    assert f"ssh-keygen -Y sign -n {signature.NAMESPACE} -f" in (root / "deploy/README.md").read_text("utf-8")


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa", "rsa"])
def test_what_is_signed_is_right(site: Path, tmp_path: Path, kind: str) -> None:
    """With each sort of key that OpenSSH makes, and a word of who signed."""
    key = new_key(tmp_path, kind=kind)
    sign(site, key)
    done = verify(site, "--key", f"{key}.pub")
    assert (done.exit_code, "Underskriften stämmer: " in done.stderr) == (0, True)
    assert "site-file-extra" not in done.stdout


def test_one_key_of_several_is_enough(site: Path, tmp_path: Path) -> None:
    """While a key is exchanged for another, both count."""
    old, new = new_key(tmp_path, "old"), new_key(tmp_path, "new")
    both = tmp_path / "both.pub"
    both.write_text(f"# utgivaren\n{Path(f'{old}.pub').read_text('utf-8')}\n{Path(f'{new}.pub').read_text('utf-8')}")
    for key in (old, new):
        sign(site, key)
        assert verify(site, "--key", both).exit_code == 0


def test_a_former_edition_is_known_by_its_day(site: Path, tmp_path: Path, serve: Serve) -> None:  # noqa: F811
    """Laid back by somebody, it is whole and bears the right signature: so the day is told, wherever it lies."""
    key = new_key(tmp_path)
    (site / BUILD_DATA.path).write_text('{"day": "2025-02-01"}', encoding="utf-8")
    finish(Tree(site))
    sign(site, key)
    for where in (site, serve()):
        done = verify(where, "--key", f"{key}.pub")
        assert done.exit_code == 0
        assert "2025-02-01" in done.stderr
    (site / BUILD_DATA.path).write_text('{"day": "i går\x1b[2J"}', encoding="utf-8")
    assert "i går" not in verify(site).stderr


def test_without_a_key_nothing_is_promised(site: Path, tmp_path: Path) -> None:
    """The files are compared, and it is said that nobody has asked who wrote the list."""
    sign(site, new_key(tmp_path))
    done = verify(site)
    assert (done.exit_code, "Underskriften är inte kontrollerad" in done.stderr) == (0, True)


def test_who_writes_on_the_server_cannot_sign(site: Path, tmp_path: Path) -> None:
    """A changed page with a new list, which compares well, is told: unsigned, another's, or with the old signature."""
    key, other = new_key(tmp_path), new_key(tmp_path, "other")
    sign(site, key)
    old = (site / manifest.SIGNATURE).read_bytes()
    (site / "index.html").write_text("<p>Annat</p>", encoding="utf-8")
    (site / manifest.SIGNATURE).unlink()
    manifest.write(site)
    assert verify(site).exit_code == 0
    assert MISSING in verify(site, "--key", f"{key}.pub").stdout
    sign(site, other)
    done = verify(site, "--key", f"{key}.pub")
    assert (done.exit_code, WRONG in done.stdout) == (1, True)
    assert "Lita inte på" in done.stderr
    (site / manifest.SIGNATURE).write_bytes(old)
    assert WRONG in verify(site, "--key", f"{key}.pub").stdout


@pytest.mark.parametrize(
    "content", [b"x", b"\xff" * 9, b"-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n"]
)
def test_what_is_no_signature_is_wrong(site: Path, tmp_path: Path, content: bytes) -> None:
    key = new_key(tmp_path)
    (site / manifest.SIGNATURE).write_bytes(content)
    assert WRONG in verify(site, "--key", f"{key}.pub").stdout


def test_a_signature_for_something_else_does_not_count(site: Path, tmp_path: Path) -> None:
    """The same key signs commits and files, too."""
    key = new_key(tmp_path)
    sign(site, key, "file")
    assert WRONG in verify(site, "--key", f"{key}.pub").stdout


def test_a_served_site(site: Path, tmp_path: Path, serve: Serve) -> None:  # noqa: F811
    """Its signature is fetched beside its list; one that the server lacks is missing, and no fault of the network."""
    key, address = new_key(tmp_path), serve()
    assert MISSING in verify(address, "--key", f"{key}.pub").stdout
    sign(site, key)
    assert verify(address, "--key", f"{key}.pub").exit_code == 0
    assert integrity.signature_in(address) == (site / manifest.SIGNATURE).read_bytes()


def test_a_list_of_ones_own_has_its_own_signature(site: Path, tmp_path: Path) -> None:
    """Kept from the build, with the signature beside it or with that of the place."""
    key, kept = new_key(tmp_path), tmp_path / "kept.json"
    sign(site, key)
    shutil.copy(site / manifest.PATH, kept)
    assert verify(site, "--manifest", kept, "--key", f"{key}.pub").exit_code == 0
    (tmp_path / "kept.json.sig").write_bytes(b"x")
    assert verify(site, "--manifest", kept, "--key", f"{key}.pub").exit_code == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# bara ord\n",
        "ssh-ed25519\n",
        '* namespaces="x" ssh-ed25519 AAAA\n',
        "ssh-ed25519 AAAA\ncert-authority x\n",
    ],
)
def test_a_file_of_keys_holds_keys_and_nothing_else(tmp_path: Path, text: str) -> None:
    """No option of OpenSSH's comes in with it, such as one that lets others sign."""
    (tmp_path / "x.pub").write_text(text, encoding="utf-8")
    with pytest.raises(EthosError, match="publik nyckel"):
        signature.keys_in(tmp_path / "x.pub")


def test_a_secret_key_is_no_public_one(tmp_path: Path) -> None:
    with pytest.raises(EthosError):
        signature.keys_in(new_key(tmp_path))


def test_without_the_program_one_is_told(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a line, with exit code 2: nothing was compared."""
    key = new_key(tmp_path)
    sign(site, key)
    monkeypatch.setenv("PATH", str(tmp_path))
    done = verify(site, "--key", f"{key}.pub")
    assert (done.exit_code, "openssh-client" in done.stderr) == (2, True)
