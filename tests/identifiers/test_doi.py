"""DOIs out of what people paste."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.identifiers import IdentifierError, doi

from . import strategies as made

SICI = "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"


def refusal(text: str) -> str:
    with pytest.raises(IdentifierError) as refused:
        doi.parse(text)
    return refused.value.code


@pytest.mark.parametrize(
    "text",
    [
        "10.5281/zenodo.20352371",
        "10.5281/ZENODO.20352371",
        "doi:10.5281/zenodo.20352371",
        "DOI 10.5281/zenodo.20352371",
        "DOI:  10.5281/zenodo.20352371.",
        "doi10.5281/zenodo.20352371",
        "DOI：10.5281/zenodo.20352371，",
        "info:doi/10.5281/zenodo.20352371",
        "urn:doi:10.5281/zenodo.20352371",
        "https://doi.org/10.5281/zenodo.20352371",
        "http://dx.doi.org/10.5281/zenodo.20352371",
        "https://www.doi.org/10.5281/zenodo.20352371",
        "doi.org/10.5281/zenodo.20352371",
        "https://doi.org/doi:10.5281/zenodo.20352371",
        "https://doi.org/https://doi.org/10.5281/zenodo.20352371",
        "https://doi.org/10.5281/zenodo.20352371?utm_source=feed#top",
        "https://doi.org/10.5281%2Fzenodo.20352371",
        "https%3A%2F%2Fdoi.org%2F10.5281%2Fzenodo.20352371",
        "https://doi.org/api/handles/10.5281/zenodo.20352371",
        "https://hdl.handle.net/10.5281/zenodo.20352371",
        "https://api.datacite.org/dois/10.5281/zenodo.20352371",
        "https://zenodo.org/doi/10.5281/zenodo.20352371",
        "１０．５２８１／ｚｅｎｏｄｏ．２０３５２３７１",
        "٠10.5281/zenodo.20352371".replace("٠10", "١٠"),
        "<https://doi.org/10.5281/zenodo.20352371>",
        "（DOI：10.5281/zenodo.20352371）。",
        "《10.5281/zenodo.20352371》",
        "\u202a10.5281/\u200bzenodo.20352371\u202c",
        "*10.5281/zenodo.20352371*",
        "10.5281\\/zenodo.20352371",
    ],
)
def test_every_way_to_write_it_is_one_doi(text):
    assert doi.parse(text) == "10.5281/zenodo.20352371"


@pytest.mark.parametrize(
    "text",
    [
        "https://doi-org.proxy.example.edu/10.1000/xyz",
        "https://dx-doi-org.ezproxy.example.edu/10.1000/xyz",
        "http://dx.doi.org.ezproxy.example.edu:2048/10.1000/xyz",
        "https://login.example.edu/login?url=https://doi.org/10.1000/xyz&user=me",
        "https://login.example.edu/login?qurl=https%3a%2f%2fdoi.org%2f10.1000%2fxyz",
        "http://doi.acm.org/10.1000/xyz",
    ],
)
def test_a_resolver_behind_a_library_proxy_is_still_a_resolver(text):
    assert doi.parse(text) == "10.1000/xyz"


@pytest.mark.parametrize(
    "text",
    [
        "https://onlinelibrary.wiley.com/doi/10.1002/abc.1/abstract",
        "https://www.tandfonline.com/doi/full/10.1002/abc.1?src=recsys",
        "https://example.org/doi/pdf/10.1002/abc.1",
        "https://link.springer.com/article/10.1002/abc.1",
        "https://link.springer.com/content/pdf/10.1002/abc.1.pdf",
    ],
)
def test_publishers_pages_that_are_built_on_the_doi_give_it(text):
    assert doi.parse(text) == "10.1002/abc.1"


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/articles/10.1002/abc.1/download",
        "example.org/articles/10.1002/abc.1",
        "https://example.org/resolve?doi=10.1002/abc.1",
        "http://onlinelibrary.wiley.com/journal/10.1111/(ISSN)1365-2478",
    ],
)
def test_other_pages_are_refused_because_the_end_is_uncertain(text):
    assert refusal(text) == "page"


@pytest.mark.parametrize(
    "text",
    [
        SICI.upper(),
        f"https://doi.org/{SICI}",
        "10.1002/(SICI)1097-0258(19980815/30)17:15/16&lt;1661::AID-SIM968&gt;3.0.CO;2-2.",
        "10.1002/(SICI)1097-0258(19980815/30)17:15/16&amp;lt;1661::AID-SIM968&amp;gt;3.0.CO;2-2",
        "http://doi.wiley.com/10.1002/%28SICI%291097-0258%2819980815/30%29"
        "17%3A15/16%3C1661%3A%3AAID-SIM968%3E3.0.CO%3B2-2",
        f"({SICI})",
        f"<{SICI}>",
        f"<i>{SICI}</i>",
    ],
)
def test_sici_dois_keep_their_brackets(text):
    assert doi.parse(text) == SICI


def test_the_hash_that_ends_a_sici_doi_is_no_fragment():
    text = "http://dx.doi.org/10.1002/(SICI)1097-0215(20000615)86:6<753::AID-IJC1>3.0.CO;2-#"
    assert doi.parse(text).endswith("3.0.co;2-#")
    assert doi.url(doi.parse(text)).endswith("3.0.co;2-%23")


@pytest.mark.parametrize(
    "value",
    [
        "10.18730/4hdr*",
        "10.18730/d8sy$",
        "10.18730/eytg~",
        "10.18730/30jk=",
        "10.1021/jp000606+",
        "10.1061/(asce)0887-381x(2003)17:1(37)",
        "10.1890/0012-9658(2001)082[1205:lcagtp]2.0.co;2",
        "10.15475/dhz/kfn/1915/2/20#article-eb8eea4f66751401cfe4eec4a1eddfe2",
    ],
)
def test_real_dois_with_odd_endings_are_whole(value):
    assert doi.parse(value) == doi.parse(doi.url(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10.1261/rna.045211.114.)", "10.1261/rna.045211.114"),
        ("(doi:10.1000/x(2)y).", "10.1000/x(2)y"),
        ('10.1007/BF01033188"', "10.1007/bf01033188"),
        ("«10.1000/x»؛", "10.1000/x"),
        ("10.1000/x…", "10.1000/x"),
        ("10.1000/x؟", "10.1000/x"),
        ("见10.1000/x，第3页", "10.1000/x"),
        ("10.1000/x에서", "10.1000/x"),
        ("10.1000/xを参照", "10.1000/x"),
    ],
)
def test_the_sentence_around_it_is_left_out(text, value):
    assert doi.parse(text) == value


@pytest.mark.parametrize(
    "text",
    [
        r"10.1007/978-3-642-00000-0\_12",
        r"doi = {10.1007/978-3-642-00000-0{\_}12},",
        r"\url{https://doi.org/10.1007/978-3-642-00000-0_12}",
        "10.1007/978‐3‐642‐00000‐0_12",
        "10.1007/978–3–642–00000–0_12",
    ],
)
def test_bibtex_escapes_and_pdf_dashes_are_undone(text):
    assert doi.parse(text) == "10.1007/978-3-642-00000-0_12"


def test_a_whole_reference_gives_its_doi():
    text = "Irving, D. (2019). Python for scientists. JOSE 2(11), 37. https://doi.org/10.21105/a.1."
    assert doi.parse(text) == "10.21105/a.1"


@pytest.mark.parametrize("text", ["10/abc", "https://doi.org/10/abc", "doi:10/abc", "doi.org/abc"])
def test_short_dois_are_refused(text):
    assert refusal(text) == "short-doi"


@pytest.mark.parametrize("text", ["10.1/a 10.1000/b; 10.1000/c", "10.1000/b;10.1000/c"])
def test_several_dois_are_refused(text):
    assert refusal(text) == "several"


@pytest.mark.parametrize(
    "text",
    [
        "zenodo",
        "10.5281",
        "10.1042/",
        "https://doi.org/10.1042/",
        "10.12/x",
        "10. 1000/x",
        "x10.1000/y",
    ],
)
def test_what_is_no_doi_is_refused(text):
    assert refusal(text) == "form"


@pytest.mark.parametrize(
    "text",
    [
        "https://doi.org/10.1000/one%20two",
        "https://doi.org/10.1000/one%E3%80%82two",
        "https://doi.org/10.1000/one%3B10.1000/two",
    ],
)
def test_half_a_doi_is_never_taken_for_the_whole(text):
    assert refusal(text) == "form"


def test_the_error_says_what_and_what_to_do():
    with pytest.raises(IdentifierError) as refused:
        doi.parse("zenodo.20352371")
    assert "“zenodo.20352371”" in str(refused.value)
    assert "10.5281/zenodo.20352371" in str(refused.value)


def test_the_address_is_percent_encoded():
    assert (
        doi.url("10.1000/a<b>#c?d%e é") == "https://doi.org/10.1000/a%3Cb%3E%23c%3Fd%25e%20%C3%A9"
    )


def test_a_doi_is_displayed_as_its_address():
    assert doi.display("10.5281/zenodo.1") == "https://doi.org/10.5281/zenodo.1"


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("10.5281/zenodo.1", []),
        (SICI, []),
        ("10.5072/zenodo.1", ["test-prefix"]),
        ("10.11949/j.issn.0438?1157", ["unusual-characters"]),
        ("10.1000/сору", ["unusual-characters"]),
    ],
)
def test_doubts_are_told(value, codes):
    assert [notice.code for notice in doi.warnings(value)] == codes


def test_all_dois_of_a_text_are_found_in_order_and_once():
    text = (
        '<a href="https://doi.org/10.1000/B">10.1000/b</a>，10.1000/a；参见(doi:10.1000/c(1)). '
        "[![DOI](https://zenodo.org/badge/DOI/10.5281/zenodo.9.svg)]"
        "(https://doi.org/10.5281/zenodo.9) 10.1000/a, https://example.org/10.1000/no/page"
    )
    expected = ["10.1000/b", "10.1000/a", "10.1000/c(1)", "10.5281/zenodo.9"]
    assert doi.find(text) == expected


def test_dois_in_the_escaped_html_of_a_feed_are_found():
    link = (
        "&amp;lt;a href=&amp;quot;https://doi.org/10.1000/x&amp;quot;&amp;gt;text&amp;lt;/a&amp;gt;"
    )
    assert doi.find(link) == ["10.1000/x"]


@given(st.lists(made.plain_dois, max_size=6), st.sampled_from([" ", "\n", ", ", "; ", "，", "、"]))
def test_a_list_of_dois_is_found_whole(values, separator):
    assert doi.find(separator.join(values)) == list(dict.fromkeys(values))
