"""Contributors' pages."""

import pytest

from publications.models import Contributor, Link
from tests.browse_pages.reading import text

from .making import LANGUAGES, make_person, make_work

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", LANGUAGES)
def test_person_answers_in_every_language(client, language):
    person = make_person(make_work())
    assert client.get(f"/{language}/people/{person.slug}/").status_code == 200


def test_name_is_the_readers_and_all_forms_are_told_with_script_and_language(read):
    person = make_person(make_work(), en="Wu Zhaohui", zh_hans="巫朝晖")
    page = read(f"/zh-hans/people/{person.slug}/")
    assert text(page.xpath("//h1")[0]) == "巫朝晖"
    assert page.xpath("//h1/bdi/@lang") == ["zh-Hans"]
    forms = [text(one) for one in page.xpath("//ul[@class='name-forms']/li")]
    assert forms == ["巫朝晖 简体中文 Hani", "Wu Zhaohui English Latn"]


def test_identifiers_lead_to_their_registries(read):
    person = make_person(make_work())
    Contributor.objects.filter(pk=person.pk).update(
        orcid="0009-0009-5318-3027", isni="0000000121032683", viaf="102333412"
    )
    page = read(f"/en/people/{person.slug}/")
    assert page.xpath("//dl//a/@href") == [
        "https://orcid.org/0009-0009-5318-3027",
        "https://isni.org/isni/0000000121032683",
        "https://viaf.org/viaf/102333412",
    ]


def test_pages_elsewhere_are_told_once(read):
    person = make_person(make_work())
    Contributor.objects.filter(pk=person.pk).update(url="https://a.example/")
    Link.objects.create(contributor=person, url="https://a.example/", label="Own page")
    Link.objects.create(contributor=person, url="https://b.example/")
    links = read(f"/en/people/{person.slug}/").xpath("//dl//a")
    assert [(one.get("href"), text(one)) for one in links] == [
        ("https://a.example/", "Own page"), ("https://b.example/", "https://b.example/"),
    ]  # fmt: skip


def test_works_stand_newest_first_and_go_on_by_key(read):
    works = [make_work(f"Work {number}", date=str(1900 + number)) for number in range(25)]
    page = read(f"/en/people/{make_person(*works).slug}/")
    titles = [text(one) for one in page.xpath("//p[@class='entry-title']")]
    assert (titles[0], len(titles)) == ("Work 24", 20)
    rest = read(page.xpath("//a[@rel='next']/@href")[0])
    assert len(rest.xpath("//p[@class='entry-title']")) == 5
    assert rest.xpath("string(//h2[@id='shelf-head'])") == "25 works"


def test_work_in_two_roles_is_listed_once(read):
    work = make_work()
    person = make_person(work)
    work.contributions.create(contributor=person, role="edt")
    assert len(read(f"/en/people/{person.slug}/").xpath("//p[@class='entry-title']")) == 1
