"""For a broken link: the archived copy that is nearest to its last days, of the first archive
that has one. Not finding any, or not being able to ask, changes nothing of the link's state."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from django.conf import settings

from publications.outbound import Door, run

from ..archives.conversation import Held, hold
from ..archives.readings import Meaning, Subject
from ..archives.recording import entry
from ..archives.services import ADAPTERS
from ..archives.services.base import Adapter
from ..asking import leases, schedule
from ..asking.summary import Summary
from ..evidence.canonical import digest
from ..evidence.ledger import append
from .models import LinkState

# In this order: the greater archive first.
ARCHIVES = ("internet-archive", "awa")
A_RUN = 20
# A page that nobody had copied may turn up in an archive later.
LOOK_AGAIN = timedelta(days=90)
_FIELDS = ["copy_url", "copied_at", "copy_sought_at", "copy_due_at"]


def seek_due(
    now: datetime,
    *,
    door: Callable[[], Door] = Door,
    written: Callable[[Summary], None] = lambda _: None,
) -> Summary:
    """Look for copies of broken links that have none yet, of archives nobody else is asking.

    ``written`` is told of each link as soon as it is written.
    """
    due = LinkState.objects.filter(state=LinkState.State.BROKEN, copy_due_at__lte=now)
    links = list(due.order_by("copy_due_at")[:A_RUN])
    if not links:
        return Summary()
    names = [f"service:{name}" for name in ARCHIVES]
    ours = leases.take(names, now)
    try:
        if len(ours) < len(names):
            return Summary()
        total = Summary()
        for link in links:
            done = _seek(link, now, door)
            written(done)
            total += done
        return total
    finally:
        leases.give_back(ours, now)


def _seek(link: LinkState, now: datetime, door: Callable[[], Door]) -> Summary:
    """One link, written down before the next is asked about."""
    archives = [ADAPTERS[name] for name in ARCHIVES]

    async def ask() -> list[tuple[Adapter, Held]]:
        found: list[tuple[Adapter, Held]] = []
        async with door() as opened:
            for adapter in archives:
                subject = Subject(adapter.services[0], link.url)
                held = await hold(opened, adapter.ask(subject, settings.SERVICE_KEYS))
                found.append((adapter, held))
                if held.reading.copy_url:
                    break
        return found

    answers = run(ask)
    append([
        entry(adapter, "archive", f"{adapter.services[0]}:{link.url}", held, now)
        for adapter, held in answers
        if held.outcomes and held.reading.learnt
    ])  # fmt: skip
    link.copy_due_at = now + _wait(link, answers)
    link.copy_sought_at = now
    if url := answers[-1][1].reading.copy_url:
        link.copy_url, link.copied_at = url, moment(answers[-1][1].reading.copied_at)
    link.save(update_fields=_FIELDS)
    unlearnt = not any(held.reading.learnt for _, held in answers)
    return Summary(asked=1, could_not_ask=unlearnt)


def _wait(link: LinkState, answers: Sequence[tuple[Adapter, Held]]) -> timedelta:
    """Archives that all said yes or no are asked again in a season, others in half a day."""
    spread = digest(f"copy:{link.url}")
    has_copy = bool(answers[-1][1].reading.copy_url)
    if has_copy or all(held.reading.meaning is Meaning.ABSENT for _, held in answers):
        return schedule.wait(LOOK_AGAIN, spread)
    return schedule.wait(schedule.COULD_NOT_ASK_AGAIN, spread)


def moment(digits: str) -> datetime | None:
    """The time that a web archive writes in 14 digits, UTC; None for anything else."""
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
