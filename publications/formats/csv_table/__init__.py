"""CSV for spreadsheets: one row a work. See ``docs/formats/csv.md``.

Source: RFC 4180 for rows and cells; OWASP, "CSV Injection", for what a spreadsheet would run.
"""

from ..base import Format
from . import reading, theirs
from .reading import read
from .writing import write

FORMAT = Format("csv", "CSV", "text/csv", write, read, has_charset=True)

__all__ = ["FORMAT", "read", "reading", "theirs", "write"]
