"""Formats: one module each, and the table FORMATS. Pure: records in, bytes out."""
