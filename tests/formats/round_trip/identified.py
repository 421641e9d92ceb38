"""The loss of identifiers that are none, for readers that check every one."""

from dataclasses import replace

from publications.identifiers import SCHEMES, IdentifierError, find_isbns, find_issns, parse
from publications.records import Record

from .losses import Loss

SENTENCE = "An identifier that is not valid is left out when it is read, and a problem says so."


def normal(scheme: str, value: str) -> str:
    """The normal form, empty for what is no identifier of the scheme."""
    if scheme not in SCHEMES:
        return value
    try:
        return parse(scheme, value)
    except IdentifierError:
        return ""


def only_valid(document: str) -> Loss:
    """The loss of identifiers that are not valid, admitted in ``document``."""
    return Loss(document, SENTENCE, _checked)


def _checked(record: Record) -> Record:
    return replace(
        record,
        dois=tuple(filter(None, (normal("doi", one) for one in dict.fromkeys(record.dois)))),
        concept_doi=normal("doi", record.concept_doi),
        issns=tuple(find_issns(" ".join(record.issns))),
        isbns=tuple(find_isbns(" ; ".join(record.isbns))),
        container_isbns=tuple(find_isbns(" ; ".join(record.container_isbns))),
        identifiers=tuple(
            (scheme, value) for scheme, raw in record.identifiers if (value := normal(scheme, raw))
        ),
    )
