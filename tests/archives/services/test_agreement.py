"""Whether a service's record is of our work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.archives.readings import Subject
from catalogue.archives.services.agreement import any_title, disagreement, same_title

OURS = Subject(
    "trove",
    "1",
    titles=("时代跃迁", "The Epochal Transition"),
    isbns=("9781609450786",),
    dois=("10.5281/zenodo.1",),
)


@pytest.mark.parametrize(
    "title",
    [
        "The Epochal Transition",
        "THE EPOCHAL TRANSITION.",
        "The epochal transition : a subtitle / Zhaohui Wu",
        "《时代跃迁》",
        "Épochal Transition",
    ],
)
def test_titles_agree_beyond_case_marks_and_additions(title):
    assert not disagreement(OURS, title=title)


def test_another_title_is_named():
    assert disagreement(OURS, title="Walkabout.") == "Its title there is “Walkabout.”."


def test_isbn_of_ten_digits_agrees_with_that_of_thirteen():
    assert not disagreement(OURS, isbns=["1609450787"])


def test_another_isbn_is_named():
    said = disagreement(OURS, isbns=["9781741250879"])
    assert said == "Its ISBN there is 9781741250879."


def test_one_isbn_of_several_is_enough():
    assert not disagreement(OURS, isbns=["9781741250879", "9781609450786"])


def test_another_doi_is_named_and_case_is_none():
    assert not disagreement(OURS, dois=["10.5281/ZENODO.1"])
    assert "10.5281/zenodo.2" in disagreement(OURS, dois=["10.5281/zenodo.2"])


def test_what_one_side_does_not_have_is_not_compared():
    bare = Subject("trove", "1")
    assert not disagreement(bare, title="Any", isbns=["9781741250879"], dois=["10.1/x"])
    assert not disagreement(OURS)
    assert not disagreement(OURS, isbns=["no number"])


@given(st.text(), st.text())
def test_a_title_agrees_with_itself_and_with_one_that_holds_it(one, more):
    assert same_title(one, one)
    assert same_title(one, f"{one} : {more}") == same_title(f"{one} : {more}", one)


def test_one_of_several_titles_of_a_record_is_enough() -> None:
    subject = Subject("issn", "1", titles=("Nature",))
    assert any_title(subject, ["Natur", "Nature (London)"]) == ""
    assert any_title(subject, ["Botany", "Zoology"]) == "Its title there is “Botany”."
    assert any_title(subject, []) == ""
