"""A host that is asked many things is held: one lease, its pauses kept in this process."""

import asyncio
from datetime import timedelta

import pytest

from publications.outbound import CouldNotAsk, Reason, host_key
from publications.outbound.answers import Attempt
from publications.outbound.leases import Leases
from publications.outbound.network import Uptime
from publications.outbound.pacing import Pacer

HOST = "a.example.org"


@pytest.fixture
def pacer(cache, clock) -> Pacer:
    return Pacer(Leases(cache, 60), clock, patience=0)


def holding(pacer: Pacer, turns: int, pause: float = 0.0):
    async def main():
        async with pacer.hold(HOST):
            for _ in range(turns):
                async with pacer.turn(HOST, pause):
                    pass

    asyncio.run(main())


def test_turns_of_a_held_host_cost_no_word_with_others(pacer, monkeypatch):
    said = []
    for name in ("take", "give_back", "renew"):
        ask = getattr(Leases, name)
        monkeypatch.setattr(
            Leases, name, lambda *a, _ask=ask, _name=name, **k: said.append(_name) or _ask(*a, **k)
        )
    holding(pacer, turns=50)
    assert said == ["take", "give_back"]


def test_held_host_is_left_alone_between_two_turns(pacer, clock):
    holding(pacer, turns=3, pause=2.5)
    assert clock.slept == [2.5, 2.5]


def test_pause_after_the_last_turn_is_kept_for_others(pacer, clock):
    holding(pacer, turns=1, pause=2.5)
    holding(pacer, turns=1)
    assert clock.slept == [2.5]


def test_held_host_is_nobody_elses(cache, clock, pacer):
    other = Pacer(Leases(cache, 60), clock, patience=0)

    async def main():
        async with pacer.hold(HOST):
            with pytest.raises(CouldNotAsk) as caught:
                async with other.hold(HOST):
                    pass
            return caught.value

    assert asyncio.run(main()).reason is Reason.THROTTLED


def test_lease_is_renewed_while_it_lasts(cache, clock, pacer, monkeypatch):
    renewed = []
    monkeypatch.setattr(Leases, "renew", lambda *a: renewed.append(clock.at) or True)
    holding(pacer, turns=10, pause=10.0)
    assert len(renewed) == 3


def test_lease_that_was_lost_ends_the_questions(cache, clock, pacer):
    async def main():
        async with pacer.hold(HOST):
            cache.set(f"outbound:turn:{HOST}", "another's", 60)
            clock.at += 30
            async with pacer.turn(HOST, 0.0):
                pass

    with pytest.raises(CouldNotAsk):
        asyncio.run(main())
    assert cache.get(f"outbound:turn:{HOST}") == "another's"


def test_held_host_that_asks_for_peace_gets_it_from_all(cache, clock, pacer):
    async def main():
        async with pacer.hold(HOST) as held:
            await pacer.set_aside(HOST, timedelta(minutes=5))
            assert held.aside == timedelta(minutes=5)
            async with pacer.turn(HOST, 0.0):
                pass

    with pytest.raises(CouldNotAsk) as caught:
        asyncio.run(main())
    assert caught.value.retry_after == timedelta(minutes=5)
    with pytest.raises(CouldNotAsk):
        holding(pacer, turns=1)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://Example.ORG/x", "example.org"),
        ("http://example.org:80", "example.org"),
        ("http://example.org:8080/", "example.org:8080"),
        ("https://example.org./", "example.org"),
        ("https://例え.jp/", "xn--r8jz45g.jp"),
    ],
)
def test_host_goes_by_one_name(url, key):
    assert host_key(url) == key


def test_failure_is_theirs_when_another_site_answered_at_the_time():
    attempts: list[Attempt] = []
    uptime = Uptime(attempts)
    failed = Attempt("a.example.org", 100.0, 130.0, Reason.TIMEOUT)
    attempts.append(failed)
    assert not uptime.covers(failed)
    attempts.append(Attempt("b.example.org", 130.0, 131.0))
    assert not uptime.covers(failed)  # of the same site
    attempts.append(Attempt("c.example.com", 131.0, 132.0))
    assert uptime.covers(failed)
