"""What the database itself refuses, whoever writes: here without ``clean`` and ``save``."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model

from publications.models import (
    DOI,
    ArchiveRecord,
    Contribution,
    Contributor,
    ContributorName,
    File,
    Identifier,
    ImportRun,
    ImportUpload,
    Issue,
    Link,
    MatchKey,
    Relation,
    Serial,
    Subject,
    Translation,
    Work,
    WorkSubject,
)

Given = SimpleNamespace


def insert(*rows: Model) -> None:
    type(rows[0])._base_manager.bulk_create(rows)


def twice(model: type[Model], **values: Any) -> None:
    """The same values in two rows."""
    insert(model(**values), model(**values))


def change(row: Model, **values: Any) -> None:
    type(row)._base_manager.filter(pk=row.pk).update(**values)


def translation(**values: Any) -> Translation:
    return Translation(**{
        "kind": "work", "object_id": 1, "field": "title", "language": "fr", "state": "draft",
        "source_digest": "0", "text_digest": "0", **values,
    })  # fmt: skip


def link(digest: str = "d", **owner: Any) -> Link:
    return Link(url="https://example.org/", digest=digest, **owner)


CASES: dict[str, Callable[[Given], None]] = {
    "work_status_is_known": lambda g: change(g.work, status="lost"),
    "withdrawn_work_has_reason": lambda g: change(g.work, status="withdrawn"),
    "work_in_issue_has_serial": lambda g: change(g.work, issue=g.issue, serial=None),
    "work_slug_is_given": lambda g: change(g.work, slug=""),
    "contributor_kind_is_known": lambda g: change(g.person, kind="robot"),
    "contributor_orcid_once": lambda g: insert(
        Contributor(slug="a", orcid="0000-0002-1825-0097"),
        Contributor(slug="b", orcid="0000-0002-1825-0097"),
    ),
    "contributor_isni_once": lambda g: insert(
        Contributor(slug="a", isni="0000000121032683"),
        Contributor(slug="b", isni="0000000121032683"),
    ),
    "contributor_viaf_once": lambda g: insert(
        Contributor(slug="a", viaf="102333412"), Contributor(slug="b", viaf="102333412")
    ),
    "name_is_given": lambda g: insert(ContributorName(contributor=g.person, given="Zhaohui")),
    "contribution_once": lambda g: twice(Contribution, work=g.work, contributor=g.person),
    "contribution_role_is_known": lambda g: insert(
        Contribution(work=g.work, contributor=g.person, role="xyz")
    ),
    "doi_state_is_known": lambda g: insert(DOI(work=g.work, value="10.5/a", state="maybe")),
    "doi_kind_is_known": lambda g: insert(DOI(work=g.work, value="10.5/a", kind="odd")),
    "failed_doi_has_reason": lambda g: insert(DOI(work=g.work, value="10.5/a", state="failed")),
    "identifier_once": lambda g: twice(Identifier, work=g.work, scheme="ark", value="ark:/1/a"),
    "identifier_scheme_is_known": lambda g: insert(
        Identifier(work=g.work, scheme="issn", value="2049-3630")
    ),
    "issue_slug_once_a_serial": lambda g: twice(Issue, serial=g.serial, slug="2"),
    "issue_slug_is_given": lambda g: change(g.issue, slug=""),
    "serial_issn_once": lambda g: insert(
        Serial(slug="a", issn="2049-3630"), Serial(slug="b", issn="2049-3630")
    ),
    "serial_ends_after_it_begins": lambda g: change(
        g.serial, first_day=20050101, last_day=19931231
    ),
    "subject_uri_once": lambda g: insert(
        Subject(slug="a", uri="https://id.example/1"), Subject(slug="b", uri="https://id.example/1")
    ),
    "subject_is_not_its_own_broader": lambda g: change(g.subject, broader=g.subject),
    "work_subject_once": lambda g: twice(WorkSubject, work=g.work, subject=g.subject),
    "relation_once": lambda g: twice(Relation, source=g.work, target=g.other, kind="Cites"),
    "relation_is_to_another_work": lambda g: insert(
        Relation(source=g.work, target=g.work, kind="Cites")
    ),
    "relation_kind_is_known": lambda g: insert(
        Relation(source=g.work, target=g.other, kind="Likes")
    ),
    "archive_record_once": lambda g: insert(
        ArchiveRecord(work=g.work, service="nla", identifier="nla.obj-1"),
        ArchiveRecord(work=g.other, service="nla", identifier="nla.obj-1"),
    ),
    "archive_service_is_known": lambda g: insert(
        ArchiveRecord(work=g.work, service="attic", identifier="1")
    ),
    "archive_state_is_known": lambda g: insert(
        ArchiveRecord(work=g.work, service="nla", identifier="1", state="hoped")
    ),
    "archive_record_has_one_owner": lambda g: insert(
        ArchiveRecord(work=g.work, issue=g.issue, service="nla", identifier="1")
    ),
    "link_has_one_owner": lambda g: insert(link()),
    "link_once_a_work": lambda g: insert(link(work=g.work), link(work=g.work)),
    "link_once_a_issue": lambda g: insert(link(issue=g.issue), link(issue=g.issue)),
    "link_once_a_serial": lambda g: insert(link(serial=g.serial), link(serial=g.serial)),
    "link_once_a_contributor": lambda g: insert(
        link(contributor=g.person), link(contributor=g.person)
    ),
    "translation_once": lambda g: insert(translation(), translation()),
    "translation_state_is_known": lambda g: insert(translation(state="perfect")),
    "import_state_is_known": lambda g: insert(
        ImportRun(name="a.ris", state="lost", started_at=g.work.created_at)
    ),
    "upload_state_is_known": lambda g: insert(ImportUpload(name="a.ris", state="lost")),
    "match_key_once": lambda g: twice(MatchKey, kind="work", object_id=1, digest=2),
    "file_sha256_is_a_digest": lambda g: insert(File(work=g.work, content="a", sha256="abc")),
}  # fmt: skip
UNIQUE: dict[str, Callable[[Given], None]] = {
    "work slug": lambda g: change(g.other, slug=g.work.slug),
    "serial slug": lambda g: insert(Serial(slug=g.serial.slug)),
    "contributor slug": lambda g: insert(Contributor(slug=g.person.slug)),
    "subject slug": lambda g: insert(Subject(slug=g.subject.slug)),
    "DOI": lambda g: twice(DOI, work=g.work, value="10.5/a"),
}


@pytest.fixture
def given(
    work: Work, other: Work, serial: Serial, issue: Issue, person: Contributor, subject: Subject
) -> Given:
    return Given(**locals())


@pytest.mark.parametrize("name", [*CASES, *UNIQUE])
def test_database_refuses(given: Given, name: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        {**CASES, **UNIQUE}[name](given)


def test_every_constraint_of_the_models_is_tried_here() -> None:
    declared = {
        constraint.name
        for model in apps.get_app_config("publications").get_models()
        for constraint in model._meta.constraints
    }
    assert declared == set(CASES)


def test_empty_identifiers_do_not_clash(given: Given) -> None:
    insert(Contributor(slug="a"), Contributor(slug="b"))
    insert(Serial(slug="a"), Serial(slug="b"))
    insert(Subject(slug="a"), Subject(slug="b"))


def test_one_address_may_be_linked_from_several_things(given: Given) -> None:
    insert(link(work=given.work), link(work=given.other), link(serial=given.serial))


def test_reason_is_asked_of_withdrawn_works_only(given: Given) -> None:
    change(given.work, status="withdrawn", withdrawn_reason="A mistake")
    change(given.other, status="published", withdrawn_reason="")


@pytest.mark.parametrize("name", ["serial", "issue", "person", "subject"])
def test_what_works_stand_on_is_not_deleted_under_them(given: Given, name: str) -> None:
    from django.db.models import ProtectedError

    change(given.work, serial=given.serial, issue=given.issue)
    insert(Contribution(work=given.work, contributor=given.person))
    insert(WorkSubject(work=given.work, subject=given.subject))
    with pytest.raises(ProtectedError), transaction.atomic():
        getattr(given, name).delete()
