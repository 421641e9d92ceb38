"""Asking an archive, without a network in it: a generator that yields requests and is sent
what came back. So the order of questions and the meaning of answers are one pure function.

    def ask(subject: Subject, keys: Keys) -> Conversation:
        outcome = yield record_request(subject.identifier)
        if isinstance(outcome, CouldNotAsk): ...
        return Reading(...)

``asked`` turns a refusal (a bot wall, 429, 5xx) into the reading that nothing was learnt; so
does whoever holds the conversation with a ``CouldNotAsk`` that is raised in it.
"""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from publications.outbound import Answer, CouldNotAsk, Door, Outcome, Reason, Request, as_refusal

from .readings import Reading, changed_shape, could_not_ask
from .storable import storable

# Names of settings (``TROVE_API_KEY`` …) and their values; a key that is not set is not there.
Keys: TypeAlias = Mapping[str, str]
Conversation: TypeAlias = Generator[Request, Outcome, Reading]

# No service needs more questions about one record.
MOST_REQUESTS = 8


class Unlearnt(Exception):  # noqa: N818 - it says what happened
    """Ends a conversation: nothing could be learnt. ``reading`` says why."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading.detail)
        self.reading = reading


def asked(outcome: Outcome) -> Answer:
    """The answer that ``outcome`` is. Raises Unlearnt for a failure, and for an answer that is
    none: a wall, a request to wait, a server that failed."""
    if isinstance(outcome, CouldNotAsk):
        raise Unlearnt(could_not_ask(outcome))
    if (refusal := as_refusal(outcome)) is not None:
        raise Unlearnt(could_not_ask(refusal))
    return outcome


@dataclass(frozen=True, slots=True)
class Held:
    """A conversation that ended: every exchange of it in order, and what it was taken to mean."""

    reading: Reading
    outcomes: Sequence[Outcome] = ()


async def hold(door: Door, conversation: Conversation) -> Held:
    """Ask what ``conversation`` wants asked until it knows. Never raises for what was answered."""
    outcomes: list[Outcome] = []
    try:
        request = next(conversation)
        while len(outcomes) < MOST_REQUESTS:
            try:
                outcome: Outcome = await door.fetch(request)
            except CouldNotAsk as error:
                outcome = error
            outcomes.append(outcome)
            request = conversation.send(outcome)
    except StopIteration as end:
        return Held(storable(end.value), outcomes)
    except Unlearnt as end:
        return Held(storable(end.reading), outcomes)
    except CouldNotAsk as error:
        return Held(_unread(error), outcomes)
    raise AssertionError("A conversation asks no more than MOST_REQUESTS questions.")


def replay(conversation: Conversation, outcomes: Sequence[Outcome]) -> Reading:
    """What ``conversation`` takes ``outcomes`` to mean: for tests, and for reading anew.

    Raises LookupError when it asks more than was answered.
    """
    remaining = iter(outcomes)
    try:
        next(conversation)
        while True:
            try:
                outcome = next(remaining)
            except StopIteration:
                raise LookupError("The conversation asks more than was answered.") from None
            conversation.send(outcome)
    except StopIteration as end:
        return storable(end.value)
    except Unlearnt as end:
        return storable(end.reading)
    except CouldNotAsk as error:
        return _unread(error)


def _unread(error: CouldNotAsk) -> Reading:
    """A reader of ``publications.outbound`` could make nothing of an answer that came."""
    if error.reason is Reason.BROKEN_ANSWER:
        return changed_shape(error.detail)
    return could_not_ask(error)
