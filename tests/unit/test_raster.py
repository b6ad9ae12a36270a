"""Pictures: decoded as what they are called, bounded, and published with nothing in them but the picture."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageChops, ImageCms, ImageDraw, ImageOps, ImageStat

from ethos import raster
from ethos.kept import OURS, Store
from ethos.output import Picture
from ethos.problem import EthosError, Problem
from ethos.raster import decode, encode
from ethos.raster.album import Album
from ethos.raster.decode import ENDINGS, LARGEST, Raster
from ethos.raster.strip import stripped

SECRET = b"Anna Andersson"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
FORMATS = {"PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp", "AVIF": ".avif", "GIF": ".gif"}
WRITTEN: dict[str, dict[str, Any]] = {"JPEG": {"quality": 90}, "WEBP": {"lossless": True}, "AVIF": {"quality": 95}}


def drawn(width: int = 64, height: int = 48) -> Image.Image:
    """A picture that looks different however it is turned."""
    image = Image.new("RGB", (width, height), (200, 30, 90))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, width // 2, height // 3), (20, 90, 200))
    pen.ellipse((width // 2, height // 2, width - 4, height - 4), (250, 240, 20))
    return image


def told(turn: int = 1) -> bytes:
    """Exif as a telephone writes it: who, with what, where, and how the pixels lie."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Artist] = "Telefon 15", SECRET.decode()
    exif[ExifTags.Base.Orientation] = turn
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", (59.0, 19.0, 45.0)
    return exif.tobytes()


def saved(form: str, image: Image.Image, **how: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **{**WRITTEN.get(form, {}), **how})
    return out.getvalue()


