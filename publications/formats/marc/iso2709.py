"""ISO 2709, the file that libraries exchange: written within its limits, read whatever it is.

Source: MARC 21 Specifications for Record Structure, Character Sets, and Exchange Media.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ...identifiers.base import gettext_noop
from ..base import Problem
from .encodings import Decoded, Decoder
from .fields import READ, Field, Marc

END_OF_FIELD, END_OF_RECORD, DELIMITER = b"\x1e", b"\x1d", b"\x1f"
MOST_IN_RECORD, MOST_IN_FIELD = 99_999, 9_999
_MOST_READ = 5_000_000
_CHUNK = 1 << 16
# What goes first when a record is too long: notes, words, further names, links.
_EXPENDABLE = ("520", "653", "700", "710", "650", "242", "246", "856", "787", "773", "245")

TOO_LONG = gettext_noop("The record is longer than 5 MB: it was not read.")
TRUNCATED = gettext_noop("The file ends within this record, which begins at byte %(offset)s.")
NO_LEADER = gettext_noop(
    "What stands at byte %(offset)s is no MARC record: it has no leader of 24 characters."
)
NO_DIRECTORY = gettext_noop(
    "The directory of the record at byte %(offset)s does not fit its fields."
)


# Writing


def written(marc: Marc) -> bytes:
    """The record in at most 99,999 bytes, each field in at most 9,999."""
    fields = [(one, _field(one)) for one in marc.fields]
    length = 26 + sum(len(data) + 12 for _, data in fields)
    if length > MOST_IN_RECORD:
        fields = _shortened(fields, length)
    directory, parts, start = [], [], 0
    for one, data in fields:
        directory.append(f"{one.tag}{len(data):04}{start:05}")
        parts.append(data)
        start += len(data)
    base = 25 + 12 * len(directory)
    leader = f"{base + start + 1:05}{marc.leader[5:12]}{base:05}{marc.leader[17:]}"
    return b"".join(
        [leader.encode(), "".join(directory).encode(), END_OF_FIELD, *parts, END_OF_RECORD]
    )


def _field(one: Field) -> bytes:
    if not one.indicators:
        return one.data.encode()[: MOST_IN_FIELD - 1] + END_OF_FIELD
    text = one.indicators + "".join(f"\x1f{code}{value}" for code, value in one.subfields)
    data = text.encode()
    if len(data) >= MOST_IN_FIELD:
        data = _cut(one).encode()
    return data + END_OF_FIELD


def _cut(one: Field) -> str:
    """The field with its longest texts cut, so that it fits."""
    values = [value for _, value in one.subfields]
    room = MOST_IN_FIELD - 10 - 2 * len(values)
    while (over := sum(len(value.encode()) for value in values) - room) > 0:
        place = max(range(len(values)), key=lambda at: len(values[at].encode()))
        data = values[place].encode()
        keep = max(len(data) - over - 3, 0)
        values[place] = data[:keep].decode(errors="ignore") + "…" if keep else ""
    codes = [code for code, _ in one.subfields]
    return one.indicators + "".join(
        f"\x1f{code}{value}" for code, value in zip(codes, values, strict=True) if value
    )


def _shortened(fields: list[tuple[Field, bytes]], length: int) -> list[tuple[Field, bytes]]:
    """Without the last fields of the kinds that can be spared, and their other scripts."""
    kept: list[tuple[Field, bytes] | None] = list(fields)
    for tag in _EXPENDABLE:
        places = [place for place, (one, _) in enumerate(fields) if one.tag == tag]
        for place in reversed(places[1:] if tag in ("520", "856", "773", "245") else places):
            if length <= MOST_IN_RECORD:
                break
            link = fields[place][0].first("6").removeprefix("880-")
            for other, (one, data) in enumerate(fields):
                is_partner = link and one.tag == "880" and one.first("6")[4:6] == link
                if kept[other] and (other == place or is_partner):
                    kept[other] = None
                    length -= len(data) + 12
    return [pair for pair in kept if pair]


# Reading


@dataclass(frozen=True)
class Raw:
    """One record as bytes, without its terminator, from byte ``offset`` of the file."""

    offset: int
    data: bytes
    is_ended: bool = True
    is_too_long: bool = False


def raw_records(binary: BinaryIO) -> Iterator[Raw]:
    """The file cut at its record terminators, whatever its leaders say of lengths."""
    offset, held, skipped = 0, b"", 0
    while chunk := binary.read(_CHUNK):
        *ended, rest = chunk.split(END_OF_RECORD)
        for data in ended:
            size = len(held) + skipped + len(data)
            yield from _raw(offset, held + data if not skipped else held[:24], bool(skipped))
            offset += size + 1
            held, skipped = b"", 0
        if skipped or len(held) + len(rest) > _MOST_READ:
            skipped += len(rest)
        else:
            held += rest
    if skipped:
        yield Raw(offset, held[:24], is_ended=False, is_too_long=True)
    elif held.strip(b"\0\x1a\r\n\t \x1e"):
        yield from _raw(offset, held, False, is_ended=False)


def _raw(offset: int, data: bytes, is_too_long: bool, is_ended: bool = True) -> Iterator[Raw]:
    """The record without what some programs put between two: line ends, blanks, a mark."""
    bare = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\0\x1a\r\n\t ")
    if not bare and is_ended:
        return
    offset += len(data) - len(bare)
    length = int(bare[:5]) if bare[:5].isdigit() else 0
    if length > 24 and bare[length : length + 5].isdigit() and bare[length + 20 :][:4] == b"4500":
        # A terminator is missing, and another leader stands where the record should end.
        yield Raw(offset, bare[: length - 1])
        yield from _raw(offset + length, bare[length:], is_too_long, is_ended)
        return
    yield Raw(offset, bare, is_ended, is_too_long)


def parse(raw: Raw, encoding: str = "") -> tuple[Marc | None, tuple[Problem, ...]]:
    """The record, or None and why it could not be read."""
    at = {"offset": str(raw.offset)}
    if raw.is_too_long:
        return None, (Problem(TOO_LONG),)
    end = raw.data.find(END_OF_FIELD)
    if not raw.is_ended and (end < 24 or not raw.data.endswith(END_OF_FIELD)):
        return None, (Problem(TRUNCATED, at),)
    if end < 24:
        return None, (Problem(NO_LEADER, at),)
    start = _directory_start(raw.data, end)
    leader = raw.data[:start].decode("latin-1").ljust(24)
    # One that has lost characters has most often lost the first, zeros of a tag.
    directory = b"0" * (-(end - start) % 12) + raw.data[start:end]
    found = _fields(directory, raw.data[end + 1 :])
    if found is None:
        return None, (Problem(NO_DIRECTORY, at),)
    decoder = Decoder(leader, found, encoding)
    if any(tag == "245" for tag, _ in found):
        found = [pair for pair in found if pair[0] in READ]
    decoded = Decoded()
    fields = [_read_field(tag, data, decoder, decoded) for tag, data in found]
    return Marc(leader, [one for one in fields if one.subfields]), tuple(decoded.problems)


def _directory_start(data: bytes, end: int) -> int:
    """24, but for a leader that is some characters short or long: it ends in 4500."""
    if (end - 24) % 12:
        start = data.find(b"4500", 16, 32) + 4
        if start > 4 and (end - start) % 12 == 0:
            return start
    return 24


def _fields(directory: bytes, body: bytes) -> list[tuple[str, bytes]] | None:
    """Tags with the bytes of their fields: by the directory's places where these are right,
    else field by field in its order; None where there are not as many of both."""
    entries = [directory[place : place + 12] for place in range(0, len(directory) - 11, 12)]
    tags = [entry[:3].decode("latin-1") for entry in entries]
    by_place = []
    for tag, entry in zip(tags, entries, strict=True):
        length, start = entry[3:7], entry[7:12]
        if not (length.isdigit() and start.isdigit()):
            break
        data = body[int(start) : int(start) + int(length)]
        before = body[int(start) - 1 : int(start)] if int(start) else END_OF_FIELD
        if (
            not data.endswith(END_OF_FIELD)
            or before != END_OF_FIELD
            or data.count(END_OF_FIELD) > 1
        ):
            break
        by_place.append((tag, data[:-1]))
    else:
        return by_place
    parts = body.removesuffix(END_OF_FIELD).split(END_OF_FIELD)
    order = sorted(range(len(entries)), key=lambda at: _start(entries[at], at))
    if len(parts) != len(entries):
        return None
    return [(tags[at], part) for at, part in zip(order, parts, strict=True)]


def _start(entry: bytes, place: int) -> tuple[int, int]:
    return (int(entry[7:12]), place) if entry[7:12].isdigit() else (0, place)


def _read_field(tag: str, data: bytes, decoder: Decoder, decoded: Decoded) -> Field:
    if tag.startswith("00") or DELIMITER not in data:
        text = decoder.text(data, tag, decoded, keep_blanks=tag == "008")
        return Field(tag, "", (("", text),)) if tag.startswith("00") else Field(tag, "  ", ())
    head, *parts = data.split(DELIMITER)
    indicators = (head.decode("latin-1") + "  ")[:2]
    subfields = [
        (part[:1].decode("latin-1"), decoder.text(part[1:], tag, decoded)) for part in parts if part
    ]
    return Field(tag, indicators, tuple((code, text) for code, text in subfields if text))


def control_number(raw: Raw) -> str:
    """What 001 of a rejected record seems to hold: the first field, when it is one of control."""
    head, _, rest = raw.data.partition(END_OF_FIELD)
    if b"001" not in head[24:28] or not rest:
        return ""
    first = rest.partition(END_OF_FIELD)[0]
    return first.decode("ascii", "replace").strip() if DELIMITER not in first[:60] else ""
