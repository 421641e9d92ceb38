"""``/opensearch.xml``: how browsers and other programs search here, as a document.

Source: OpenSearch 1.1, draft 6 (github.com/dewitt/opensearch).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publications.formats import xml

MEDIA_TYPE = "application/opensearchdescription+xml"
# What the specification lets a name have.
_SHORT_NAME, _LONG_NAME = 16, 48


@dataclass(frozen=True)
class Way:
    """One way to ask: ``template`` is an address with ``{searchTerms}``, and ``{language}``
    where who asks may say it."""

    media_type: str
    template: str
    rel: str = ""


@dataclass(frozen=True)
class Description:
    """``ways``: of several with one media type, the best first. ``languages``: BCP 47."""

    name: str
    long_name: str
    description: str
    ways: Sequence[Way]
    languages: Sequence[str]
    icon_url: str = ""
    icon_type: str = ""
    contact: str = ""


def write(description: Description) -> bytes:
    """The document."""
    namespace = {"xmlns": "http://a9.com/-/spec/opensearch/1.1/"}
    root = xml.group("OpenSearchDescription", _children(description), namespace)
    return xml.DECLARATION + root.encode() + b"\n"


def _children(description: Description) -> Iterator[str]:
    yield xml.element("ShortName", description.name[:_SHORT_NAME])
    yield xml.element("LongName", description.long_name[:_LONG_NAME])
    yield xml.element("Description", description.description)
    for way in description.ways:
        attributes = {"type": way.media_type, "rel": way.rel, "template": way.template}
        yield f"<Url{xml.attributes(attributes)}/>"
    yield xml.element("Image", description.icon_url, {"type": description.icon_type})
    yield xml.element("Contact", description.contact)
    for tag in description.languages:
        yield xml.element("Language", tag)
    for name in ("InputEncoding", "OutputEncoding"):
        yield xml.element(name, "UTF-8")
