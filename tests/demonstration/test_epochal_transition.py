"""The leading serial, its person and the ten works: what was stated, and no more."""

import pytest
from django.conf import settings

from publications.models import (
    DOI,
    ArchiveRecord,
    Contributor,
    Link,
    Relation,
    Serial,
    Translation,
    Work,
)
from publications.multilingual import texts
from publications.names import inverted
from publications.texts import same_language
from publications.translating.states import states_of

pytestmark = pytest.mark.usefixtures("demonstration")

ESSAY = "beyond-tokens"
SOURCE = "The essay “Beyond Tokens"


def _ten() -> list[Work]:
    return list(Work.objects.filter(source__startswith=SOURCE))


def test_the_serial_leads() -> None:
    serial = Serial.objects.earliest("pk")
    assert (serial.slug, serial.issn) == ("the-epochal-transition", "3083-5178")
    assert serial.get_frequency_display() == "Monthly"
    assert serial.url == "https://times.net.au"


def test_what_is_not_stated_of_the_serial_is_unknown() -> None:
    serial = Serial.objects.get(slug="the-epochal-transition")
    assert serial.original_language == serial.original_title == ""
    assert serial.publisher == serial.start_date == serial.end_date == ""
    assert not serial.archive_records.exists()
    assert not serial.issues.exists()


def test_there_are_ten_works() -> None:
    assert len(_ten()) == 10


@pytest.mark.parametrize("language", settings.CATALOGUE_LANGUAGES, ids=lambda one: one.code)
def test_each_of_the_ten_works_has_a_title_in_each_language(language) -> None:
    for thing in [*_ten(), Serial.objects.get(slug="the-epochal-transition")]:
        tags = [text.lang for text in texts(thing, "title")]
        assert any(same_language(tag, language.tag) for tag in tags), thing


def test_titles_in_one_language_are_all_different() -> None:
    for language in settings.CATALOGUE_LANGUAGES:
        titles = [getattr(work, f"title_{language.column}") for work in _ten()]
        given = [title for title in titles if title]
        assert len(set(given)) == len(given)


def test_titles_made_here_are_marked_machine_and_given_ones_draft() -> None:
    work = Work.objects.get(dois__value="10.5281/zenodo.17978371")
    states = states_of(Work, [work.pk])[work.pk]
    machine = {language for (_, language), state in states.items() if state == "machine"}
    assert machine == {"fr", "es", "pt", "de", "ru", "ja", "ko", "ar"}
    assert states["title", "zh-hans"] == "draft"
    assert ("title", "en") not in states  # the source of the others


def test_chinese_title_is_machine_where_only_the_english_was_given() -> None:
    work = Work.objects.get(dois__value="10.5281/zenodo.18160116")
    assert states_of(Work, [work.pk])[work.pk]["title", "zh-hans"] == "machine"


def test_93_titles_are_by_machine_and_nothing_is_called_reviewed() -> None:
    assert Translation.objects.filter(state="machine").count() == 5 * 8 + 5 * 9 + 8
    assert not Translation.objects.filter(state="reviewed").exists()
    assert not Translation.objects.filter(outdated=True).exists()


def test_essay_is_chinese_with_its_given_english_title() -> None:
    essay = Work.objects.get(slug=ESSAY)
    assert essay.original_language == "zh-Hans"
    assert essay.original_title == "词元之后:AI时代真正稀缺的是什么?"
    assert not essay.title_zh_hans
    assert states_of(Work, [essay.pk])[essay.pk]["title", "en"] == "draft"


def test_essay_has_its_keywords_in_two_languages() -> None:
    essay = Work.objects.get(slug=ESSAY)
    assert essay.original_keywords.splitlines()[:2] == ["词元", "Token"]
    assert essay.keywords_en.splitlines()[-1] == "JEFFI CHAO HUI WU"
    assert not essay.keywords_fr


def test_essay_belongs_to_the_serial_and_to_no_stated_issue() -> None:
    essay = Work.objects.get(slug=ESSAY)
    assert essay.serial.slug == "the-epochal-transition"
    assert essay.issue is None
    assert (essay.work_type, essay.date) == ("essay", "2026-06")
    assert not essay.dois.exists()


def test_essay_refers_to_the_nine_others_in_its_order() -> None:
    references = Relation.objects.filter(source__slug=ESSAY, kind="References")
    dois = list(references.values_list("target__dois__value", flat=True))
    assert len(set(dois)) == 9
    assert (dois[0], dois[-1]) == ("10.5281/zenodo.17978371", "10.5281/zenodo.18160116")


def test_what_is_not_stated_of_a_work_is_unknown() -> None:
    work = Work.objects.get(dois__value="10.5281/zenodo.20201895")
    assert work.work_type == work.date == work.publisher == work.licence == ""
    assert (work.year, work.first_day, work.serial, work.issue) == (None, None, None, None)
    assert work.original_language == work.original_title == ""
    assert not work.contributions.exists()


def test_doi_leads_to_its_work() -> None:
    work = DOI.objects.get(value="10.5281/zenodo.20352371").work
    assert work.title_en.startswith("Cross-Generational 20-Year Intelligent Logistics")


@pytest.mark.parametrize(
    ("identifier", "doi"),
    [
        ("nla.obj-4204311557", "10.5281/zenodo.20352371"),
        ("nla.obj-4204309341", "10.5281/zenodo.20362574"),
    ],
)
def test_library_id_leads_to_the_right_work(identifier: str, doi: str) -> None:
    record = ArchiveRecord.objects.get(service="nla", identifier=identifier)
    assert record.work == DOI.objects.get(value=doi).work
    assert Link.objects.filter(work=record.work, url=record.url).exists()


def test_each_zenodo_doi_is_claimed_as_a_zenodo_record() -> None:
    dois = DOI.objects.filter(value__startswith="10.5281/zenodo.")
    pairs = {(doi.work_id, doi.value.rpartition(".")[2]) for doi in dois}
    records = ArchiveRecord.objects.filter(service="zenodo")
    assert {(record.work_id, record.identifier) for record in records} == pairs
    assert len(pairs) == 9


def test_nothing_is_said_to_be_checked_or_verified() -> None:
    assert set(ArchiveRecord.objects.values_list("state", flat=True)) == {"claimed"}
    assert set(DOI.objects.values_list("state", flat=True)) == {"unchecked"}


def test_person_has_each_stated_form_of_the_name() -> None:
    person = Contributor.objects.get(orcid="0009-0009-5318-3027")
    forms = [inverted(form.name) for form in person.names.all()]
    assert forms == ["Wu Zhaohui", "JEFFI CHAO HUI WU", "巫朝晖", "WU, J. C. H."]
    assert str(person) == "Wu Zhaohui"


def test_works_carry_the_name_as_printed() -> None:
    printed = {
        contribution.work.slug: inverted(contribution.name.name)
        for contribution in Contributor.objects.get(slug="wu-zhaohui").contributions.all()
    }
    assert printed == {ESSAY: "Wu Zhaohui", "source-declaration": "WU, J. C. H."}


def test_addresses_are_there_to_be_checked() -> None:
    assert Link.objects.filter(serial__slug="the-epochal-transition", field="url").exists()
    assert Link.objects.filter(contributor__slug="wu-zhaohui", label="ORCID").exists()
