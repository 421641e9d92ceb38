"""How lists of words are made from records."""

from collections import Counter

import pytest

from benchmarks.search import collecting


@pytest.mark.parametrize(
    ("tag", "code"), [("zh-Hans", "zh-hans"), ("ara", "ar"), ("pt-BR", "pt"), ("fi", None)]
)
def test_language_is_read_from_any_tag(tag: str, code: str | None) -> None:
    assert collecting.code_of(tag) == code


def test_chinese_text_is_cut_into_words() -> None:
    assert list(collecting.words("历史档案的研究", "zh-hans")) == ["历史", "档案", "的", "研究"]


def test_korean_words_keep_their_particles() -> None:
    assert list(collecting.words("世界에 傳하니, 온", "ko")) == ["世界에", "傳하니", "온"]


def test_markup_and_formulas_are_no_words() -> None:
    assert list(collecting.words("The <i>lost</i> $x^2$ Letter &amp; 12", "en")) == [
        "the", "lost", "letter",
    ]  # fmt: skip


def test_texts_are_counted_in_their_own_languages() -> None:
    record = {
        "language": "pt",
        "titles": [{"lang": "en", "value": "Sea"}, {"lang": "pt", "value": "Mar"}],
    }
    assert list(collecting.texts(record)) == [
        ("en", "Sea"), ("pt", "Mar"), ("pt", ""), ("pt", ""), ("pt", ""),
    ]  # fmt: skip


def test_words_alike_in_number_share_a_line() -> None:
    assert collecting.as_text(Counter(sea=3, boat=1, ink=1)) == "3 sea\n1 boat ink\n"
