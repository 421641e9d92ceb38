"""What may be asked for at a work's permanent address, by all the names that clients use.

Sources: the media types of the formats themselves; Crossref, DataCite and doi.org, "DOI Content
Negotiation" (citation.doi.org/docs.html); Zenodo's REST API.
"""

from publications.formats import FORMATS

from .citations.answering import BIBLIOGRAPHY

HTML = "text/html"
# Other names: endings of the format, the first that there is.
_ALIASES: dict[str, tuple[str, ...]] = {
    "text/x-bibtex": ("bib",),
    "application/bibtex": ("bib",),
    "text/x-research-info-systems": ("ris",),
    "application/citeproc+json": ("csl.json",),
    "application/json": ("csl.json",),
    "application/x-marc": ("mrc",),
    "application/marcxml": ("marcxml",),
    "application/x-datacite+xml": ("datacite.xml",),
    "application/datacite+xml": ("datacite.xml",),
    "application/datacite+json": ("datacite.json",),
    "application/xml": ("dc.xml", "datacite.xml"),
    "text/xml": ("dc.xml", "datacite.xml"),
    "application/x-dc+xml": ("dc.xml",),
    "application/vnd.schemaorg.ld+json": ("jsonld",),
    "application/x-endnote-refer": ("enw",),
    "application/vnd.zenodo.v1+json": ("zenodo.json",),
}

EXTENSIONS = {form.media_type: ext for ext, form in reversed(FORMATS.items())}
"""Media type -> ending of the format that is answered with."""
for _name, _endings in _ALIASES.items():
    if _ending := next((one for one in _endings if one in FORMATS), ""):
        EXTENSIONS.setdefault(_name, _ending)

OFFERED = (
    HTML,
    *dict.fromkeys(form.media_type for form in FORMATS.values()),
    BIBLIOGRAPHY,
    *(name for name in _ALIASES if name in EXTENSIONS),
)
"""In the order of our own liking, for who does not mind."""
