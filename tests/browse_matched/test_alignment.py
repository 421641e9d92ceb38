"""Each letter of a folded text is known where it is printed."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalogue.browse.matched.alignment import USUAL, aligned, continues
from catalogue.search.analysis.folding import spelled

from .letters import TEXTS


@given(TEXTS)
@example("ｶﾞｲﾄﾞ")
@example("ᄒ\u0301ᅡᆫ")
@example("ㄱㅏ")
def test_spelling_is_that_of_the_index(text):
    assert aligned(text).plain == spelled(text)


@given(TEXTS, st.data())
def test_printed_stretch_is_spelled_as_what_was_asked_for(text, data):
    whole = aligned(text)
    if not whole.plain:
        return
    start = data.draw(st.integers(0, len(whole.plain) - 1))
    end = data.draw(st.integers(start + 1, len(whole.plain)))
    first, last = whole.printed(start, end)
    assert 0 <= first < last <= len(text)
    assert whole.plain[start:end] in spelled(text[first:last])


@given(TEXTS)
def test_stretches_follow_one_another_as_they_are_printed(text):
    whole = aligned(text)
    places = [whole.printed(at, at + 1) for at in range(len(whole.plain))]
    assert places == sorted(places)


@given(TEXTS, st.data())
def test_no_stretch_ends_before_a_mark_that_belongs_to_its_last_letter(text, data):
    whole = aligned(text)
    for at in range(len(whole.plain)):
        _, last = whole.printed(at, at + 1)
        assert last == len(text) or not continues(text[last])


@pytest.mark.parametrize(
    ("text", "asked", "printed"),
    [
        ("die Straße", "strasse", "Straße"),
        ("la oﬁcina", "oficina", "oﬁcina"),
        ("ｶﾞｲﾄﾞ本", "ガイド", "ｶﾞｲﾄﾞ"),
        ("un cafe\u0301 noir", "café", "cafe\u0301"),
        ("المكتبـــات العامة", "المكتبات", "المكتبـــات"),
        ("كَتَبَ هنا", "كتب", "كَتَبَ"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"),
        ("中國圖書館", "图书馆", "圖書館"),
        ("soft\u00adware", "software", "soft\u00adware"),
        ("Ｐａｐｅｒ", "paper", "Ｐａｐｅｒ"),
        ("И\u0306од", "йод", "И\u0306од"),
    ],
)
def test_word_whose_length_changes_is_found_where_it_is_printed(text, asked, printed):
    whole = aligned(text)
    at = whole.plain.index(asked)
    first, last = whole.printed(at, at + len(asked))
    assert text[first:last] == printed


def test_usual_letters_are_each_spelled_as_one_wherever_they_stand():
    usual = re.compile(f"[{USUAL}]")
    for code in range(0x30000):
        if not usual.match(letter := chr(code)):
            continue
        alone = spelled(letter)
        assert len(alone) == 1 and not continues(letter), hex(code)
        assert spelled(f"a{letter}") == f"a{alone}" and spelled(f"か{letter}") == f"か{alone}"
