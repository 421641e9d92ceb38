"""A run over due links: what it asks, writes down and sets."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from catalogue.asking import leases
from catalogue.evidence.models import Observation
from catalogue.evidence.verifying import verify
from catalogue.links.checking import check_due
from catalogue.links.models import LinkState
from publications.models import Link, Serial, Work
from publications.outbound import Reason

from .doors import FakeDoor, opening
from .outcomes import NOON, answer, silence

pytestmark = pytest.mark.django_db
URL = "https://example.org/page"
DAY = timedelta(days=1)


@pytest.fixture
def work() -> Work:
    work = Work.objects.create(slug="a", original_title="A", status="published")
    Link.objects.create(work=work, url=URL)
    return work


def test_new_link_is_found_and_checked(work: Work) -> None:
    check_due(NOON, door=opening(answer()))
    link = LinkState.objects.get()
    assert (link.url, link.state, link.verified_at) == (URL, "ok", NOON)


def test_one_address_linked_twice_is_asked_once(work: Work) -> None:
    other = Work.objects.create(slug="b", original_title="B")
    Link.objects.create(work=other, url=URL)
    Serial.objects.create(slug="s", url=URL)
    asked: list[str] = []
    check_due(NOON, door=opening(answer(), asked))
    assert asked == [URL]


def test_link_is_not_asked_again_before_it_is_due(work: Work) -> None:
    asked: list[str] = []
    check_due(NOON, door=opening(answer()))
    check_due(NOON + 29 * DAY, door=opening(answer(), asked))
    assert asked == []
    check_due(NOON + 34 * DAY, door=opening(answer(), asked))
    assert asked == [URL]


def test_service_that_is_down_leaves_the_state_and_says_why(work: Work) -> None:
    check_due(NOON, door=opening(answer()))
    check_due(NOON + 40 * DAY, door=opening(silence(Reason.DNS)))
    link = LinkState.objects.get()
    assert (link.state, link.problem, link.verified_at) == ("ok", "dns", NOON)
    assert link.attempted_at == NOON + 40 * DAY


def test_every_answer_is_in_the_ledger(work: Work) -> None:
    check_due(NOON, door=opening(answer()))
    check_due(NOON + 40 * DAY, door=opening(silence()))
    assert list(Observation.objects.values_list("subject", "meaning")) == [
        (URL, "present"),
        (URL, "unverified"),
    ]
    assert verify() == (2, None)


def test_failing_to_ask_is_written_once_a_day(work: Work) -> None:
    for hours in range(0, 24 * 2, 2):
        check_due(NOON + timedelta(hours=hours), door=opening(silence()))
    assert Observation.objects.count() == 3  # the calendar days that 48 hours from noon touch


def test_change_of_state_renews_the_datestamp_of_the_work(work: Work) -> None:
    before = Work.objects.get().datestamp
    check_due(NOON, door=opening(answer()))
    assert Work.objects.get().datestamp > before


def test_same_answer_again_does_not_renew_it(work: Work) -> None:
    check_due(NOON, door=opening(answer()))
    before = Work.objects.get().datestamp
    check_due(NOON + 40 * DAY, door=opening(answer()))
    assert Work.objects.get().datestamp == before


def test_host_that_another_worker_asks_is_left_alone(work: Work) -> None:
    leases.take(["host:example.org"], NOON)
    asked: list[str] = []
    check_due(NOON, door=opening(answer(), asked))
    assert asked == []


def test_lease_of_a_killed_worker_runs_out(work: Work) -> None:
    leases.take(["host:example.org"], NOON)
    asked: list[str] = []
    check_due(NOON + timedelta(minutes=6), door=opening(answer(), asked))
    assert asked == [URL]


def test_worker_that_fails_gives_its_hosts_back(work: Work) -> None:
    door = FakeDoor(answer())
    door.fails = RuntimeError()
    with pytest.raises(RuntimeError):
        check_due(NOON, door=lambda: door)  # type: ignore[arg-type, return-value]
    asked: list[str] = []
    check_due(NOON, door=opening(answer(), asked))
    assert asked == [URL]


def test_run_over_many_links_needs_few_queries(
    work: Work, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(15):
        Link.objects.create(work=work, url=f"https://example.org/{number}")
    check_due(NOON, door=opening(answer()))
    with django_assert_max_num_queries(70):  # type: ignore[attr-defined]
        check_due(NOON + 40 * DAY, door=opening(answer()))
