"""BibTeX for BibLaTeX, in UTF-8. Source: the biblatex manual, sections 2.1 to 2.3 and 3.7.

Which field holds what, and what has none: ``docs/formats/bibtex.md``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..names import Name, display
from ..records import Agent, Record
from ..texts import same_language
from ..vocabularies.work_types import work_type
from . import choosing
from .base import Format
from .citation_keys import citation_key
from .dating import When, when
from .latex import escape, part, protect_capitals, verbatim, whole

# MARC relator: field. "author" is settled by choosing.makers.
ROLES = {
    "edt": "editor",
    "trl": "translator",
    "ann": "annotator",
    "cmm": "commentator",
    "aui": "introduction",
    "aft": "afterword",
    "com": "editora",
    "ctb": "editorb",
}
EDITOR_TYPES = {"editora": "compiler", "editorb": "collaborator"}

# Entry types that appear in something, and the field that names it; the others take a series.
CONTAINERS = {
    "article": "journaltitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
}
# A part of nothing is set without the words that would lead to a container.
ALONE = {"article": "misc", "incollection": "inbook", "inproceedings": "unpublished"}

# What a publisher is called by types that have none.
PUBLISHERS = {
    "thesis": "institution",
    "report": "institution",
    **dict.fromkeys(("misc", "online", "software", "image", "audio", "video"), "organization"),
}

# Names of languages as LaTeX's babel has them.
LANGUAGES = {
    "en": "english",
    "zh-Hans": "chinese-hans",
    "zh-Hant": "chinese-hant",
    "fr": "french",
    "es": "spanish",
    "pt": "portuguese",
    "de": "ngerman",
    "ru": "russian",
    "ja": "japanese",
    "ko": "korean",
    "ar": "arabic",
    "it": "italian",
    "la": "latin",
    "fi": "finnish",
    "nl": "dutch",
    "el": "greek",
    "he": "hebrew",
    "fa": "persian",
    "vi": "vietnamese",
    "id": "indonesian",
}
# What BibLaTeX reads of EDTF (ISO 8601-2, levels 0 and 1); anything else is given as years.
_MONTH = r"(?:-(?:0[1-9]|1[0-2]|2[1-4]))"
_DATE = rf"-?\d{{4}}(?:{_MONTH}(?:-\d\d)?)?[?~%]?"
_BIBLATEX_DATE = re.compile(
    rf"{_DATE}|{_DATE}/(?:{_DATE}|\.\.)?|(?:{_DATE}|\.\.)?/{_DATE}"
    rf"|Y-?\d{{5,9}}|\d{{3}}X|\d\dXX|\d{{4}}-XX(?:-XX)?|\d{{4}}{_MONTH}-XX"
)


def write(records: Iterable[Record], language: str) -> Iterator[bytes]:
    """Entries, each with an empty line after it."""
    for record in records:
        rows = [f"  {name} = {{{value}}}," for name, value in fields(record, language) if value]
        head = f"@{entry_type(record)}{{{citation_key(record)},"
        yield "\n".join([head, *rows, "}", "", ""]).encode()


def entry_type(record: Record) -> str:
    """The BibLaTeX entry type; what stands in a serial is an article."""
    kind = work_type(record.work_type).bibtex
    if record.container_titles:
        return "article" if kind in ("misc", "unpublished") else kind
    return ALONE.get(kind, kind)


def fields(record: Record, language: str = "") -> Iterator[tuple[str, str]]:
    """Names and escaped values of an entry's fields, empty ones among them."""
    title = choosing.title(record, language)
    beside = choosing.title_beside(record, title)
    tag = title.lang if title else record.language
    cased = protect_capitals if same_language(tag, "en") else escape
    yield from _people(record, language)
    yield "title", cased(title.value) if title else ""
    yield "subtitle", cased(choosing.of_language(record.subtitles, title))
    if beside and beside.is_original:
        yield "origtitle", escape(beside.value)
        yield "origlanguage", babel(beside.lang)
    elif beside and (addition := protect_capitals(beside.value)):
        yield "titleaddon", f"[{addition}]"
    yield CONTAINERS.get(entry_type(record), "series"), escape(choosing.container(record, language))
    yield "date", biblatex_date(record.date)
    yield "volume", escape(record.volume)
    yield "number", escape(record.issue)
    yield "pages", re.sub("[-–—]+", "--", escape(record.pages))
    yield PUBLISHERS.get(entry_type(record), "publisher"), part(record.publisher)
    yield "location", part(record.place)
    yield "version", escape(record.version)
    yield "doi", verbatim(record.doi)
    yield "issn", escape(", ".join(record.issns))
    yield "isbn", escape(", ".join(record.isbns))
    yield from _handle(record)
    yield "url", verbatim(record.url)
    yield "language", babel(record.language)
    yield "langid", babel(tag)
    yield "keywords", ", ".join(map(part, choosing.keywords(record, language)))
    yield "copyright", escape(record.licence)
    yield "abstract", escape(choosing.abstract(record, language))
    yield "note", choosing.note(title)


def biblatex_date(edtf: str) -> str:
    """A date that BibLaTeX reads; empty when there is none or it is no date."""
    if _BIBLATEX_DATE.fullmatch(edtf):
        return edtf
    found: When | None = when(edtf)
    if found is None:
        return ""
    first, last = (
        f"{day.year:05}"[day.year >= 0 :] if day else "" for day in (found.first, found.last)
    )
    text = first if first == last else f"{first}/{last}"
    return text if _BIBLATEX_DATE.fullmatch(text) else ""


def babel(tag: str) -> str:
    """The name LaTeX knows a language by, else its tag."""
    for known, name in LANGUAGES.items():
        if same_language(tag, known):
            return name
    return escape(tag)


def _people(record: Record, language: str) -> Iterator[tuple[str, str]]:
    makers = choosing.makers(record)
    yield from _list("author", makers, language)
    for role, field in ROLES.items():
        agents = tuple(agent for agent in record.people(role) if agent not in makers)
        yield from _list(field, agents, language)
        if agents and field in EDITOR_TYPES:
            yield f"{field}type", EDITOR_TYPES[field]


def _list(field: str, agents: Sequence[Agent], language: str) -> Iterator[tuple[str, str]]:
    """A list of names, and their ORCID iDs as data annotation."""
    named = choosing.named(agents, language)
    yield field, " and ".join(_name(name) for _, name in named)
    known = [(place, verbatim(agent.orcid)) for place, (agent, _) in enumerate(named, 1)]
    yield f"{field}+an:orcid", "; ".join(f'{place}="{orcid}"' for place, orcid in known if orcid)


def _name(name: Name) -> str:
    if choosing.is_whole(name):
        return whole(display(name))
    return f"{part(name.family)}, {part(name.given)}"


def _handle(record: Record) -> Iterator[tuple[str, str]]:
    handle = next((value for scheme, value in record.identifiers if scheme == "handle"), "")
    if handle:
        yield "eprint", verbatim(handle)
        yield "eprinttype", "hdl"


FORMAT = Format("bib", "BibTeX", "application/x-bibtex", write, has_charset=True)
