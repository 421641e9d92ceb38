"""Which headers of an answer are kept: those that explain it, none that identify anybody."""

from multidict import CIMultiDictProxy

KEPT = frozenset(
    {
        *("age", "date", "etag", "last-modified", "link", "location", "retry-after"),
        *("content-encoding", "content-length", "content-range", "content-type"),
        "content-location",
        *("server", "via", "cf-mitigated", "cf-ray", "x-iinfo", "memento-datetime"),
    }
)

# What services say of how much may still be asked: ``x-ratelimit-remaining``, at Crossref
# ``x-rate-limit-limit``.
RATE_LIMITS = ("x-ratelimit-", "x-rate-limit-")

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
        if lowered in KEPT or lowered.startswith(RATE_LIMITS):
            kept.setdefault(lowered, []).append(_clean(value))
        elif lowered == "set-cookie":
            kept.setdefault(lowered, []).append(_clean(value.partition("=")[0].strip()))
    return {name: ", ".join(values)[:LONGEST] for name, values in sorted(kept.items())}


def _clean(value: str) -> str:
    """Text that any database takes: aiohttp leaves bytes that are not UTF-8 as surrogates."""
    text = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text.replace("\x00", "\ufffd")
