"""One request at a time per host, a pause, and peace where it is asked for."""

import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.management import call_command

from publications.outbound import CouldNotAsk, Door, DoorSettings, Reason, Request, fetch_all
from publications.outbound.leases import Leases, Standing
from publications.outbound.pacing import Pacer
from tests.fakes import Scenario


def together(*coroutines):
    async def main():
        return await asyncio.gather(*coroutines)

    return asyncio.run(main())


async def ask_all(door, urls):
    async with door:
        return await asyncio.gather(*(door.fetch(Request(url)) for url in urls))


def overlaps(hits) -> int:
    ordered = sorted(hits, key=lambda hit: hit.started)
    return sum(second.started < first.ended for first, second in pairwise(ordered))


def test_one_host_never_gets_two_requests_at_once(odd, make_door):
    odd.latency = 0.01
    together(ask_all(make_door(), [odd.base] * 10))
    assert len(odd.hits) == 10
    assert overlaps(odd.hits) == 0


def test_two_workers_never_ask_one_host_at_once(odd, make_door, monkeypatch):
    monkeypatch.setattr("publications.outbound.pacing.POLL", 0.002)
    odd.latency = 0.01
    together(*(ask_all(make_door(), [odd.base] * 5) for _ in range(2)))
    assert len(odd.hits) == 10
    assert overlaps(odd.hits) == 0


def test_different_hosts_are_asked_at_the_same_time(fakes, cache):
    fakes.landing.latency = 0.1
    settings = DoorSettings.from_django()
    urls = [f"http://host{n}.example.org/" for n in range(5)]
    together(ask_all(Door(settings, cache=cache), urls))
    assert overlaps(fakes.landing.hits) == 4


def test_no_more_exchanges_go_on_than_settings_allow(fakes, cache):
    fakes.landing.latency = 0.01
    fakes_settings = DoorSettings.from_django()
    settings = DoorSettings(
        allow=fakes_settings.allow, hosts=fakes_settings.hosts, pause=0, concurrency=1
    )
    urls = [f"http://host{n}.example.org/" for n in range(5)]
    together(ask_all(Door(settings, cache=cache), urls))
    assert overlaps(fakes.landing.hits) == 0


def test_host_is_left_alone_between_two_requests(odd, make_door, clock):
    together(ask_all(make_door(pause=2.5, clock=clock), [odd.base] * 3))
    assert clock.slept == [2.5, 2.5]


def test_pause_is_kept_for_other_workers_too(odd, make_door, clock):
    for _ in range(2):
        together(ask_all(make_door(pause=2.5, clock=clock), [odd.base]))
    assert clock.slept == [2.5]


@pytest.mark.parametrize("status", [429, 503])
def test_host_that_asks_for_peace_is_set_aside(odd, ask, failure, clock, status):
    answer = ask(f"/status/{status}?Retry-After=120", clock=clock)
    assert answer.status == status
    error = failure("/", clock=clock)
    assert (error.reason, error.retry_after) == (Reason.THROTTLED, timedelta(seconds=120))
    assert len(odd.hits) == 1


def test_host_is_asked_again_when_its_peace_is_over(ask, clock):
    ask("/status/429?Retry-After=120", clock=clock)
    clock.at += 121
    assert ask("/", clock=clock).status == 200


def test_too_many_requests_without_a_time_is_a_minute(ask, failure, clock):
    ask("/status/429", clock=clock)
    assert failure("/", clock=clock).retry_after == timedelta(minutes=1)


@pytest.mark.parametrize("status", [200, 301, 404, 500])
def test_retry_after_of_other_answers_means_nothing(ask, clock, status):
    ask(f"/status/{status}?Retry-After=120", clock=clock)
    assert ask("/", clock=clock).status == 200


