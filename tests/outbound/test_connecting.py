"""What a name leads to is judged, and what was judged is what is connected to."""

import asyncio
import socket

import pytest

from publications.outbound import CouldNotAsk, Reason, Request
from publications.outbound.connector import JudgingResolver, connector
from publications.outbound.guard import AddressRefused


def leads_to(*addresses: str):
    """A resolver that gives ``addresses`` for every name, and counts."""

    async def lookup(host, port, family):
        lookup.asked.append(host)
        return [
            {
                "hostname": host,
                "host": address,
                "port": port,
                "family": socket.AF_INET6 if ":" in address else socket.AF_INET,
                "proto": 0,
                "flags": 0,
            }
            for address in addresses
        ]

    lookup.asked = []
    return lookup


def resolve(*addresses: str) -> list[str]:
    resolver = JudgingResolver(leads_to(*addresses))
    return [found["host"] for found in asyncio.run(resolver.resolve("a.example.org", 80))]


def test_only_public_addresses_of_a_name_are_handed_on():
    assert resolve("10.0.0.1", "8.8.8.8", "::1", "fe80::1%eth0") == ["8.8.8.8"]


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1", "fd00::1"])
def test_name_that_leads_to_a_private_address_is_refused(failure, address):
    lookup = leads_to(address)
    error = failure(Request("http://rebound.example.org/"), lookup=lookup)
    assert error.reason is Reason.ADDRESS_REFUSED
    assert lookup.asked == ["rebound.example.org"]


def test_name_that_leads_to_an_allowed_fake_is_refused_all_the_same(odd, failure):
    port = odd.address.rpartition(":")[2]
    error = failure(
        Request(f"http://rebound.example.org:{port}/"),
        lookup=leads_to("127.0.0.1"),
        ports=frozenset({int(port)}),
    )
    assert error.reason is Reason.ADDRESS_REFUSED
    assert odd.hits == []


def test_no_socket_is_made_for_an_address_that_was_not_judged():
    # The last line of defence: whatever got past the resolver ends here.
    async def main() -> None:
        async with connector(allow={"127.0.0.1:9999"}) as made:
            info = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
            made._socket_factory((*info, ("127.0.0.1", 9999))).close()
            for refused in (("127.0.0.1", 9998), ("127.0.0.2", 9999), ("10.0.0.1", 80)):
                with pytest.raises(AddressRefused):
                    made._socket_factory((*info, refused))

    asyncio.run(main())


def test_name_that_is_rebound_after_judging_is_not_connected_to(odd, make_door):
    """The second look-up would lead to the fake; the connection goes where the first led."""
    port = odd.address.rpartition(":")[2]
    answers = iter([["192.0.2.1"], ["127.0.0.1"]])

    async def lookup(host, port, family):
        return await leads_to(*next(answers))(host, port, family)

    async def main() -> None:
        async with make_door(lookup=lookup, ports=frozenset({int(port)})) as door:
            for _ in range(2):
                with pytest.raises(CouldNotAsk) as caught:
                    await door.fetch(Request(f"http://rebound.example.org:{port}/"))
                assert caught.value.reason is Reason.ADDRESS_REFUSED

    asyncio.run(main())
    assert odd.hits == []


@pytest.mark.parametrize(
    ("code", "reason"),
    [(socket.EAI_NONAME, Reason.NO_SUCH_HOST), (socket.EAI_AGAIN, Reason.DNS)],
)
def test_missing_name_is_told_from_a_resolver_that_fails(failure, code, reason):
    async def lookup(host, port, family):
        raise socket.gaierror(code, "said the resolver")

    assert failure(Request("http://a.example.org/"), lookup=lookup).reason is reason


def test_closed_port_is_refused_and_could_not_be_asked(failure):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, not listening
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        error = failure(Request(f"http://{address}/"), allow=frozenset({address}))
    assert error.reason is Reason.REFUSED


def test_plain_server_behind_https_is_a_tls_failure(odd, failure):
    error = failure(Request(odd.base.replace("http:", "https:")))
    assert error.reason is Reason.TLS


def test_proxies_of_the_environment_are_ignored(odd, ask, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert ask("/").status == 200
