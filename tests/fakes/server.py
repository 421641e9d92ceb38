"""The fakes as running servers: one port each, all in one thread of their own."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from aiohttp import web

from .awa import Awa
from .control import control
from .crossref import Crossref
from .datacite import DataCite
from .doi_org import DoiOrg
from .internet_archive import InternetArchive
from .issn import IssnPortal
from .landing import Landing
from .nla import Nla
from .openaire import OpenAire
from .orcid import Orcid
from .service import FakeService
from .trove import Trove
from .worldcat import WorldCat
from .zenodo import Zenodo


class Fakes:
    """All fakes together; ``with serve() as fakes``. ``network`` leads to them."""

    network: "Network"

    def __init__(self) -> None:
        self.doi_org = DoiOrg()
        self.landing = Landing()
        self.datacite = DataCite()
        self.crossref = Crossref()
        self.zenodo = Zenodo()
        self.orcid = Orcid()
        self.issn = IssnPortal()
        self.openaire = OpenAire()
        self.internet_archive = InternetArchive()
        self.nla = Nla()
        self.trove = Trove()
        self.awa = Awa()
        self.worldcat = WorldCat()

    @property
    def services(self) -> Sequence[FakeService]:
        """Each, in the order of their ports."""
        return (self.doi_org, self.landing, *self._interfaces)

    @property
    def _interfaces(self) -> Sequence[FakeService]:
        return (
            self.datacite,
            self.crossref,
            self.zenodo,
            self.orcid,
            self.issn,
            self.openaire,
            self.internet_archive,
            self.nla,
            self.trove,
            self.awa,
            self.worldcat,
        )

    def django_settings(self) -> dict[str, Any]:
        """The settings with which the catalogue asks these and nobody else."""
        return {
            "OUTBOUND_ALLOW": tuple(service.address for service in self.services),
            "OUTBOUND_SERVICES": {
                name: service.base
                for service in (self.doi_org, *self._interfaces)
                for name in (service.name, *service.also)
            },
            "OUTBOUND_HOSTS": {
                **{host: service.address for service in self.services for host in service.hosts},
                "doi.org": self.doi_org.address,
                "*": self.landing.address,
            },
        }


class Network:
    """The ways to running services, which can be cut: then their ports refuse."""

    def __init__(self, in_loop: Callable[..., Any], runners: list[web.AppRunner]) -> None:
        self._in_loop, self._runners = in_loop, runners
        self._cut: list[tuple[web.AppRunner, int]] = []

    def cut(self) -> None:
        """No connection reaches any of them."""
        self._cut = [(runner, runner.addresses[0][1]) for runner in self._runners]
        for runner in self._runners:
            for site in list(runner.sites):
                self._in_loop(site.stop)

    def mend(self) -> None:
        """Each listens again where it did."""
        for runner, port in self._cut:
            self._in_loop(web.TCPSite(runner, "127.0.0.1", port).start)
        self._cut = []


@contextmanager
def serve(port: int = 0, fakes: Fakes | None = None) -> Iterator[Fakes]:
    """Serve all on 127.0.0.1, from ``port`` upwards (0: any free ones)."""
    fakes = fakes or Fakes()
    with serve_services(fakes.services, port=port) as fakes.network:
        yield fakes


@contextmanager
def serve_services(services: Sequence[FakeService], *, port: int = 0) -> Iterator[Network]:
    """Serve ``services``, setting the ``base`` of each."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="fakes", daemon=True)
    thread.start()

    def in_loop(main: Callable[[], Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(main(), loop).result(timeout=10)

    runners: list[web.AppRunner] = []
    try:
        for number, service in enumerate(services):
            wanted = port + number if port else 0
            runners.append(in_loop(lambda s=service, p=wanted: _start(s, p)))
        yield Network(in_loop, runners)
    finally:
        for runner in runners:
            in_loop(runner.cleanup)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=10)
        loop.close()


async def _start(service: FakeService, port: int) -> web.AppRunner:
    app = web.Application()
    app.router.add_route("*", "/_fake/{action}", control(service))
    app.router.add_route("*", "/{path:.*}", service.handle)
    # A client that gives up ends its request here too: silence holds nothing open.
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    host, bound = runner.addresses[0][:2]
    service.base = f"http://{host}:{bound}"
    return runner
