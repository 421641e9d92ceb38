"""Entry types of BibLaTeX and our types of works.

Where the entry type does not say it, ``entrysubtype`` holds our own code: a field made for
that, which no standard style prints (biblatex manual, section 2.2.3), while ``type`` is printed.
"""

from ...records import Record
from ...vocabularies.work_types import WORK_TYPES, work_type

# A part of nothing is set without the words that would lead to a container.
ALONE = {"article": "misc", "incollection": "inbook", "inproceedings": "unpublished"}

# What an entry type says when no subtype is given; JabRef's, Zotero's and GB/T 7714's among them.
TYPES = {
    "article": "journal-article", "suppperiodical": "journal-article", "newspaper":
    "newspaper-article", "book": "book", "mvbook": "book", "booklet": "book", "manual": "book",
    "collection": "book", "mvcollection": "book", "reference": "book", "mvreference": "book",
    "inbook": "chapter", "incollection": "chapter", "inreference": "chapter",
    "bookinbook": "chapter", "suppbook": "chapter", "suppcollection": "chapter",
    "inproceedings": "conference-paper", "conference": "conference-paper",
    "proceedings": "conference-proceedings", "mvproceedings": "conference-proceedings",
    "report": "report", "techreport": "report", "thesis": "thesis", "phdthesis": "thesis",
    "mastersthesis": "thesis", "online": "website", "electronic": "website", "www": "website",
    "webpage": "website", "unpublished": "manuscript", "patent": "patent",
    "standard": "standard", "dataset": "dataset", "data": "dataset", "software": "software",
    "softwareversion": "software", "image": "image", "artwork": "image", "audio": "sound",
    "music": "sound", "video": "video", "movie": "video", "letter": "letter", "review": "review",
    "map": "map", "archive": "archival-material", "interview": "interview",
    "preprint": "preprint", "blog": "blog-post", "speech": "lecture", "score": "musical-notation",
}  # fmt: skip
# Subtypes that biblatex-apa, biblatex-chicago and Zotero use.
_SUBTYPES = {
    "newspaper": "newspaper-article", "magazine": "magazine-article", "preprint": "preprint",
    "newsarticle": "newspaper-article", "workingpaper": "working-paper", "arxiv": "preprint",
}  # fmt: skip
ARTICLES = frozenset({"article", "suppperiodical", "newspaper"})
# Entries whose ``booktitle`` is their own title.
WHOLES = frozenset(
    {"book", "mvbook", "booklet", "collection", "mvcollection", "proceedings", "mvproceedings",
     "reference", "mvreference", "manual", "periodical"}
)  # fmt: skip
_PARTS = frozenset(
    {"inbook", "incollection", "inproceedings", "conference", "inreference", "bookinbook",
     "suppbook", "suppcollection"}
)  # fmt: skip
_WRITTEN = {"newspaper-article": "newspaper", "magazine-article": "magazine"}


def entry_type(record: Record) -> str:
    """The BibLaTeX entry type; what stands in a serial is an article."""
    kind = work_type(record.work_type).bibtex
    if record.container_titles:
        return "article" if kind in ("misc", "unpublished") else kind
    return ALONE.get(kind, kind)


def subtype(record: Record, kind: str, *, is_preprint: bool = False) -> str:
    """What ``entrysubtype`` must say for the type to be read again; mostly nothing."""
    code = record.work_type
    if code not in WORK_TYPES or read_type(kind, "", is_preprint=is_preprint) == code:
        return ""
    return _WRITTEN.get(code, code)


def is_part(kind: str, code: str) -> bool:
    """Whether an entry of this type stands in something that has the ISBN."""
    return kind in ARTICLES or kind in _PARTS or code in ("chapter", "conference-paper")


def read_type(kind: str, subtype: str, *, is_preprint: bool = False) -> str:
    """Our type of an entry; empty where it says nothing."""
    subtype = subtype.strip().lower()
    if found := subtype if subtype in WORK_TYPES else _SUBTYPES.get(subtype, ""):
        return found
    if is_preprint and TYPES.get(kind, "") in ("", "website", "manuscript"):
        return "preprint"
    return TYPES.get(kind, "")
