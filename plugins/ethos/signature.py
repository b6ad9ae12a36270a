"""A manifest's signature, made and checked by OpenSSH: whoever holds the key has published just these files.

The key signs with ``ssh-keygen -Y sign -n ethos-manifest`` (OpenSSH, PROTOCOL.sshsig), which lays the signature beside
the manifest. The name in ``-n`` keeps a signature that was made for something else from counting here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ethos import manifest, texts
from ethos.problem import EthosError, Problem, problem

NAMESPACE = "ethos-manifest"
LARGEST = 1 << 16
"""Bytes of a signature, or of a file with keys: many times the longest."""

_PROGRAM = "ssh-keygen"
_WHO = "publisher"
"""What we call the signer to ssh-keygen, which asks for a name; keys alone decide."""
_KEY = re.compile(r"(?:sk-)?(?:ssh|ecdsa)-[a-z0-9@.-]+ [A-Za-z0-9+/]+={0,3}(?= |$)")
_SECONDS = 60


def keys_in(path: Path) -> list[str]:
    """The public keys in a file such as ``id_ed25519.pub``, one a line, without their comments.

    Raises:
        EthosError: it holds something else.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        lines = file.read(LARGEST).decode("utf-8", "replace").splitlines()
    written = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    found = [match[0] for line in written if (match := _KEY.match(line))]
    if not found or len(found) < len(written):
        raise EthosError(texts.label("signature.no_key").format(where=path))
    return found


def faults(data: bytes, signature: bytes, keys: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with the signature of a manifest, when one of some keys should have made it.

    Raises:
        EthosError: ssh-keygen is not installed, or does not answer.
    """
    if not signature:
        yield problem("site-signature-missing", manifest.SIGNATURE, namespace=NAMESPACE)
    elif not is_by(data, signature, keys):
        yield problem("site-signature-wrong", manifest.SIGNATURE)


def is_by(data: bytes, signature: bytes, keys: Sequence[str]) -> bool:
    """True when one of the keys has signed the data.

    Raises:
        EthosError: ssh-keygen is not installed, or does not answer.
    """
    found = shutil.which(_PROGRAM)
    if found is None:
        raise EthosError(texts.label("signature.no_program"))
    with TemporaryDirectory(prefix="ethos-") as folder:
        signers, signed = Path(folder, "signers"), Path(folder, "signature")
        signers.write_text("".join(f'{_WHO} namespaces="{NAMESPACE}" {key}\n' for key in keys), encoding="utf-8")
        signed.write_bytes(signature)
        command = [found, "-Y", "verify", "-f", str(signers), "-I", _WHO, "-n", NAMESPACE, "-s", str(signed)]
        return _succeeds(command, data)


def _succeeds(command: list[str], data: bytes) -> bool:
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - our own words and files, and no shell
            command, input=data, check=False, capture_output=True, timeout=_SECONDS, env=environment
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EthosError(texts.label("signature.failed").format(reason=error)) from error
    return done.returncode == 0
