"""What pages ask of the database: at most twelve questions, however much there is."""

import pytest
from django.core.cache import cache

from publications.models import Relation

from .making import make_full_work, make_person, make_subject, make_work

pytestmark = pytest.mark.django_db
MOST = 12


def test_work_with_everything_needs_at_most_twelve(client, django_assert_max_num_queries):
    make_full_work(rows=3)
    with django_assert_max_num_queries(MOST):
        assert client.get("/fr/works/title-en-1/").status_code == 200


def test_work_needs_as_many_with_one_row_of_everything_as_with_many(
    client, django_assert_num_queries
):
    make_full_work(1, rows=1)
    make_full_work(2, rows=9)
    for path in ("/fr/works/title-en-1/", "/fr/works/title-en-2/"):
        with django_assert_num_queries(MOST):
            client.get(path)


def test_bare_work_needs_fewer(client, django_assert_max_num_queries):
    make_work(slug="bare")
    with django_assert_max_num_queries(8):
        client.get("/en/works/bare/")


@pytest.mark.parametrize("count", [0, 1, 30])
@pytest.mark.parametrize(
    "query", ["", "?q=work", "?type=essay&subject=subject-1-0&sort=oldest", "?sort=title"]
)
def test_list_needs_at_most_twelve_when_nothing_is_kept(
    client, django_assert_max_num_queries, count, query
):
    if count:
        make_full_work()
    for number in range(count):
        make_work(f"Work {number}", work_type="essay", date=str(1900 + number))
    cache.clear()
    with django_assert_max_num_queries(MOST):
        client.get(f"/en/works/{query}")


def test_second_view_of_the_list_counts_nothing_again(client, django_assert_max_num_queries):
    make_full_work()
    client.get("/en/works/")
    with django_assert_max_num_queries(8):
        client.get("/en/works/")


def test_long_walk_back_needs_at_most_twelve(client, django_assert_max_num_queries):
    for number in range(45):
        make_work(f"Work {number}", date=str(1900 + number) if number % 2 else "")
    response = client.get("/en/works/?sort=oldest&size=20")
    with django_assert_max_num_queries(MOST):
        client.get(response.context["listing"].next_url)


def test_person_and_subject_need_at_most_twelve(client, django_assert_max_num_queries):
    work = make_full_work()
    works = [make_work(f"Work {number}") for number in range(30)]
    person, subject = make_person(work, *works), make_subject("Ink", work, *works)
    for path in (f"people/{person.slug}/", f"subjects/{subject.slug}/"):
        with django_assert_max_num_queries(MOST):
            client.get(f"/en/{path}")


def test_work_related_to_hundreds_shows_some_and_says_so(client, django_assert_max_num_queries):
    work = make_work(slug="cited")
    for number in range(60):
        Relation.objects.create(source=make_work(f"Work {number}"), target=work, kind="Cites")
    with django_assert_max_num_queries(MOST):
        page = client.get("/en/works/cited/").context["page"]
    assert len(page.relations.groups[0].works) == 50 and page.relations.has_more
