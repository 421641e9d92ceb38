"""What pasted text could be."""

import pytest
from hypothesis import given

from publications.identifiers import detect

from . import strategies as made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://doi.org/10.5281/zenodo.20352371", ("doi", "10.5281/zenodo.20352371")),
        ("10.1016/0022-2836(81)90087-5", ("doi", "10.1016/0022-2836(81)90087-5")),
        ("https://hdl.handle.net/10.1000/x", ("doi", "10.1000/x")),
        ("3083-5178", ("issn", "3083-5178")),
        ("ISSN 0317-8471", ("issn", "0317-8471")),
        ("0306406152", ("isbn", "9780306406157")),
        ("0009-0009-5318-3027", ("orcid", "0009-0009-5318-3027")),
        ("https://orcid.org/0009-0009-5318-3027", ("orcid", "0009-0009-5318-3027")),
        ("0000 0001 2281 955X", ("isni", "000000012281955X")),
        ("https://nla.gov.au/nla.obj-4204311557/view", ("nla", "nla.obj-4204311557")),
        ("nla.arc-10421", ("pandora", "nla.arc-10421")),
        ("https://trove.nla.gov.au/work/17911947", ("trove", "17911947")),
        ("(OCoLC)778419313", ("oclc", "778419313")),
        ("https://viaf.org/viaf/102333412", ("viaf", "102333412")),
        ("hdl:2027/mdp.39015012345678", ("handle", "2027/mdp.39015012345678")),
        ("ark:/12148/btv1b8449691v", ("ark", "ark:12148/btv1b8449691v")),
    ],
)
def test_each_scheme_is_known_by_its_form(text, found):
    assert detect(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12345",
        "778419313",
        "2010-2019",
        "Q42",
        "2027/x.1",
        "work 12",
        "on 2010",
        "巫朝晖",
        "x" * 5000,
    ],
)
def test_what_says_nothing_of_itself_is_not_guessed(text):
    assert detect(text) == []


@given(made.any_normal)
def test_an_address_is_known_for_what_it_is(pair):
    from publications.identifiers import SCHEMES

    scheme, value = pair
    if address := SCHEMES[scheme].url(value):
        assert detect(address)[0] == pair
