"""A conversation held again with the answers of that time. Pure.

The order of questions is part of a rule. So an answer is only handed over where the question
that the conversation asks today is the one that was asked then, at the same address.
"""

from collections.abc import Sequence

from publications.outbound import Outcome
from publications.outbound.redaction import redact

from ...archives.conversation import Conversation, replay
from ...archives.readings import Reading


class AsksOtherwiseError(Exception):
    """Today's rule asks something else than was asked then: its answer is not known."""


def replayed(conversation: Conversation, outcomes: Sequence[Outcome]) -> Reading:
    """What ``conversation`` takes ``outcomes`` to mean. Raises AsksOtherwiseError."""
    try:
        return replay(_as_asked(conversation, outcomes), outcomes)
    except LookupError:
        raise AsksOtherwiseError from None


def _as_asked(conversation: Conversation, outcomes: Sequence[Outcome]) -> Conversation:
    remaining = iter(outcomes)
    try:
        request = next(conversation)
    except StopIteration:  # without a question, no answer is read
        raise AsksOtherwiseError from None
    try:
        while True:
            then = next(remaining, None)
            if then is None or redact(request.url) != then.url:
                raise AsksOtherwiseError
            request = conversation.send((yield request))
    except StopIteration as end:
        reading: Reading = end.value
        return reading
