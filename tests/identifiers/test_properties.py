"""What holds for every scheme and any text."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from publications.identifiers import (
    SCHEMES,
    IdentifierError,
    detect,
    find_dois,
    find_isbns,
    find_issns,
    parse,
)

from . import strategies as made

schemes = st.sampled_from(sorted(SCHEMES))


@given(made.any_normal)
def test_a_normal_form_is_read_as_itself(pair):
    scheme, value = pair
    assert parse(scheme, value) == value


@given(made.any_normal)
def test_what_is_displayed_can_be_pasted_back(pair):
    scheme, value = pair
    assert parse(scheme, SCHEMES[scheme].display(value)) == value


@given(made.any_normal)
def test_the_address_can_be_pasted_back(pair):
    scheme, value = pair
    address = SCHEMES[scheme].url(value)
    assume(address is not None)
    assert parse(scheme, address) == value


@given(made.any_normal)
def test_the_address_is_an_https_address_in_ascii(pair):
    scheme, value = pair
    address = SCHEMES[scheme].url(value)
    assume(address is not None)
    assert address.startswith("https://")
    assert address.isascii()
    assert not set(address) & set(' "<>\\^`{|}')


@given(schemes, made.pastes)
@example("doi", "10.1000/a%EF%BC%8Cb")
@example("doi", "10.1000/H\u0331x")
@example("doi", "10.1000/a%253Cb")
@example("doi", "https://doi.org/10.1000/a%C2%ABb")
def test_reading_is_repeatable_and_survives_showing(scheme, text):
    try:
        value = parse(scheme, text)
    except IdentifierError:
        return
    kind = SCHEMES[scheme]
    assert kind.parse(value) == value
    assert kind.parse(kind.display(value)) == value
    assert kind.url(value) is None or kind.parse(kind.url(value)) == value
    assert all(str(notice) for notice in kind.warn(value))


@given(schemes, made.pastes)
def test_only_identifier_errors_are_raised_and_they_are_sentences(scheme, text):
    try:
        parse(scheme, text)
    except IdentifierError as error:
        assert str(error).endswith(".")
        assert error.code
        assert error.message % error.params == str(error)


@given(made.pastes)
def test_looking_for_identifiers_never_fails_and_finds_what_parses(text):
    for scheme, value in detect(text):
        assert parse(scheme, value) == value
    assert all(parse("doi", found) == found for found in find_dois(text))
    assert all(parse("issn", found) == found for found in find_issns(text))
    assert all(parse("isbn", found) == found for found in find_isbns(text))


@given(made.any_normal, made.around, made.after, made.spaces)
def test_brackets_and_the_end_of_a_sentence_are_left_out(pair, brackets, end, space):
    scheme, value = pair
    assert parse(scheme, f"{space}{brackets[0]}{value}{brackets[1]}{end}{space}") == value


@given(made.any_normal)
def test_percent_encoding_is_resolved(pair):
    scheme, value = pair
    assert parse(scheme, made.percent_encoded(value)) == value


@given(made.any_normal)
def test_an_address_encoded_whole_is_resolved(pair):
    scheme, value = pair
    address = SCHEMES[scheme].url(value)
    assume(address is not None)
    assert parse(scheme, made.percent_encoded(address)) == value


@given(made.any_normal)
def test_invisible_characters_are_ignored(pair):
    scheme, value = pair
    assert parse(scheme, made.with_invisible(value)) == value


@given(made.any_normal)
def test_typographic_dashes_are_hyphens(pair):
    scheme, value = pair
    assert parse(scheme, made.in_en_dashes(value)) == value


@given(made.any_normal)
def test_html_entities_are_resolved(pair):
    scheme, value = pair
    assert parse(scheme, made.as_entities(value)) == value


@given(made.any_normal)
def test_full_width_characters_are_plain_ones(pair):
    scheme, value = pair
    assume(not set(value) & set(",;!?"))  # full-width they end a DOI: see test_doi
    assert parse(scheme, made.full_width(value)) == value


@given(made.any_normal)
def test_the_same_address_over_http_or_with_www_is_the_same(pair):
    scheme, value = pair
    address = SCHEMES[scheme].url(value)
    assume(address is not None)
    assert parse(scheme, address.replace("https://", "http://")) == value
    assert parse(scheme, address.replace("https://", "")) == value


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
@pytest.mark.parametrize("text", ["", "   ", "\u200b\ufeff", "\x00"])
def test_nothing_is_refused_as_empty(scheme, text):
    with pytest.raises(IdentifierError) as refused:
        parse(scheme, text)
    assert refused.value.code == "empty"


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_a_page_of_text_is_refused_and_repeated_only_in_part(scheme):
    with pytest.raises(IdentifierError) as refused:
        parse(scheme, "10.1000/x " * 1000)
    assert refused.value.code == "too-long"
    assert len(str(refused.value)) < 250
