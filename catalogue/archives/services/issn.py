"""The ISSN Portal: is the number registered, for this serial, and who keeps it (Keepers)?

Its linked data need no key (https://portal.issn.org). They cannot show numbers that are only
reserved: those look as if they were not there.
"""

from datetime import timedelta

from publications.identifiers import IdentifierError, parse
from publications.outbound import Answer, Reason, Request
from publications.outbound.services import base_address

from ..conversation import Conversation, Keys, asked
from ..readings import Meaning, Reading, Subject, changed_shape, invalid, no_marker
from .agreement import any_title
from .base import Adapter
from .bodies import json_of
from .issn_records import Serial, facts_of, serial_of

# Of the page to which numbers lead that the portal does not know.
_NOT_FOUND = b"The requested numbers do not correspond to valid ISSNs"
_NO_DESCRIPTION = ("Unreported", "Provisional")
_TAKEN_BACK = ("Cancelled", "Suppressed")


def record_request(issn: str) -> Request:
    """The question for the record of ``issn`` (NNNN-NNNC) as JSON-LD."""
    return Request(
        f"{base_address('issn')}/resource/ISSN/{issn}.jsonld",
        headers={"Accept": "application/ld+json"},
    )


def ask(subject: Subject, keys: Keys) -> Conversation:
    """Whether the number is registered, and for the serial that we mean."""
    try:
        issn = parse("issn", subject.identifier)
    except IdentifierError:
        return invalid(subject.identifier, "an ISSN")
    return _read(asked((yield record_request(issn))), issn, subject)


def _read(answer: Answer, issn: str, subject: Subject) -> Reading:
    if answer.status == 403:
        # Who asked too much is turned away for hours.
        detail = "The portal turned us away (status 403)."
        return Reading(Meaning.THROTTLED, Reason.THROTTLED.value, detail)
    if not answer.media_type.endswith("json"):
        if answer.status in (200, 404) and _NOT_FOUND in answer.body:
            return Reading(Meaning.ABSENT, detail="The portal knows no such number (or it is only "
                           "reserved, which it does not show).")  # fmt: skip
        return changed_shape(f"A page with status {answer.status} where JSON-LD was asked for.")
    serial = serial_of(json_of(answer), issn)
    if answer.status != 200 or serial is None:
        return changed_shape(f"Status {answer.status} without a number and its status.")
    if serial.issn.upper() != issn:
        return no_marker(f"The portal answered about {serial.issn}.")
    return _reading(serial, subject)


def _reading(serial: Serial, subject: Subject) -> Reading:
    """Judged by the status of the record: numbers never reported are called valid as well."""
    status, facts = serial.record_status, facts_of(serial)
    if status == "Register" and serial.number_status in ("Valid", ""):
        return Reading(
            Meaning.PRESENT, detail=_registered(serial), facts=facts,
            disagreement=any_title(subject, serial.titles),
        )  # fmt: skip
    if status in _NO_DESCRIPTION:
        detail = f"The number is given, the serial not described ({status})."
        return Reading(Meaning.HIDDEN, detail=detail, facts=facts)
    if status in _TAKEN_BACK:
        instead = f" in favour of {', '.join(serial.successors)}" if serial.successors else ""
        detail = f"The number is {status.lower()}{instead}."
        return Reading(Meaning.WITHDRAWN, detail=detail, facts=facts)
    return changed_shape(f"A record with status {status}, a number {serial.number_status}.")


def _registered(serial: Serial) -> str:
    kept = sorted({one.keeper for one in serial.kept if one.status == "Preserved"})
    return f"Registered; preserved at {', '.join(kept)}." if kept else "Registered."


ADAPTER = Adapter(
    name="issn",
    services=("issn",),
    rule="issn/1",
    interval=timedelta(days=90),
    canary=Subject("issn", "0028-0836", titles=("Nature",)),
    a_day=2_000,
    ask=ask,
)
