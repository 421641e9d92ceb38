"""relatedItem: what the work appeared in, with the part of it, and works beside it.

Source: MODS 3.8, relatedItem and part; kinds of relation are DataCite's.
"""

from collections.abc import Iterator
from itertools import chain

from ...records import Record, Related
from .. import in_order, xml
from ..datacite.related import pages
from ..lines import line
from ..xml import element, group
from .titles import title_info

_TYPES = {
    "References": "references", "Cites": "references",
    "IsReferencedBy": "isReferencedBy", "IsCitedBy": "isReferencedBy",
    "IsNewVersionOf": "otherVersion", "IsPreviousVersionOf": "otherVersion",
    "IsVersionOf": "otherVersion", "HasVersion": "otherVersion",
    "Continues": "preceding", "IsContinuedBy": "succeeding",
    "IsPartOf": "host", "HasPart": "constituent", "Reviews": "reviewOf",
    "IsVariantFormOf": "otherFormat", "IsOriginalFormOf": "otherFormat",
}  # fmt: skip
_AUTHORITY = "DataCite relationType"


def related_items(record: Record, language: str) -> Iterator[str]:
    """The host first, then the record of all versions, then related works."""
    yield _host(record, language)
    if record.dois:
        yield group(
            "relatedItem",
            (element("identifier", record.concept_doi, {"type": "doi"}),),
            {"type": "otherVersion", "displayLabel": "All versions"},
        )
    for one in record.related:
        yield _related(one, language)


def _host(record: Record, language: str) -> str:
    found = group(
        "relatedItem",
        chain(
            _titles(record, language),
            (element("identifier", issn, {"type": "issn"}) for issn in record.issns),
            (element("identifier", isbn, {"type": "isbn"}) for isbn in record.container_isbns),
        ),
        {"type": "host"},
    )
    part = _part(record)
    if not found:
        return part  # a volume of nothing known: it is the work's own
    return found.removesuffix("</relatedItem>") + part + "</relatedItem>"


def _titles(record: Record, language: str) -> Iterator[str]:
    texts = in_order.in_order(record.container_titles, language, unsure=True)
    for number, text in enumerate(texts):
        yield title_info(text, None, {"type": "translated"} if number else {})


def _part(record: Record) -> str:
    first, last = pages(line(record.pages))
    extent = (element("start", first), element("end", last)) if last else (element("list", first),)
    return group(
        "part",
        (
            *(
                group("detail", (element("number", value),), {"type": kind})
                for kind, value in (("volume", record.volume), ("issue", record.issue))
            ),
            group("extent", extent, {"unit": "pages"}),
        ),
    )


def _related(one: Related, language: str) -> str:
    titles = in_order.in_order(one.titles, language, unsure=True)
    url = xml.uri(one.url)
    kind = _TYPES.get(one.kind, "")
    return group(
        "relatedItem",
        (
            *(
                title_info(text, None, {"type": "translated"} if number else {})
                for number, text in enumerate(titles)
            ),
            element("identifier", one.doi, {"type": "doi"}),
            group("location", (element("url", url),)),
        ),
        {"type": kind} if kind else {"otherType": one.kind, "otherTypeAuth": _AUTHORITY},
    )
