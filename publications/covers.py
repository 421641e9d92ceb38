"""Covers of issues: from an uploaded picture to what pages show.

For templates and pages, from the row alone (no query, no file is opened)::

    renditions(issue)  -> [(160, "/media/covers/…/160.webp"), (320, …), (900, …)], narrowest first
    srcset(issue)      -> "/media/covers/…/160.webp 160w, …", for an <img>; "" without a cover
    smallest(issue, 320) -> the address of the narrowest rendition at least 320 pixels wide

``issue.cover_width`` and ``issue.cover_height`` are the size of the widest one, for the
``width`` and ``height`` of the <img>: all renditions have its proportions.

The upload itself is not kept: it may say where and by whom it was taken. Its master copy
and its renditions are WebP without metadata, upright, in sRGB, under the digest of the
bytes they were made from; so the same picture is stored once, and an address never
changes its meaning. Files that no issue names any more stay: history may restore them.
"""

import hashlib
import io
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from .models import Issue

FOLDER = "covers"
WIDTHS = (160, 320, 640)
MASTER_WIDTH = 2000
FORMATS = ("JPEG", "PNG", "WEBP")
# A scan of A4 at 600 dpi has 35 million pixels.
MAX_PIXELS = 50_000_000
MAX_BYTES = 25 * 1024 * 1024
# Longer side to shorter; WebP itself ends at 16,383 pixels a side.
MAX_RATIO = 6


class CoverError(ValueError):
    """The file cannot be a cover; the message tells an editor why and what to do."""


@dataclass(frozen=True)
class Cover:
    """A master copy and its narrower renditions, as WebP bytes by width in pixels."""

    digest: str
    width: int
    height: int
    master: bytes
    narrower: dict[int, bytes]

    @property
    def name(self) -> str:
        """Where the master copy is stored."""
        return f"{FOLDER}/{self.digest}/cover.webp"

    def files(self) -> dict[str, bytes]:
        """All files by their storage name."""
        folder = f"{FOLDER}/{self.digest}"
        narrower = {f"{folder}/{width}.webp": data for width, data in self.narrower.items()}
        return {**narrower, self.name: self.master}


def make(data: bytes) -> Cover:
    """The cover in the picture ``data``. Nothing is stored. Raises CoverError."""
    if len(data) > MAX_BYTES:
        raise too_heavy()
    picture = _upright(_read(data))
    if max(picture.size) > MAX_RATIO * min(picture.size):
        raise CoverError(_("The picture is too long and narrow for a cover: cut it first."))
    master = _narrowed(picture, min(picture.width, MASTER_WIDTH))
    return Cover(
        digest=hashlib.sha256(data).hexdigest()[:32],
        width=master.width,
        height=master.height,
        master=_webp(master, quality=90),
        narrower={
            width: _webp(_narrowed(master, width), quality=82)
            for width in WIDTHS
            if width < master.width
        },
    )


def too_heavy() -> CoverError:
    """What is said of a file of more than ``MAX_BYTES``, which need not be read."""
    return CoverError(
        _("The picture has more than %(limit)s megabytes: save it smaller and try again.")
        % {"limit": MAX_BYTES // 1024**2}
    )


def attach(issue: Issue, cover: Cover) -> None:
    """Store ``cover`` and set it on ``issue``, which the caller saves."""
    for name, data in cover.files().items():
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(data))
    issue.cover = cover.name
    issue.cover_width, issue.cover_height = cover.width, cover.height


def renditions(issue: Issue) -> list[tuple[int, str]]:
    """(width in pixels, address) of each rendition, narrowest first; none without a cover."""
    if not issue.cover or not issue.cover_width:
        return []
    folder, _slash, _file = str(issue.cover.name).rpartition("/")
    storage = issue.cover.storage
    narrower = [width for width in WIDTHS if width < issue.cover_width]
    return [
        *((width, storage.url(f"{folder}/{width}.webp")) for width in narrower),
        (issue.cover_width, issue.cover.url),
    ]


def srcset(issue: Issue) -> str:
    """The ``srcset`` of the issue's cover; an empty text without one."""
    return ", ".join(f"{url} {width}w" for width, url in renditions(issue))


def smallest(issue: Issue, width: int) -> str:
    """The narrowest rendition that is at least ``width`` wide, else the widest; "" without."""
    made = renditions(issue)
    return next((url for wide, url in made if wide >= width), made[-1][1] if made else "")


def _read(data: bytes) -> Image.Image:
    not_one = CoverError(_("This is no picture that we can read: give a JPEG, PNG or WebP file."))
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as probe:
            if probe.width * probe.height > MAX_PIXELS:
                raise CoverError(
                    _("The picture has %(pixels)s million pixels; at most %(limit)s million can be "
                      "read: save it smaller and try again.")
                    % {"pixels": probe.width * probe.height // 10**6, "limit": MAX_PIXELS // 10**6}
                )  # fmt: skip
            probe.verify()
        picture = Image.open(io.BytesIO(data), formats=FORMATS)  # verify() closes its image
        picture.load()
    except CoverError:
        raise
    except Image.DecompressionBombError as error:
        raise CoverError(
            _("The picture has far too many pixels: save it smaller and try again.")
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise not_one from error
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """In sRGB, on white where it was transparent, turned as its EXIF orientation says."""
    turned = ImageOps.exif_transpose(picture)
    if profile := picture.info.get("icc_profile"):
        try:
            srgb = ImageCms.createProfile("sRGB")
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if converted := ImageCms.profileToProfile(turned, own, srgb, outputMode="RGB"):
                return converted
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken or unfitting profile: the plain conversion below
    if turned.has_transparency_data:
        turned = turned.convert("RGBA")
        ground = Image.new("RGBA", turned.size, "white")
        return Image.alpha_composite(ground, turned).convert("RGB")
    return turned.convert("RGB")


def _narrowed(picture: Image.Image, width: int) -> Image.Image:
    if width == picture.width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _webp(picture: Image.Image, quality: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=quality, method=4)
    return file.getvalue()
