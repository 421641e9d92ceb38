"""Titles stand in the order of the reader's language, and its pages miss none."""

from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.index import sorting, titles
from catalogue.search.index.rebuilding import rebuild
from catalogue.search.query import paging, search
from publications.dates import UNDATED
from tests.browse_works.making import make_work

pytestmark = pytest.mark.django_db


def in_order(language: str, *given: str) -> list[str]:
    return sorted(given, key=lambda title: titles.levels(title, language))


def test_each_language_has_its_own_order():
    assert in_order("es", "nzumo", "ñandú", "oca") == ["nzumo", "ñandú", "oca"]
    assert in_order("en", "nzumo", "ñandú", "oca") == ["ñandú", "nzumo", "oca"]
    assert in_order("ru", "Paper", "Бумага") == ["Бумага", "Paper"]
    assert in_order("de", "Zeit", "Ähre", "Bach") == ["Ähre", "Bach", "Zeit"]


def test_chinese_titles_stand_by_pinyin():
    assert in_order("zh-hans", "纸", "档案", "报纸") == ["报纸", "档案", "纸"]


def test_case_does_not_matter():
    assert titles.levels("paper", "en") == titles.levels("Paper", "en")


def test_a_language_that_the_site_has_not_is_read_as_its_own():
    assert titles.levels("paper", "xx") == titles.levels("paper", "en")


@given(st.text(max_size=200), st.sampled_from(["en", "zh-hans", "ja", "ko", "ar"]))
def test_levels_fit_the_engine_whatever_the_title(title, language):
    found = titles.levels(title, language)
    assert len(found) == titles.LEVELS
    assert all(0 <= number < 2**64 for number in found)


@pytest.mark.parametrize(
    ("reader", "expected"),
    [("de", "Papier"), ("ja", "かみ"), ("en", "Paper"), ("fr", "かみ"), ("ko", "かみ")],
)
def test_work_stands_by_the_title_that_the_reader_is_shown(reader, expected):
    codes = [language.code for language in settings.CATALOGUE_LANGUAGES]
    texts = ["紙"] + [{"en": "Paper", "de": "Papier"}.get(code, "") for code in codes]
    assert titles.shown(texts, "ja", "かみ", reader) == expected
    assert titles.shown_in_each(texts, "ja", "かみ")[codes.index(reader)] == expected


def test_japanese_titles_stand_by_their_reading(found):
    make_work("亜細亜", original_language="ja", original_title_reading="アジア")
    make_work("紙", original_language="ja", original_title_reading="かみ")
    make_work("朝", original_language="ja", original_title_reading="あさ")
    assert found("", reader="ja", order="title") == ["朝", "亜細亜", "紙"]


def test_titles_stand_in_the_readers_order(found):
    make_work("Älter", title_fr="Zut")
    make_work("Bach", title_fr="Avant")
    make_work("alt")
    assert found("", reader="de", order="title") == ["alt", "Älter", "Bach"]
    assert found("", reader="fr", order="title") == ["alt", "Bach", "Älter"]


def pages(question: str, size: int, **options: Any) -> list[list[int]]:
    """Every page from the first to the last, as a reader goes on; then back again the same."""
    forth = [search(question, size=size, order="title", reader="en", **options)]
    while len(forth[-1].keys) == size:
        after = forth[-1].after
        forth.append(search(question, size=size, order="title", reader="en", after=after))
    forth = [one for one in forth if one.keys]
    back = [forth[-1]]
    while len(back) < len(forth):
        before = back[-1].before
        back.append(search(question, size=size, order="title", reader="en", before=before))
    assert [one.keys for one in back[::-1]] == [one.keys for one in forth]
    assert len({one.total for one in forth}) == 1
    return [list(one.keys) for one in forth]


def make_alike() -> list[int]:
    """Titles alike in no letters, in eight, in sixteen, and in all."""
    made = []
    for title in (
        "Paper", "Paper", "paper", "Paperbark tree", "Paperbark trees of the north",
        "Paperbark trees of the north", "Paperbark trees of the north and of the south",
        "Paperbark trees of the north and of the south", "Paperbark trees of the northern",
        "Zoo", "A", "Paper", "Paper",
    ):  # fmt: skip
        work = make_work(title)
        made.append((titles.levels(title, "en"), work.pk))
    return [pk for _, pk in sorted(made)]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 20])
def test_pages_by_title_miss_none_and_repeat_none(place, size):
    expected = make_alike()
    rebuild(place)
    found = pages("", size)
    assert [key for one in found for key in one] == expected
    assert [len(one) for one in found[:-1]] == [size] * (len(found) - 1)


def test_a_page_by_title_asks_the_engine_a_handful_of_times(place, monkeypatch):
    for number in range(60):
        make_work("The same title of sixty works, however long it is", number=str(number))
    rebuild(place)
    asked = []
    ask = paging._Lister._first
    monkeypatch.setattr(paging._Lister, "_first", lambda *args: asked.append(1) or ask(*args))
    first = search("", size=5, order="title", reader="en")
    assert len(asked) == 4
    search("", size=5, order="title", reader="en", after=first.after)
    assert len(asked) == 8


@given(st.integers(-99999999, 99999999), st.integers(1, 2**32 - 1))
def test_a_place_by_day_tells_its_day_and_key(day, pk):
    for place in (sorting.newest(day, pk), sorting.oldest(day, pk)):
        assert (sorting.day_of(place), sorting.key_of(place)) == (day, pk)


def test_a_place_by_day_tells_that_a_work_has_none():
    assert sorting.day_of(sorting.newest(UNDATED, 7)) == UNDATED
    assert sorting.day_of(sorting.oldest(UNDATED, 7)) == UNDATED


def test_place_that_no_title_can_have_is_none(place):
    make_work("Paper")
    rebuild(place)
    for after in ((1,), (2**64, 0, 0, 0), (-1, 0, 0, 0), (1, 2, 3, 4, 5)):
        assert search("", order="title", reader="en", after=after).total == 1