def test_other_hosts_are_not_set_aside(fakes, cache, clock):
    fakes.landing.misbehave(Scenario.THROTTLED, only="one.example")

    async def main():
        async with Door(DoorSettings.from_django(), cache=cache, clock=clock) as door:
            await door.fetch(Request("http://one.example.org/"))
            with pytest.raises(CouldNotAsk):
                await door.fetch(Request("http://one.example.org/"))
            return await door.fetch(Request("http://two.example.org/"))

    assert asyncio.run(main()).status == 200


def take_turn(pacer, host="a.example.org", pause=0.0):
    async def main():
        async with pacer.turn(host, pause):
            pass

    asyncio.run(main())


def test_host_that_another_worker_keeps_is_left_for_later(cache, clock):
    async def main():
        first = Pacer(Leases(cache, 60), clock, patience=5)
        second = Pacer(Leases(cache, 60), clock, patience=5)
        async with first.turn("a.example.org", 0):
            with pytest.raises(CouldNotAsk) as caught:
                async with second.turn("a.example.org", 0):
                    pass
        return caught.value

    error = asyncio.run(main())
    assert error.reason is Reason.THROTTLED
    assert 5 <= sum(clock.slept) < 6


def test_turn_of_a_killed_worker_runs_out_by_itself(cache, clock):
    pacer = Pacer(Leases(cache, 60), clock, patience=0)
    cache.add("outbound:turn:a.example.org", "its token", 60)
    with pytest.raises(CouldNotAsk):
        take_turn(pacer)
    cache.touch("outbound:turn:a.example.org", -1)  # the minute is over
    take_turn(pacer)


def test_turn_that_was_lost_is_not_taken_from_its_new_owner(cache, clock):
    pacer = Pacer(Leases(cache, 60), clock, patience=0)

    async def main():
        async with pacer.turn("a.example.org", 0):
            cache.set("outbound:turn:a.example.org", "another's", 60)

    asyncio.run(main())
    assert cache.get("outbound:turn:a.example.org") == "another's"


def test_failed_exchange_gives_the_turn_back_and_keeps_the_pause(cache, clock):
    pacer = Pacer(Leases(cache, 60), clock, patience=0)

    async def main():
        with pytest.raises(RuntimeError):
            async with pacer.turn("a.example.org", 3.0):
                raise RuntimeError

    asyncio.run(main())
    take_turn(pacer)
    assert clock.slept == [3.0]


def test_very_long_host_names_have_turns_too(cache, clock):
    take_turn(Pacer(Leases(cache, 60), clock, patience=0), host="a." * 120 + "org")


def test_worker_that_finds_a_host_in_its_pause_leaves_the_lease_to_others(cache):
    leases = Leases(cache, 60)
    assert leases.take("a.example.org", "one", now=100.0) == Standing(taken=True)
    assert leases.take("a.example.org", "two", now=100.0) == Standing()
    leases.give_back("a.example.org", "one", now=101.0, pause=2.0)
    assert leases.take("a.example.org", "two", now=102.0) == Standing(pause=1.0)
    assert leases.take("a.example.org", "three", now=103.0) == Standing(taken=True)


def test_turns_are_shared_through_the_cache_of_the_site(odd):
    """Redis where the tests are given one."""
    odd.latency = 0.01
    settings = DoorSettings(allow=frozenset({odd.address}), pause=0)
    together(*(ask_all(Door(settings), [odd.base] * 3) for _ in range(2)))
    assert len(odd.hits) == 6
    assert overlaps(odd.hits) == 0


@pytest.mark.django_db
def test_turns_are_shared_through_a_cache_in_the_database(odd, settings):
    backend = "django.core.cache.backends.db.DatabaseCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "outbound_test_cache"}}
    call_command("createcachetable", verbosity=0)
    quick = DoorSettings(allow=frozenset({odd.address}), pause=0)
    outcomes = fetch_all([Request(f"{odd.base}/status/429")] * 3, quick)
    assert [getattr(outcome, "reason", outcome) for outcome in outcomes[1:]] == ["throttled"] * 2
    assert len(odd.hits) == 1
