"""Many hosts at once: none holds up another, and a host that asks for peace gets it."""

import asyncio
from datetime import timedelta

import pytest

from catalogue.asking.models import Lease
from catalogue.evidence.models import Observation
from catalogue.links import running
from catalogue.links.checking import check_due
from catalogue.links.models import LinkState
from publications.models import url_digest
from publications.outbound import Answer, Holding, Reason
from publications.outbound.answers import Attempt

from .doors import FakeDoor
from .outcomes import NOON, answer, silence

pytestmark = pytest.mark.django_db(transaction=True)


def enter(*urls: str) -> None:
    LinkState.objects.bulk_create(
        LinkState(digest=url_digest(url), url=url, host=url.split("/")[2], due_at=NOON)
        for url in urls
    )


def check(door: FakeDoor):
    return check_due(NOON, door=lambda: door)  # type: ignore[arg-type, return-value]


def links_of(host: str, count: int) -> list[str]:
    return [f"https://{host}/{n}" for n in range(count)]


def failed(host: str) -> object:
    return silence(attempt=Attempt(host, 100.0, 130.0, Reason.TIMEOUT))


def test_hanging_host_holds_up_nobody() -> None:
    slow, quick = "slow.example.org", links_of("quick.example.com", 120)
    enter(f"https://{slow}/", *quick)

    class Hanging(FakeDoor):
        seen = 0

        async def probe(self, url: str) -> Answer:
            if slow in url:
                while len(self.asked) < len(quick):  # answers after everybody else
                    await asyncio.sleep(0.01)
            return await super().probe(url)

    door = Hanging(answer())
    assert check(door).asked == 121
    assert door.asked[-1] == f"https://{slow}/"


def test_each_answer_is_written_once_and_all_hosts_are_let_go() -> None:
    urls = [url for n in range(12) for url in links_of(f"h{n}.example.org", 15)]
    enter(*urls)
    check(FakeDoor(answer()))
    assert sorted(Observation.objects.values_list("subject", flat=True)) == sorted(urls)
    assert not Lease.objects.filter(until__gt=NOON).exists()


def test_host_with_more_links_than_a_visit_takes_is_visited_again() -> None:
    enter(*links_of("h.example.org", 130))
    door = FakeDoor(answer())
    assert check(door).asked == 130
    assert door.held == ["h.example.org"] * 3


def test_host_that_does_not_answer_twice_is_left_for_later() -> None:
    enter(*links_of("dead.example.org", 10), *links_of("well.example.com", 10))
    door = FakeDoor({
        **dict.fromkeys(links_of("dead.example.org", 10), failed("dead.example.org")),
        **dict.fromkeys(links_of("well.example.com", 10), answer()),
    })  # fmt: skip
    check(door)
    assert sum("dead" in url for url in door.asked) == 2
    assert LinkState.objects.filter(host="dead.example.org", due_at__lte=NOON).count() == 0


def test_host_that_asks_for_peace_is_asked_nothing_more() -> None:
    enter(*links_of("h.example.org", 10))

    class Peaceful(FakeDoor):
        async def probe(self, url: str) -> Answer:
            self.holding.aside = timedelta(hours=2)
            return await super().probe(url)

        def hold(self, host: str):  # type: ignore[no-untyped-def, override]
            from contextlib import asynccontextmanager

            @asynccontextmanager
            async def held():  # type: ignore[no-untyped-def]
                self.holding = Holding(host, "token", 0.0)
                yield self.holding

            return held()

    door = Peaceful(answer(429, retry_after="7200"))
    check(door)
    assert len(door.asked) == 1
    rest = LinkState.objects.filter(attempted_at=None)
    assert all(link.due_at >= NOON + timedelta(hours=2) for link in rest)


def test_failures_of_our_own_network_conclude_nothing() -> None:
    urls = [f"https://h.{name}.org/" for name in ("one", "two", "three", "four")]
    enter(*urls)
    door = FakeDoor({
        url: silence(
            Reason.NO_SUCH_HOST,
            attempt=Attempt(url.split("/")[2], 100.0, 101.0, Reason.NO_SUCH_HOST),
        )
        for url in urls
    })  # fmt: skip
    check(door)
    assert set(LinkState.objects.values_list("problem", "failures")) == {("offline", 0)}


def test_name_that_is_gone_counts_once_another_site_answered() -> None:
    gone = silence(
        Reason.NO_SUCH_HOST,
        attempt=Attempt("gone.example.org", 100.0, 101.0, Reason.NO_SUCH_HOST),
    )
    enter("https://gone.example.org/", "https://well.example.com/")
    door = FakeDoor({"https://gone.example.org/": gone, "https://well.example.com/": answer()})
    door.attempts.append(Attempt("well.example.com", 100.0, 101.0))
    check(door)
    assert LinkState.objects.get(host="gone.example.org").failures == 1


def test_run_ends_when_its_time_is_up_and_the_next_goes_on(monkeypatch) -> None:
    enter(*links_of("h.example.org", 10))
    door = FakeDoor(answer())
    monkeypatch.setattr(running, "RUN_FOR", timedelta(0))
    assert check(door).asked == 0
    monkeypatch.undo()
    assert check(door).asked == 10
