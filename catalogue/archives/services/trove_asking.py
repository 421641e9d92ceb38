"""Questions to Trove, and what is an answer of it. API v3; a key is needed for everything."""

import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import urlencode

from publications.outbound import Answer, Outcome, Request
from publications.outbound.services import base_address

from ..conversation import asked
from .bodies import json_of, key_refused, rows, unknown_shape

KEY = "TROVE_API_KEY"
# Categories whose records are works.
CATEGORIES = "book,diary,image,magazine,music,research"
MOST_PAGES = 3

_FULL = {"encoding": "json", "reclevel": "full", "include": "workversions,holdings,links"}
_XML_ERROR = re.compile(rb"<error>.*?<statusCode>\s*(\d{3})\s*</statusCode>", re.S)

Work: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Hits:
    """Works that a search found; ``complete``: there are no more than these."""

    works: list[Work] = field(default_factory=list)
    complete: bool = True


def work_request(number: str, key: str) -> Request:
    """The question for the work ``number`` with its versions, links and holdings."""
    return _request(f"/v3/work/{number}", _FULL, key)


def search_request(query: str, key: str, *, categories: str, start: str) -> Request:
    """The question for works; ``start``: "*" or the ``nextStart`` of the page before.

    Private, as Trove writes our key into the answer (``records.next``).
    """
    asks = {"category": categories, "q": query, "s": start, "n": "20"} | _FULL
    return _request("/v3/result", asks, key, private=True)


def body_of(answer: Answer) -> Mapping[str, Any] | None:
    """The answer's object; None where Trove itself says that there is no such record.

    Raises Unlearnt for a refused key and for whatever is not Trove's.
    """
    said = _error(answer)
    if answer.status in (401, 403):
        raise key_refused(answer, "Trove does not accept the key")
    if answer.status == 404 and said == 404:
        return None
    found = json_of(answer)
    if answer.status != 200 or not isinstance(found, dict) or said is not None:
        raise unknown_shape(answer)
    return found


def search(query: str, key: str) -> Generator[Request, Outcome, Hits]:
    """Find works, on no more than MOST_PAGES pages; never by the ``next`` address, which
    carries the key. Raises Unlearnt."""
    works: list[Work] = []
    pages = [(CATEGORIES, "*")]
    for _ in range(MOST_PAGES):
        categories, start = pages.pop(0)
        answer = asked((yield search_request(query, key, categories=categories, start=start)))
        for code, records in _categories(answer):
            works += _works(answer, records)
            if following := records.get("nextStart"):
                pages.append((code, str(following)))
        if not pages:
            return Hits(works)
    return Hits(works, complete=False)


def _categories(answer: Answer) -> list[tuple[str, Mapping[str, Any]]]:
    body = body_of(answer) or {}
    found = rows(body.get("category"))
    if not found or any(not isinstance(one.get("records"), dict) for one in found):
        raise unknown_shape(answer, "categories of records")
    return [(str(one.get("code", "")), one["records"]) for one in found]


def _works(answer: Answer, records: Mapping[str, Any]) -> list[Work]:
    """The works of one category. A renamed field must not read as "nothing found"."""
    total, works = str(records.get("total")), rows(records.get("work", []))
    if not total.isdecimal() or (total.strip("0") and not works):
        raise unknown_shape(answer, "the records that it counts")
    return list(works)


def _error(answer: Answer) -> int | None:
    """The status that Trove's own error object names, in JSON or XML; None without one."""
    if answer.media_type.endswith("xml"):
        found = _XML_ERROR.search(answer.body)
        return int(found[1]) if found else None
    body = json_of(answer)
    said = str(body.get("statusCode")) if isinstance(body, dict) else ""
    return int(said) if re.fullmatch("[0-9]{3}", said) else None


def _request(path: str, query: Mapping[str, str], key: str, *, private: bool = False) -> Request:
    return Request(
        f"{base_address('trove')}{path}?{urlencode(query)}",
        headers={"Accept": "application/json"},
        secrets={"X-API-KEY": key},
        private=private,
    )
