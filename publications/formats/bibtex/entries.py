"""The fields of an entry, in LaTeX, as a record."""

import re
from collections.abc import Mapping

from ...records import Record
from ...vocabularies.licences import LICENCES
from ..base import Problem
from ..gathering import Gathering
from . import annotations, languages, people
from .annotations import MARK, items
from .numbers import addresses, dois, eprint_type, identifiers, numbers
from .texts import Texts
from .types import ARTICLES, WHOLES, is_part, read_type
from .untex import plain

_CONTAINERS = {
    "article": ("journaltitle", "fjournal", "journal", "shortjournal", "booktitle", "maintitle"),
    "part": ("booktitle", "maintitle", "journaltitle", "journal", "series"),
    "whole": ("series", "maintitle", "journaltitle"),
    "other": ("journaltitle", "journal", "booktitle", "series", "maintitle"),
}
_PUBLISHERS = ("publisher", "institution", "school", "organization")
_SPDX = re.compile(r"[A-Za-z][A-Za-z0-9.]*(?:-[A-Za-z0-9.]+)*-[0-9.]+[A-Za-z-]*")
_LICENCES = ("copyright", "rights", "license", "licence")


def record(kind: str, key: str, fields: Mapping[str, str]) -> tuple[Record, list[Problem]]:
    """The record, and what was left out of it."""
    gathering = Gathering()
    for value in fields.values():
        if "\ufffd" in value:
            gathering.unreadable(value)
            break
    eprint = eprint_type(fields)
    work_type = read_type(
        kind, plain(fields.get("entrysubtype", "")), is_preprint=eprint == "arxiv"
    )
    language = languages.read("language", fields, gathering)
    main = languages.read("langid", fields, gathering) or languages.read(
        "hyphenation", fields, gathering
    )
    language = language or main
    further = annotations.languages(fields)
    texts = Texts(fields, further, gathering, language, main or language)
    keywords, subjects = texts.keywords()
    within = is_part(kind, work_type)
    group = "article" if kind in ARTICLES else "part" if within else "other"
    if kind in WHOLES:
        group = "whole"
    issns, isbns, container_isbns = numbers(fields, gathering, is_part=within)
    own_dois, concept = dois(fields, gathering)
    url, links = addresses(fields, gathering, eprint)

    def one(*names: str) -> str:
        for name in names:
            value = fields.get(name)
            if value and (text := gathering.text(name, plain(value))):
                return text
        return ""

    found = Record(
        key=key,
        url=url,
        work_type=work_type,
        language=language,
        titles=texts.titles(),
        subtitles=texts.subtitles(),
        abstracts=texts.of("abstract"),
        keywords=keywords,
        contributors=tuple(people.read(fields, further, gathering)),
        date=_date(fields, gathering),
        container_titles=texts.of(*_CONTAINERS[group]),
        container_isbns=container_isbns,
        issns=issns,
        volume=one("volume"),
        issue=one("number", "issue"),
        pages=one("pages"),
        extent=one("pagetotal"),
        publisher=one(*_PUBLISHERS),
        place=one("location", "address"),
        version=one("version", "edition"),
        licence=_licence(one(*_LICENCES)),
        dois=own_dois,
        concept_doi=concept,
        isbns=isbns,
        identifiers=identifiers(fields, gathering, eprint),
        subjects=subjects,
        links=links,
    )
    return found, gathering.problems


def _date(fields: Mapping[str, str], gathering: Gathering) -> str:
    if exact := items(fields.get(f"date{MARK}edtf", "")).get(0):
        return gathering.date("date", exact)
    year = plain(fields.get("year", ""))
    if date := plain(fields.get("date", "").replace("~", r"\textasciitilde{}")):
        return gathering.date("date", date, year)
    if not year:
        return ""
    month = plain(fields.get("month", "")).strip(" .,~")
    day = plain(fields.get("day", ""))
    if month.isdecimal() and len(month) < 3 and re.fullmatch(r"\d{4}", year):
        month = month.zfill(2)
        full = f"{year}-{month}-{day.zfill(2)}" if day.isdecimal() else f"{year}-{month}"
        return gathering.date("year", full, year)
    if month:
        return gathering.date("year", f"{day} {month} {year}".strip(), year)
    return gathering.date("year", year)


def _licence(text: str) -> str:
    """The SPDX identifier of a licence; any other statement of rights is not kept."""
    if text in LICENCES or not text:
        return text
    for spdx, (_, address) in LICENCES.items():
        if address.rstrip("/").partition("//")[2] in text.partition("//")[2]:
            return spdx
    return text if _SPDX.fullmatch(text) else ""
