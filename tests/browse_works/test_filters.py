"""What each filter lets through, and what is done with values that are none."""

import pytest
from django.http import QueryDict

from catalogue.browse.works.filters import WorkFilter
from publications.models import DOI, Identifier, Work

from .making import keep, make_person, make_serial, make_subject, make_work

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    """Titles that a filter lets through, in the order of their making."""
    works = WorkFilter(QueryDict(query), Work.objects.public()).qs
    return [work.original_title for work in works.order_by("pk")]


def test_nothing_asked_is_every_public_work():
    make_work("A")
    make_work("Hidden", status="draft")
    make_work("Gone", status="withdrawn", withdrawn_reason="Twice the same")
    assert found("") == ["A"]


def test_values_of_one_filter_are_alternatives_and_filters_narrow_one_another():
    make_work("A", work_type="essay", original_language="fi")
    make_work("B", work_type="book", original_language="fi")
    make_work("C", work_type="essay", original_language="de")
    make_work("D", work_type="report", original_language="fi")
    assert found("type=essay&type=book&language=fi") == ["A", "B"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("year=1950", ["1950"]),
        ("year_min=1950", ["1950", "2000"]),
        ("year_max=1950", ["1900", "1950"]),
        ("year_min=1910&year_max=1990", ["1950"]),
        ("year_min=１９５０&year_max=１９５０", ["1950"]),
        ("year_max=-1", []),
    ],
)
def test_years_are_a_year_or_a_range(query, titles):
    for year in ("1900", "1950", "2000"):
        make_work(year, date=year)
    assert found(query) == titles


def test_subject_contributor_and_serial_go_by_slug():
    a, b = make_work("A"), make_work("B", serial=make_serial("Letters"))
    make_subject("Ink", a)
    person = make_person(b)
    assert found("subject=ink") == ["A"]
    assert found(f"contributor={person.slug}") == found("serial=letters") == ["B"]


def test_work_with_two_of_the_chosen_subjects_is_found_once():
    work = make_work("A")
    make_subject("Ink", work)
    make_subject("Paper", work)
    assert found("subject=ink&subject=paper") == ["A"]


def test_archive_and_status_are_asked_of_the_same_record():
    work = make_work("A")
    keep(work, "zenodo", "1", "missing")
    keep(work, "trove", "2", "verified")
    assert found("archive=zenodo&archive_state=missing") == ["A"]
    assert found("archive=zenodo&archive_state=verified") == []
    assert found("archive_state=verified") == ["A"]


def test_proposed_record_is_found_by_no_filter():
    keep(make_work("A"), "zenodo", "1", "proposed")
    assert found("archive=zenodo") == []
    assert found("archive_state=proposed") == ["A"]  # no status of readers: left out


def test_slug_that_nobody_has_finds_nothing():
    make_work("A")
    assert found("subject=nobody-has-this") == []


def test_unusable_values_are_left_out_and_named():
    make_work("A", work_type="essay")
    filters = WorkFilter(
        QueryDict("type=essay&type=nonsense&year=MCM&subject=<b>&language=!"),
        Work.objects.public(),
    )
    assert [work.original_title for work in filters.qs] == ["A"]
    assert filters.ignored == [
        ("Type", "nonsense"), ("Language", "!"), ("Year", "MCM"), ("Subject", "<b>"),
    ]  # fmt: skip


def test_filter_works_without_data_and_with_plain_mappings():
    make_work("A", work_type="essay")
    assert WorkFilter(None, Work.objects.public()).qs.count() == 1
    assert WorkFilter({"type": "book"}, Work.objects.public()).qs.count() == 0


@pytest.mark.parametrize(
    "words", ["beyond", "TOKENS", "beyond tok", "词元", "ciyuan", "Wu", "朝晖"]
)
def test_words_are_looked_for_in_titles_and_names(words):
    work = make_work(
        "词元之后", original_language="zh-Hans", title_en="Beyond Tokens",
        original_title_romanised="Ciyuan zhi hou",
    )  # fmt: skip
    person = make_person(work, en="Wu Zhaohui")
    person.names.create(family="巫", given="朝晖", language="zh-Hans")
    make_work("Another")
    assert found(f"q={words}") == ["词元之后"]


def test_every_word_must_be_found():
    make_work("Beyond Tokens")
    assert found("q=beyond coins") == []


def test_case_of_any_script_is_no_matter():
    make_work("Эпоха", original_language="ru")
    assert found("q=эпоха") == found("q=ЭПОХА") == ["Эпоха"]


@pytest.mark.parametrize(
    "pasted",
    [
        "10.5281/ZENODO.20352371",
        "https://doi.org/10.5281/zenodo.20352371",
        "doi:10.5281/zenodo.20352371.",
        "zenodo.20352371",
        "978-0-306-40615-7",
        "nla.obj-4204311557",
        "https://nla.gov.au/nla.obj-4204311557",
        "0009-0009-5318-3027",
        "https://orcid.org/0009-0009-5318-3027",
        "3083-5178",
    ],
)
def test_identifier_is_found_in_whatever_form_it_is_pasted(pasted):
    work = make_work("A", serial=make_serial(issn="3083-5178"))
    DOI.objects.create(work=work, value="10.5281/zenodo.20352371")
    Identifier.objects.create(work=work, scheme="isbn", value="9780306406157")
    keep(work, "nla", "nla.obj-4204311557")
    person = make_person(work)
    person.orcid = "0009-0009-5318-3027"
    person.save()
    make_work("B")
    data = QueryDict(mutable=True)
    data["q"] = pasted
    assert [one.original_title for one in WorkFilter(data, Work.objects.public()).qs] == ["A"]


def test_whole_identifier_finds_its_work_alone():
    for number in ("1", "10", "100"):
        DOI.objects.create(work=make_work(number), value=f"10.5555/work-{number}")
    assert found("q=10.5555/work-1") == ["1"]
    assert found("q=work-1") == ["1", "10", "100"]


@pytest.mark.parametrize("words", ["%", "_", "100%", "a'b", '"', "\\"])
def test_signs_of_the_database_are_plain_signs(words):
    make_work("Plain")
    data = QueryDict(mutable=True)
    data["q"] = words
    assert not WorkFilter(data, Work.objects.public()).qs.exists()
