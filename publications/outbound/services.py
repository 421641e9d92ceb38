"""The services we ask: real addresses and paces in one table, fakes laid over it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Service:
    """A service by the name it goes by here, its base address (no trailing slash), the
    seconds to leave between two requests, and the requests it may be sent a day (UTC, all
    workers together; None: no more than its pace allows)."""

    name: str
    base: str
    pause: float
    budget: int | None = None


SERVICES: Mapping[str, Service] = {
    service.name: service
    for service in (
        # No rate is published; tools that asked in parallel were blocked.
        Service("doi.org", "https://doi.org", 1.0),
        # 1,000 in five minutes for those who give an address; lists at Crossref 3 a second.
        Service("datacite", "https://api.datacite.org", 0.5),
        Service("crossref", "https://api.crossref.org", 0.5),
        # 60 a minute for guests.
        Service("zenodo", "https://zenodo.org", 1.0),
        # 12 a second; the day's quota counts more: 25,000 an address, and falling.
        Service("orcid", "https://pub.orcid.org", 0.5, budget=10_000),
        # None is published; who asks much faster is turned away for hours.
        Service("issn", "https://portal.issn.org", 3.0),
        # 60 an hour for those without a token.
        Service("openaire", "https://api.openaire.eu", 60.0),
        # 30 a minute for lists of captures; their staff ask for less than that.
        Service("internet-archive", "https://web.archive.org", 3.0),
        # Pages, for which no rate is published; PANDORA's are reached by the same resolver.
        Service("nla", "https://nla.gov.au", 2.0),
        Service("pandora", "https://nla.gov.au", 2.0),
        # Some 200 a minute for a usual key.
        Service("trove", "https://api.trove.nla.gov.au", 1.0),
        # 50,000 a day for a key, for which others wait as well.
        Service("worldcat", "https://americas.discovery.api.oclc.org", 1.0),
        Service("oclc-token", "https://oauth.oclc.org", 1.0),
        # No rate is published.
        Service("awa", "https://web.archive.org.au", 1.0),
    )
}

# Hosts of pages that ask for a slower pace than others.
HOST_PAUSES: Mapping[str, float] = {
    "catalogue.nla.gov.au": 2.0,
    "webarchive.nla.gov.au": 2.0,
    **{service.base.partition("://")[2]: service.pause for service in SERVICES.values()},
}


HOST_BUDGETS: Mapping[str, int] = {
    service.base.partition("://")[2]: service.budget
    for service in SERVICES.values()
    if service.budget is not None
}


def host_pause(host: str, usual: float) -> float:
    """Seconds to leave between two requests to ``host``: its own pace, never less than
    ``usual``."""
    return max(usual, HOST_PAUSES.get(host, 0.0))


def host_budget(host: str) -> int | None:
    """Requests that ``host`` may be sent a day by ``OUTBOUND_BUDGETS`` or its service's row;
    None: any number."""
    given: Mapping[str, int] = getattr(settings, "OUTBOUND_BUDGETS", {})
    return given.get(host, HOST_BUDGETS.get(host))


def base_address(name: str) -> str:
    """Where the service ``name`` is asked: its own address, or that of its fake.

    Raises KeyError for a service that is not in :data:`SERVICES`.
    """
    service = SERVICES[name]
    overrides: Mapping[str, str] = getattr(settings, "OUTBOUND_SERVICES", {})
    return overrides.get(name, service.base).rstrip("/")
