"""One JSON object as a record: the table of ``docs/formats/json-lines.md``."""

import re
from typing import Any

from ...identifiers.base import gettext_noop
from ...records import Heading, Record
from ...texts import Text
from ..base import Problem
from . import dates, texts
from .flattening import flat
from .kinds import PARTS, kind, other_than_work
from .languages import says_nothing, tag
from .numbers import numbers
from .people import agents
from .texts import clean, whole

NO_TITLE = gettext_noop("The record has no title. Give it one, then import it again.")
NO_LANGUAGE = gettext_noop("“%(value)s” is no language known here; it was left out.")
NO_DATE = gettext_noop("The date “%(value)s” could not be read with certainty; it was left out.")
NO_TYPE = gettext_noop("“%(value)s” is no type of works known here; it was left open.")
CITATION = gettext_noop(
    "The description is one text, without a title of its own; all of it was taken for the title."
)
LINK = gettext_noop("This is a link, not a work: it has an address and a text but no title.")

_CONTAINERS = (
    "container", "publicationTitle", "proceedingsTitle", "bookTitle", "blogTitle",
    "encyclopediaTitle", "dictionaryTitle", "websiteTitle", "forumTitle", "programTitle",
    "conference",
)  # fmt: skip
_PUBLISHERS = ("publisher", "publishers", "institution", "university", "studio", "label_name")
# Key -> (scheme of the heading, whether its words are in the record's language).
_SUBJECTS = {
    "subjects": ("", False),
    "category": ("", True),
    "discipline": ("", True),
    "genre": ("", True),
    "classification": ("", True),
    "lcc": ("lcc", False),
    "udc": ("udc", False),
    "ddc": ("ddc", False),
    "kdc": ("kdc", False),
}
_SCHEMES = {"gutenberg:": "lcsh", "arxiv:": "arxiv"}
_LICENCE = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<kind>by(?:-nc)?(?:-nd|-sa)?)/(?P<number>[1-4]\.[05])"
    r"|(?P<zero>publicdomain/zero/1\.0)|(?P<mark>publicdomain/mark/1\.0))|"
    r"^CC[ -](?P<short>BY(?:-NC)?(?:-ND|-SA)?)[ -](?P<of>[1-4]\.[05])$",
    re.I,
)


def record_of(row: dict[str, Any]) -> tuple[Record | None, tuple[Problem, ...]]:
    """The work that a row describes, and what had to be left out; None for no work."""
    row = flat(row)
    if problem := other_than_work(clean(row.get("type"))):
        return None, (problem,)
    problems: list[Problem] = []
    language = _language(row, problems)
    titles, subtitles = texts.titles(row, language)
    if not titles and (citation := whole(row.get("citation"))):
        titles = (Text(citation, language, "original"),)
        problems.append(Problem(CITATION, field="citation", value=citation))
    if not titles:
        is_link = row.keys() & {"text", "section"} and row.get("url")
        return None, (Problem(LINK if is_link else NO_TITLE, field="title"), *problems)
    if titles[0].is_original and (not language or row.get("original_title")):
        language = titles[0].lang
    work_type = _type(row, problems)
    part = work_type in PARTS
    found = numbers(row, part, problems)
    publisher = _chosen(row, _PUBLISHERS, language)
    return Record(
        key=clean(row.get("id") or row.get("key")),
        url=found.url,
        work_type=work_type,
        language=language,
        titles=titles,
        subtitles=subtitles,
        abstracts=texts.abstracts(row, language),
        keywords=texts.words(row.get("keywords") or row.get("tags"), language),
        contributors=agents(row, language, problems),
        date=_date(row, problems),
        container_titles=_container(row, language),
        container_isbns=tuple(found.isbns) if part else (),
        issns=tuple(found.issns),
        volume=clean(row.get("volume")),
        issue=_first(row, "issue", "number", "reportNumber", "patentNumber"),
        pages=_first(row, "pages", "elocation"),
        extent=_extent(row),
        publisher=publisher,
        place=_chosen(row, ("place",), language),
        version=_first(row, "version", "versionNumber", "edition"),
        licence=_licence(row),
        dois=tuple(found.dois),
        isbns=() if part else tuple(found.isbns),
        identifiers=tuple(dict.fromkeys(found.others)),
        subjects=tuple(_subjects(row, language)),
        archives=tuple(dict.fromkeys(found.archives)),
        links=tuple(found.links),
        agency=_agency(row),
    ), tuple(problems)


def _language(row: dict[str, Any], problems: list[Problem]) -> str:
    values = row.get("language") or row.get("languages") or ""
    for value in values if isinstance(values, list) else [values]:
        text = clean(value)
        if found := tag(text):
            return found
        if not says_nothing(text):
            problems.append(
                Problem(NO_LANGUAGE, {"value": text[:80]}, field="language", value=text)
            )
    return ""


