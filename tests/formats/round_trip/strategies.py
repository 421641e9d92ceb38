"""Records as a catalogue really holds them, in ten scripts: valid identifiers, EDTF dates,
language tags; texts that are stripped, not empty, and full of what breaks files.

Narrower than ``tests.formats.hostile``, whose records hold what no database lets in: that one
is for writers that must never break, this one for what must come back.
"""

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from publications.identifiers import isbn
from publications.names import Name, script_of
from publications.records import Agent, Attachment, Heading, Kept, Linked, Record, Related
from publications.texts import Text
from publications.vocabularies.relations import RELATIONS
from publications.vocabularies.roles import ROLES
from publications.vocabularies.work_types import WORK_TYPES

# A word or two of each script, as titles and names have them.
WORDS = {
    "en": ("Tokens", "beyond", "AI", "and", "The Bank’s", "O’Brien", "x < y & z", "50 %", "{set}"),
    "zh-Hans": ("词元之后", "《论语》", "档案", "图书馆学", "，", "𠮷"),
    "fr": ("Après", "l’été", "« œuvre »", "naïve :", "à"),
    "es": ("¿Qué", "niño?", "¡Año!", "lingüística"),
    "pt": ("coração", "São", "ação", "à"),
    "de": ("Straße", "Übergang", "„Zitat“", "und", "ß"),
    "ru": ("Ёжик", "в", "тумане", "«Мысль»", "и"),
    "ja": ("日本語", "ひらがな", "カタカナ", "『源氏』", "ー"),
    "ko": ("한국어", "개벽", "朝鮮", "「무제」", "및"),
    "ar": ("المقتبس", "في", "الكتاب،", "؟", "مجلّة"),
    "lzh": ("般若波羅蜜多", "經", "卷"),
    "fi": ("Äiti", "ja", "yö"),
}
SYNTAX = (
    "a, b", "a; b", "a | b", "C#", "$5", "100%", "under_score", "~", "^", "\\alpha", '"q"', "'s",
    "[x]", "(y)", "<i>Homo</i>", "&amp;", "=1+1", "-2", "+3", "@home", "＝x", "--", "1–2", "=",
    "ER  -", "AU  - x", "@article{a,", "%0 Book", "/", ":", "others", "et al.", "http://x.example/",
)  # fmt: skip
LANGUAGES = tuple(WORDS)
SITE = tuple(tag for tag in LANGUAGES if tag not in ("lzh", "fi"))
STATES = ("", "machine", "draft", "reviewed", "outdated")
DATES = (
    "", "2026", "2026-06", "2026-06-30", "1993/2005", "1993/..", "../1985", "1850~", "1850?",
    "19XX", "196X", "2001-21", "-0050", "0868-05-11", "2004-06/2006-08", "2005-03-XX",
)  # fmt: skip


def texts(language: str) -> st.SearchStrategy[str]:
    """A text of one to five words of ``language``, among them sometimes syntax of formats."""
    word = st.sampled_from(WORDS[language]) | st.sampled_from(SYNTAX) | st.sampled_from(WORDS["en"])
    return st.lists(word, min_size=1, max_size=5).map(" ".join)


@st.composite
def multilingual(draw: Any, original: str, *, read: bool = False) -> tuple[Text, ...]:
    """Texts of one field: the original first where there is one, then some of the ten."""
    found: list[Text] = []
    if original and draw(st.booleans()):
        readings: dict[str, str] = {}
        if read and draw(st.booleans()):
            readings = {"reading": draw(texts("ja")), "romanised": draw(texts("en"))}
        found.append(Text(draw(texts(original)), original, "original", **readings))
    for tag in SITE:
        if tag != original and draw(st.integers(0, 4)) == 0:
            found.append(Text(draw(texts(tag)), tag, draw(st.sampled_from(STATES))))
    return tuple(found)


def _name(language: str) -> st.SearchStrategy[Name]:
    word = st.sampled_from([one for one in WORDS[language] if one[0].isalpha()] or ["Wu"])

    def built(family: str, given: str, literal: str, parted: bool) -> Name:
        if parted:
            return Name(family, given, "", script_of(family), language)
        return Name("", "", literal, script_of(literal), language)

    return st.builds(built, word, word, texts(language), st.booleans())


@st.composite
def agents(draw: Any) -> Agent:
    """A person with one to three forms of the name, or an organisation."""
    forms = tuple(
        draw(_name(tag))
        for tag in draw(st.lists(st.sampled_from(LANGUAGES), min_size=1, max_size=3, unique=True))
    )
    is_organisation = draw(st.integers(0, 3)) == 0
    if is_organisation:
        forms = tuple(
            Name(literal=form.literal or f"{form.given} {form.family}", lang=form.lang,
                 script=form.script)
            for form in forms
        )  # fmt: skip
    known = draw(st.booleans())
    return Agent(
        names=forms,
        role=draw(st.sampled_from(["aut", "aut", "aut", "edt", "trl", *ROLES])),
        is_organisation=is_organisation,
        orcid="0000-0002-1825-0097" if known and not is_organisation else "",
        isni="0000000121032683" if known and draw(st.booleans()) else "",
        viaf="113230702" if known and draw(st.booleans()) else "",
    )


def _isbns() -> st.SearchStrategy[tuple[str, ...]]:
    valid = st.integers(10**6, 10**9 - 1).map(lambda number: isbn.SCHEME.parse(_checked(number)))
    return st.lists(valid, max_size=2, unique=True).map(tuple)


