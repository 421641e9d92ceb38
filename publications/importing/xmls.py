"""XML files by their root element and namespaces, read without a parser: a sample is cut."""

import re

MARC21 = "http://www.loc.gov/MARC21/slim"
_HEAD = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)*", re.S | re.I
)
_ROOT = re.compile(
    r"<(?:(?P<prefix>[^\W\d][\w.-]*):)?(?P<name>[^\W\d][\w.-]*)(?P<attributes>[^>]*)>?"
)
_RECORD = re.compile(r"<(?:\w+:)?(?:leader>|(?:controlfield|datafield) +tag=)")

_AROUND_MARC = ("collection", "record", "records", "marc", "searchretrieveresponse")

# Namespace -> kind.
_SPACES = {
    "http://www.loc.gov/mods/v3": "mods",
    "http://www.w3.org/2005/Atom": "feed",
    "http://purl.org/rss/1.0/": "feed",
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.indexdata.com/turbomarc": "turbomarc",
    "http://www.loc.gov/METS/": "mets",
    "http://www.openarchives.org/OAI/2.0/oai_dc/": "dc.xml",
    "http://www.tei-c.org/ns/1.0": "tei",
    "http://schemas.openxmlformats.org/officeDocument/2006/bibliography": "word-bibliography",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.exlibrisgroup.com/xsd/primo/primo_nm_bib": "primo",
}
_ROOTS = {
    "pubmedarticleset": "pubmed", "pubmedarticle": "pubmed", "pubmedbookarticleset": "pubmed",
    "pubmedbookarticle": "pubmed",
    "medlinecitationset": "pubmed", "doi_records": "unixref", "crossref_result": "unixref",
    "doi_batch": "unixref", "body": "unixref", "crossref": "unixref", "rss": "feed", "html": "html",
    "refworks": "refworks-xml", "reference": "refworks-xml", "sources": "word-bibliography",
    "context-objects": "openurl", "rdf": "rdf", "mets": "mets",
    "mods": "mods", "modscollection": "mods", "article": "jats", "svg": "image",
    "plist": "xml", "dataset": "reference-strings", "onixmessage": "onix", "ead": "ead",
}  # fmt: skip


def kind_of_xml(text: str) -> str:
    """The kind of an XML or HTML text; empty when ``<`` opens no element."""
    start = _HEAD.match(text)
    root = _ROOT.match(text, start.end() if start else 0)
    if root is None:
        return "html" if re.match(r"<!doctype html", text, re.I) else ""
    name = root["name"].lower()
    spaces = dict(re.findall(r"xmlns(?::([\w.-]+))?\s*=\s*[\"']([^\"']*)", root["attributes"]))
    space = spaces.get(root["prefix"] or "", "").strip()
    if space == MARC21 or MARC21 in text or "info:lc/xmlns/marcxchange" in text[:5_000]:
        return "marcxml"
    if space.startswith("http://datacite.org/schema/kernel") or (
        name == "resource" and "datacite.org/schema" in text[:5_000]
    ):
        return "datacite.xml"
    if name == "oai-pmh":
        return "oai-pmh"
    if space in _SPACES:
        return _SPACES[space]
    if name == "xml" and "<records>" in text[:5_000]:
        return "endnote-xml"
    if name in _AROUND_MARC and _RECORD.search(text[:50_000]):
        return "marcxml"
    return _ROOTS.get(name) or ("html" if name in ("head", "div", "p", "table") else "xml")


def root_of_xml(text: str) -> str:
    """The name of the root element, for people."""
    start = _HEAD.match(text)
    root = _ROOT.match(text, start.end() if start else 0)
    return root["name"] if root else ""
