"""OCLC and VIAF numbers: no check digit, so the label or the address must speak."""

import pytest

from publications.identifiers import IdentifierError, oclc, viaf


@pytest.mark.parametrize(
    "text",
    [
        "778419313",
        "0778419313",
        "(OCoLC)778419313",
        "(OCoLC)ocn778419313",
        "ocn778419313",
        "ocm778419313",
        "OCLC: 778419313",
        "OCLC number 778419313.",
        "OCLC控制号：７７８４１９３１３",
        "info:oclcnum/778419313",
        "https://www.worldcat.org/oclc/778419313",
        "http://www.worldcat.org/title/my-brilliant-friend-2/oclc/778419313&referer=brief_results",
        "https://search.worldcat.org/title/778419313",
        "https://search.worldcat.org/zh-cn/title/778419313?oclcNum=1",
    ],
)
def test_every_way_to_write_it_is_one_oclc_number(text):
    assert oclc.parse(text) == "778419313"


def test_leading_zeros_and_the_ten_digit_prefix_are_taken_off():
    assert oclc.parse("ocm00012345 ") == "12345"
    assert oclc.parse("on1234567890") == "1234567890"


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "(OCoLC)fst00871998",
        "(DE-600)778419313",
        "on 2010",
        "https://www.worldcat.org/isbn/9780306406157",
        "https://example.org/oclc/778419313",
        "OCLC 1 2",
    ],
)
def test_what_is_no_oclc_number_is_refused(text):
    with pytest.raises(IdentifierError):
        oclc.parse(text)


def test_an_oclc_number_has_a_form_for_marc_and_an_address():
    assert oclc.marc("778419313") == "(OCoLC)778419313"
    assert oclc.display("778419313") == "778419313"
    assert oclc.url("778419313") == "https://search.worldcat.org/title/778419313"


@pytest.mark.parametrize(
    "text",
    [
        "102333412",
        "VIAF ID: 102333412",
        "viaf:102333412",
        "http://viaf.org/viaf/102333412/",
        "https://viaf.org/viaf/102333412/#Austen,_Jane",
        "https://viaf.org/en/viaf/102333412",
        "www.viaf.org/viaf/102333412",
    ],
)
def test_every_way_to_write_it_is_one_viaf_number(text):
    assert viaf.parse(text) == "102333412"


def test_the_long_viaf_numbers_are_whole():
    assert viaf.parse("https://viaf.org/viaf/3128148233180811490003") == "3128148233180811490003"


@pytest.mark.parametrize("text", ["1", "1234567890123", "viaf.org/viaf/sourceID/LC|n79032879"])
def test_what_is_no_viaf_number_is_refused(text):
    with pytest.raises(IdentifierError):
        viaf.parse(text)
