"""A built site as one zip file, for a network that ours does not reach: unpacked anywhere, any static server shows it.

The same site gives the same bytes: files in order, without times, all readable by everyone.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from tempfile import NamedTemporaryFile

from ethos.manifest import sizes_in
from ethos.problem import EthosError
from ethos.publish import MARKER

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can tell (APPNOTE 4.4.6)."""
READABLE = 0o100644 << 16
"""A plain file, in the upper half of the attributes as Unix has them."""
PACKED = frozenset({".gz", ".br", ".woff2", ".png", ".jpg", ".webp", ".avif", ".mp4", ".webm", ".docx", ".pptx"})


def write(site: Path, target: Path) -> int:
    """Pack a built site into a zip file, all of it or nothing; how many files it holds.

    Raises:
        EthosError: there is such a file already, and it is no site of ours.
        OSError: it cannot be written.
    """
    refuse_foreign(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    paths = sorted(sizes_in(site))
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}-", delete=False) as beside:
        fresh = Path(beside.name)
    try:
        with zipfile.ZipFile(fresh, "w") as packed:
            for path in paths:
                packed.writestr(_entry(path), (site / path).read_bytes(), compresslevel=9)
        fresh.chmod(0o644)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    return len(paths)


def refuse_foreign(target: Path) -> None:
    """Refuse to replace what we have not written.

    Raises:
        EthosError: it is not ours.
    """
    if target.exists() and not _is_ours(target):
        raise EthosError(f"{target} finns redan och är ingen webbplats härifrån. Välj ett annat namn.")


def _is_ours(target: Path) -> bool:
    if not zipfile.is_zipfile(target):
        return False
    with zipfile.ZipFile(target) as packed:
        return MARKER in packed.namelist()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, EARLIEST)
    entry.create_system, entry.external_attr = 3, READABLE
    entry.compress_type = zipfile.ZIP_STORED if Path(path).suffix in PACKED else zipfile.ZIP_DEFLATED
    return entry
