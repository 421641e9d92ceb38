"""Addresses get rows as they appear in the catalogue, and a quiet look costs nothing."""

from datetime import timedelta

import pytest

from catalogue.links.enrolling import enrol
from catalogue.links.models import Enrolment, LinkState, Occurrence
from publications.models import DOI, Contributor, Issue, Link, Serial, Work

from .outcomes import NOON

pytestmark = pytest.mark.django_db


def urls() -> set[str]:
    return set(LinkState.objects.values_list("url", flat=True))


def places(url: str) -> set[tuple[str, str]]:
    digests = LinkState.objects.filter(url=url).values("digest")
    return set(Occurrence.objects.filter(digest__in=digests).values_list("kind", "field"))


def make_work(slug: str = "a", **fields: str) -> Work:
    return Work.objects.create(slug=slug, **{"original_title": "A", **fields})


def test_addresses_in_every_text_of_a_work_are_found() -> None:
    make_work(
        abstract_ja="https://ja.example.org/頁を参照。",
        original_abstract="Voir https://fr.example.org/.",
        subtitle_ar="انظر https://ar.example.org/x؟",
    )
    enrol(NOON)
    assert {"https://fr.example.org/", "https://ar.example.org/x"} < urls()
    assert places("https://ar.example.org/x") == {("work", "subtitle_ar")}


def test_addresses_of_links_serials_issues_contributors_and_dois_are_found() -> None:
    serial = Serial.objects.create(slug="s", url="https://serial.example.org/")
    Issue.objects.create(serial=serial, slug="1", original_title="On https://issue.example.org/x")
    Contributor.objects.create(slug="c", url="https://person.example.org/")
    Link.objects.create(serial=serial, url="https://link.example.org/")
    DOI.objects.create(work=make_work(), value="10.1234/x", target="https://doi.example.org/")
    enrol(NOON)
    hosts = set(LinkState.objects.values_list("host", flat=True))
    names = ("serial", "issue", "person", "link", "doi")
    assert hosts == {f"{name}.example.org" for name in names}


def test_text_and_link_with_one_address_share_a_state() -> None:
    work = make_work(abstract_en="At https://example.org/a.")
    Link.objects.create(work=work, url="https://example.org/a")
    enrol(NOON)
    assert LinkState.objects.count() == 1
    assert places("https://example.org/a") == {("work", "abstract_en"), ("work", "links")}


def test_address_that_left_a_text_stands_there_no_more() -> None:
    work = make_work(abstract_en="At https://example.org/a.")
    enrol(NOON)
    work.abstract_en = "At https://example.org/b."  # type: ignore[attr-defined]
    work.save()
    enrol(NOON)
    assert places("https://example.org/a") == set()
    assert places("https://example.org/b") == {("work", "abstract_en")}


def test_deleted_work_leaves_no_places() -> None:
    work = make_work(abstract_en="At https://example.org/a.")
    enrol(NOON)
    work.delete()
    enrol(NOON)
    assert not Occurrence.objects.exists()


def test_look_that_finds_nothing_new_writes_nothing(django_assert_max_num_queries) -> None:
    make_work(abstract_en="At https://example.org/a.")
    enrol(NOON)
    with django_assert_max_num_queries(30) as queries:
        assert enrol(NOON) == 0
    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []


def test_only_what_changed_is_read_again(monkeypatch) -> None:
    from catalogue.links import sources

    read: list[int] = []
    of_works = sources.of_works
    monkeypatch.setattr(sources, "of_works", lambda keys: read.extend(keys) or of_works(keys))
    works = [make_work(f"w{n}") for n in range(5)]
    enrol(NOON)
    read.clear()
    works[3].save()
    enrol(NOON)
    assert read == [works[3].pk]


def test_edited_contributor_is_read_again_after_a_day() -> None:
    person = Contributor.objects.create(slug="c", url="https://one.example.org/")
    enrol(NOON)
    Contributor.objects.filter(pk=person.pk).update(url="https://two.example.org/")
    enrol(NOON + timedelta(hours=1))
    assert urls() == {"https://one.example.org/"}
    enrol(NOON + timedelta(days=1))
    assert urls() == {"https://one.example.org/", "https://two.example.org/"}


def test_big_catalogue_is_read_over_several_looks(monkeypatch) -> None:
    monkeypatch.setattr("catalogue.links.enrolling.ROWS", 2)
    for n in range(5):
        Contributor.objects.create(slug=f"c{n}", url=f"https://c{n}.example.org/")
    enrol(NOON, batches=1)
    assert len(urls()) == 2
    enrol(NOON, batches=2)
    assert len(urls()) == 5
    assert Enrolment.objects.get(source="contributor").ended_at == NOON
