"""Types of schema.org for our types of works, and for what relates them."""

from ...vocabularies.work_types import work_type

TYPES = {
    "journal-article": "ScholarlyArticle", "magazine-article": "Article",
    "newspaper-article": "NewsArticle", "essay": "Article", "editorial": "Article",
    "review": "Review", "book-review": "Review", "book": "Book", "chapter": "Chapter",
    "conference-paper": "ScholarlyArticle", "conference-proceedings": "Book",
    "report": "Report", "working-paper": "Report", "preprint": "ScholarlyArticle",
    "thesis": "Thesis", "dataset": "Dataset", "software": "SoftwareSourceCode",
    "image": "ImageObject", "map": "Map", "sound": "AudioObject", "video": "VideoObject",
    "musical-notation": "SheetMusic", "manuscript": "Manuscript",
    "archival-material": "ArchiveComponent", "blog-post": "BlogPosting", "website": "WebSite",
    "teaching-material": "LearningResource",
}  # fmt: skip
"""Any other is a CreativeWork."""

# What ``pagination`` may be said of.
PAGED = frozenset(
    {"Article", "ScholarlyArticle", "NewsArticle", "Report", "BlogPosting", "Chapter"}
)

RELATIONS = {
    "References": "citation",
    "Cites": "citation",
    "IsTranslationOf": "translationOfWork",
    "HasTranslation": "workTranslation",
    "IsPartOf": "isPartOf",
    "HasPart": "hasPart",
    "IsDerivedFrom": "isBasedOn",
    "IsNewVersionOf": "isBasedOn",
    "Reviews": "about",
}
"""DataCite relationType -> property; of the others schema.org knows nothing."""


def type_of(code: str, *, is_paged: bool) -> str | list[str]:
    """``@type``; what has pages is an article too, so that they can be said."""
    found = TYPES.get(code, "CreativeWork")
    return [found, "Article"] if is_paged and found not in PAGED else found


def coar(code: str) -> str:
    """``additionalType``: the COAR resource type."""
    return work_type(code).coar if code else ""
