"""What is suggested while somebody types."""

import gzip

import pytest
from django.conf import settings as site
from hypothesis import given
from hypothesis import strategies as st

from catalogue.search.index.rebuilding import rebuild
from catalogue.search.query.beginning import begins
from publications.models import Work
from tests.browse_works.making import make_person, make_subject, make_work
from tests.search.conftest import place  # noqa: F401 (a fixture)


@pytest.fixture
def suggested(client, place):  # noqa: F811
    """Makes the index of what is there and asks: the answer of a question."""

    def ask(question, language="en"):
        if place.current() is None:
            rebuild(place)
        response = client.get(f"/{language}/works/suggest", {"q": question})
        assert response.status_code == 200
        return response.json()

    return ask


def test_answer_has_the_shape_of_opensearch(suggested, settings):
    make_work("Paper trails", slug="paper", work_type="essay")
    assert suggested("pap") == [
        "pap", ["Paper trails"], ["Essay"], [f"{settings.SITE_URL}/en/works/paper/"]
    ]  # fmt: skip


def test_people_and_subjects_come_before_works(suggested):
    work = make_work("Quills of old")
    make_person(work, en="Ada Quill")
    make_subject("Quills", work)
    assert suggested("quil")[1:3] == [
        ["Ada Quill", "Quills", "Quills of old"], ["Contributor", "Subject", "Work"]
    ]  # fmt: skip


def test_only_the_last_word_may_be_begun(suggested):
    make_work("Paper boat")
    make_work("Paper trail")
    assert suggested("paper tr")[1] == ["Paper trail"]
    assert suggested("pap trail")[1] == []


def test_who_worked_with_whom_is_typed_is_not_suggested(suggested):
    work = make_work()
    make_person(work, en="Ada Quill")
    make_person(work, en="Bo Reed")
    assert suggested("qui")[1] == ["Ada Quill"]


@pytest.mark.parametrize("typed", ["羽", "羽毛", "Quill", "qui"])
def test_person_is_found_in_any_script_and_named_for_the_reader(suggested, typed):
    make_person(make_work(), en="Ada Quill", zh_hans="羽毛笔")
    assert suggested(typed)[1] == ["Ada Quill"]
    assert suggested(typed, "zh-hans")[1] == ["羽毛笔"]


def test_work_is_found_by_any_language_and_titled_for_the_reader(suggested):
    make_work("Paper", title_ja="紙の記録", title_fr="Le papier")
    assert suggested("記録", "fr")[1] == ["Le papier"]


def test_marks_and_case_need_not_be_typed(suggested):
    make_work("Économie")
    assert suggested("ECON")[1] == ["Économie"]


@pytest.mark.parametrize("typed", ["", " ", "p", "…", "\x00", "a" * 5000, '"', "title:", "-", "🙂"])
def test_nothing_is_suggested_for_nothing_and_nothing_fails(suggested, typed):
    make_work("Paper")
    assert suggested(typed)[1:] == [[], [], []]


def test_work_that_was_withdrawn_since_is_not_suggested(suggested):
    make_work("Paper")
    assert suggested("pap")[1] == ["Paper"]
    Work.objects.update(status="withdrawn", withdrawn_reason="Twice the same")
    assert suggested("pap")[1] == []


def test_without_an_index_there_are_none(client, place):  # noqa: F811
    make_work("Paper")
    assert client.get("/en/works/suggest?q=pap").json() == ["pap", [], [], []]


def test_they_are_few_and_cost_three_queries(suggested, django_assert_num_queries):
    for number in range(8):
        work = make_work(f"Quill {number}")
        make_person(work, en=f"Ada Quill {number}")
        make_subject(f"Quill {number}", work)
    suggested("qui")
    with django_assert_num_queries(3):
        assert len(suggested("qui")[1]) == 11


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_asked_whether_it_begins(text, question):
    begins(text, question)


def test_script_weighs_less_than_two_kilobytes():
    script = (site.BASE_DIR / "static/js/suggest.js").read_bytes()
    assert len(gzip.compress(script)) <= 2048
