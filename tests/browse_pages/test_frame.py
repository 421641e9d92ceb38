"""What every page has: its language, its other languages, one way around."""

import re

import pytest
from django.conf import settings

from .making import make_serial
from .reading import links, tree, words

LANGUAGES = settings.CATALOGUE_LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_page_answers_in_its_language_and_direction(client, catalogue, path, language):
    response = client.get(f"/{language.code}/{path}")
    page = tree(response)
    assert response.status_code == (404 if path == "no-such-page/" else 200)
    assert (page.get("lang"), page.get("dir")) == (language.tag, language.direction)
    assert len(page.xpath("//h1")) == 1


def test_every_page_names_itself_in_ten_languages(client, catalogue, path):
    if path == "no-such-page/":
        return  # it has no others
    page = tree(client.get(f"/fr/{path}"))
    found = dict(
        zip(page.xpath("//link/@hreflang"), page.xpath("//link[@hreflang]/@href"), strict=True)
    )
    expected = {
        language.tag: f"{settings.SITE_URL}/{language.code}/{path}" for language in LANGUAGES
    }
    assert found == {**expected, "x-default": f"{settings.SITE_URL}/{path}"}
    assert page.xpath("//link[@rel='canonical']/@href") == [expected["fr"]]


def test_every_named_language_answers(client, catalogue, path):
    page = tree(client.get(f"/en/{path}"))
    for address in page.xpath("//link[@hreflang]/@href"):
        response = client.get(address.removeprefix(settings.SITE_URL), follow=True)
        assert response.status_code == 200


def test_switch_stays_on_the_page_and_keeps_what_was_asked(client, catalogue):
    page = tree(client.get("/en/serials/?after=a&b=%E5%BC%80"))
    switch = "//details[@class='menu']//a"
    assert page.xpath(f"{switch}/@href") == [
        f"/{language.code}/serials/?after=a&b=%E5%BC%80" for language in LANGUAGES
    ]
    assert page.xpath(f"{switch}/@lang") == [language.tag for language in LANGUAGES]
    assert page.xpath(f"{switch}[@aria-current]/@lang") == ["en"]


def test_switch_escapes_a_hostile_address(client, db):
    html = client.get('/en/%22%3E%3Cscript%3Ex/?"><script>y').content.decode()
    assert "<script>" not in html


def test_unknown_page_is_offered_to_no_search_engine(client, db):
    page = tree(client.get("/en/no-such-page/"))
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not page.xpath("//link[@hreflang]")


@pytest.mark.parametrize("path", ["/", "/serials/", "/about/"])
@pytest.mark.parametrize(
    ("accept", "code"), [("fr-CA,en;q=0.5", "fr"), ("zh-CN", "zh-hans"), ("ar", "ar"), ("x", "en")]
)
def test_address_without_language_leads_to_the_readers(client, db, path, accept, code):
    response = client.get(path, headers={"accept-language": accept})
    assert response.status_code == 302
    assert response["Location"] == f"/{code}{path}"
    assert "Accept-Language" in response["Vary"]


def test_leading_serial_is_the_first_that_was_entered(client, db):
    make_serial()
    make_serial(issn="", original_title="", title_en="Kaebyok")
    assert words(client.get("/en/about/"), "//a[@class='brand']") == [
        "The Epochal Transition 时代跃迁"
    ]


def test_leading_serial_can_be_chosen(client, db, settings):
    make_serial()
    chosen = make_serial(issn="", original_title="", title_en="Kaebyok")
    settings.LEADING_SERIAL = chosen.slug
    assert words(client.get("/en/about/"), "//a[@class='brand']") == ["Kaebyok"]


def test_masthead_stands_in_the_readers_language_without_its_double(client, catalogue):
    assert words(client.get("/zh-hans/about/"), "//a[@class='brand']") == ["时代跃迁"]


def test_nothing_on_a_page_is_inline_or_foreign(client, catalogue, path):
    response = client.get(f"/ar/{path}")
    html = response.content.decode()
    assert not re.search(r"<style|style=|<script>|\son[a-z]+=|javascript:", html)
    page = tree(response)
    asked = page.xpath(
        "//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src"
    )
    assert asked
    assert all(address.startswith("/static/") for address in asked)


def test_every_way_around_the_site_leads_somewhere(client, catalogue, path):
    for address in set(links(client.get(f"/en/{path}"), "//*")) - {f"/en/{path}"}:
        if address.startswith("/en/"):
            assert client.get(address).status_code == 200, address
