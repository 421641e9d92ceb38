"""Dublin Core as OAI-PMH has it: ``oai_dc``, fifteen elements, every language tagged.

Source: Dublin Core Metadata Element Set 1.1; DCMI Metadata Terms (practice for ``date`` names
EDTF); OAI-PMH 2.0, oai_dc. See ``docs/formats/dublin-core.md``.
"""

from collections.abc import Iterable, Iterator

from ..identifiers import SCHEMES, doi
from ..names import inverted
from ..records import Record
from ..texts import Text
from ..vocabularies.licences import licence_name, licence_url
from ..vocabularies.work_types import WORK_TYPES
from . import choosing, in_order, xml
from .base import Format
from .lines import line
from .xml import group

NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_ATTRIBUTES = {"xmlns:oai_dc": NAMESPACE, "xmlns:dc": "http://purl.org/dc/elements/1.1/"}
_DCMI_TYPES = {
    "Image": "Image", "Sound": "Sound", "Audiovisual": "MovingImage", "Software": "Software",
    "Dataset": "Dataset", "Collection": "Collection",
    "InteractiveResource": "InteractiveResource", "Other": "",
}  # fmt: skip


def element(record: Record, language: str = "") -> bytes:
    """``oai_dc:dc`` of one record with its namespaces, for OAI-PMH and SRU."""
    found = group("oai_dc:dc", _elements(record, language), _ATTRIBUTES)
    return (found or f"<oai_dc:dc{xml.attributes(_ATTRIBUTES)}/>").encode()


def write(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """One ``oai_dc:dc``, or several in ``records``."""
    return xml.document(element(record, language) for record in records)


def _elements(record: Record, language: str) -> Iterator[str]:
    for name, value, tag in fields(record, language):
        yield xml.element(f"dc:{name}", value, {"xml:lang": xml.language(tag)})


def fields(record: Record, language: str = "") -> Iterator[tuple[str, str, str]]:
    """Element, text, language (empty where it has none)."""
    titles = in_order.titles(record, language)
    yield from _titles(record, titles)
    makers = choosing.makers(record)
    others = [agent for agent in record.contributors if agent not in makers]
    for name, agents in (("creator", makers), ("contributor", others)):
        for _, form in choosing.named(agents, language):
            yield name, inverted(form), form.lang
    for word in in_order.grouped(record.keywords, language):
        yield "subject", word.value, word.lang
    for heading in record.subjects:
        for label in in_order.in_order(heading.labels, language):
            yield "subject", label.value, label.lang
    for text in in_order.in_order(record.abstracts, language):
        yield "description", text.value, text.lang
    yield "description", in_order.note(titles), "en"
    yield "publisher", record.publisher, ""
    yield "date", record.date, ""
    yield from _types(record.work_type)
    for file in record.files:
        yield "format", file.media_type, ""
    yield "format", record.extent, ""
    for value in identifiers(record):
        yield "identifier", value, ""
    yield from _sources(record, language)
    yield "language", record.language, ""
    for value in _relations(record):
        yield "relation", value, ""
    yield "rights", licence_name(record.licence), ""
    yield "rights", licence_url(record.licence), ""


def _titles(record: Record, titles: list[Text]) -> Iterator[tuple[str, str, str]]:
    for text in titles:
        yield "title", choosing.whole_title(record, text), text.lang
    for text in titles:
        yield "title", text.romanised, f"{text.lang.split('-')[0] or 'und'}-Latn"


def _types(code: str) -> Iterator[tuple[str, str, str]]:
    """The word of the DCMI vocabulary, ours in plain English, and COAR's address."""
    row = WORK_TYPES.get(code)
    if row is not None:
        yield "type", _DCMI_TYPES.get(row.datacite, "Text"), ""
        yield "type", code.replace("-", " ").capitalize(), "en"
        yield "type", row.coar, ""


def identifiers(record: Record) -> list[str]:
    """The permanent address, then every identifier in the form its registry asks for."""
    found = [xml.uri(record.url)]
    found += [doi.url(line(value)) for value in record.dois or (record.concept_doi,) if value]
    found += [f"urn:isbn:{value}" for value in record.isbns if value]
    for scheme, value in record.identifiers:
        kept = line(value)
        address = SCHEMES[scheme].url(kept) if kept and scheme in SCHEMES else None
        found.append(address or kept)
    found += [xml.uri(kept.url) for kept in record.archives]
    return list(dict.fromkeys(filter(None, map(line, found))))


def _sources(record: Record, language: str) -> Iterator[tuple[str, str, str]]:
    """What it appeared in, with the place in it, in each language; then its numbers."""
    place = _place(record)
    titles = in_order.in_order(record.container_titles, language)
    for text in titles:
        yield "source", ", ".join(filter(None, (line(text.value), place))), text.lang
    if not titles:
        yield "source", place, ""
    for value in record.issns:
        yield "source", f"urn:issn:{value}", ""
    for value in record.container_isbns:
        yield "source", f"urn:isbn:{value}", ""


def _place(record: Record) -> str:
    number = f"({line(record.issue)})" if line(record.issue) else ""
    return ", ".join(filter(None, (line(record.volume) + number, line(record.pages))))


def _relations(record: Record) -> list[str]:
    found = [doi.url(line(record.concept_doi))] if record.dois and record.concept_doi else []
    for one in record.related:
        found.append(doi.url(line(one.doi)) if line(one.doi) else xml.uri(one.url))
    return list(dict.fromkeys(filter(None, found)))


FORMAT = Format("dc.xml", "Dublin Core", "application/xml", write)
