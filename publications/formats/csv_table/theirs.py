"""A row of another's table as a record."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ...identifiers.base import gettext_noop
from ...names import Name
from ...records import Agent, Record
from ...texts import Text
from ...vocabularies.work_types import WORK_TYPES
from ..gathering import Gathering, is_address, language_tag, own_text, parted_name, whole_name
from .headers import Column, normal

MANY_NAMES = gettext_noop(
    "“%(value)s” may be several names: it was kept as one. Part them with semicolons."
)
ONE_NAME = gettext_noop(
    "“%(value)s” was read as one name, the family name first. If these are several names, part "
    "them with semicolons."
)
PARTS = frozenset(
    {"chapter", "conference-paper", "journal-article", "magazine-article", "newspaper-article"}
)
# Types as Zotero, Scopus and spreadsheets name them, besides our own codes.
_TYPES = {
    "article": "journal-article",
    "blogpost": "blog-post",
    "book section": "chapter",
    "book chapter": "chapter",
    "booksection": "chapter",
    "computerprogram": "software",
    "conference paper": "conference-paper",
    "conferencepaper": "conference-paper",
    "dissertation": "thesis",
    "journalarticle": "journal-article",
    "magazinearticle": "magazine-article",
    "newspaperarticle": "newspaper-article",
    "presentation": "lecture",
    "webpage": "website",
    "книга": "book",
    "статья": "journal-article",
    "图书": "book",
    "圖書": "book",
    "図書": "book",
    "期刊论文": "journal-article",
    "期刊論文": "journal-article",
    "学位论文": "thesis",
    "단행본": "book",
    "학위논문": "thesis",
    "livre": "book",
    "libro": "book",
    "livro": "book",
    "buch": "book",
    "كتاب": "book",
}
_SEMICOLONS = re.compile(r"\s*(?:[;；؛|]|\s&\s)\s*")
_COMMAS = re.compile(r"\s*[,，、،]\s*")
_LIFE = re.compile(r"(?:c|ca|b|d)?\.? ?\d{3,4}\??(?: ?[-–] ?(?:\d{3,4}\??)?)?\.?")
_BRACKETED = re.compile(r"\[(.*)\]", re.DOTALL)

Values = Sequence[tuple[Column, str]]


def record(values: Values, gathering: Gathering) -> Record:
    """The record of a row, from what its columns hold; empty cells are not among them."""
    held: dict[str, list[str]] = defaultdict(list)
    for column, value in values:
        held[column.field].append(value)

    def first(field: str) -> str:
        return held[field][0] if field in held else ""

    language = gathering.language("language", _plain(first("language")))
    kind = _type(first("type"))
    issns, _ = gathering.numbers("issn", filter(_is_number, held["issn"]))
    _, isbns = gathering.numbers("isbn", filter(_is_number, map(_plain, held["isbn"])))
    pages = "-".join(filter(None, (first("first_page"), first("last_page"))))
    addresses = [url for url in held["url"] if is_address(url)]
    return Record(
        key=first("key"),
        url=addresses[0] if addresses else "",
        work_type=kind,
        language=language,
        titles=_texts(values, "title", language),
        subtitles=_texts(values, "subtitle", language),
        abstracts=_texts(values, "abstract", language),
        keywords=tuple(_keywords(values)),
        contributors=tuple(_contributors(held, gathering)),
        date=gathering.date("date", *held["date"]),
        container_titles=tuple(
            Text(value, column.language)
            for column, value in values
            if column.field == "container_title"
        )[:1],
        container_isbns=tuple(isbns) if kind in PARTS else (),
        issns=tuple(issns),
        volume=first("volume"),
        issue=first("issue"),
        pages=first("pages") or pages,
        extent=first("extent"),
        publisher=first("publisher"),
        place=first("place"),
        version=first("version"),
        licence=first("licence"),
        dois=tuple(gathering.dois("doi", held["doi"])),
        isbns=() if kind in PARTS else tuple(isbns),
    )


def _type(value: str) -> str:
    name = normal(value)
    code = name.replace(" ", "-")
    return code if code in WORK_TYPES else _TYPES.get(name, "")


def _plain(value: str) -> str:
    """LibraryThing puts brackets round values."""
    match = _BRACKETED.fullmatch(value)
    return match[1].strip() if match else value


def _is_number(value: str) -> bool:
    return any(character.isdigit() for character in value)


def _texts(values: Values, field: str, language: str) -> tuple[Text, ...]:
    """A column without a language holds the original; one language is given once."""
    found: dict[str, Text] = {}
    for column, value in values:
        if column.field != field:
            continue
        tag = language_tag(column.language) or column.language
        [text] = [Text(value, tag)] if tag else own_text(value, language)
        if tag and tag == language:
            text = Text(value, tag, "original")
        found.setdefault(text.lang, text)
    return tuple(sorted(found.values(), key=lambda text: not text.is_original))


def _keywords(values: Values) -> Iterator[Text]:
    seen = set()
    for column, value in values:
        if column.field != "keywords":
            continue
        parts = _SEMICOLONS.split(value)
        for word in parts if len(parts) > 1 else _COMMAS.split(value):
            text = Text(word, language_tag(column.language) if column.language else "")
            if word and text not in seen:
                seen.add(text)
                yield text


def _contributors(held: dict[str, list[str]], gathering: Gathering) -> Iterator[Agent]:
    for field, role in (("contributors", "aut"), ("editors", "edt"), ("translators", "trl")):
        seen = set()
        for value in held.get(field, ()):
            for name in _names(value, field, gathering):
                if name not in seen:
                    seen.add(name)
                    yield Agent((name,), role)


def _names(value: str, field: str, gathering: Gathering) -> Iterator[Name]:
    """Names between semicolons or bars, ``Family, Given`` or whole.

    One comma parts a name, as it does in a catalogue; life dates behind a second one are left
    out. Where both sides have a blank it may part persons, and that is said; where there are
    more commas nothing is parted.
    """
    for part in filter(None, _SEMICOLONS.split(value)):
        pieces = _COMMAS.split(part)
        if len(pieces) > 2 and _LIFE.fullmatch(pieces[-1]):
            pieces.pop()
        if len(pieces) == 2 and all(pieces):
            if all(" " in piece for piece in pieces):
                gathering.problem(ONE_NAME, field, part)
            yield parted_name(*pieces)
            continue
        if len(pieces) > 1:
            gathering.problem(MANY_NAMES, field, part)
        yield whole_name(part)
