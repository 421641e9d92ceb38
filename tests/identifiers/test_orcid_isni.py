"""ORCID iDs and ISNIs: the same digits, told apart by range and label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.identifiers import IdentifierError, isni, orcid

from . import strategies as made


def refusal(scheme, text: str) -> str:
    with pytest.raises(IdentifierError) as refused:
        scheme.parse(text)
    return refused.value.code


@pytest.mark.parametrize(
    "text",
    [
        "0009-0009-5318-3027",
        "0009000953183027",
        "https://orcid.org/0009-0009-5318-3027",
        "http://www.orcid.org/0009-0009-5318-3027/",
        "orcid.org/0009-0009-5318-3027",
        "ORCID iD: 0009‐0009‐5318‐3027",
        "https://orcid.org/my-orcid?orcid=0009-0009-5318-3027",
        "https://pub.orcid.org/v3.0/0009-0009-5318-3027/record",
        "０００９ー０００９ー５３１８ー３０２７",
        "（0009-0009-5318-3027）",
    ],
)
def test_every_way_to_write_it_is_one_orcid_id(text):
    assert orcid.parse(text) == "0009-0009-5318-3027"


def test_a_small_x_is_the_check_digit():
    assert orcid.parse("0000-0002-1694-233x") == "0000-0002-1694-233X"


@pytest.mark.parametrize(
    "text", ["000000012281955X", "0000 0001 2281 955x", "ISNI 0000-0001-2281-955X"]
)
def test_every_way_to_write_it_is_one_isni(text):
    assert isni.parse(text) == "000000012281955X"


def test_an_isni_address_gives_its_number():
    assert isni.parse("https://isni.org/isni/000000012281955X") == "000000012281955X"
    assert isni.parse("http://www.isni.org/000000012281955X") == "000000012281955X"


@given(made.isnis, st.integers(0, 15), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_noticed(value, place, digit):
    if value[place] == digit:
        return
    wrong = value[:place] + digit + value[place + 1 :]
    assert refusal(isni, wrong) == "check-digit"
    assert refusal(orcid, wrong) == "check-digit"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0000-0002-1825-0098", "check-digit"),
        ("0000-0002-1825", "form"),
        ("https://example.org/0000-0002-1825-0097", "form"),
        ("https://isni.org/isni/0000000218250097", "form"),
        ("https://sandbox.orcid.org/0000-0002-1825-0097", "sandbox"),
        ("0000-0002-1825-0097 0009-0009-5318-3027", "several"),
    ],
)
def test_what_is_no_orcid_id_is_refused(text, code):
    assert refusal(orcid, text) == code


def test_an_orcid_id_is_displayed_as_its_address():
    assert orcid.display("0000-0002-1825-0097") == "https://orcid.org/0000-0002-1825-0097"


def test_an_isni_is_displayed_in_four_blocks():
    assert isni.display("000000012281955X") == "0000 0001 2281 955X"


def test_a_number_outside_orcids_ranges_is_a_doubt():
    assert orcid.warnings("0000-0002-1825-0097") == []
    assert orcid.warnings("0009-0009-5318-3027") == []
    assert [notice.code for notice in orcid.warnings("0000-0001-2281-955X")] == ["outside-ranges"]
