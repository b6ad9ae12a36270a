"""A picture's file without all that is no picture: where, when and by whom it was taken, comments, thumbnails, tails.

The compressed pixels are copied as they are, so nothing is lost and the same file always gives the same bytes. We have
looked for a library that does that: piexif, which has not been kept since 2019, takes Exif alone away and leaves XMP,
IPTC, comments and further pictures; Pillow decodes and encodes anew, which costs a JPEG some of its quality each time;
bindings to exiv2, MozJPEG and oxipng bring a second decoder in C for bytes from anywhere. The containers are lists of
named blocks, of which we keep those that are known to be the picture, so what we do not know is left out.

All raise ValueError or IndexError for a container that is not whole: it is then encoded anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

CHUNKS = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP", b"mDCV"),
        *(b"cLLI", b"bKGD", b"pHYs"),
    }
)
"""PNG (Third Edition, chapter 11): pixels, colours and size, without what makes it move."""

SCAN, END, JFIF, ICC, ADOBE = 0xDA, 0xD9, 0xE0, 0xE2, 0xEE
TABLES = frozenset({*range(0xC0, 0xD0), *range(0xDA, 0xE0)} - {END})
"""JPEG (ITU-T T.81, table B.1): frames, scans and the tables that they need."""
MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
"""What ends a scan: any marker but those within it."""

FRAMES = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
PARTS = FRAMES | {b"VP8X", b"ANIM", b"ANMF", b"ICCP"}
"""WebP (RFC 9649, 2.7): pixels, animation and colours."""
EXIF_OR_XMP = 0x08 | 0x04

CONTROL, APPLICATION, EXTENSION, IMAGE, TRAILER = 0xF9, 0xFF, 0x21, 0x2C, 0x3B
LOOP = b"\x21\xff\x0bNETSCAPE2.0\x03\x01"

BOXES = frozenset({b"ftyp", b"meta", b"moov", b"mdat"})
UNKNOWN = (b"Exif", b"mime", b"uri ", b"uuid", b"udta", b"xml ", b"bxml", b"free", b"skip", b"idat")
"""What an AVIF file's own description names when there is more in it than pixels (ISO/IEC 14496-12, 23008-12)."""


def stripped(data: bytes, form: str) -> bytes:
    """The file of a picture, of which only the picture is left.

    Raises:
        ValueError, IndexError: the container is not whole, or holds what cannot be taken out of it.
    """
    return WAYS[form](data)


def _png(data: bytes) -> bytes:
    made, at = [data[:8]], 8
    while True:
        end = at + 12 + int.from_bytes(_whole(data, at, 4))
        chunk = _whole(data, at, end - at)
        if chunk[4:8] in CHUNKS:
            made.append(chunk)
        if chunk[4:8] == b"IEND":
            return b"".join(made)
        at = end


def _jpeg(data: bytes) -> bytes:
    made, at = [data[:2]], 2
    while True:
        start = MARKER.match(data, at)
        if start is None:
            raise ValueError("no marker")
        marker, at = start[0][-1], start.end()
        if marker == END:
            return b"".join([*made, b"\xff\xd9"])
        body = _whole(data, at, int.from_bytes(_whole(data, at, 2)))
        made += _segment(marker, body)
        at += len(body)
        if marker == SCAN:
            stop = MARKER.search(data, at)
            if stop is None:
                raise ValueError("no end")
            made.append(data[at : stop.start()])
            at = stop.start()


def _segment(marker: int, body: bytes) -> Iterator[bytes]:
    """A segment of a JPEG (its length, then what it holds), without thumbnails; nothing when it is no picture."""
    if marker == JFIF and body[2:7] == b"JFIF\0" and len(body) >= 14:
        yield b"\xff\xe0\x00\x10" + body[2:14] + b"\0\0"
    elif marker == ADOBE and body[2:7] == b"Adobe" and len(body) >= 14:
        yield b"\xff\xee\x00\x0e" + body[2:14]
    elif marker in TABLES or (marker == ICC and body[2:14] == b"ICC_PROFILE\0"):
        yield bytes([0xFF, marker]) + body


def _webp(data: bytes) -> bytes:
    body = b"".join(_parts(data[12 : 8 + int.from_bytes(data[4:8], "little")], PARTS))
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


def is_lossless(data: bytes) -> bool:
    """True for a WebP whose pixels are kept as they are (RFC 9649, 3: VP8L)."""
    return any(part.startswith(b"VP8L") for part in _parts(data[12:], FRAMES))


def _parts(data: bytes, names: frozenset[bytes]) -> Iterator[bytes]:
    """Chunks of a WebP: name, length, and what they hold, to an even number of bytes."""
    at = 0
    while at < len(data):
        name, size = _whole(data, at, 4), int.from_bytes(_whole(data, at + 4, 4), "little")
        held = _whole(data, at + 8, size)
        at += 8 + size + size % 2
        if name == b"VP8X":
            held = bytes([held[0] & ~EXIF_OR_XMP]) + held[1:]
        elif name == b"ANMF":
            held = held[:16] + b"".join(_parts(held[16:], FRAMES))
        if name in names:
            yield name + len(held).to_bytes(4, "little") + held + b"\0" * (len(held) % 2)


def _gif(data: bytes) -> bytes:
    at = 13 + _colours(data[10])
    made = [_whole(data, 0, at)]
    while data[at] != TRAILER:
        if data[at] == IMAGE:
            end = _after(data, at + 10 + _colours(data[at + 9]) + 1)
            made.append(data[at:end])
        elif data[at] == EXTENSION:
            end = _after(data, at + 2)
            made += _extension(data[at:end])
        else:
            raise ValueError("no block")
        at = end
    return b"".join([*made, bytes([TRAILER])])


def _extension(block: bytes) -> Iterator[bytes]:
    """An extension of a GIF: how long a frame is shown, and how often all are."""
    if block[1] == CONTROL:
        yield block
    elif block[1] == APPLICATION and block.startswith(LOOP):
        yield block[: len(LOOP) + 2] + b"\0"


def _colours(flags: int) -> int:
    """Bytes of the table of colours that a GIF's flags tell of."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _after(data: bytes, at: int) -> int:
    """Where a row of a GIF's blocks, each with its length before it, ends."""
    while data[at]:
        at += data[at] + 1
    return at + 1


def _avif(data: bytes) -> bytes:
    """The file as it is when it holds nothing but a picture; what lies in it is addressed by where it lies."""
    at = 0
    while at < len(data):
        size, name = int.from_bytes(_whole(data, at, 4)), _whole(data, at + 4, 4)
        box = _whole(data, at, size)
        if size < 8 or name not in BOXES or (name != b"mdat" and any(each in box for each in UNKNOWN)):
            raise ValueError("more than a picture")
        at += size
    return data


def _whole(data: bytes, at: int, size: int) -> bytes:
    found = data[at : at + size]
    if len(found) < size:
        raise ValueError("cut short")
    return found


WAYS: Mapping[str, Callable[[bytes], bytes]] = {"PNG": _png, "JPEG": _jpeg, "WEBP": _webp, "GIF": _gif, "AVIF": _avif}
