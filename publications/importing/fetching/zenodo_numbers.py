"""The number of a Zenodo record, as people paste it."""

import re

_RECORD = re.compile(
    r"(?:https?://)?(?:www\.)?zenodo\.org/records?/(\d{1,12})\b|zenodo[\s:.#]+(\d{1,12})",
    re.IGNORECASE,
)


def find(text: str) -> str:
    """``https://zenodo.org/records/123``, ``zenodo:123`` -> ``123``; empty for anything else.

    A DOI (``10.5281/zenodo.123``) is none: it is asked for as a DOI.
    """
    match = _RECORD.match(text.strip())
    return (match[1] or match[2]) if match else ""
