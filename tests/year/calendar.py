"""The year as it is written down before it begins: who misbehaves when, and until when a
change of the world must have been noticed. Days are counted from the year's beginning. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalogue.archives.transitions import CONFIRM_AFTER, STALE_INTERVALS
from catalogue.asking import schedule
from catalogue.links.transitions import USUAL
from tests.fakes.behaviour import Scenario

YEAR = 365.0
# The tasks that are rehearsed.
LOOKS = (
    "check_due_links", "check_due_dois", "check_due_archives", "seek_copies", "publish_checkpoint",
)  # fmt: skip
# Between two looks, in days, over and over. Real workers look every minute.
STEPS = (1.0, 1.5, 0.75, 1.75)
# Our own network is down: (from, until).
OUTAGES = ((80.0, 82.0), (251.0, 253.0))
SERVICES = (
    "doi.org", "zenodo", "issn", "openaire", "internet-archive", "nla", "trove", "worldcat", "awa",
)  # fmt: skip
PAGES = "landing"
# Pages that are a wall are blocked, which is what they shall be; so only single ones are.
_OF_PAGES = tuple(
    scenario
    for scenario in Scenario
    if scenario not in (Scenario.WALL, Scenario.CLOUDFLARE, Scenario.IMPERVA, Scenario.CHANGED)
)
# The longest pause after a failure: a day for a circuit, a day for an unclear answer.
_RECOVERY = 2 * (1 + schedule.MOST_JITTER)
_STRETCH = 1 + schedule.MOST_JITTER
_STEP = max(STEPS)
# What a thing is before the first answer.
NEW = {"claimed", "unchecked"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """``service`` does ``scenario`` from one day until another."""

    service: str
    scenario: Scenario
    start: float
    end: float


def troubles() -> Sequence[Trouble]:
    """Every service in every way, for two to four days; and all pages in most ways."""
    found = [
        Trouble(service, scenario, start, start + 2 + (place + number) % 3)
        for place, service in enumerate(SERVICES)
        for number, scenario in enumerate(Scenario)
        if (start := 12.0 + 31 * number + 3 * place)
    ]
    for number, scenario in enumerate(_OF_PAGES):
        start = 20.0 + 43 * number
        found.append(Trouble(PAGES, scenario, start, start + 4))
    return found


def looks() -> Sequence[float]:
    """The days on which the workers look."""
    days, day, number = [0.0], 0.0, 0
    while day < YEAR:
        day += STEPS[number % len(STEPS)]
        days.append(day)
        number += 1
    return days


@dataclass(frozen=True, slots=True)
class Change:
    """From ``day`` on the right state is ``state``."""

    day: float
    state: str


@dataclass(frozen=True, slots=True)
class Thing:
    """What is checked: ``kind`` archive, doi or link; ``name`` as the ledger has it; asked of
    ``services`` every ``interval`` days; ``changes`` in order, the first on day 0."""

    kind: str
    name: str
    services: tuple[str, ...]
    interval: float
    changes: tuple[Change, ...]

    def deadline(self, change: Change) -> float:
        """The day by which ``change`` must be known: the interval, what confirms it, jitter,
        looks, and the time for which nobody could be asked."""
        end = change.day + self.interval * _STRETCH + _STEP + self._confirmation(change.state)
        hindered = [
            *((one.start, one.end) for one in troubles() if one.service in self.services),
            *OUTAGES,
        ]
        for start, until in sorted(hindered):
            if start <= end and until >= change.day:
                end += until - max(start, change.day) + _RECOVERY + _STEP
        return end

    def _confirmation(self, state: str) -> float:
        if self.kind == "link" and state == "broken":
            apart = (USUAL.apart + schedule.JUST_AFTER).total_seconds() / 86_400
            return (USUAL.failures - 1) * (apart * _STRETCH + _STEP)
        if state in ("missing", "failed"):
            return CONFIRM_AFTER.total_seconds() / 86_400 * _STRETCH + _STEP
        return STALE_INTERVALS * self.interval if state == "stale" else 0.0

    def may_be(self, day: float) -> set[str]:
        """The states that it may be in on ``day``: the right one, and an earlier one until the
        deadline of what came after."""
        until = [*(self.deadline(change) for change in self.changes[1:]), float("inf")]
        allowed = {
            change.state
            for change, end in zip(self.changes, until, strict=True)
            if change.day <= day <= end
        }
        return allowed | (NEW if day <= self.deadline(self.changes[0]) else set())


BY_SERVICE: Mapping[str, float] = {
    "zenodo": 30, "nla": 30, "pandora": 30, "trove": 30, "awa": 30, "internet-archive": 30,
    "issn": 90, "openaire": 90, "worldcat": 90, "doi.org": 30, PAGES: 30,
}  # fmt: skip
