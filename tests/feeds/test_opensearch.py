"""OpenSearch: what the description says, and that what it says is so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from catalogue.feeds.opensearch import Description, Way, write
from tests.browse_pages.reading import tree
from tests.browse_works.making import make_serial, make_work

SPACE = {"os": "http://a9.com/-/spec/opensearch/1.1/"}
hostile = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


def described(client, query="", **headers):
    response = client.get(f"/opensearch.xml{query}", headers=headers)
    assert response.status_code == 200
    return etree.fromstring(response.content)


def texts(root, path):
    return [getattr(one, "text", one) for one in root.xpath(path, namespaces=SPACE)]


def templates(root, media_type):
    return texts(root, f"os:Url[@type='{media_type}']/@template")


@given(name=hostile, icon=hostile)
def test_whatever_the_press_is_called_the_description_is_well_formed(name, icon):
    root = etree.fromstring(write(Description(name, name, name, [Way(icon, name)], [name], icon)))
    assert all(len(one) <= 16 for one in texts(root, "os:ShortName"))
    assert all(len(one) <= 48 for one in texts(root, "os:LongName"))


@pytest.mark.django_db
class TestDescription:
    def test_leads_to_pages_and_feeds_in_the_readers_language(self, client, settings):
        root = described(client, "?lang=fr")
        assert templates(root, "text/html")[0] == f"{settings.SITE_URL}/fr/works/?q={{searchTerms}}"
        assert templates(root, "application/atom+xml")[0] == (
            f"{settings.SITE_URL}/fr/feeds/works.atom?q={{searchTerms}}"
        )

    def test_without_a_language_speaks_that_of_the_browser(self, client):
        root = described(client, **{"accept-language": "de-AT,en;q=0.5"})
        assert "/de/works/" in templates(root, "text/html")[0]

    def test_lets_who_asks_name_a_language(self, client, settings):
        for media_type, kind in (("text/html", ""), ("application/atom+xml", ".atom")):
            assert templates(described(client), media_type)[1] == (
                f"{settings.SITE_URL}/opensearch/works{kind}?q={{searchTerms}}&lang={{language}}"
            )

    def test_offers_suggestions(self, client, settings):
        root = described(client, "?lang=fr")
        assert texts(root, "os:Url[@rel='suggestions']/@template") == [
            f"{settings.SITE_URL}/fr/works/suggest?q={{searchTerms}}"
        ]

    def test_names_every_site_language_as_the_standard_does(self, client, settings):
        tags = [language.tag for language in settings.CATALOGUE_LANGUAGES]
        assert texts(described(client), "os:Language") == tags

    def test_says_who_and_what(self, client, settings):
        settings.CONTACT_EMAIL = "desk@example.org"
        make_serial("The Press", title_fr="La Presse")
        root = described(client, "?lang=fr")
        assert texts(root, "os:LongName") == ["La Presse"]
        assert texts(root, "os:ShortName") == ["Perdura"]
        assert texts(root, "os:Contact") == ["desk@example.org"]

    def test_its_templates_answer(self, client):
        make_work("On Paper")
        root = described(client, "?lang=ko")
        for template in texts(root, "os:Url[not(@rel)]/@template"):
            filled = template.replace("{searchTerms}", "on%20paper").replace("{language}", "ko")
            response = client.get(filled.removeprefix("http://127.0.0.1:8000"), follow=True)
            assert response.status_code == 200
            assert "On Paper" in response.content.decode(), template

    def test_icon_is_there(self, client, settings):
        (icon,) = texts(described(client), "os:Image")
        assert client.get(icon.removeprefix(settings.SITE_URL)).status_code == 200

    def test_costs_one_query(self, client, django_assert_num_queries):
        with django_assert_num_queries(1):
            described(client)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("named", "code"),
    [("zh-Hans", "zh-hans"), ("zh-CN", "zh-hans"), ("pt-BR", "pt"), ("EN-us", "en"), ("ar", "ar")],
)
def test_named_language_is_the_nearest_of_the_site(client, named, code):
    response = client.get("/opensearch/works", {"q": "ink & 紙", "lang": named})
    assert (response.status_code, response["Location"]) == (
        302, f"/{code}/works/?q=ink+%26+%E7%B4%99"
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("named", ["*", "", "tlh", "//example.org", "x" * 600, "\x00"])
def test_no_language_of_ours_is_that_of_the_browser(client, named):
    response = client.get(
        "/opensearch/works.atom",
        {"q": "ink", "lang": named},
        headers={"accept-language": "es"},
    )
    assert response["Location"] == "/es/feeds/works.atom?q=ink"
    assert "Accept-Language" in response["Vary"]


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/en/", "/ar/works/", "/ja/about/", "/fr/serials/", "/en/no/"])
def test_every_page_leads_to_the_description_in_its_language(client, page):
    (address,) = tree(client.get(page)).xpath("//head/link[@rel='search']/@href")
    assert address == f"/opensearch.xml?lang={page[1:3]}"
    assert client.get(address)["Content-Language"] == page[1:3]


@pytest.mark.django_db
def test_description_is_only_read(client):
    assert client.post("/opensearch.xml").status_code == 405
