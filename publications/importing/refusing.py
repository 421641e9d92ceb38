"""Files that are not read here: what each is, and what to do instead."""

from typing import NamedTuple

from ..formats.base import Problem
from ..identifiers.base import gettext_noop

CONVERT = gettext_noop(
    "This is a file of %(kind)s, which is not read here. Open it in Zotero or EndNote and export "
    "it as RIS, or convert it with bibutils."
)
HARVEST = gettext_noop(
    "This is a file of %(kind)s without MARCXML in it. Ask its server for MARCXML "
    "(metadataPrefix=marcxml or marc21)."
)
BY_DOI = gettext_noop(
    "This is a file of %(kind)s, which is not read here. Fetch the works by their DOIs instead, or "
    "export them as RIS, BibTeX or CSL-JSON."
)
MARC = gettext_noop(
    "This is a file of %(kind)s, which is not read here. Turn it into MARC or MARCXML with "
    "MarcEdit or yaz-marcdump."
)
SERIALS = gettext_noop(
    "This is a file of %(kind)s: it lists serials, not works. Enter serials in their own list."
)
FEED = gettext_noop(
    "This is a feed (%(kind)s), which names posts and no bibliographic records. Export the "
    "records as RIS or BibTeX."
)
PAGE = gettext_noop(
    "This is a web page (%(kind)s). Copy the references on it as text, or export them as RIS or "
    "BibTeX."
)
DOCUMENT = gettext_noop(
    "This is a document (%(kind)s). Copy its list of references as text into a file; a spreadsheet "
    "can be saved as CSV in UTF-8."
)
PROGRAM = gettext_noop("This is a program (%(kind)s), not a bibliography.")
BINARY = gettext_noop(
    "This file holds no text and no MARC (%(kind)s). If it came from a library system, export it "
    "again as MARC 21 or RIS."
)
XML = gettext_noop(
    "This is XML with the root element “%(kind)s”, which is not read here. Of XML, MARCXML is."
)
JSON = gettext_noop(
    "This is JSON of a kind that is not read here (%(kind)s). CSL-JSON, DataCite JSON and JSON "
    "Lines are."
)
ARCHIVE = gettext_noop(
    "This is an archive (%(kind)s). Take the files out of it and import each by itself."
)
EMPTY = gettext_noop("The file is empty.")


class Kind(NamedTuple):
    """``label``: the name of the kind, the same in every language."""

    label: str
    message: str


KINDS = {
    "mods": Kind("MODS", CONVERT),
    "endnote": Kind("EndNote (tagged)", CONVERT),
    "refer": Kind("Refer/BibIX", CONVERT),
    "enw": Kind("EndNote (tagged)", CONVERT),
    "endnote-xml": Kind("EndNote XML", CONVERT),
    "refworks": Kind("RefWorks (tagged)", CONVERT),
    "refworks-xml": Kind("RefWorks XML", CONVERT),
    "nbib": Kind("PubMed (MEDLINE/nbib)", CONVERT),
    "pubmed": Kind("PubMed XML", CONVERT),
    "web-of-science": Kind("Web of Science (tagged)", CONVERT),
    "ovid": Kind("Ovid (tagged)", CONVERT),
    "biblioscape": Kind("Biblioscape", CONVERT),
    "copac": Kind("Copac", CONVERT),
    "inspec": Kind("Inspec", CONVERT),
    "noteexpress": Kind("NoteExpress", CONVERT),
    "repec": Kind("RePEc", CONVERT),
    "word-bibliography": Kind("Microsoft Word (bibliography)", CONVERT),
    "rdf": Kind("RDF", CONVERT),
    "openurl": Kind("OpenURL ContextObject", CONVERT),
    "primo": Kind("Primo", CONVERT),
    "mets": Kind("METS", CONVERT),
    "tei": Kind("TEI", CONVERT),
    "jats": Kind("JATS", CONVERT),
    "dc.xml": Kind("Dublin Core", HARVEST),
    "oai-pmh": Kind("OAI-PMH", HARVEST),
    "unixref": Kind("Crossref XML", BY_DOI),
    "datacite.xml": Kind("DataCite XML", BY_DOI),
    "crossref-json": Kind("Crossref JSON", BY_DOI),
    "openalex": Kind("OpenAlex JSON", BY_DOI),
    "zenodo-json": Kind("Zenodo JSON", BY_DOI),
    "jsonld": Kind("JSON-LD", BY_DOI),
    "datacite.json": Kind("DataCite JSON", BY_DOI),
    "marc-lines": Kind("MARC as text", MARC),
    "turbomarc": Kind("TurboMARC", MARC),
    "marc-json": Kind("MARC in JSON", MARC),
    "kbart": Kind("KBART", SERIALS),
    "onix": Kind("ONIX", XML),
    "ead": Kind("EAD", XML),
    "reference-strings": Kind("dataset", XML),
    "xml": Kind("", XML),
    "json": Kind("JSON", JSON),
    "feed": Kind("Atom/RSS", FEED),
    "html": Kind("HTML", PAGE),
    "pdf": Kind("PDF", DOCUMENT),
    "rtf": Kind("RTF", DOCUMENT),
    "office": Kind("Microsoft Office", DOCUMENT),
    "open-document": Kind("OpenDocument", DOCUMENT),
    "epub": Kind("EPUB", DOCUMENT),
    "script": Kind("shell script", PROGRAM),
    "diff": Kind("diff", PROGRAM),
    "program": Kind("executable", PROGRAM),
    "database": Kind("SQLite", BINARY),
    "image": Kind("image", BINARY),
    "binary": Kind("binary", BINARY),
    "archive": Kind("archive", ARCHIVE),
    "empty": Kind("", EMPTY),
}
"""What is recognised and not read, by kind."""


def refusal(kind: str, root: str = "") -> Problem:
    """Why a file of ``kind`` is not taken and what to do; ``root`` names unknown XML."""
    found = KINDS.get(kind) or Kind(kind, BINARY)
    label = found.label or root
    return Problem(found.message, {"kind": label} if found.message != EMPTY else {})
