"""The archived copies of a work, as Memento clients read them."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from catalogue.archives.models import ArchiveCheck
from catalogue.browse.proof.timemap import Copy, write
from catalogue.links.models import LinkState
from publications.models import ArchiveRecord, Link, Work

from .making import NOON, make_work

pytestmark = pytest.mark.django_db
COPY = "https://web.archive.org/web/20200102030405/https://example.org/boat"


@pytest.fixture
def work() -> Work:
    made = make_work()
    ArchiveCheck.objects.create(
        record=ArchiveRecord.objects.get(), adapter="internet-archive", due_at=NOON,
        copy_url=COPY, copied_at="20200102030405",
    )  # fmt: skip
    return made


def test_copy_stands_with_its_moment(work: Work, client: Client) -> None:
    response = client.get("/works/a/timemap")
    assert response["Content-Type"] == "application/link-format"
    expected = f'<{COPY}>; rel="first last memento"; datetime="Thu, 02 Jan 2020 03:04:05 GMT"'
    assert expected in response.content.decode()


def test_copies_of_links_stand_there_too(work: Work, client: Client) -> None:
    link = Link.objects.get()
    LinkState.objects.create(
        digest=link.digest, url=link.url, host="example.org", due_at=NOON,
        copy_url="https://example.net/copy", copied_at=datetime(2019, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    text = client.get("/works/a/timemap").content.decode()
    assert '<https://example.net/copy>; rel="first memento"' in text
    assert f'<{COPY}>; rel="last memento"' in text


@pytest.mark.parametrize("moment", ["", "2020", "20209999999999"])
def test_copy_without_a_moment_is_left_out(work: Work, client: Client, moment: str) -> None:
    ArchiveCheck.objects.update(copied_at=moment)
    assert client.get("/works/a/timemap").status_code == 404


def test_work_without_copies_has_no_timemap(client: Client) -> None:
    make_work()
    assert client.get("/works/a/timemap").status_code == 404


def test_work_that_is_not_public_has_none(work: Work, client: Client) -> None:
    Work.objects.update(status="draft")
    assert client.get("/works/a/timemap").status_code == 404


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_no_address_can_end_its_own_brackets(addresses: list[str]) -> None:
    text = write("https://example.org/works/a", [Copy(NOON, one) for one in addresses])
    assert len(re.findall(r"<[^<>\"]*>; rel=", text)) == len(addresses) + 2
