"""Pagefind's output made the same every time.

Pagefind 1.5 writes the values of a filter, and the list of filters, in the order of a randomly seeded hash map;
everything else it writes is the same for the same input. Here both are sorted, and the files that are named after
their content are named again.

The files are gzip over ``pagefind_dcd`` and one CBOR item (RFC 8949) of nested arrays. A filter is
``[name, [[value, [page, …]], …]]``; the index's meta is ``[version, pages, chunks, [[filter, file], …], …]``.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from ethos.problem import EthosError

MARK = b"pagefind_dcd"
TEXT, ARRAY, CONTAINERS = 3, 4, {4: 1, 5: 2}
FILTERS = 3
"""Where the list of filters stands in the meta."""


def stabilise(bundle: Path) -> None:
    """Sort what Pagefind leaves in random order in its output folder, in place.

    Raises:
        EthosError: the files are not as Pagefind 1.5 writes them.
    """
    entry_path = bundle / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    renamed = {path.stem: _sorted_filter(path) for path in sorted(bundle.glob("filter/*.pf_filter"))}
    for language in entry["languages"].values():
        language["hash"] = _sorted_meta(bundle / f"pagefind.{language['hash']}.pf_meta", renamed)
    entry_path.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _sorted_filter(path: Path) -> str:
    """Sort a filter's values; the new name of its file without the ending."""
    data = _unpacked(path)
    name, values = _items(data)
    return _replaced(path, _array([name, _array(sorted(_items(values)))]), path.stem.partition("_")[0], 7)


def _sorted_meta(path: Path, renamed: dict[str, str]) -> str:
    """Point the meta at the new filter files, sorted; the new hash of the index."""
    parts = _items(_unpacked(path))
    filters = (tuple(_items(pair)) for pair in _items(parts[FILTERS]))
    parts[FILTERS] = _array(sorted(_array([name, _text(renamed[_read(file)])]) for name, file in filters))
    language = path.stem.removeprefix("pagefind.").partition("_")[0]
    return _replaced(path, _array(parts), language, 10).removeprefix("pagefind.")


def _replaced(path: Path, item: bytes, language: str, size: int) -> str:
    """Write an item under a name made of its content in place of ``path``; the name without the ending."""
    prefix = "pagefind." if path.suffix == ".pf_meta" else ""
    stem = f"{prefix}{language}_{hashlib.sha256(item).hexdigest()[:size]}"
    path.unlink()
    path.with_name(stem + path.suffix).write_bytes(gzip.compress(MARK + item, 9, mtime=0))
    return stem


def _unpacked(path: Path) -> bytes:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(MARK):
        raise EthosError(f"{path.name} is not as Pagefind 1.5 writes it; pin pagefind~=1.5")
    return data.removeprefix(MARK)


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The major type and argument of the CBOR item at an offset, and where what follows its head begins."""
    major, low = data[at] >> 5, data[at] & 31
    if low < 24:
        return major, low, at + 1
    size = 1 << (low - 24)
    if size > 8:
        raise EthosError("Pagefind wrote CBOR of indefinite length; pin pagefind~=1.5")
    return major, int.from_bytes(data[at + 1 : at + 1 + size], "big"), at + 1 + size


def _end(data: bytes, at: int) -> int:
    """Where the CBOR item at an offset ends."""
    pending = 1
    while pending:
        major, argument, at = _head(data, at)
        pending += argument * CONTAINERS.get(major, 0) - 1
        at += argument if major in {2, TEXT} else 0
    return at


def _items(data: bytes) -> list[bytes]:
    """The encoded items of an encoded array."""
    major, count, at = _head(data, 0)
    if major != ARRAY:
        raise EthosError("Pagefind wrote something else than an array; pin pagefind~=1.5")
    return list(_slices(data, at, count))


def _slices(data: bytes, at: int, count: int) -> Iterator[bytes]:
    for _ in range(count):
        end = _end(data, at)
        yield data[at:end]
        at = end


def _encoded_head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major << 5 | argument])
    width = next(n for n in range(4) if argument < 1 << (8 << n))
    return bytes([major << 5 | 24 + width]) + argument.to_bytes(1 << width, "big")


def _array(items: list[bytes]) -> bytes:
    return _encoded_head(ARRAY, len(items)) + b"".join(items)


def _text(value: str) -> bytes:
    return _encoded_head(TEXT, len(value.encode())) + value.encode()


def _read(item: bytes) -> str:
    _, size, start = _head(item, 0)
    return item[start : start + size].decode()
