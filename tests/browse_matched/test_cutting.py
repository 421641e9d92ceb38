"""Of a long text the stretch that says most is shown, cut where a line could end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.browse.matched.alignment import continues
from catalogue.browse.matched.cutting import ELLIPSIS, ROOM, WIDE_ROOM, Part, excerpt, parts
from catalogue.browse.matched.finding import Finder
from catalogue.search.query import matched_words

from .letters import TEXTS


def cut(question, text, tag="en"):
    asked = Finder(matched_words(question))
    return excerpt(text, asked.marks(text, tag), asked.everything)


def shown(found):
    return "".join(part.text for part in found)


def test_parts_of_a_title_are_words_and_what_stands_between():
    marks = Finder(matched_words("paper")).marks("On paper: papers", "en")
    assert parts("On paper: papers", marks) == (
        Part("On "), Part("paper", True), Part(": "), Part("papers", True),
    )  # fmt: skip


@given(TEXTS, TEXTS)
def test_parts_joined_are_the_text(question, text):
    marks = Finder(matched_words(question)).marks(text)
    found = parts(text, marks)
    assert shown(found) == (text if marks else "")
    assert all(part.text for part in found)


@given(st.lists(TEXTS, max_size=40).map(" ".join), st.sampled_from(["a", "图", "ß", "한국", "كتب"]))
def test_excerpt_is_a_stretch_of_the_text_that_parts_no_letter_from_its_marks(text, question):
    found = cut(question, text, "")
    whole = shown(found)
    bare = whole.removeprefix(ELLIPSIS) if found and found[0] == Part(ELLIPSIS) else whole
    if found and found[-1] == Part(ELLIPSIS):
        bare = bare.removesuffix(ELLIPSIS)
        at = text.index(bare)
        assert not continues(text[at + len(bare)])
    assert bare in text
    assert not found or any(part.is_marked for part in found)


def test_nothing_is_cut_from_where_nothing_is_marked():
    assert cut("papyrus", "word " * 100) == ()


def test_short_text_is_shown_whole():
    assert shown(cut("paper", "All about paper.")) == "All about paper."


def test_long_text_is_cut_between_words_on_both_sides():
    text = "lorem ipsum " * 40 + "about paper here " + "dolor sit " * 40
    found = shown(cut("paper", text))
    assert len(found) <= ROOM + 2
    assert found.startswith(f"{ELLIPSIS}ipsum") or found.startswith(f"{ELLIPSIS}lorem")
    assert "about paper here" in found
    assert found.removesuffix(ELLIPSIS).split()[-1] in ("dolor", "sit")


def test_beginning_and_end_of_a_text_have_no_ellipsis():
    filler = "lorem ipsum " * 40
    assert not shown(cut("paper", f"Paper {filler}")).startswith(ELLIPSIS)
    assert not shown(cut("paper", f"{filler} paper.")).endswith(ELLIPSIS)


def test_stretch_with_most_different_words_is_chosen():
    filler = "lorem ipsum " * 40
    text = f"paper paper paper {filler} paper and ink {filler} ink ink"
    assert "paper and ink" in shown(cut("paper ink", text))


def test_wide_characters_have_less_room():
    text = "纸张的历史很长。" * 30 + "图书馆收藏纸张，" + "印刷术也很重要。" * 30
    found = shown(cut("图书馆", text, "zh-Hans"))
    assert "图书馆" in found and WIDE_ROOM - 10 <= len(found) <= WIDE_ROOM + 2


def test_line_of_wide_characters_begins_with_no_comma():
    text = "很长的，，，，，，" * 60 + "图书馆" + "，，，很长的" * 60
    assert shown(cut("图书馆", text)).removeprefix(ELLIPSIS)[0] not in "，。"


def test_korean_is_cut_at_blanks():
    text = "종이의 역사는 매우 길다 " * 30 + "도서관은 중요하다 " + "종이의 역사는 매우 길다 " * 30
    words = shown(cut("도서관", text, "ko")).strip(ELLIPSIS).split()
    assert set(words) <= {"종이의", "역사는", "매우", "길다", "도서관은", "중요하다"}


@pytest.mark.parametrize("blanks", ["\n", "\t", "\u3000", "\u00a0"])
def test_any_blank_parts_words(blanks):
    text = f"lorem{blanks}" * 80 + "paper" + f"{blanks}ipsum" * 80
    words = shown(cut("paper", text)).strip(ELLIPSIS).split()
    assert set(words) == {"lorem", "paper", "ipsum"}


def test_run_longer_than_the_room_is_shown_whole():
    run = "".join(chr(0x4E00 + number) for number in range(WIDE_ROOM + 20))
    assert Part(run, True) in cut(run, f"很长，{run}，很长" * 3, "zh-Hans")


def test_word_that_the_title_does_not_say_decides_between_stretches():
    asked = Finder(matched_words("paper ink"))
    filler = "lorem ipsum " * 40
    text = f"paper {filler} ink"
    assert "ink" in shown(excerpt(text, asked.marks(text, "en"), 0b10))


def test_wide_letter_is_never_parted_from_its_mark():
    text = "か\u3099" * 100 + "図書館" + "か\u3099" * 100
    bare = shown(cut("図書館", text)).strip(ELLIPSIS)
    assert bare[0] == "か" and bare[-1] == "\u3099"
