"""Zenodo: the metadata of a record. Records API, https://developers.zenodo.org."""

from collections.abc import Mapping
from typing import Any

from .answers import Answer, Request
from .json_answers import read_json, unreadable
from .services import base_address

_MOST_BYTES = 5_000_000
_DATACITE = "application/vnd.datacite.datacite+json"
_NOT_PUBLIC = (404, 410)


def record_request(number: str) -> Request:
    """The question for record ``number``, in DataCite's JSON; the number of all versions leads
    to the newest one."""
    return Request(
        f"{base_address('zenodo')}/api/records/{int(number)}",
        headers={"Accept": _DATACITE},
        max_bytes=_MOST_BYTES,
    )


def read_record(answer: Answer) -> Mapping[str, Any] | None:
    """The record's DataCite metadata; None when Zenodo says it has none or has it no more.

    Raises CouldNotAsk for anything that is neither.
    """
    match read_json(answer):
        case {"status": 404 | 410 as status} if answer.status == status in _NOT_PUBLIC:
            return None
        case {"titles": list()} as found if answer.status == 200:
            return dict(found)
    raise unreadable(answer)
