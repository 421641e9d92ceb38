"""Which headers of an answer are kept: those that explain it, none that identify anybody."""

from multidict import CIMultiDictProxy

KEPT = frozenset(
    {
        *("age", "date", "etag", "last-modified", "link", "location", "retry-after"),
        *("content-encoding", "content-length", "content-range", "content-type"),
        *("server", "via", "cf-mitigated", "cf-ray", "x-iinfo", "memento-datetime"),
        *("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"),
    }
)

# One value is at most this long; more is of no use as evidence.
LONGEST = 1_000


def keep(headers: CIMultiDictProxy[str]) -> dict[str, str]:
    """The chosen headers, names in lower case, repeated ones joined by ", ".

    Of cookies only the names are kept, as ``set-cookie``: a name tells a bot wall, a value
    is nobody's business.
    """
    kept: dict[str, list[str]] = {}
    for name, value in headers.items():
        lowered = name.lower()
        if lowered in KEPT:
            kept.setdefault(lowered, []).append(_clean(value))
        elif lowered == "set-cookie":
            kept.setdefault(lowered, []).append(_clean(value.partition("=")[0].strip()))
    return {name: ", ".join(values)[:LONGEST] for name, values in sorted(kept.items())}


def _clean(value: str) -> str:
    """Text that any database takes: aiohttp leaves bytes that are not UTF-8 as surrogates."""
    text = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text.replace("\x00", "\ufffd")
