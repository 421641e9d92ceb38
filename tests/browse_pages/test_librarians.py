"""What librarians are given: requests made of a real work."""

from publications.models import DOI, ArchiveRecord, Contributor

from .making import make_serial, make_work
from .reading import words

CODE = "//pre[@class='example']/code"


def test_examples_are_made_of_a_real_work(client, db, settings):
    settings.SITE_URL = "https://example.org"
    make_work("Beyond Tokens")
    examples = words(client.get("/en/librarians/"), CODE)
    address = "https://example.org/works/beyond-tokens"
    assert f'curl -L "{address}"' in examples
    assert [f'curl "{address}.{ending}"' in examples for ending in ("bib", "ris", "csl.json")] == [
        True, True, True,
    ]  # fmt: skip


def test_work_with_a_doi_is_the_better_example(client, db):
    work = make_work("With DOI", date="1993")
    DOI.objects.create(work=work, value="10.5281/zenodo.1")
    make_work("Newer", date="2026")
    examples = words(client.get("/en/librarians/"), CODE)
    assert any("/works/with-doi" in example for example in examples)
    assert any("/doi/10.5281/zenodo.1" in example for example in examples)


def test_each_scheme_that_is_here_has_its_example(client, db):
    work = make_work(serial=make_serial())
    Contributor.objects.create(orcid="0009-0009-5318-3027")
    ArchiveRecord.objects.create(work=work, service="nla", identifier="nla.obj-4204311557")
    examples = " ".join(words(client.get("/en/librarians/"), CODE))
    for path in ("id/issn/3083-5178", "id/orcid/0009-0009-5318-3027", "id/nla/nla.obj-4204311557"):
        assert f"/{path}" in examples


def test_draft_is_nobodys_example(client, db):
    make_work("Secret", status="draft")
    assert "secret" not in client.get("/en/librarians/").content.decode()


def test_empty_catalogue_promises_examples(client, db):
    response = client.get("/en/librarians/")
    assert response.status_code == 200
    assert words(response, CODE) == []


def test_address_in_another_script_is_encoded(client, db):
    make_work("词元之后")
    assert "/works/%E8%AF%8D" in client.get("/en/librarians/").content.decode()


def test_page_needs_few_queries(client, db, django_assert_max_num_queries):
    work = make_work(serial=make_serial())
    DOI.objects.create(work=work, value="10.5281/zenodo.1")
    with django_assert_max_num_queries(8):
        client.get("/de/librarians/")
