"""What records can be downloaded as: every format, and citations, which need more than records."""

from publications.formats import FORMATS, Format

from .citations import listing, styles

TEXT = "txt"
_USUAL = "apa"


def offered(style: str = "") -> dict[str, Format]:
    """Formats by ending, citations in ``style`` (APA unless said otherwise) last.

    Raises KeyError for a style that is not offered.
    """
    found = styles.find(style or _USUAL)
    if found is None:
        raise KeyError(style)
    return {**FORMATS, TEXT: listing.format_of(found)}
