"""The services that archive records stand at, a module each."""

from collections.abc import Mapping

from . import awa, internet_archive, issn, nla, openaire, pandora, trove, worldcat, zenodo
from .base import Adapter

ADAPTERS: Mapping[str, Adapter] = {
    adapter.name: adapter
    for adapter in (
        zenodo.ADAPTER,
        issn.ADAPTER,
        openaire.ADAPTER,
        internet_archive.ADAPTER,
        nla.ADAPTER,
        trove.ADAPTER,
        awa.ADAPTER,
        worldcat.ADAPTER,
        pandora.ADAPTER,
    )
}

# service of an archive record -> who is asked
BY_SERVICE: Mapping[str, Adapter] = {
    service: adapter for adapter in ADAPTERS.values() for service in adapter.services
}
