"""Connections only to judged addresses: the resolver hands on none but public ones, and no
socket is made for any other. So what was judged is what is connected to, whatever the
name answers the next time it is looked up."""

import socket
from collections.abc import Awaitable, Callable, Collection
from ipaddress import ip_address

from aiohttp import TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.connector import AddrInfoType
from aiohttp.resolver import ThreadedResolver

from .guard import AddressRefused
from .special import is_public

Lookup = Callable[[str, int, socket.AddressFamily], Awaitable[list[ResolveResult]]]


class JudgingResolver(AbstractResolver):
    """Resolves a name through ``lookup`` and keeps its public addresses.

    Raises AddressRefused when there are others only.
    """

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._lookup(host, port, family)
        public = [result for result in found if _is_public(result["host"])]
        if found and not public:
            raise AddressRefused("the name leads to an address that is not public")
        return public

    async def close(self) -> None:
        """Nothing is held open."""


def connector(*, allow: Collection[str], lookup: Lookup | None = None) -> TCPConnector:
    """A connector for one run. ``lookup`` replaces the system's resolver (in tests)."""

    def make_socket(info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = info
        host, port = str(address[0]), address[1]
        written = f"[{host}]:{port}" if family == socket.AF_INET6 else f"{host}:{port}"
        if written not in allow and not _is_public(host):
            raise AddressRefused("the connection would go to an address that is not public")
        return socket.socket(family, kind, protocol)

    return TCPConnector(
        resolver=JudgingResolver(lookup or ThreadedResolver().resolve),
        socket_factory=make_socket,
        limit=0,  # the door counts; a queue in here would eat into the time of a request
        keepalive_timeout=5,
    )


def _is_public(host: str) -> bool:
    try:
        return is_public(ip_address(host))
    except ValueError:
        return False
