"""ORCID: does a person publicly claim the work? Public API 3.0, https://pub.orcid.org.

A claim says that somebody, or a service they trust, put the work on their public record. Its
absence proves nothing: most of a record can be private.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from publications.identifiers import IdentifierError, find_isbns, parse
from publications.outbound import Answer, Request
from publications.outbound.orcid import works_request

from ...evidence.canonical import Json
from ..conversation import Conversation, Keys, asked
from ..readings import (
    NO_RIGHTS,
    WRONG_KEY,
    Meaning,
    Reading,
    changed_shape,
    invalid,
    no_marker,
)
from .bodies import json_of, unknown_shape
from .orcid_records import Claim, claims_of, error_of, new_orcid_of, orcid_of

RULE = "orcid/1"
TOKEN = "ORCID_TOKEN"  # noqa: S105 - the name of a setting
# ORCID-Source's codes and the statuses that they come with: unknown, moved, locked, not yet
# claimed, deactivated, not public. Others are mistakes of ours or of theirs.
_STATUS = {9016: 404, 9007: 301, 9018: 409, 9036: 409, 9044: 409, 9039: 403}


def claims_request(orcid: str, token: str) -> Request:
    """The question for all works that ``orcid`` publicly claims."""
    secrets = {"Authorization": f"Bearer {token}"} if token else {}
    return replace(works_request(orcid), secrets=secrets)


def ask_claims(
    orcid: str, dois: Iterable[str], isbns: Iterable[str], keys: Keys | None = None
) -> Conversation:
    """Which of ``dois`` and ``isbns`` (normal forms) ``orcid`` claims as their own work.

    Present says no more than that the iD is in use; ``facts["claimed"]`` lists what is
    claimed: ``identifier``, ``relation`` (self, or version-of for the DOI of all versions) and
    ``by``, the name of who put it there.
    """
    try:
        number = parse("orcid", orcid)
    except IdentifierError:
        return invalid(orcid, "an ORCID iD")
    token = (keys or {}).get(TOKEN, "")
    answer = asked((yield claims_request(number, token)))
    if answer.status == 401 and token:
        # A token that is refused is left away: what is public may be read by everybody.
        answer = asked((yield claims_request(number, "")))
    return _read(answer, number, [doi.lower() for doi in dois], find_isbns(" ".join(isbns)))


def _read(answer: Answer, orcid: str, dois: Sequence[str], isbns: Sequence[str]) -> Reading:
    body = json_of(answer)
    code, message = error_of(body)
    if code:
        return _refused(answer, code, message, new_orcid_of(body))
    if answer.status == 401:
        return Reading(Meaning.AUTH_ERROR, WRONG_KEY, "ORCID wants another token, or none.")
    about = orcid_of(body)
    if answer.status != 200 or not about or not isinstance(body.get("group"), list):
        raise unknown_shape(answer, "a list of works")
    claims = [claim for claim in claims_of(body) if claim.identifier in {*dois, *isbns}]
    claimed = {claim.identifier: claim for claim in reversed(claims)}
    facts = _facts(about, len(body["group"]), [*reversed(claimed.values())])
    if about == orcid:
        detail = f"The person claims {len(claimed)} of ours."
        return Reading(Meaning.PRESENT, detail=detail, facts=facts)
    if any(hop.permanent for hop in answer.hops):
        return _merged(about, facts)
    return no_marker(f"ORCID answered about {about}.")


def _refused(answer: Answer, code: int, message: str, new: str) -> Reading:
    if answer.status != _STATUS.get(code):
        return changed_shape(f"Status {answer.status} with ORCID's error {code}.")
    said = f"ORCID says: {message}"
    match code:
        case 9016:
            return Reading(Meaning.ABSENT, detail=said)
        case 9007 if new:
            return _merged(new, {})
        case 9044:
            return Reading(Meaning.WITHDRAWN, detail=said)
        case 9018 | 9036:
            return Reading(Meaning.HIDDEN, detail=said)
        case 9039:
            return Reading(Meaning.UNVERIFIED, NO_RIGHTS, said)
    return changed_shape(f"ORCID's error {code}: {message}")


def _merged(new: str, facts: dict[str, Json]) -> Reading:
    detail = f"The person's record is now {new}."
    return Reading(Meaning.MERGED, identifier=new, detail=detail, facts=facts)


def _facts(orcid: str, works: int, claims: Sequence[Claim]) -> dict[str, Json]:
    claimed: list[Json] = [
        {"identifier": claim.identifier, "relation": claim.relation, "by": claim.by}
        for claim in claims
    ]
    return {"orcid": orcid, "works": works, "claimed": claimed}
