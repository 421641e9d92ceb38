"""Serials, contributors and subjects; and the single rows."""

import pytest
from django.test import Client

from publications.models import DOI, Contributor, Issue, Serial, Subject, Work

from .conftest import errors, person, submit

pytestmark = pytest.mark.django_db


def add(name: str) -> str:
    return f"/admin/publications/{name}/add/"


def test_contributor_is_added_with_its_names(desk: Client) -> None:
    answer = submit(
        desk, add("contributor"), orcid="https://orcid.org/0000-0002-1825-0097",
        names__0__family="巫", names__0__given="朝晖", names__0__script="Hans",
    )  # fmt: skip
    assert answer.status_code == 302, errors(answer)
    made = Contributor.objects.get()
    assert (made.orcid, str(made)) == ("0000-0002-1825-0097", "巫朝晖")


def test_orcid_with_a_wrong_digit_is_refused_in_a_sentence(desk: Client) -> None:
    answer = submit(desk, add("contributor"), orcid="0000-0002-1825-0098", names__0__literal="X")
    assert "0000-0002-1825-0098" in errors(answer)


def test_orcid_of_another_is_refused_however_it_is_written(desk: Client) -> None:
    Contributor.objects.create(orcid="0000-0002-1825-0097")
    answer = submit(
        desk, add("contributor"), orcid="https://orcid.org/0000-0002-1825-0097",
        names__0__literal="X",
    )  # fmt: skip
    assert answer.status_code == 200
    assert Contributor.objects.count() == 1


def test_contributor_without_any_name_is_refused(desk: Client) -> None:
    answer = submit(desk, add("contributor"))
    assert "Give a family name, or the whole name" in errors(answer)


def test_contributor_is_found_by_any_form_of_the_name(desk: Client) -> None:
    wu = person("Wu", "Zhaohui")
    wu.names.create(literal="巫朝晖")
    for words in ("zhaohui", "巫朝"):
        rows = desk.get("/admin/publications/contributor/", {"q": words}).context["cl"].result_list
        assert list(rows) == [wu]


def test_serial_takes_an_issn_as_people_write_it(desk: Client) -> None:
    answer = submit(desk, add("serial"), title_en="Transition", issn="ISSN 2049-3630")
    assert answer.status_code == 302, errors(answer)
    assert Serial.objects.get().issn == "2049-3630"


def test_serial_that_ends_before_it_begins_is_refused_in_a_sentence(desk: Client) -> None:
    answer = submit(desk, add("serial"), title_en="T", start_date="2005", end_date="1993")
    assert answer.status_code == 200
    assert "ends before it begins" in errors(answer)
    assert not Serial.objects.exists()


def test_subject_cannot_be_broader_than_itself(desk: Client) -> None:
    subject = Subject.objects.create(label_en="Philosophy")
    answer = submit(desk, f"/admin/publications/subject/{subject.pk}/change/", broader=subject.pk)
    assert "broader than itself" in errors(answer)


def test_subjects_do_not_stand_above_each_other_in_a_ring(desk: Client) -> None:
    top = Subject.objects.create(label_en="Philosophy")
    middle = Subject.objects.create(label_en="Ethics", broader=top)
    low = Subject.objects.create(label_en="Honesty", broader=middle)
    answer = submit(desk, f"/admin/publications/subject/{top.pk}/change/", broader=low.pk)
    assert "broader than itself" in errors(answer)


@pytest.mark.parametrize(
    ("path", "found"),
    [("work/?type=essay", 1), ("work/?type=none", 1), ("work/?original=fi", 1),
     ("work/?doi=yes", 1), ("work/?doi=no", 1), ("subject/?in=lcsh", 1), ("subject/?in=none", 1)],
)  # fmt: skip
def test_lists_are_narrowed(desk: Client, path: str, found: int) -> None:
    essay = Work.objects.create(title_en="A", work_type="essay", original_language="fi")
    Work.objects.create(title_en="B")
    DOI.objects.create(work=essay, value="10.5555/a")
    DOI.objects.create(work=essay, value="10.5555/b")
    Subject.objects.create(label_en="A", scheme="lcsh")
    Subject.objects.create(label_en="B")
    assert len(desk.get(f"/admin/publications/{path}").context["cl"].result_list) == found


@pytest.mark.parametrize("words", ["transition", "时代", "2049-3630", "7"])
def test_issue_is_found_by_its_serial_and_number(desk: Client, words: str) -> None:
    serial = Serial.objects.create(
        title_en="Transition", original_title="时代", issn="2049-3630", slug="s"
    )
    Issue.objects.create(serial=serial, number="7", slug="a")
    Issue.objects.create(serial=Serial.objects.create(slug="x"), number="8", slug="b")
    rows = desk.get("/admin/publications/issue/", {"q": words}).context["cl"].result_list
    assert [issue.slug for issue in rows] == ["a"]


def test_list_of_dois_shows_those_that_failed(desk: Client, work: Work) -> None:
    DOI.objects.create(work=work, value="10.5555/good")
    DOI.objects.create(work=work, value="10.5555/bad", state="failed", reason="No such DOI")
    page = desk.get("/admin/publications/doi/?state__exact=failed").content.decode()
    assert "10.5555/bad" in page and "No such DOI" in page and "10.5555/good" not in page


def test_single_rows_are_not_added_apart_from_what_they_belong_to(desk: Client) -> None:
    for name in ("doi", "contribution", "link", "archiverecord"):
        assert desk.get(add(name)).status_code == 403
