"""From the form to an upload: whatever was brought is kept as a file that can be read again."""

from typing import Any

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _

from ...formats import FORMATS
from ...formats.base import Problem
from ...importing.fetching import fetch
from ...models import ImportUpload

# What a service gave is kept in the format of ours that loses least.
_LOSSLESS = "csl.json"


class NothingBroughtError(Exception):
    """No record was found for an identifier; ``problems`` says what each service answered."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.problems = problems


def bring(given: dict[str, Any], user: Any) -> ImportUpload:
    """Keep what the form's cleaned data hold. Raises NothingBroughtError."""
    upload = ImportUpload(
        user=user, format="" if given["format"] == "auto" else given["format"],
        encoding=given["encoding"], columns=given["columns"],
    )  # fmt: skip
    if given["identifier"]:
        upload.format, upload.encoding = _LOSSLESS, "utf-8"
        content: File[bytes] = _fetched(given["identifier"], upload)
    elif given["text"]:
        upload.name, upload.encoding = _("Pasted text"), "utf-8"
        content = ContentFile(given["text"].encode(errors="replace"))
    else:
        content = given["file"]
        upload.name = str(content.name)[:255]
    upload.content.save("upload", content, save=False)
    upload.save()
    return upload


def _fetched(identifier: str, upload: ImportUpload) -> "ContentFile[bytes]":
    found = fetch(identifier)
    records = [entry.record for entry in found.entries if entry.record]
    if not records:
        raise NothingBroughtError(found.problems)
    upload.name = f"{found.source}: {identifier.strip()}"[:255]
    return ContentFile(b"".join(FORMATS[_LOSSLESS].write(records, "")))
