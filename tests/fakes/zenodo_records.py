"""A record of Zenodo in the shapes that its interface gives."""

from hashlib import md5
from typing import Any

_TIME = "2026-02-01T10:00:00.000000+00:00"


def concept_of(number: str) -> str:
    """The number of all versions: given just before that of the first."""
    return str(int(number) - 1)


def legacy_json(number: str, title: str, concept: str, **changes: Any) -> dict[str, Any]:
    """As the serializer of zenodo-rdm writes it: ``id`` is a number, ``recid`` a text."""
    doi, site = f"10.5281/zenodo.{number}", "https://zenodo.org"
    version = {"index": 0, "is_last": True, "parent": {"pid_type": "recid", "pid_value": concept}}
    metadata = {
        "title": title, "doi": doi, "publication_date": "2026-02-01", "access_right": "open",
        "creators": [{"name": "Wu, Zhaohui", "affiliation": None,
                      "orcid": "0009-0009-5318-3027"}],
        "resource_type": {"type": "publication", "subtype": "other", "title": "Other"},
        "license": {"id": "cc-by-4.0"}, "version": "1", "relations": {"version": [version]},
    } | changes.pop("metadata", {})  # fmt: skip
    checksum = f"md5:{md5(number.encode()).hexdigest()}"
    content = f"{site}/api/records/{number}/files/work.pdf/content"
    return {
        "created": _TIME, "modified": _TIME, "id": int(number), "recid": number,
        "conceptrecid": concept, "doi": doi, "doi_url": f"https://doi.org/{doi}",
        "conceptdoi": f"10.5281/zenodo.{concept}", "title": title, "metadata": metadata,
        "links": {
            "self": f"{site}/api/records/{number}", "self_html": f"{site}/records/{number}",
            "latest": f"{site}/api/records/{number}/versions/latest",
            "latest_html": f"{site}/records/{number}/latest",
            "versions": f"{site}/api/records/{number}/versions",
            "parent_doi": f"{site}/doi/10.5281/zenodo.{concept}",
        },
        "files": [{"id": f"f{number}", "key": "work.pdf", "size": 1_234_567,
                   "checksum": checksum, "links": {"self": content}}],
        "updated": _TIME, "revision": 3, "status": "published", "state": "done",
        "submitted": True, "owners": [{"id": "1234"}], "stats": {"downloads": 3, "views": 9},
    } | changes  # fmt: skip


def datacite_json(record: dict[str, Any]) -> dict[str, Any]:
    """The same record in DataCite's schema 4."""
    return {
        "identifiers": [{"identifier": record["doi"], "identifierType": "DOI"}],
        "creators": [{"name": "Wu, Zhaohui", "nameType": "Personal", "givenName": "Zhaohui",
                      "familyName": "Wu", "nameIdentifiers": []}],
        "titles": [{"title": record["title"]}],
        "publisher": "Zenodo",
        "publicationYear": "2026",
        "types": {"resourceTypeGeneral": "Text", "resourceType": ""},
        "dates": [{"date": "2026-02-01", "dateType": "Issued"}],
        "language": "eng",
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }  # fmt: skip
