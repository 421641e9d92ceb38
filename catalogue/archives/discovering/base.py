"""What every discoverer says of itself, and its finds in the words of a conversation."""

import operator
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from publications.outbound import Outcome, Request

from ...evidence.canonical import Json
from ..conversation import Conversation, Keys
from ..readings import Meaning, Reading, Subject

# Of each kind of identifier so many are looked for: a conversation asks few questions.
MOST = 3


class Found(NamedTuple):
    """A record that can be proposed. ``why``: by what it was found, an English sentence."""

    service: str
    identifier: str
    why: str


Discovery: TypeAlias = Generator[Request, Outcome, tuple[Found, ...]]


@dataclass(frozen=True, slots=True)
class Discoverer:
    """``name``: the service in ``publications.outbound.services``; ``by``: the field of a
    Subject without which there is nothing to look for; ``keys``: settings it cannot do without.
    ``discover`` raises Unlearnt where the service could not be asked. ``kinds``: what is looked
    for, ``work`` or ``serial``. ``holds``: whether a record with an identifier, its first
    argument, is already one of what would be looked for, its second."""

    name: str
    rule: str
    by: str
    discover: Callable[[Subject, Keys], Discovery]
    keys: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("work",)
    holds: Callable[[str, str], bool] = operator.eq

    def can_look(self, subject: Subject, keys: Keys) -> bool:
        """Whether there is something to look for and nothing that keeps us from it."""
        return bool(self.sought(subject)) and all(keys.get(name) for name in self.keys)

    def sought(self, subject: Subject) -> tuple[str, ...]:
        """The identifiers by which ``subject`` is looked for, all of them."""
        values: tuple[str, ...] = getattr(subject, self.by)
        return values


def told(discovery: Discovery) -> Conversation:
    """``discovery`` as a conversation that can be held, replayed and written down: present
    when something was found, its finds in ``facts``."""
    found = yield from discovery
    rows: list[Json] = [
        {"service": one.service, "identifier": one.identifier, "why": one.why} for one in found
    ]
    detail = found[0].why if found else "Nothing was found."
    meaning = Meaning.PRESENT if found else Meaning.ABSENT
    return Reading(meaning, detail=detail, facts={"found": rows})


def found_in(reading: Reading) -> tuple[Found, ...]:
    """The finds in the reading of a conversation by :func:`told`; none in any other."""
    rows = reading.facts.get("found")
    return tuple(
        Found(str(row["service"]), str(row["identifier"]), str(row["why"]))
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, dict)
    )
