"""``/works/{slug}``: pages by redirect, records by ``Accept``, and what is no more."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from catalogue.exports import media_types
from catalogue.exports.citations import answering
from publications.formats import FORMATS
from publications.models import Contributor, File, Work

from .conftest import REASON

BIB = "application/x-bibtex"


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.mark.parametrize(
    ("languages", "page"),
    [("", "/en/"), ("fr", "/fr/"), ("zh-CN, en;q=0.5", "/zh-hans/"), ("ar-EG", "/ar/")],
)
def test_page_is_the_one_in_the_reader_s_language(
    client: Client, work: Work, languages: str, page: str
) -> None:
    response = client.get("/works/beyond-tokens", headers={"Accept-Language": languages})
    assert (response.status_code, response["Location"]) == (302, f"{page}works/beyond-tokens/")


def test_caches_are_told_what_the_answer_depends_on(client: Client, work: Work) -> None:
    for accept in ("text/html", BIB, "application/pdf"):
        vary = client.get("/works/beyond-tokens", headers={"Accept": accept})["Vary"]
        assert {"Accept", "Accept-Language"} <= set(vary.split(", "))


def test_record_is_given_to_who_asks_for_it(client: Client, work: Work) -> None:
    response = client.get("/works/beyond-tokens", headers={"Accept": f"{BIB}, text/html;q=0.5"})
    assert response.status_code == 200
    assert response["Content-Type"] == f"{BIB}; charset=utf-8"
    assert response["Content-Location"].endswith("/works/beyond-tokens.bib")
    assert b"@article{beyond-tokens," in response.content


def test_what_we_do_not_have_is_not_acceptable_and_what_we_have_is_named(
    client: Client, work: Work
) -> None:
    response = client.get("/works/beyond-tokens", headers={"Accept": "application/pdf"})
    assert response.status_code == 406
    assert BIB in response.content.decode()


@pytest.mark.parametrize("address", ["/works/a-draft", "/works/a-draft.bib", "/works/none"])
def test_draft_and_nothing_are_not_found_at_once(client: Client, draft: Work, address: str) -> None:
    assert client.get(address).status_code == 404


def test_browser_is_shown_the_tombstone(client: Client, withdrawn: Work) -> None:
    response = client.get("/works/a-mistake", headers={"Accept": "text/html"})
    assert response.status_code == 410
    assert REASON in response.content.decode()
    assert "text/html" in response["Content-Type"]


@pytest.mark.parametrize("address", ["/works/a-mistake", "/works/a-mistake.ris"])
def test_program_is_told_why_a_work_is_gone(client: Client, withdrawn: Work, address: str) -> None:
    response = client.get(address, headers={"Accept": BIB})
    assert response.status_code == 410
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert REASON in response.content.decode()


def test_slug_in_any_script_is_found_in_either_normal_form(client: Client, db: None) -> None:
    Work.objects.create(slug="пример-й-词元-été", original_title="x", status="published")
    for slug in ("пример-й-词元-été", "пример-и\u0306-词元-e\u0301te\u0301"):
        response = client.get(f"/works/{slug}.csl.json")
        assert response.status_code == 200


@pytest.mark.parametrize("address", ["/works/beyond-tokens.pdf", "/works/a.b.bib", "/works/%00"])
def test_no_other_ending_is_an_address_of_a_record(
    client: Client, work: Work, address: str
) -> None:
    assert client.get(address, follow=True).status_code == 404


def test_only_reading_is_allowed(client: Client, work: Work) -> None:
    assert client.post("/works/beyond-tokens").status_code == 405
    assert client.head("/works/beyond-tokens").status_code == 302


def test_signposts_name_doi_author_licence_formats_and_files(
    client: Client, work: Work, person: Contributor
) -> None:
    File.objects.bulk_create([File(work=work, name="a b.pdf", media_type="application/pdf")])
    links = client.get("/works/beyond-tokens")["Link"].split(", ")
    site = "http://127.0.0.1:8000"
    pk = File.objects.get().pk
    assert {
        '<https://doi.org/10.5281/zenodo.20352371>; rel="cite-as"',
        f'<{site}/works/beyond-tokens>; rel="canonical"',
        f'<{site}/works/beyond-tokens.bib>; rel="describedby"; type="application/x-bibtex"',
        f'<{site}/works/beyond-tokens.bib>; rel="alternate"; type="application/x-bibtex"',
        '<https://orcid.org/0009-0009-5318-3027>; rel="author"',
        f'<{site}/files/{pk}/a%20b.pdf>; rel="item"; type="application/pdf"',
        '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
    } <= set(links)


def test_work_without_doi_is_cited_by_its_permanent_address(client: Client, db: None) -> None:
    Work.objects.create(slug="词元", original_title="词元", status="published")
    link = '<http://127.0.0.1:8000/works/%E8%AF%8D%E5%85%83>; rel="cite-as"'
    assert link in client.get("/works/词元")["Link"]


@pytest.mark.parametrize(("accept", "most"), [("text/html", 4), (BIB, 16)])
def test_queries_are_few(
    client: Client, work: Work, accept: str, most: int, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(most):
        client.get("/works/beyond-tokens", headers={"Accept": accept})


SITE = "http://127.0.0.1:8000/works/beyond-tokens"


@pytest.mark.parametrize(
    ("accept", "ext"),
    [
        ("application/citeproc+json", "csl.json"),
        ("application/json", "csl.json"),
        ("application/vnd.citationstyles.csl+json;q=0.9, text/x-unknown", "csl.json"),
        ("application/x-bibtex;q=0.2, application/x-research-info-systems;q=0.3", "ris"),
        # What citation.doi.org shows for a client that understands several.
        ("application/rdf+xml;q=0.5, application/vnd.citationstyles.csl+json;q=1.0", "csl.json"),
        ("application/x-datacite+xml", "datacite.xml"),
        ("application/vnd.datacite.datacite+json; charset=utf-8", "datacite.json"),
    ],
)
def test_types_that_clients_of_doi_org_send_are_understood(
    client: Client, work: Work, accept: str, ext: str
) -> None:
    response = client.get("/works/beyond-tokens", headers={"Accept": accept})
    assert response["Content-Location"] == f"{SITE}.{ext}"
    assert response["Content-Type"] == FORMATS[ext].content_type


def test_every_name_of_a_type_leads_to_a_format(client: Client, work: Work) -> None:
    for name, ext in media_types.EXTENSIONS.items():
        response = client.get("/works/beyond-tokens", headers={"Accept": name})
        assert response["Content-Location"] == f"{SITE}.{ext}"


def test_every_format_is_answered_by_its_own_type(client: Client, work: Work) -> None:
    for form in FORMATS.values():
        response = client.get("/works/beyond-tokens", headers={"Accept": form.media_type})
        assert response["Content-Type"] == form.content_type


def test_bibliography_is_asked_for_with_style_and_locale(
    client: Client, work: Work, monkeypatch: Any
) -> None:
    asked = []

    def cite(request: Any, found: Any, style: str, locale: str, **more: Any) -> HttpResponse:
        asked.append((found.slug, style, locale, more["media_type"]))
        return HttpResponse("cited")

    monkeypatch.setattr(answering, "cite", cite)
    accept = 'text/x-bibliography; style="apa"; locale=fr-FR; charset=utf-8, */*;q=0.1'
    response = client.get("/works/beyond-tokens", headers={"Accept": accept})
    assert response.content == b"cited"
    assert asked == [("beyond-tokens", "apa", "fr-FR", "text/x-bibliography")]
    assert {"Accept", "Accept-Language"} <= set(response["Vary"].split(", "))


def test_style_that_is_not_there_is_not_acceptable(client: Client, work: Work) -> None:
    accept = "text/x-bibliography; style=nobody-s"
    response = client.get("/works/beyond-tokens", headers={"Accept": accept})
    assert response.status_code == 406


def test_doi_leads_to_the_record_that_is_asked_for(client: Client, work: Work) -> None:
    response = client.get(
        "/doi/10.5281/zenodo.20352371", headers={"Accept": "application/citeproc+json"}, follow=True
    )
    assert response.redirect_chain == [("/works/beyond-tokens", 302)]
    assert response["Content-Location"] == f"{SITE}.csl.json"
