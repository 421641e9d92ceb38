"""States on the page of a work: what was verified when, and what could not be asked."""

from datetime import UTC, datetime

import pytest

from catalogue.browse.works.evidence import PROBLEMS
from catalogue.models import AgencyCheck, Claim, ClaimCheck, DOICheck, LinkState
from publications.models import DOI, Contributor, Link
from publications.outbound import Reason
from tests.browse_pages.reading import text

from .making import keep, make_full_work, make_person, make_work

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


def say(trouble: str = "", **facts) -> None:
    """Let Crossref say this of the work's DOI."""
    facts = {"agency": "Crossref", "title": "Another title", **facts}
    AgencyCheck.objects.create(doi=make_doi(), due_at=JUNE, facts=facts, trouble=trouble)


def update(kind: str, day: str = "2026-03-01") -> dict[str, str]:
    return {"type": kind, "doi": "10.5555/notice", "date": day}


def test_retracted_work_says_so_beside_its_doi(rows):
    say("retracted", updates=[update("retraction")], retracted=True)
    assert "retracted on 1 March 2026, says Crossref" in rows()[0]
    assert "1. März 2026" in rows("de")[0]


@pytest.mark.parametrize(
    ("trouble", "facts", "sentence"),
    [
        ("retracted", {"updates": [update("retraction", "x")]}, "retracted, says Crossref"),
        ("retracted", {"updates": "x"}, "retracted, says Crossref"),
        ("withdrawn", {}, "kept only as deleted, says Crossref"),
        ("disagrees", {}, "registered at Crossref under another title: “Another title”"),
        ("", {"updates": [update("correction"), update("erratum"), update("new_version")]},
         "updated since, says Crossref: correction, new version"),
        ("", {"updates": [update("surprise")]}, "updated since, says Crossref: update"),
    ],
)  # fmt: skip
def test_what_the_agency_says_stands_beside_the_doi(rows, trouble, facts, sentence):
    say(trouble, **facts)
    assert sentence in rows()[0]


def test_agency_that_has_nothing_to_add_is_not_quoted(rows):
    say()
    assert "says" not in rows()[0] and "Another title" not in rows()[0]


def test_title_from_outside_is_escaped(client):
    say("disagrees", title="<script>alert(1)</script>")
    assert "<script>alert(1)" not in client.get("/en/works/work/").content.decode()


ORCID = "0009-0009-5318-3027"


def claim(by: str = "", **check) -> Contributor:
    """Somebody claims the work at ORCID."""
    work = make_work(slug="work")
    person = make_person(work, en="Ada Quill")
    Contributor.objects.filter(pk=person.pk).update(orcid=ORCID)
    seen = ClaimCheck.objects.create(
        contributor=person, orcid=ORCID, due_at=JUNE, verified_at=MAY, **check
    )
    Claim.objects.create(check_of=seen, work=work, identifier="10.5555/one", by=by)
    return person


def test_claim_at_orcid_says_who_claims_and_when_it_was_seen(read):
    claim()
    [row] = read("/en/works/work/").xpath("//ul[@class='preserved']/li")
    assert "claimed by Ada Quill at ORCID" in text(row) and "3 May 2026" in text(row)
    assert row.xpath(".//a/@href") == [f"https://orcid.org/{ORCID}"]


def test_claim_that_a_service_put_there_names_it(rows):
    claim(by="Crossref Auto-Update")
    assert "claimed by Ada Quill at ORCID, put there by Crossref Auto-Update" in rows()[0]


def test_claim_that_could_not_be_asked_again_stands(rows):
    claim(attempted_at=JUNE, problem="throttled")
    assert "claimed by Ada Quill" in rows()[0] and "we were asked to wait" in rows()[0]


def test_claim_of_somebody_who_is_no_contributor_any_more_is_not_shown(rows):
    claim().contributions.all().delete()
    assert rows() == []


def test_claims_cost_no_query(client, django_assert_num_queries):
    full = make_full_work(rows=1)
    person = make_person(full)
    Contributor.objects.filter(pk=person.pk).update(orcid=ORCID)
    seen = ClaimCheck.objects.create(contributor=person, orcid=ORCID, due_at=JUNE)
    Claim.objects.create(check_of=seen, work=full, identifier="10.5555/one")
    with django_assert_num_queries(12):
        page = client.get("/fr/works/title-en-1/").content.decode()
    assert ORCID in page


@pytest.mark.parametrize("reason", [*Reason, "unclear", "shut", "unverified", "down"])
def test_every_reason_has_words(reason):
    assert str(PROBLEMS[reason])
