"""Keys of BibTeX entries: stable, plain ASCII, one a work."""

import hashlib
import re
import unicodedata

from ..records import Record

# What every program takes in a key: no brace, comma, quotation mark, #, %, ~, \ or blank.
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:./+-]*")
_NOT_PLAIN = re.compile(r"[^a-z0-9_-]+")
_HASHED = 8


def citation_key(record: Record) -> str:
    """The slug itself where it is plain ASCII; else what is left of it and a digest.

    The slug never changes, so neither does the key. A record without one is known by its
    DOI, address or titles.
    """
    if _PLAIN.fullmatch(record.key) and record.key != "0":  # which Biber takes for no key
        return record.key
    source = record.key or record.doi or record.url or repr((record.titles, record.date))
    letters = unicodedata.normalize("NFKD", source).encode("ascii", "ignore").decode().lower()
    plain = _NOT_PLAIN.sub("-", letters).strip("-")
    digest = hashlib.sha256(source.encode("utf-8", "replace")).hexdigest()[:_HASHED]
    return f"{plain[:60].strip('-') or 'work'}-{digest}"
