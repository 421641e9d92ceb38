"""ISBNs out of what people paste."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import isbn as stdnum_isbn

from publications.identifiers import IdentifierError, isbn

from . import strategies as made


def refusal(text: str) -> str:
    with pytest.raises(IdentifierError) as refused:
        isbn.parse(text)
    return refused.value.code


@pytest.mark.parametrize(
    "text",
    [
        "9780306406157",
        "978-0-306-40615-7",
        "978 0 306 40615 7",
        "0306406152",
        "0-306-40615-2",
        "ISBN 0-306-40615-2",
        "ISBN-13: 978-0-306-40615-7",
        "ISBN 10 0-306-40615-2",
        "ISBN-10：0306406152",
        "urn:isbn:0-306-40615-2",
        "https://www.worldcat.org/isbn/9780306406157",
        "https://openlibrary.org/isbn/0306406152",
        "９７８ー０ー３０６ー４０６１５ー７",
        "978–0–306–40615–7",
        "0306406152 (pbk. : v. 2) : $20.00",
        "0306406152(平裝)",
        "0-306-40615-2; 978-0-306-40615-7",
    ],
)
def test_both_lengths_are_one_isbn(text):
    assert isbn.parse(text) == "9780306406157"


@pytest.mark.parametrize("text", ["080442957X", "0-8044-2957-x", "0-8044-2957-Х", "0-8044-2957-Χ"])
def test_the_x_may_be_small_cyrillic_or_greek(text):
    assert isbn.parse(text) == "9780804429573"


@given(made.isbns)
def test_the_older_length_gives_the_same_number(value):
    if value.startswith("978"):
        assert isbn.parse(stdnum_isbn.to_isbn10(value)) == value


@given(made.isbns, st.integers(3, 12), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_noticed(value, place, digit):
    if value[place] == digit:
        return
    wrong = value[:place] + digit + value[place + 1 :]
    assert refusal(wrong) in {"check-digit", "ismn"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9780306406158", "check-digit"),
        ("0306406153", "check-digit"),
        ("9790260000438", "ismn"),
        ("0000000000", "placeholder"),
        ("978-901821-16-9", "form"),
        ("5-8459-0168-0233-4", "form"),
        ("9770317847001", "form"),
        ("0317-8471", "form"),
        ("https://example.org/dp/0306406152", "form"),
        ("9780060001155 9780060001162", "several"),
    ],
)
def test_what_is_no_isbn_is_refused(text, code):
    assert refusal(text) == code


def test_the_valid_ones_of_a_field_are_found_in_one_length():
    text = "0-306-40615-2; 978-0-306-40615-7, 9780060001155 (hbk), 9780060001163"
    assert isbn.find(text) == ["9780306406157", "9780060001155"]


def test_it_is_displayed_with_hyphens_by_range():
    assert isbn.display("9780306406157") == "978-0-306-40615-7"
    assert isbn.display("9787506261074") == "978-7-5062-6107-4"


def test_an_unassigned_range_is_only_a_doubt():
    assert isbn.warnings("9780306406157") == []
    value = isbn.parse("9789990000009")
    assert [notice.code for notice in isbn.warnings(value)] == ["unknown-range"]


def test_isbns_have_no_address():
    assert isbn.url("9780306406157") is None
