"""Crossref's JSON of a work as a record. Read only: Crossref is asked, never exported to.

Source: REST API, "works" (github.com/CrossRef/rest-api-doc, api_format.md).
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from ..identifiers import IdentifierError, find_isbns, find_issns, parse
from ..names import Name, script_of
from ..records import Agent, Record, Related
from ..texts import Text

# Crossref's type: ours. What is not named here is left unknown.
TYPES = {
    "journal-article": "journal-article",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "reference-entry": "chapter",
    "proceedings-article": "conference-paper",
    "proceedings": "conference-proceedings",
    "posted-content": "preprint",
    "dissertation": "thesis",
    "report": "report",
    "standard": "standard",
    "dataset": "dataset",
    "peer-review": "review",
}
PARTS = frozenset({"chapter", "conference-paper", "journal-article"})
ROLES = {"author": "aut", "editor": "edt", "translator": "trl", "chair": "edt"}
# Crossref's relation: DataCite's, where they mean the same.
RELATIONS = {
    "is-version-of": "IsVariantFormOf",
    "is-translation-of": "IsTranslationOf",
    "has-translation": "HasTranslation",
    "is-review-of": "Reviews",
    "has-review": "IsReviewedBy",
    "is-supplement-to": "IsSupplementTo",
    "is-supplemented-by": "IsSupplementedBy",
    "is-part-of": "IsPartOf",
    "has-part": "HasPart",
}
_LICENCE = re.compile(r"https?://creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)")
_MARKUP = re.compile(r"</?(?:jats:)?[a-z][\w:-]*(?:\s[^<>]*)?/?>", re.IGNORECASE)


def record(message: Mapping[str, Any]) -> Record:
    """A work as Crossref describes it; what has another shape than documented is left out."""
    language = _text(message.get("language"))
    work_type = TYPES.get(_text(message.get("type")), "")
    isbns = tuple(find_isbns(" ".join(_texts(message.get("ISBN")))))
    is_part = work_type in PARTS
    # The last is the book or journal itself, before it may stand a series.
    containers = _texts(message.get("container-title"))[-1:]
    originals = _texts(message.get("original-title"))
    titles = [_clean(text) for text in _texts(message.get("title"))[:1]]
    return Record(
        key=_text(message.get("DOI")),
        url=_text(_first(message, "resource", "primary", "URL")),
        work_type=work_type,
        language=language,
        titles=_titles(titles, [_clean(text) for text in originals], language),
        subtitles=_originals([_clean(text) for text in _texts(message.get("subtitle"))], language),
        abstracts=_originals(_abstracts(message), language),
        contributors=tuple(_agents(message)),
        date=_date(message),
        container_titles=_originals([_clean(text) for text in containers], language),
        container_isbns=isbns if is_part else (),
        issns=tuple(find_issns(" ".join(_texts(message.get("ISSN"))))),
        volume=_text(message.get("volume")),
        issue=_text(message.get("issue")),
        pages=_text(message.get("page")) or _text(message.get("article-number")),
        publisher=_text(message.get("publisher")),
        place=_text(message.get("publisher-location")),
        version=_text(message.get("edition-number")),
        licence=_licence(message),
        dois=tuple(_dois(message.get("DOI"))),
        isbns=() if is_part else isbns,
        related=tuple(_related(message)),
    )


def _titles(titles: list[str], originals: list[str], language: str) -> tuple[Text, ...]:
    """``original-title`` is the one in the work's language; the other is then a translation."""
    if not originals or originals[0] in titles:
        return _originals(titles, language)
    return (Text(originals[0], language, "original"), *(Text(text, "en") for text in titles))


def _originals(values: list[str], language: str) -> tuple[Text, ...]:
    return tuple(Text(value, language, "original") for value in values[:1] if value)


def _abstracts(message: Mapping[str, Any]) -> list[str]:
    return [text] if (text := _clean(_text(message.get("abstract")))) else []


def _agents(message: Mapping[str, Any]) -> Iterator[Agent]:
    for field, role in ROLES.items():
        for one in _rows(message.get(field)):
            family, given = _text(one.get("family")), _text(one.get("given"))
            whole = _text(one.get("name")) or (family if not given else "")
            if not (family or whole):
                continue
            parted = bool(family and given)
            yield Agent(
                (
                    Name(
                        family if parted else "", given if parted else "", "" if parted else whole,
                        script_of(family or whole),
                    ),
                ),
                role=role,
                is_organisation="name" in one,
                orcid=_orcid(one.get("ORCID")),
            )  # fmt: skip


def _date(message: Mapping[str, Any]) -> str:
    """``issued``, the earliest of the dates of publication; Crossref writes none as null."""
    match message.get("issued"):
        case {"date-parts": [[*parts], *_]}:
            numbers = [part for part in parts if type(part) is int]
            if numbers and len(numbers) == len(parts) and 0 < numbers[0] <= 9999:
                widths = (4, 2, 2)
                return "-".join(
                    f"{part:0{width}}" for part, width in zip(numbers, widths, strict=False)
                )
    return ""


def _licence(message: Mapping[str, Any]) -> str:
    for one in _rows(message.get("license")):
        if match := _LICENCE.match(_text(one.get("URL"))):
            return f"CC-{match[1].upper()}-{match[2]}"
    return ""


def _related(message: Mapping[str, Any]) -> Iterator[Related]:
    relations = message.get("relation")
    for kind, rows in relations.items() if isinstance(relations, dict) else ():
        for one in _rows(rows):
            if kind in RELATIONS and _text(one.get("id-type")) == "doi":
                for doi in _dois(one.get("id")):
                    yield Related(RELATIONS[kind], doi=doi)


def _dois(value: Any) -> Iterator[str]:
    try:
        yield parse("doi", _text(value))
    except IdentifierError:
        return


def _orcid(value: Any) -> str:
    try:
        return parse("orcid", _text(value)) if value else ""
    except IdentifierError:
        return ""


def _first(node: Any, *path: str) -> Any:
    for name in path:
        node = node.get(name) if isinstance(node, dict) else None
    return node


def _rows(value: Any) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for one in values if (text := _text(one))]


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _clean(text: str) -> str:
    """Titles and abstracts are deposited with face mark-up and JATS; blanks as they come."""
    return " ".join(unescape(_MARKUP.sub(" " if "jats:" in text else "", text)).split())
