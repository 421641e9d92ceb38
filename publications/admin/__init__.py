"""The editors' desk: Django's admin on our own site, a page for everything editors write."""

from . import contributors, rows, serials, subjects
from .imports import pages as imports
from .issues import pages as issues
from .works import pages as works

__all__ = ["contributors", "imports", "issues", "rows", "serials", "subjects", "works"]
