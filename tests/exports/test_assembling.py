"""From rows to records."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications import assembling
from publications.assembling import walking
from publications.models import (
    DOI,
    ArchiveRecord,
    Contribution,
    Contributor,
    File,
    Identifier,
    Issue,
    Relation,
    Serial,
    Subject,
    Translation,
    Work,
    WorkSubject,
)
from publications.records import Attachment, Kept, Related
from publications.translating import states

pytestmark = pytest.mark.django_db


def test_facts_of_work_issue_and_serial_meet_in_a_record(work: Work, serial: Serial) -> None:
    work.issue = Issue.objects.create(serial=serial, volume="3", number="2", date="2026-06")
    work.date = ""
    work.save()
    found = assembling.record(work)
    assert (found.key, found.language, found.work_type) == ("beyond-tokens", "zh-Hans", "essay")
    assert (found.volume, found.issue, found.date) == ("3", "2", "2026-06")
    assert [str(title) for title in found.container_titles] == [
        "时代跃迁",
        "The Epochal Transition",
    ]
    assert found.issns == ("3083-5178",)


def test_serial_s_publisher_stands_in_for_the_work_s(work: Work, serial: Serial) -> None:
    Serial.objects.update(publisher="Times")
    assert assembling.record(work).publisher == "Times"
    Work.objects.update(publisher="Zenodo")
    assert assembling.record(work).publisher == "Zenodo"


def test_titles_stand_original_first_with_their_states(work: Work) -> None:
    work.title_fr = "Après les jetons"
    work.save()
    states.mark(work, "title", "fr", Translation.State.MACHINE)
    found = assembling.record(work).titles
    assert [(text.lang, text.state) for text in found] == [
        ("zh-Hans", "original"), ("en", "draft"), ("fr", "machine"),
    ]  # fmt: skip


def test_machine_translation_of_an_earlier_text_is_still_a_machine_s(work: Work) -> None:
    states.mark(work, "title", "en", Translation.State.MACHINE)
    Translation.objects.update(outdated=True)
    assert assembling.record(work).title_for("en") == "Beyond Tokens"
    assert assembling.record(work).titles[1].state == "machine"


def test_translations_of_serial_and_subject_carry_their_states(work: Work, serial: Serial) -> None:
    subject = Subject.objects.create(label_en="Tokens", label_fr="Jetons")
    WorkSubject.objects.create(work=work, subject=subject)
    states.mark(serial, "title", "en", Translation.State.REVIEWED)
    states.mark(subject, "label", "fr", Translation.State.MACHINE)
    found = assembling.record(work)
    assert found.container_titles[1].state == "reviewed"
    assert found.subjects[0].labels[1].state == "machine"


def test_name_as_printed_comes_before_the_others(work: Work, person: Contributor) -> None:
    latin = person.names.get(family="Wu")
    Contribution.objects.update(name=latin)
    [agent] = assembling.record(work).contributors
    assert [name.family or name.literal for name in agent.names] == ["Wu", "巫朝晖"]
    assert agent.orcid == "0009-0009-5318-3027"


def test_contributor_without_any_name_is_left_out(work: Work) -> None:
    Contribution.objects.create(work=work, contributor=Contributor.objects.create(slug="nobody"))
    assert len(assembling.record(work).contributors) == 1


def test_doi_of_all_versions_stands_apart(work: Work) -> None:
    DOI.objects.create(work=work, value="10.5281/zenodo.1", kind="concept")
    found = assembling.record(work)
    assert (found.dois, found.concept_doi) == (("10.5281/zenodo.20352371",), "10.5281/zenodo.1")


def test_isbns_stand_apart_from_other_identifiers(work: Work) -> None:
    Identifier.objects.create(work=work, scheme="isbn", value="9780306406157")
    Identifier.objects.create(work=work, scheme="handle", value="1885/1")
    found = assembling.record(work)
    assert (found.isbns, found.identifiers) == (("9780306406157",), (("handle", "1885/1"),))


def test_archive_record_nobody_has_accepted_or_that_is_missing_is_left_out(work: Work) -> None:
    for identifier, state in (("1", "claimed"), ("2", "proposed"), ("3", "missing")):
        ArchiveRecord.objects.create(
            work=work, service="trove", identifier=identifier, state=state
        )  # fmt: skip
    kept = Kept("trove", "1", "https://trove.nla.gov.au/work/1")
    assert assembling.record(work).archives == (kept,)


def test_files_have_addresses_that_need_no_more_escaping(
    work: Work, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    file = File.objects.create(work=work, name="词 1.pdf", content=ContentFile(b"x", "x.pdf"))
    address = f"http://127.0.0.1:8000/files/{file.pk}/%E8%AF%8D%201.pdf"
    expected = Attachment(address, "词 1.pdf", "", "", 1, file.sha256)
    assert assembling.record(work).files == (expected,)


def test_permanent_address_is_a_uri() -> None:
    work = Work.objects.create(slug="词元", original_title="x")
    assert assembling.record(work).url == "http://127.0.0.1:8000/works/%E8%AF%8D%E5%85%83"


def test_relation_is_seen_from_both_ends(work: Work) -> None:
    other = Work.objects.create(slug="other", title_en="Other", status="published")
    Relation.objects.create(source=work, target=other, kind="Cites")
    near, far = (assembling.record(one).related for one in (work, other))
    assert [(one.kind, one.url) for one in near] == [("Cites", "http://127.0.0.1:8000/works/other")]
    assert far == (
        Related("IsCitedBy", far[0].titles, "10.5281/zenodo.20352371",
                "http://127.0.0.1:8000/works/beyond-tokens"),
    )  # fmt: skip


def test_relation_to_what_is_not_public_is_not_told(
    work: Work, draft: Work, withdrawn: Work
) -> None:
    for target in (draft, withdrawn):
        Relation.objects.create(source=work, target=target, kind="Cites")
    assert assembling.record(work).related == ()


def test_related_work_is_cited_by_the_doi_of_its_version(work: Work) -> None:
    other = Work.objects.create(slug="other", title_en="Other", status="published")
    for value, kind in (("10.5/c", "concept"), ("10.5/1", "version"), ("10.5/2", "version")):
        DOI.objects.create(work=other, value=f"10.5000{value[4:]}", kind=kind)
    Relation.objects.create(source=work, target=other, kind="Cites")
    assert assembling.record(work).related[0].doi == "10.5000/1"


def test_records_keep_the_order_asked_for() -> None:
    for slug in "abc":
        Work.objects.create(slug=slug, original_title=slug)
    found = assembling.records(Work.objects.order_by("-slug"))
    assert [record.key for record in found] == ["c", "b", "a"]


def test_no_work_is_lost_between_batches(monkeypatch: Any) -> None:
    monkeypatch.setattr(walking, "BATCH", 2)
    for number in range(5):
        Work.objects.create(slug=f"w{number}", original_title="x")
    found = [record.key for record in assembling.records(Work.objects.order_by("slug"))]
    assert found == ["w0", "w1", "w2", "w3", "w4"]


def _full(number: int, serial: Serial, person: Contributor) -> Work:
    work = Work.objects.create(
        slug=f"w{number}", original_title="x", serial=serial, status="published"
    )
    Contribution.objects.create(work=work, contributor=person)
    DOI.objects.create(work=work, value=f"10.5281/{number}")
    subject = Subject.objects.create(label_en=f"S{number}")
    WorkSubject.objects.create(work=work, subject=subject)
    for other in Work.objects.exclude(pk=work.pk):
        Relation.objects.create(source=work, target=other, kind="Cites")
    return work


def test_queries_are_sixteen_however_many_works(serial: Serial, person: Contributor) -> None:
    for number in range(5):
        _full(number, serial, person)
        if number:
            with CaptureQueriesContext(connection) as queries:
                list(assembling.records(Work.objects.all()))
            assert len(queries) <= 16, [query["sql"] for query in queries]
