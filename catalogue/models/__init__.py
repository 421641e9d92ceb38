"""What catalogue knows of the works: states, checks, and the ledger of what was asked."""

from ..archives.discovering.models import Search
from ..archives.models import AgencyCheck, ArchiveCheck, Claim, ClaimCheck, DOICheck, ServiceHealth
from ..asking.models import Lease, TaskRun
from ..evidence.models import Checkpoint, Excerpt, LedgerHead, Observation
from ..exports.jobs.models import ExportJob
from ..exports.models import Citation
from ..links.models import Enrolment, LinkState, Occurrence

__all__ = [
    "AgencyCheck",
    "ArchiveCheck",
    "Checkpoint",
    "Citation",
    "Claim",
    "ClaimCheck",
    "DOICheck",
    "Enrolment",
    "Excerpt",
    "ExportJob",
    "Lease",
    "LedgerHead",
    "LinkState",
    "Observation",
    "Occurrence",
    "Search",
    "ServiceHealth",
    "TaskRun",
]
