"""The parts that formats share: lines, dates, keys, the table."""

import re

import pytest
from hypothesis import given

from publications.formats import FORMATS, choosing
from publications.formats.citation_keys import citation_key
from publications.formats.dating import Day, When, when
from publications.formats.lines import line
from publications.names import Name
from publications.records import Agent, Record
from publications.texts import Text

from .hostile import texts
from .samples import essay


def test_addresses_end_as_the_contract_says() -> None:
    assert {ext: form.media_type for ext, form in FORMATS.items()} == {
        "bib": "application/x-bibtex",
        "ris": "application/x-research-info-systems",
        "csl.json": "application/vnd.citationstyles.csl+json",
        "mrc": "application/marc",
        "marcxml": "application/marcxml+xml",
        "mods": "application/mods+xml",
        "dc.xml": "application/xml",
        "datacite.xml": "application/vnd.datacite.datacite+xml",
        "datacite.json": "application/vnd.datacite.datacite+json",
        "jsonld": "application/ld+json",
        "enw": "application/x-endnote-refer",
        "csv": "text/csv",
        "zenodo.json": "application/vnd.zenodo.v1+json",
    }


def test_formats_that_the_contract_wants_both_ways_are_read() -> None:
    read = {ext for ext, form in FORMATS.items() if form.read is not None}
    assert read == {"bib", "ris", "csl.json", "mrc", "marcxml", "datacite.json", "csv"}


@given(texts)
def test_line_is_one_line_and_stays_what_it_is(text: str) -> None:
    once = line(text)
    assert len(once.splitlines()) <= 1
    assert line(once) == once


def test_marks_that_arabic_and_persian_are_written_with_stay() -> None:
    assert line("می\u200cخواهم \u200fالف") == "می\u200cخواهم \u200fالف"


def test_marks_that_turn_what_follows_are_dropped() -> None:
    assert line("a\u202eb\u2066c\ufeff") == "abc"


@given(texts)
def test_key_is_plain_ascii_and_always_the_same(slug: str) -> None:
    key = citation_key(Record(key=slug))
    assert key == citation_key(Record(key=slug))
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_:./+-]*", key)


def test_slugs_that_look_alike_in_ascii_have_keys_of_their_own() -> None:
    keys = {citation_key(Record(key=slug)) for slug in ("été", "ete", "词元之后", "詞元之後")}
    assert len(keys) == 4


def test_zero_is_no_key_as_biber_takes_it_for_none() -> None:
    assert citation_key(Record(key="0")).startswith("0-")


def test_plain_slug_is_the_key() -> None:
    assert citation_key(Record(key="beyond-tokens-2")) == "beyond-tokens-2"


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2026-06", When(Day(2026, 6), Day(2026, 6))),
        ("1993/", When(Day(1993), None)),
        ("1984?/2004~", When(Day(1984), Day(2004), is_vague=True)),
        ("199X", When(Day(1990), Day(1999), is_vague=True, is_within=True)),
        ("Y-17000", When(Day(-17000), Day(-17000))),
        ("2026-13", None),
        ("/", None),
        ("Tuesday", None),
    ],
)
def test_date_is_taken_apart(edtf: str, expected: When | None) -> None:
    assert when(edtf) == expected


@given(texts)
def test_no_text_makes_dates_fail(text: str) -> None:
    when(text)


def test_outdated_translation_does_not_stand_beside_the_original() -> None:
    titles = (Text("词元", "zh-Hans", "original"), Text("Token", "en", "outdated"))
    record = essay(titles=titles)
    assert choosing.title_beside(record, titles[0]) is None


def test_name_of_nothing_visible_is_left_out() -> None:
    ghost = Agent((Name(family="\u202e", given="\x00"),))
    assert choosing.named([ghost], "") == []
