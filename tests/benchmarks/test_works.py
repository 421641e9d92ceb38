"""The seeded catalogue that search is measured on."""

import re
from collections import Counter
from itertools import islice
from typing import Any

import pytest
from django.conf import settings

from benchmarks.search import works
from benchmarks.search.words import COMMON, COMMON_SHARE, FOLDER, words
from publications.vocabularies.services import SERVICES
from publications.vocabularies.work_types import WORK_TYPES

COUNT = 4000
TEXTS = ("original_title", "original_abstract", "abstract_en", "abstract_zh_hans")


@pytest.fixture(scope="module")
def made() -> works.Rows:
    rows: works.Rows = {}
    for batch in works.catalogue(COUNT):
        for name, some in batch.items():
            rows.setdefault(name, []).extend(some)
    return rows


def words_in(work: works.Row) -> set[str]:
    text = " ".join(work.get(name, "") for name in TEXTS)
    return set(re.findall(r"\w+", text.lower()))


def test_same_seed_makes_same_works() -> None:
    one, other = (list(works.catalogue(50, seed=3)) for _ in range(2))
    assert one == other


def test_another_seed_makes_other_works() -> None:
    one, other = (list(works.catalogue(50, seed=seed)) for seed in (3, 4))
    assert one != other


@pytest.mark.parametrize("count", [1, 50, 5001])
def test_as_many_works_are_made_as_are_asked_for(count: int) -> None:
    keys = [row["id"] for batch in works.catalogue(count) for row in batch.get("Work", ())]
    assert keys == list(range(1, count + 1))


def test_million_works_have_the_people_subjects_and_serials_that_are_said() -> None:
    assert works.sizes(1_000_000) == works.Sizes(people=333_333, subjects=2000, serials=300)


def test_works_of_a_large_catalogue_come_in_batches() -> None:
    batches = [batch["Work"] for batch in islice(works.catalogue(12_000), 20) if "Work" in batch]
    assert [len(some) for some in batches] == [5000, 5000, 2000]


@pytest.mark.parametrize("word", COMMON)
def test_common_word_stands_in_its_share_of_works(made: works.Rows, word: str) -> None:
    share = sum(word in words_in(work) for work in made["Work"]) / COUNT
    # Four standard errors of a share of 4,000.
    assert abs(share - COMMON_SHARE) < 0.022


def test_words_are_about_as_unevenly_frequent_as_in_real_texts(made: works.Rows) -> None:
    counts = Counter(
        word
        for work in made["Work"]
        if work["original_language"] == "en"
        for word in re.findall(r"\w+", work["original_abstract"].lower())
    )
    frequent = [count for _, count in counts.most_common(1000)]
    # By Zipf's law the tenth word stands ten times as often as the hundredth, which ten times
    # as often as the thousandth; texts of records are flatter.
    assert 3 < frequent[9] / frequent[99] < 15
    assert 3 < frequent[99] / frequent[999] < 15


def test_some_words_stand_in_one_work_alone(made: works.Rows) -> None:
    counts = Counter(word for work in made["Work"] for word in words_in(work))
    alone = sum(count == 1 for count in counts.values())
    assert alone > len(counts) / 3


def test_few_titles_are_equal(made: works.Rows) -> None:
    titles = {work["original_title"] for work in made["Work"]}
    assert len(titles) > 0.99 * COUNT


def test_abstracts_are_of_60_to_120_words(made: works.Rows) -> None:
    for work in made["Work"]:
        if work["original_language"] == "en":
            assert 60 <= len(re.findall(r"\w+", work["original_abstract"])) <= 120


def test_all_ten_languages_and_others_are_originals(made: works.Rows) -> None:
    tags = {work["original_language"] for work in made["Work"]}
    assert {language.tag for language in settings.CATALOGUE_LANGUAGES} < tags


def test_works_are_of_eight_known_types(made: works.Rows) -> None:
    types = {work["work_type"] for work in made["Work"]}
    assert len(types) == 8
    assert types <= set(WORK_TYPES)


def test_archives_are_known(made: works.Rows) -> None:
    assert {row["service"] for row in made["ArchiveRecord"]} <= set(SERVICES)


def test_years_reach_back_150_years_and_most_are_late(made: works.Rows) -> None:
    years = [work["year"] for work in made["Work"]]
    assert 1877 <= min(years) < 1885
    assert max(years) == 2026
    assert sum(year > 1990 for year in years) > COUNT / 2


@pytest.mark.parametrize(
    ("name", "key", "of"),
    [
        ("Work", "issue_id", "Issue"),
        ("Work", "serial_id", "Serial"),
        ("Issue", "serial_id", "Serial"),
        ("Contribution", "contributor_id", "Contributor"),
        ("ContributorName", "contributor_id", "Contributor"),
        ("WorkSubject", "subject_id", "Subject"),
        ("ArchiveRecord", "work_id", "Work"),
    ],
)
def test_rows_point_at_rows_that_are_there(made: works.Rows, name: str, key: str, of: str) -> None:
    known = {row["id"] for row in made[of]}
    assert {row[key] for row in made[name] if key in row} <= known


def test_nobody_contributes_twice_to_a_work(made: works.Rows) -> None:
    pairs = Counter((row["work_id"], row["contributor_id"]) for row in made["Contribution"])
    assert set(pairs.values()) == {1}


def test_lists_of_words_are_small_enough_for_the_repository() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 400_000


@pytest.mark.parametrize("language", settings.CATALOGUE_LANGUAGES, ids=lambda one: one.code)
def test_every_language_has_thousands_of_words(language: Any) -> None:
    assert len(words(language.code).words) > 2000
