"""The elements of a MODS record that say what the work is, when, where, and what it is about."""

from collections.abc import Iterator
from datetime import UTC

from ...records import Record
from ...vocabularies.licences import licence_name, licence_url
from ...vocabularies.services import SERVICES
from ...vocabularies.work_types import COAR, WORK_TYPES
from .. import in_order, xml
from ..dating import Day, When, when
from ..xml import element, group
from . import tagged

_RESOURCES = {
    "map": "cartographic", "musical-notation": "notated music", "sound": "sound recording",
    "image": "still image", "video": "moving image", "software": "software, multimedia",
    "dataset": "software, multimedia", "website": "software, multimedia",
    "archival-material": "mixed material", "other": "",
}  # fmt: skip
_IDENTIFIERS = {"handle": "hdl"}
_SPDX = "https://spdx.org/licenses/"
# States of a link that no reader should be sent along.
_BROKEN = frozenset({"broken"})


def kind(record: Record) -> Iterator[str]:
    """typeOfResource, and genre by the COAR vocabulary."""
    code = record.work_type
    if code not in WORK_TYPES:
        return
    values = {"manuscript": "yes"} if code == "manuscript" else {}
    yield element("typeOfResource", _RESOURCES.get(code, "text"), values)
    yield element(
        "genre",
        code.replace("-", " "),
        {"authority": "coar", "authorityURI": COAR, "valueURI": WORK_TYPES[code].coar},
    )


def origin(record: Record) -> str:
    """originInfo: place, publisher, dates, edition."""
    return group(
        "originInfo",
        (
            group("place", (element("placeTerm", record.place, {"type": "text"}),)),
            element("publisher", record.publisher),
            *_dates(record.date),
            element("edition", record.version),
        ),
    )


def _dates(edtf: str) -> Iterator[str]:
    """Days by W3CDTF for those who read nothing else, and EDTF where it says more."""
    found = when(edtf)
    if found is None:
        return
    values = {"encoding": "w3cdtf", "keyDate": "yes"}
    if found.is_vague:
        values["qualifier"] = "approximate" if "~" in edtf or "%" in edtf else "questionable"
    days = _days(found)
    for point, day in days:
        yield element("dateIssued", day, {**values, "point": point})
        values.pop("keyDate", None)
    if [day for _, day in days] != [edtf.strip()]:
        yield element("dateIssued", edtf, {**values, "encoding": "edtf"})


def _days(found: When) -> list[tuple[str, str]]:
    if not found.is_range:
        return [("", _day(found.first))] if _day(found.first) else []
    points = (("start", _day(found.first)), ("end", _day(found.last)))
    return [(point, day) for point, day in points if day]


def _day(day: Day | None) -> str:
    if day is None or not 0 <= day.year <= 9999:
        return ""
    return "-".join([f"{day.year:04}", *(f"{part:02}" for part in (day.month, day.day) if part)])


def language(record: Record) -> str:
    """language: by ISO 639-2/B and by BCP 47, and the script."""
    found = tagged.language(record.language)
    if not found:
        return ""
    return group(
        "language",
        (
            element("languageTerm", found["lang"], {"type": "code", "authority": "iso639-2b"}),
            element("languageTerm", found["xml:lang"], {"type": "code", "authority": "rfc5646"}),
            element("scriptTerm", found["script"], {"type": "code", "authority": "iso15924"}),
        ),
    )


def physical(record: Record) -> str:
    """physicalDescription: the extent as printed, the media types of the files."""
    types = dict.fromkeys(file.media_type for file in record.files)
    return group(
        "physicalDescription",
        (*(element("internetMediaType", one) for one in types), element("extent", record.extent)),
    )


def abstracts(record: Record, asked: str) -> Iterator[str]:
    """abstract, one a language."""
    texts = in_order.in_order(record.abstracts, asked, unsure=True)
    tie = "abstract" if len(texts) > 1 else ""
    for text in texts:
        yield element("abstract", text.value, {**tagged.text(text), "altRepGroup": tie})


def subjects(record: Record, asked: str) -> Iterator[str]:
    """subject: keywords, then headings, the labels of one heading tied together."""
    for word in in_order.grouped(record.keywords, asked, unsure=True):
        yield group("subject", (element("topic", word.value),), tagged.text(word))
    for number, heading in enumerate(record.subjects, 1):
        labels = in_order.in_order(heading.labels, asked, unsure=True)
        values = {
            "authority": heading.scheme,
            "valueURI": xml.uri(heading.uri),
            "altRepGroup": f"subject{number}" if len(labels) > 1 else "",
        }
        for label in labels:
            topic = (element("topic", label.value),)
            yield group("subject", topic, {**values, **tagged.text(label)})


def identifiers(record: Record) -> Iterator[str]:
    """identifier: the work's own, and what archives call it."""
    pairs = [
        *(("doi", value) for value in record.dois or (record.concept_doi,)),
        *(("isbn", value) for value in record.isbns),
        *((_IDENTIFIERS.get(scheme, scheme), value) for scheme, value in record.identifiers),
        *((kept.service, kept.identifier) for kept in record.archives),
    ]
    for kind_of, value in dict.fromkeys(pairs):
        yield element("identifier", value, {"type": kind_of})


def location(record: Record) -> str:
    """location: the permanent address, files, archives' pages, further links."""
    return group(
        "location",
        (
            element("url", xml.uri(record.url), {"usage": "primary display"}),
            *(
                element(
                    "url",
                    xml.uri(file.url),
                    {"access": "raw object", "displayLabel": file.name, "note": file.media_type},
                )
                for file in record.files
            ),
            *(
                element("url", xml.uri(kept.url), {"displayLabel": _service(kept.service)})
                for kept in record.archives
            ),
            *(
                element("url", xml.uri(link.url), {"displayLabel": link.label})
                for link in record.links
                if link.state not in _BROKEN
            ),
        ),
    )


def _service(code: str) -> str:
    # A name in English letters is its own; others are translated for people, not here.
    label = SERVICES[code].label if code in SERVICES else code
    return label if isinstance(label, str) else code


def rights(record: Record) -> str:
    """accessCondition: the licence."""
    licence = record.licence
    return element(
        "accessCondition",
        licence_name(licence),
        {
            "type": "use and reproduction",
            "xlink:href": xml.uri(licence_url(licence)),
            "authority": "spdx",
            "authorityURI": _SPDX,
            "valueURI": xml.uri(_SPDX + licence),
        },
    )


def about(record: Record) -> str:
    """recordInfo: whose record this is, its key, its last change."""
    stamp = record.datestamp
    changed = stamp.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if stamp else ""
    return group(
        "recordInfo",
        (
            element("recordContentSource", record.agency, {"authority": "marcorg"}),
            element("recordChangeDate", changed, {"encoding": "w3cdtf"}),
            element("recordIdentifier", record.key, {"source": record.agency}),
        ),
    )
