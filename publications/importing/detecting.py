"""What a file is, by its first bytes and then by its name.

A kind is the ending of a format (``ris``, ``marcxml``), or one of ``refusing.KINDS`` for what
is not read here. Content is believed before the name; the name decides where there is nothing
to go by.
"""

import re
from pathlib import PurePath

from . import sniffing
from .encodings import detect as detect_encoding
from .encodings import likeliest_beyond_latin
from .jsons import kind_of_json
from .xmls import kind_of_xml

_MAGIC = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"#!", "script"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"SQLite format 3", "database"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"PK\x03\x04", "archive"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
)
_NAMES = {
    "bib": "bib", "bibtex": "bib", "ris": "ris", "mrc": "mrc", "marc": "mrc", "iso": "mrc",
    "dat": "mrc", "marcxml": "marcxml", "csv": "csv", "tsv": "csv", "tab": "csv",
    "jsonl": "jsonl", "ndjson": "jsonl", "txt": "references", "md": "references",
    "enw": "endnote", "nbib": "nbib", "isi": "web-of-science", "ciw": "web-of-science",
}  # fmt: skip
# ISO 2709: field and subfield separators. No text has them.
_FIELD, _SUBFIELD, _RECORD = b"\x1e", b"\x1f", b"\x1d"
_LEADER = re.compile(rb"\s*[0-9 ]{5}[ -~]{5}.{2}[0-9 ]{5}", re.S)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


def detect(sample: bytes, encoding: str, name: str = "") -> str:
    """The kind of the file that begins with ``sample``, whose text is in ``encoding``.

    Never raises. An empty file is ``empty``.
    """
    if not sample.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe\x1a"):
        return "empty"
    if is_marc(sample):
        return "mrc"
    for start, kind in _MAGIC:
        if sample.startswith(start):
            return kind
    text = _decoded(sample, encoding)
    if len(_CONTROLS.findall(text[:20_000])) * 20 > len(text[:20_000]):
        return "binary"
    return _of_text(text.lstrip(), by_name(name))


def by_name(name: str) -> str:
    """The kind that a file's name tells of, empty when it tells none."""
    return _NAMES.get(PurePath(name.lower()).suffix.lstrip("."), "")


def encoding_of(sample: bytes) -> str:
    """The encoding of the file that begins with ``sample``.

    MARC says its own, in ways its reader knows: the encoding is empty, except for records in
    an encoding of Cyrillic or East Asian text, which MARC has no word for.
    """
    return likeliest_beyond_latin(sample) if is_marc(sample) else detect_encoding(sample)


def is_marc(sample: bytes) -> bool:
    """Whether these are records in ISO 2709, however damaged their leaders."""
    head = sample[:100_000]
    if b"\0" in head[:1000] and not _LEADER.match(head):
        return False  # UTF-16, whose second bytes may be any
    if head.count(_FIELD) < 2:
        return bool(_LEADER.match(head)) and _RECORD in head
    return _SUBFIELD in head or bool(_LEADER.match(head))


def _decoded(sample: bytes, encoding: str) -> str:
    try:
        return sample.decode(encoding or "utf-8", "replace").lstrip("\ufeff")
    except (LookupError, UnicodeError):
        return sample.decode("utf-8", "replace")


def _of_text(text: str, named: str) -> str:
    if text.startswith("<") and (kind := kind_of_xml(text)):
        return kind
    if text.startswith(("{", "[")) and (kind := kind_of_json(text)):
        return kind
    if kind := sniffing.tagged(text):
        return kind
    if sniffing.is_bibtex(text, named == "bib"):
        return "bib"
    if kind := sniffing.table(text, named == "csv"):
        return kind
    return named or "references"
