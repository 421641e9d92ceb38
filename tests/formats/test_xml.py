"""The shared XML: what is written is well formed, what is read can do no harm."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import given
from lxml import etree

from publications.formats import xml

from .hostile import maybe

XXE = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a><b>&e;</b></a>'
LAUGHS = b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a><b>&y;</b></a>'


@given(maybe)
def test_any_text_makes_a_well_formed_element(value: str) -> None:
    written = xml.element("a", value, {"b": value}) or "<a/>"
    assert (etree.fromstring(written.encode()).text or "") == xml.line(value)


def test_characters_that_xml_forbids_are_dropped() -> None:
    assert xml.text("a\x00\x0b\ud800\ufffeb") == "a b"


def test_mark_up_in_a_text_is_text() -> None:
    assert xml.element("a", '<i>"&', {"b": '"<>'}) == '<a b="&quot;&lt;&gt;">&lt;i&gt;"&amp;</a>'


def test_an_element_without_a_text_is_nothing() -> None:
    assert xml.element("a", "\x07", {"b": "c"}) == ""
    assert xml.group("a", ["", ""], {"b": "c"}) == ""


@pytest.mark.parametrize("tag", ["x-}\n", "a b", "zh_Hans", "", "abcdefghi", "en-"])
def test_what_is_no_language_tag_is_no_language(tag: str) -> None:
    assert xml.language(tag) == ""


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("https://example.org/词", "https://example.org/%E8%AF%8D"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("urn:isbn:9783161484100", "urn:isbn:9783161484100"),
        ("http://a:b/", ""),
        ("no address", ""),
        ("a#b#c", ""),
    ],
)
def test_addresses_are_what_a_schema_takes(address: str, expected: str) -> None:
    assert xml.uri(address) == expected


def test_one_record_is_its_own_root() -> None:
    assert etree.fromstring(b"".join(xml.document([b"<a/>"]))).tag == "a"


@pytest.mark.parametrize("count", [0, 2, 5])
def test_several_records_and_none_stand_in_a_wrapper(count: int) -> None:
    root = etree.fromstring(b"".join(xml.document([b"<a/>"] * count)))
    assert (root.tag, len(root)) == ("records", count)


def test_no_more_than_one_record_is_taken_ahead() -> None:
    taken = []

    def elements() -> Iterator[bytes]:
        for number in range(9):
            taken.append(number)
            yield b"<a/>"

    next(xml.document(elements()))
    assert taken == [0, 1]


@pytest.mark.parametrize("document", [XXE, LAUGHS, b"<a><b></a>", b"", b"\xff\xfe"])
def test_what_could_do_harm_or_is_broken_is_refused(document: bytes) -> None:
    with pytest.raises(xml.XMLError):
        xml.parse(document)
    with pytest.raises(xml.XMLError):
        list(xml.elements(BytesIO(document), "b"))


def test_a_doctype_is_refused_in_any_encoding() -> None:
    with pytest.raises(xml.XMLError, match="DOCTYPE"):
        list(xml.elements(BytesIO(LAUGHS.decode().encode("utf-16")), "b"))


def test_elements_before_a_break_are_still_read() -> None:
    found = []
    with pytest.raises(xml.XMLError) as caught:
        for one in xml.elements(BytesIO(b"<a>\n<b>1</b><b>2</b>\n<b></c>"), "b"):
            found.append(one.text)
    assert (found, caught.value.line) == (["1", "2"], 3)


def test_elements_are_freed_as_the_file_is_read() -> None:
    root = None
    for one in xml.elements(BytesIO(b"<a>" + b"<b/>" * 500 + b"</a>"), "b"):
        root = one.getparent()
        assert len(root) <= 2 or one.getnext() is not None
    assert root is not None and len(root) <= 1
