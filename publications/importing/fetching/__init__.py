"""From an identifier to its record: DataCite, Crossref, Zenodo and ORCID are asked."""

from .asking import Fetched, fetch

__all__ = ["Fetched", "fetch"]
