"""Records of DOIs as their agencies give them, read for what is proved by them. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from ...evidence.canonical import Json
from ..readings import Meaning, Reading, Subject, changed_shape, no_marker
from .agreement import any_title
from .bodies import rows, texts

Body = Mapping[str, Any]
# DataCite's schema 4, relationType: what is said of versions.
_VERSIONS = (
    "IsVersionOf", "HasVersion", "IsNewVersionOf", "IsPreviousVersionOf", "IsObsoletedBy",
)  # fmt: skip
# Crossref's relations of the same kind.
_RELATIONS = ("is-version-of", "has-version", "is-preprint-of", "has-preprint")
# Updates after which a work no longer stands as it was published.
RETRACTIONS = frozenset({"retraction", "withdrawal", "removal", "partial_retraction"})
# Where Crossref lets DOIs lead that were given by mistake; none is ever deleted.
_DELETED = "deleted_doi"
_MOST = 20


def of_datacite(attributes: Body, subject: Subject) -> Reading:
    """DataCite's ``attributes``."""
    if _is_another(attributes.get("doi"), subject):
        return no_marker("DataCite answered about another DOI.")
    state = attributes.get("state")
    titles = [text for row in rows(attributes.get("titles")) for text in texts(row.get("title"))]
    related: list[Json] = [
        {"relation": row["relationType"], "doi": row["relatedIdentifier"].lower()}
        for row in rows(attributes.get("relatedIdentifiers"))
        if row.get("relationType") in _VERSIONS and isinstance(row.get("relatedIdentifier"), str)
    ]
    facts = _facts(
        agency="DataCite", title=_first(titles), state=_text(state),
        url=_text(attributes.get("url")), version=_text(attributes.get("version")),
        related=related[:_MOST], updated=_text(attributes.get("updated"))[:10],
    )  # fmt: skip
    match state:
        case "findable" if attributes.get("isActive") is not False:
            detail = "Findable at DataCite."
            return Reading(Meaning.PRESENT, detail=detail, facts=facts,
                           disagreement=any_title(subject, titles))  # fmt: skip
        case "findable" | "registered":
            detail = "Registered at DataCite, not findable."
            return Reading(Meaning.HIDDEN, detail=detail, facts=facts)
        case "draft":
            return Reading(Meaning.DRAFT, detail="A draft at DataCite.", facts=facts)
    return changed_shape(f"DataCite says that its state is {_text(state) or 'nothing'}.")


def of_crossref(message: Body, subject: Subject) -> Reading:
    """Crossref's ``message`` about a work."""
    if _is_another(message.get("DOI"), subject):
        return no_marker("Crossref answered about another DOI.")
    titles = texts(message.get("title"))
    updates = list(_updates(message.get("updated-by")))
    related: list[Json] = [*_relations(message.get("relation"))]
    notices: list[Json] = [*_updates(message.get("update-to"))]
    claimed: list[Json] = [*texts(message.get("archive"))]
    resource = message.get("resource")
    primary = resource.get("primary") if isinstance(resource, dict) else None
    url = _text(primary.get("URL") if isinstance(primary, dict) else None)
    retracted = any(update["type"] in RETRACTIONS for update in updates)
    facts = _facts(
        agency="Crossref", title=_first(titles), state="registered", url=url,
        updates=[*updates[:_MOST]], retracted=retracted or None,
        notice_about=notices[:_MOST],
        related=related[:_MOST],
        archives_claimed=claimed[:_MOST],
    )  # fmt: skip
    if _DELETED in url.lower():
        detail = "Crossref keeps the DOI as deleted: it leads to a notice that it is."
        return Reading(Meaning.WITHDRAWN, detail=detail, facts=facts)
    told = f"; updated by {', '.join(str(one['type']) for one in updates)}" if updates else ""
    return Reading(
        Meaning.PRESENT, detail=f"Registered at Crossref{told}.", facts=facts,
        disagreement=any_title(subject, titles),
    )  # fmt: skip


def of_csl(record: Body, subject: Subject, agency: str) -> Reading:
    """CSL-JSON, which doi.org gets from any agency."""
    if record.get("DOI") is not None and _is_another(record.get("DOI"), subject):
        return no_marker(f"{agency} answered about another DOI.")
    titles = texts(record.get("title"))
    if not titles and not isinstance(record.get("type"), str):
        return changed_shape(f"{agency} gave a record without title and type.")
    facts = _facts(agency=agency, title=_first(titles), state="registered",
                   url=_text(record.get("URL")))  # fmt: skip
    return Reading(
        Meaning.PRESENT, detail=f"Registered at {agency}.", facts=facts,
        disagreement=any_title(subject, titles),
    )  # fmt: skip


def _updates(value: object) -> Iterator[dict[str, Json]]:
    for row in rows(value):
        updated = row.get("updated")
        when = updated.get("date-time") if isinstance(updated, dict) else ""
        yield {
            "type": _text(row.get("type")).lower().replace(" ", "_").replace("-", "_"),
            "doi": _text(row.get("DOI")).lower(),
            "source": _text(row.get("source")),
            "date": _text(when)[:10],
        }


def _relations(value: object) -> Iterator[dict[str, Json]]:
    relations = value if isinstance(value, dict) else {}
    for name in _RELATIONS:
        for row in rows(relations.get(name)):
            if doi := _text(row.get("id")):
                yield {"relation": name, "doi": doi.lower()}


def _facts(**found: Json) -> dict[str, Json]:
    return {name: value for name, value in found.items() if value not in ("", None, [])}


def _is_another(doi: object, subject: Subject) -> bool:
    """DOIs are compared without regard to case; agencies write them as they like."""
    return not isinstance(doi, str) or doi.strip().lower() != subject.identifier.lower()


def _first(titles: list[str]) -> str:
    return titles[0][:500] if titles else ""


def _text(value: object) -> str:
    return " ".join(value.split())[:500] if isinstance(value, str) else ""
