"""ARKs, compared as their specification says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.identifiers import IdentifierError, ark

from . import strategies as made


@pytest.mark.parametrize(
    "text",
    [
        "ark:12148/btv1b8449691v/f29",
        "ark:/12148/btv1b8449691v/f29",
        "ARK:/12148/btv1b8449691v/f29",
        "https://gallica.bnf.fr/ark:/12148/btv1b8449691v/f29",
        "https://n2t.net/ark:12148/btv1b8449691v/f29?info#top",
        "https://n2t.net/ark%3A%2F12148%2Fbtv1b8449691v%2Ff29",
        "ark:12148/btv1-b844-9691v/f29",
        "ark:12148/btv1–b8449691v//f29/.",
        "（ark:/12148/btv1b8449691v/f29）。",
        "ark:12148/%62tv1b8449691v/f29",
    ],
)
def test_forms_that_mean_the_same_are_one_ark(text):
    assert ark.parse(text) == "ark:12148/btv1b8449691v/f29"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ark:12148/aB", "ark:12148/ab"),
        ("ark:12148/a/b", "ark:12148/a.b"),
        ("ark:12148/a/b", "ark:12148/a%2Fb"),
    ],
)
def test_forms_that_mean_something_else_stay_apart(one, other):
    assert ark.parse(one) != ark.parse(other)


def test_letters_of_an_escape_are_capitals():
    assert ark.parse("ark:12148/a%2fb") == "ark:12148/a%2Fb"


def test_colons_of_familysearch_are_kept():
    assert ark.parse("https://example.org/ark:/61903/1:1:M9-XY") == "ark:61903/1:1:M9XY"


@given(made.arks, st.data())
def test_hyphens_are_shown_but_mean_nothing(value, data):
    start = len("ark:12148/")
    place = data.draw(st.integers(start, len(value) - 1))
    hyphened = f"{value[:place]}-{value[place:]}"
    assert ark.display(hyphened) == hyphened
    assert ark.parse(hyphened) == ark.parse(ark.display(hyphened)) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12148/btv1b8449691v", "form"),
        ("ark:12148", "form"),
        ("ark:12148/", "form"),
        ("ark:12148/-./", "form"),
        ("ark:aeiou/x", "form"),
        ("park:12148/x", "form"),
        ("ark:12148/aé", "form"),
        ("ark:12148/a%2", "form"),
        ("ark:12148/a ark:12148/b", "several"),
    ],
)
def test_what_is_no_ark_is_refused(text, code):
    with pytest.raises(IdentifierError) as refused:
        ark.parse(text)
    assert refused.value.code == code


def test_the_address_is_that_of_the_resolver_of_all():
    assert ark.url("ark:12148/btv1") == "https://n2t.net/ark:12148/btv1"


def test_numbers_kept_for_examples_are_a_doubt():
    assert ark.warnings("ark:12148/x") == []
    assert [notice.code for notice in ark.warnings("ark:99999/x")] == ["example"]
