"""Pages for when something is not there or not working."""

import re

import pytest
from django.conf import settings
from django.db import OperationalError
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone

from catalogue.browse.errors import server_error
from publications.texts import Text

from .reading import tree, words

TAGS = [(language.tag, language.direction) for language in settings.CATALOGUE_LANGUAGES]


def raised(error: Exception):
    """The response to a request whose view raised ``error``."""
    try:
        raise error
    except Exception:
        return server_error(RequestFactory().get("/en/"))


def test_missing_page_offers_a_search_made_from_its_address(client, db):
    response = client.get("/en/works-of/beyond-tokens.html")
    assert response.status_code == 404
    assert tree(response).xpath("//main//input/@value") == ["works of beyond tokens"]


def test_missing_page_speaks_the_readers_language_without_a_prefix(client, db):
    response = client.get("/no/such/page", headers={"accept-language": "ar"})
    assert response.status_code == 404
    assert tree(response).get("dir") == "rtl"


def test_failure_is_told_in_ten_languages_without_the_database():
    response = raised(ValueError("boom"))
    assert response.status_code == 500
    items = tree(response).xpath("//li[@lang]")
    assert [(item.get("lang"), item.get("dir")) for item in items] == TAGS
    assert "boom" not in response.content.decode()


def test_absent_database_is_told_as_a_pause():
    response = raised(OperationalError("server closed the connection"))
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert [item.get("lang") for item in tree(response).xpath("//li[@lang]")] == [
        tag for tag, _ in TAGS
    ]


@pytest.mark.parametrize("name", ["500.html", "503.html"])
def test_static_pages_have_nothing_to_fill_in(name):
    html = (settings.BASE_DIR / "templates" / name).read_text(encoding="utf-8")
    assert not re.search(r"\{[{%#]|<style|<script", html)
    page = tree(raised(ValueError()))
    assert all(page.xpath("//li//a/@href"))


def test_failing_view_answers_with_the_static_page(client, db, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("catalogue.browse.pages.settings", None)
    assert client.get("/en/about/").status_code == 500


def test_tombstone_tells_citation_reason_and_date(rf, db):
    context = {
        "title": Text("Beyond Tokens", "en", "original"),
        "citation": "Wu, Z. (2026). Beyond Tokens.",
        "reason": "The author asked for it.",
        "withdrawn_at": timezone.make_aware(timezone.datetime(2026, 6, 30)),
        "identifiers": ["10.5281/zenodo.1"],
    }
    html = render_to_string("410.html", context, request=rf.get("/en/works/beyond-tokens/"))
    for part in (*context.values(), "30 June 2026"):
        assert not isinstance(part, str) or part in html
    assert words_of_stamp(html) == "Withdrawn 30 June 2026"


def words_of_stamp(html: str) -> str:
    class Page:
        content = html.encode()

    (said,) = words(Page, "//span[contains(@class, 'stamp-large')]")
    return re.sub(r"(?<=[a-z])(?=\d)", " ", said)
