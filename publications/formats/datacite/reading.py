"""DataCite's JSON as records: what the service answers, and the forms of schema 4.0 to 4.5.

Source: DataCite REST API (JSON:API layout); DataCite Metadata Schema 4.0 to 4.7.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ...identifiers.base import gettext_noop
from ...records import Record
from ..base import Entry, Problem, Source
from ..gathering import TOO_LARGE, Gathering, is_address
from . import appeared, dated, seeming, vocabulary
from .facts import Facts, rows, said
from .identified import identified
from .items import Item, items
from .named import agents
from .rights import licence
from .worded import abstracts, subjects, title_fields

NO_JSON = gettext_noop("This is not JSON: %(reason)s.")
NO_OBJECT = gettext_noop("This is a value by itself: a DataCite record is an object in {…}.")
NO_TITLE = gettext_noop("The record has no title.")
NO_DATE = gettext_noop(
    "“%(value)s” is not a date that can be read: the date was left empty. "
    "Write it as 2026-06-30, 2026-06, 2026 or 1993/2005."
)
LONGEST_START = 1 << 16
# Which date is the publication's, the best first.
_DATES = ("Issued", "Available", "Created", "Copyrighted", "Submitted", "Accepted", "Updated")


def read(source: Source) -> Iterator[Entry]:
    """An entry for every object of the file."""
    number = 0
    file = source.text()
    start = file.readline(LONGEST_START)
    if kind := seeming.kind_of_file(start):
        yield Entry(1, None, (Problem(seeming.NO_JSON, {"kind": kind}),), 1)
        return
    for item in items(file, start):
        for found in _unwrapped(item.value):
            number += 1
            yield _entry(number, item, found)


def _unwrapped(value: Any) -> list[Any]:
    if isinstance(value, dict) and "data" in value and "titles" not in value:
        data = value["data"]
        return data if isinstance(data, list) else [data]
    return [value]


def _entry(number: int, item: Item, found: Any) -> Entry:
    def rejected(message: str, params: Mapping[str, str] | None = None, key: str = "") -> Entry:
        return Entry(number, None, (Problem(message, params or {}),), item.line, key)

    if item.is_too_large:
        return rejected(TOO_LARGE)
    if item.reason:
        return rejected(NO_JSON, {"reason": item.reason})
    if not isinstance(found, dict):
        return rejected(NO_OBJECT)
    outer = said(found.get("id"))[:200]
    attributes = found.get("attributes")
    facts = attributes if isinstance(attributes, dict) else found
    kind = seeming.other_kind(facts)
    if kind is not None:
        message = seeming.LOOKS_LIKE if kind else seeming.NOTHING_KNOWN
        return rejected(message, {"kind": kind}, outer)
    gathering = Gathering()
    record = _record(Facts(facts, gathering), outer)
    if not record.titles:
        gathering.problem(NO_TITLE, "titles")
    return Entry(number, record, tuple(gathering.problems), item.line, record.key)


def _record(facts: Facts, outer: str) -> Record:
    language = facts.language()
    types = facts.row("types") or facts.row("resourceType")
    work_type = vocabulary.work_type_of(
        said(types.get("resourceTypeGeneral") or types.get("resource-type-general")),
        said(types.get("resourceType") or types.get("resource-type")),
        said(types.get("citeproc")),
    )
    ids = identified(facts, outer)
    where = appeared.appeared(facts, work_type, ids.isbns, language)
    titles, subtitles = title_fields(facts, language)
    keywords, headings = subjects(facts, language)
    url = facts.text("url")
    return Record(
        key=ids.key,
        url=url if is_address(url) else "",
        work_type=work_type,
        language=language,
        titles=titles,
        subtitles=subtitles,
        abstracts=abstracts(facts, language),
        contributors=agents(facts),
        date=_date(facts),
        container_titles=where.titles,
        container_isbns=where.isbns,
        issns=where.issns,
        volume=where.volume,
        issue=where.issue,
        pages=where.pages or _pages(facts),
        extent=_extent(facts),
        publisher=_publisher(facts),
        version=facts.text("version"),
        licence=licence(facts),
        dois=ids.dois,
        concept_doi=where.concept_doi,
        isbns=() if where.is_part else ids.isbns,
        identifiers=ids.others,
        keywords=keywords,
        subjects=headings,
        related=where.related,
    )


def _publisher(facts: Facts) -> str:
    publisher = facts.value("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    text = facts.gathering.text("publisher", said(name))
    return "" if vocabulary.is_unknown(text) else text


def _date(facts: Facts) -> str:
    given: dict[str, Mapping[str, Any]] = {}
    for row in rows(facts.value("dates")):
        given.setdefault(said(row.get("dateType")), row)
    unread = ""
    for kind in _DATES:
        if best := given.get(kind):
            date = said(best.get("date"))
            if found := dated.read(date, said(best.get("dateInformation"))):
                return found
            unread = unread or date
        if kind == "Available" and (year := _year(facts)):
            return year
    if unread and not vocabulary.is_unknown(unread):
        facts.gathering.problem(NO_DATE, "dates", unread)
    return ""


def _year(facts: Facts) -> str:
    year = facts.text("publicationYear") or facts.text("publication_year")
    return "" if year in ("", "0", vocabulary.NO_YEAR) else dated.read(year, "")


def _extent(facts: Facts) -> str:
    return next((size for size in _sizes(facts) if not _is_bytes(size)), "")


def _pages(facts: Facts) -> str:
    """Journals that register with DataCite write their pages among the sizes."""
    found = map(appeared.PAGES_AS_SIZE.fullmatch, _sizes(facts))
    return next((match[1] or match[2] for match in found if match), "")


def _sizes(facts: Facts) -> list[str]:
    sizes = facts.value("sizes")
    given = sizes if isinstance(sizes, list) else []
    return list(filter(None, (facts.gathering.text("sizes", said(size)) for size in given)))


def _is_bytes(size: str) -> bool:
    return appeared.BYTES.fullmatch(size) is not None
