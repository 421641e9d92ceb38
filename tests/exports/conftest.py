"""Works of several fates for tests of addresses."""

import pytest
from django.utils import timezone

from publications.models import DOI, Contribution, Contributor, Serial, Work

REASON = "It was published twice."


@pytest.fixture
def serial(db: None) -> Serial:
    return Serial.objects.create(
        slug="the-epochal-transition", original_language="zh-Hans", original_title="时代跃迁",
        title_en="The Epochal Transition", issn="3083-5178",
    )  # fmt: skip


@pytest.fixture
def person(db: None) -> Contributor:
    person = Contributor.objects.create(slug="wu-zhaohui", orcid="0009-0009-5318-3027")
    person.names.create(literal="巫朝晖", language="zh-Hans", script="Hans")
    person.names.create(family="Wu", given="Zhaohui", language="en", script="Latn", position=1)
    return person


@pytest.fixture
def work(serial: Serial, person: Contributor) -> Work:
    work = Work.objects.create(
        slug="beyond-tokens", status="published", work_type="essay", original_language="zh-Hans",
        original_title="词元之后", title_en="Beyond Tokens", date="2026-06", serial=serial,
        licence="CC-BY-4.0",
    )  # fmt: skip
    Contribution.objects.create(work=work, contributor=person)
    DOI.objects.create(work=work, value="10.5281/zenodo.20352371")
    work.refresh_from_db()
    return work


@pytest.fixture
def draft(db: None) -> Work:
    return Work.objects.create(slug="a-draft", original_title="A draft")


@pytest.fixture
def withdrawn(db: None) -> Work:
    return Work.objects.create(
        slug="a-mistake", original_title="A mistake", status="withdrawn",
        withdrawn_reason=REASON, withdrawn_at=timezone.now(),
    )  # fmt: skip
