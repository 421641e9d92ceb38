"""``/doi/…`` and ``/id/…``: from what people paste to the right page."""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from publications.models import DOI, ArchiveRecord, Identifier, Issue, Serial, Work

SICI = "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"


@pytest.mark.parametrize(
    "pasted",
    [
        "10.5281/zenodo.20352371",
        "10.5281/ZENODO.20352371",
        "10.5281%2Fzenodo.20352371",
        "10.5281%252Fzenodo.20352371",
        "10.5281/zenodo.20352371/",
        "https://doi.org/10.5281/zenodo.20352371",
        "http://dx.doi.org/10.5281/zenodo.20352371",
        "doi:10.5281/zenodo.20352371",
        "１０.5281/zenodo.20352371",
    ],
)
def test_doi_in_any_form_leads_to_the_permanent_address(
    client: Client, work: Work, pasted: str
) -> None:
    response = client.get(f"/doi/{pasted}")
    assert (response.status_code, response["Location"]) == (302, "/works/beyond-tokens")


@pytest.mark.parametrize("pasted", [SICI, SICI.upper(), quote(SICI), quote(SICI, safe="")])
def test_doi_of_the_sici_kind_is_understood(client: Client, work: Work, pasted: str) -> None:
    DOI.objects.create(work=work, value=SICI)
    path = pasted if "%" in pasted else quote(pasted, safe="/:;()<>")
    assert client.get(f"/doi/{path}")["Location"] == "/works/beyond-tokens"


def test_doi_of_all_versions_leads_to_its_work(client: Client, work: Work) -> None:
    DOI.objects.create(work=work, value="10.5281/zenodo.1", kind="concept")
    assert client.get("/doi/10.5281/zenodo.1")["Location"] == "/works/beyond-tokens"


@pytest.mark.parametrize(
    "address",
    [
        "/doi/10.5281/zenodo.404",
        "/doi/nothing",
        "/doi/%00",
        "/id/issn/1234-5678",
        "/id/issn/2049-3630",
        "/id/wikidata/Q42",
        "/id/oclc/1",
        "/id/orcid/0000-0000-0000-0000",
    ],
)
def test_what_identifies_nothing_here_is_not_found(
    client: Client, work: Work, address: str
) -> None:
    assert client.get(address).status_code == 404


def test_doi_of_a_draft_says_nothing(client: Client, draft: Work) -> None:
    DOI.objects.create(work=draft, value="10.5281/zenodo.9")
    assert client.get("/doi/10.5281/zenodo.9").status_code == 404


def test_doi_of_a_withdrawn_work_leads_to_its_tombstone(client: Client, withdrawn: Work) -> None:
    DOI.objects.create(work=withdrawn, value="10.5281/zenodo.9")
    assert client.get("/doi/10.5281/zenodo.9", follow=True).status_code == 410


@pytest.mark.parametrize("pasted", ["3083-5178", "30835178", "ISSN 3083-5178"])
def test_issn_leads_to_the_serial_in_the_reader_s_language(
    client: Client, serial: Serial, pasted: str
) -> None:
    response = client.get(f"/id/issn/{pasted}", headers={"Accept-Language": "ja"})
    assert response["Location"] == "/ja/serials/the-epochal-transition/"
    assert "Accept-Language" in response["Vary"]


def test_linking_issn_leads_to_a_serial_that_has_it(client: Client, serial: Serial) -> None:
    Serial.objects.create(slug="online", original_title="x", issn_l="2049-3630")
    assert client.get("/id/issn/2049-3630")["Location"] == "/en/serials/online/"


@pytest.mark.parametrize("pasted", ["0009-0009-5318-3027", "https://orcid.org/0009-0009-5318-3027"])
def test_orcid_leads_to_the_person(client: Client, work: Work, pasted: str) -> None:
    assert client.get(f"/id/orcid/{pasted}")["Location"] == "/en/people/wu-zhaohui/"


def test_isbn_of_ten_digits_leads_to_the_work_that_has_thirteen(client: Client, work: Work) -> None:
    Identifier.objects.create(work=work, scheme="isbn", value="9780306406157")
    assert client.get("/id/isbn/0-306-40615-2")["Location"] == "/works/beyond-tokens"


def test_ark_and_handle_lead_to_their_works(client: Client, work: Work) -> None:
    Identifier.objects.create(work=work, scheme="ark", value="ark:/12345/x1")
    Identifier.objects.create(work=work, scheme="handle", value="1885/100")
    for address in ("/id/ark/ark:/12345/x1", "/id/handle/hdl:1885/100"):
        assert client.get(address)["Location"] == "/works/beyond-tokens"


@pytest.mark.parametrize(
    ("service", "stored", "address"),
    [
        ("nla", "nla.obj-4204311557", "/id/nla/nla.obj-4204311557"),
        ("ned", "nla.obj-4204311557", "/id/nla/https://nla.gov.au/nla.obj-4204311557"),
        ("trove", "12345678", "/id/trove/12345678"),
        ("worldcat", "1234567890", "/id/oclc/1234567890"),
        ("worldcat", "1234567890", "/id/oclc/(OCoLC)1234567890"),
    ],
)
def test_archive_s_identifier_leads_to_the_work(
    client: Client, work: Work, service: str, stored: str, address: str
) -> None:
    ArchiveRecord.objects.create(work=work, service=service, identifier=stored)
    assert client.get(address)["Location"] == "/works/beyond-tokens"


def test_archive_s_identifier_leads_to_an_issue_or_a_serial(client: Client, serial: Serial) -> None:
    issue = Issue.objects.create(serial=serial, volume="1", number="2")
    ArchiveRecord.objects.create(issue=issue, service="nla", identifier="nla.obj-1234")
    ArchiveRecord.objects.create(serial=serial, service="trove", identifier="99")
    issues = "/en/serials/the-epochal-transition/1-2/"
    assert client.get("/id/nla/nla.obj-1234")["Location"] == issues
    assert client.get("/id/trove/99")["Location"] == "/en/serials/the-epochal-transition/"


def test_record_that_no_editor_has_accepted_leads_nowhere(client: Client, work: Work) -> None:
    ArchiveRecord.objects.create(work=work, service="trove", identifier="7", state="proposed")
    assert client.get("/id/trove/7").status_code == 404


@pytest.mark.parametrize(
    ("address", "queries"),
    [("/doi/10.5281/zenodo.20352371", 1), ("/id/issn/3083-5178", 1), ("/id/issn/2049-3630", 2)],
)
def test_one_query_finds_it(
    client: Client, work: Work, address: str, queries: int, django_assert_num_queries: Any
) -> None:
    Serial.objects.create(slug="online", original_title="x", issn_l="2049-3630")
    with django_assert_num_queries(queries):
        client.get(address)
