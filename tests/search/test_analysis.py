"""Text to terms, in ten languages."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.analysis import terms, words_of
from catalogue.search.analysis.folding import folded, spelled
from catalogue.search.analysis.korean import bare


def meets(text, tag, question):
    """Whether each word of ``question`` stands in ``text`` in some form."""
    kept = terms(text, tag)
    every = {*kept.words, *kept.further}

    def stands(word):
        without_particle = word.bare and every >= set(word.bare)
        return every >= set(word.parts) or every & set(word.further) or without_particle

    return all(map(stands, words_of(question)))


@pytest.mark.parametrize(
    ("text", "tag", "question"),
    [
        ("Archive histories", "en", "history"),
        ("Straße", "de", "strasse"),
        ("Gedächtnis", "de", "gedaechtnis"),
        ("Häuser", "de", "Haus"),
        ("Elektroautos", "de", "Elektroauto"),
        ("Kautschuk-Expedition", "de", "Kautschukexpedition"),
        ("Häuser", "de", "haeuser"),
        ("Größe", "de", "groesse"),
        ("l’été à l’école", "fr", "ete ecole"),
        ("mémoires", "fr", "memoire"),
        ("año", "es", "ano"),
        ("informaciones", "es", "información"),
        ("informações", "pt", "informação"),
        ("história", "pt", "historia"),
        ("архивов", "ru", "архива"),
        ("ещё", "ru", "еще"),
        ("المكتبة", "ar", "مكتبة"),
        ("مكتبة", "ar", "المكتبه"),
        ("والمكتبات", "ar", "مكتبة"),
        ("الأرشيف", "ar", "ارشيف"),
        ("أَرْشِيف", "ar", "الارشيف"),
        ("أرشـــيف", "ar", "أرشيف"),
        ("للأرشيف", "ar", "الأرشيف"),
        ("도서관에서", "ko", "도서관"),
        ("도서관", "ko", "도서관에서"),
        ("檔案學", "zh-Hant", "档案"),
        ("图书馆", "zh-Hans", "圖書館"),
        ("歴史", "ja", "历史"),
        ("ﾈｯﾄﾜｰｸ", "ja", "ネットワーク"),
        ("ＡＢＣ　１２", "ja", "abc 12"),
        ("Łódź Ørsted", "pl", "lodz orsted"),
    ],
)
def test_readers_find_it_as_they_write_it(text, tag, question):
    assert meets(text, tag, question)


@pytest.mark.parametrize(
    ("text", "tag", "question"),
    [
        ("йод", "ru", "иод"),
        ("かき", "ja", "がき"),
        ("カタカナ", "ja", "かたかな"),
        ("历史", "zh-Hans", "历书"),
        ("archive", "en", "arch"),
    ],
)
def test_letters_that_make_another_word_are_told_apart(text, tag, question):
    assert not meets(text, tag, question)


@pytest.mark.parametrize(
    ("word", "compared"),
    [("ёж", "еж"), ("йод", "йод"), ("é", "e"), ("ß", "ss"), ("İ", "i"), ("ñ", "n"), ("ά", "α"),
     ("الآلة", "الاله"), ("歴", "历"), ("ｶﾞ", "ガ"), ("Œuvre", "oeuvre"), ("đa", "da")],
)  # fmt: skip
def test_letters_that_readers_take_for_one_another_are_one(word, compared):
    assert folded(spelled(word)) == compared


def test_characters_are_paired_within_their_run_alone():
    assert terms("档案，历史 Web档").words == ["档案", "历史", "web", "档"]


def test_hangul_is_composed_before_it_is_paired():
    parts = unicodedata.normalize("NFD", "기록")
    assert terms(parts, "ko").words == ["기록"]


@pytest.mark.parametrize("word", ["나는", "이", "우리"])
def test_a_particle_is_not_taken_from_a_word_that_is_too_short(word):
    assert bare(word) == word


def test_a_word_is_known_by_its_stem_in_its_own_language_alone():
    assert terms("histories", "en").further == ["histori"]
    assert terms("histories", "fi").further == []


@given(st.text(max_size=80), st.sampled_from(["", "en", "de", "ar", "ko", "ja", "zh-Hans", "tlh"]))
def test_any_text_is_analysed_and_terms_hold_no_blank(text, tag):
    kept = terms(text, tag)
    for term in (*kept.words, *kept.further, *kept.characters):
        assert term
        assert term.split() == [term]


@given(st.text(max_size=40))
def test_a_text_is_found_by_itself(text):
    kept = terms(text, "de").words
    assert [part for word in words_of(text) for part in word.parts] == kept


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    once = folded(spelled(text))
    assert folded(spelled(once)) == once
