"""Crossref: the metadata of a DOI or ISBN. REST API, https://api.crossref.org."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from .answers import Answer, Request
from .challenge import as_refusal
from .json_answers import read_json, unreadable
from .services import base_address

_MOST_BYTES = 5_000_000
# What Crossref says, as plain text, of a DOI that it does not have.
NOT_FOUND = b"Resource not found."


def doi_request(doi: str) -> Request:
    """The question for the metadata of ``doi``."""
    return _request(f"/works/{quote(doi, safe='')}")


def isbn_request(isbn: str, *, rows: int = 10) -> Request:
    """The question for works with the ISBN ``isbn`` (thirteen digits)."""
    query = {"filter": f"isbn:{isbn}", "rows": str(rows)}
    return _request(f"/works?{urlencode(query)}")


def read_doi(answer: Answer) -> Mapping[str, Any] | None:
    """The ``message`` about the DOI; None when Crossref has none of it.

    Raises CouldNotAsk for anything that is neither: "Route not found" is our own mistake.
    """
    if answer.status == 404 and answer.body.strip() == NOT_FOUND and not as_refusal(answer):
        return None
    match read_json(answer):
        case {"message-type": "work", "message": dict(message)} if answer.status == 200:
            return message
    raise unreadable(answer)


def read_list(answer: Answer) -> list[Mapping[str, Any]]:
    """The works that were found. Raises CouldNotAsk."""
    match read_json(answer):
        case {"message-type": "work-list", "message": {"items": list(items)}}:
            return [item for item in items if isinstance(item, dict)]
    raise unreadable(answer)


def _request(path: str) -> Request:
    # The contact that puts us into the polite pool stands in our User-Agent.
    return Request(
        f"{base_address('crossref')}{path}",
        headers={"Accept": "application/json"},
        max_bytes=_MOST_BYTES,
    )
