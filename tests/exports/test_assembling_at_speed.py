"""The fast road from rows to records gives what the plain one gives, in bounded memory."""

from collections.abc import Collection, Mapping
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications import assembling
from publications.assembling import remembering, walking
from publications.models import (
    Contribution,
    Contributor,
    Link,
    Serial,
    Subject,
    Work,
    WorkSubject,
)
from publications.texts import Text

from . import reference
from .varied import Maker

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("batch", [4, 1000])
def test_records_are_those_that_model_instances_give(
    seed: int, batch: int, monkeypatch: Any
) -> None:
    Maker(seed).works_made(14)
    monkeypatch.setattr(walking, "BATCH", batch)
    expected = [reference.record(work) for work in Work.objects.order_by("pk")]
    assert list(assembling.records(Work.objects.order_by("pk"))) == expected
    assert assembling.records_of(Work.objects.order_by("pk")) == expected
    assert [assembling.record(Work(pk=work.pk)) for work in Work.objects.order_by("pk")] == expected


def test_memory_that_forgets_gives_the_same(monkeypatch: Any) -> None:
    Maker(7).works_made(12)
    expected = list(assembling.records(Work.objects.order_by("pk")))
    monkeypatch.setattr(walking, "BATCH", 3)
    monkeypatch.setattr(remembering, "MOST", 0)
    assert list(assembling.records(Work.objects.order_by("pk"))) == expected


@pytest.mark.parametrize("order", [("pk",), ("-slug",), ("date", "pk"), ()])
def test_no_work_is_lost_or_moved_at_any_edge(order: tuple[str, ...], monkeypatch: Any) -> None:
    monkeypatch.setattr(walking, "BATCH", 2)
    monkeypatch.setattr(walking, "WINDOW", 4)
    for number in range(13):
        Work.objects.create(slug=f"w{number}", original_title="x", date=f"20{number % 3:02}")
    works = Work.objects.order_by(*order) if order else Work.objects.all()
    expected = list(works.values_list("slug", flat=True))
    assert [record.key for record in assembling.records(works)] == expected
    assert [record.key for record in assembling.records(works[3:9])] == expected[3:9]


def test_work_withdrawn_while_others_are_read_is_not_shown(monkeypatch: Any) -> None:
    monkeypatch.setattr(walking, "BATCH", 2)
    for number in range(4):
        Work.objects.create(slug=f"w{number}", original_title="x", status="published")
    found = assembling.records(Work.objects.public().order_by("pk"))
    first = next(found).key
    Work.objects.filter(slug="w3").update(status="withdrawn", withdrawn_reason="A mistake")
    assert [first, *(record.key for record in found)] == ["w0", "w1", "w2"]


def test_work_deleted_while_others_are_read_is_passed_over(monkeypatch: Any) -> None:
    monkeypatch.setattr(walking, "BATCH", 2)
    for number in range(4):
        Work.objects.create(slug=f"w{number}", original_title="x")
    found = assembling.records(Work.objects.order_by("pk"))
    first = next(found).key
    Work.objects.filter(slug="w2").delete()
    assert [first, *(record.key for record in found)] == ["w0", "w1", "w3"]


def test_record_of_a_work_that_is_gone_is_refused() -> None:
    with pytest.raises(Work.DoesNotExist):
        assembling.record(Work(pk=404))


def test_no_transaction_stays_open_between_batches(monkeypatch: Any) -> None:
    monkeypatch.setattr(walking, "BATCH", 2)
    for number in range(5):
        Work.objects.create(slug=f"w{number}", original_title="x")
    with CaptureQueriesContext(connection) as queries:
        list(assembling.records(Work.objects.order_by("pk")))
    assert not [query["sql"] for query in queries if "CURSOR" in query["sql"].upper()]


def test_book_that_is_no_serial_is_named_in_the_work_s_language(work: Work) -> None:
    Work.objects.update(
        serial=None, container_title="文集", container_isbn="9780306406157", volume="2",
        number="4", extent="12 p.",
    )  # fmt: skip
    found = assembling.record(work)
    assert found.container_titles == (Text("文集", "zh-Hans", "original"),)
    assert (found.container_isbns, found.volume, found.issue, found.extent) == (
        ("9780306406157",), "2", "4", "12 p.",
    )  # fmt: skip


def test_serial_goes_before_the_book_that_is_named(work: Work) -> None:
    Work.objects.update(container_title="文集")
    assert assembling.record(work).container_title_for("en") == "The Epochal Transition"


def test_agency_is_the_one_of_the_settings(work: Work, settings: Any) -> None:
    settings.MARC_ORGANIZATION_CODE = "AuCNLKIN"
    assert assembling.record(work).agency == "AuCNLKIN"


def test_states_of_links_are_handed_in_and_asked_once_a_batch(work: Work) -> None:
    for name in ("a", "b"):
        Link.objects.create(work=work, url=f"https://example.org/{name}", label=name)
    asked = []

    def states(digests: Collection[str]) -> Mapping[str, str]:
        asked.append(set(digests))
        return {Link.objects.get(label="b").digest: "broken"}

    works = Work.objects.order_by("pk")
    found = [record.links for record in assembling.records(works, link_states=states)]
    assert [(link.label, link.state) for link in found[0]] == [("a", ""), ("b", "broken")]
    assert asked == [set(Link.objects.values_list("digest", flat=True))]


def test_what_works_share_is_read_once_a_run(
    serial: Serial, person: Contributor, monkeypatch: Any
) -> None:
    monkeypatch.setattr(walking, "BATCH", 2)
    for number in range(4):
        work = Work.objects.create(slug=f"w{number}", original_title="x", serial=serial)
        Contribution.objects.create(work=work, contributor=person)
    with CaptureQueriesContext(connection) as queries:
        list(assembling.records(Work.objects.order_by("pk")))
    for table in ("publications_serial", "publications_contributorname"):
        assert sum(f'FROM "{table}"' in query["sql"] for query in queries) == 1


def test_translated_raw_columns_are_never_read(work: Work) -> None:
    WorkSubject.objects.create(work=work, subject=Subject.objects.create(label_en="Tokens"))
    with CaptureQueriesContext(connection) as queries:
        assembling.record(work)
    raw = ('"publications_work"."title" ', '"publications_subject"."label" ')
    for query in queries:
        assert not any(column in query["sql"] for column in raw)
