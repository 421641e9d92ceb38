"""Dates as readers of ten languages write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.browse.dates import machine, moment, readable

MONTHS = {
    "en": "June 2026",
    "zh-hans": "2026年6月",
    "fr": "juin 2026",
    "es": "junio de 2026",
    "pt": "junho de 2026",
    "de": "Juni 2026",
    "ru": "июнь 2026\u202fг.",
    "ja": "2026年6月",
    "ko": "2026년 6월",
    "ar": "يونيو 2026",
}
DAYS = {
    "en": "30 June 2026",
    "zh-hans": "2026年6月30日",
    "fr": "30 juin 2026",
    "es": "30 de junio de 2026",
    "pt": "30 de junho de 2026",
    "de": "30. Juni 2026",
    "ru": "30 июня 2026\u202fг.",
    "ja": "2026年6月30日",
    "ko": "2026년 6월 30일",
    "ar": "30 يونيو 2026",
}


@pytest.mark.parametrize(("language", "words"), MONTHS.items())
def test_month_is_written_as_its_readers_write_it(language, words):
    assert readable("2026-06", language) == words


@pytest.mark.parametrize(("language", "words"), DAYS.items())
def test_day_is_written_as_its_readers_write_it(language, words):
    assert readable("2026-06-30", language) == words
    assert moment(date(2026, 6, 30), language) == words


@pytest.mark.parametrize("language", MONTHS)
def test_every_language_keeps_the_digits_of_identifiers(language):
    assert "2026" in readable("2026-06-30", language)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1850~", "c. 1850"),
        ("1850?", "1850?"),
        ("1850%", "c. 1850?"),
        ("1993-05~", "c. May 1993"),
        ("1993/", "since 1993"),
        ("1993/..", "since 1993"),
        ("../2005", "until 2005"),
        ("/2005", "until 2005"),
        ("1993/2005", "1993–2005"),
        ("1850~/1862", "c. 1850 – 1862"),
        ("1993-05/2005-12", "May 1993 – December 2005"),
        ("19XX", "1900–1999"),
        ("192X", "1920–1929"),
        ("1985-XX", "1985"),
        ("2001-21", "Spring 2001"),
        ("2001-24", "Winter 2001"),
        ("-0043", "44 BCE"),
        ("0000", "1 BCE"),
        ("", ""),
    ],
)
def test_uncertain_and_open_dates_are_put_into_words(edtf, words):
    assert readable(edtf, "en") == words


def test_chinese_year_carries_its_character():
    assert readable("1993/2005", "zh-hans") == "1993年–2005年"


@pytest.mark.parametrize("text", ["2026-06-31", "long ago", "{1667,1668}", "2026-6"])
def test_what_cannot_be_read_is_shown_as_it_was_written(text):
    assert readable(text, "fr") == text


@given(st.text(max_size=30), st.sampled_from(sorted(MONTHS)))
def test_no_text_stops_a_page(text, language):
    shown = readable(text, language)
    assert bool(shown) == bool(text.strip())


@pytest.mark.parametrize("edtf", ["2026", "2026-06", "2026-06-30"])
def test_plain_dates_are_given_to_machines(edtf):
    assert machine(edtf) == edtf


@pytest.mark.parametrize("edtf", ["1850~", "1993/", "2001-21", "19XX", "-0043", ""])
def test_what_html_cannot_say_is_not_given_to_machines(edtf):
    assert machine(edtf) == ""
