"""One text for one value, and its digest: what anyone can recompute by hand.

JSON with keys sorted by code point, no white space, UTF-8 unescaped, as in RFC 8785 (JSON
Canonicalization Scheme). Numbers are integers only, so that no two writers can differ.
"""

import hashlib
import json
from typing import TypeAlias

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None


def canonical(value: Json) -> str:
    """The canonical text of ``value``. Raises ValueError for a number with a fraction."""
    _refuse_fractions(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _refuse_fractions(value: Json) -> None:
    if isinstance(value, float):
        raise ValueError(f"{value!r} has a fraction: write it as a text or an integer.")
    if isinstance(value, dict):
        for item in value.values():
            _refuse_fractions(item)
    elif isinstance(value, list):
        for item in value:
            _refuse_fractions(item)
