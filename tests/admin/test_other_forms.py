"""Serials, contributors and subjects; and the single rows."""

import pytest
from django.test import Client

from publications.models import DOI, Contributor, Serial, Subject, Work

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


def test_list_of_dois_shows_those_that_failed(desk: Client, work: Work) -> None:
    DOI.objects.create(work=work, value="10.5555/good")
    DOI.objects.create(work=work, value="10.5555/bad", state="failed", reason="No such DOI")
    page = desk.get("/admin/publications/doi/?state__exact=failed").content.decode()
    assert "10.5555/bad" in page and "No such DOI" in page and "10.5555/good" not in page


def test_single_rows_are_not_added_apart_from_what_they_belong_to(desk: Client) -> None:
    for name in ("doi", "contribution", "link", "archiverecord"):
        assert desk.get(add(name)).status_code == 403
