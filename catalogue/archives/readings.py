"""What an answer of an archive can mean, in the one vocabulary of all services. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from publications.outbound import CouldNotAsk, Reason

from ..evidence.canonical import Json


class Meaning(StrEnum):
    """Yes (the first three of these and ``merged``), no, and could not ask (the last four)."""

    PRESENT = "present"
    RESTRICTED = "present-restricted"
    HIDDEN = "registered-hidden"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    ABSENT = "absent"
    UNVERIFIED = "unverified"
    DOWN = "down"
    THROTTLED = "throttled"
    AUTH_ERROR = "auth-error"


COULD_NOT_ASK = frozenset({Meaning.UNVERIFIED, Meaning.DOWN, Meaning.THROTTLED, Meaning.AUTH_ERROR})

# Words for ``Reading.problem`` beside those of ``outbound.Reason``.
NO_KEY = "no_key"  # the service wants a key that is not configured
WRONG_KEY = "wrong_key"  # it refuses the one that is
CHANGED_SHAPE = "changed_shape"  # it answered, and not as it is documented to
NO_MARKER = "no_marker"  # a page came that does not name what was asked
INVALID = "invalid"  # what we hold cannot be an identifier there: nobody was asked
GONE_UNCONFIRMED = "gone_unconfirmed"  # it says no, and who registered the identifier does not
EXCLUDED = "excluded"  # it says that it shows nothing of this to anybody
NO_RIGHTS = "no_rights"  # it says that this is not for us to see
# These are about one record: the service itself was asked and answered.
OF_ONE_RECORD = frozenset(
    {CHANGED_SHAPE, NO_MARKER, INVALID, GONE_UNCONFIRMED, EXCLUDED, NO_RIGHTS}
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about: an identifier at a service, and what of it we hold to be so.

    ``titles``: in every language; ``dois``, ``isbns``, ``issns``: normal forms, no addresses;
    ``urls``: web addresses of the work, whose copies a web archive may hold.
    """

    service: str
    identifier: str
    titles: tuple[str, ...] = ()
    dois: tuple[str, ...] = ()
    isbns: tuple[str, ...] = ()
    issns: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """``problem``: why nothing was learnt, a ``Reason`` or a word above. ``detail``: one English
    sentence for the ledger. ``identifier``: the new one, where records were merged.
    ``disagreement``: what of the service's record is not as ours, in English; empty when it
    agrees. ``facts``: what the service says of it, small, for people and later comparison.
    ``copy_url`` and ``copied_at`` (14 digits, UTC): an archived copy that was seen.
    """

    meaning: Meaning
    problem: str = ""
    detail: str = ""
    identifier: str = ""
    disagreement: str = ""
    copy_url: str = ""
    copied_at: str = ""
    facts: Mapping[str, Json] = field(default_factory=dict)

    @property
    def learnt(self) -> bool:
        """Whether the service said anything about the subject."""
        return self.meaning not in COULD_NOT_ASK


_OF_REASON = {
    Reason.CHALLENGE: Meaning.UNVERIFIED,
    Reason.ROBOTS: Meaning.UNVERIFIED,
    Reason.ADDRESS_REFUSED: Meaning.UNVERIFIED,
    Reason.TOO_LARGE: Meaning.UNVERIFIED,
    Reason.TOO_MANY_REDIRECTS: Meaning.UNVERIFIED,
    Reason.THROTTLED: Meaning.THROTTLED,
}


def could_not_ask(error: CouldNotAsk) -> Reading:
    """The reading of a failure: nothing was learnt."""
    # The services do exist: where the name of one is not found, it is our own network.
    reason = Reason.OFFLINE if error.reason is Reason.NO_SUCH_HOST else error.reason
    meaning = _OF_REASON.get(reason, Meaning.DOWN)
    return Reading(meaning, problem=reason.value, detail=error.detail)


def changed_shape(detail: str) -> Reading:
    """The service answered, and not as it is documented to."""
    return Reading(Meaning.UNVERIFIED, problem=CHANGED_SHAPE, detail=detail)


def no_marker(detail: str) -> Reading:
    """The service answered, and about something else than it was asked."""
    return Reading(Meaning.UNVERIFIED, problem=NO_MARKER, detail=detail)


def invalid(identifier: str, what: str) -> Reading:
    """What is held as ``what`` is none; no question was asked."""
    shown = " ".join(identifier.split())[:80]
    return Reading(Meaning.UNVERIFIED, problem=INVALID, detail=f"“{shown}” is not {what}.")


def no_key(detail: str) -> Reading:
    """Nothing can be asked without a key; ``detail`` says what stays unknown."""
    return Reading(Meaning.UNVERIFIED, problem=NO_KEY, detail=detail)
