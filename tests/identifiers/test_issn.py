"""ISSNs out of what people paste."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.identifiers import IdentifierError, issn

from . import strategies as made


def refusal(text: str) -> str:
    with pytest.raises(IdentifierError) as refused:
        issn.parse(text)
    return refused.value.code


@pytest.mark.parametrize(
    "text",
    [
        "1050-124X",
        "1050-124x",
        "1050124X",
        "1050 124X",
        "ISSN 1050-124X",
        "ISSN：1050-124X。",
        "eISSN: 1050-124X",
        "ISSN-L 1050–124X",
        "ISSN (online): 1050‑124X (print)",
        "国际标准连续出版物号 ISSN 1050-124X",
        "urn:ISSN:1050-124X",
        "https://portal.issn.org/resource/ISSN/1050-124X.jsonld",
        "https://portal.issn.org/resource/ISSN-L/1050-124X?format=json",
        "https://www.worldcat.org/issn/1050-124X",
        "１０５０ー１２４Ｘ",
        "١٠٥٠-١٢٤X",
        "1050-124Х",
        "<1050-124X>",
        "1050-124X (Print) 1050-124X (Linking)",
        "1050\u00ad-124X",
    ],
)
def test_every_way_to_write_it_is_one_issn(text):
    assert issn.parse(text) == "1050-124X"


@given(made.issns, st.integers(0, 8), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_noticed(value, place, digit):
    if place == 4 or value[place] == digit:
        return
    wrong = value[:place] + digit + value[place + 1 :]
    assert refusal(wrong) in {"check-digit", "placeholder"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0317-8472", "check-digit"),
        ("0000-0000", "placeholder"),
        ("0317-8471, 2049-3630", "several"),
        ("10.1016/0022-2836(81)90087-5", "form"),
        ("https://example.org/articles/0317-8471", "form"),
        ("0317-84711", "form"),
        ("ISSN 0317-8471, order 123456", "form"),
        ("9780306406157", "form"),
        ("ISSN", "form"),
    ],
)
def test_what_is_no_issn_is_refused(text, code):
    assert refusal(text) == code


def test_the_valid_ones_of_a_field_are_found():
    text = "1095-9203 (Electronic)\\ r0036-8075 (Linking), 0317-8472"
    assert issn.find(text) == ["1095-9203", "0036-8075"]


def test_no_issn_is_found_in_running_text():
    assert issn.find("Published 1996 in ISSN-like 0317-8471") == []
    assert issn.find("doi:10.1016/0022-2836(81)90087-5") == []


def test_the_address_is_the_portals():
    assert issn.url("0317-8471") == "https://portal.issn.org/resource/ISSN/0317-8471"
