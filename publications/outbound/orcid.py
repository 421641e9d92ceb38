"""ORCID: who somebody is, and the works they claim. Public API 3.0, https://pub.orcid.org."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .answers import Answer, Request
from .json_answers import read_json, unreadable
from .services import base_address

# /works has no paging: the list of a prolific author is megabytes.
_MOST_BYTES = 20_000_000
_UNKNOWN = 9016


@dataclass(frozen=True, slots=True)
class Person:
    """Names as the person gave them; ``credit`` is the one for publications. May be empty."""

    given: str = ""
    family: str = ""
    credit: str = ""


def person_request(orcid: str) -> Request:
    """The question for the names of ``orcid`` (0000-0000-0000-0000)."""
    return _request(f"/{orcid}/personal-details")


def works_request(orcid: str) -> Request:
    """The question for the works that ``orcid`` claims."""
    return _request(f"/{orcid}/works")


def read_person(answer: Answer) -> Person | None:
    """The names; None when ORCID knows no such iD. Raises CouldNotAsk."""
    found = _known(answer)
    if found is None:
        return None
    name = found.get("name")
    if not isinstance(name, dict):
        return Person()
    return Person(
        _value(name.get("given-names")),
        _value(name.get("family-name")),
        _value(name.get("credit-name")),
    )


def read_works(answer: Answer) -> list[Mapping[str, Any]] | None:
    """One ``work-summary`` a work, the one its owner prefers; None when there is no such iD.

    Raises CouldNotAsk.
    """
    found = _known(answer)
    if found is None:
        return None
    if not isinstance(found.get("group"), list):
        raise unreadable(answer)
    return list(_preferred(found["group"]))


def _preferred(groups: list[Any]) -> Iterator[Mapping[str, Any]]:
    for group in groups:
        rows = group.get("work-summary") if isinstance(group, dict) else None
        summaries = [row for row in rows or [] if isinstance(row, dict)]
        if summaries:
            yield max(summaries, key=_display_index)


def _display_index(summary: Mapping[str, Any]) -> int:
    text = str(summary.get("display-index") or "0")
    return int(text) if text.isdecimal() else 0


def _known(answer: Answer) -> Mapping[str, Any] | None:
    match read_json(answer):
        case {"error-code": int(code)}:
            if code == _UNKNOWN:
                return None
        case dict(found) if answer.status == 200:
            return found
    raise unreadable(answer)


def _value(node: Any) -> str:
    return node["value"].strip() if isinstance(node, dict) and _is_text(node.get("value")) else ""


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _request(path: str) -> Request:
    return Request(
        f"{base_address('orcid')}/v3.0{path}",
        headers={"Accept": "application/json"},
        max_bytes=_MOST_BYTES,
    )
