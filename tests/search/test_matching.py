"""Which words of a text are marked."""

import pytest

from catalogue.search.query import matched_terms


@pytest.mark.parametrize(
    ("question", "word", "tag"),
    [
        ("archive", "Archives", "en"),
        ("haeuser", "Häuser", "de"),
        ("مكتبة", "المكتبات", "ar"),
        ("архива", "Архивов", "ru"),
        ('"paper trail"', "Trail", "en"),
        ("title:paper", "PAPER", ""),
    ],
)
def test_word_is_marked_in_every_form_that_is_found(question, word, tag):
    assert matched_terms(question).is_word(word, tag)


@pytest.mark.parametrize("question", ["-paper", "year:1990", "the paper", "papyrus"])
def test_word_that_was_not_looked_for_is_not_marked(question):
    assert not matched_terms(question).is_word("the")
    assert matched_terms(question).is_word("paper") == (question == "the paper")


def test_run_is_marked_as_it_is_written_and_without_its_particle():
    assert matched_terms("도서관에서 圖書館").runs == ("도서관에서", "图书馆", "도서관")
