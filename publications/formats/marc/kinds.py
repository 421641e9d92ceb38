"""What a work is: leader 06 and 07, 336 and 655, against the types of works.

Sources: MARC 21 Bibliographic, leader; RDA content types (rdacontent); COAR Resource Types 3.1.
"""

from typing import NamedTuple

from ...vocabularies.work_types import COAR, UNKNOWN, WORK_TYPES
from .fields import Marc
from .linking import Builder


class Kind(NamedTuple):
    """Leader 06 (type of record) and 07 (bibliographic level), and COAR's own label."""

    record_type: str
    level: str
    label: str


_TEXT, _PART, _IN_SERIAL = ("a", "m"), ("a", "a"), ("a", "b")
KINDS = {
    "journal-article": Kind(*_IN_SERIAL, "journal article"),
    "magazine-article": Kind(*_IN_SERIAL, "contribution to journal"),
    "newspaper-article": Kind(*_IN_SERIAL, "newspaper article"),
    "essay": Kind(*_TEXT, "text"),
    "editorial": Kind(*_IN_SERIAL, "editorial"),
    "review": Kind(*_IN_SERIAL, "review"),
    "book-review": Kind(*_IN_SERIAL, "book review"),
    "letter": Kind(*_TEXT, "letter"),
    "interview": Kind(*_TEXT, "interview"),
    "book": Kind(*_TEXT, "book"),
    "chapter": Kind(*_PART, "book part"),
    "conference-paper": Kind(*_PART, "conference paper"),
    "conference-proceedings": Kind(*_TEXT, "conference proceedings"),
    "lecture": Kind(*_TEXT, "lecture"),
    "report": Kind(*_TEXT, "report"),
    "working-paper": Kind(*_TEXT, "working paper"),
    "preprint": Kind(*_TEXT, "preprint"),
    "thesis": Kind(*_TEXT, "thesis"),
    "standard": Kind(*_TEXT, "technical documentation"),
    "patent": Kind(*_TEXT, "patent"),
    "dataset": Kind("m", "m", "dataset"),
    "software": Kind("m", "m", "software"),
    "image": Kind("k", "m", "image"),
    "map": Kind("e", "m", "map"),
    "sound": Kind("i", "m", "sound"),
    "video": Kind("g", "m", "video"),
    "musical-notation": Kind("c", "m", "musical notation"),
    "manuscript": Kind("t", "m", "manuscript"),
    "archival-material": Kind("p", "c", "text"),
    "blog-post": Kind("a", "b", "blog post"),
    "website": Kind("a", "i", "website"),
    "teaching-material": Kind(*_TEXT, "learning object"),
    "text": Kind(*_TEXT, "text"),
    "other": Kind(*_TEXT, "other"),
}
_NO_KIND = Kind(*_TEXT, "other")
# RDA content type of a leader 06: term and code.
_CONTENTS = {
    "a": ("text", "txt"), "t": ("text", "txt"), "c": ("notated music", "ntm"),
    "e": ("cartographic image", "cri"), "g": ("two-dimensional moving image", "tdi"),
    "i": ("spoken word", "spw"), "k": ("still image", "sti"),
}  # fmt: skip
# Types that appear in something else, whose numbers are not theirs.
PARTS = frozenset(
    {"journal-article", "magazine-article", "newspaper-article", "editorial", "review",
     "book-review", "chapter", "conference-paper"}
)  # fmt: skip
# Types that can be a volume of a series.
MONOGRAPHS = frozenset(
    {"book", "conference-proceedings", "report", "working-paper", "thesis", "standard", "dataset",
     "map", "musical-notation", "sound", "video"}
)  # fmt: skip

_OF_RECORD_TYPE = {
    "c": "musical-notation", "d": "musical-notation", "e": "map", "f": "map", "g": "video",
    "i": "sound", "j": "sound", "k": "image", "o": "other", "p": "archival-material", "r": "other",
    "t": "manuscript",
}  # fmt: skip
_BY_COAR: dict[str, str] = {}
for _code, _row in WORK_TYPES.items():
    _BY_COAR.setdefault(_row.coar, "text" if _row.coar.endswith("c_18cf") else _code)
del _BY_COAR[UNKNOWN.coar]


def kind(work_type: str) -> Kind:
    return KINDS.get(work_type, _NO_KIND)


def write_content(build: Builder, work_type: str) -> None:
    """336."""
    if content := _CONTENTS.get(kind(work_type).record_type):
        build.add("336", "  ", ("a", content[0]), ("b", content[1]), ("2", "rdacontent"))


def write(build: Builder, work_type: str) -> None:
    """655: the COAR type, and our own word where it says more."""
    row = WORK_TYPES.get(work_type, UNKNOWN)
    found = kind(work_type)
    build.add("655", " 7", ("a", found.label), ("0", row.coar), ("2", "coar"))
    if row.code and _BY_COAR.get(row.coar) != row.code:
        build.add("655", " 4", ("a", _word(row.code)))


def read(marc: Marc) -> str:
    """The type of the work; empty where nothing says it."""
    by_coar = None
    for one in marc.all("655"):
        label = one.first("a").strip(" .").lower()
        if one.indicators == " 4" and label in _WORDS:
            return _WORDS[label]
        uri = next((value for value in one.all("01") if COAR in value), "")
        if uri:
            by_coar = _BY_COAR.get(uri.replace("https:", "http:"), "")
    if by_coar is not None:
        return by_coar
    return read_leader(marc)


def read_leader(marc: Marc) -> str:
    """What leader 06 and 07 say of the type, with 008 and 502."""
    record_type, level = marc.leader[6:7], marc.leader[7:8]
    if marc.has("502"):
        return "thesis"
    if record_type == "m":
        return {"a": "dataset", "b": "software"}.get(marc.text("008")[26:27], "")
    if record_type in _OF_RECORD_TYPE:
        return _OF_RECORD_TYPE[record_type]
    if record_type != "a":
        return ""
    if level == "b" or (level == "a" and any(one.first("x") for one in marc.all("773"))):
        return "journal-article"
    if level in ("i", "s"):
        return ""
    return "chapter" if level == "a" else "book" if level in ("m", "c") else ""


def _word(code: str) -> str:
    return code.replace("-", " ")


_WORDS = {_word(code): code for code in WORK_TYPES}