def _type(row: dict[str, Any], problems: list[Problem]) -> str:
    text = clean(row.get("type"))
    found = kind(text)
    if text and not found:
        problems.append(Problem(NO_TYPE, {"value": text[:80]}, field="type", value=text))
    if found == "book" and _first(row, "degree_year") and kind("thesis"):
        return "thesis"
    return found


def _date(row: dict[str, Any], problems: list[Problem]) -> str:
    """The date as far as it is certain. A year beside it outweighs one of another calendar."""
    given = dates.year(row.get("year"))
    text = clean(row.get("date")) or _event(row.get("dates")) or _first(row, "issued")
    found = dates.read(text) if text else ""
    if found and (not given or given in _years(found)):
        return found
    found = given or dates.moment(row.get("published"))
    found = found or dates.span(row.get("year_from"), row.get("year_to"))
    if text and not found:
        problems.append(Problem(NO_DATE, {"value": text[:80]}, field="date", value=text))
    return found


def _years(edtf: str) -> set[str]:
    """The years an EDTF date of ours names, and all between the ends of an interval."""
    named = [int(one) for one in re.findall(r"(?:(?<=/)|^)-?\d{4}", edtf)]
    return {dates.year(one) for one in range(min(named), max(named) + 1)} if named else set()


def _event(value: Any) -> str:
    """Of the dates of a play the printing, else its writing, else its first night."""
    events = {
        clean(one.get("event")): clean(one.get("date"))
        for one in (value if isinstance(value, list) else [])
        if isinstance(one, dict)
    }
    return next((events[key] for key in ("print", "written", "premiere") if events.get(key)), "")


def _first(row: dict[str, Any], *keys: str) -> str:
    for key in keys:
        value = row.get(key)
        for one in value if isinstance(value, list) else [value]:
            if text := clean(one):
                return text
    return ""


def _chosen(row: dict[str, Any], keys: tuple[str, ...], language: str) -> str:
    """Of several forms the one in the record's language, else the first."""
    for key in keys:
        value = row.get(key)
        listed = value if isinstance(value, list) else [value]
        plain = [
            (whole(one.get("value")), tag(clean(one.get("lang"))))
            if isinstance(one, dict)
            else (whole(one), "")
            for one in listed
        ]
        plain = [(text, lang) for text, lang in plain if text]
        for text, lang in plain:
            if lang == language or (not lang and texts.fits(text, language)):
                return text
        if plain:
            return plain[0][0]
    return ""


def _container(row: dict[str, Any], language: str) -> tuple[Text, ...]:
    if isinstance(row.get("container_titles"), list):
        return texts.forms(row["container_titles"], language)
    for key in _CONTAINERS:
        value = row.get(key)
        if found := texts.forms(value if isinstance(value, list) else [value], language):
            return found
    return ()


def _extent(row: dict[str, Any]) -> str:
    value = row.get("extent")
    if isinstance(value, list):
        return " ; ".join(filter(None, map(clean, value)))
    if juans := clean(row.get("juans")):
        return f"{juans} 卷"
    return clean(value) or _first(row, "numPages", "runningTime") or _pages_total(row)


def _pages_total(row: dict[str, Any]) -> str:
    total = clean(row.get("pagetotal"))
    return "" if total == "0" else total


def _licence(row: dict[str, Any]) -> str:
    """The SPDX name of a Creative Commons licence that the row names."""
    for key in ("license_url", "license", "licence", "rights"):
        match = _LICENCE.search(_first(row, key))
        if match and match["zero"]:
            return "CC0-1.0"
        if match and match["mark"]:
            return "CC-PDM-1.0"
        if match:
            return (
                f"CC-{(match['kind'] or match['short']).upper()}-{match['number'] or match['of']}"
            )
    return ""


def _subjects(row: dict[str, Any], language: str) -> list[Heading]:
    own = clean(row.get("id"))
    scheme_of_all = next((name for start, name in _SCHEMES.items() if own.startswith(start)), "")
    found = []
    for key, (scheme, is_ours) in _SUBJECTS.items():
        value = row.get(key)
        for one in value if isinstance(value, list) else [value]:
            label = one.get("label") if isinstance(one, dict) else one
            if text := clean(label):
                lang = texts.language_of(text, language) if is_ours else ""
                labels = (Text(text, lang, "original"),)
                found.append(
                    Heading(labels, scheme or (scheme_of_all if key == "subjects" else ""))
                )
    return list(dict.fromkeys(found))


def _agency(row: dict[str, Any]) -> str:
    listed = row.get("identifiers")
    return clean(listed.get("marc_org")) if isinstance(listed, dict) else ""
