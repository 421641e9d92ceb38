"""Private addresses, in every spelling that reaches them somewhere."""

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.outbound import Reason, Request, fetch_all
from publications.outbound.guard import AddressRefused, judge, literal_address, parse
from publications.outbound.special import is_public

PORTS = (80, 443)

PRIVATE = [
    "http://127.0.0.1/",
    "http://127.255.255.254/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0x7f.1/",
    "http://0x7f.0x0.0x0.0x1/",
    "http://0X7F000001/",
    "http://2130706433/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0177.0.0.01/",
    "http://127.0.0.1./",
    "http://0/",
    "http://0.0.0.0/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://１２７.0.0.1/",
    "http://%31%32%37.0.0.1/",
    "http://127.0.0.1%2f.example.org/",
    "http://10.0.0.1/",
    "http://10.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://3232235777/",
    "http://0xc0a80101/",
    "http://169.254.169.254/latest/meta-data/",
    "http://0xa9fea9fe/",
    "http://100.64.0.1/",
    "http://100.127.255.255/",
    "http://192.0.0.1/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://198.51.100.7/",
    "http://203.0.113.7/",
    "http://192.88.99.1/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://240.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::1%25lo]/",
    "http://[::127.0.0.1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:a9fe:a9fe]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::8.8.8.8]/",
    "http://[64:ff9b:1::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a00:1::1]/",
    "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[100::1]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://www.localhost/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://router.home.arpa/",
    "http://intranet/",
]


@pytest.mark.parametrize("url", PRIVATE)
def test_private_address_is_refused_in_any_spelling(url):
    with pytest.raises(AddressRefused):
        judge(parse(url), ports=PORTS)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://user@example.org/", "user name"),
        ("http://user:secret@example.org/", "user name"),
        ("http://:secret@example.org/", "user name"),
        ("http://@example.org/", "user name"),
        ("ftp://example.org/", "only http"),
        ("file:///etc/passwd", "only http"),
        ("gopher://example.org/", "only http"),
        ("//example.org/", "only http"),
        ("http:///path", "no host"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:6379/", "port 6379"),
        ("http://exa mple.org/", "host name"),
        ("http://example..org/", "host name"),
        ("http://localhost%00.example.org/", "host name"),
    ],
)
def test_refusal_says_what_is_wrong(url, why):
    with pytest.raises(AddressRefused, match=why):
        judge(parse(url), ports=PORTS)


@pytest.mark.parametrize(
    "url", ["http://[::1/", "http://example.org:99999/", "http://a\\@127.0.0.1/"]
)
def test_address_that_cannot_be_read_is_refused(url):
    with pytest.raises(AddressRefused):
        parse(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://doi.org/10.5281/zenodo.20352371",
        "http://EXAMPLE.org:80/a?b=c#d",
        "https://bücher.example.de/",
        "https://图书馆.example.cn/",
        "http://8.8.8.8/",
        "http://[2606:4700::1111]/",
        "https://example.org./",
        "http://under_score.example.org/",
        "http://3com.example.com/",
    ],
)
def test_public_address_is_let_through(url):
    judge(parse(url), ports=PORTS)


def test_other_ports_are_asked_when_given():
    judge(parse("http://example.org:8080/"), ports=(80, 8080))


def test_loopback_is_let_through_by_exact_host_and_port_only():
    allow = ("127.0.0.1:9999", "[::1]:9999")
    judge(parse("http://127.0.0.1:9999/"), ports=PORTS, allow=allow)
    judge(parse("http://[::1]:9999/"), ports=PORTS, allow=allow)
    for other in ("http://127.0.0.1:9998/", "http://127.0.0.2:9999/", "http://localhost:9999/"):
        with pytest.raises(AddressRefused):
            judge(parse(other), ports=PORTS, allow=allow)


@given(st.ip_addresses(v=4))
def test_only_plain_spelling_of_an_ipv4_address_is_read_as_one(address):
    assert literal_address(str(address)) == address
    for disguised in (str(int(address)), hex(int(address)), f"0{address}"):
        with pytest.raises(AddressRefused):
            literal_address(disguised)


@given(st.ip_addresses(v=4))
def test_no_ipv6_form_of_an_ipv4_address_is_public(address: IPv4Address):
    number = int(address)
    for carrier in (
        number,  # ::a.b.c.d
        (0xFFFF << 32) | number,  # mapped
        int(IPv6Address("64:ff9b::")) | number,
        int(IPv6Address("2002::")) | (number << 80),
        int(IPv6Address("2001::")) | (number ^ 0xFFFFFFFF),
    ):
        assert not is_public(IPv6Address(carrier))


@given(st.ip_addresses())
def test_nothing_is_public_that_python_calls_private(address):
    if is_public(address):
        assert address.is_global
        assert not address.is_multicast


def test_refused_address_is_never_connected_to(odd, failure):
    error = failure(Request(odd.base), allow=frozenset())
    assert error.reason is Reason.ADDRESS_REFUSED
    assert error.retry_after is None
    assert odd.hits == []


@pytest.mark.parametrize("target", [*PRIVATE[:12], "http://[::ffff:127.0.0.1]/", "//10.0.0.1/x"])
def test_redirect_to_a_private_address_is_refused(odd, failure, target):
    error = failure(f"/redirect/302/{quote(target, safe='')}")
    assert error.reason is Reason.ADDRESS_REFUSED
    assert [hop.status for hop in error.hops] == [302]
    assert len(odd.hits) == 1


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "http://localhost/", "http://a.org:22/"])
def test_fake_is_not_asked_for_what_a_host_would_not_be(fakes, url):
    (outcome,) = fetch_all([Request(url)])
    assert outcome.reason is Reason.ADDRESS_REFUSED
    assert fakes.landing.hits == []


def test_a_scope_never_makes_an_address_public():
    assert not is_public(ip_address("2606:4700::1111%eth0"))
