"""The attributes of a record as an XML ``resource`` of kernel 4.

Written here and not by the ``datacite`` package, which builds a tree for each record (several
times slower) and has no place for the language of a publisher; tests hold the two together.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..xml import attributes, element, group, text
from .vocabulary import SCHEMA, UNAVAILABLE

# Names of JSON and of XML where they differ.
_RENAMED = {"schemeUri": "schemeURI", "valueUri": "valueURI", "rightsUri": "rightsURI",
            "lang": "xml:lang"}  # fmt: skip
_ITEM_TEXTS = ("volume", "issue", "firstPage", "lastPage")


def resource(found: Mapping[str, Any]) -> str:
    """The element, with its namespace."""
    return group("resource", _parts(found), {"xmlns": SCHEMA})


def _parts(found: Mapping[str, Any]) -> Iterator[str]:
    yield _identifier(found.get("doi", ""), found.get("url", ""))
    yield group("creators", _people("creator", found["creators"]))
    yield group("titles", _rows("title", "title", found["titles"]))
    yield element("publisher", found["publisher"]["name"])
    yield element("publicationYear", found["publicationYear"])
    types = found["types"]
    yield (
        f'<resourceType resourceTypeGeneral="{types["resourceTypeGeneral"]}">'
        f"{text(types.get('resourceType', ''))}</resourceType>"
    )
    yield group("subjects", _rows("subject", "subject", found.get("subjects", ())))
    yield group("contributors", _people("contributor", found.get("contributors", ())))
    yield group("dates", _rows("date", "date", found.get("dates", ())))
    yield element("language", found.get("language", ""))
    yield group(
        "alternateIdentifiers",
        _rows("alternateIdentifier", "alternateIdentifier", _alternates(found)),
    )
    yield group(
        "relatedIdentifiers",
        _rows("relatedIdentifier", "relatedIdentifier", found.get("relatedIdentifiers", ())),
    )
    yield group("sizes", (element("size", size) for size in found.get("sizes", ())))
    yield group("formats", (element("format", one) for one in found.get("formats", ())))
    yield element("version", found.get("version", ""))
    yield group("rightsList", _rows("rights", "rights", found.get("rightsList", ())))
    yield group("descriptions", _rows("description", "description", found.get("descriptions", ())))
    yield group("relatedItems", map(_item, found.get("relatedItems", ())))


def _identifier(doi: str, url: str) -> str:
    """A DOI; of a work without one the address; ``:unav`` where there is neither."""
    kind = "DOI" if doi or not url else "URL"
    return element("identifier", doi or url or UNAVAILABLE, {"identifierType": kind})


def _alternates(found: Mapping[str, Any]) -> list[dict[str, str]]:
    rows = list(found.get("alternateIdentifiers", ()))
    if found.get("doi") and found.get("url"):
        rows.append({"alternateIdentifier": found["url"], "alternateIdentifierType": "URL"})
    return rows


def _rows(name: str, key: str, rows: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """Elements whose text is ``row[key]`` and whose attributes are all else."""
    for row in rows:
        rest = {_RENAMED.get(one, one): value for one, value in row.items() if one != key}
        yield f"<{name}{attributes(rest)}>{text(row[key])}</{name}>"


def _people(name: str, people: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for person in people:
        values = {"nameType": person.get("nameType", ""), "xml:lang": person.get("lang", "")}
        yield group(
            name,
            (
                element(f"{name}Name", person["name"], values),
                element("givenName", person.get("givenName", "")),
                element("familyName", person.get("familyName", "")),
                *_rows("nameIdentifier", "nameIdentifier", person.get("nameIdentifiers", ())),
            ),
            {"contributorType": person.get("contributorType", "")},
        )


def _item(item: Mapping[str, Any]) -> str:
    named = item.get("relatedItemIdentifier")
    return group(
        "relatedItem",
        (
            *_rows("relatedItemIdentifier", "relatedItemIdentifier", [named] if named else ()),
            group("titles", _rows("title", "title", item["titles"])),
            *(element(name, item.get(name, "")) for name in _ITEM_TEXTS),
        ),
        {"relatedItemType": item["relatedItemType"], "relationType": item["relationType"]},
    )
