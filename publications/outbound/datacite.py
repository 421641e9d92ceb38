"""DataCite: the metadata of a DOI. REST API, https://support.datacite.org/docs/api."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from .answers import Answer, Request
from .json_answers import read_json, unreadable
from .services import base_address

# Metadata with thousands of creators and references come to some megabytes.
_MOST_BYTES = 5_000_000


def doi_request(doi: str) -> Request:
    """The question for the metadata of ``doi``."""
    path = quote(doi, safe="/")
    return _request(f"/dois/{path}?affiliation=false&publisher=true")


def search_request(text: str, *, rows: int = 10) -> Request:
    """The question for findable DOIs whose metadata hold exactly ``text``."""
    literal = text.replace("\\", "").replace('"', "")
    query = {"query": f'"{literal}"', "page[size]": str(rows), "disable-facets": "true"}
    return _request(f"/dois?{urlencode(query)}")


def read_doi(answer: Answer) -> Mapping[str, Any] | None:
    """The ``attributes`` of the DOI; None when DataCite says that it has no such (public) DOI.

    Raises CouldNotAsk for anything that is neither.
    """
    match read_json(answer):
        case {"data": {"attributes": dict(attributes)}} if answer.status == 200:
            return attributes
        case {"errors": [{"status": "404"}, *_]} if answer.status == 404:
            return None
    raise unreadable(answer)


def read_list(answer: Answer) -> list[Mapping[str, Any]]:
    """The ``attributes`` of each DOI that was found. Raises CouldNotAsk."""
    match read_json(answer):
        case {"data": list(rows)} if answer.status == 200:
            return [
                row["attributes"]
                for row in rows
                if isinstance(row, dict) and isinstance(row.get("attributes"), dict)
            ]
    raise unreadable(answer)


def _request(path: str) -> Request:
    return Request(
        f"{base_address('datacite')}{path}",
        headers={"Accept": "application/vnd.api+json, application/json"},
        max_bytes=_MOST_BYTES,
    )
