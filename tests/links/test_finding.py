"""Addresses in running text of ten languages, and their normal form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.links.finding import addresses_in, normal_form

A = "https://example.org/a"


@pytest.mark.parametrize(
    "text",
    [
        f"See {A}.",
        f"See ({A}), and more",
        f"«{A}»",
        f"“{A}”",
        f"„{A}“",
        f"<{A}>",
        f'"{A}"!',
        f"[{A}];",
        f"…{A}…",
        f"请见{A}。",
        f"请见（{A}），另有",
        f"《{A}》",
        f"详见{A}查看",
        f"「{A}」を参照",
        f"{A}、ほか",
        f"{A}で公開",
        f"{A}에서 볼 수 있다",
        f"انظر {A}، ثم",
        f"{A}؟",
        f"Siehe {A}: dort",
        f"Смотри «{A}»;",
        f"{A}\nnext line",
        f"<a href='{A}'>",
        f"**{A}**",
    ],
)
def test_sentence_around_an_address_is_no_part_of_it(text):
    assert list(addresses_in(text)) == [A]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://en.wikipedia.org/wiki/Foo_(bar)", "https://en.wikipedia.org/wiki/Foo_(bar)"),
        ("(https://en.wikipedia.org/wiki/Foo_(bar))", "https://en.wikipedia.org/wiki/Foo_(bar)"),
        ("https://a.example.org/x?y=1&z=2#part", "https://a.example.org/x?y=1&z=2"),
        ("www.example.org/a, and", "http://www.example.org/a"),
        ("HTTPS://Example.ORG:443", "https://example.org/"),
        ("http://example.org:8080/x", "http://example.org:8080/x"),
        ("http://example.org./x", "http://example.org/x"),
        ("https://例え.jp/x/頁", "https://xn--r8jz45g.jp/x/%E9%A0%81"),
        ("https://zh.wikipedia.org/wiki/中国", "https://zh.wikipedia.org/wiki/%E4%B8%AD%E5%9B%BD"),
        ("https://example.org查看", "https://example.org/"),
        ("https://example.org/에서", "https://example.org/"),
        ("http://1.example.org/~x/y~z", "http://1.example.org/~x/y~z"),
    ],
)
def test_address_is_found_in_its_normal_form(text, found):
    assert list(addresses_in(text)) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "", "no address here", "http://", "https://localhost/x", "ftp://example.org/x",
        "mail a@www.example.org", "http://user:word@example.org/", "http://[::1", "://", "www.",
        "https://example.org:99999/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_none(text):
    assert list(addresses_in(text)) == []


def test_every_address_of_a_text_is_found_in_order():
    text = f"{A}, http://two.example.org; {A}"
    assert list(addresses_in(text)) == [A, "http://two.example.org/", A]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_can_be_read(text):
    for address in addresses_in(f"http://{text} www.{text}"):
        assert normal_form(address) == address
