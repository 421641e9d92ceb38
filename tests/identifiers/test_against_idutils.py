"""A second opinion: idutils and our reading agree where idutils is right."""

import idutils
import pytest
from hypothesis import given

from publications.identifiers import SCHEMES, IdentifierError, orcid, viaf

from . import strategies as made


def is_ours(scheme: str, text: str) -> bool:
    try:
        return bool(SCHEMES[scheme].parse(text))
    except IdentifierError:
        return False


@given(made.issns)
def test_issns_agree(value):
    assert idutils.is_issn(value)
    assert idutils.normalize_issn(value) == value


@given(made.isbns)
def test_isbns_agree(value):
    assert idutils.is_isbn(value)


@given(made.isnis)
def test_isnis_agree(value):
    assert idutils.is_isni(value)


@given(made.orcids)
def test_orcid_ids_agree_on_the_ranges(value):
    assert bool(idutils.is_orcid(value)) == orcid.in_ranges(value)


@given(made.viafs)
def test_viaf_numbers_agree(value):
    assert idutils.is_viaf(f"https://viaf.org/viaf/{viaf.parse(value)}")


@given(made.plain_dois)
def test_plain_dois_agree(value):
    assert idutils.normalize_doi(f"https://doi.org/{value}") == value


@given(made.numbers(8))
def test_the_same_eight_digits_are_issns(text):
    assert is_ours("issn", text) == (idutils.is_issn(text) and text != "00000000")


@pytest.mark.parametrize("text", ["10.1000/x, and more", "10.1000/x)", "10.1000/x y"])
def test_idutils_still_takes_what_follows_into_the_doi(text):
    """When this fails, idutils has learnt to read text: see whether ours can go."""
    assert idutils.normalize_doi(text) == text
