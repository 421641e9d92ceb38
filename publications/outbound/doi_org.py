"""doi.org: does this DOI exist, where does it lead, who registered it?

Handle API of the DOI proxy, https://www.doi.org/doi-handbook/HTML/rest-api.html. The
requests and the readers are pure; asking is the door's::

    answer = await door.fetch(handle_request(doi))
    match read_handle(answer, doi).kind: ...
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import quote

from .answers import Answer, Reason, Request
from .challenge import as_refusal
from .json_answers import read_json, unreadable
from .services import base_address

# Rule version of the readers: raise it when what they conclude changes.
READER = "doi.org/1"


class Kind(StrEnum):
    """What an answer of doi.org means. Only the first three say anything about the DOI."""

    PRESENT = "present"
    NO_URL = "no-url"  # registered, but leads nowhere
    ABSENT = "absent"
    DOWN = "down"
    UNVERIFIED = "unverified"  # a wall, another page, a changed or wrong answer
    THROTTLED = "throttled"


@dataclass(frozen=True, slots=True)
class HandleAnswer:
    """``target`` is the address the DOI leads to (only with PRESENT); ``detail`` says in
    English why, for the ledger."""

    kind: Kind
    target: str | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class AgencyAnswer:
    """``agencies``: DOI in lower case to its agency ("DataCite"), None when doi.org names
    none. Empty unless ``kind`` is PRESENT (which here means: the list could be read)."""

    kind: Kind
    agencies: Mapping[str, str | None]
    detail: str = ""


def handle_request(doi: str) -> Request:
    """The question whether ``doi`` exists and where it leads.

    Answers of interfaces are small: 200 kB is far above any real one.
    """
    path = quote(doi, safe=_AS_THEY_ARE)
    return Request(
        f"{base_address('doi.org')}/api/handles/{path}?type=URL",
        headers={"Accept": "application/json"},
        max_bytes=200_000,
    )


def agency_request(dois: Sequence[str]) -> Request:
    """The question which agencies registered ``dois`` (up to some dozens in one request).

    A comma within a DOI is sent as ``%2C``, as a plain one parts two of them.
    """
    listed = ",".join(quote(doi, safe=_AS_THEY_ARE.replace(",", "")) for doi in dois)
    return Request(
        f"{base_address('doi.org')}/doiRA/{listed}",
        headers={"Accept": "application/json"},
        max_bytes=200_000,
    )


def metadata_request(doi: str) -> Request:
    """The question for the metadata of ``doi``, which doi.org hands on to its agency (content
    negotiation, https://citation.doi.org/docs.html)."""
    path = quote(doi, safe=_AS_THEY_ARE)
    return Request(
        f"{base_address('doi.org')}/{path}",
        headers={"Accept": "application/vnd.citationstyles.csl+json"},
        max_bytes=5_000_000,
    )


def read_metadata(answer: Answer) -> Mapping[str, Any] | None:
    """The CSL-JSON of an answer to :func:`metadata_request`; None when the agency gives none.

    Raises CouldNotAsk for anything that is neither.
    """
    if answer.status in (404, 406) and not as_refusal(answer):
        return None
    found = read_json(answer)
    if answer.status != 200 or not isinstance(found, dict):
        raise unreadable(answer)
    return found


def read_handle(answer: Answer, doi: str) -> HandleAnswer:
    """What an answer to :func:`handle_request` says about ``doi``.

    Decided by ``responseCode`` (1 exists, 2 error, 100 unknown, 200 no such value), never by
    the HTTP status alone: a proxy's 404 page is no answer, and a client that took every
    failure for "not found" has reported existing DOIs as missing.
    """
    failed, payload = _payload(answer)
    if failed:
        return HandleAnswer(*failed)
    if not isinstance(payload, dict) or not isinstance(payload.get("responseCode"), int):
        return HandleAnswer(Kind.UNVERIFIED, detail="the answer has no responseCode")
    code, handle = payload["responseCode"], payload.get("handle")
    if code == 2:
        return HandleAnswer(Kind.DOWN, detail="the handle system reports an error (code 2)")
    if not isinstance(handle, str) or _folded(handle) != _folded(doi):
        return HandleAnswer(Kind.UNVERIFIED, detail="the answer is about another identifier")
    match code:
        case 1:
            return _target(payload)
        case 100:
            return HandleAnswer(Kind.ABSENT, detail="doi.org knows no such DOI (code 100)")
        case 200:
            return HandleAnswer(Kind.NO_URL, detail="registered without an address (code 200)")
        case _:
            return HandleAnswer(Kind.UNVERIFIED, detail="a responseCode we do not know")


def read_agency(answer: Answer) -> AgencyAnswer:
    """What an answer to :func:`agency_request` says. DOIs that doi.org names no agency for
    (it does not exist, is not valid, unknown) have None."""
    failed, payload = _payload(answer)
    if failed:
        return AgencyAnswer(failed[0], {}, failed[2])
    agencies: dict[str, str | None] = {}
    for entry in payload if isinstance(payload, list) else []:
        match entry:
            case {"DOI": str(doi), "RA": str(agency)} if agency:
                agencies[_folded(doi)] = agency
            case {"DOI": str(doi), "status": str()}:
                agencies[_folded(doi)] = None
            case _:
                return AgencyAnswer(Kind.UNVERIFIED, {}, "an entry we cannot read")
    if not agencies:
        return AgencyAnswer(Kind.UNVERIFIED, {}, "the answer is not a list of DOIs")
    return AgencyAnswer(Kind.PRESENT, agencies)


# Not percent-encoded in a path (RFC 3986, 3.3), slash and all: a suffix is never split.
_AS_THEY_ARE = "/!$&'()*+,;=:@-._~"

_Failure = tuple[Kind, None, str]


def _payload(answer: Answer) -> tuple[_Failure | None, Any]:
    """The JSON of an answer, or why there is none to read."""
    refusal = as_refusal(answer)
    if refusal and refusal.reason is Reason.CHALLENGE:
        return (Kind.UNVERIFIED, None, refusal.detail), None
    if refusal and refusal.reason is Reason.THROTTLED:
        return (Kind.THROTTLED, None, refusal.detail), None
    try:
        if answer.media_type != "application/json":
            raise ValueError
        return None, json.loads(answer.body)
    except (ValueError, RecursionError):
        if refusal:
            return (Kind.DOWN, None, refusal.detail), None
        return (Kind.UNVERIFIED, None, f"status {answer.status} without readable JSON"), None


def _target(payload: Mapping[str, Any]) -> HandleAnswer:
    values = payload.get("values")
    for value in values if isinstance(values, list) else []:
        match value:
            case {"type": "URL", "data": {"value": str(target)}}:
                return HandleAnswer(Kind.PRESENT, target, "registered (code 1)")
    return HandleAnswer(Kind.UNVERIFIED, detail="code 1, but no address among its values")


def _folded(doi: str) -> str:
    """DOIs are compared without regard to the case of ASCII letters (DOI Handbook, 2.4)."""
    return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in doi)
