"""Nested records (DataCite's REST layout) laid out as the others are."""

from typing import Any

from .texts import clean


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """The row itself, the one under ``record``, or DataCite's envelope in our layout."""
    if isinstance(wrapped := row.get("record"), dict) and "title" not in row:
        row = wrapped
    inner = row.get("attributes")
    if clean(row.get("type")) != "dois" or not isinstance(inner, dict):
        return row
    types, container = _row(inner, "types"), _row(inner, "container")
    return {
        "id": row.get("id"),
        "type": _type(types),
        "title": next((clean(t.get("title")) for t in _rows(inner, "titles")), ""),
        "titles": [
            {
                "value": one.get("title"),
                "lang": one.get("lang"),
                "kind": "sub" if one.get("titleType") == "Subtitle" else "",
            }
            for one in _rows(inner, "titles")
        ],
        "authors": [_person(one, "author") for one in _rows(inner, "creators")],
        "contributors": [
            _person(one, clean(one.get("contributorType"))) for one in _rows(inner, "contributors")
        ],
        "date": _issued(inner),
        "year": inner.get("publicationYear"),
        "language": inner.get("language"),
        "publisher": _publisher(inner.get("publisher")),
        "container": container.get("title"),
        "issn": container.get("identifier") if container.get("identifierType") == "ISSN" else "",
        "volume": container.get("volume"),
        "issue": container.get("issue"),
        "version": inner.get("version"),
        "subjects": [one.get("subject") for one in _rows(inner, "subjects")],
        "abstracts": [
            {"value": one.get("description"), "lang": one.get("lang")}
            for one in _rows(inner, "descriptions")
            if one.get("descriptionType") == "Abstract"
        ],
        "license_url": [one.get("rightsUri") for one in _rows(inner, "rightsList")],
        "doi": inner.get("doi"),
        "url": inner.get("url"),
    }


def _row(inner: dict[str, Any], key: str) -> dict[str, Any]:
    value = inner.get(key)
    return value if isinstance(value, dict) else {}


def _rows(inner: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = inner.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _type(types: dict[str, Any]) -> str:
    general = clean(types.get("resourceTypeGeneral"))
    if general in ("", "Text", "Other"):
        by_style = {
            "article-journal": "journal-article", "thesis": "thesis", "report": "report",
            "chapter": "chapter", "book": "book", "paper-conference": "conference-paper",
        }  # fmt: skip
        return by_style.get(clean(types.get("citeproc")), "text" if general == "Text" else "other")
    return {"Collection": "collection of works", "InteractiveResource": "other"}.get(
        general, general
    )


def _person(one: dict[str, Any], role: str) -> dict[str, Any]:
    numbers = [
        (clean(x.get("nameIdentifierScheme")).upper(), clean(x.get("nameIdentifier")))
        for x in _rows(one, "nameIdentifiers")
    ]
    return {
        "name": one.get("name"),
        "family": one.get("familyName"),
        "given": one.get("givenName"),
        "role": role,
        "kind": one.get("nameType"),
        "orcid": next((value for scheme, value in numbers if scheme == "ORCID"), ""),
        "isni": next((value for scheme, value in numbers if scheme == "ISNI"), ""),
    }


def _issued(inner: dict[str, Any]) -> str:
    days = {clean(one.get("dateType")): clean(one.get("date")) for one in _rows(inner, "dates")}
    return days.get("Issued", "")


def _publisher(value: Any) -> Any:
    return value.get("name") if isinstance(value, dict) else value
