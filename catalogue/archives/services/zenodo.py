"""Zenodo: is the record there, with its files? Records API, https://developers.zenodo.org.

A record that Zenodo says it does not have may be one that it hides: only when doi.org does not
know its DOI either is it absent.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from publications.outbound import Answer, Reason, Request
from publications.outbound.doi_org import Kind, handle_request, read_handle
from publications.outbound.services import base_address

from ..conversation import Conversation, Keys, Unlearnt, asked
from ..readings import (
    GONE_UNCONFIRMED,
    NO_RIGHTS,
    WRONG_KEY,
    Meaning,
    Reading,
    Subject,
    changed_shape,
    invalid,
    no_marker,
)
from .base import Adapter
from .bodies import json_of, unknown_shape
from .zenodo_records import Record, facts_of, other_than, record_of, tombstone_of

TOKEN = "ZENODO_TOKEN"  # noqa: S105 - the name of a setting
_PREFIX = "10.5281/zenodo."
_NUMBER = re.compile(
    r"(?:https?://(?:www\.)?zenodo\.org/(?:api/)?records?/"
    r"|(?:https?://(?:dx\.)?doi\.org/|https?://zenodo\.org/doi/|doi:)?10\.5281/zenodo\.)?"
    r"([1-9][0-9]{0,18})(?:[/?#].*)?",
    re.I,
)
_NEVER = "The persistent identifier does not exist."
_DRAFT = "The persistent identifier is not registered."
_NOT_FOUND = "Record not found"


def number_of(identifier: str) -> str:
    """The record's number in a number, a DOI of Zenodo's or an address; empty for others."""
    match = _NUMBER.fullmatch(identifier.strip())
    return match[1] if match else ""


def record_request(number: str, keys: Keys) -> Request:
    """The question for a record in Zenodo's own JSON, which names files and access."""
    token = keys.get(TOKEN, "")
    return Request(
        f"{base_address('zenodo')}/api/records/{number}",
        headers={"Accept": "application/json"},
        secrets={"Authorization": f"Bearer {token}"} if token else {},
    )


def ask(subject: Subject, keys: Keys) -> Conversation:
    """Whether the record is there and who may have its files."""
    number = number_of(subject.identifier)
    if not number:
        return invalid(subject.identifier, "a record of Zenodo")
    answer = asked((yield record_request(number, keys)))
    reading = _read(answer, number, subject, has_token=bool(keys.get(TOKEN)))
    if reading.meaning is Meaning.ABSENT:
        doi = _PREFIX + number
        reading = _confirmed(asked((yield handle_request(doi))), doi, reading)
    return reading


def _read(answer: Answer, number: str, subject: Subject, *, has_token: bool) -> Reading:
    if answer.status == 403 and not answer.media_type.endswith("json"):
        # Zenodo's bot protection has no signs but these: a page, or nginx' few words.
        detail = "A page turned us away in place of Zenodo (status 403)."
        return Reading(Meaning.UNVERIFIED, Reason.CHALLENGE.value, detail)
    body = json_of(answer)
    if not isinstance(body, dict):
        raise unknown_shape(answer)
    if answer.status == 200:
        return _record(record_of(body), answer, number, subject)
    if body.get("status") != answer.status or not isinstance(body.get("message"), str):
        raise unknown_shape(answer, "Zenodo's own error")
    match answer.status:
        case 301:
            return _moved(body)
        case 401 | 403 if has_token:
            return Reading(Meaning.AUTH_ERROR, WRONG_KEY, f"Zenodo says: {body['message']}")
        case 401 | 403:
            return Reading(Meaning.UNVERIFIED, NO_RIGHTS, f"Zenodo says: {body['message']}")
        case 404:
            return _not_there(body["message"])
        case 410:
            return _withdrawn(body)
    raise unknown_shape(answer)


def _record(record: Record | None, answer: Answer, number: str, subject: Subject) -> Reading:
    if record is None:
        return changed_shape("A record without number, state or access came.")
    if number not in (record.number, record.concept):
        if any(hop.permanent for hop in answer.hops):
            return Reading(
                Meaning.MERGED, identifier=record.number, facts=facts_of(record),
                detail=f"Zenodo has moved the record to {record.number}.",
            )  # fmt: skip
        return no_marker(f"Zenodo answered about record {record.number}.")
    if not record.published:
        return Reading(Meaning.DRAFT, detail="A draft: its DOI is reserved, not registered.")
    there = Meaning.PRESENT if record.has_open_files else Meaning.RESTRICTED
    files = f"{record.access}, {len(record.files)} files"
    return Reading(
        there, detail=f"Zenodo holds the record ({files}).", facts=facts_of(record),
        disagreement=other_than(record, subject),
    )  # fmt: skip


def _moved(body: Mapping[str, Any]) -> Reading:
    target = number_of(str(body.get("location", "")))
    if not target:
        return changed_shape("A redirect to something that is no record of Zenodo.")
    return Reading(
        Meaning.MERGED, identifier=target, detail=f"Zenodo has moved the record to {target}."
    )


def _not_there(message: str) -> Reading:
    if message == _DRAFT:
        return Reading(Meaning.DRAFT, detail=f"Zenodo says: {message}")
    if message not in (_NEVER, _NOT_FOUND):
        return changed_shape(f"A 404 that says: {message[:200]}")
    return Reading(Meaning.ABSENT, detail=f"Zenodo says: {message}")


def _withdrawn(body: Mapping[str, Any]) -> Reading:
    facts = tombstone_of(body)
    reason = f" Its reason: {facts['removal_reason']}." if "removal_reason" in facts else ""
    said = str(body["message"]).rstrip(".")
    return Reading(Meaning.WITHDRAWN, detail=f"Zenodo says: {said}.{reason}", facts=facts)


def _confirmed(answer: Answer, doi: str, reading: Reading) -> Reading:
    """``reading``, which is a "no", once doi.org has been asked for the record's DOI."""
    handle = read_handle(answer, doi)
    if handle.kind is Kind.ABSENT:
        return Reading(Meaning.ABSENT, detail=f"{reading.detail} doi.org knows no {doi}.")
    if handle.kind in (Kind.PRESENT, Kind.NO_URL):
        detail = f"{reading.detail} But doi.org still knows {doi}: gone, unconfirmed."
        return Reading(Meaning.UNVERIFIED, GONE_UNCONFIRMED, detail)
    raise Unlearnt(changed_shape(f"{reading.detail} doi.org could not confirm: {handle.detail}."))


ADAPTER = Adapter(
    name="zenodo",
    services=("zenodo",),
    rule="zenodo/1",
    interval=timedelta(days=30),
    canary=Subject("zenodo", "17978371"),
    # Guests may ask 2,000 times an hour.
    a_day=10_000,
    ask=ask,
)
