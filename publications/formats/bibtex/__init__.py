"""BibTeX for BibLaTeX, both ways, in UTF-8.

Source: the biblatex manual, sections 2.1 to 2.3 and 3.7. Which field holds what, and what
has none: ``docs/formats/bibtex.md``.
"""

from ..base import Format
from .reading import read
from .writing import write

FORMAT = Format("bib", "BibTeX", "application/x-bibtex", write, read, has_charset=True)

__all__ = ["FORMAT", "read", "write"]
