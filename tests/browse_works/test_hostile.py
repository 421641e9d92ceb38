"""Nothing typed breaks a page, and nothing written by strangers runs in one."""

import re

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from publications.models import Contributor, Issue, Link, Relation, Subject, Work

from .making import keep, make_full_work, make_person, make_serial, make_subject, make_work

pytestmark = pytest.mark.django_db
PARAMETERS = (
    "q", "type", "language", "year", "year_min", "year_max", "subject", "contributor", "serial",
    "issue", "archive", "archive_state", "chosen", "sort", "size", "after", "before", "page",
    "abstract", "preview",
)  # fmt: skip
NAMES = st.sampled_from(PARAMETERS)
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["\x00", "9" * 30, "-1", "null", "essay", "../..", "%00", "٣", "a" * 5000]),
)
BAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(NAMES, VALUES), max_size=6))
@example([("q", "\x00"), ("year", "9" * 30), ("after", "x")])
@example([("q", "10.5281/" + "(" * 100)])
def test_no_parameter_breaks_the_list(client, pairs):
    if not Work.objects.exists():
        make_work("A", work_type="essay", date="1990")
    data: dict[str, list[str]] = {}
    for name, value in pairs:
        data.setdefault(name, []).append(value)
    assert client.get("/en/works/", data).status_code == 200


@pytest.mark.parametrize("sort", ["", "title", "oldest"])
def test_no_parameter_breaks_the_list_that_the_index_finds(client, index, sort):
    make_work("A", work_type="essay", date="1990")
    index()

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.tuples(NAMES, VALUES), max_size=6))
    @example([("chosen", "9" * 18), ("year", "99999"), ("year_max", "-99999")])
    @example([("q", "1990"), ("page", "99999"), ("issue", "a/b"), ("size", "100")])
    def check(pairs):
        data = {"sort": [sort]}
        for name, value in pairs:
            data.setdefault(name, []).append(value)
        assert client.get("/en/works/", data).status_code in (200, 302)

    check()


@pytest.mark.parametrize("path", ["works", "people", "subjects"])
@pytest.mark.parametrize(
    "slug", ["nobody", "%00", "a%2Fb", "%F0%9F%98%80", "x" * 3000, "%ED%A0%80"]
)
def test_slug_that_nobody_has_is_not_found(client, path, slug):
    assert client.get(f"/en/{path}/{slug}/").status_code == 404


@pytest.mark.parametrize(
    "query", ["?abstract=xx", "?abstract=%00", "?preview=1", "?after=%00&before=x"]
)
def test_no_parameter_breaks_the_other_pages(client, query):
    work = make_work("A")
    person, subject = make_person(work), make_subject("Ink", work)
    for path in (f"works/{work.slug}", f"people/{person.slug}", f"subjects/{subject.slug}"):
        assert client.get(f"/en/{path}/{query}").status_code == 200


def test_what_authors_write_never_becomes_markup(client):
    """Every text that a person enters holds a script; none may stand in a page unescaped."""
    serial = make_serial(BAD, slug="serial")
    issue = Issue.objects.create(serial=serial, volume=BAD[:40], number=BAD[:40], slug="issue",
                                 original_title=BAD)  # fmt: skip
    work = make_work(
        BAD, slug="work", original_title_reading=BAD, original_title_romanised=BAD,
        original_subtitle=BAD, original_abstract=BAD, original_keywords=BAD, pages=BAD[:60],
        publisher=BAD, place=BAD, version=BAD[:40], licence="MIT", source=BAD, issue=issue,
        position=2, title_fr=BAD, abstract_fr=BAD,
    )  # fmt: skip
    person = make_person(work, en=BAD, fr=BAD)
    subject = make_subject(BAD, work, slug="subject", scheme=BAD[:60], label_fr=BAD)
    other = make_work(BAD, slug="other", issue=issue, position=1)
    Relation.objects.create(source=work, target=other, kind="Cites")
    Link.objects.create(work=work, url="https://example.org/?<script>alert(3)</script>", label=BAD)
    keep(work, "zenodo", BAD)
    for path in (
        "works/", "works/work/", "works/work/?abstract=fr", f"people/{person.slug}/",
        f"subjects/{subject.slug}/", f"works/?q={BAD}", f"works/?type={BAD}&after={BAD}",
    ):  # fmt: skip
        html = client.get(f"/en/{path}").content.decode()
        assert "<script>alert" not in html, path
        assert "<img" not in html, path


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x"])
def test_address_that_runs_is_shown_but_leads_nowhere(client, url):
    work = make_work("A", slug="work")
    subject, person = make_subject("Ink", work), make_person(work)
    links = [Link(work=work), Link(contributor=person)]
    for link in links:
        link.url, link.digest = url, "1"
    Link.objects.bulk_create(links)
    Subject.objects.filter(pk=subject.pk).update(uri=url)
    Contributor.objects.filter(pk=person.pk).update(url=url)
    for path in ("works/work/", f"people/{person.slug}/", "subjects/ink/"):
        html = client.get(f"/en/{path}").content.decode()
        assert not re.search(r"""(href|src|action)=["']?\s*(javascript|data):""", html, re.I), path


def test_raw_columns_are_shown_by_no_page(client):
    """The column without a language is a stale copy (see design: dependencies)."""
    work = make_full_work()
    subject, person = work.subjects.first(), work.contributors.first()
    planted = {
        "publications_work": ("title", "subtitle", "abstract", "keywords"),
        "publications_serial": ("title",),
        "publications_issue": ("title",),
        "publications_subject": ("label",),
    }
    with connection.cursor() as cursor:
        for table, columns in planted.items():
            for column in columns:
                cursor.execute(f"UPDATE {table} SET {column} = 'RAWMARK'")
    for language in ("en", "fr", "ar"):
        for path in (
            "works/", "works/?sort=title", "works/?serial=serial-1", f"works/{work.slug}/",
            f"people/{person.slug}/", f"subjects/{subject.slug}/",
        ):  # fmt: skip
            assert "RAWMARK" not in client.get(f"/{language}/{path}").content.decode(), path
        assert "entry-title" not in client.get(f"/{language}/works/?q=RAWMARK").content.decode()
