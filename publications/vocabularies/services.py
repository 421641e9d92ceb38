"""Archives and indexes that can hold a record of a work, an issue or a serial."""

from typing import NamedTuple
from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Service(NamedTuple):
    """``address`` has ``{}`` where the identifier goes; empty when it has no page."""

    code: str
    label: Promise | str
    address: str

    def url(self, identifier: str) -> str:
        """The record's page at the service, or an empty text."""
        return self.address.format(quote(identifier, safe=":/.-_")) if self.address else ""


SERVICES = {
    service.code: service
    for service in (
        Service("nla", _("National Library of Australia"), "https://nla.gov.au/{}"),
        Service("ned", _("National edeposit (Australia)"), "https://nla.gov.au/{}"),
        Service("pandora", _("PANDORA, Australia’s web archive"), "https://nla.gov.au/{}"),
        Service("trove", "Trove", "https://trove.nla.gov.au/work/{}"),
        Service("zenodo", "Zenodo", "https://zenodo.org/records/{}"),
        Service("worldcat", "WorldCat", "https://search.worldcat.org/title/{}"),
        Service("issn", _("ISSN Portal"), "https://portal.issn.org/resource/ISSN/{}"),
        # By DOI: its own identifiers change with its releases.
        Service("openaire", "OpenAIRE", "https://explore.openaire.eu/search/result?pid={}"),
        Service("internet-archive", "Internet Archive", "https://web.archive.org/web/{}"),
        Service("awa", _("Australian Web Archive"), "https://webarchive.nla.gov.au/awa/{}"),
    )
}
CHOICES = [(service.code, service.label) for service in SERVICES.values()]
