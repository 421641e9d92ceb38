"""Stand-ins for the services we ask: real HTTP servers on loopback, as faithful as the
published documentation of each allows, and able to misbehave.

In tests, through the fixture ``fakes``::

    fakes.doi_org.misbehave(Scenario.THROTTLED, retry_after="120", times=1)
    answer = ...  # asked of fakes.doi_org.base, or of any host with fakes.django_settings()
    assert fakes.doi_org.hits[0].headers["User-Agent"].startswith("Perdura/")

By hand: ``python -m tests.fakes --port 9900``.
"""

from .awa import Awa
from .behaviour import Scenario
from .crossref import Crossref
from .datacite import DataCite
from .doi_org import DoiOrg
from .internet_archive import InternetArchive
from .issn import IssnPortal
from .landing import Landing
from .nla import Nla
from .openaire import OpenAire
from .orcid import Orcid
from .server import Fakes, serve
from .service import FakeService, Hit
from .trove import Trove
from .worldcat import WorldCat
from .zenodo import Zenodo

__all__ = [
    "Awa",
    "Crossref",
    "DataCite",
    "DoiOrg",
    "FakeService",
    "Fakes",
    "Hit",
    "InternetArchive",
    "IssnPortal",
    "Landing",
    "Nla",
    "OpenAire",
    "Orcid",
    "Scenario",
    "Trove",
    "WorldCat",
    "Zenodo",
    "serve",
]
