"""The set itself: enough questions, of every language, over records that are there."""

import json
import re
import unicodedata
from collections import Counter

from config.languages import LANGUAGES

from .conftest import Verdict
from .loading import HERE, RECORDS, questions


def test_every_language_asks_at_least_twenty_questions_and_all_ask_three_hundred() -> None:
    asked = Counter(question.language for question in questions())
    assert sum(asked.values()) >= 300
    assert all(
        asked[language] >= 20 for language in [*(one.code for one in LANGUAGES), "identifiers"]
    )


def test_the_document_tells_how_many_questions_and_records_there_are() -> None:
    told = (HERE / "README.md").read_text(encoding="utf-8")
    records = sum(1 for _ in RECORDS.open(encoding="utf-8"))
    assert f"holds {len(questions())} questions" in told
    assert f"holds the {records:,} records" in told
    assert sum(map(int, re.findall(r"\| (\d+) \|$", told, re.MULTILINE))) == records


def test_a_record_stands_once() -> None:
    keys = [json.loads(line)["id"] for line in RECORDS.open(encoding="utf-8")]
    assert len(keys) == len(set(keys))


def test_every_wanted_record_is_among_the_records() -> None:
    keys = {json.loads(line)["id"] for line in RECORDS.open(encoding="utf-8")}
    assert {key for question in questions() for key in question.wanted} <= keys


def test_no_question_wants_more_than_ten_records() -> None:
    assert all(1 <= len(question.wanted) <= 10 for question in questions())


def test_the_records_hold_no_abstracts() -> None:
    told = {key for line in RECORDS.open(encoding="utf-8") for key in json.loads(line)}
    assert not told & {"abstract", "abstracts", "excerpt", "summary", "description"}


def test_a_question_stands_once() -> None:
    typed = [(question.page, question.typed) for question in questions()]
    assert len(typed) == len(set(typed))


def test_hangul_is_asked_decomposed_too() -> None:
    typed = [question.typed for question in questions()]
    assert any(text != unicodedata.normalize("NFC", text) for text in typed)


def test_a_question_that_finds_only_a_part_of_what_it_wants_is_a_miss_and_says_so() -> None:
    asked = questions()[0]
    verdict = Verdict(asked, frozenset({"first", "second"}), ["second", "other"])
    assert not verdict.is_found
    assert asked.typed in str(verdict)
    assert "does not find first; shown: second, other" in str(verdict)
