"""What is asked when search is measured, and of what bare index."""

from pathlib import Path
from typing import Any

import pytest

from benchmarks.search import bare, filling
from benchmarks.search.questions import questions
from catalogue.search import query
from catalogue.search.index.places import home
from catalogue.search.index.rebuilding import rebuild

pytestmark = pytest.mark.django_db(transaction=True)
COUNT = 300


@pytest.fixture
def filled(tmp_path: Path, settings: Any) -> Path:
    settings.SEARCH_DIR = tmp_path / "search"
    filling.fill(COUNT)
    rebuild(home())
    return tmp_path / "compared"


def test_every_question_finds_a_work(filled: Path) -> None:
    asked = [one.text for some in questions().values() for one in some]
    assert [text for text in asked if not query.search(text).total] == []


def test_there_are_many_different_questions_of_each_kind(filled: Path) -> None:
    found = questions()
    for kind in ("rare", "two terms", "phrase"):
        assert len({one.text for one in found[kind]}) > 50


def test_rare_words_stand_in_few_works(filled: Path) -> None:
    totals = sorted(query.search(one.text).total for one in questions()["rare"])
    assert totals[len(totals) // 2] <= 2


def test_bare_index_holds_the_same_works(filled: Path) -> None:
    bare.sizes(filled)
    assert bare.ask(bare.opened(filled), [], ()) == COUNT


def test_bare_index_finds_nothing_that_ours_does_not(filled: Path) -> None:
    bare.sizes(filled)
    searcher = bare.opened(filled)
    for one in questions()["phrase"]:
        assert 0 < bare.ask(searcher, one.clauses, ()) <= query.search(one.text).total


def test_bare_index_takes_less_room_than_ours(filled: Path) -> None:
    sizes = bare.sizes(filled)
    assert sizes["bare"] < sizes["ours"]
