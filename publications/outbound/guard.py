"""Which addresses may be asked at all.

An address is judged three times: as written (here), after its name was resolved and at the
moment of connecting (``connector.py``). aiohttp parses with yarl, so we judge what yarl
parsed: two parsers would be two opinions about where a request goes.
"""

import re
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address

from yarl import URL

from .special import is_public

# RFC 1123 host names, with the underscore that some real ones have.
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# "Ends in a number" of the WHATWG URL standard: what a system may take for an IPv4 address.
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
# RFC 6761, RFC 6762, RFC 8375 and ICANN's reservation of .internal.
_LOCAL_NAMES = ("localhost", "local", "home.arpa", "internal")
# Letters that RFC 3986 allows in an address; one made of these only is sent as it is.
_PLAIN = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")

# Anything before an "@" in the authority, even nothing.
_USER = re.compile(r"[^/?#]*//[^/?#]*@")


class AddressRefused(OSError):  # noqa: N818 - it says what happened
    """We do not ask this address; the message says why. An OSError, so that it travels
    through the connection machinery of asyncio and aiohttp."""


def parse(url: str) -> URL:
    """``url``, which may be relative, as the connection will understand it.

    Raises AddressRefused.
    """
    if _USER.match(url):
        raise AddressRefused("the address carries a user name or password")
    try:
        parsed = URL(url, encoded=bool(_PLAIN.fullmatch(url)))
        _ = parsed.raw_host, parsed.port  # read only now, and only now found wrong
        return parsed
    except ValueError as error:
        raise AddressRefused("not a well-formed address") from error


def judge(url: URL, *, ports: Collection[int], allow: Collection[str] = ()) -> None:
    """Raise AddressRefused unless ``url`` is http(s) to a public host on one of ``ports``, or
    to exactly one of the loopback addresses in ``allow`` ("127.0.0.1:9999")."""
    if url.scheme not in ("http", "https"):
        raise AddressRefused("only http and https addresses are asked")
    host = (url.raw_host or "").lower()
    if not host:
        raise AddressRefused("the address names no host")
    if f"[{host}]:{url.port}" in allow or f"{host}:{url.port}" in allow:
        return
    if url.port not in ports:
        raise AddressRefused(f"port {url.port} is not one of those we ask")
    literal = literal_address(host)
    if literal is None:
        _judge_name(host.removesuffix("."))
    elif not is_public(literal):
        raise AddressRefused(f"{literal} is not a public address")


def literal_address(host: str) -> IPv4Address | IPv6Address | None:
    """The IP address that ``host`` is, None when it is a name.

    Raises AddressRefused for a disguised one (``0x7f.1``, ``2130706433``, ``0177.0.0.1``):
    honest links write four plain decimal numbers.
    """
    if ":" in host:
        try:
            return ip_address(host)
        except ValueError as error:
            raise AddressRefused("not an IPv6 address") from error
    bare = host.removesuffix(".")
    if not _NUMBER.fullmatch(bare.rpartition(".")[2]):
        return None
    try:
        return IPv4Address(bare)
    except ValueError as error:
        raise AddressRefused("a number that is not a plain IPv4 address") from error


def _judge_name(name: str) -> None:
    labels = name.split(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise AddressRefused("not a host name")
    if len(labels) < 2:
        raise AddressRefused("a name without a dot belongs to a local network")
    if any(name == local or name.endswith(f".{local}") for local in _LOCAL_NAMES):
        raise AddressRefused("a name of the local network")
