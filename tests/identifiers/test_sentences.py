"""Errors and doubts: for people, and for the callers that translate them."""

import pickle

import pytest

from publications.identifiers import SCHEMES, IdentifierError, Notice, parse


def test_an_error_carries_what_a_translation_needs():
    with pytest.raises(IdentifierError) as refused:
        parse("issn", "0317-8472")
    error = refused.value
    assert error.code == "check-digit"
    assert error.params == {"value": "0317-8472"}
    assert error.message.startswith("“%(value)s” is not an ISSN")
    assert str(error) == error.message % error.params


def test_an_error_is_a_value_error_that_can_be_sent_between_processes():
    sent = pickle.dumps(IdentifierError("form", "“%(value)s” is wrong.", "x"))
    error = pickle.loads(sent)
    assert isinstance(error, ValueError)
    assert str(error) == "“x” is wrong."


def test_a_long_value_is_repeated_in_one_short_line():
    with pytest.raises(IdentifierError) as refused:
        parse("orcid", "line\n" * 100)
    assert "\n" not in str(refused.value)
    assert "…”" in str(refused.value)


def test_percent_signs_of_a_value_do_no_harm():
    with pytest.raises(IdentifierError) as refused:
        parse("doi", "100%(value)s %d %")
    assert "100%(value)s %d %" in str(refused.value)


def test_a_notice_carries_what_a_translation_needs():
    notice = Notice("code", "%(value)s looks mistyped.", "nla.obj-1")
    assert str(notice) == notice.message % notice.params == "nla.obj-1 looks mistyped."


def test_an_unknown_scheme_is_refused_as_any_wrong_input():
    with pytest.raises(IdentifierError) as refused:
        parse("no such", "x")
    assert refused.value.code == "scheme"


def test_the_table_names_each_scheme_once_and_labels_it():
    assert next(iter(SCHEMES)) == "doi"
    assert all(scheme.name == name and scheme.label for name, scheme in SCHEMES.items())
