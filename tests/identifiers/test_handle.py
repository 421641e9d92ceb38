"""Handles out of what people paste."""

import pytest

from publications.identifiers import IdentifierError, handle


@pytest.mark.parametrize(
    "text",
    [
        "20.500.12345/ABC-1",
        "hdl:20.500.12345/ABC-1",
        "HDL:20.500.12345/ABC-1.",
        "Handle: 20.500.12345/ABC-1",
        "info:hdl/20.500.12345/ABC-1",
        "https://hdl.handle.net/20.500.12345/ABC-1",
        "http://hdl.handle.net/20.500.12345/ABC-1?locatt=view",
        "hdl.handle.net/20.500.12345/ABC-1",
        "https://hdl.handle.net/api/handles/20.500.12345/ABC-1",
        "https://hdl.handle.net/20.500.12345%2FABC%2D1",
        "https://repository.example.edu/xmlui/handle/20.500.12345/ABC-1?show=full",
        "（hdl:20.500.12345/ABC–1）。",
    ],
)
def test_every_way_to_write_it_is_one_handle(text):
    assert handle.parse(text) == "20.500.12345/ABC-1"


def test_the_case_of_the_suffix_is_kept():
    assert handle.parse("hdl:2027/Mdp.39015") != handle.parse("hdl:2027/mdp.39015")


def test_a_doi_is_sent_to_its_own_field():
    with pytest.raises(IdentifierError) as refused:
        handle.parse("https://hdl.handle.net/10.5281/zenodo.1")
    assert refused.value.code == "is-doi"


@pytest.mark.parametrize(
    "text",
    [
        "example.org/page",
        "loc.gdc/scd0001",
        "2027/",
        "2027",
        "https://example.org/handle/10535/7893/browse",
        "https://example.org/bitstream/handle/10535/7893/a.pdf",
        "two words 2027/x",
    ],
)
def test_what_is_no_handle_is_refused(text):
    with pytest.raises(IdentifierError) as refused:
        handle.parse(text)
    assert refused.value.code == "form"


def test_the_address_is_percent_encoded():
    assert handle.url("2027/a#b?c") == "https://hdl.handle.net/2027/a%23b%3Fc"


def test_the_prefix_that_belongs_to_nobody_is_a_doubt():
    assert handle.warnings("10535/1") == []
    assert [notice.code for notice in handle.warnings("123456789/1")] == ["default-prefix"]
