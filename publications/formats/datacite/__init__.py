"""DataCite metadata: XML and JSON, and the reading of JSON. See ``docs/formats/datacite.md``."""

from ..base import Format
from .reading import read
from .writing import element, item, write_json, write_xml

XML = Format("datacite.xml", "DataCite XML", "application/vnd.datacite.datacite+xml", write_xml)
JSON = Format(
    "datacite.json",
    "DataCite JSON",
    "application/vnd.datacite.datacite+json",
    write_json,
    read,
)

__all__ = ["JSON", "XML", "element", "item"]
