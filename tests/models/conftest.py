"""Rows to build on."""

import pytest

from publications.models import Contributor, Issue, Serial, Subject, Work


@pytest.fixture
def work(db: None) -> Work:
    return Work.objects.create(slug="epoch", original_title="时代", original_language="zh-Hans")


@pytest.fixture
def other(db: None) -> Work:
    return Work.objects.create(slug="other", title_en="Other")


@pytest.fixture
def serial(db: None) -> Serial:
    return Serial.objects.create(slug="transition", title_en="Transition")


@pytest.fixture
def issue(serial: Serial) -> Issue:
    return Issue.objects.create(serial=serial, slug="1")


@pytest.fixture
def person(db: None) -> Contributor:
    return Contributor.objects.create(slug="wu")


@pytest.fixture
def subject(db: None) -> Subject:
    return Subject.objects.create(slug="philosophy", label_en="Philosophy")
