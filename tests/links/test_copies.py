"""Archived copies of broken links: sought, noted, and asked for again."""

from datetime import UTC, datetime, timedelta

import pytest

from catalogue.evidence.models import Observation
from catalogue.links.checking import check_due
from catalogue.links.copies import LOOK_AGAIN, moment, seek_due
from catalogue.links.models import LinkState
from publications.models import Link, Work, url_digest
from publications.outbound import Answer, CouldNotAsk, Reason, Request

from .doors import FakeDoor, opening
from .outcomes import NOON, answer

pytestmark = pytest.mark.django_db
URL = "https://example.org/gone"
HEADS = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]


class Archives(FakeDoor):
    """Answers every archive with the listing of copies it is given."""

    def __init__(self, body: bytes, **headers: str) -> None:
        super().__init__(answer())
        self.body, self.requests = body, []

    async def fetch(self, request: Request) -> Answer:
        self.requests.append(request.url)
        if not self.body:
            raise CouldNotAsk(Reason.TIMEOUT, "no answer in time", url=request.url)
        return answer(url=request.url, body=self.body, media_type="application/json")


@pytest.fixture
def link() -> LinkState:
    return LinkState.objects.create(
        digest=url_digest(URL), url=URL, host="example.org", state="broken", failures=3,
        due_at=NOON + timedelta(days=30), copy_due_at=NOON,
    )  # fmt: skip


def listing(*rows: list[str]) -> bytes:
    import json

    return json.dumps([HEADS, *rows]).encode() if rows else b"[]"


COPY = ["org,example)/gone", "20250102030405", URL, "text/html", "200", "ABCDEFGHIJKLMNOP", "900"]


def seek(body: bytes, now: datetime = NOON) -> Archives:
    door = Archives(body)
    seek_due(now, door=lambda: door)  # type: ignore[arg-type, return-value]
    return door


def test_newest_copy_is_noted_with_its_time(link: LinkState) -> None:
    seek(listing(COPY))
    link.refresh_from_db()
    assert link.copy_url == f"https://web.archive.org/web/20250102030405/{URL}"
    assert link.copied_at == datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert (link.copy_sought_at, link.state) == (NOON, "broken")


def test_what_archives_said_is_in_the_ledger(link: LinkState) -> None:
    seek(listing(COPY))
    assert list(Observation.objects.values_list("kind", "subject", "meaning")) == [
        ("archive", f"internet-archive:{URL}", "present")
    ]


def test_archives_that_could_not_be_asked_are_asked_again_soon(link: LinkState) -> None:
    seek(b"")
    link.refresh_from_db()
    assert (link.copy_url, link.copied_at) == ("", None)
    assert timedelta(hours=12) <= link.copy_due_at - NOON < timedelta(hours=14)


def test_copy_that_was_found_is_looked_for_again_in_a_season(link: LinkState) -> None:
    seek(listing(COPY))
    assert seek(listing(COPY), NOON + LOOK_AGAIN / 2).requests == []


def test_link_that_works_is_not_sought(link: LinkState) -> None:
    LinkState.objects.update(state="ok")
    assert seek(listing(COPY)).requests == []


def test_link_that_breaks_is_sought_at_once_and_no_more_when_it_heals() -> None:
    work = Work.objects.create(slug="a", original_title="A")
    Link.objects.create(work=work, url=URL)
    for times in range(3):
        check_due(NOON + times * timedelta(days=4), door=opening(answer(404)))
    broken = LinkState.objects.get()
    assert (broken.state, broken.copy_due_at) == ("broken", NOON + timedelta(days=8))
    check_due(NOON + timedelta(days=60), door=opening(answer()))
    healed = LinkState.objects.get()
    assert (healed.state, healed.copy_due_at, healed.healed) == ("ok", None, True)


@pytest.mark.parametrize("digits", ["", "2025", "20251301000000", "x"])
def test_time_that_is_none_is_none(digits: str) -> None:
    assert moment(digits) is None
