"""The door's settings as one checked value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Self
from urllib.parse import urlsplit

from django.conf import settings

from .identity import user_agent
from .services import base_address

_LOOPBACK = re.compile(r"(?P<host>127\.\d+\.\d+\.\d+|\[::1\]):(?P<port>\d{1,5})")


@dataclass(frozen=True, slots=True)
class DoorSettings:
    """How the door behaves; see the package for the meaning of each. Times in seconds.

    Raises ValueError, with a sentence, for an allow-list that is not loopback or a host
    that is sent to an address not on it.
    """

    user_agent: str = "Perdura"
    allow: frozenset[str] = frozenset()
    hosts: Mapping[str, str] = field(default_factory=dict)
    ports: frozenset[int] = frozenset({80, 443})
    pause: float = 1.0
    connect_timeout: float = 10.0
    read_timeout: float = 30.0
    total_timeout: float = 60.0
    max_bytes: int = 5_000_000
    max_redirects: int = 5
    concurrency: int = 200
    # How long to wait for a host that another worker is asking, before leaving it for later.
    patience: float = 30.0
    # Asked when nothing else answered: is it them, or our own network? "" asks nobody.
    witness: str = ""

    def __post_init__(self) -> None:
        for entry in self.allow:
            match = _LOOPBACK.fullmatch(entry)
            if not match or not ip_address(match["host"].strip("[]")).is_loopback:
                raise ValueError(
                    f"OUTBOUND_ALLOW holds {entry!r}: only loopback addresses with a port, "
                    "such as 127.0.0.1:9999, may be let through."
                )
        for host, address in self.hosts.items():
            if address not in self.allow:
                raise ValueError(
                    f"OUTBOUND_HOSTS sends {host} to {address!r}, which OUTBOUND_ALLOW does "
                    "not hold: add it there."
                )

    @classmethod
    def from_django(cls) -> Self:
        """The settings of this site."""

        def given(name: str, default: float) -> float:
            return float(getattr(settings, f"OUTBOUND_{name}", default))

        allow = frozenset(getattr(settings, "OUTBOUND_ALLOW", ()))
        for name, base in getattr(settings, "OUTBOUND_SERVICES", {}).items():
            if urlsplit(base).netloc not in allow:
                raise ValueError(
                    f"OUTBOUND_SERVICES sends {name} to {base!r}, which OUTBOUND_ALLOW does not "
                    "hold: add its host and port there."
                )
        return cls(
            user_agent=user_agent(
                version=getattr(settings, "VERSION", ""),
                site=getattr(settings, "SITE_URL", ""),
                contact=getattr(settings, "CONTACT_EMAIL", ""),
            ),
            allow=allow,
            hosts=dict(getattr(settings, "OUTBOUND_HOSTS", {})),
            ports=frozenset(int(port) for port in getattr(settings, "OUTBOUND_PORTS", (80, 443))),
            pause=given("PAUSE", 1.0),
            connect_timeout=given("CONNECT_TIMEOUT", 10.0),
            read_timeout=given("READ_TIMEOUT", 30.0),
            total_timeout=given("TIMEOUT", 60.0),
            max_bytes=int(given("MAX_BYTES", 5_000_000)),
            concurrency=int(given("CONCURRENCY", 200)),
            witness=base_address("doi.org"),
        )
