"""One reference as a record."""

import re

from ...identifiers.base import gettext_noop
from ...names import script_of
from ...records import Record
from ...texts import Text
from ..base import Problem
from ..json_lines.kinds import PARTS
from ..json_lines.texts import clean
from . import styles
from .identifying import Found, find
from .paragraphs import Reference

NOTHING = gettext_noop(
    "No title and no identifier could be found in this reference. Write the title in quotation "
    "marks, or add the DOI."
)
NO_TITLE = gettext_noop("Which part of the reference is the title is not clear; it was left open.")
NAMES = gettext_noop("The names “%(value)s” could not be told apart; they were left out.")
NUMBER = gettext_noop("“%(value)s” is not a valid %(scheme)s; it was left out.")
NO_YEAR = gettext_noop("No year, or more than one, could be found in the reference.")


def record_of(reference: Reference) -> tuple[Record | None, tuple[Problem, ...]]:
    """The work that a reference names, and what of it was not understood."""
    text = clean(reference.text)
    found = find(text)
    problems = [
        Problem(NUMBER, {"value": value[:80], "scheme": scheme}, field=scheme, value=value)
        for scheme, value in found.unread
    ]
    read = styles.read(found.rest)
    titles = _titles(read, reference, found)
    if not titles and not found.any:
        return None, (Problem(NOTHING, value=text[:500]), *problems)
    if not titles:
        problems.append(Problem(NO_TITLE, field="title", value=found.rest[:500]))
    elif read.unread and read.title:
        problems.append(Problem(NAMES, {"value": read.unread[:80]}, "authors", read.unread))
    kind = read.work_type or ("preprint" if found.is_preprint else "")
    part = kind in PARTS
    container = read.place.container
    return Record(
        url=found.url,
        work_type=kind,
        language=titles[0].lang if titles else "",
        titles=titles,
        contributors=read.contributors if titles else (),
        date=read.date,
        container_titles=(Text(container, language_of(container), "original"),)
        if container
        else (),
        container_isbns=tuple(found.isbns) if part else (),
        issns=tuple(found.issns),
        volume=read.place.volume,
        issue=read.place.issue,
        pages=read.place.pages,
        publisher=read.publisher,
        place=read.location,
        dois=tuple(found.dois),
        isbns=() if part else tuple(found.isbns),
        identifiers=tuple(dict.fromkeys(found.others)),
        archives=tuple(dict.fromkeys(found.archives)),
    ), tuple(problems)


def _titles(read: styles.Read, reference: Reference, found: Found) -> tuple[Text, ...]:
    """The title of the style that fitted; else the lines before the identifiers, as they stand."""
    if read.title:
        return (Text(read.title, language_of(read.title), "original"),)
    if not found.any:
        return ()
    lines = [rest for line in reference.lines if (rest := find(line).rest.strip(" .。,，:："))]
    if not 1 <= len(lines) <= 2 or not all(map(_is_only_a_title, lines)):
        return ()
    if len(lines) == 2 and script_of(lines[0]) == script_of(lines[1]):
        lines = [" ".join(lines)]
    first, *others = [Text(line, language_of(line)) for line in lines]
    return (Text(first.value, first.lang, "original"), *others)


def _is_only_a_title(line: str) -> bool:
    """Whether a line has none of the punctuation that parts a reference from its authors."""
    if not 4 <= len(line) <= 400 or re.search(
        r"\.\s+\S|[“”\"«»\[\]]|\bpp?\.|\(\d{4}\)|\b[A-Z]\.", line
    ):
        return False
    return not re.search(r",\s*(?:1[5-9]|20)\d\d\b|;", line) and line.count(",") < 4


def language_of(text: str) -> str:
    """The language that the characters of a text prove: kana, Hangul, one kind of Chinese."""
    script = script_of(text)
    if script in ("Jpan", "Hang"):
        return {"Jpan": "ja", "Hang": "ko"}[script]
    if script != "Hani":
        return ""
    han = [one for one in text if "\u3400" <= one <= "\u9fff"]
    simplified = any(_only_in(one, "gb2312") for one in han)
    traditional = any(_only_in(one, "big5") for one in han)
    if simplified == traditional:
        return ""
    return "zh-Hans" if simplified else "zh-Hant"


def _only_in(one: str, charset: str) -> bool:
    """Whether of GB 2312, Big5 and JIS X 0208 only this one has the character."""
    others = {"gb2312", "big5", "euc_jp"} - {charset}
    return _has(one, charset) and not any(_has(one, other) for other in others)


def _has(one: str, charset: str) -> bool:
    try:
        return len(one.encode(charset)) == 2
    except UnicodeEncodeError:
        return False