def photo(form: str, turn: int = 1) -> bytes:
    """A picture with all that a file of its format can tell beside it."""
    if form == "GIF":
        return saved(form, drawn(), comment=SECRET)
    data = saved(form, drawn(), exif=told(turn), icc_profile=PROFILE, xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>")
    if form == "JPEG":
        iptc = b"\xff\xed" + struct.pack(">H", 2 + len(SECRET)) + SECRET
        return data[:2] + iptc + b"\xff\xfe" + struct.pack(">H", 2 + len(SECRET)) + SECRET + data[2:] + SECRET
    if form == "PNG":
        words = b"tEXtAuthor\0" + SECRET
        chunk = struct.pack(">I", len(words) - 4) + words + struct.pack(">I", zlib.crc32(words))
        return data[:33] + chunk + data[33:] + SECRET
    return data


def looked(form: str, data: bytes) -> Raster:
    found = raster.parse(f"content/bilder/a{FORMATS[form]}", data)
    assert isinstance(found, Raster), found
    return found


def published(form: str, data: bytes) -> bytes:
    found = looked(form, data)
    return encode.bare(found) or encode.again(found)


def pixels(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def apart(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures, of 255."""
    assert one.size == other.size
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return max(ImageStat.Stat(difference).mean)


@pytest.mark.parametrize("form", FORMATS)
def test_a_published_picture_tells_nothing_but_itself(form: str) -> None:
    """No place, name, camera, comment or tail is left; the colour profile is, and the pixels are."""
    before = photo(form)
    assert SECRET in before
    after = published(form, before)
    assert SECRET not in after
    image = pixels(after)
    assert dict(image.getexif()) == {}
    assert image.getxmp() == {}
    assert image.info.keys().isdisjoint({"exif", "xmp", "photoshop", "comment", "Author"})
    assert image.info.get("icc_profile") == pixels(before).info.get("icc_profile")
    if form == "AVIF":
        assert apart(image, pixels(before)) < 3
    else:
        assert image.tobytes() == pixels(before).tobytes()


@pytest.mark.parametrize("form", FORMATS)
def test_a_clean_picture_is_published_as_it_is(form: str) -> None:
    """What has nothing to take away loses nothing, and is the same when it is published again."""
    once = published(form, saved(form, drawn()))
    assert published(form, once) == once
    assert apart(pixels(once), pixels(saved(form, drawn()))) == 0


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "AVIF"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_is_published_upright(form: str, turn: int) -> None:
    """As Exif says that it lies, as Pillow itself would turn it; its size is told as it is shown."""
    data = photo(form, turn)
    found, after = looked(form, data), pixels(published(form, data))
    wanted = ImageOps.exif_transpose(pixels(data))
    assert (found.width, found.height) == after.size == wanted.size
    assert apart(after, wanted) < {"JPEG": 4, "AVIF": 3}.get(form, 0.01)
    assert dict(after.getexif()) == {}


def test_a_picture_in_colours_for_print_stays_so() -> None:
    """CMYK, which is told by a segment of Adobe's, turned or not."""
    for turn in (1, 8):
        data = saved("JPEG", drawn().convert("CMYK"), exif=told(turn))
        after = pixels(published("JPEG", data))
        assert after.mode == "CMYK"
        assert apart(after, ImageOps.exif_transpose(pixels(data))) < 3
        assert encode.narrowed(looked("JPEG", data), 20) is None


def test_a_thumbnail_is_taken_away() -> None:
    """A JFIF header may carry a picture of its own, from before something was painted over."""
    data = saved("JPEG", drawn())
    assert data[2:4] == b"\xff\xe0"
    size = int.from_bytes(data[4:6])
    thumb = data[4 + 2 : 4 + size - 2] + b"\1\1" + SECRET[:3]
    after = published("JPEG", data[:2] + b"\xff\xe0" + struct.pack(">H", len(thumb) + 2) + thumb + data[4 + size :])
    assert SECRET[:3] not in after
    assert after == stripped(data, "JPEG")


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "AVIF"])
def test_what_moves_is_refused(form: str) -> None:
    """Nobody can stop it (WCAG 2.2.2); a picture with one frame stands still, however it is written."""
    frames = [ImageOps.mirror(drawn()), ImageOps.flip(drawn())]
    assert (
        codes(f"a{FORMATS[form]}", saved(form, drawn(), save_all=True, append_images=frames, loop=2)) == "picture-moves"
    )
    assert codes(f"a{FORMATS[form]}", saved(form, drawn(), save_all=True)) == ""


def test_a_picture_within_a_photo_does_not_move_it() -> None:
    """Telephones put a smaller one, or one in depth, after it (CIPA DC-007)."""
    assert codes("a.jpg", saved("MPO", drawn(), save_all=True, append_images=[drawn(32, 24)])) == ""


def test_what_would_move_a_png_is_taken_away() -> None:
    """Browsers and Pillow may count frames differently: without the chunks that say so there is one for both."""
    moving = saved("PNG", drawn(), save_all=True, append_images=[ImageOps.flip(drawn())])
    assert b"acTL" in moving
    assert not any(name in stripped(moving, "PNG") for name in (b"acTL", b"fcTL", b"fdAT"))


def codes(path: str, data: bytes) -> str:
    found = raster.parse(path, data)
    return found.code if isinstance(found, Problem) else ""


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("form", [*FORMATS, "TIFF", "BMP", "PDF", "EPS", "ICO", "JPEG2000"])
def test_a_picture_is_what_it_is_called(ending: str, form: str) -> None:
    """Nothing that can be decoded as something else is: its ending alone says what decodes it."""
    data = saved(form, drawn())
    assert codes(f"a{ending}", data) == ("" if ENDINGS[ending] == form else "picture-mislabelled")


@pytest.mark.parametrize(
    "data",
    [b"<!doctype html>", b"<svg/>", b"\xef\xbb\xbf <svg/>", b"PK\x03\x04", b"\0\0\0\x18ftypheic\0\0\0\0heic", b"8BPS"],
)
def test_what_is_no_picture_is_named(data: bytes) -> None:
    found = raster.parse("content/bilder/a.png", data)
    assert isinstance(found, Problem)
    assert (found.code, found.message.startswith("”a.png” ska vara PNG men är ")) == ("picture-mislabelled", True)


def test_a_wrong_ending_is_told_with_the_right_one() -> None:
    found = raster.parse("content/bilder/Dorr.png", saved("JPEG", drawn()))
    assert isinstance(found, Problem)
    assert found.hint.endswith("Så här: Dorr.jpg")


def test_an_empty_picture_is_told(tmp_path: Path) -> None:
    assert codes("a.png", b"") == "file-empty"


def test_a_picture_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In bytes, before it is read, and in pixels, before it is decoded."""
    path = tmp_path / "a.png"
    path.write_bytes(saved("PNG", drawn()))
    assert isinstance(raster.read(tmp_path, "a.png"), Raster)
    with path.open("ab") as file:
        file.truncate(LARGEST + 1)
    (problem,) = raster.faults(tmp_path, ["a.png"])
    assert (problem.code, "10.0 MiB" in problem.message) == ("picture-too-large", True)
    monkeypatch.setattr(decode, "PIXELS", 64 * 48 - 1)
    made = {ending: saved(form, drawn()) for form, ending in FORMATS.items()}
    monkeypatch.setattr(Image.Image, "load", None)
    assert {codes(f"a{ending}", data) for ending, data in made.items()} == {"picture-too-many-pixels"}


def test_a_picture_is_read_as_every_file_is(tmp_path: Path) -> None:
    (tmp_path / "a.png").symlink_to("/etc/hostname")
    assert [each.code for each in raster.faults(tmp_path, ["a.png", "b.png"])] == ["file-symlink", "file-vanished"]


@settings(max_examples=300)
@given(st.sampled_from(sorted(FORMATS)), st.booleans(), st.integers(0, 10**6), st.integers(1, 12), st.booleans())
def test_what_the_check_calls_clean_can_be_published(form: str, rich: bool, seed: int, many: int, cut: bool) -> None:
    """However a file is spoilt: it has a problem, or there is a clean file of it that is whole and of its size."""
    chance = random.Random(seed)
    data = bytearray(photo(form, chance.randint(1, 8)) if rich else saved(form, drawn()))
    for _ in range(many):
        data[chance.randrange(len(data))] = chance.randrange(256)
    spoilt = bytes(data[: chance.randrange(len(data))] if cut else data)
    found = raster.parse(f"a{FORMATS[form]}", spoilt)
    if isinstance(found, Raster):
        after = encode.bare(found) or encode.again(found)
        assert pixels(after).size == (found.width, found.height)
        encode.narrowed(found, 20)


def test_a_narrower_copy_is_the_same_picture() -> None:
    """In every format that has them, upright, with its colours, and deterministic."""
    for form in ("PNG", "JPEG", "WEBP", "AVIF"):
        found = looked(form, photo(form, 6))
        once = encode.narrowed(found, 24)
        assert once is not None
        assert once == encode.narrowed(found, 24)
        small = pixels(once)
        assert small.size == (24, 32)
        assert small.format == form
        assert dict(small.getexif()) == {}
        assert small.info["icc_profile"] == PROFILE
        assert (
            apart(small, ImageOps.exif_transpose(pixels(photo(form, 6))).resize((24, 32), Image.Resampling.LANCZOS))
            < 12
        )


def test_colours_by_number_keep_what_can_be_seen_through() -> None:
    clear = drawn().quantize(8)
    data = saved("PNG", clear, transparency=clear.getpixel((0, 0)))
    small = pixels(encode.narrowed(looked("PNG", data), 32) or b"")
    assert small.mode == "RGBA"
    assert small.getpixel((1, 1))[3] == 0
    opaque = pixels(encode.narrowed(looked("PNG", saved("PNG", clear)), 32) or b"")
    assert opaque.mode == "RGB"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content" / "bilder").mkdir(parents=True)
    return tmp_path


def noise(width: int, height: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), random.Random(7).randbytes(3 * width * height))


def hung(root: Path, **pictures: bytes) -> Album:
    published = {}
    for name, data in pictures.items():
        source = f"content/bilder/{name.replace('_', '.')}"
        (root / source).write_bytes(data)
        published[source] = source.removeprefix("content/")
    return Album(root, Store(root, b"prov").shelf("pictures"), published, {})


def test_an_album_has_every_picture_in_the_sizes_that_save_bytes(root: Path) -> None:
    """A wide photo has narrower copies; a small one, one of flat colours and one that moves have none."""
    flat = Image.new("RGB", (1500, 20), (1, 2, 3))
    album = hung(root, foto_jpg=saved("JPEG", noise(1500, 40)), smal_jpg=photo("JPEG", 6), platt_png=saved("PNG", flat))
    copies = ((640, "bilder/foto.640.jpg"), (1280, "bilder/foto.1280.jpg"))
    assert album.shown == {
        "bilder/foto.jpg": Picture(1500, 40, copies),
        "bilder/smal.jpg": Picture(48, 64),
        "bilder/platt.png": Picture(1500, 20),
    }
    assert {each.path for each in album.files} == {*album.shown, *(path for _, path in copies)}
    sizes = {each.path: each.source.stat().st_size for each in album.files}
    for width, path in copies:
        file = next(each for each in album.files if each.path == path)
        assert pixels(file.source.read_bytes()).width == width
        assert sizes[path] <= encode.WORTH * sizes["bilder/foto.jpg"]


def test_a_picture_of_the_dress_is_clean_and_has_no_copies(root: Path) -> None:
    """It may have any name, also that of a copy."""
    (root / "a.png").write_bytes(photo("PNG", 6))
    (root / "b.jpg").write_bytes(saved("JPEG", noise(1500, 40)))
    album = Album(root, Store(root).shelf("pictures"), {}, {"a.png": "a.640.png", "b.jpg": "b.jpg"})
    assert album.shown == {}
    assert [each.path for each in album.files] == ["a.640.png", "b.jpg"]
    assert SECRET not in album.files[0].source.read_bytes()


def test_finished_work_is_kept_and_changes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is encoded, and the files are the same; what was touched is made again."""
    made = {"foto_jpg": saved("JPEG", noise(900, 40)), "smal_jpg": photo("JPEG", 6)}

    def files() -> dict[str, bytes]:
        album = hung(root, **made)
        return {each.path: each.source.read_bytes() for each in album.files}

    def kept() -> list[Path]:
        return [
            each
            for each in (root / ".cache" / "ethos" / "pictures").iterdir()
            if OURS.fullmatch(each.name) and not each.is_symlink()
        ]

    once = files()
    with monkeypatch.context() as patched:
        patched.setattr(encode, "_saved", None)
        assert files() == once
    for path in kept():
        path.write_bytes(path.read_bytes()[:-1])
    assert files() == once
    del made["foto_jpg"]
    assert set(files()) == {"bilder/smal.jpg"}
    assert len(kept()) == 1


def test_a_picture_that_has_changed_since_the_check_is_told(root: Path) -> None:
    """In one line, with its path, whatever it has become."""
    for data in (b"", b"ingen bild", saved("PNG", noise(900, 20))[:3000]):
        with pytest.raises(EthosError, match=r"content/bilder/a\.png"):
            hung(root, a_png=data)


def test_no_decoder_but_the_named_one_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow tries every format that it knows, programs in PostScript among them, unless it is told which."""
    asked: list[object] = []
    real: Callable[..., Image.Image] = Image.open

    def watched(*given: Any, **named: Any) -> Image.Image:
        asked.append(named.get("formats"))
        return real(*given, **named)

    monkeypatch.setattr(Image, "open", watched)
    for form in FORMATS:
        found = looked(form, photo(form))
        encode.bare(found) or encode.again(found)
        encode.narrowed(found, 20)
    assert asked
    assert all(isinstance(each, list) and len(each) == 1 for each in asked)
