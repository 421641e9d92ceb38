"""One work as a node of schema.org."""

from collections.abc import Iterator
from typing import Any

from ...identifiers import SCHEMES, doi
from ...records import Record, Related
from ...texts import Text
from ...vocabularies.licences import licence_url
from .. import choosing, in_order, xml
from ..datacite.dated import read, written
from ..lines import line
from . import kinds
from .appeared import is_part_of
from .people import contributors
from .worded import every, known, one_or_more, tagged


def node(record: Record, language: str = "") -> dict[str, Any]:
    """Everything that schema.org has a property for."""
    titles = in_order.titles(record, language)
    address = xml.uri(record.url)
    dois = [doi.url(line(value)) for value in record.dois or (record.concept_doi,) if line(value)]
    found: dict[str, Any] = {
        "@type": kinds.type_of(record.work_type, is_paged=bool(line(record.pages))),
        "@id": address or next(iter(dois), ""),
        "additionalType": kinds.coar(record.work_type),
        "name": one_or_more(tagged(choosing.whole_title(record, one), one.lang) for one in titles),
        "alternateName": one_or_more(_readings(titles)),
        **contributors(record),
        "datePublished": _day(record.date),
        "inLanguage": xml.language(record.language),
        "abstract": every(record.abstracts, language),
        "description": tagged(in_order.note(titles), "en"),
        "keywords": one_or_more(
            tagged(word.value, word.lang) for word in in_order.grouped(record.keywords, language)
        ),
        "about": [_term(heading, language) for heading in record.subjects],
        "isPartOf": is_part_of(record, language),
        "pagination": line(record.pages),
        "materialExtent": line(record.extent),
        "publisher": _publisher(record),
        "version": line(record.version),
        "license": xml.uri(licence_url(record.licence)),
        "isbn": one_or_more(map(line, record.isbns)) if _is_book(record) else "",
        "identifier": list(_identifiers(record)),
        "sameAs": one_or_more(dois),
        "url": address,
        "archivedAt": one_or_more(xml.uri(kept.url) for kept in record.archives),
        "encoding": [_file(file) for file in record.files],
        "dateModified": record.datestamp.isoformat() if record.datestamp else "",
    }
    for one in record.related:
        _relate(found, one, language)
    return known({key: _unlisted(value) for key, value in found.items()})


def _unlisted(value: Any) -> Any:
    """A list without what is empty; its one value alone."""
    if not isinstance(value, list):
        return value
    found = [one for one in value if one]
    return found[0] if len(found) == 1 else found


def _readings(titles: list[Text]) -> Iterator[Any]:
    for text in titles:
        base = text.lang.split("-")[0] or "und"
        yield tagged(text.romanised, f"{base}-Latn")
        yield tagged(text.reading, base if text.lang else "")


def _day(edtf: str) -> str:
    """The first day as ISO 8601 has it; what is uncertain or open is told by no property."""
    plain = written(edtf).get("date", "").strip("/").partition("/")[0]
    return plain if plain and read(plain, "") else ""


def _is_book(record: Record) -> bool:
    return kinds.TYPES.get(record.work_type) == "Book"


def _term(heading: Any, language: str) -> dict[str, Any]:
    address = xml.uri(heading.uri)
    name = every(heading.labels, language)
    return known(
        {
            "@type": "DefinedTerm" if name else "",
            "@id": address if name else "",
            "name": name,
            "inDefinedTermSet": line(heading.scheme) if name else "",
        }
    )


def _publisher(record: Record) -> dict[str, Any]:
    name, place = line(record.publisher), line(record.place)
    if not name:
        return {}
    return known({"@type": "Organization", "name": name, "location": place})


def _identifiers(record: Record) -> Iterator[dict[str, str]]:
    pairs = [("doi", value) for value in (*record.dois, record.concept_doi)]
    if not _is_book(record):
        pairs += [("isbn", value) for value in record.isbns]
    pairs += record.identifiers
    pairs += [(kept.service, kept.identifier) for kept in record.archives]
    for scheme, value in dict.fromkeys((line(one), line(other)) for one, other in pairs):
        if value:
            address = SCHEMES[scheme].url(value) if scheme in SCHEMES else None
            yield known(
                {
                    "@type": "PropertyValue",
                    "propertyID": scheme,
                    "value": value,
                    "url": xml.uri(address or ""),
                }
            )


def _file(file: Any) -> dict[str, str]:
    address = xml.uri(file.url)
    return known(
        {
            "@type": "MediaObject" if address else "",
            "contentUrl": address,
            "name": line(file.name) if address else "",
            "encodingFormat": line(file.media_type) if address else "",
            "contentSize": f"{file.size} B" if address and file.size else "",
            "sha256": line(file.sha256) if address else "",
            "inLanguage": xml.language(file.language) if address else "",
        }
    )


def _relate(found: dict[str, Any], one: Related, language: str) -> None:
    name = kinds.RELATIONS.get(one.kind)
    if name is None:
        return
    address = xml.uri(one.url)
    work = known(
        {
            "@type": "CreativeWork",
            "@id": address or (doi.url(line(one.doi)) if line(one.doi) else ""),
            "name": every(one.titles, language),
            "sameAs": doi.url(line(one.doi)) if address and line(one.doi) else "",
        }
    )
    if len(work) > 1:
        before = found.get(name) or []
        found[name] = [*(before if isinstance(before, list) else [before]), work]
