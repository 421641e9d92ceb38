"""Formats: one module each, and the table FORMATS. Pure: records in, bytes out."""

from . import (
    bibtex,
    csl_json,
    csv_table,
    datacite,
    dublin_core,
    enw,
    json_lines,
    marc,
    mods,
    references,
    ris,
    schema_org,
    zenodo,
)
from .base import Format, Reader

FORMATS: dict[str, Format] = {
    format.ext: format
    for format in (
        bibtex.FORMAT,
        ris.FORMAT,
        csl_json.FORMAT,
        enw.FORMAT,
        csv_table.FORMAT,
        marc.MRC,
        marc.MARCXML,
        mods.FORMAT,
        dublin_core.FORMAT,
        datacite.XML,
        datacite.JSON,
        schema_org.FORMAT,
        zenodo.FORMAT,
    )
}
"""Every format by the ending of its addresses."""

READERS: dict[str, Reader] = {
    reader.ext: reader for reader in (json_lines.READER, references.READER)
}
"""Formats that are read and not written."""

__all__ = ["FORMATS", "READERS", "Format", "Reader"]
