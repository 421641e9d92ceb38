"""Formats: one module each, and the table FORMATS. Pure: records in, bytes out."""

from . import bibtex, csl_json, ris
from .base import Format

FORMATS: dict[str, Format] = {
    format.ext: format for format in (bibtex.FORMAT, ris.FORMAT, csl_json.FORMAT)
}
"""Every format by the ending of its addresses."""

__all__ = ["FORMATS", "Format"]
