"""What people type, and what is found: ``search``, ``keys_of`` (all of it) and
``matched_words`` (what to mark) are all that others need."""

from ..index.faults import IndexUnavailableError
from .asking import Found, keys_of, search
from .filters import Filters
from .matching import Matched, matched_terms, matched_words

__all__ = [
    "Filters", "Found", "IndexUnavailableError", "Matched", "keys_of", "matched_terms",
    "matched_words", "search",
]  # fmt: skip
