"""Identifiers of the National Library of Australia, PANDORA and Trove."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.identifiers import IdentifierError, nla, pandora, trove

from . import strategies as made


def refusal(scheme, text: str) -> str:
    with pytest.raises(IdentifierError) as refused:
        scheme.parse(text)
    return refused.value.code


@pytest.mark.parametrize(
    "text",
    [
        "nla.obj-4204311557",
        "NLA.OBJ-4204311557",
        "https://nla.gov.au/nla.obj-4204311557",
        "http://nla.gov.au/nla.obj-4204311557/view",
        "nla.gov.au/nla.obj-4204311557/findingaid",
        "https://nla.gov.au/nla.obj-4204311557-t",
        "https://nla.gov.au/nla.obj-4204311557/image?wid=1000",
        "nla.obj–4204311557。",
        "ｎｌａ．ｏｂｊ－４２０４３１１５５７",
        "Persistent identifier: nla.obj-4204311557.",
    ],
)
def test_every_way_to_write_it_is_one_object(text):
    assert nla.parse(text) == "nla.obj-4204311557"


def test_the_part_an_address_opens_at_is_not_the_object():
    text = "https://nla.gov.au/nla.obj-387284380/view?partId=nla.obj-387326197"
    assert nla.parse(text) == "nla.obj-387284380"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("https://nla.gov.au/nla.cat-vn2592481", "nla.cat-vn2592481"),
        ("https://catalogue.nla.gov.au/catalog/2592481", "nla.cat-vn2592481"),
        ("https://catalogue.nla.gov.au/Record/2592481?lookfor=x", "nla.cat-vn2592481"),
        ("http://nla.gov.au/nla.news-article18342701", "nla.news-article18342701"),
        ("https://trove.nla.gov.au/newspaper/article/18342701", "nla.news-article18342701"),
        ("https://trove.nla.gov.au/ndp/del/page/99", "nla.news-page99"),
        ("nla.news-title11", "nla.news-title11"),
        ("nla.news-issue5", "nla.news-issue5"),
        ("https://trove.nla.gov.au/people/1234", "nla.party-1234"),
        ("anbd.bib-an12345", "anbd.bib-an12345"),
        ("nla.pic-an23366617-v", "nla.pic-an23366617-v"),
    ],
)
def test_other_collections_have_their_own_names(text, value):
    assert nla.parse(text) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("4204311557", "form"),
        ("nla.obj-42043x", "form"),
        ("xnla.obj-4204311557", "form"),
        ("https://nla.gov.au/search?id=nla.obj-4204311557", "form"),
        ("nla.obj-4204311557 nla.obj-4204309341", "several"),
        ("nla.arc-10421", "pandora"),
    ],
)
def test_what_is_no_nla_identifier_is_refused(text, code):
    assert refusal(nla, text) == code


@pytest.mark.parametrize(
    "number",
    ["714041173", "248742150", "326379450", "133327370", "2526944948", "8423556", "4204309341"],
)
def test_real_numbers_raise_no_doubt(number):
    assert nla.warnings(f"nla.obj-{number}") == []


@pytest.mark.parametrize("number", ["1234567", "2526944949"])
def test_a_failed_check_digit_is_a_doubt_and_no_refusal(number):
    value = nla.parse(f"nla.obj-{number}")
    (notice,) = nla.warnings(value)
    assert notice.code == "check-digit"
    assert value in str(notice)


@given(made.nla_objects, st.data())
def test_one_wrong_digit_of_an_object_is_a_doubt(value, data):
    place = data.draw(st.integers(len("nla.obj-"), len(value) - 1))
    digit = data.draw(st.sampled_from("0123456789").filter(lambda d: d != value[place]))
    assert nla.warnings(value[:place] + digit + value[place + 1 :])


def test_only_objects_have_a_check_digit():
    assert nla.warnings("nla.cat-vn1234567") == []
    assert nla.warnings("nla.news-article1234567") == []


@pytest.mark.parametrize(
    "text",
    [
        "nla.arc-10421",
        "https://nla.gov.au/nla.arc-10421",
        "https://webarchive.nla.gov.au/tep/10421",
        "http://pandora.nla.gov.au/pan/10421/20050101-0000/example.org/index.html",
        "/tep/10421",
        "PANDORA 10421",
        "10421",
    ],
)
def test_every_way_to_write_it_is_one_pandora_title(text):
    assert pandora.parse(text) == "nla.arc-10421"


def test_a_pandora_collection_keeps_its_letter():
    assert pandora.parse("https://nla.gov.au/nla.arc-c15001") == "nla.arc-c15001"


@pytest.mark.parametrize("text", ["nla.obj-10421", "https://example.org/tep/10421", "title 10421"])
def test_what_is_no_pandora_title_is_refused(text):
    assert refusal(pandora, text) == "form"


@pytest.mark.parametrize(
    "text",
    [
        "17911947",
        "https://trove.nla.gov.au/work/17911947",
        "http://trove.nla.gov.au/work/17911947?q=prime+ministers",
        "https://trove.nla.gov.au/work/17911947/version/46550000",
        "https://api.trove.nla.gov.au/v3/work/17911947",
        "https://api.trove.nla.gov.au/v2/work/17911947?key=x",
        "Trove work id 17911947.",
    ],
)
def test_every_way_to_write_it_is_one_trove_work(text):
    assert trove.parse(text) == "17911947"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("https://trove.nla.gov.au/version/208070002", "version"),
        ("https://trove.nla.gov.au/newspaper/article/18342701", "form"),
        ("https://trove.nla.gov.au/work/1 https://trove.nla.gov.au/work/2", "several"),
        ("work 17911947", "form"),
        ("0", "form"),
    ],
)
def test_what_is_no_trove_work_is_refused(text, code):
    assert refusal(trove, text) == code
