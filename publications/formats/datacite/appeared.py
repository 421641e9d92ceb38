"""Where a work appeared and what it is related to, put together from three properties.

``relatedItems`` says most, ``container`` is what the service made of the others, and
``relatedIdentifiers`` holds numbers only.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ...identifiers import IdentifierError, parse
from ...records import Related
from ...texts import Text
from ...vocabularies.work_types import WORK_TYPES
from ..gathering import is_address
from .facts import Facts, rows, said
from .vocabulary import RELATION_TYPES, is_unknown
from .worded import titles_of

_RANGE, _WORD = r"(\w+\s*[-–]\s*\w+)", r"(?:pp?\.?|pages?|S\.|Seiten?)"
PAGES_AS_SIZE = re.compile(rf"{_RANGE}\s*{_WORD}|{_WORD}\s+{_RANGE}", re.I)
BYTES = re.compile(r"[\d.,]+\s*(?:bytes?|[kmgt]i?b)\.?", re.I)
_PARTS = frozenset(
    code
    for code, row in WORK_TYPES.items()
    if row.csl.startswith("article-") or row.csl in ("chapter", "paper-conference", "review-book")
)
_WITHIN = ("IsPublishedIn", "IsPartOf")
_RESOLVERS = {
    "arxiv": "https://arxiv.org/abs/", "handle": "https://hdl.handle.net/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/", "ark": "https://n2t.net/",
}  # fmt: skip


@dataclass
class Appeared:
    """What was found so far; ``is_part``: an ISBN of the work is its container's."""

    is_part: bool = False
    titles: tuple[Text, ...] = ()
    isbns: tuple[str, ...] = ()
    issns: tuple[str, ...] = ()
    volume: str = ""
    issue: str = ""
    pages: str = ""
    concept_doi: str = ""
    related: tuple[Related, ...] = ()


def appeared(facts: Facts, work_type: str, isbns: tuple[str, ...], language: str) -> Appeared:
    """The container and the related works of a record."""
    found = Appeared(is_part=work_type in _PARTS)
    if found.is_part:
        found.isbns = isbns
    items = rows(facts.value("relatedItems"))
    place = next((one for one in items if said(one.get("relationType")) == "IsPublishedIn"), None)
    container = facts.row("container")
    if place is not None:
        _from_item(found, facts, place, language)
    elif container:
        _from_container(found, facts, container, language)
    _from_identifiers(found, facts, [one for one in items if one is not place], language)
    return found


def _from_item(found: Appeared, facts: Facts, item: Mapping[str, Any], language: str) -> None:
    found.titles = _titles(facts, item, language)
    _place(found, facts, item, "relatedItems")
    named = next(iter(rows(item.get("relatedItemIdentifier"))), {})
    _number(
        found, facts, said(named.get("relatedItemIdentifierType")),
        said(named.get("relatedItemIdentifier")),
    )  # fmt: skip


def _from_container(
    found: Appeared, facts: Facts, container: Mapping[str, Any], language: str
) -> None:
    title = facts.gathering.text("container", said(container.get("title")))
    if title and not is_unknown(title):
        found.titles = (Text(title),)
    _place(found, facts, container, "container")
    _number(found, facts, said(container.get("identifierType")), said(container.get("identifier")))


def _place(found: Appeared, facts: Facts, row: Mapping[str, Any], name: str) -> None:
    found.volume, found.issue, first, last = (
        facts.gathering.text(name, said(row.get(key)))
        for key in ("volume", "issue", "firstPage", "lastPage")
    )
    found.pages = f"{first}–{last}" if first and last and first != last else first or last


def _titles(facts: Facts, item: Mapping[str, Any], language: str) -> tuple[Text, ...]:
    return titles_of(facts, "relatedItems", item.get("titles"), language)[0]


def _number(found: Appeared, facts: Facts, kind: str, value: str) -> None:
    """An ISSN or ISBN of the container."""
    scheme = "issn" if kind.upper() in ("ISSN", "EISSN", "LISSN") else kind.lower()
    if scheme not in ("issn", "isbn") or not value:
        return
    number = facts.gathering.identifier(scheme, "relatedIdentifiers", value)
    if scheme == "issn" and number:
        found.issns = _with(found.issns, number)
    elif number:
        found.isbns = _with(found.isbns, number)


def _from_identifiers(
    found: Appeared, facts: Facts, items: Iterable[Mapping[str, Any]], language: str
) -> None:
    titled = [_related(facts, item, language) for item in items]
    related: list[Related] = []
    for row in rows(facts.value("relatedIdentifiers")):
        kind, relation = said(row.get("relatedIdentifierType")), said(row.get("relationType"))
        value = facts.gathering.text("relatedIdentifiers", said(row.get("relatedIdentifier")))
        if kind.upper() in ("ISSN", "EISSN", "LISSN", "ISBN") and relation in _WITHIN:
            _number(found, facts, kind, value)
            continue
        one = _identified(kind, value, relation)
        if one is None:
            continue
        if relation == "IsVersionOf" and one.doi and not found.concept_doi:
            found.concept_doi = one.doi
            continue
        fuller = next((item for item in titled if item and _key(item) == _key(one)), one)
        related.append(fuller)
    related += [item for item in titled if item is not None]
    found.related = tuple(dict.fromkeys(related))


def _related(facts: Facts, item: Mapping[str, Any], language: str) -> Related | None:
    named = next(iter(rows(item.get("relatedItemIdentifier"))), {})
    relation = said(item.get("relationType"))
    titles = tuple(replace(one, state="") for one in _titles(facts, item, language))
    one = _identified(
        said(named.get("relatedItemIdentifierType")),
        said(named.get("relatedItemIdentifier")),
        relation,
    )
    if one is not None:
        return replace(one, titles=titles)
    return Related(relation, titles) if relation in RELATION_TYPES and titles else None


def _identified(kind: str, value: str, relation: str) -> Related | None:
    if relation not in RELATION_TYPES or not value:
        return None
    if kind.upper() == "DOI":
        try:
            return Related(relation, doi=parse("doi", value))
        except IdentifierError:
            return None
    url = value if is_address(value) else _RESOLVERS.get(kind.lower(), "") + value
    return Related(relation, url=url) if is_address(url) else None


def _key(one: Related) -> tuple[str, str, str]:
    return one.kind, one.doi, one.url


def _with(numbers: tuple[str, ...], number: str) -> tuple[str, ...]:
    return numbers if number in numbers else (*numbers, number)
