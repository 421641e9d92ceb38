"""RIS, the tagged format of reference managers. See ``docs/formats/ris.md``.

Sources: RIS Format Specifications (Research Information Systems, 2001 and 2011 revisions), and
what Zotero, EndNote, JabRef and bibutils read and write.
"""

from ..base import Format
from .reading import read
from .writing import fields, write

FORMAT = Format("ris", "RIS", "application/x-research-info-systems", write, read, has_charset=True)

__all__ = ["FORMAT", "fields", "read", "write"]
