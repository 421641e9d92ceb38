"""Two texts are the same when nothing that a cataloguer would pass over parts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.importing import keys
from publications.names import Name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Epochal Transition", "EPOCHAL TRANSITION!"),
        ("« L’Époque »", "L'epoque"),
        ("《划时代的转型》", "划时代的转型"),
        ("２０世纪", "20 世纪"),
        ("ﾃﾞｰﾀ", "データ"),
        ("Straße", "STRASSE"),
        ("Ёлка", "елка"),
        ("مُقَدِّمَة", "مقدمة"),
        ("al-Nujūm al-ṭawāliʻ", "al-Nujum al-tawali'"),
        ("The <i>Iliad</i>", "The Iliad"),
    ],
)
def test_same_title_in_other_dress_is_the_same(one: str, other: str) -> None:
    assert keys.normal(one) == keys.normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("はは", "ばば"),  # voicing makes another letter
        ("体", "體"),  # simplified and traditional stand as they are
        ("कि", "की"),
        ("Volume 1", "Volume 2"),
        ("C", "C is a language"),
        ("???", "!!!"),
    ],
)
def test_what_differs_in_letters_stays_apart(one: str, other: str) -> None:
    assert keys.normal(one) != keys.normal(other)


@given(st.text(max_size=200))
def test_normal_form_is_its_own_normal_form_and_never_empties_a_text(text: str) -> None:
    found = keys.normal(text)
    assert bool(found) == bool(text.split())
    assert keys.normal(found) == found or not any(map(str.isalnum, found))


def test_digests_of_a_title_and_a_name_differ_and_fit_the_column() -> None:
    title, name = keys.digest("work", "wu"), keys.digest("name", "wu")
    assert title != name
    assert all(-(2**63) <= one < 2**63 for one in (title, name))


def test_name_forms_are_compared_as_they_were_given() -> None:
    assert keys.exact(Name("Wu", "Zhaohui")) == keys.exact(Name(" Wu", "Zhaohui "))
    assert keys.exact(Name("Wu", "Zhaohui")) != keys.exact(Name(literal="Wu Zhaohui"))