def _checked(number: int) -> str:
    digits = f"978{number:09d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


@st.composite
def records(draw: Any) -> Record:
    """One work with anything from nothing but a title to everything that a record can hold."""
    original = draw(st.sampled_from(["", *LANGUAGES]))
    language = original or draw(st.sampled_from(["", "en"]))
    number = draw(st.integers(1, 9999))
    maybe = lambda strategy: draw(st.just("") | strategy)  # noqa: E731
    titles = draw(multilingual(original, read=True)) or (Text(draw(texts("en")), "en", "draft"),)
    work_type = draw(st.sampled_from(["", *WORK_TYPES]))
    is_part = WORK_TYPES[work_type].csl in _PARTS if work_type else False
    container = draw(multilingual(original))
    numbers = draw(_isbns())
    return Record(
        key=f"work-{number}",
        url=f"https://example.org/works/work-{number}",
        work_type=work_type,
        language=language,
        titles=titles,
        subtitles=draw(multilingual(original)),
        abstracts=draw(multilingual(original)),
        keywords=draw(multilingual(original)),
        contributors=draw(_contributors()),
        date=draw(st.sampled_from(DATES)),
        container_titles=container,
        container_isbns=numbers if is_part and container else (),
        issns=("3083-5178",) if container and draw(st.booleans()) else (),
        volume=maybe(st.sampled_from(["3", "12", "IV", "第三卷"])),
        issue=maybe(st.sampled_from(["2", "7-8", "Sup. 1"])),
        pages=maybe(st.sampled_from(["12-18", "12–18", "e1234", "3, 5-7", "iv"])),
        extent=maybe(st.sampled_from(["312 p.", "1 map", "2 v. (410 pages)"])),
        publisher=maybe(texts("de")),
        place=maybe(st.sampled_from(["Paris", "北京", "Frankfurt a. M.", "القاهرة"])),
        version=maybe(st.sampled_from(["2", "2nd ed.", "v1.0.2", "第2版"])),
        licence=maybe(st.sampled_from(["CC-BY-4.0", "CC0-1.0", "MIT"])),
        dois=tuple(draw(st.lists(st.sampled_from(_DOIS), max_size=2, unique=True))),
        concept_doi=maybe(st.just("10.5281/zenodo.20352370")),
        isbns=() if is_part else numbers,
        identifiers=draw(st.sampled_from(_IDENTIFIERS)),
        subjects=draw(_subjects()),
        related=draw(_related()),
        files=draw(st.sampled_from([(), (_file(number),)])),
        archives=draw(st.sampled_from(_ARCHIVES)),
        links=draw(st.sampled_from([(), (Linked("https://example.net/page?x=1&y=2", "Page"),)])),
        agency=draw(st.sampled_from(["", "AuCNL"])),
        datestamp=draw(st.sampled_from([None, datetime(2026, 6, 30, 12, 30, 5, tzinfo=UTC)])),
    )


_PARTS = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference",
     "review", "review-book"}
)  # fmt: skip
_DOIS = (
    "10.5281/zenodo.20352371", "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o",
    "10.1000/a_b%c", "10.1234/词元",
)  # fmt: skip
_IDENTIFIERS: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (("handle", "2027/abc.123"),),
    (("ark", "ark:/12148/btv1b8449691v"), ("handle", "10568/1")),
)
_ARCHIVES: tuple[tuple[Kept, ...], ...] = (
    (),
    (Kept("trove", "12345678", "https://trove.nla.gov.au/work/12345678"),),
    (
        Kept("zenodo", "20352371", "https://zenodo.org/records/20352371"),
        Kept("worldcat", "1403", "https://search.worldcat.org/title/1403"),
    ),
)


def _contributors() -> st.SearchStrategy[tuple[Agent, ...]]:
    return st.lists(
        agents(), max_size=4, unique_by=lambda one: (one.role, one.names)
    ).map(tuple)  # fmt: skip


def _subjects() -> st.SearchStrategy[tuple[Heading, ...]]:
    return st.lists(
        st.builds(
            lambda labels, scheme, known: Heading(
                labels, scheme, f"https://id.example.org/{scheme}/1" if scheme and known else ""
            ),
            st.sampled_from(LANGUAGES).flatmap(
                lambda tag: texts(tag).map(lambda value: (Text(value, tag, "original"),))
            ),
            st.sampled_from(["", "lcsh", "rvm", "ddc"]),
            st.booleans(),
        ),
        max_size=2,
        unique=True,
    ).map(tuple)


def _related() -> st.SearchStrategy[tuple[Related, ...]]:
    kinds = [kind for kind, row in RELATIONS.items() for kind in (kind, row[1])]
    return st.lists(
        st.builds(
            lambda kind, title, doi: Related(
                kind, (Text(title, "en"),), doi, "https://example.org/works/other"
            ),
            st.sampled_from(kinds),
            texts("en"),
            st.sampled_from(["", "10.5281/zenodo.1"]),
        ),
        max_size=2,
        unique_by=lambda one: one.kind,
    ).map(tuple)


def _file(number: int) -> Attachment:
    return Attachment(
        f"https://example.org/files/{number}/work.pdf", "work.pdf", "en", "application/pdf", 12345,
        "ab" * 32,
    )  # fmt: skip
