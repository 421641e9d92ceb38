"""What the agency that registered a DOI says of it: after doi.org's handle, its own record.

DataCite and Crossref are asked themselves, others through doi.org. An agency that has no record
is not believed alone: doi.org's handle says whether the DOI exists.
"""

from collections.abc import Callable, Generator, Sequence
from typing import TypeVar
from urllib.parse import quote

from publications.outbound import Answer, CouldNotAsk, Outcome, Reason, Request, crossref, datacite
from publications.outbound.doi_org import (
    Kind,
    agency_request,
    handle_request,
    metadata_request,
    read_agency,
    read_handle,
    read_metadata,
)
from publications.outbound.services import base_address

from ..conversation import Conversation, Unlearnt, asked
from ..readings import GONE_UNCONFIRMED, Meaning, Reading, Subject, changed_shape, no_marker
from .agency_records import of_crossref, of_csl, of_datacite
from .bodies import json_of, unknown_shape

RULE = "agencies/1"
DATACITE, CROSSREF = "DataCite", "Crossref"
T = TypeVar("T")


def ask_agency(doi: str, agency: str, titles: Sequence[str]) -> Conversation:
    """What ``agency`` (as doi.org names it; empty: doi.org is asked) says of ``doi``.

    Facts: ``agency``, ``title``, ``state`` (findable, registered), ``url``; where it says so
    ``version`` and ``related``, and at Crossref ``updates`` to it and ``retracted``.
    """
    subject = Subject("doi", doi, titles=tuple(titles))
    name = agency or (yield from _registered_by(doi))
    if not name:
        return (yield from _by_handle(doi, "doi.org names no agency.", registered=None))
    if name.casefold() == DATACITE.casefold():
        return (yield from _ask_datacite(subject))
    if name.casefold() == CROSSREF.casefold():
        return (yield from _ask_crossref(subject))
    return (yield from _ask_another(subject, name))


def _registered_by(doi: str) -> Generator[Request, Outcome, str]:
    found = read_agency(asked((yield agency_request([doi]))))
    if found.kind is not Kind.PRESENT:
        raise Unlearnt(changed_shape(f"doi.org did not say who registered it: {found.detail}."))
    return found.agencies.get(doi.lower()) or ""


def _ask_datacite(subject: Subject) -> Conversation:
    doi = subject.identifier
    attributes = _read(datacite.read_doi, asked((yield datacite.doi_request(doi))))
    if attributes is not None:
        return of_datacite(attributes, subject)
    hidden = Reading(
        Meaning.HIDDEN, detail="Registered, but DataCite shows no record of it (not findable).",
        facts={"agency": DATACITE, "state": "registered"},
    )  # fmt: skip
    return (yield from _by_handle(doi, "DataCite has no record.", registered=hidden))


def _ask_crossref(subject: Subject) -> Conversation:
    doi = subject.identifier
    answer = _unblocked(asked((yield crossref.doi_request(doi))))
    message = _read(crossref.read_doi, answer)
    if message is not None:
        return of_crossref(message, subject)
    other = _other_agency(_unblocked(asked((yield crossref_agency_request(doi)))))
    if other.casefold() == DATACITE.casefold():
        return (yield from _ask_datacite(subject))
    if other and other.casefold() != CROSSREF.casefold():
        return (yield from _ask_another(subject, other))
    return (yield from _by_handle(doi, "Crossref has no record.", registered=None))


def crossref_agency_request(doi: str) -> Request:
    """The question at Crossref who registered ``doi``; it knows those of others too."""
    return Request(
        f"{base_address('crossref')}/works/{quote(doi, safe='')}/agency",
        headers={"Accept": "application/json"},
    )


def _other_agency(answer: Answer) -> str:
    """The label of an agency; empty where Crossref knows none."""
    if answer.status == 404 and answer.body.strip() == crossref.NOT_FOUND:
        return ""
    match json_of(answer):
        case {"message-type": "work-agency", "message": {"agency": {"label": str(label)}}}:
            return label
    raise unknown_shape(answer, "an agency")


def _ask_another(subject: Subject, agency: str) -> Conversation:
    doi = subject.identifier
    record = _read(read_metadata, asked((yield metadata_request(doi))))
    if record is None:
        return no_marker(f"{agency} gives no metadata of it.")
    return of_csl(record, subject, agency)


def _by_handle(doi: str, detail: str, *, registered: Reading | None) -> Conversation:
    """Absent when doi.org does not know the DOI either; else ``registered``, or unconfirmed."""
    handle = read_handle(asked((yield handle_request(doi))), doi)
    if handle.kind is Kind.ABSENT:
        return Reading(Meaning.ABSENT, detail=f"{detail} doi.org knows no such DOI.")
    if handle.kind not in (Kind.PRESENT, Kind.NO_URL):
        raise Unlearnt(changed_shape(f"{detail} doi.org could not confirm: {handle.detail}."))
    return registered or Reading(
        Meaning.UNVERIFIED, GONE_UNCONFIRMED, f"{detail} But doi.org knows the DOI."
    )


def _unblocked(answer: Answer) -> Answer:
    if answer.status != 403:
        return answer
    detail = "Crossref turned us away (status 403)."
    raise Unlearnt(Reading(Meaning.THROTTLED, Reason.THROTTLED.value, detail))


def _read(reader: Callable[[Answer], T], answer: Answer) -> T:
    """What ``reader`` takes ``answer`` for. Walls and failures are told apart before: what it
    cannot read is in another shape."""
    try:
        return reader(answer)
    except CouldNotAsk as error:
        raise Unlearnt(changed_shape(f"{error.detail}.")) from None
