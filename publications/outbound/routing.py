"""Where a request really goes: to its host, or to the fake that stands in for it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from yarl import URL


@dataclass(frozen=True, slots=True)
class Route:
    """``url`` is connected to, ``host`` is the ``Host`` header when it is not the one of
    ``url``, ``via`` the fake's address ("" when the host itself is asked)."""

    url: URL
    host: str | None = None
    via: str = ""


def route(url: URL, *, hosts: Mapping[str, str], allow: Collection[str]) -> Route:
    """The way to ``url``. An address that is itself on the allow-list is a fake already."""
    name = (url.raw_host or "").removesuffix(".")
    own = f"{url.host_subcomponent}:{url.port}"
    address = None if own in allow else hosts.get(name) or hosts.get("*")
    if address is None:
        return Route(url)
    fake = URL(f"http://{address}{url.raw_path_qs}", encoded=True)
    return Route(fake, host=url.host_port_subcomponent, via=address)
