"""Licence and electronic access: 540 and 856, for the work, its files, archives and links."""

import re

from ...records import Attachment, Kept, Linked, Record
from ...vocabularies.licences import LICENCES, SPDX_ID, licence_name, licence_url
from .fields import Field
from .linking import Builder
from .reading import Reading

_FILE, _ARCHIVED = "File", "Archived"
_STATE = "Link state: "
_SHA256 = "sha256:"
_ADDRESSES = {address: code for code, (_, address) in LICENCES.items()}
_NAMES = {name: code for code, (name, _) in LICENCES.items()}
_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)(?:/([a-z]{2}))?(?:/|$)", re.I
)
_SPDX = re.compile(r"https?://spdx\.org/licenses/([A-Za-z0-9.+-]+?)(?:\.html)?")


def write_licence(build: Builder, record: Record) -> None:
    """540. The licence is its name and address; what is no SPDX identifier is written as it is."""
    if SPDX_ID.fullmatch(record.licence):
        url = licence_url(record.licence)
        build.add("540", "  ", ("a", licence_name(record.licence)), ("u", url))
    else:
        build.add("540", "  ", ("a", record.licence))


def write(build: Builder, record: Record) -> None:
    """856: 40 the work and its files, 41 copies at archives, 42 what stands beside."""
    build.add("856", "40", ("u", record.url))
    for file in record.files:
        build.add(
            "856", "40", *build.linked(file.language, ""),
            ("3", _FILE), ("f", file.name), ("q", file.media_type),
            ("s", f"{file.size} bytes" if file.size else ""), ("u", file.url),
            ("x", f"{_SHA256}{file.sha256}" if file.sha256 else ""),
        )  # fmt: skip
    for kept in record.archives:
        build.add(
            "856",
            "41",
            ("3", f"{_ARCHIVED}: {kept.service}"),
            ("u", kept.url),
            ("y", kept.identifier),
        )
    for link in record.links:
        state = f"{_STATE}{link.state}" if link.state else ""
        build.add("856", "42", ("u", link.url), ("y", link.label), ("z", state))


def read_licence(reading: Reading) -> str:
    """SPDX identifier of 540; empty for terms in words."""
    for one in reading.marc.all("540"):
        for address in one.all("u"):
            if found := _spdx(address):
                return found
        for text in one.all("fa"):
            if found := _NAMES.get(text) or (text if text in LICENCES else _spdx(text)):
                return found
    return ""


def _spdx(address: str) -> str:
    if address in _ADDRESSES:
        return _ADDRESSES[address]
    if match := _SPDX.fullmatch(address):
        return match[1]
    if match := _CREATIVE_COMMONS.match(address):
        found = f"CC-{match[1]}-{match[2]}" + (f"-{match[3]}" if match[3] else "")
        return found.upper()
    return "CC0-1.0" if "creativecommons.org/publicdomain/zero" in address else ""


class Access:
    """What 856 says."""

    def __init__(self, reading: Reading) -> None:
        self.url = ""
        self.files: list[Attachment] = []
        self.archives: list[Kept] = []
        self.links: list[Linked] = []
        for one in reading.marc.all("856"):
            self._read(reading, one)

    def _read(self, reading: Reading, one: Field) -> None:
        url, materials = one.first("u"), one.first("3")
        if materials.startswith(f"{_ARCHIVED}: ") and one.indicators[1:] == "1":
            service = materials.removeprefix(f"{_ARCHIVED}: ")
            self.archives.append(Kept(service, one.first("y"), url))
        elif not url:
            return
        elif materials == _FILE:
            self.files.append(_file(reading, one, url))
        elif one.indicators[1:] != "2" and not self.url:
            self.url = url
        else:
            notes = one.all("z")
            state = next((note for note in notes if note.startswith(_STATE)), "")
            label = (
                one.first("y") or materials or next((note for note in notes if note != state), "")
            )
            self.links.append(Linked(url, label, state.removeprefix(_STATE)))


def _file(reading: Reading, one: Field, url: str) -> Attachment:
    kind = reading.links.kind(one)
    size = re.match(r"\d{1,15}", one.first("s"))
    sha256 = next((note for note in one.all("x") if note.startswith(_SHA256)), "")
    return Attachment(
        url, one.first("f"), kind[0] if kind else "", one.first("q"), int(size[0]) if size else 0,
        sha256.removeprefix(_SHA256),
    )  # fmt: skip
