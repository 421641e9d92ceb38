"""What an answer of a linked page means. Pure: outcomes in, readings out."""

from dataclasses import dataclass

from publications.outbound import Answer, CouldNotAsk, Outcome, Reason, as_refusal

from .doubts import doubt

# Raise it when what the reader concludes changes: it stands in every observation.
RULE = "link/2"

PRESENT, ABSENT, BLOCKED, UNASKED = "present", "absent", "blocked", "unverified"
# Something answered, but perhaps not what was linked to: changes no state (see ``doubts``).
DOUBTFUL = "doubtful"

# Gone, says the server itself (RFC 9110, 15.5.5 and 15.5.11).
_GONE = frozenset({404, 410})
# Shut to machines, or to anyone without an account: there, but we may not look.
_SHUT = frozenset({401, 402, 403, 407, 451})


@dataclass(frozen=True, slots=True)
class Reading:
    """``meaning``: one of the five above. ``problem``: a ``Reason`` where we could not ask,
    ``shut``, ``unclear``, or the doubt.

    ``moved_to``: where permanent redirects lead, empty without one. ``detail`` is English,
    for the ledger.
    """

    meaning: str
    problem: str = ""
    moved_to: str = ""
    detail: str = ""


def read(outcome: Outcome) -> Reading:
    """Take the outcome of a probe for what it says about the page, and no more."""
    if isinstance(outcome, CouldNotAsk):
        return _unasked(outcome)
    refusal = as_refusal(outcome)
    if refusal is not None:
        return _unasked(refusal)
    return _answered(outcome)


def _unasked(error: CouldNotAsk) -> Reading:
    if error.reason in (Reason.CHALLENGE, Reason.ROBOTS):
        return Reading(BLOCKED, problem=error.reason.value, detail=error.detail)
    if error.reason == Reason.NO_SUCH_HOST:
        # The run has made sure that our own network is up: else it would say ``offline``.
        return Reading(ABSENT, detail="the host's name does not exist any more")
    return Reading(UNASKED, problem=error.reason.value, detail=error.detail)


def _answered(answer: Answer) -> Reading:
    if 200 <= answer.status < 300 or answer.status == 304:
        problem, detail = doubt(answer)
        if problem:
            return Reading(DOUBTFUL, problem=problem, detail=detail)
        return Reading(PRESENT, moved_to=answer.moved_to or "")
    if answer.status in _GONE:
        return Reading(ABSENT, detail=f"the server says it is gone (status {answer.status})")
    if answer.status in _SHUT:
        return Reading(
            BLOCKED,
            problem="shut",
            detail=f"the server lets no machine in (status {answer.status})",
        )
    return Reading(
        UNASKED, problem="unclear", detail=f"an answer we cannot read (status {answer.status})"
    )
