"""Types of items: CSL's and ours."""

from ...records import Record
from ...vocabularies.work_types import work_type

ISSUED_IN = "article-magazine"
PARTS = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "chapter", "entry",
     "entry-dictionary", "entry-encyclopedia", "paper-conference", "review", "review-book"}
)  # fmt: skip

# CSL 1.0.2: ours; then the types that Crossref and DataCite write in their CSL-JSON.
TYPES = {
    "article": "preprint",
    "article-journal": "journal-article",
    "article-magazine": "magazine-article",
    "article-newspaper": "newspaper-article",
    "bill": "text",
    "book": "book",
    "broadcast": "video",
    "chapter": "chapter",
    "classic": "book",
    "collection": "archival-material",
    "dataset": "dataset",
    "document": "",
    "entry": "chapter",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "figure": "image",
    "graphic": "image",
    "interview": "interview",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "video",
    "musical_score": "musical-notation",
    "pamphlet": "text",
    "paper-conference": "conference-paper",
    "patent": "patent",
    "performance": "other",
    "periodical": "",
    "personal_communication": "letter",
    "post": "website",
    "post-weblog": "blog-post",
    "report": "report",
    "review": "review",
    "review-book": "book-review",
    "software": "software",
    "song": "sound",
    "speech": "lecture",
    "standard": "standard",
    "thesis": "thesis",
    "webpage": "website",
    "journal-article": "journal-article",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "edited-book": "book",
    "monograph": "book",
    "posted-content": "preprint",
    "proceedings": "conference-proceedings",
    "proceedings-article": "conference-paper",
    "reference-book": "book",
}
# A work type that CSL's type does not tell stands in ``custom``; this for one that is not known.
UNKNOWN = "unknown"


def written(record: Record) -> str:
    """The CSL type of a record."""
    kind = work_type(record.work_type).csl
    if record.container_titles:
        return ISSUED_IN if kind == "document" else kind
    # Styles write "In:" and nothing after it for an article that appeared nowhere.
    return "document" if kind.startswith("article-") else kind


def untold(record: Record, kind: str) -> str:
    """The work type where ``kind`` does not tell it, else an empty text."""
    return "" if TYPES.get(kind) == record.work_type else record.work_type or UNKNOWN
