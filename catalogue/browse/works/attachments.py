"""The files of a work: name, language, size, checksum."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from babel.units import format_unit

from publications.models import File

from ..locales import locale, own_name

# Powers of a thousand, as CLDR and SI name them.
_UNITS = ("byte", "kilobyte", "megabyte", "gigabyte", "terabyte")


@dataclass(frozen=True)
class Attachment:
    """``language``: the name, in itself, of the language it is in; may be empty."""

    name: str
    url: str
    media_type: str
    size: str
    sha256: str
    lang: str
    language: str


def attachments(work: Any, reader: str) -> list[Attachment]:
    """In the order of their editor; one query where there are any."""
    if not work.has_files:
        return []
    rows = File.objects.filter(work=work.pk).order_by("position", "pk")
    return [
        Attachment(
            name=name,
            url=f"/files/{pk}/{quote(name, safe='')}",
            media_type=media_type,
            size=readable_size(size, reader),
            sha256=sha256,
            lang=language,
            language=own_name(language, reader) if language else "",
        )
        for pk, name, language, media_type, size, sha256 in rows.values_list(
            "pk", "name", "language", "media_type", "size", "sha256"
        )
    ]


def readable_size(size: int, reader: str) -> str:
    """``1234567`` bytes as a reader of a site language writes it: 1.2 MB, 1,2 Mo."""
    power = min(max(0, (len(str(size)) - 1) // 3), len(_UNITS) - 1)
    value = size / 1000**power
    return str(
        format_unit(
            round(value, 1 if power else 0), f"digital-{_UNITS[power]}", "short",
            locale=locale(reader),
        )
    )  # fmt: skip
