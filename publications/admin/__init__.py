"""The editors' desk: Django's admin on our own site, a page for everything editors write."""

from . import contributors, rows, serials, subjects
from .issues import pages as issues
from .works import pages as works

__all__ = ["contributors", "issues", "rows", "serials", "subjects", "works"]
