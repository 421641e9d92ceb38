"""Records for an identifier that somebody types, from the service that registers it."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from ...formats import FORMATS, crossref
from ...formats.base import Entry, Problem, Source
from ...identifiers import detect
from ...identifiers.base import gettext_noop
from ...outbound import Answer, CouldNotAsk, Request, datacite, doi_org, fetch_all, orcid, zenodo
from ...outbound import crossref as crossref_org
from ...records import Record
from . import claimed, zenodo_numbers

NOT_AN_IDENTIFIER = gettext_noop(
    "“%(value)s” is no DOI, ISBN, ORCID iD or Zenodo record: paste it as it stands on the page."
)
NOT_FOUND = gettext_noop("%(service)s has no record of %(identifier)s.")
NOT_ASKED = gettext_noop("%(service)s could not be asked: %(reason)s. Nothing is known; try later.")
UNKNOWN_AGENCY = gettext_noop(
    "doi.org knows %(identifier)s, but its agency, %(agency)s, gives no metadata."
)
NO_WORKS = gettext_noop("ORCID iD %(identifier)s shows no works to the public.")


@dataclass(frozen=True)
class Fetched:
    """``entries``: what was found, one a work. ``problems``: what each service that was asked
    in vain had to say. ``source``: where the entries come from, for the works' own field."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    source: str = ""


def fetch(text: str) -> Fetched:
    """What is known of ``text``: a DOI, an ISBN, an ORCID iD, or a Zenodo record's address.

    Asks at most three times, through the outbound door; nothing is written. Never raises:
    a service that is away is told among the problems.
    """
    if number := zenodo_numbers.find(text):
        return _by_zenodo(number)
    for scheme, value in detect(text):
        if scheme in _FETCHERS:
            return _FETCHERS[scheme](value)
    return Fetched(problems=(Problem(NOT_AN_IDENTIFIER, {"value": text[:100]}),))


def _by_doi(doi: str) -> Fetched:
    try:
        agencies = doi_org.read_agency(_ask(doi_org.agency_request([doi])))
        agency = agencies.agencies.get(doi)
        if agencies.kind is not doi_org.Kind.PRESENT:
            return Fetched(problems=(_not_asked("doi.org", agencies.detail),))
    except CouldNotAsk as error:
        return Fetched(problems=(_not_asked("doi.org", error.detail),))
    if agency is None:
        return Fetched(problems=(_not_found("doi.org", doi),))
    if agency == "DataCite":
        return _one("DataCite", doi, datacite.doi_request(doi), datacite.read_doi, _datacite)
    if agency == "Crossref":
        return _one(
            "Crossref", doi, crossref_org.doi_request(doi), crossref_org.read_doi, _crossref
        )
    return _one(agency, doi, doi_org.metadata_request(doi), doi_org.read_metadata, _csl)


def _by_isbn(isbn: str) -> Fetched:
    """Crossref has more books than DataCite; a hit counts when it has this very ISBN."""
    problems = []
    questions: tuple[tuple[str, Request, Callable[[Answer], list[Any]], Mapper], ...] = (
        ("Crossref", crossref_org.isbn_request(isbn), crossref_org.read_list, _crossref),
        ("DataCite", datacite.search_request(isbn), datacite.read_list, _datacite),
    )
    for service, request, read, mapped in questions:
        try:
            rows = read(_ask(request))
        except CouldNotAsk as error:
            problems.append(_not_asked(service, error.detail))
            continue
        entries = [entry for entry in mapped(rows) if _has(entry.record, isbn)]
        if entries:
            return Fetched(_numbered(entries), source=service)
        problems.append(_not_found(service, isbn))
    return Fetched(problems=tuple(problems))


def _by_zenodo(number: str) -> Fetched:
    name = f"zenodo.org/records/{number}"
    return _one("Zenodo", name, zenodo.record_request(number), zenodo.read_record, _datacite)


def _by_orcid(value: str) -> Fetched:
    try:
        person = orcid.read_person(_ask(orcid.person_request(value)))
        works = orcid.read_works(_ask(orcid.works_request(value))) if person else None
    except CouldNotAsk as error:
        return Fetched(problems=(_not_asked("ORCID", error.detail),))
    if person is None or works is None:
        return Fetched(problems=(_not_found("ORCID", value),))
    if not works:
        return Fetched(problems=(Problem(NO_WORKS, {"identifier": value}),))
    entries = [Entry(0, claimed.record(summary, person, value)) for summary in works]
    return Fetched(_numbered(entries), source="ORCID")


Mapper = Callable[[Sequence[Mapping[str, Any]]], Iterator[Entry]]


def _one(
    service: str,
    name: str,
    request: Request,
    read: Callable[[Answer], Mapping[str, Any] | None],
    mapped: Mapper,
) -> Fetched:
    try:
        found = read(_ask(request))
    except CouldNotAsk as error:
        return Fetched(problems=(_not_asked(service, error.detail),))
    if found is None:
        return Fetched(problems=(_not_found(service, name),))
    return Fetched(_numbered(list(mapped([found]))), source=service)


def _ask(request: Request) -> Answer:
    (outcome,) = fetch_all([request])
    if isinstance(outcome, CouldNotAsk):
        raise outcome
    return outcome


def _datacite(rows: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
    yield from _read("datacite.json", list(rows))


def _csl(rows: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
    yield from _read("csl.json", list(rows))


def _crossref(rows: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
    for row in rows:
        yield Entry(0, crossref.record(row))


def _read(ext: str, rows: list[Mapping[str, Any]]) -> Iterator[Entry]:
    read = FORMATS[ext].read
    if read is not None:
        yield from read(Source(BytesIO(json.dumps(rows).encode())))


def _has(record: Record | None, isbn: str) -> bool:
    return record is not None and isbn in (*record.isbns, *record.container_isbns)


def _numbered(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(replace(entry, number=number) for number, entry in enumerate(entries, 1))


def _not_found(service: str, identifier: str) -> Problem:
    return Problem(NOT_FOUND, {"service": service, "identifier": identifier})


def _not_asked(service: str, reason: str) -> Problem:
    return Problem(NOT_ASKED, {"service": service, "reason": reason})


_FETCHERS: dict[str, Callable[[str], Fetched]] = {
    "doi": _by_doi,
    "isbn": _by_isbn,
    "orcid": _by_orcid,
}
