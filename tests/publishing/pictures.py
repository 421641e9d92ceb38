"""Pictures for tests of covers, drawn on the spot."""

import io
from typing import Any

from PIL import Image

ORIENTATION = 0x0112
GPS = 0x8825


def picture(
    size: tuple[int, int] = (900, 1200), kind: str = "JPEG", colour: Any = "red", **save: Any
) -> bytes:
    """The bytes of a picture in one colour."""
    mode = "RGBA" if isinstance(colour, tuple) and len(colour) == 4 else "RGB"
    file = io.BytesIO()
    Image.new(mode, size, colour).save(file, kind, **save)
    return file.getvalue()


def turned(size: tuple[int, int], orientation: int) -> bytes:
    """A photograph that says by EXIF how it must be turned, and where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS)[1] = "N"
    return picture(size, exif=exif)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))
