"""What catalogue knows of the works: states, checks, and the ledger of what was asked."""

from ..archives.models import DOICheck
from ..asking.models import Lease
from ..evidence.models import Excerpt, LedgerHead, Observation
from ..exports.models import Citation
from ..links.models import LinkState

__all__ = ["Citation", "DOICheck", "Excerpt", "Lease", "LedgerHead", "LinkState", "Observation"]
