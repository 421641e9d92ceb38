"""Positions in a list as opaque texts for addresses: base64url of a small JSON array."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from typing import NamedTuple

LONGEST = 800
_BIGGEST = 2**63 - 1  # a 64-bit column; more would be refused by the databases


class Key(NamedTuple):
    """Where a row stands: its part of the order, its value there, and its primary key."""

    part: int
    value: int | str
    pk: int


def encode(key: Key) -> str:
    """As it stands in an address; letters, digits, ``-`` and ``_`` only."""
    text = json.dumps(list(key), ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(text: str) -> Key:
    """The key again. Raises ValueError for whatever ``encode`` never wrote."""
    if len(text) > LONGEST or not text.isascii():
        raise ValueError("no key")
    try:
        found = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (Error, ValueError, RecursionError) as error:
        raise ValueError("no key") from error
    if not isinstance(found, list) or len(found) != 3:
        raise ValueError("no key")
    part, value, pk = found
    if not (_is_number(part) and _is_number(pk) and (_is_number(value) or _is_text(value))):
        raise ValueError("no key")
    return Key(part, value, pk)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _BIGGEST


def _is_text(value: object) -> bool:
    # Neither database takes a NUL or half a surrogate pair.
    return isinstance(value, str) and "\x00" not in value and not _has_surrogate(value)


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
