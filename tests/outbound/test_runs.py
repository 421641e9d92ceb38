"""Many questions from plain code; failures are values."""

import socket

import pytest

from publications.outbound import (
    Answer,
    CouldNotAsk,
    DoorSettings,
    Reason,
    Request,
    fetch_all,
    probe_all,
)


@pytest.fixture
def unreachable():
    """Addresses of three ports that are bound and not listening."""
    sockets = [socket.socket() for _ in range(3)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    yield [f"127.0.0.1:{each.getsockname()[1]}" for each in sockets]
    for each in sockets:
        each.close()


def settings_for(*addresses: str, witness: str = "") -> DoorSettings:
    return DoorSettings(allow=frozenset(addresses), pause=0, witness=witness)


def test_outcomes_come_in_the_order_asked(odd):
    requests = [Request(f"{odd.base}/bytes/{n}") for n in range(5)]
    outcomes = fetch_all(requests, settings_for(odd.address))
    assert [len(outcome.body) for outcome in outcomes] == [0, 1, 2, 3, 4]


def test_failure_stands_beside_answers(odd):
    requests = [Request(odd.base), Request("http://10.0.0.1/")]
    answer, error = fetch_all(requests, settings_for(odd.address))
    assert isinstance(answer, Answer)
    assert (type(error), error.reason) == (CouldNotAsk, Reason.ADDRESS_REFUSED)


def test_settings_of_the_site_lead_to_the_fakes(fakes):
    record, missing, home = probe_all(
        [
            "https://zenodo.org/records/20352371",
            "https://zenodo.org/records/1",
            "https://times.net.au",
        ]
    )
    assert [record.status, missing.status, home.status] == [200, 404, 200]
    assert b"Cross-Generational" in record.body
    assert record.final_url == "https://zenodo.org/records/20352371"
    assert record.via == fakes.landing.address


def test_nothing_to_ask_is_no_trouble():
    assert fetch_all([], settings_for()) == []


def test_several_hosts_unreachable_at_once_means_we_are_offline(unreachable):
    requests = [Request(f"http://{address}/") for address in unreachable]
    outcomes = fetch_all(requests, settings_for(*unreachable))
    assert [outcome.reason for outcome in outcomes] == [Reason.OFFLINE] * 3
    assert all(outcome.retry_after and outcome.url for outcome in outcomes)


def test_unreachable_hosts_beside_one_that_answers_are_to_blame_themselves(odd, unreachable):
    requests = [Request(f"http://{address}/") for address in (*unreachable, odd.address)]
    outcomes = fetch_all(requests, settings_for(*unreachable, odd.address))
    assert [outcome.reason for outcome in outcomes[:3]] == [Reason.REFUSED] * 3


def test_single_dead_host_is_believed_when_a_witness_answers(odd, unreachable):
    settings = settings_for(unreachable[0], odd.address, witness=odd.base)
    (outcome,) = fetch_all([Request(f"http://{unreachable[0]}/")], settings)
    assert outcome.reason is Reason.REFUSED
    assert [hit.method for hit in odd.hits] == ["HEAD"]


def test_single_dead_host_is_not_believed_when_the_witness_is_dead_too(unreachable):
    dead, witness, _ = unreachable
    settings = settings_for(dead, witness, witness=f"http://{witness}")
    (outcome,) = fetch_all([Request(f"http://{dead}/")], settings)
    assert outcome.reason is Reason.OFFLINE


def test_witness_is_left_alone_when_something_answered(odd, unreachable):
    settings = settings_for(unreachable[0], odd.address, witness=odd.base + "/witness")
    fetch_all([Request(f"http://{unreachable[0]}/"), Request(odd.base)], settings)
    assert [hit.path for hit in odd.hits] == ["/"]


def test_witness_that_fails_alone_proves_nothing(unreachable):
    dead = unreachable[0]
    (outcome,) = fetch_all(
        [Request(f"http://{dead}/")], settings_for(dead, witness=f"http://{dead}")
    )
    assert outcome.reason is Reason.REFUSED
