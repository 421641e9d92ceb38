"""Which texts of all languages are written, and in what order."""

from publications.formats import in_order
from publications.records import Record
from publications.texts import Text

ZH = Text("词", "zh-Hans", "original")
EN = Text("Token", "en", "reviewed")
FR = Text("Jeton", "fr", "machine")
DE = Text("Marke", "de", "outdated")
JA = Text("トークン", "ja")
ALL = (EN, FR, DE, JA, ZH)


def test_the_original_is_first_then_the_language_asked_for() -> None:
    assert in_order.in_order(ALL, "ja") == [ZH, JA, EN]


def test_a_text_nobody_stands_behind_is_for_who_asked() -> None:
    assert in_order.in_order(ALL, "fr") == [ZH, FR, EN, JA]
    assert in_order.in_order((FR,), "") == []


def test_a_format_that_says_so_gets_every_text() -> None:
    assert in_order.in_order(ALL, "", unsure=True) == [ZH, EN, FR, DE, JA]


def test_without_an_original_the_english_text_is_first() -> None:
    assert in_order.in_order((JA, EN), "") == [EN, JA]


def test_the_same_text_in_the_same_language_is_written_once() -> None:
    assert in_order.in_order((ZH, EN, EN), "") == [ZH, EN]


def test_a_work_with_unsure_titles_only_has_a_title_still() -> None:
    assert in_order.titles(Record(titles=(FR, DE)), "") == [FR]


def test_a_note_tells_of_unsure_titles() -> None:
    assert in_order.note([ZH, FR]) == "The title is a machine translation."
    assert in_order.note([ZH, EN]) == ""


def test_keywords_of_one_language_stay_together() -> None:
    words = (ZH, EN, Text("字", "zh-Hans", "original"), Text("Word", "en"))
    assert [word.value for word in in_order.grouped(words, "")] == ["词", "字", "Token", "Word"]
