"""What catalogue knows of the works: states, checks, and the ledger of what was asked."""

from ..archives.models import DOICheck
from ..asking.models import Lease
from ..evidence.models import Excerpt, LedgerHead, Observation
from ..links.models import LinkState

__all__ = ["DOICheck", "Excerpt", "Lease", "LedgerHead", "LinkState", "Observation"]
