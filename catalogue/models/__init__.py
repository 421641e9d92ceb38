"""What catalogue knows of the works: states, checks, and the ledger of what was asked."""

from ..archives.models import ArchiveCheck, DOICheck, ServiceHealth
from ..asking.models import Lease
from ..evidence.models import Excerpt, LedgerHead, Observation
from ..exports.jobs.models import ExportJob
from ..exports.models import Citation
from ..links.models import LinkState

__all__ = [
    "ArchiveCheck",
    "Citation",
    "DOICheck",
    "Excerpt",
    "ExportJob",
    "Lease",
    "LedgerHead",
    "LinkState",
    "Observation",
    "ServiceHealth",
]
