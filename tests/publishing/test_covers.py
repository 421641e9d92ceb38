"""Covers: what is made of a picture, what is refused, and what pages are given."""

import io
import zlib

import pytest
from django.core.files.storage import default_storage
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from publications import covers
from publications.covers import CoverError
from publications.models import Issue, Serial

from .pictures import opened, picture, turned


@pytest.fixture
def issue(db: None) -> Issue:
    return Issue.objects.create(serial=Serial.objects.create(slug="s"), slug="1")


def test_renditions_have_the_widths_that_are_narrower_than_the_picture() -> None:
    assert list(covers.make(picture((500, 700))).narrower) == [160, 320]
    assert list(covers.make(picture((900, 1200))).narrower) == [160, 320, 640]


def test_renditions_are_webp_in_the_pictures_proportions() -> None:
    small = opened(covers.make(picture((900, 1200))).narrower[320])
    assert (small.format, small.size) == ("WEBP", (320, 427))


def test_master_copy_is_no_wider_than_two_thousand_pixels() -> None:
    cover = covers.make(picture((3000, 4000)))
    assert (cover.width, cover.height) == (2000, 2667)


def test_small_picture_is_not_blown_up() -> None:
    cover = covers.make(picture((100, 140)))
    assert (cover.width, cover.narrower) == (100, {})


def test_photograph_is_turned_upright() -> None:
    assert opened(covers.make(turned((400, 300), orientation=6)).master).size == (300, 400)


def test_where_it_was_taken_is_not_published() -> None:
    cover = covers.make(turned((900, 600), orientation=6))
    for data in cover.files().values():
        assert not opened(data).getexif()
        assert "exif" not in opened(data).info


def test_transparent_ground_becomes_white() -> None:
    cover = covers.make(picture((40, 40), "PNG", (0, 0, 0, 0)))
    red, green, blue = opened(cover.master).convert("RGB").getpixel((20, 20))  # type: ignore[misc]
    assert min(red, green, blue) > 250


def test_colours_of_a_print_profile_become_ordinary_ones() -> None:
    file = io.BytesIO()
    Image.new("CMYK", (40, 40), (0, 255, 255, 0)).save(file, "JPEG", icc_profile=b"no profile")
    assert opened(covers.make(file.getvalue()).master).mode == "RGB"


def test_picture_with_too_many_pixels_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heavy = picture_header((4000, 3000))
    monkeypatch.setattr(covers, "MAX_PIXELS", 9_000_000)
    monkeypatch.setattr(Image.Image, "load", lambda *_: pytest.fail("it was read"))
    with pytest.raises(CoverError, match="12 million pixels"):
        covers.make(heavy)


def picture_header(size: tuple[int, int]) -> bytes:
    """A PNG of which nothing but its first chunk is there."""
    file = io.BytesIO()
    Image.new("1", (1, 1)).save(file, "PNG")
    data = bytearray(file.getvalue())
    data[16:24] = size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big")
    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    return bytes(data)


def test_decompression_bomb_is_refused_in_words() -> None:
    with pytest.raises(CoverError, match="pixels"):
        covers.make(picture_header((60_000, 60_000)))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(CoverError, match="no picture that we can read"):
        covers.make(data)


def test_picture_that_breaks_off_is_refused() -> None:
    with pytest.raises(CoverError, match="no picture"):
        covers.make(picture((900, 1200), colour=(10, 20, 30))[:3000])


def test_other_kinds_of_picture_are_refused_by_their_bytes_not_their_name() -> None:
    with pytest.raises(CoverError, match="JPEG, PNG or WebP"):
        covers.make(picture((40, 40), "GIF"))


def test_strip_of_paper_is_no_cover() -> None:
    with pytest.raises(CoverError, match="too long and narrow"):
        covers.make(picture((10, 100)))


def test_heavy_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(covers, "MAX_BYTES", 1024 * 1024)
    with pytest.raises(CoverError, match="more than 1 megabytes"):
        covers.make(b"x" * (1024 * 1024 + 1))


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_bytes_whatever_raise_anything_else(data: bytes) -> None:
    for prefix in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"RIFF\x10\0\0\0WEBPVP8 "):
        with pytest.raises(CoverError):
            covers.make(prefix + data)


def test_same_picture_has_the_same_address_and_another_has_another() -> None:
    one, other = picture(colour="red"), picture(colour="blue")
    assert covers.make(one).name == covers.make(one).name != covers.make(other).name


def test_attached_cover_is_stored_once_with_all_its_renditions(issue: Issue) -> None:
    cover = covers.make(picture())
    covers.attach(issue, cover)
    covers.attach(issue, cover)
    issue.save()
    folders, files = default_storage.listdir(f"covers/{cover.digest}")
    assert (folders, sorted(files)) == ([], ["160.webp", "320.webp", "640.webp", "cover.webp"])


def test_pages_are_given_every_rendition_narrowest_first(issue: Issue) -> None:
    covers.attach(issue, covers.make(picture((500, 700))))
    issue.save()
    found = Issue.objects.get()
    folder = found.cover.name.rpartition("/")[0]
    assert covers.renditions(found) == [
        (160, f"/media/{folder}/160.webp"),
        (320, f"/media/{folder}/320.webp"),
        (500, f"/media/{folder}/cover.webp"),
    ]
    assert covers.srcset(found).endswith(f"/media/{folder}/cover.webp 500w")
    assert covers.smallest(found, 200) == f"/media/{folder}/320.webp"
    assert covers.smallest(found, 999) == f"/media/{folder}/cover.webp"


def test_every_rendition_that_pages_are_given_is_there(issue: Issue) -> None:
    cover = covers.make(picture((500, 700)))
    covers.attach(issue, cover)
    stored = {f"/media/{name}" for name in cover.files()}
    assert {url for _width, url in covers.renditions(issue)} == stored


def test_issue_without_a_cover_has_no_renditions(issue: Issue) -> None:
    assert (covers.renditions(issue), covers.srcset(issue), covers.smallest(issue, 160)) == (
        [], "", "",
    )  # fmt: skip


def test_addresses_are_given_without_opening_a_file_or_asking_the_database(
    issue: Issue, django_assert_num_queries: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    covers.attach(issue, covers.make(picture()))
    issue.save()
    found = Issue.objects.get()
    monkeypatch.setattr(default_storage, "open", lambda *_: pytest.fail("a file was opened"))
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert len(covers.renditions(found)) == 4
