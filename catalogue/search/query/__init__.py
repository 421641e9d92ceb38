"""What people type, and what is found: ``search`` and ``keys_of`` are all that others need."""

from ..index.faults import IndexUnavailableError
from .asking import Found, keys_of, search
from .filters import Filters

__all__ = ["Filters", "Found", "IndexUnavailableError", "keys_of", "search"]
