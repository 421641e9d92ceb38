"""Every page for people answers, in all ten languages, for the demonstration catalogue."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from publications.models import Contributor, Issue, Serial, Subject, Work

pytestmark = pytest.mark.django_db
LANGUAGES = [language.code for language in settings.CATALOGUE_LANGUAGES]
FIXED = (
    "", "works/", "works/?q=logistics", "works/?q=doi:10.5281/zenodo.20352371",
    "works/?q=%E5%BC%80",
    "works/?year_min=1920&year_max=1921", "works/?sort=title&size=50", "works/?q=nothing-like-this",
    "serials/", "librarians/", "about/", "accessibility/",
)  # fmt: skip


@pytest.fixture
def demonstration() -> None:
    call_command("load_demonstration", verbosity=0)


def _pages() -> Iterator[str]:
    """Every fixed page and leading work, and some of each kind of thing."""
    yield from FIXED
    leading = Work.objects.filter(dois__isnull=False) | Work.objects.filter(slug="beyond-tokens")
    others = Work.objects.exclude(pk__in=leading).order_by("pk")[::60]
    for work in [*leading.distinct(), *others]:
        yield f"works/{work.slug}/"
    for serial in Serial.objects.all():
        yield f"serials/{serial.slug}/"
    for issue in Issue.objects.select_related("serial").order_by("pk")[::9]:
        yield f"serials/{issue.serial.slug}/{issue.slug}/"
    for person in Contributor.objects.order_by("pk")[::30]:
        yield f"people/{person.slug}/"
    for subject in Subject.objects.order_by("pk")[::6]:
        yield f"subjects/{subject.slug}/"


def test_every_page_answers_in_every_language(client: Client, demonstration: None) -> None:
    failed = [
        (path, response.status_code)
        for page in _pages()
        for path in (f"/{language}/{page}" for language in LANGUAGES)
        if (response := client.get(path)).status_code != 200
    ]
    assert failed == []


def test_every_page_says_its_language_and_direction(client: Client, demonstration: None) -> None:
    for language in settings.CATALOGUE_LANGUAGES:
        for page in ("", "works/", "works/beyond-tokens/", "serials/kaebyok/"):
            html = client.get(f"/{language.code}/{page}").content.decode()
            tag = re.search(r"<html[^>]*>", html)
            assert tag is not None
            assert f'lang="{language.tag}"' in tag[0]
            assert f'dir="{language.direction}"' in tag[0]


def test_no_page_shows_what_only_programs_say(client: Client, demonstration: None) -> None:
    for page in _pages():
        html = client.get(f"/fr/{page}").content.decode()
        text = re.sub(r"<[^>]*>", " ", html)
        assert not re.search(r"\bNone\b(?! of)|\{\{|\{%|&lt;bound method|Promise", text), page


def test_withdrawn_work_is_a_tombstone_in_every_language(
    client: Client, demonstration: None
) -> None:
    Work.objects.filter(slug="beyond-tokens").update(
        status="withdrawn", withdrawn_reason="The author asked for it."
    )
    for language in LANGUAGES:
        response = client.get(f"/{language}/works/beyond-tokens/")
        assert response.status_code == 410
        assert "The author asked for it." in response.content.decode()


def test_unknown_pages_are_404_in_every_language(client: Client, demonstration: None) -> None:
    for language in LANGUAGES:
        for page in ("works/nothing/", "serials/nothing/", "people/nothing/", "nothing/"):
            assert client.get(f"/{language}/{page}").status_code == 404


def test_identifiers_reach_the_right_work(client: Client, demonstration: None) -> None:
    for address in ("/doi/10.5281/zenodo.20352371", "/id/nla/nla.obj-4204311557"):
        response = client.get(address, follow=True)
        assert response.status_code == 200
        assert "works/cross-generational-logistics-and-financial-system/" in str(
            response.redirect_chain[-1][0]
        )
