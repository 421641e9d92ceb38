"""CSL-JSON: what citation programs take. See ``docs/formats/csl-json.md``.

Source: CSL 1.0.2 specification and csl-data.json. What the schema has no field for, the titles
in other languages among it, stands in ``custom``, which the schema keeps for that.
"""

from ..base import Format
from .dates import issued
from .reading import read
from .writing import item, names, write

FORMAT = Format("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", write, read)

__all__ = ["FORMAT", "issued", "item", "names", "read", "write"]
