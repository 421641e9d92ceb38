"""Words of a question are found in a text in every form that the index finds."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalogue.browse.matched.cutting import parts
from catalogue.browse.matched.finding import LONGEST, Finder
from catalogue.search.analysis.folding import spelled
from catalogue.search.analysis.scripts import runs
from catalogue.search.query import matched_words

from .letters import TEXTS


def finder(question):
    return Finder(matched_words(question))


def marked(question, text, tag=""):
    return [part.text for part in parts(text, finder(question).marks(text, tag)) if part.is_marked]


@pytest.mark.parametrize(
    ("question", "text", "tag", "expected"),
    [
        ("archive", "Archives of paper, an archive", "en", ["Archives", "archive"]),
        ("dying", "He dies: they die", "en", ["dies", "die"]),
        ("haeuser", "Alte Häuser, ein Haus", "de", ["Häuser", "Haus"]),
        ("Häuser", "Zwei Haeuser und ein Haus", "de", ["Haeuser", "Haus"]),
        ("strasse", "Die Straße", "de", ["Straße"]),
        ("Ärzte", "Die aerzte; Arzt", "de", ["aerzte", "Arzt"]),
        ("bibliotheque", "Des bibliothèques", "fr", ["bibliothèques"]),
        ("histoire", "L’histoire de l'Histoire", "fr", ["histoire", "Histoire"]),
        ("educacion", "La educación", "es", ["educación"]),
        ("informação", "Informacao e informações", "pt", ["Informacao", "informações"]),
        ("архива", "В архивах и Архив", "ru", ["архивах", "Архив"]),
        ("ежик", "Ёжик в тумане", "ru", ["Ёжик"]),
        ("مكتبة", "في المكتبات والمكتبة", "ar", ["المكتبات", "والمكتبة"]),
        ("المكتبة", "مكتبـــة عامّة", "ar", ["مكتبـــة"]),
        ("احمد", "كتاب أَحْمَد", "ar", ["أَحْمَد"]),
        ("图书馆", "中国图书馆史，圖書館", "zh-Hans", ["图书馆", "圖書館"]),
        ("书", "書與书", "zh-Hans", ["書", "书"]),
        ("ガイド", "旅行ｶﾞｲﾄﾞ", "ja", ["ｶﾞｲﾄﾞ"]),
        ("図書館", "大學圖書館", "ja", ["圖書館"]),
        ("도서관에서", "국립도서관은 도서관에서", "ko", ["도서관", "도서관에서"]),
        ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8사", "ko",
         ["\u1112\u1161\u11ab\u1100\u116e\u11a8"]),
        ("ODYSSEY οδυσσεια", "Ὀδύσσεια (Odyssey)", "el", ["Ὀδύσσεια", "Odyssey"]),
        ("C语言", "Ｃ语言程序", "zh-Hans", ["Ｃ语言"]),
        ("archiver", "图书archiver馆", "zh-Hans", ["archiver"]),
    ],
)  # fmt: skip
def test_every_language_has_its_forms(question, text, tag, expected):
    assert marked(question, text, tag) == expected


def test_stem_belongs_to_the_language_of_the_text():
    assert marked("nation", "nations", "fr") == ["nations"]
    assert marked("nation", "nations", "ko") == []


def test_part_of_a_longer_word_is_not_marked():
    assert marked("art", "smart art, article art-deco") == ["art", "art"]


def test_word_written_with_a_hyphen_is_marked_whole():
    assert marked("papertrail", "A paper-trail") == ["paper-trail"]
    assert marked("paper-trail", "A papertrail") == ["papertrail"]


def test_long_run_is_marked_by_most_of_its_pairs():
    assert marked("图书馆数字时代", "数字图书馆的时代") == ["数字图书馆", "时代"]
    assert marked("图书馆数字时代", "图书目录") == []


def test_words_that_touch_are_marked_as_one():
    assert marked("数字 图书馆", "数字图书馆") == ["数字图书馆"]


def test_mark_says_which_words_it_is():
    found = finder("paper ink").marks("Ink on paper", "en")
    assert [(mark.start, mark.words) for mark in found] == [(0, 2), (7, 1)]


def test_word_that_is_taken_away_is_not_marked():
    assert marked("paper -ink", "Ink on paper") == ["paper"]


@pytest.mark.parametrize("question", ["", "   ", "-paper", "year:1990", "type:essay", "!?"])
def test_question_without_words_marks_nothing(question):
    assert marked(question, "Paper of 1990: essay!?") == []


def test_very_long_text_is_looked_through_at_its_beginning():
    text = "paper " + "x" * LONGEST + " paper"
    assert marked("paper", text) == ["paper"]


@given(TEXTS, TEXTS)
@example("ä", "ä")
@example("fi", "ﬁ")
@example("ss", "ß")
@example("ёaaaaaaa", "ёäaaaaaa")
@example("иα", "йά")
def test_marks_agree_with_the_index(question, text):
    """Every word and no other: what the index calls a word of the text and the question has."""
    words = matched_words(question)
    plain = spelled(text)
    expected = {
        run for run, is_paired in runs(plain)
        if not is_paired and any(word.is_word(run) for word in words)
    }  # fmt: skip
    expected |= {run for word in words for run in word.runs if run in plain}
    found = [spelled(text[mark.start : mark.end]) for mark in Finder(words).marks(text)]
    for word in expected:
        assert any(word in one for one in found)
    if not expected and len(spelled(question)) < 4:
        assert found == []


@given(TEXTS)
@example("ىä")
@example("йä")
@example("йά")
@example("æى")
def test_text_answers_a_question_made_of_itself(text):
    if words := matched_words(text):
        asked = Finder(words)
        assert bool(asked.marks(text)) == any(word.forms or word.runs for word in words)


@given(st.lists(st.sampled_from(["paper", "ink", "图书", " ", "ß", "،"]), max_size=12).map("".join))
def test_marks_follow_one_another_within_the_text(text):
    found = finder("paper ink 图书 strasse").marks(text)
    ends = [0, *(mark.end for mark in found)]
    assert all(mark.start < mark.end <= len(text) for mark in found)
    assert all(end <= mark.start for end, mark in zip(ends, found, strict=False))
