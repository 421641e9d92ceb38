"""States on the page of a work: what was verified when, and what could not be asked."""

from datetime import UTC, datetime

import pytest

from catalogue.browse.works.evidence import PROBLEMS
from catalogue.models import DOICheck, LinkState
from publications.models import DOI, Link
from publications.outbound import Reason
from tests.browse_pages.reading import text

from .making import keep, make_work

pytestmark = pytest.mark.django_db
MAY = datetime(2026, 5, 3, 12, tzinfo=UTC)
JUNE = datetime(2026, 6, 30, 12, tzinfo=UTC)


@pytest.fixture
def rows(read):
    """The rows of “Where this is preserved”, as words."""

    def words(language: str = "en") -> list[str]:
        page = read(f"/{language}/works/work/")
        return [text(one) for one in page.xpath("//ul[@class='preserved']/li")]

    return words


def make_doi(**check) -> DOI:
    doi = DOI.objects.create(work=make_work(slug="work"), value="10.5555/one")
    if check:
        DOICheck.objects.create(doi=doi, due_at=JUNE, **check)
    return doi


def test_claim_of_an_editor_is_called_one(rows):
    keep(make_work(slug="work"), "zenodo", "123", "claimed")
    [row] = rows()
    assert "Zenodo 123" in row and "Claimed, not verified" in row and "stated by the editors" in row


def test_verified_record_leads_to_the_archive(read):
    keep(make_work(slug="work"), "zenodo", "123", "verified")
    page = read("/en/works/work/")
    assert page.xpath("//ul[@class='preserved']//a/@href") == ["https://zenodo.org/records/123"]
    assert page.xpath("//ul[@class='preserved']//span[contains(@class, 'stamp-verified')]")


def test_doi_never_asked_says_nothing_of_asking(rows):
    make_doi()
    [row] = rows()
    assert "Not yet checked" in row and "asked at" not in row and "Could not" not in row


def test_verified_doi_shows_the_day_in_the_readers_language(rows):
    doi = make_doi(verified_at=MAY, attempted_at=MAY)
    DOI.objects.filter(pk=doi.pk).update(state="findable", agency="DataCite")
    assert "3 May 2026" in rows()[0] and "DOI (DataCite)" in rows()[0]
    assert "3 mai 2026" in rows("fr")[0]


def test_attempt_that_could_not_ask_stands_beside_the_state_and_changes_none(rows):
    doi = make_doi(verified_at=MAY, attempted_at=JUNE, problem="timeout")
    DOI.objects.filter(pk=doi.pk).update(state="findable")
    [row] = rows()
    assert "Findable" in row and "3 May 2026" in row
    assert "Could not be asked last time: no answer came in time." in row
    assert "Last tried: 30 June 2026" in row


def test_failed_doi_says_why(rows):
    doi = make_doi(verified_at=MAY, attempted_at=MAY)
    DOI.objects.filter(pk=doi.pk).update(state="failed", reason="doi.org knows no such DOI")
    assert "doi.org knows no such DOI" in rows()[0]


def test_link_shows_its_state_and_where_it_moved_to(read):
    link = Link.objects.create(work=make_work(slug="work"), url="https://a.example/x", label="Blog")
    LinkState.objects.create(
        digest=link.digest, url=link.url, host="a.example", state="redirected",
        moved_to="https://b.example/x", verified_at=MAY, attempted_at=MAY, due_at=JUNE,
    )  # fmt: skip
    page = read("/en/works/work/")
    [row] = page.xpath("//ul[@class='preserved']/li")
    assert "Blog" in text(row) and "Moved" in text(row) and "3 May 2026" in text(row)
    assert row.xpath(".//a/@href") == ["https://a.example/x", "https://b.example/x"]


def test_link_that_nobody_checked_yet_says_so(rows):
    Link.objects.create(work=make_work(slug="work"), url="https://a.example/x")
    [row] = rows()
    assert row.startswith("Web address https://a.example/x") and "Not yet checked" in row


@pytest.mark.parametrize("reason", [*Reason, "unclear", "shut", "unverified", "down"])
def test_every_reason_has_words(reason):
    assert str(PROBLEMS[reason])
