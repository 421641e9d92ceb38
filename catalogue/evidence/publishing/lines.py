"""The chain as JSON Lines: one entry a line, in order, at any size in constant memory."""

import json
from collections.abc import Iterator

from ..models import Observation

CHUNK = 500


def line(digest: str, text: str) -> bytes:
    """``text`` is a string within, so that its bytes, and so its digest, survive any reader."""
    return json.dumps({"digest": digest, "text": text}, ensure_ascii=False).encode() + b"\n"


def lines(after: int = 0, limit: int | None = None) -> Iterator[bytes]:
    """Entries behind the one numbered ``after``, at most ``limit``, a chunk at a time."""
    left = limit
    while left is None or left > 0:
        size = CHUNK if left is None else min(CHUNK, left)
        rows = list(
            Observation.objects.filter(number__gt=after)
            .order_by("number")
            .values_list("number", "digest", "text")[:size]
        )
        if rows:
            yield b"".join(line(digest, text) for _, digest, text in rows)
            after = rows[-1][0]
        if len(rows) < size:
            return
        left = None if left is None else left - size
