"""Questions to OCLC: a token, a record, who holds it. Search API v2; nothing without a key."""

from base64 import b64encode
from typing import Any
from urllib.parse import urlencode

from publications.outbound import Answer, CouldNotAsk, Outcome, Reason, Request
from publications.outbound.services import base_address

from ..conversation import Keys, Unlearnt
from ..readings import Meaning, Reading
from .bodies import json_of, key_refused, rows, unknown_shape

KEYS = ("WORLDCAT_KEY", "WORLDCAT_SECRET")
SCOPE = "wcapi"
_QUOTA = ("quota", "limit")


def token_request(keys: Keys) -> Request:
    """The question for a token, with which all else is asked. It lives for twenty minutes."""
    login = b64encode(":".join(keys[name] for name in KEYS).encode()).decode()
    return Request(
        f"{base_address('oclc-token')}/token",
        method="POST",
        headers={"Accept": "application/json"},
        secrets={"Authorization": f"Basic {login}"},
        form={"grant_type": "client_credentials", "scope": SCOPE},
        private=True,
    )


def record_request(number: str, token: str) -> Request:
    """The question for the record ``number``; a merged number is answered by its heir."""
    return _request(f"/brief-bibs/{number}", token)


def holdings_request(number: str, token: str) -> Request:
    """The question for how many libraries hold ``number``."""
    return _request(f"/bibs-summary-holdings?{urlencode({'oclcNumber': number})}", token)


def read_token(answer: Answer) -> str:
    """The token. Raises Unlearnt."""
    # What a 401 says here is not documented; a page would be somebody else's.
    if answer.status == 401 and answer.media_type != "text/html":
        raise key_refused(answer, "OCLC does not accept the key")
    if answer.status in (400, 403) and isinstance(json_of(answer), dict):
        raise key_refused(answer, "OCLC gives no token for the key")
    found = json_of(answer)
    token = found.get("access_token") if isinstance(found, dict) else None
    if answer.status != 200 or not isinstance(token, str) or not token:
        raise unknown_shape(answer, "a token")
    return token


def body_of(answer: Answer) -> dict[str, Any] | None:
    """The answer's object; None where WorldCat itself says that there is no such record.

    A partial answer (206) is one. Raises Unlearnt for what is neither.
    """
    found = json_of(answer)
    if not isinstance(found, dict):
        raise unknown_shape(answer)
    match answer.status:
        case 200 | 206:
            return found
        case 404 if found.get("type") == "NOT_FOUND":
            return None
        case 401:
            raise key_refused(answer, "WorldCat does not accept the token")
        case 403 if any(word in str(found).lower() for word in _QUOTA):
            raise _over_quota(answer)
        case 403:
            raise key_refused(answer, "The key's subscription does not cover this")
        case 413:
            raise _over_quota(answer)
    raise unknown_shape(answer)


def read_holdings(outcome: Outcome, number: str) -> int | None:
    """How many libraries hold ``number``; None where it cannot be known. Never raises."""
    if isinstance(outcome, CouldNotAsk):
        return None
    try:
        body = body_of(outcome) or {}
    except Unlearnt:
        return None
    for record in rows(body.get("briefRecords", [])):
        match record:
            case {"oclcNumber": same, "institutionHolding": {"totalHoldingCount": int(count)}} if (
                str(same) == number
            ):
                return count
    return None


def _over_quota(answer: Answer) -> Unlearnt:
    return Unlearnt(
        Reading(
            Meaning.THROTTLED,
            problem=Reason.THROTTLED.value,
            detail=f"The key's allowance for the day is used up (status {answer.status}).",
        )
    )


def _request(path: str, token: str) -> Request:
    return Request(
        f"{base_address('worldcat')}/worldcat/search/v2{path}",
        headers={"Accept": "application/json"},
        secrets={"Authorization": f"Bearer {token}"},
    )
